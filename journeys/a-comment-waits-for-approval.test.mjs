// A comment from a visitor to the page: held, seen at the desk, approved, shown.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { demo, none, openBrowser, axe, pause, press, shot, signIn, visit, visitor } from "./lib.mjs";

let site;
let browser;
let item;
before(async () => {
  site = await demo();
  browser = await openBrowser();
  const page = await visitor(browser, site);
  await visit(page, "/ar/");
  item = await page.locator('a[href*="/news/"]').first().getAttribute("href");
  await page.context().close();
});
after(async () => {
  await browser?.close();
  await site?.stop();
});

/** Leaves a comment through the first form with a textarea on the page. */
async function comment(page, name, text, { slowly = 0 } = {}) {
  await visit(page, item);
  const form = page.locator("form:has(textarea)").first();
  await form.locator('input[type="text"]').first().fill(name);
  await form.locator("textarea").fill(text);
  await pause(slowly);
  await press(page, form.locator("button").last());
}

for (const javaScript of [true, false]) {
  const how = javaScript ? "with JavaScript" : "without JavaScript";
  test(`held, then approved, ${how}`, async () => {
    const text = `تعليق للتجربة ${javaScript ? "أول" : "ثان"} ${Date.now()}`;
    const stranger = await visitor(browser, site, { javaScript });
    // Her machine has long done its work when she presses the button; the next test's has not.
    await comment(stranger, "زائرة", text, { slowly: javaScript ? 3000 : 0 });
    if (javaScript) none(await axe(stranger), "the thanks");
    await shot(stranger, `comment-thanks-${javaScript ? "js" : "plain"}`);

    await visit(stranger, item);
    assert.ok(!(await stranger.content()).includes(text), "nothing is public before it is approved");

    const moderator = await visitor(browser, site, { javaScript });
    await signIn(moderator, site.account("secretariat"));
    await visit(moderator, "/desk/b/maghreb/comments");
    const waiting = moderator.locator("article").filter({ hasText: text });
    await shot(moderator, `comment-waits-${javaScript ? "js" : "plain"}`);
    // Approval is the first thing offered beside a waiting comment.
    await press(moderator, waiting.locator("button").first());

    await visit(stranger, item);
    assert.ok((await stranger.content()).includes(text), "approved, it stands on the page at the next request");
    none(stranger.foreign, "asked another server");
    await stranger.context().close();
    await moderator.context().close();
  });
}

test("markup in a comment is shown, not run", async () => {
  const page = await visitor(browser, site);
  await comment(page, "<b>x</b>", "<script>document.title = 'run'</script><img src=x onerror=\"document.title='run'\">");
  assert.notEqual(await page.title(), "run");
  await page.context().close();
});
