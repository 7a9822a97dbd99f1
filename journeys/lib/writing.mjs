// What a secretary does at the desk.
import assert from "node:assert/strict";
import { press, visit } from "./browser.mjs";

/** Puts a picture into a body's library: the address of its own screen. */
export async function upload(page, body, { bytes, name = "oasis.png", alt }) {
  await visit(page, `/desk/b/${body}/library/new`);
  const form = page.locator("main form[enctype]");
  await form.locator("input[type=file]").setInputFiles({ name, mimeType: "image/png", buffer: bytes });
  for (const [language, words] of Object.entries(alt)) await form.locator(`[name="alt-${language}"]`).fill(words);
  const answer = await press(page, form.locator(".form-end button"));
  assert.equal(answer.status(), 200, `the picture was answered ${answer.status()}`);
  return new URL(page.url()).pathname;
}

/** Fills the form of a news item or page, in each language of `texts`, and presses `how`; the item's screen afterwards. */
export async function write(page, body, { folder = "news", texts, slug, picture, how = "publish" }) {
  await visit(page, `/desk/b/${body}/${folder}/new`);
  for (const [language, { title, text }] of Object.entries(texts)) {
    const field = page.locator(`[name="title-${language}"]`);
    if (!(await field.isVisible())) await page.locator(`details:has([name="title-${language}"]) > summary`).first().click();
    await field.fill(title);
    await page.locator(`[name="text-${language}"]`).fill(text);
  }
  if (slug) await page.locator('[name="slug"]').fill(slug);
  if (picture) await page.locator(`input[name="picture"][value="${picture}"]`).check({ force: true });
  const answer = await press(page, page.locator(`button.button[name="do"][value="${how}"]`));
  assert.equal(answer.status(), 200, `the form was answered ${answer.status()}: ${await page.locator("#errors, main").first().innerText()}`);
  return new URL(page.url()).pathname;
}
