// Opening, filtering, printing, saving as a spreadsheet, taking the file home; a day's share, and a window that a second person opens.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, test } from "node:test";
import {
  addPerson, atDesk, cookieOf, demo, desk, fine, keyholders, languages, nasij, none, openBrowser, openList, phone, press, sessionOf, sideways,
  shot, temporaryFolder, visit,
} from "./lib.mjs";

const SHARE = 200;
const body = "tunisie";
const list = `/desk/b/${body}/records/people`;

let browser;
before(async () => {
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
});

async function saved(page, button) {
  const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
  const file = path.join(temporaryFolder("download"), "file");
  await download.saveAs(file);
  return { name: download.suggestedFilename(), file, text: readFileSync(file, "utf8") };
}

for (const language of languages) {
  test(`a keyholder opens, filters, prints and saves her body's list on a phone in ${language}`, async () => {
    const site = await demo();
    try {
      const [who] = keyholders(site);
      const passphrase = site.passphrases.get(who.email);
      const cookie = await sessionOf(site, site.account("coordinator"));
      await addPerson(site, cookie, body, { name: "=1+1", place: "نَفْطَة", phone: "+216 20 111 222" });

      const page = await atDesk(browser, site, who, language, { viewport: phone });
      await visit(page, `/desk/b/${body}/records`);
      await fine(page, "the lists");
      await visit(page, list);
      await fine(page, "before opening");
      assert.equal(await page.locator("a[download='opener.html']").count(), 1, "the opener for a machine without a network is offered");
      const field = page.locator("[data-keyholder] input[type=password]");
      await field.fill("not the passphrase at all");
      await page.locator("[data-keyholder] button[type=submit]").click();
      await page.locator("[data-keyholder] [aria-invalid=true]").waitFor({ timeout: 90_000 });
      await fine(page, "a wrong passphrase");
      const rows = await openList(page, body, passphrase);
      await fine(page, "the opened list");
      await shot(page, `list-${language}`);
      assert.equal(await page.locator("input[type=password]:visible").count(), 0);

      // Search folds: without the marks, with another ta.
      const search = page.locator("#keyholder-search");
      await search.fill("نفطه");
      await page.waitForFunction((all) => document.querySelectorAll(".keyholder-rows tbody tr").length < all, rows);
      const found = await page.locator(".keyholder-rows tbody tr").allInnerTexts();
      assert.ok(found.length > 0 && found.some((text) => text.includes("=1+1")), found.join("\n"));
      const csv = await saved(page, page.locator(".keyholder-tools button").nth(1));
      assert.match(csv.name, /\.csv$/);
      assert.ok(csv.text.startsWith("\ufeff"), "a spreadsheet reads it as UTF-8");
      assert.match(csv.text, /'=1\+1/, "no formula is run");
      assert.equal(csv.text.trimEnd().split("\r\n").length, found.length + 1, "what was filtered is what is saved");
      await search.fill("");

      await page.emulateMedia({ media: "print" });
      await page.setViewportSize(desk);
      assert.ok(await page.locator(".keyholder-paper").isVisible(), "paper says that it bears names");
      assert.ok(await page.locator(".keyholder-tools").isHidden());
      none(await sideways(page), "on paper");
      await shot(page, `list-print-${language}`);
      await page.emulateMedia({ media: "screen" });

      await page.locator(".keyholder-tools button").nth(2).click();
      assert.equal(await page.locator(".keyholder-rows").count(), 0, "forgotten at once");
      await fine(page, "forgotten");

      const taken = await saved(page, page.locator(`a[href='${list}/file']`));
      const opened = await nasij("keys", "open", taken.file, { env: { NASIJ_PASSPHRASE: passphrase } });
      assert.equal(opened.code, 0, opened.err);
      assert.equal(opened.out.trimEnd().split("\n").length, rows, "the file opens on her own machine");
      assert.ok(opened.out.includes("=1+1"));
      assert.ok(!taken.text.includes("Hammami"), "and says nothing by itself");

      // The same file in the opener that she took home: from disk, without a server and without a network.
      const home = await saved(page, page.locator("a[download='opener.html']"));
      const opener = path.join(temporaryFolder("opener"), "opener.html");
      writeFileSync(opener, home.text);
      const alone = await browser.newContext({ viewport: phone, offline: true });
      const apart = await alone.newPage();
      const asked = [];
      apart.on("request", (request) => asked.push(request.url()));
      await apart.goto(pathToFileURL(opener).href);
      const handed = path.join(temporaryFolder("handed"), "handed.json");
      writeFileSync(handed, taken.text);
      await apart.locator("input[type=file]").setInputFiles(handed);
      await apart.locator("input[type=password]").fill(passphrase);
      await apart.locator("button[type=submit]").click();
      await apart.waitForFunction((all) => document.querySelectorAll(".keyholder-rows tbody tr").length === all, rows, { timeout: 90_000 });
      assert.ok((await apart.locator(".keyholder-rows").innerText()).includes("=1+1"));
      none(asked.filter((url) => !/^(file|blob|data):/.test(url)), "asked for over a network");
      await shot(apart, `opener-${language}`);
      await alone.close();
    } finally {
      await site.stop();
    }
  });
}

test("beyond a day's share a second keyholder opens a window", async () => {
  const site = await demo();
  try {
    const [first, second] = keyholders(site);
    const passphrase = site.passphrases.get(first.email);
    const cookie = await sessionOf(site, site.account("coordinator"));
    for (let n = 0; n < SHARE + 20; n++) await addPerson(site, cookie, body, { name: `شخص ${n}` });

    const page = await atDesk(browser, site, first, "fr");
    assert.equal(await openList(page, body, passphrase), SHARE, "the list stops at the share, and what was handed out stays readable");
    const told = page.locator("[data-keyholder] .notice");
    assert.ok(await told.isVisible());
    assert.match(await told.locator("a").getAttribute("href"), new RegExp(`/desk/b/${body}/windows$`), "it says how to ask");
    await fine(page, "the share is used up");
    await shot(page, "list-limit-fr");
    const after = await rest(page, site);
    assert.equal(after.status, 429);
    assert.equal(new URL(after.problem.type, site.url).pathname.split("/").at(-1), "hand-out-limit");
    assert.ok(Number(after.retry) > 0);

    await visit(page, `/desk/b/${body}/windows`);
    const purpose = page.locator("textarea[name=purpose]");
    await purpose.evaluate((field) => (field.form.noValidate = true));
    assert.equal((await press(page, page.locator("form[action$='/windows'] button"))).status(), 422);
    await fine(page, "a window without a purpose");
    await purpose.fill("Convocations pour l’assemblée générale de samedi");
    await page.locator("[name=records]").fill("500");
    await press(page, page.locator("form[action$='/windows'] button"));
    await fine(page, "a window that waits");
    assert.equal(await page.locator("form[action*='/windows/']").count(), 0, "nobody opens her own");
    assert.equal((await rest(page, site)).status, 429, "a window that waits gives nothing");

    const other = await atDesk(browser, site, second, "ar", { viewport: phone });
    await visit(other, "/desk/");
    assert.ok((await other.locator(`main a[href='/desk/b/${body}/windows']`).count()) > 0, "her desk says that a window waits");
    await visit(other, `/desk/b/${body}/windows`);
    await fine(other, "a window to decide");
    await press(other, other.locator("form[action*='/windows/'] button").first());
    assert.match(other.url(), /done=opened/);
    await fine(other, "a window that is open");
    await shot(other, "window-open-ar");

    const all = await openList(page, body, passphrase);
    assert.ok(all > SHARE + 20, `${all} rows through the window`);
    await fine(page, "a list of more than a share");
    const file = path.join(temporaryFolder("download"), "people.json");
    const answer = await fetch(`${site.url}${list}/file`, { headers: { cookie: await cookieOf(page) } });
    writeFileSync(file, Buffer.from(await answer.arrayBuffer()));
    const opened = await nasij("keys", "open", file, { env: { NASIJ_PASSPHRASE: passphrase } });
    assert.equal(opened.code, 0, opened.err);
    assert.equal(opened.out.trimEnd().split("\n").length, all, "one file holds what several parts handed out");

    const trail = await atDesk(browser, site, site.account("coordinator"), "ar");
    await visit(trail, `/desk/b/${body}/audit`);
    const entries = await trail.locator("main").innerText();
    for (const words of ["سُلّمت سجلات مختومة", "طلب نافذة تسليم", "فتح نافذة تسليم"]) assert.ok(entries.includes(words), `the trail lacks ${words}`);
    assert.ok(!entries.includes("شخص 1"), "and names nobody");
  } finally {
    await site.stop();
  }
});

/** What the server answers to a request for what comes after the last record that she was handed. */
async function rest(page, site) {
  const cookie = await cookieOf(page);
  const headers = { cookie, accept: "application/json" };
  const { next } = await (await fetch(`${site.url}${list}/handed`, { headers })).json();
  const answer = await fetch(`${site.url}${list}/handed?after=${next}`, { headers });
  return { status: answer.status, problem: await answer.json(), retry: answer.headers.get("retry-after") };
}
