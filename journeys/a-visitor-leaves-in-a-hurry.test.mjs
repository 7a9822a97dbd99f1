// The quick exit: one press, session and site data gone, no parameter heard.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { demo, openBrowser, press, signIn, visit, visitor } from "./lib.mjs";

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

const leave = (headers = {}, query = "") =>
  fetch(`${site.url}/exit${query}`, { method: "POST", redirect: "manual", headers: { "sec-fetch-site": "same-origin", ...headers } });

test("it clears site data and goes where settings say, whatever is asked", async () => {
  const unset = await leave();
  assert.equal(unset.status, 200, "nothing set: a page that says what stays behind");
  assert.equal(unset.headers.get("refresh"), null);
  assert.match(unset.headers.get("clear-site-data") ?? "", /cookies/);

  const desk = await visitor(browser, site);
  await signIn(desk, site.account("secretariat"));
  await visit(desk, "/desk/settings");
  await desk.locator('[name="exit_to"]').fill("https://weather.example/");
  await press(desk, desk.locator("main form button").last());
  await desk.context().close();

  // A page that leads on by itself: it says what stays behind, and a form's redirect elsewhere would be refused.
  for (const query of ["", "?next=https://example.org/&to=https://example.org/"]) {
    const answer = await leave({}, query);
    assert.equal(answer.headers.get("refresh"), "0; url=https://weather.example/");
    assert.match(answer.headers.get("clear-site-data") ?? "", /cookies/);
    assert.match(answer.headers.get("cache-control") ?? "", /no-store/);
  }
});

test("her session is over on the server too", async () => {
  const page = await visitor(browser, site);
  await signIn(page, site.account("secretariat"));
  await visit(page, "/desk/");
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  await leave({ cookie });
  const after = await fetch(`${site.url}/desk/`, { redirect: "manual", headers: { cookie } });
  assert.notEqual(after.status, 200, "the old cookie still opens the desk");
  await page.context().close();
});

test("the button is on every page, and works without JavaScript", async () => {
  const page = await visitor(browser, site, { javaScript: false });
  for (const address of ["/ar/", "/fr/charter", "/ar/contact"]) {
    await visit(page, address);
    const button = page.locator('form[action="/exit"] button, a[href="/exit"]').first();
    assert.ok(await button.isVisible(), `no exit on ${address}`);
  }
  // Where she is led to is another server, which a test does not reach.
  let left = "";
  await page.route((url) => url.origin !== site.url, (route) => {
    left = route.request().url();
    return route.fulfill({ status: 200, contentType: "text/html", body: "<!doctype html><title>x</title>" });
  });
  await page.locator('form[action="/exit"] button, a[href="/exit"]').first().click();
  await page.waitForLoadState("load");
  await page.waitForURL("https://weather.example/");
  assert.equal(left, "https://weather.example/");
  await page.context().close();
});
