// A news item with a picture: written at the desk in two languages, published, read, taken back, binned, brought back.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axe, demo, none, openBrowser, picture, press, shot, signIn, upload, visit, visitor, write } from "./lib.mjs";

const body = "oasis-tozeur";
const lists = ["/ar/news", "/ar/b/tunisie/news", `/ar/b/${body}/news`, "/fr/b/tunisie/news", `/ar/b/${body}/`];
const alt = { ar: "نخلات على حافة ساقية عند الغروب", fr: "Des palmiers au bord d’un canal, au coucher du soleil" };

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

/** Where the item's link stands on the lists, asked without a browser and without a session. */
async function listed(address) {
  const found = [];
  for (const list of lists) {
    const html = await (await fetch(site.url + list)).text();
    if (html.includes(address.replace(/^\/\w+\//, "/"))) found.push(list);
  }
  return found;
}
const status = async (address) => (await fetch(site.url + address, { redirect: "manual" })).status;

for (const javaScript of [true, false]) {
  test(`written, read, taken back and brought back${javaScript ? "" : ", without JavaScript"}`, async () => {
    const slug = javaScript ? "mawsim-jadid" : "mawsim-akhar";
    const titles = { ar: `موسم جديد للسواقي ${javaScript ? "أول" : "ثان"}`, fr: `Une saison pour les canaux ${javaScript ? "1" : "2"}` };
    const address = (language) => `/${language}/b/${body}/news/${slug}`;
    const writer = await visitor(browser, site, { javaScript });
    const reader = await visitor(browser, site, { javaScript });
    await signIn(writer, site.account("secretary"));

    // The lists are asked beforehand, so that they are kept and must be made anew.
    assert.deepEqual(await listed(address("ar")), []);
    assert.equal(await status(address("ar")), 404);

    const asset = (await upload(writer, body, { bytes: picture(), alt })).split("/").at(-1);
    const texts = {
      ar: { title: titles.ar, text: "## ما جرى\n\nنظّفنا **السواقي** معًا.\n\n- يومان\n- ثلاثون متطوّعة" },
      fr: { title: titles.fr, text: "## Ce qui s’est fait\n\nNous avons nettoyé les **canaux** ensemble." },
    };
    const own = await write(writer, body, { texts, slug, picture: asset });
    await shot(writer, `writing-published-${javaScript ? "js" : "plain"}`);

    for (const language of ["ar", "fr"]) {
      await visit(reader, address(language));
      assert.equal(await reader.locator("h1").innerText(), titles[language]);
      assert.equal(await reader.locator("main h2").first().getAttribute("lang") ?? language, language);
      const shown = reader.locator(`figure img[src*="${asset}"]`).first();
      assert.equal(await shown.getAttribute("alt"), alt[language]);
      const source = await shown.getAttribute("src");
      const bytes = Buffer.from(await (await fetch(new URL(source, site.url))).arrayBuffer());
      assert.ok(bytes.length > 1000, "the picture is there");
      assert.ok(!bytes.includes("GPS"), "what the picture told beside itself is gone");
      if (javaScript) none(await axe(reader), address(language));
      await shot(reader, `writing-read-${language}`);
    }
    assert.deepEqual(await listed(address("ar")), lists, "on the body's list and those above, at the next request");

    // In a language it lacks, the nearest is shown with its own.
    await visit(reader, address("en"));
    assert.match(await reader.locator("h1").getAttribute("lang"), /^(ar|fr)$/);

    await visit(writer, own);
    await press(writer, writer.locator('form[action$="/unpublish"] button'));
    assert.equal(await status(address("ar")), 404, "taken back, it is gone at the next request");
    assert.deepEqual(await listed(address("ar")), []);

    await visit(writer, own);
    await press(writer, writer.locator('button.button[name="do"][value="publish"]'));
    assert.equal(await status(address("fr")), 200);

    await visit(writer, own);
    await press(writer, writer.locator('form[action$="/remove"] button'));
    assert.equal(await status(address("ar")), 404, "binned, it is gone");
    await visit(writer, `/desk/b/${body}/bin`);
    const binned = writer.locator("li, tr, article").filter({ hasText: titles.ar }).last();
    await shot(writer, "writing-bin");
    await press(writer, binned.locator("button").first());
    assert.equal(await writer.locator('[name="title-ar"]').inputValue(), titles.ar);
    if ((await status(address("ar"))) !== 200) {
      // What comes back from the bin waits for someone to publish it.
      await press(writer, writer.locator('button.button[name="do"][value="publish"]'));
    }
    assert.equal(await status(address("ar")), 200);
    none([...reader.foreign, ...writer.foreign], "asked another server");
    none([...reader.errors, ...writer.errors], "the browser complained");
    await reader.context().close();
    await writer.context().close();
  });
}

test("what is being written is not lost, and nothing is overwritten", async () => {
  const writer = await visitor(browser, site);
  await signIn(writer, site.account("secretary"));
  const texts = { ar: { title: "مسودّة للتجربة", text: "أوّل النص" } };
  const own = await write(writer, body, { texts, how: "draft" });
  await visit(writer, own);
  const other = await writer.context().newPage();
  await visit(other, own);
  await other.locator('[name="text-ar"]').fill("ما كتبته الأخرى");
  await press(other, other.locator('button.button[name="do"][value="draft"]'));
  await writer.locator('[name="text-ar"]').fill("ما كتبته الأولى");
  await writer.locator("main form.form").first().evaluate((form) => {
    form.noValidate = true;
  });
  const answer = await press(writer, writer.locator('button.button[name="do"][value="draft"]'));
  assert.ok([409, 422].includes(answer.status()), `a conflict was answered ${answer.status()}`);
  assert.equal(await writer.locator('[name="text-ar"]').inputValue(), "ما كتبته الأولى", "her words are still there");
  assert.ok((await writer.locator("main").innerText()).includes("الأخرى"), "and she sees the other's");
  none(await axe(writer), "the conflict");
  await shot(writer, "writing-conflict");
  await writer.context().close();
});
