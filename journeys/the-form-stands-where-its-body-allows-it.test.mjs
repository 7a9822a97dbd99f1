// A campaign's count and form in a frame of another site: shown where the body named that site, and nowhere else.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { atDesk, demo, freePort, openBrowser, press, visit } from "./lib.mjs";

const embedded = "/fr/b/tunisie/campaigns/ma-al-madrasa/embed";
const servers = [];
let site;
let browser;
before(async () => {
  site = await demo();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  servers.forEach((server) => server.close());
  await site?.stop();
});

/** A site of somebody else's with the campaign in a frame; its name as a body writes it down. */
async function elsewhere() {
  const port = await freePort();
  const html = `<!doctype html><title>Elsewhere</title><h1>Elsewhere</h1><iframe src="${site.url}${embedded}" width="600" height="900"></iframe>`;
  const server = createServer((_, answer) => answer.setHeader("content-type", "text/html; charset=utf-8").end(html));
  await new Promise((done) => server.listen(port, "127.0.0.1", done));
  servers.push(server);
  return `127.0.0.1:${port}`;
}

/** The page elsewhere, its frame, and what the browser refused. */
async function seen(host, options = {}) {
  const context = await browser.newContext({ locale: "fr", viewport: { width: 900, height: 1000 }, ...options });
  const page = await context.newPage();
  const refused = [];
  page.on("console", (message) => {
    if (/frame-ancestors/.test(message.text())) refused.push(message.text());
  });
  await page.goto(`http://${host}/`, { waitUntil: "load" });
  assert.equal(await page.locator("h1").innerText(), "Elsewhere");
  const frame = page.frames().find((one) => one !== page.mainFrame());
  return { context, page, frame, refused };
}

test("a site that the body named shows count and form, another shows nothing, and what was named is taken back", async () => {
  const [named, other] = [await elsewhere(), await elsewhere()];
  const before = await seen(named);
  assert.equal(before.refused.length, 1, "nobody was named yet");
  assert.equal(await before.frame.locator(".campaign-progress").count(), 0);
  await before.context.close();

  const desk = await atDesk(browser, site, site.account("coordinator tunisie"), "fr", { javaScript: false });
  const name = async (hosts) => {
    await visit(desk, "/desk/b/tunisie/campaigns/hosts");
    await desk.locator('[name="hosts"]').fill(hosts);
    await press(desk, desk.locator("main form .form-end button"));
    assert.match(desk.url(), /done=saved/);
  };
  await name(`http://${named}/`);

  const shown = await seen(named);
  assert.deepEqual(shown.refused, []);
  assert.match(await shown.frame.locator(".campaign-progress").innerText(), /\d/, "the count");
  const form = shown.frame.locator('form[action$="/sign"]');
  await form.locator('[name="name"]').fill("Visiteuse d’ailleurs");
  await form.locator('[name="email"]').fill("ailleurs@example.org");
  const [thanks] = await Promise.all([shown.context.waitForEvent("page"), form.locator(".form-end button").click()]);
  await thanks.waitForLoadState();
  assert.match(thanks.url(), new RegExp(`^${site.url}/fr/b/tunisie/campaigns/ma-al-madrasa/thanks/`), "she is thanked in a page of its own");
  await shown.context.close();

  const refused = await seen(other);
  assert.equal(refused.refused.length, 1, "another site was not named");
  assert.equal(await refused.frame.locator(".campaign-progress, form").count(), 0, "and its frame is empty");
  await refused.context.close();

  // Without JavaScript too.
  const plain = await seen(named, { javaScriptEnabled: false });
  assert.equal(await plain.frame.locator(".campaign-progress").count(), 1);
  await plain.context.close();

  await name("");
  const gone = await seen(named);
  assert.equal(gone.refused.length, 1, "taken back at the next request");
  await gone.context.close();
  await desk.context().close();
});
