// A campaign through three levels and back: written above, adopted and translated, adopted again below, signed on a phone, corrected above.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { atDesk, axe, demo, none, openBrowser, phone, press, shot, sideways, visit, visitor } from "./lib.mjs";

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

/** Pages of visitors without JavaScript: axe cannot look at them. */
const plain = new WeakSet();

/** Someone at her desk. */
async function at(label, language, options = {}) {
  const page = await atDesk(browser, site, site.account(label), language, options);
  if (options.javaScript === false) plain.add(page);
  return page;
}

/** A screen that is accessible and fits; a picture of it. */
async function fine(page, name) {
  if (!plain.has(page)) {
    none(await axe(page), name);
    none(await sideways(page), name);
  }
  await shot(page, `campaign-${name}`);
}

const words = {
  ar: { title: "ماء لكل بيت", demand: "نطلب ثلاث آبار جديدة", why: "الماء حياة القرية والواحة", translated: "ماء لكل دار", mine: "الماء حياة القرية والجبل", corrected: "الماء العذب حياة القرية والواحة", both: "الماء العذب حياة القرية والجبل" },
  fr: { title: "De l’eau pour chaque maison", demand: "Nous demandons trois puits neufs", why: "L’eau fait vivre le village et l’oasis", translated: "L’eau au foyer", mine: "L’eau fait vivre le village et la montagne", corrected: "L’eau douce fait vivre le village et l’oasis", both: "L’eau douce fait vivre le village et la montagne" },
};

for (const language of ["ar", "fr"]) {
  const said = words[language];
  test(`three levels and back, in ${language}, on a phone and without JavaScript`, async () => {
    // The secretariat writes it, offered to the branch, and publishes.
    const above = await at("secretariat", language, { viewport: phone, javaScript: false });
    await visit(above, "/desk/b/maghreb/campaigns/new");
    await fine(above, `new-${language}`);
    await above.locator('[name="language"]').selectOption(language);
    await above.locator('[name="demand"]').fill(said.demand);
    await above.locator('[name="title"]').fill(said.title);
    await above.locator('[name="goal"]').fill("-5");
    await press(above, above.locator("main form .form-end button").first());
    assert.match(above.url(), /campaigns\/new/, "with a wrong goal nothing is made");
    assert.equal(await above.locator('[name="demand"]').inputValue(), said.demand, "what was typed is still there");
    await fine(above, `new-wrong-${language}`);
    await above.locator('[name="why"]').fill(said.why);
    await above.locator('[name="slug"]').fill(`eau-${language}`);
    await above.locator('[name="goal"]').fill("100");
    await press(above, above.locator("main form .form-end button").first());
    await fine(above, `edition-${language}`);
    const owners = new URL(above.url()).pathname;
    await press(above, above.locator(`form[action$="/publish"] button`));

    // The coordinator below sees the offer under her body's name, adopts, translates, publishes.
    const middle = await at("coordinator tunisie", language, { viewport: phone });
    await visit(middle, "/desk/b/tunisie/campaigns");
    await fine(middle, `list-${language}`);
    await press(middle, middle.locator("main a").filter({ hasText: said.title }).first());
    await fine(middle, `offer-${language}`);
    await press(middle, middle.locator('form[action*="/offers/"] button'));
    const edition = new URL(middle.url()).pathname;
    const blocks = middle.locator('main a[href*="/blocks/"]');
    await press(middle, blocks.nth(0));
    await middle.locator('[name="text"]').first().fill(said.translated);
    await press(middle, middle.locator("main form .form-end button").first());
    await press(middle, middle.locator(`form[action$="/publish"] button`));
    // Her own words in a free block.
    await press(middle, middle.locator('main a[href*="/blocks/"]').nth(2));
    const why = new URL(middle.url()).pathname;
    await middle.locator('[name="text"]').first().fill(said.mine);
    await press(middle, middle.locator("main form .form-end button").first());

    // An association adopts the chapter's version.
    const label = site.all.map((one) => one.label).find((one) => one.startsWith("secretary "));
    const slug = label.slice("secretary ".length);
    const below = await at(label, language, { viewport: phone });
    await visit(below, `/desk/b/${slug}/campaigns`);
    await press(below, below.locator("main a").filter({ hasText: said.translated }).first());
    await press(below, below.locator('form[action*="/offers/"] button'));
    await press(below, below.locator(`form[action$="/publish"] button`));

    // Six people sign there, on a phone, without JavaScript; one of them twice.
    const signer = await visitor(browser, site, { language, viewport: phone, javaScript: false });
    plain.add(signer);
    await visit(signer, `/${language}/b/${slug}/campaigns/eau-${language}`);
    await fine(signer, `page-${language}`);
    await signer.locator('[name="name"]').first().fill(said.title);
    await signer.locator('[name="phone"]').first().fill("12");
    await press(signer, signer.locator('form[action$="/sign"] .form-end button'));
    await fine(signer, `page-wrong-${language}`);
    assert.ok((await signer.locator(".errors").count()) > 0, "the form says what is wrong");
    assert.equal(await signer.locator('[name="name"]').first().inputValue(), said.title, "and loses nothing");
    const own = {};
    for (const n of [1, 2, 3, 4, 5, 6, 6]) {
      await visit(signer, `/${language}/b/${slug}/campaigns/eau-${language}`);
      const form = signer.locator('form[action$="/sign"]');
      await form.locator('[name="name"]').fill(language === "ar" ? "زائرة" : "Visiteuse");
      await form.locator('[name="email"]').fill(`n${n}@${language}.example.org`);
      if (n === 1 || n === 3) await form.locator('[name="delivery"]').check();
      if (n === 2) await form.locator('[name="contact"]').first().check();
      await press(signer, form.locator(".form-end button"));
      assert.match(signer.url(), /\/thanks\//, "first or repeated, she is thanked");
      own[n] = await signer.locator('a[href*="/withdraw/"]').getAttribute("href");
    }
    await fine(signer, `thanks-${language}`);
    const mine = await signer.locator('a[href*="/withdraw/"]').getAttribute("href");
    for (const address of [`/${language}/b/${slug}/campaigns/eau-${language}`, `/${language}/b/tunisie/campaigns/eau-${language}`, `/${language}/campaigns/eau-${language}`]) {
      await visit(signer, address);
      assert.match(await signer.locator(".campaign-progress").innerText(), /\b6\b/, `six at ${address}`);
    }
    // One takes back delivery alone, another corrects what was sealed: both count on.
    await visit(signer, own[3]);
    await fine(signer, `own-${language}`);
    await press(signer, signer.locator('form[action$="/consent"] button'));
    assert.ok(signer.url().endsWith("?done=ended"));
    assert.equal(await signer.locator('form[action$="/consent"]').count(), 0, "nothing else was allowed");
    await fine(signer, `own-ended-${language}`);
    await visit(signer, own[2]);
    await press(signer, signer.locator('main a[href$="/correct"]'));
    await fine(signer, `own-correct-${language}`);
    await signer.locator('[name="name"]').fill(" ");
    await signer.locator('[name="place"]').fill(said.title);
    await press(signer, signer.locator("main form .form-end button"));
    assert.ok((await signer.locator(".errors").count()) > 0, "a name is missing");
    assert.equal(await signer.locator('[name="place"]').inputValue(), said.title, "and nothing is lost");
    await fine(signer, `own-correct-wrong-${language}`);
    await signer.locator('[name="name"]').fill(language === "ar" ? "زائرة أخرى" : "Autre visiteuse");
    await press(signer, signer.locator("main form .form-end button"));
    assert.ok(signer.url().endsWith("?done=corrected"));
    await fine(signer, `own-corrected-${language}`);
    // The one who signed twice takes back what was not counted: nothing changes for the first.
    await visit(signer, mine);
    await fine(signer, `withdraw-${language}`);
    await press(signer, signer.locator("main form button"));
    await visit(signer, `/${language}/campaigns/eau-${language}`);
    assert.match(await signer.locator(".campaign-progress").innerText(), /\b6\b/);

    // The association writes to the one who allowed it: typed, looked at, sent. A moderator sees the names that are shown.
    const signed = new URL(below.url()).pathname;
    await visit(below, `${signed}/updates`);
    await fine(below, `update-${language}`);
    await press(below, below.locator("main form .form-end button"));
    assert.ok((await below.locator(".errors").count()) > 0, "nothing was typed");
    await fine(below, `update-wrong-${language}`);
    await below.locator(`[name="subject-${language}"]`).fill(said.title);
    await below.locator(`[name="text-${language}"]`).fill(said.why);
    await press(below, below.locator("main form .form-end button"));
    await fine(below, `update-look-${language}`);
    await press(below, below.locator('main form [name="sure"][value="yes"]'));
    await fine(below, `update-sent-${language}`);
    assert.ok((await below.locator("main .lines").innerText()).includes(said.title), "it stands among what was sent");
    await visit(below, signed);
    await fine(below, `order-${language}`);
    await press(below, below.locator('form[action$="/move"] button').first());
    await fine(below, `moved-${language}`);

    // The secretariat corrects; the chapter sees what changed, word by word, and saves both put together.
    await visit(above, owners);
    await press(above, above.locator('main a[href*="/blocks/"]').nth(2));
    await above.locator('[name="text"]').first().fill(said.corrected);
    await press(above, above.locator("main form .form-end button").first());
    await visit(middle, edition);
    await fine(middle, `behind-${language}`);
    await visit(middle, why);
    await fine(middle, `merge-${language}`);
    assert.equal(await middle.locator('[name="text"]').first().inputValue(), said.both);
    await press(middle, middle.locator("main form .form-end button").first());
    await visit(signer, `/${language}/b/tunisie/campaigns/eau-${language}`);
    assert.ok((await signer.content()).includes(said.both), "the merged text stands on the chapter's page");

    // The owner sees the whole tree of editions, with its totals.
    await visit(above, `${owners}/tree`);
    await fine(above, `tree-${language}`);
    assert.equal(await above.locator(".campaign-tree > li").count(), 3);

    // She ends it: nobody signs any more, and she is offered to destroy the marks at once.
    await visit(above, owners);
    await above.locator('[name="outcome"]').selectOption("closed");
    await press(above, above.locator('form[action$="/settle"] .form-end button'));
    await fine(above, `ended-${language}`);
    await press(above, above.locator('main a[href$="/marks"]'));
    await fine(above, `marks-${language}`);
    const marks = above.locator('form[action$="/marks"] button');
    if (await marks.count()) {
      await press(above, marks);
      assert.equal(await marks.count(), 0, "they are gone");
      await fine(above, `marks-gone-${language}`);
    }
    await visit(signer, `/${language}/b/${slug}/campaigns/eau-${language}`);
    assert.equal(await signer.locator('form[action$="/sign"]').count(), 0, "also below");
    for (const page of [above, middle, below, signer]) {
      none(page.foreign, "asked another server");
      await page.context().close();
    }
  });
}

test("the count in another site's frame goes up while somebody looks", async () => {
  const address = "/fr/campaigns/ma-al-madrasa";
  const page = await visitor(browser, site, { language: "fr" });
  await visit(page, `${address}/embed`);
  const said = () => page.locator(".campaign-progress").innerText();
  const before = await said();
  const signer = await visitor(browser, site, { language: "fr", javaScript: false });
  plain.add(signer);
  await visit(signer, address);
  const form = signer.locator('form[action$="/sign"]').first();
  await form.locator('[name="name"]').fill("Visiteuse");
  await form.locator('[name="email"]').fill("en-direct@example.org");
  await press(signer, form.locator(".form-end button"));
  assert.match(signer.url(), /\/thanks\//);
  const seen = await page.waitForFunction((was) => document.querySelector(".campaign-progress").innerText !== was, before, { timeout: 40_000 });
  assert.ok(seen && (await said()) !== before, "without a reload");
  none(page.foreign, "asked another server");
  await signer.context().close();
  await page.context().close();
});

test("the demo's campaign at a desk and on the street", async () => {
  for (const language of ["ar", "fr"]) {
    const page = await visitor(browser, site, { language });
    await visit(page, `/${language}/campaigns/ma-al-madrasa`);
    await fine(page, `demo-${language}`);
    const saved = page.locator('main a[download][href^="/media/"]').first();
    const picture = await page.request.get(await saved.getAttribute("href"));
    assert.match(picture.headers()["content-type"], /^image\//, "a picture of the kit is there to be saved");
    await visit(page, `/${language}/b/tunisie/campaigns`);
    await fine(page, `demo-list-${language}`);
    await page.context().close();
    const above = await at("secretariat", language);
    await visit(above, "/desk/b/maghreb/campaigns");
    await press(above, above.locator("main td a, main th a").first());
    await press(above, above.locator('main a[href$="/tree"]'));
    await fine(above, `demo-tree-${language}`);
    await above.context().close();
  }
});
