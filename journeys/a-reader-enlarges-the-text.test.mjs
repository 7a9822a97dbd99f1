// Text size, theme and data-saver, kept from page to page, with JavaScript and without.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axe, demo, narrow, none, openBrowser, shot, sideways, visit, visitor } from "./lib.mjs";

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

const textSize = (page) => page.evaluate(() => parseFloat(getComputedStyle(document.querySelector("main p") ?? document.body).fontSize));
const chosen = (page, name) => page.evaluate((name) => document.documentElement.dataset[name], name);

/** Presses one of the reader's buttons and waits for the page to come back. */
async function press(page, name, value) {
  const form = page.locator(`form[action="/reader"]:has(button[name="${name}"])`);
  const button = value ? form.locator(`button[name="${name}"][value="${value}"]`) : form.locator(`button[name="${name}"]`).last();
  const hidden = page.locator("details.view-key:not([open]) > summary");
  if (!(await button.first().isVisible()) && (await hidden.count()) > 0) await hidden.first().click();
  await Promise.all([page.waitForNavigation(), button.first().click()]);
}

for (const javaScript of [true, false]) {
  for (const language of ["ar", "fr"]) {
    test(`larger text in ${language}${javaScript ? "" : " without JavaScript"}`, async () => {
      const page = await visitor(browser, site, { language, javaScript, viewport: narrow });
      await visit(page, `/${language}/`);
      const before = await textSize(page);
      await press(page, "size");
      assert.equal(new URL(page.url()).pathname, `/${language}/`, "she stays where she was");
      const after = await textSize(page);
      assert.ok(after > before, `${before} px became ${after} px`);
      await visit(page, `/${language}/charter`);
      assert.equal(await textSize(page), after, "the next page keeps it");
      none(await sideways(page), "sideways with larger text at 320 px");
      await press(page, "size");
      none(await sideways(page), "sideways with the largest text at 320 px");
      await shot(page, `reader-largest-${language}${javaScript ? "" : "-plain"}`);
      await page.context().close();
    });
  }
}

for (const theme of ["dark", "contrast"]) {
  test(`the ${theme} theme is readable`, async () => {
    const page = await visitor(browser, site);
    await visit(page, "/ar/");
    await press(page, "theme", theme);
    assert.equal(await chosen(page, "theme"), theme);
    for (const address of ["/ar/", "/ar/charter", "/ar/network"]) {
      await visit(page, address);
      none(await axe(page), `${address} in ${theme}`);
      await shot(page, `reader-${theme}-${address.replaceAll("/", "")}`);
    }
    await page.context().close();
  });
}

test("data-saver loads no picture until it is asked for", async () => {
  const page = await visitor(browser, site);
  // Begun on a page without photographs: what the browser holds already is shown again without being asked for.
  await visit(page, "/ar/charter");
  await press(page, "saver");
  assert.equal(await chosen(page, "saver"), "on");
  const pictures = [];
  page.on("request", (request) => request.resourceType() === "image" && pictures.push(request.url()));
  await visit(page, "/ar/");
  const item = await page.locator('a[href*="/news/"]').first().getAttribute("href");
  await visit(page, item);
  none(pictures, "loaded");
  await shot(page, "reader-saver");
  await page.locator(".spared > summary").first().click();
  await page.waitForFunction(() => document.querySelector(".spared img").naturalWidth > 0);
  assert.equal(pictures.length, 1, "asked for, it is loaded");
  await page.context().close();
});

test("back goes to own paths only", async () => {
  const answer = await fetch(`${site.url}/reader`, {
    method: "POST",
    redirect: "manual",
    headers: { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" },
    body: new URLSearchParams({ size: "large", back: "//example.org/x" }),
  });
  const location = answer.headers.get("location") ?? "/";
  assert.equal(new URL(location, site.url).origin, site.url, `it led to ${location}`);
});
