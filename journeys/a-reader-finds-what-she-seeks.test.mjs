// Search without JavaScript: folded letters, nothing found, nothing asked.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axe, demo, none, openBrowser, shot, visit, visitor } from "./lib.mjs";

let site;
let browser;
before(async () => {
  site = await demo();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await site?.stop();
});

test("a word of a title finds its news, typed with other letters too", async () => {
  const page = await visitor(browser, site, { javaScript: false });
  await visit(page, "/ar/");
  const link = page.locator('main a[href*="/news/"]').filter({ hasText: /\S/ }).first();
  const title = (await link.innerText()).trim();
  const href = await link.getAttribute("href");
  const word = title.split(/\s+/).reduce((longest, one) => (one.length > longest.length ? one : longest), "");
  const loosely = word.replace(/[أإآ]/g, "ا").replace(/ة/g, "ه").replace(/ى/g, "ي");
  for (const typed of [word, loosely]) {
    await visit(page, `/ar/search?q=${encodeURIComponent(typed)}`);
    const found = await page.locator(`main a[href="${href}"]`).count();
    assert.ok(found > 0, `"${typed}" does not find ${href}`);
  }
  await shot(page, "search-found");
  await page.context().close();
});

test("nothing found, nothing asked and odd questions are whole pages", async () => {
  const page = await visitor(browser, site, { language: "fr" });
  for (const asked of ["", "qqqqzzzz", '"', "* OR -", "ا", "%", "<script>", "x".repeat(2000)]) {
    const answer = await page.goto(`/fr/search?q=${encodeURIComponent(asked)}`);
    assert.ok([200, 400, 414, 422].includes(answer.status()), `"${asked.slice(0, 20)}" answered ${answer.status()}`);
    none(await axe(page), `"${asked.slice(0, 20)}"`);
  }
  await page.context().close();
});
