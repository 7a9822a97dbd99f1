// A coordinator gives the association's work for half a year to someone in it: what it opens there and below, what it does not,
// how its end is announced, who sees it over the branch, and how it is renewed and taken back. That it lapses at its end by
// itself, and that holder and giver are written to two weeks before, is told by the Rust tests `grants` and `letters` of
// accounts: no clock is moved here.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  choosePassword, cookieOf, demo, desk, linkIn, mailSink, none, openBrowser, openLink, phone, press, signIn, soundAs, visit,
  visitor, write,
} from "./lib.mjs";

const people = "/desk/b/tunisie/people";
const day = (from, days) => new Date(from + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);

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

const sound = soundAs("rights");

async function give(page, fields, { role, below = false } = {}) {
  await visit(page, people);
  for (const [field, typed] of Object.entries(fields)) await page.locator(`main [name="${field}"]`).fill(typed);
  await page.locator(`main [name="role"][value="${role}"]`).check();
  if (below) await page.locator('main [name="below"]').check();
  return press(page, page.locator(`form[action="${people}"] .form-end button`));
}

test("news and comments of a chapter and below, for half a year", async () => {
  const giver = await visitor(browser, site, { viewport: phone, language: "ar" });
  await signIn(giver, site.account("coordinator tunisie"));
  await visit(giver, people);
  const offered = await giver.locator('main [name="until"]').inputValue();
  assert.ok(Math.abs(new Date(offered) - Date.now() - 183 * 86_400_000) < 3 * 86_400_000, `half a year is offered first, not ${offered}`);
  assert.equal(await giver.locator('main [name="role"][value="admin"]').count(), 0, "she gives nothing that she does not hold");
  const who = { email: "rahma@example.org", name: "رحمة" };
  await giver.locator("main form").first().evaluate(() => document.querySelectorAll("form").forEach((form) => (form.noValidate = true)));
  for (const [until, why] of [[day(Date.now(), -1), "past"], [day(Date.now(), 800), "too late"]]) {
    await visit(giver, people);
    await giver.evaluate(() => document.querySelectorAll("form").forEach((form) => (form.noValidate = true)));
    for (const [field, typed] of Object.entries({ ...who, until })) await giver.locator(`main [name="${field}"]`).fill(typed);
    const refused = await press(giver, giver.locator(`form[action="${people}"] .form-end button`));
    assert.equal(refused.status(), 422, why);
    assert.equal(await giver.locator("#f-until-error").count(), 1);
  }
  await sound(giver, "end-refused-ar");
  const until = day(Date.now(), 12);
  await give(giver, { ...who, until }, { role: "secretary", below: true });
  assert.ok(giver.url().endsWith("?done=account"), await giver.locator("main").innerText());
  await sound(giver, "given-ar");

  const hers = await visitor(browser, site, { viewport: phone, language: "ar" });
  await openLink(hers, linkIn(await sink.letterTo(who.email)));
  await choosePassword(hers, "أربع نخلات قرب بئر قديمة");
  // There and below, and nowhere else.
  await write(hers, "tunisie", { slug: "khabar-rahma", texts: { ar: { title: "خبر رحمة", text: "نص قصير." } } });
  await write(hers, "oasis-tozeur", { slug: "khabar-rahma", texts: { ar: { title: "خبر رحمة في توزر", text: "نص قصير." } } });
  await visit(hers, "/desk/b/oasis-tozeur/comments");
  for (const address of ["/desk/b/algerie/news", "/desk/b/maghreb/news", people, "/desk/b/tunisie/persons", "/desk/b/tunisie/audit", "/desk/b/tunisie/key"]) {
    await visit(hers, address, 403);
  }

  // Over the branch: who holds what, what ends soon, and a sheet of it.
  const branch = await visitor(browser, site, { viewport: desk, language: "fr" });
  await branch.context().addCookies([{ name: "language", value: "fr", url: site.url }]);
  await signIn(branch, site.account("coordinator tunisie"));
  await visit(branch, `${people}/branch`);
  const line = branch.locator("tbody tr", { hasText: "رحمة" });
  assert.equal(await line.count(), 1);
  await sound(branch, "branch-fr");
  await press(branch, branch.locator('main a[href*="soon"]').first());
  assert.equal(await line.count(), 1, "it ends within thirty days");
  const all = await branch.locator("tbody tr").count();
  const csv = await fetch(`${site.url}${people}/branch.csv${new URL(branch.url()).search}`, { headers: { cookie: await cookieOf(branch) } });
  const sheet = Buffer.from(await csv.arrayBuffer()).toString("utf8");
  assert.ok(sheet.startsWith("\ufeff") && sheet.includes("رحمة") && sheet.trim().split("\n").length === all + 1, sheet);

  // Renewed by whoever may give it, not by herself; taken back, it is over at once.
  await visit(giver, people);
  const row = giver.locator("tbody tr", { hasText: "رحمة" });
  const ended = await row.innerText();
  await press(giver, row.locator('form[action$="/renew"] button'));
  assert.notEqual(await giver.locator("tbody tr", { hasText: "رحمة" }).innerText(), ended, "another day stands there");
  const own = giver.locator('tbody tr:has(th:text("هاجر")) form[action$="/renew"]');
  assert.equal(await own.count(), 0, "nobody renews her own");
  await press(giver, row.locator('form[action$="/end"] button'));
  assert.ok(giver.url().endsWith("?done=ended"));
  await visit(hers, "/desk/b/tunisie/news", 403);
  for (const page of [giver, hers, branch]) {
    none(page.errors, "the browser complained");
    await page.context().close();
  }
});

test("a role of the coalition's own is made of rights, and given", async () => {
  const page = await visitor(browser, site, { viewport: desk, language: "fr" });
  await page.context().addCookies([{ name: "language", value: "fr", url: site.url }]);
  await signIn(page, site.account("secretariat"));
  await visit(page, "/desk/b/maghreb/roles/new");
  assert.ok((await page.locator("fieldset.part legend").count()) >= 4, "rights stand in parts");
  await page.locator('[name="name-ar"]').fill("مترجمة");
  await page.locator('[name="name-fr"]').fill("Traductrice");
  await page.locator('[name="kinds"][value="chapter"]').check();
  await sound(page, "role-new-fr");
  const empty = await press(page, page.locator("main form .form-end button"));
  assert.equal(empty.status(), 422, "a role without a right");
  await page.locator('[name="rights"][value="news.write"]').check();
  await press(page, page.locator("main form .form-end button"));
  assert.ok(page.url().endsWith("?done=saved"), await page.locator("main").innerText());
  await sound(page, "roles-fr");
  await visit(page, people);
  const role = page.locator("main .choice", { hasText: "Traductrice" });
  assert.equal(await role.count(), 1);
  await visit(page, "/desk/b/oasis-tozeur/people");
  assert.equal(await role.count(), 0, "an association is no chapter");
  none(page.errors, "the browser complained");
  await page.context().close();
});
