// Signatures on paper: a number with the scan of its sheets, sealed as it comes; a keyholder opens the scan in her browser and saves it.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, test } from "node:test";
import { atDesk, demo, desk, fine, keyholders, nasij, none, openBrowser, openList, phone, press, shot, sideways, temporaryFolder, visit } from "./lib.mjs";

const body = "tunisie";
let browser;
before(async () => {
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
});

/** A sheet as a scanner sends it: some bytes that are no text. */
function sheet(kilobytes) {
  const filling = Buffer.from(Array.from({ length: kilobytes * 1000 }, (_, n) => (n * 7919) % 251));
  return Buffer.concat([Buffer.from("%PDF-1.4\nنجلاء من واحة بعيدة\n"), filling, Buffer.from("\ntrailer\n%%EOF\n")]);
}

async function kept(page, button) {
  const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
  const file = path.join(temporaryFolder("download"), "file");
  await download.saveAs(file);
  return { name: download.suggestedFilename(), file, bytes: readFileSync(file) };
}

for (const [language, viewport, name] of [["ar", phone, "أوراق السوق.pdf"], ["fr", desk, "feuilles.pdf"]]) {
  test(`a scan is sealed as it comes and saved by who opens it, in ${language}`, async () => {
    const site = await demo();
    try {
      const bytes = sheet(900);
      // She enters it without JavaScript; a text is no scan.
      const writer = await atDesk(browser, site, site.account("coordinator tunisie"), language, { viewport, javaScript: false });
      await visit(writer, `/desk/b/${body}/campaigns`);
      await press(writer, writer.locator("main td a, main th a").first());
      await press(writer, writer.locator('main a[href$="/papers"]'));
      const enter = async (buffer, called) => {
        await writer.locator('[name="count"]').fill("48");
        await writer.locator('[name="gathered"]').fill("2026-01-10");
        await writer.locator('[name="place"]').fill(language === "ar" ? "سوق الأحد" : "Marché du dimanche");
        await writer.locator('[name="witness"]').fill(language === "ar" ? "شاهدة" : "Témoin");
        await writer.locator('[name="scan"]').fill(language === "ar" ? "خزانة المقر" : "Armoire du siège");
        await writer.locator('[name="file"]').setInputFiles({ name: called, mimeType: "application/pdf", buffer });
        await press(writer, writer.locator("main form .form-end button").first());
      };
      await enter(Buffer.from("no scan"), name);
      assert.ok((await writer.locator(".errors").count()) > 0, "what is wrong with it is said");
      assert.equal(await writer.locator('[name="count"]').inputValue(), "48", "and nothing typed is lost");
      await shot(writer, `scan-wrong-${language}`);
      await enter(bytes, name);
      assert.match(writer.url(), /done=saved/);
      await shot(writer, `scan-entered-${language}`);
      const papers = new URL(writer.url()).pathname;
      await writer.context().close();

      const [who] = keyholders(site);
      const passphrase = site.passphrases.get(who.email);
      const page = await atDesk(browser, site, who, language, { viewport });
      await visit(page, `/desk/b/${body}/records`);
      assert.ok((await page.locator(`main a[href$="/records/scans"]`).count()) === 1, "a list of its own");
      assert.equal(await openList(page, body, passphrase, "scans"), 1);
      await fine(page, "the opened scan");
      none(await sideways(page), "the opened scan");
      await shot(page, `scan-opened-${language}`);
      const rows = page.locator(".keyholder-rows tbody tr");
      const saved = await kept(page, rows.locator("button"));
      assert.equal(saved.name, name);
      assert.ok(saved.bytes.equals(bytes), "as it was sent");
      const csv = await kept(page, page.locator(".keyholder-tools button").nth(1));
      assert.ok(csv.bytes.length < 2_000 && !csv.bytes.includes("base64"), "a spreadsheet holds no file");

      // Taken home: in the opener without a network, and by the command.
      const taken = await kept(page, page.locator(`a[href='/desk/b/${body}/records/scans/file']`));
      assert.ok(!taken.bytes.includes("نجلاء"), "it says nothing by itself");
      const opened = await nasij("keys", "open", taken.file, { env: { NASIJ_PASSPHRASE: passphrase } });
      assert.equal(opened.code, 0, opened.err);
      const [, base64] = JSON.parse(opened.out).fields.file.split(";base64,");
      assert.ok(Buffer.from(base64, "base64").equals(bytes));
      const home = await kept(page, page.locator("a[download='opener.html']"));
      const opener = path.join(temporaryFolder("opener"), "opener.html");
      writeFileSync(opener, home.bytes);
      const alone = await browser.newContext({ viewport: phone, offline: true });
      const apart = await alone.newPage();
      await apart.goto(pathToFileURL(opener).href);
      const handed = path.join(temporaryFolder("handed"), "handed.json");
      writeFileSync(handed, taken.bytes);
      await apart.locator("input[type=file]").setInputFiles(handed);
      await apart.locator("input[type=password]").fill(passphrase);
      await apart.locator("button[type=submit]").click();
      const again = apart.locator(".keyholder-rows tbody tr button");
      await again.first().waitFor({ timeout: 90_000 });
      assert.ok((await kept(apart, again.first())).bytes.equals(bytes), "also from disk");
      await alone.close();

      // Taken out with its number.
      const end = await atDesk(browser, site, site.account("coordinator tunisie"), language, { javaScript: false });
      await visit(end, papers);
      await press(end, end.locator('form[action$="/remove"] button').first());
      await visit(page, `/desk/b/${body}/records`);
      assert.match(await page.locator(`main li:has(a[href$="/records/scans"])`).innerText(), /\b0\b/);
      await end.context().close();
    } finally {
      await site.stop();
    }
  });
}
