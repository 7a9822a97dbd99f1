// An invitation by letter, a passkey on a phone in Arabic, a password with codes in French and without scripts, sessions seen and
// ended, a lost phone, two who vouch and her no. That vouching takes effect after 48 hours, and that a proof is worth ten
// minutes, is told by the Rust tests `vouching` and `again` of accounts: no clock is moved here.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  choosePassword, code, cookieOf, demo, desk, enterByPasskey, linkIn, mailSink, makePasskey, openBrowser, openLink,
  passkeyDevice, phone, press, recoveryCodes, showAgain, signIn, signInWithCode, soundAs, visit, visitor,
} from "./lib.mjs";

const people = "/desk/b/tunisie/people";

let sink;
let site;
let browser;
before(async () => {
  sink = await mailSink();
  site = await demo({ args: ["--smtp", sink.url] });
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await site?.stop();
  await sink?.close();
});

const sound = soundAs("invited");

/** The coordinator gives a role to an address without an account: the link of the letter. */
async function invite({ email, name, language, role }) {
  const page = await visitor(browser, site, { viewport: phone, language: "ar" });
  await signIn(page, site.account("coordinator tunisie"));
  await visit(page, people);
  for (const [field, typed] of Object.entries({ email, name })) await page.locator(`main [name="${field}"]`).fill(typed);
  await page.locator('main [name="language"]').selectOption(language);
  await page.locator(`main [name="role"][value="${role}"]`).check();
  await press(page, page.locator(`form[action="${people}"] .form-end button`));
  assert.ok(page.url().endsWith("?done=account"), await page.locator("main").innerText());
  await sound(page, `given-${language}`);
  await page.context().close();
  return linkIn(await sink.letterTo(email));
}

test("invited by a letter, she makes a passkey on her phone, and no name is asked of her again", async () => {
  const email = "hanen@example.org";
  const link = await invite({ email, name: "حنان", language: "ar", role: "secretary" });
  const page = await visitor(browser, site, { viewport: phone, language: "ar" });
  const device = await passkeyDevice(page);
  await visit(page, link);
  await sound(page, "letter-door");
  await openLink(page, link);
  assert.equal(new URL(page.url()).pathname, "/desk/account/secure");
  await visit(page, "/desk/");
  assert.equal(new URL(page.url()).pathname, "/desk/account/secure", "without a way in the desk leads here");
  await sound(page, "choose-a-way");
  await makePasskey(page, "هاتفي");
  assert.equal((await device.credentials()).length, 1);
  await sound(page, "a-passkey-stands");
  await recoveryCodes(page);
  await sound(page, "recovery-codes-ar");

  await visit(page, "/desk/");
  await sound(page, "her-desk");
  await visit(page, "/ar/");
  await page.context().clearCookies();
  await visit(page, "/desk/b/tunisie/news");
  assert.equal(new URL(page.url()).pathname, "/sign-in");
  await enterByPasskey(page);
  assert.equal(new URL(page.url()).pathname, "/desk/b/tunisie/news", "and on to where she wanted to go");

  // Another phone with the same passkey: a letter, a line on her own page, and its end from here.
  const other = await visitor(browser, site, { viewport: phone, language: "ar", userAgent: "Mozilla/5.0 (Android 14; Mobile) Firefox/130.0" });
  await (await passkeyDevice(other)).learn(await device.credentials());
  await visit(other, "/sign-in");
  await enterByPasskey(other);
  await visit(other, "/desk/");
  const told = await sink.letterTo(email, /Firefox/);
  assert.ok(told.text.includes("/desk/account"), "the letter leads to her sessions");
  await visit(page, "/desk/account");
  const line = page.locator("tbody tr", { hasText: "Firefox" });
  await line.locator('[name="label"]').fill("هاتف أختي");
  await press(page, line.locator("form", { has: page.locator('[name="named"]') }).locator("button"));
  await sound(page, "her-sessions");
  const named = page.locator("tbody tr", { has: page.locator('input[value="هاتف أختي"]') });
  await press(page, named.locator("form", { has: page.locator('[name="session"]') }).locator("button"));
  assert.equal(await page.locator("tbody tr", { hasText: "Firefox" }).count(), 0, "it has no line any more");
  await visit(other, "/desk/");
  assert.equal(new URL(other.url()).pathname, "/sign-in", "ended from her phone");
  await other.context().close();
  // The session of the invitation is open still: her phone forgot it, the server did not.
  assert.equal(await page.locator("tbody tr").count(), 2);
  await press(page, page.locator("form", { has: page.locator('[name="others"]') }).locator("button"));
  assert.equal(await page.locator("tbody tr").count(), 1, "her phone alone is left");
  await page.context().close();
});

test("invitée en français, un mot de passe et un code, sans JavaScript", async () => {
  const who = { email: "sirine@example.org", password: "quatre puits sous la palmeraie" };
  const link = await invite({ email: who.email, name: "Sirine", language: "fr", role: "editor" });
  const page = await visitor(browser, site, { viewport: phone, language: "fr", javaScript: false });
  await openLink(page, link);
  await sound(page, "choose-a-way-fr");
  const secret = await choosePassword(page, who.password);
  const codes = await recoveryCodes(page);
  await sound(page, "recovery-codes-fr");
  await visit(page, "/desk/account/secure");
  assert.ok(!codes.some((one) => page.url().includes(one)));
  assert.ok((await page.locator("#recovery").innerText()).includes("10"), "ten are left");
  await visit(page, "/desk/");
  assert.equal(await page.locator("html").getAttribute("lang"), "fr");

  await page.context().clearCookies();
  await visit(page, "/sign-in");
  await sound(page, "sign-in-fr");
  await signInWithCode(page, { ...who, typed: code(secret, Date.now() + 30_000) });
  assert.equal(new URL(page.url()).pathname, "/desk/b/tunisie/", "she works for one body alone");

  // The phone is lost: a recovery code, once.
  await page.context().clearCookies();
  await signInWithCode(page, { ...who, typed: codes[0] });
  assert.equal(new URL(page.url()).pathname, "/desk/b/tunisie/");
  await page.context().clearCookies();
  await signInWithCode(page, { ...who, typed: codes[0] });
  assert.equal(new URL(page.url()).pathname, "/sign-in/code", "it was taken already");
  await sound(page, "code-refused-fr");
  await press(page, page.locator('main a[href="/sign-in/lost"]'));
  await sound(page, "lost-fr");
  await page.context().close();
});

test("two vouch for her, all her addresses are told at once, and she says no", async () => {
  const her = site.account("secretary");
  const second = "najwa.second@example.org";
  const hers = await visitor(browser, site, { viewport: phone, language: "ar" });
  await signIn(hers, her);
  await visit(hers, "/desk/account");
  await hers.locator('[name="second"]').fill(second);
  await press(hers, hers.locator('form[action="/desk/account/second"] button'));

  // Whoever has lost her ways in asks without an account, and reads a number to those who know her.
  const asking = await visitor(browser, site, { viewport: phone, language: "ar" });
  await visit(asking, "/sign-in/lost");
  await sound(asking, "lost-ar");
  await asking.locator('[name="email"]').fill(her.email);
  await press(asking, asking.locator('form[action="/sign-in/lost"] button'));
  const number = (await asking.locator(".figure").innerText()).trim();
  assert.match(number, /^\d{6}$/);
  await sound(asking, "vouching-number");
  await visit(asking, "/sign-in/lost");
  await asking.locator('[name="email"]').fill("nobody@example.org");
  await press(asking, asking.locator('form[action="/sign-in/lost"] button'));
  assert.match((await asking.locator(".figure").innerText()).trim(), /^\d{6}$/, "an unknown address is answered alike");
  await asking.context().close();

  for (const [label, done] of [["coordinator tunisie", "first"], ["secretariat", "second"]]) {
    const page = await visitor(browser, site, { viewport: label === "secretariat" ? desk : phone, language: "ar" });
    await signIn(page, site.account(label));
    await visit(page, "/desk/");
    await press(page, page.locator('.waiting a[href="/desk/vouching"]'));
    await page.locator('[name="number"]').fill("000000" === number ? "000001" : "000000");
    const wrong = await press(page, page.locator('form[action^="/desk/vouching/"] button'));
    assert.equal(wrong.status(), 422, "a wrong number is no voice");
    await page.locator('[name="number"]').fill(number);
    await sound(page, `vouch-${done}`);
    await press(page, page.locator('form[action^="/desk/vouching/"] button'));
    assert.ok(page.url().endsWith(`?done=${done}`), await page.locator("main").innerText());
    assert.equal(await page.locator('form[action^="/desk/vouching/"]').count(), 0, "nobody speaks twice");
    await sound(page, `vouched-${done}`);
    await page.context().close();
  }

  const told = await sink.letterTo(her.email, /48|ثمان/);
  assert.ok(linkIn(await sink.letterTo(second, /48|ثمان/)), "the second address is told too");
  await visit(hers, "/desk/account");
  await sound(hers, "her-page-warns");
  assert.equal(await hers.locator('form[action="/desk/account/vouching/no"]').count(), 1, "her open session says it too");

  const stranger = await visitor(browser, site, { viewport: phone, language: "ar", javaScript: false });
  await visit(stranger, linkIn(told));
  await sound(stranger, "she-may-say-no");
  await press(stranger, stranger.locator("main form button"));
  await sound(stranger, "she-said-no");
  await visit(stranger, linkIn(told), 410);
  await visit(hers, "/desk/account");
  assert.equal(await hers.locator('form[action="/desk/account/vouching/no"]').count(), 0);
  await stranger.context().close();
  await hers.context().close();
});

test("who came by a letter's link shows that it is she before each dangerous act", async () => {
  const who = site.account("coordinator tunisie");
  const page = await visitor(browser, site, { viewport: phone, language: "ar" });
  await visit(page, "/sign-in");
  await page.locator('form[action="/sign-in"] [name="email"]').fill(who.email);
  await press(page, page.locator('[formaction="/sign-in/link"]'));
  await openLink(page, linkIn(await sink.letterTo(who.email, /sign-in\/link/)));
  const cookie = await cookieOf(page);
  const acts = {
    [people]: new URLSearchParams({ email: "x@example.org", name: "x", language: "ar", role: "editor", months: "1", until: "2027-01-01" }),
    "/desk/account/tokens": new URLSearchParams({ name: "x", months: "1" }),
    "/desk/account/recovery-codes": new URLSearchParams(),
    "/desk/account/second": new URLSearchParams({ second: "thief@example.org" }),
    "/desk/b/tunisie/lockdown/press": new URLSearchParams(),
  };
  for (const [address, body] of Object.entries(acts)) {
    const headers = { cookie, "sec-fetch-site": "same-origin", "content-type": "application/x-www-form-urlencoded" };
    const answer = await fetch(site.url + address, { method: "POST", redirect: "manual", headers, body });
    assert.equal(answer.status, 403, `${address} without a fresh proof`);
    assert.ok((await answer.text()).includes("/sign-in/again?next="), `${address} says how`);
  }
  for (const address of [people, "/desk/account/tokens", "/desk/account/secure", "/desk/account"]) {
    await visit(page, address);
    assert.equal(await page.locator('main a[href^="/sign-in/again"]').count(), 1, `${address} asks before its form`);
  }
  await visit(page, people);
  await sound(page, "asked-again");
  await showAgain(page, who.password);
  assert.equal(new URL(page.url()).pathname, people, "and back");
  assert.equal(await page.locator(`form[action="${people}"]`).count(), 1);
  await page.context().close();
});
