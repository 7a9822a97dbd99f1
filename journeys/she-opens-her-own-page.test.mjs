// What is held about her: the privacy page, a letter with a link, a page with a button, then what each body holds, why and until
// when; she withdraws, corrects, asks and erases without an account. And a token of the API, made at the desk, used and revoked.
// That a record past its end goes by itself is told by the Rust tests of people.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  demo, desk, linkIn, mailSink, openBrowser, phone, press, signIn, soundAs, visit, visitor,
} from "./lib.mjs";

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

const sound = soundAs("own");

/** How the letter with the link begins; her thanks for a signature come too. */
const asked = { ar: /طُلب رابط/, fr: /Un lien a été demandé/ };

/** Signs the coalition's campaign and lets it write to her: a second body has a record of her. */
async function known(page, address, language) {
  await visit(page, `/${language}/campaigns/ma-al-madrasa`);
  const form = page.locator('form[action$="/sign"]').first();
  await form.locator('[name="name"]').fill(language === "ar" ? "رقية" : "Rokia");
  await form.locator('[name="email"]').fill(address);
  await form.locator('[name="contact"]').first().check();
  await press(page, form.locator(".form-end button"));
  assert.match(page.url(), /\/thanks\//);
  await press(page, page.locator('main a[href*="/withdraw/"]'));
  await sound(page, `signature-${language}`);
}

/** Lets both know that she is one person. */
async function same(page, language) {
  const boxes = page.locator('form[action="/my/same"] input[type="checkbox"]');
  for (const box of await boxes.all()) await box.check();
  await press(page, page.locator('form[action="/my/same"] button'));
  assert.ok(page.url().endsWith("?done=same"), page.url());
  assert.equal(await page.locator('form[action="/my/apart"]').count(), 2, "to be taken back at either");
  await sound(page, `same-${language}`);
}

/** Asks for her link on a body's privacy page: the address in the letter. */
async function ask(page, address, { body = "tunisie", language = "ar" } = {}) {
  await visit(page, `/${language}/b/${body}/privacy`);
  await page.locator('main [name="address"]').fill(address);
  await press(page, page.locator("main form .form-end button"));
  assert.ok(new URL(page.url()).pathname.endsWith("/privacy/sent"));
}

test("she reads what is held, withdraws, corrects, asks and erases, on her phone in Arabic", async () => {
  const her = "person-03@example.org";
  const page = await visitor(browser, site, { viewport: phone, language: "ar", javaScript: false });
  // A message to the association makes a second body that holds something of hers.
  await visit(page, "/ar/b/oasis-tozeur/contact");
  const form = page.locator("form:has(textarea)").first();
  await form.locator('[name="name"]').fill("رقية");
  await form.locator("textarea").fill("كلام يُمحى مع ما يُمحى");
  await form.locator('[name="address"]').fill(her);
  const sent = await press(page, form.locator("button").last());
  assert.equal(sent.status(), 200);
  await known(page, her, "ar");

  await visit(page, "/ar/");
  await press(page, page.locator('footer a[href$="/privacy"]').first());
  await sound(page, "privacy-ar");
  await ask(page, "nobody@example.org");
  await sound(page, "sent-ar");
  await ask(page, her);
  const link = linkIn(await sink.letterTo(her, asked.ar));
  assert.ok(!sink.letters.some(({ to }) => to.includes("nobody@example.org")), "a stranger's address gets no letter");

  // Programs that look at links in letters open nothing.
  await visit(page, link);
  await sound(page, "door-ar");
  await visit(page, "/my", 410);
  await visit(page, link);
  await press(page, page.locator("main form button"));
  assert.equal(new URL(page.url()).pathname, "/my");
  await sound(page, "held-ar");
  const text = await page.locator("main").innerText();
  for (const secret of ["رقية الزيتوني", "216 20 242 732", "كلام يُمحى"]) assert.ok(!text.includes(secret), "what is held is not shown, only that it is");
  assert.equal(await page.locator("main section h2").count(), 5, "three bodies, that she is one, and all of them together");
  assert.equal(await page.locator('main a[href*="/withdraw/"]').count(), 1, "the page of her signature");

  const one = page.locator('form[action="/my/same"] button');
  const nobody = await press(page, one);
  assert.equal(nobody.status(), 422, "nobody was ticked");
  await sound(page, "same-wrong-ar");
  await same(page, "ar");
  const reader = await visitor(browser, site, { viewport: phone, language: "ar" });
  await signIn(reader, site.account("coordinator tunisie"));
  await visit(reader, `/desk/b/tunisie/persons?q=${encodeURIComponent(her)}`);
  await press(reader, reader.locator("main tbody a").first());
  assert.match(await reader.locator("main").innerText(), /كما قالت بنفسها/, "as she said herself");
  await sound(reader, "record-same-ar");
  await reader.context().close();
  await press(page, page.locator('form[action="/my/apart"] button').first());
  assert.equal(await page.locator('form[action="/my/apart"]').count(), 0, "at one, and gone at both");

  const consents = page.locator('form[action="/my/withdraw"]');
  const before = await consents.count();
  await press(page, consents.first().locator("button"));
  assert.equal(await consents.count(), before - 1);

  await press(page, page.locator('a[href^="/my/correct/"]').first());
  await sound(page, "correct-ar");
  await press(page, page.locator("main form .form-end button").first());
  await page.locator('[name="name"]').fill("رقية بنت الزيتون");
  await press(page, page.locator("main form .form-end button").first());
  assert.ok(page.url().endsWith("?done=corrected"), await page.locator("main").innerText());

  const chapter = page.locator("main section").filter({ has: page.locator('a[href="/ar/b/tunisie/privacy"]') });
  await press(page, chapter.locator('form[action="/my/ask"] button'));
  assert.ok(page.url().endsWith("?done=asked"));
  await sound(page, "asked-ar");
  // The keyholders hear of it, without her address; the coordinator sees until when.
  const told = await sink.letterTo("hafiza-1@tunisie.example.org", /persons\/requests/);
  assert.ok(!told.text.includes(her), "the letter says nothing of her");
  const coordinator = await visitor(browser, site, { viewport: desk, language: "ar" });
  await signIn(coordinator, site.account("coordinator tunisie"));
  await visit(coordinator, "/desk/b/tunisie/persons/requests");
  const waits = coordinator.locator("main article");
  assert.equal(await waits.count(), 1, "her request waits there");
  assert.match(await waits.innerText(), /20\d\d/, "with the day by which it is answered");
  await sound(coordinator, "requests-ar");

  await press(page, page.locator('form[action="/my/erase"] button').last());
  await sound(page, "sure-ar");
  await press(page, page.locator("main form button").first());
  assert.ok(page.url().endsWith("?done=erased"), page.url());
  await sound(page, "erased-ar");
  assert.equal(await page.locator("main section h2").count(), 0, "nothing is left");
  await visit(coordinator, `/desk/b/tunisie/persons?q=${encodeURIComponent(her)}`);
  assert.equal(await coordinator.locator("tbody tr").count(), 0, "nor at the desk");
  await press(page, page.locator('form[action="/my/close"] button'));
  await visit(page, "/my", 410);
  await coordinator.context().close();
  await page.context().close();
});

test("en français : la page de confidentialité, le lien, la fin", async () => {
  const her = "person-02@example.org";
  const page = await visitor(browser, site, { viewport: desk, language: "fr" });
  await visit(page, "/fr/b/tunisie/privacy");
  await sound(page, "privacy-fr");
  await page.locator('main [name="address"]').fill("pas une adresse");
  await page.locator("main form").first().evaluate((form) => (form.noValidate = true));
  const wrong = await press(page, page.locator("main form .form-end button"));
  assert.equal(wrong.status(), 422);
  await known(page, her, "fr");
  await ask(page, her, { language: "fr" });
  const letter = await sink.letterTo(her, asked.fr);
  assert.ok(letter.text.startsWith("Bonjour"), letter.text);
  await visit(page, linkIn(letter));
  await press(page, page.locator("main form button"));
  await sound(page, "held-fr");
  await same(page, "fr");
  await page.evaluate(() => (document.documentElement.dataset.theme = "dark"));
  await sound(page, "held-fr-dark");
  await visit(page, `${linkIn(letter).slice(0, -4)}AAAA`, 410);
  await sound(page, "over-fr");
  await page.context().close();
});

test("a token does what it may, where it may, until it is ended", async () => {
  const page = await visitor(browser, site, { viewport: phone, language: "fr" });
  await page.context().addCookies([{ name: "language", value: "fr", url: site.url }]);
  await signIn(page, site.account("coordinator tunisie"));
  await visit(page, "/desk/account/tokens");
  await page.locator('main [name="name"]').fill("Ancien site");
  await page.locator('main [name="body"]').selectOption("tunisie");
  await page.locator('main [name="rights"][value="news.write"]').check();
  await page.locator('main [name="months"]').selectOption("1");
  await press(page, page.locator('form[action="/desk/account/tokens"] .form-end button'));
  const token = (await page.locator("#made code").innerText()).trim();
  await sound(page, "token-made-fr");
  const headers = { authorization: `Bearer ${token}` };
  const me = await fetch(`${site.url}/api/v1/accounts/me`, { headers });
  assert.equal(me.status, 200);
  const said = JSON.stringify(await me.json());
  assert.ok(said.includes("news.write") && !said.includes("roles"), `no more than was ticked: ${said}`);
  const more = await fetch(`${site.url}/api/v1/roles`, {
    method: "POST",
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify({ names: { fr: "Reine" }, rights: ["news.write"] }),
  });
  assert.equal(more.status, 403, `rights that were left out: ${await more.text()}`);
  assert.equal((await fetch(`${site.url}/api/v1/accounts/me`)).status, 401);
  await visit(page, "/desk/account/tokens");
  assert.ok(!(await page.content()).includes(token), "it is shown once");
  await sound(page, "tokens-fr");
  await press(page, page.locator('form[action="/desk/account/tokens/end"] button'));
  assert.equal((await fetch(`${site.url}/api/v1/accounts/me`, { headers })).status, 401, "ended");
  await page.context().close();
});
