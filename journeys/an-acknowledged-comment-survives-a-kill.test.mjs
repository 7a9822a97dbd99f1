// kill -9 in the middle of a thousand comments: each one that was answered is there after the restart.
import assert from "node:assert/strict";
import { test } from "node:test";
import { demo, none, openBrowser, serve, signIn, visitor } from "./lib.mjs";

const decode = (text) => text.replaceAll("&amp;", "&");

/** The comment form as SURFACE describes it: the first form with a textarea. */
function formOf(html) {
  for (const [, attributes, inside] of html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)) {
    if (!inside.includes("<textarea")) continue;
    const action = decode(attributes.match(/\saction="([^"]*)"/)?.[1] ?? "");
    const fields = new Map();
    let name;
    for (const [input] of inside.matchAll(/<input\b[^>]*>/g)) {
      const key = input.match(/\sname="([^"]*)"/)?.[1];
      const type = input.match(/\stype="([^"]*)"/)?.[1] ?? "text";
      if (!key) continue;
      if (type === "text" && !name) name = key;
      else if (type !== "checkbox") fields.set(key, decode(input.match(/\svalue="([^"]*)"/)?.[1] ?? ""));
    }
    return { action, name, fields, text: inside.match(/<textarea\b[^>]*\sname="([^"]*)"/)?.[1] };
  }
  return assert.fail("no form with a textarea on the page");
}

test("what was answered is kept", async () => {
  const site = await demo();
  const home = await (await fetch(`${site.url}/ar/`)).text();
  const item = decode(home.match(/href="(\/[^"]*\/news\/[^"#]+)"/)[1]);
  const form = formOf(await (await fetch(site.url + item)).text());
  const answered = [];
  let sent = 0;
  let dead = false;

  async function post(number) {
    const body = new URLSearchParams([...form.fields, [form.name, "زائرة"], [form.text, `kept-${number}-end`]]);
    const headers = { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" };
    const options = { method: "POST", redirect: "manual", headers, body };
    const answer = await fetch(new URL(form.action, site.url + item), options).catch(() => undefined);
    if (answer?.status === 303) answered.push(number);
    else if (answer && !dead) assert.fail(`a comment was answered ${answer.status}`);
  }
  async function writer() {
    while (sent < 1000 && !dead) await post(sent++);
  }
  const killer = (async () => {
    while (answered.length < 400 && sent < 1000) await new Promise((done) => setTimeout(done, 5));
    dead = true;
    await site.kill();
  })();
  await Promise.all([killer, ...Array.from({ length: 32 }, writer)]);
  assert.ok(answered.length >= 300, `only ${answered.length} were answered`);

  const again = await serve(site.data);
  const browser = await openBrowser();
  try {
    const page = await visitor(browser, again);
    await signIn(page, site.account("secretariat"));
    const kept = new Set();
    for (let next = "/desk/b/maghreb/comments"; next; ) {
      await page.goto(next);
      const html = await page.content();
      for (const [, number] of html.matchAll(/kept-(\d+)-end/g)) kept.add(Number(number));
      next = await page.locator('a[rel="next"]').first().getAttribute("href", { timeout: 200 }).catch(() => undefined);
    }
    none(answered.filter((number) => !kept.has(number)).map((number) => `comment ${number}`), "answered, yet lost");
  } finally {
    await browser.close();
    await again.stop();
  }
});
