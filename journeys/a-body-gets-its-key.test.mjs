// Naming, an identity made on a phone, the recovery sheet, one who joins and opens what was sealed before her, one who leaves.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  addPerson, atDesk, demo, fine, keyholders, languages, makeIdentity, openBrowser, openList, phone, press, sessionOf, shot, visit,
} from "./lib.mjs";

const passphrase = "خمس حمامات فوق سطح أزرق";
const bodies = { ar: "tunisie", fr: "tunisie" };

let browser;
before(async () => {
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
});

for (const language of languages) {
  test(`a body names a third keyholder, who opens what was sealed before her, in ${language}`, async () => {
    const site = await demo();
    try {
      const body = bodies[language];
      const key = `/desk/b/${body}/key`;
      const [first, second] = keyholders(site);
      const words = (who) => site.passphrases.get(who.email);
      const named = (name) => `key-${language}-${name}`;

      const coordinator = await atDesk(browser, site, site.account("coordinator"), language, { viewport: phone });
      await visit(coordinator, key);
      const choice = coordinator.locator("select[name=account]");
      assert.equal(await choice.inputValue(), "", "nobody is named because she stood first in the list");
      await choice.evaluate((field) => (field.form.noValidate = true));
      assert.equal((await press(coordinator, coordinator.locator("form[action$='/key/name'] button"))).status(), 422);
      await fine(coordinator, "nobody was chosen");
      await choice.selectOption({ label: "هاجر" });
      await press(coordinator, coordinator.locator("form[action$='/key/name'] button"));
      await fine(coordinator, "she waits for a second person");
      await shot(coordinator, named("waits"));
      assert.equal(await coordinator.locator("form[action$='/key/confirm']").count(), 0, "nobody is her own second person");

      await visit(coordinator, "/desk/");
      assert.ok((await coordinator.locator("main a[href='/desk/account/identity']").count()) > 0, "her desk says what waits for her");
      await visit(coordinator, "/desk/account/identity");
      await fine(coordinator, "no identity yet");
      await makeIdentity(coordinator, passphrase);
      await fine(coordinator, "an identity");
      assert.equal((await coordinator.goto(`/desk/b/${body}/records/people`)).status(), 403, "an identity alone opens nothing");

      // The key is in use: one of those who keep it agrees.
      const one = await atDesk(browser, site, first, language, { viewport: phone });
      await visit(one, "/desk/");
      assert.ok((await one.locator(`main a[href='${key}']`).count()) > 0, "her desk says that a naming waits for her");
      await visit(one, key);
      await shot(one, named("to-agree"));
      const naming = { ar: "تسمية تنتظر", fr: "Nommée, attend" }[language];
      assert.ok((await one.locator("main").innerText()).includes(naming), "she who named herself has no new identity");
      await press(one, one.locator("form[action$='/key/confirm'] button"));
      assert.match(one.url(), /done=confirmed/);
      await fine(one, "agreed to a keyholder");

      // The sheet comes before the older envelopes are sealed again, so they are sealed to it too.
      await visit(coordinator, `${key}/sheet`);
      await coordinator.locator("[data-keyholder] button").click();
      const letters = (await coordinator.locator(".keyholder-letters").innerText()).replaceAll(/\s/g, "");
      assert.match(letters, /^AGE-SECRET-KEY-1[A-Z0-9]{58}$/);
      await fine(coordinator, "the sheet");
      await shot(coordinator, named("sheet"));
      const back = coordinator.locator("[data-keyholder] form input");
      await back.fill("AAAAAA");
      await coordinator.locator("[data-keyholder] form button").click();
      assert.equal(await back.getAttribute("aria-invalid"), "true", "letters that are not the paper's are not taken");
      await back.fill(letters.slice(-6));
      await Promise.all([coordinator.waitForURL(/done=sheet-waits/), coordinator.locator("[data-keyholder] form button").click()]);
      await fine(coordinator, "a sheet that waits");
      assert.equal(await coordinator.locator("form[action$='/key/sheet/confirm']").count(), 0, "nobody agrees to her own");
      await visit(one, key);
      await shot(one, named("sheet-waits"));
      await press(one, one.locator("form[action$='/key/sheet/confirm'] button"));
      assert.match(one.url(), /done=sheet$/);
      await fine(one, "a key with a sheet");

      // She keeps the key now, and what was sealed before stays shut.
      await visit(coordinator, `/desk/b/${body}/records/people`);
      await coordinator.locator("[data-keyholder] input[type=password]").fill(passphrase);
      await coordinator.locator("[data-keyholder] button[type=submit]").click();
      await coordinator.locator(".keyholder-broken").waitFor({ timeout: 90_000 });
      assert.equal(await coordinator.locator(".keyholder-rows tbody tr").count(), 0, "nothing opens before it was sealed again");
      await fine(coordinator, "a list that does not open");

      // One keyholder agrees, the browser of the other seals again.
      await visit(one, key);
      await press(one, one.locator("form[action$='/key/agree'] button"));
      assert.match(one.url(), /done=agreed/);
      assert.equal(await one.locator("a[href*='key/reseal']").count(), 0, "who agreed does not do it herself");
      await fine(one, "agreed");
      const other = await atDesk(browser, site, second, language);
      await visit(other, "/desk/");
      assert.ok((await other.locator(`a[href='${key}']`).count()) > 0, "her desk says that envelopes wait");
      await visit(other, key);
      await Promise.all([other.waitForNavigation(), other.locator("a[href*='key/reseal']").click()]);
      await fine(other, "before sealing again");
      await other.locator("[data-keyholder] input[type=password]").fill(words(second));
      await Promise.all([
        other.waitForURL(/done=resealed/, { timeout: 90_000 }),
        other.locator("[data-keyholder] button[type=submit]").click(),
      ]);
      await fine(other, "sealed again");

      const rows = await openList(coordinator, body, passphrase);
      assert.ok(rows > 10, `${rows} rows`);
      assert.ok(await coordinator.locator(".keyholder-broken").isHidden(), "everything opens now");
      assert.equal(await openList(one, body, { sheet: letters }), rows, "the sheet opens what its keyholders open");

      // One leaves: the page says what she keeps, and she is handed nothing more.
      await visit(other, key);
      await Promise.all([other.waitForNavigation(), other.locator("a[href*='key/leave']").click()]);
      await fine(other, "leaving");
      await shot(other, named("leaving"));
      await press(other, other.locator("form[action$='/key/leave'] button"));
      await fine(other, "she left");
      assert.equal((await other.goto(`/desk/b/${body}/records/people`)).status(), 403);
      await visit(one, key);
      assert.equal(await one.locator(".rows tbody tr").count(), 2);
    } finally {
      await site.stop();
    }
  });

  test(`a body whose last keyholder left asks for no names, in ${language}`, async () => {
    const site = await demo();
    try {
      const coordinator = await atDesk(browser, site, site.account("coordinator"), language, { viewport: phone });
      const key = "/desk/b/tunisie/key";
      for (const left of [2, 1]) {
        await visit(coordinator, key);
        await Promise.all([coordinator.waitForNavigation(), coordinator.locator("a[href*='key/leave']").first().click()]);
        assert.equal(await coordinator.locator("main .notice").count(), left === 1 ? 1 : 0, "the last one is warned of");
        await press(coordinator, coordinator.locator("form[action$='/key/leave'] button"));
      }
      await fine(coordinator, "no key");
      await shot(coordinator, `key-${language}-none`);

      await visit(coordinator, "/desk/b/tunisie/persons/new");
      assert.equal(await coordinator.locator("[name=name], [name=phone], [name=place], [name=note]").count(), 0);
      assert.ok((await coordinator.locator(`main a[href='${key}']`).count()) > 0, "the form says the first step");
      await fine(coordinator, "a form without names");
      // What needs no key is taken; a name that is sent all the same is not kept.
      const cookie = await sessionOf(site, site.account("coordinator"));
      await addPerson(site, cookie, "tunisie", { address: "without-a-name@example.org" });
      const refused = await fetch(`${site.url}/desk/b/tunisie/persons/new`, {
        method: "POST",
        redirect: "manual",
        headers: { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin", cookie },
        body: new URLSearchParams({ language: "ar", source: "paper", address: "b@example.org", name: "فاطمة بلا مفتاح" }),
      });
      assert.equal(refused.status, 422, "a name for which there is no key");
    } finally {
      await site.stop();
    }
  });
}
