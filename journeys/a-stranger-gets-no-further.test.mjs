// Headers, writes from other sites, wrong passwords.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { demo, none, openBrowser, visit, visitor } from "./lib.mjs";

let site;
before(async () => {
  site = await demo();
});
after(async () => {
  await site?.stop();
});

test("every answer carries the policy", async () => {
  for (const address of ["/ar/", "/ar/no-such-page", "/sign-in", "/healthz"]) {
    const { headers } = await fetch(site.url + address);
    const policy = headers.get("content-security-policy") ?? "";
    for (const part of ["default-src 'self'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'", "object-src 'none'"]) {
      assert.ok(policy.includes(part), `${address}: the policy lacks ${part}: ${policy}`);
    }
    assert.ok(!policy.includes("unsafe-"), policy);
    assert.equal(headers.get("x-content-type-options"), "nosniff", address);
    assert.equal(headers.get("referrer-policy"), "same-origin", address);
    assert.equal(headers.get("cross-origin-opener-policy"), "same-origin", address);
  }
});

test("a write from another site is refused", async () => {
  const body = new URLSearchParams({ size: "large", back: "/ar/" });
  const post = (headers) => fetch(`${site.url}/reader`, { method: "POST", redirect: "manual", body, headers });
  assert.equal((await post({ "sec-fetch-site": "cross-site" })).status, 403);
  assert.equal((await post({ origin: "https://example.org" })).status, 403);
});

test("the desk asks a stranger to sign in", async () => {
  const answer = await fetch(`${site.url}/desk/`, { redirect: "manual" });
  assert.ok(answer.status === 401 || (answer.status === 303 && answer.headers.get("location").startsWith("/sign-in")), `${answer.status}`);
});

test("a wrong password says no more than that, and keeps the address typed", async () => {
  const browser = await openBrowser();
  try {
    const said = [];
    for (const email of [site.account("secretariat").email, "nobody@example.org"]) {
      const page = await visitor(browser, site, { language: "fr" });
      await visit(page, "/sign-in");
      const form = page.locator("form", { has: page.locator("input[type=password]") }).first();
      await form.locator("input[type=email], input[name=email]").first().fill(email);
      await form.locator("input[type=password]").fill("wrong password here");
      const [answer] = await Promise.all([page.waitForNavigation(), form.locator("button").first().click()]);
      assert.ok(answer.status() < 500, `${answer.status()}`);
      said.push((await page.locator("main").innerText()).replaceAll(email, ""));
      none(page.errors, "the browser complained");
      await page.context().close();
    }
    assert.equal(said[0], said[1], "an address that has an account is answered like one that has none");
  } finally {
    await browser.close();
  }
});

test("no address of a visitor, no mail address in the log", async () => {
  const log = site.log() + site.out().replace(/^(sign in|passphrase): .*$/gm, "");
  assert.doesNotMatch(log, /127\.0\.0\.1:\d+ .*GET|[\w.]+@[\w.]+\.\w+/, log.slice(0, 2000));
});
