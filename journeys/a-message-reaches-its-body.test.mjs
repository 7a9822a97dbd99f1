// The contact form, without JavaScript: held, sent on to those who read the body's mail, erased here.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axe, demo, none, openBrowser, pause, press, shot, signIn, visit, visitor } from "./lib.mjs";

let site;
let browser;
before(async () => {
  site = await demo();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await site?.stop();
});

async function write(page, { name, text, address }) {
  await visit(page, "/fr/b/tunisie/contact");
  const form = page.locator("form:has(textarea)").first();
  await form.locator('[name="name"]').fill(name);
  await form.locator('[name="text"]').fill(text);
  if (address) await form.locator('[name="address"]').fill(address);
  await press(page, form.locator("button").last());
  assert.match(page.url(), /\/contact\/thanks/);
}

test("held, sent, erased", async () => {
  const stranger = await visitor(browser, site, { javaScript: false, language: "fr" });
  const text = `Une question posée à ${Date.now()}`;
  await write(stranger, { name: "Lectrice", text, address: "lectrice@example.org" });
  await shot(stranger, "message-thanks");

  // Who reads it signs in without JavaScript too; the outbox is the secretariat's alone.
  const reader = await visitor(browser, site, { javaScript: false });
  await signIn(reader, site.account("coordinator tunisie"));
  await visit(reader, "/desk/b/tunisie/messages");
  const waiting = reader.locator("article").filter({ hasText: text });
  assert.ok((await waiting.innerText()).includes("lectrice@example.org"));
  await shot(reader, "message-waits");
  await press(reader, waiting.locator("button").first());

  const holder = await visitor(browser, site);
  await signIn(holder, site.account("secretariat"));
  let letters = "";
  for (let tries = 0; tries < 40 && !letters.includes(text); tries++) {
    await pause(250);
    await visit(holder, "/desk/outbox");
    letters = await holder.locator("main").innerText();
  }
  assert.ok(letters.includes(text), "no letter carries it");
  none(await axe(holder), "the outbox");

  let left = text;
  for (let tries = 0; tries < 40 && left.includes(text); tries++) {
    await pause(250);
    await visit(reader, "/desk/b/tunisie/messages?state=sent");
    left = await reader.locator("main").innerText();
  }
  assert.ok(!left.includes(text) && !left.includes("lectrice@example.org"), "sent on, it is erased here with her address");
  for (const page of [stranger, reader, holder]) await page.context().close();
});

test("rejected, it is erased too", async () => {
  const stranger = await visitor(browser, site, { javaScript: false, language: "fr" });
  const text = `Une annonce de ${Date.now()}`;
  await write(stranger, { name: "Vendeur", text });
  const reader = await visitor(browser, site);
  await signIn(reader, site.account("moderator tunisie"));
  await visit(reader, "/desk/b/tunisie/messages");
  const waiting = reader.locator("article").filter({ hasText: text });
  await press(reader, waiting.locator("button").last());
  for (const state of ["waiting", "sending", "sent", "rejected"]) {
    await visit(reader, `/desk/b/tunisie/messages?state=${state}`);
    assert.ok(!(await reader.locator("main").innerText()).includes(text), `still there under ${state}`);
  }
  none(reader.errors, "the browser complained");
  for (const page of [stranger, reader]) await page.context().close();
});
