// Her ways in, set up and used as she does it: a passkey, or a password with codes.
import assert from "node:assert/strict";
import { code } from "./authenticator.mjs";
import { press, shot, visit } from "./browser.mjs";

/** Opens a letter's link with its button. */
export async function openLink(page, link) {
  await visit(page, link);
  return press(page, page.locator("main form button").first());
}

/** On the screen of her ways in: a password with six digits. The secret, as her app keeps it. */
export async function choosePassword(page, password) {
  const form = page.locator('form[action="/desk/account/password"]');
  const secret = (await page.locator("#password code").first().innerText()).trim();
  for (const name of ["password", "again"]) await form.locator(`[name="${name}"]`).fill(password);
  await form.locator('[name="code"]').fill(code(secret));
  await press(page, form.locator("button").last());
  assert.ok(page.url().includes("done=password"), `the password was not taken: ${await page.locator("main").innerText()}`);
  return secret;
}

/** Ten recovery codes, on the page that shows them once. */
export async function recoveryCodes(page, { picture } = {}) {
  await press(page, page.locator('form[action="/desk/account/recovery-codes"] button'));
  const codes = await page.locator(".codes code").allInnerTexts();
  assert.equal(new Set(codes).size, 10, "ten codes");
  if (picture) await shot(page, picture);
  return codes;
}

/** On the screen of her ways in: a passkey, on the device that the browser holds. */
export async function makePasskey(page, label) {
  const place = page.locator('[data-passkey="make"]');
  await place.locator("input").fill(label);
  await Promise.all([page.waitForURL(/done=passkey/), place.locator("button").click()]);
}

/**
 * Presses the passkey button of a page, and waits until it leads somewhere. Chromium's device may answer the offer in the list
 * below the address field before a hand can press.
 */
export async function enterByPasskey(page) {
  const here = page.url();
  const gone = page.waitForURL((url) => url.href !== here);
  await Promise.race([gone, page.locator('[data-passkey="enter"] button').click({ noWaitAfter: true }).catch(() => gone)]);
  await gone;
}

/** Signs in by password and what her app, or her sheet of recovery codes, says. */
export async function signInWithCode(page, { email, password, typed }) {
  await visit(page, "/sign-in");
  await page.locator('form[action="/sign-in"] [name="email"]').fill(email);
  await page.locator('form[action="/sign-in"] [name="password"]').fill(password);
  await press(page, page.locator('form[action="/sign-in"] .form-end button'));
  assert.ok(page.url().includes("/sign-in/code"), `no code was asked for: ${await page.locator("main").innerText()}`);
  await page.locator('[name="code"]').fill(typed);
  await press(page, page.locator('form[action="/sign-in/code"] button'));
}

/** Shows with her password that it is she, from a page that asks for it, and comes back to it. */
export async function showAgain(page, password) {
  await press(page, page.locator('a[href^="/sign-in/again"]'));
  await page.locator('form[action="/sign-in/again"] [name="password"]').fill(password);
  await press(page, page.locator('form[action="/sign-in/again"] button'));
}
