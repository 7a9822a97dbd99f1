// `nasij init`, the link it prints, a password with its code, the desk, a first body, a first page, a first news item.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  axe, choosePassword, code, init, nasij, none, openBrowser, openLink, picture, press, recoveryCodes, serve, shot, signInWithCode,
  upload, visit, visitor, write,
} from "./lib.mjs";

const admin = { email: "admin@example.org", password: "أربع كلمات تكفي لكل باب" };

let made;
let site;
let browser;
before(async () => {
  made = await init();
  site = await serve(made.data, { port: made.port });
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await site?.stop();
});

test("the first link asks for a way in, and password and code open the desk again", async () => {
  const page = await visitor(browser, site, { javaScript: false });
  await openLink(page, made.link);
  assert.equal(new URL(page.url()).pathname, "/desk/account/secure", "a way in is chosen first");
  admin.secret = await choosePassword(page, admin.password);
  admin.codes = await recoveryCodes(page);
  await press(page, page.locator('main a[href="/desk/account/secure"]'));
  for (const code of admin.codes) assert.ok(!(await page.content()).includes(code), "codes are shown once");
  await page.context().close();

  const another = await visitor(browser, site);
  // The code that confirmed the secret is used up: the next one is hers.
  await signInWithCode(another, { ...admin, typed: code(admin.secret, Date.now() + 30_000) });
  await visit(another, "/desk/");
  await shot(another, "init-desk");
  none(await axe(another), "the empty desk");
  await visit(another, "/desk/account/secure");
  none(await axe(another), "her ways in");
  await shot(another, "init-ways-in");
  await another.context().close();
});

test("the link opens once", async () => {
  const page = await visitor(browser, site);
  await visit(page, made.link, 410);
  assert.equal(await page.locator("main form[method=post]").count(), 0, "a used link has no button");
  await page.context().close();
});

test("an empty site is a whole page", async () => {
  const page = await visitor(browser, site);
  await visit(page, "/ar/");
  none(await axe(page), "the empty home");
  await shot(page, "init-home");
  await page.context().close();
});

test("a first body, a first page and a first news item", async () => {
  const page = await visitor(browser, site, { javaScript: false });
  await signInWithCode(page, { ...admin, typed: admin.codes.pop() });
  await visit(page, "/desk/");
  // Whoever is at home in one body alone may be led straight to it.
  const root = (await page.content()).match(/\/desk\/b\/([a-z0-9-]+)/)?.[1] ?? new URL(page.url()).pathname.split("/")[3];
  assert.ok(root, "the desk leads to the root body");

  await visit(page, `/desk/b/${root}/bodies/new`);
  await page.locator('[name="kind"]').selectOption("chapter");
  await page.locator('[name="name-ar"]').fill("فرع التجربة");
  await page.locator('[name="name-fr"]').fill("Section d’essai");
  await page.locator('[name="slug"]').fill("far-tajriba");
  await page.locator('[name="country"]').selectOption("TN");
  const answer = await press(page, page.locator("main .form-end button"));
  assert.equal(answer.status(), 200, await page.locator("main").innerText());

  const asset = (await upload(page, "far-tajriba", { bytes: picture(), alt: { ar: "شريط ملوّن" } })).split("/").at(-1);
  const about = { ar: { title: "من نحن", text: "نبدأ من لا شيء." }, fr: { title: "Qui sommes-nous", text: "Nous partons de rien." } };
  await write(page, "far-tajriba", { folder: "pages", slug: "about", texts: about });
  const first = { ar: { title: "أول خبر", text: "هذا أول خبر." } };
  await write(page, "far-tajriba", { slug: "awwal", texts: first, picture: asset });

  const reader = await visitor(browser, site);
  for (const address of ["/ar/b/far-tajriba/", "/ar/b/far-tajriba/pages/about", "/fr/b/far-tajriba/pages/about", "/ar/b/far-tajriba/news/awwal", "/ar/", "/ar/network"]) {
    await visit(reader, address);
    none(await axe(reader), address);
    await shot(reader, `init-${address.replaceAll("/", "-")}`);
  }
  assert.ok((await reader.content()).includes("/ar/b/far-tajriba/"), "the network shows it");
  await reader.context().close();
  await page.context().close();
});

test("a wrong use of the command says what to do", async () => {
  const wrong = await nasij("no-such-command");
  assert.equal(wrong.code, 2);
  const again = await nasij("init", "--data", made.data, "--name", "x", "--url", made.url, "--language", "ar", "--admin", "a@example.org");
  assert.equal(again.code, 1, "a data folder is not made twice");
  assert.ok(again.err.trim().length > 0 && again.out === "", "words for people go to stderr");
});
