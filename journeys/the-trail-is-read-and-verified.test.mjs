// The trail of a body: who did what and when, without a name or a content; narrowed, saved, verified, and compared with the
// checkpoint that was mailed when a keyholder went. That a rewritten, missing or cut-off line is found is told by the Rust test
// `trail` of nasij, which writes into the database past the program.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  cookieOf, demo, desk, mailSink, nasij, none, openBrowser, phone, press, signIn, soundAs, visit, visitor,
} from "./lib.mjs";

const trail = "/desk/b/tunisie/audit";

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

const sound = soundAs("trail");

test("acts leave lines, lines are read, and the chain is compared with a letter", async () => {
  const page = await visitor(browser, site, { viewport: phone, language: "ar" });
  await signIn(page, site.account("coordinator tunisie"));
  // Three acts of hers: a role, a person, a keyholder fewer.
  await visit(page, "/desk/b/tunisie/people");
  for (const [field, typed] of Object.entries({ email: "salwa@example.org", name: "سلوى السرّية" })) await page.locator(`main [name="${field}"]`).fill(typed);
  await page.locator('main [name="role"][value="editor"]').check();
  await press(page, page.locator('form[action="/desk/b/tunisie/people"] .form-end button'));
  await visit(page, "/desk/b/tunisie/persons/new");
  await page.locator('main [name="address"]').fill("sirriya@example.org");
  await page.locator('main [name="name"]').fill("اسم لا يُكتب في السجل");
  await press(page, page.locator("main form .form-end button").first());
  await visit(page, "/desk/b/tunisie/key");
  await press(page, page.locator('main a[href*="/key/leave?account="]').first());
  await press(page, page.locator('form[action$="/key/leave"] button'));
  assert.ok(page.url().endsWith("?done=left"), await page.locator("main").innerText());

  await visit(page, trail);
  const lines = page.locator("tbody tr");
  const before = await lines.count();
  assert.ok(before >= 4, `only ${before} lines`);
  const text = await page.locator("main").innerText();
  for (const secret of ["sirriya", "اسم لا يُكتب", "salwa@"]) assert.ok(!text.includes(secret), `the trail says ${secret}`);
  assert.ok(text.includes("هاجر"), "who did it");
  await sound(page, "list-ar");
  await page.locator("main details summary").first().click();
  await page.locator('main [name="what"]').selectOption("accounts.granted");
  await press(page, page.locator("main details form button").first());
  assert.ok(new URL(page.url()).search.includes("what=accounts.granted"), "the filter is in the address");
  const narrowed = await lines.count();
  assert.ok(narrowed > 0 && narrowed < before);
  await sound(page, "narrowed-ar");
  const csv = await fetch(`${site.url}${trail}/csv?what=accounts.granted`, { headers: { cookie: await cookieOf(page) } });
  const saved = Buffer.from(await csv.arrayBuffer()).toString("utf8");
  assert.ok(saved.startsWith("\ufeff") && saved.trim().split("\n").length === narrowed + 1, saved.slice(0, 300));

  // The checkpoint that was mailed when the keyholders changed.
  const letter = await sink.letterTo("munassiqa@tunisie.example.org", /audit\/verify/);
  const mark = letter.text.match(/[0-9a-z]{4}(?:-[0-9a-z]{4}){3}/)?.[0];
  const number = letter.text.match(/:\s*(\d+)\s*\n[^\n]*[0-9a-z]{4}-/)?.[1];
  assert.ok(mark && number, letter.text);
  assert.ok(!letter.text.includes("سلوى") && !letter.text.includes("ليلى"), "a letter names nobody");
  const french = await visitor(browser, site, { viewport: desk, language: "fr" });
  await french.context().addCookies([{ name: "language", value: "fr", url: site.url }]);
  await signIn(french, site.account("coordinator tunisie"));
  await visit(french, trail);
  await sound(french, "list-fr");
  await press(french, french.locator(`main a[href="${trail}/verify"]`).first());
  await french.locator('[name="number"]').fill(number);
  await french.locator('[name="mark"]').fill(mark.toUpperCase().replaceAll("-", " "));
  await press(french, french.locator("main form .form-end button").first());
  assert.equal(await french.locator(".notice.done").count(), 2, "whole, and the letter's line");
  await sound(french, "verified-fr");
  await french.locator('[name="mark"]').fill("0000-0000-0000-0000");
  await press(french, french.locator("main form .form-end button").first());
  assert.ok((await french.locator(".notice.danger").count()) >= 1, "another's mark is no mark of this trail");
  await sound(french, "differs-fr");
  await french.locator('[name="mark"]').fill("court");
  await press(french, french.locator("main form .form-end button").first());
  assert.equal(await french.locator("#f-mark-error").count(), 1);

  const whole = await nasij("audit", "verify", "--checkpoint", `${number}:${mark}`, "--data", site.data);
  assert.equal(whole.code, 0, whole.err);
  assert.match(whole.out, new RegExp(`^tunisie whole \\d+ \\d+:`, "m"));
  const other = await nasij("audit", "verify", "--body", "tunisie", "--checkpoint", `${number}:0000-0000-0000-0000`, "--data", site.data);
  assert.equal(other.code, 1, other.out);
  assert.match(other.out, /^tunisie wrong/m);

  // A body's trail is its own: the association's secretary reads neither this one nor its own without the right.
  const secretary = await visitor(browser, site, { viewport: phone, language: "ar" });
  await signIn(secretary, site.account("secretary"));
  await visit(secretary, trail, 403);
  await secretary.context().close();
  for (const one of [page, french]) {
    none(one.errors, "the browser complained");
    await one.context().close();
  }
});
