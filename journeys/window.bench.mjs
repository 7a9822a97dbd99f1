// Measures the opening of a long list from the site itself: `cargo xtask bench window`, or `node window.bench.mjs [runs]`. 20,000
// signatures in 200 envelopes; one keyholder asks for a window, the second opens it, the first opens her list through it and searches.
// One JSON line of milliseconds comes out.
import assert from "node:assert/strict";
import { atDesk, demo, keyholders, nasij, openBrowser, press, visit } from "./lib.mjs";

const ENVELOPES = 200;
const RECORDS = 100;
const body = "tunisie";
const list = `/desk/b/${body}/records/signatures`;

/** Times one opening in the page: the passphrase, the whole list, a search in it. */
async function open(page, passphrase, total) {
  await visit(page, list);
  return page.evaluate(
    async ([passphrase, total]) => {
      const root = document.querySelector("[data-keyholder]");
      const until = (held) =>
        new Promise((done) => {
          const look = () => {
            if (!held()) return;
            watch.disconnect();
            done(performance.now());
          };
          const watch = new MutationObserver(look);
          watch.observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
          look();
        });
      const count = () => Number((root.querySelector(".keyholder-count")?.textContent ?? "").replace(/[^0-9]/g, ""));
      root.querySelector("input[type=password]").value = passphrase;
      const begun = performance.now();
      root.querySelector("form").requestSubmit();
      const unlocked = await until(() => root.querySelector(".keyholder-list"));
      await until(() => count() >= total && root.querySelector(".keyholder-progress")?.hidden);
      const all = count();
      const opened = performance.now();
      const search = root.querySelector("input[type=search]");
      search.value = "الواحة";
      search.dispatchEvent(new Event("input"));
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      const drawn = performance.now();
      return { unlock: unlocked - begun, open: opened - unlocked, filter: drawn - opened, list: drawn - unlocked, records: all };
    },
    [passphrase, total],
  );
}

const runs = Number(process.argv[2] ?? 5);
const filled = await demo();
const { data } = filled;
await filled.stop();
// Each process begins an envelope of its own.
for (let at = 0; at < ENVELOPES; at++) {
  const planted = await nasij("bench-sign", "--data", data, "--signatures", String(RECORDS), "--batch", String(RECORDS));
  assert.equal(planted.code, 0, planted.err);
}
const site = await demo({ data });
const browser = await openBrowser();
try {
  const [first, second] = keyholders(site);
  const passphrase = site.passphrases.get(first.email);
  const total = ENVELOPES * RECORDS;
  const page = await atDesk(browser, site, first, "ar");
  await visit(page, `/desk/b/${body}/windows`);
  await page.locator("textarea[name=purpose]").fill("Mesure");
  await page.locator("[name=records]").fill(String(total + 10_000));
  await press(page, page.locator("form[action$='/windows'] button"));
  const other = await atDesk(browser, site, second, "ar");
  await visit(other, `/desk/b/${body}/windows`);
  await press(other, other.locator("form[action*='/windows/'] button").first());
  assert.match(other.url(), /done=opened/);
  const seen = [];
  for (let run = 0; run < runs; run++) seen.push(await open(page, passphrase, total));
  const median = (key) => seen.map((one) => one[key]).sort((a, b) => a - b)[Math.floor(seen.length / 2)];
  // The first hands everything out and counts it; the next are of what she was handed already.
  const said = { first: seen[0].list, ...Object.fromEntries(["unlock", "open", "filter", "list", "records"].map((key) => [key, median(key)])) };
  process.stdout.write(`${JSON.stringify(Object.fromEntries(Object.entries(said).map(([key, value]) => [key, Math.round(value)])))}\n`);
} finally {
  await browser.close();
  await site.stop();
}
