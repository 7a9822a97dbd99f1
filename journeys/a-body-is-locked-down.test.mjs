// A lockdown: refused until two can lift it, pressed, felt by everyone below, confirmed, lifted by two, and once by the machine's
// owner. That one person's word ends after 24 hours, and who may press from above again, is told by the Rust tests `way` and
// `tree` of lockdown: no clock is moved here.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  cookieOf, crawl, demo, desk, enterByPasskey, linkIn, mailSink, makePasskey, nasij, none, openBrowser, openLink,
  passkeyDevice, phone, press, signIn, soundAs, visit, visitor,
} from "./lib.mjs";

const screen = "/desk/b/tunisie/lockdown";
const story = "/ar/b/oasis-tozeur/news/dawrat-al-qiyas";
// Who holds the public title at the association and signed an answer below its news; who answers for the chapter; the title of
// its spokeswoman, whose own name is a word of the charter too.
const names = ["نجوى", "هاجر", "الناطقة باسم الفرع"];

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

const sound = soundAs("lockdown");

/** Everything public of the chapter and below that a name of theirs stands in: pages, feeds, what machines read. */
async function named() {
  const below = /^\/(ar|fr)\/b\/(tunisie|oasis-tozeur)\b/;
  const starts = ["/ar/b/tunisie/", "/fr/b/tunisie/", "/ar/b/oasis-tozeur/", "/fr/b/oasis-tozeur/"];
  const { pages } = await crawl(site, starts, { skip: (path) => !below.test(path), limit: 400 });
  const texts = new Map([...pages].map(([path, { html }]) => [path, html]));
  // What a page's own text says stays, and the screen says so before anybody presses.
  for (const language of ["ar", "fr"]) texts.delete(`/${language}/b/tunisie/pages/about`);
  const feeds = new Set([...texts.values()].flatMap((html) => [...html.matchAll(/href="([^"]*feed[^"]*)"/g)].map(([, path]) => path)));
  for (const path of [...feeds, "/api/v1/bodies", "/api/v1/news"]) {
    texts.set(path, await (await fetch(new URL(path, site.url), { headers: { accept: "*/*" } })).text());
  }
  return [...texts].flatMap(([path, text]) => names.filter((name) => text.includes(name)).map((name) => `${name} in ${path}`));
}

/** In by password, with a passkey for the day the body is locked. */
async function withPasskey(page, account) {
  await passkeyDevice(page);
  await signIn(page, account);
  await visit(page, "/desk/account/secure");
  await makePasskey(page, "هاتف");
}

/** What a comment below the association's news is answered. */
async function comment(page, text) {
  const form = page.locator("form", { has: page.locator("textarea") }).first();
  await form.locator('input[type="text"]').first().fill("زائرة");
  await form.locator("textarea").fill(text);
  return press(page, form.locator("button").last());
}

test("pressed, felt below, confirmed, lifted by two, and lifted by the machine's owner", async () => {
  const hajer = await visitor(browser, site, { viewport: phone, language: "ar" });
  await withPasskey(hajer, site.account("coordinator tunisie"));
  await visit(hajer, screen);
  assert.equal(await hajer.locator('form[action$="/lockdown/press"]').count(), 0, "one who could lift it is not enough");
  await sound(hajer, "not-armed-ar");
  const refused = await fetch(`${site.url}${screen}/press`, {
    method: "POST",
    headers: { cookie: await cookieOf(hajer), "sec-fetch-site": "same-origin" },
  });
  assert.equal(refused.status, 409);

  // A second coordinator, with a passkey of her own.
  await visit(hajer, "/desk/b/tunisie/people");
  for (const [field, typed] of Object.entries({ email: "kenza@example.org", name: "Kenza" })) await hajer.locator(`main [name="${field}"]`).fill(typed);
  await hajer.locator('main [name="language"]').selectOption("fr");
  await hajer.locator('main [name="role"][value="coordinator"]').check();
  await hajer.locator('main [name="below"]').check();
  await press(hajer, hajer.locator('form[action="/desk/b/tunisie/people"] .form-end button'));
  const kenza = await visitor(browser, site, { viewport: desk, language: "fr" });
  await passkeyDevice(kenza);
  await openLink(kenza, linkIn(await sink.letterTo("kenza@example.org")));
  await makePasskey(kenza, "ordinateur");

  // What there is to lose: a session, a token, names, an open comment form.
  const secretary = site.account("secretary");
  const najwa = await visitor(browser, site, { language: "ar" });
  await signIn(najwa, secretary);
  await visit(najwa, "/desk/account/tokens");
  await najwa.locator('main [name="name"]').fill("الموقع القديم");
  await press(najwa, najwa.locator('form[action="/desk/account/tokens"] .form-end button'));
  const token = (await najwa.locator(".panel code").innerText()).trim();
  const me = () => fetch(`${site.url}/api/v1/accounts/me`, { headers: { authorization: `Bearer ${token}` } });
  assert.equal((await me()).status, 200);
  assert.ok((await named()).length >= 3, "names stand on public pages");
  const reader = await visitor(browser, site, { viewport: phone, language: "ar" });
  await visit(reader, story);
  const late = await visitor(browser, site, { viewport: phone, language: "ar" });
  await visit(late, story);

  await visit(hajer, screen);
  await sound(hajer, "armed-ar");
  await press(hajer, hajer.locator('form[action$="/lockdown/press"] button'));
  await sound(hajer, "pressed-ar");

  await visit(najwa, "/desk/b/oasis-tozeur/");
  assert.equal(new URL(najwa.url()).pathname, "/sign-in", "her session is over");
  await najwa.locator('form[action="/sign-in"] [name="email"]').fill(secretary.email);
  await najwa.locator('[name="password"]').fill(secretary.password);
  const entering = await press(najwa, najwa.locator('form[action="/sign-in"] .form-end button'));
  assert.equal(entering.status(), 422, "a password opens nothing now");
  await sound(najwa, "passkeys-only-ar");
  assert.equal((await me()).status, 401, "her token stopped");
  none(await named(), "a name is still read");
  await visit(reader, story);
  assert.equal(await reader.locator("textarea").count(), 0, "comments are closed");
  assert.ok((await reader.locator("h1").innerText()).length > 3, "and the news is read as ever");
  await sound(reader, "news-ar");
  const kept = await comment(late, "كلام كُتب قبل الإغلاق");
  assert.ok(kept.status() >= 400, `a comment was answered ${kept.status()}`);
  assert.ok((await late.content()).includes("كلام كُتب قبل الإغلاق"), "what was typed is not lost");
  for (const address of ["/ar/", "/fr/b/tunisie/", "/ar/b/oasis-tozeur/", "/ar/b/tunisie/charter"]) {
    assert.ok((await fetch(site.url + address)).status < 400, `${address} is read`);
  }

  // Who stands above reads that she cannot lift it.
  const above = await visitor(browser, site, { viewport: desk, language: "fr" });
  await above.context().addCookies([{ name: "language", value: "fr", url: site.url }]);
  await signIn(above, site.account("secretariat"));
  await visit(above, screen);
  assert.equal(await above.locator('form[action$="/lockdown/lift"]').count(), 0);
  await sound(above, "from-above-fr");

  const letter = await sink.letterTo("kenza@example.org", /lockdown/);
  assert.ok(!names.some((name) => letter.text.includes(name)), "a letter names nobody");
  // Her session was one by a letter's link: it is over too, and her passkey opens another.
  await visit(kenza, linkIn(letter));
  await enterByPasskey(kenza);
  assert.equal(new URL(kenza.url()).pathname, screen);
  await sound(kenza, "to-confirm-fr");
  await press(kenza, kenza.locator('form[action$="/lockdown/confirm"] button'));
  assert.ok(kenza.url().endsWith("?done=confirmed"), await kenza.locator("main").innerText());
  await kenza.evaluate(() => (document.documentElement.dataset.theme = "dark"));
  await sound(kenza, "confirmed-fr-dark");

  await visit(hajer, screen);
  await enterByPasskey(hajer);
  await press(hajer, hajer.locator('form[action$="/lockdown/lift"] button'));
  assert.ok(hajer.url().endsWith("?done=lift-begun"), await hajer.locator("main").innerText());
  assert.equal(await hajer.locator('form[action$="/lockdown/lift"]').count(), 0, "she alone does not lift it");
  await sound(hajer, "lift-begun-ar");
  assert.equal((await me()).status, 401);
  await visit(kenza, screen);
  await press(kenza, kenza.locator('form[action$="/lockdown/lift"] button'));
  assert.ok(kenza.url().endsWith("?done=lifted"), await kenza.locator("main").innerText());
  assert.equal((await me()).status, 200, "her token works again");
  assert.ok((await named()).length >= 3, "names are back");
  await visit(reader, story);
  assert.equal(await reader.locator("textarea").count(), 1);

  await press(kenza, kenza.locator('form[action$="/lockdown/press"] button'));
  assert.equal((await me()).status, 401);
  const unknown = await nasij("lockdown", "lift", "--body", "nowhere", "--data", site.data);
  assert.equal(unknown.code, 1);
  const lifted = await nasij("lockdown", "lift", "--body", "tunisie", "--data", site.data);
  assert.equal(lifted.code, 0, lifted.err);
  assert.equal((await me()).status, 200, "the running server knows before the command returns");
  const twice = await nasij("lockdown", "lift", "--body", "tunisie", "--data", site.data);
  assert.equal(twice.code, 1, "there is nothing to lift");
  await visit(kenza, "/desk/b/tunisie/audit?who=house");
  await enterByPasskey(kenza).catch(() => undefined);
  const line = kenza.locator("tbody tr", { hasText: "levé par une commande" });
  assert.equal(await line.count(), 1, await kenza.locator("main").innerText());
  for (const page of [hajer, kenza, najwa, reader, late, above]) {
    none(page.errors, "the browser complained");
    await page.context().close();
  }
});
