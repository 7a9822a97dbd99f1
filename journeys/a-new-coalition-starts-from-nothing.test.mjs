// `nasij init`, the link it prints, a password, the desk.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axe, init, nasij, none, openBrowser, serve, shot, signIn, visit, visitor } from "./lib.mjs";

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

test("the first link opens the desk, and the password chosen there opens it again", async () => {
  const page = await visitor(browser, site);
  await visit(page, made.link);
  await shot(page, "init-first-link");
  none(await axe(page), "the first page");
  const password = "أربع كلمات تكفي لكل باب";
  const passwords = page.locator("input[type=password]");
  if ((await passwords.count()) === 0) {
    await Promise.all([page.waitForNavigation(), page.locator("main form button").first().click()]);
  }
  const form = page.locator("form", { has: page.locator("input[type=password]") }).first();
  for (const field of await form.locator("input[type=password]").all()) await field.fill(password);
  for (const field of await form.locator("input[type=text][required]").all()) await field.fill("أمينة");
  await Promise.all([page.waitForNavigation(), form.locator("button").last().click()]);
  await visit(page, "/desk/");
  await shot(page, "init-desk");
  none(await axe(page), "the empty desk");

  const another = await visitor(browser, site);
  await signIn(another, { email: "admin@example.org", password });
  await visit(another, "/desk/");
  await another.context().close();
  await page.context().close();
});

test("the link opens once", async () => {
  const page = await visitor(browser, site);
  const answer = await page.goto(made.link);
  const opened = (await page.locator("input[type=password]").count()) > 0 && answer.status() === 200;
  assert.ok(!opened || page.url().includes("/sign-in"), "a used link opens nothing");
  await page.context().close();
});

test("an empty site is a whole page", async () => {
  const page = await visitor(browser, site);
  await visit(page, "/ar/");
  none(await axe(page), "the empty home");
  await shot(page, "init-home");
  await page.context().close();
});

test("a wrong use of the command says what to do", async () => {
  const wrong = await nasij("no-such-command");
  assert.equal(wrong.code, 2);
  const again = await nasij("init", "--data", made.data, "--name", "x", "--url", made.url, "--language", "ar", "--admin", "a@example.org");
  assert.equal(again.code, 1, "a data folder is not made twice");
  assert.ok(again.err.trim().length > 0 && again.out === "", "words for people go to stderr");
});
