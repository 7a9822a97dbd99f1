// Measures the opening of a long list in Chromium: `node bench.js [runs]`, or `cargo xtask bench opener`.
// 20,000 records in 200 envelopes, sealed here, handed out by a small server with the site's own policy; the page
// types the passphrase, waits for the list, searches it, and reports the milliseconds. One JSON line comes out.
import { createServer } from "node:http";
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { makeIdentity, sealKey, sealRecord, wrap } from "./keyholder/seal.js";

const here = fileURLToPath(new URL(".", import.meta.url));
const ENVELOPES = 200;
const RECORDS = 100;
/** Envelopes a page. */
const PAGE = 20;
const PASSPHRASE = "four words without a link";
const POLICY = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";
const NAMES = ["أمينة", "فاطمة الزهراء", "سُلمى", "Zoubeïda", "نُزهة", "مريم", "Leïla", "خديجة"];
const PLACES = ["توزر", "القيروان", "Sfax", "تطاوين", "Djerba", "سوسة"];

async function handedOut() {
  const mine = await makeIdentity();
  const recipients = [mine.public, (await makeIdentity()).public, (await makeIdentity()).public, (await makeIdentity()).public];
  const identity = await wrap(mine.secret, PASSPHRASE);
  const pages = [];
  for (let at = 0; at < ENVELOPES; at++) {
    const id = `01K0EN${String(at).padStart(20, "0")}`;
    const key = crypto.getRandomValues(new Uint8Array(32));
    if (at % PAGE === 0) pages.push({ nasij: "records/1", body: "01K0BD", table: "people", language: "ar", fields: [{ key: "name", label: "الاسم" }, { key: "place", label: "المكان" }, { key: "phone", label: "الهاتف" }, { key: "source", label: "المصدر" }], identity, envelopes: [], records: [], next: null, left: 0 });
    const page = pages.at(-1);
    page.envelopes.push({ id, key: await sealKey(key, recipients) });
    for (let n = 0; n < RECORDS; n++) {
      const record = `01K0RE${String(at * RECORDS + n).padStart(20, "0")}`;
      const fields = { name: `${NAMES[n % NAMES.length]} ${at * RECORDS + n}`, place: PLACES[(n + at) % PLACES.length], phone: `+216 20 ${String(n * 977).padStart(6, "0")}` };
      page.records.push({ id: record, envelope: id, sealed: sealRecord(key, { envelope: id, record, table: "people" }, fields), at: "2026-03-01T09:30:00Z", plain: { source: n % 3 ? "يوم مفتوح" : "حملة" } });
    }
  }
  pages.forEach((page, at) => { if (pages[at + 1]) page.next = String(at + 1); });
  return pages.map((page) => JSON.stringify(page));
}

const words = {};
for (const [, key, text] of readFileSync(join(here, "../words/ar.ftl"), "utf8").matchAll(/^look-keyholder-([a-z-]+) = (.*)$/gm)) words[key] = text.replace(/\{ \$(\w+) \}/g, "{$1}");

const page = `<!doctype html><html lang="ar" dir="rtl"><meta charset="utf-8"><title>bench</title><main>
<div class="keyholder" data-keyholder="open" data-src="/handed" data-name="bench" data-worker="/built/keyholder-worker.js"><script type="application/json" data-words>${JSON.stringify(words).replaceAll("<", "\\u003c")}</script></div></main>
<script type="module" src="/built/keyholder.js"></script><script type="module" src="/measure.js"></script></html>`;

const measure = `
const root = document.querySelector("[data-keyholder]");
const until = (held) => new Promise((done) => {
  const look = () => { if (held()) { watch.disconnect(); done(performance.now()); } };
  const watch = new MutationObserver(look);
  watch.observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
  look();
});
const total = ${ENVELOPES * RECORDS};
const digits = (text) => text.replace(/[^0-9]/g, "");
const field = root.querySelector("input[type=password]");
field.value = ${JSON.stringify(PASSPHRASE)};
const begun = performance.now();
root.querySelector("form").requestSubmit();
const unlocked = await until(() => root.querySelector(".keyholder-list"));
const count = () => digits(root.querySelector(".keyholder-count")?.textContent ?? "");
await until(() => count() === String(total) && root.querySelector(".keyholder-progress")?.hidden);
const opened = performance.now();
const search = root.querySelector("input[type=search]");
search.value = "سلمي 12";
search.dispatchEvent(new Event("input"));
const filtered = await until(() => count() !== String(total));
await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
const drawn = performance.now();
await fetch("/result", { method: "POST", body: JSON.stringify({ unlock: unlocked - begun, open: opened - unlocked, filter: filtered - opened, list: drawn - unlocked, all: drawn - begun, rows: root.querySelectorAll("tbody tr").length }) });
`;

async function main() {
  const runs = Number(process.argv[2] ?? 5);
  const handed = await handedOut();
  let report = null;
  const server = createServer((request, answer) => {
    const { pathname, searchParams } = new URL(request.url, "http://x");
    const send = (type, text) => answer.writeHead(200, { "content-type": type, "content-security-policy": POLICY, "cache-control": "no-store" }).end(text);
    if (pathname === "/") return send("text/html; charset=utf-8", page);
    if (pathname === "/measure.js") return send("text/javascript", measure);
    if (pathname === "/handed") return send("application/json", handed[Number(searchParams.get("after") ?? 0)]);
    if (pathname === "/built/keyholder.js" || pathname === "/built/keyholder-worker.js") return send("text/javascript", readFileSync(join(here, pathname)));
    if (pathname === "/result") {
      let text = "";
      request.on("data", (part) => (text += part)).on("end", () => { answer.end(); report(JSON.parse(text)); });
      return undefined;
    }
    return answer.writeHead(404).end();
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const seen = [];
  for (let run = 0; run < runs; run++) {
    const profile = mkdtempSync(join(tmpdir(), "nasij-bench-"));
    const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--remote-debugging-port=0", `--user-data-dir=${profile}`];
    const browser = spawn(process.env.CHROMIUM ?? "chromium", [...flags, `http://127.0.0.1:${server.address().port}/`], { stdio: "ignore" });
    const ended = new Promise((done) => browser.once("exit", done));
    try {
      seen.push(await Promise.race([
        new Promise((done) => (report = done)),
        new Promise((_, failed) => setTimeout(() => failed(new Error("the page did not report within two minutes")), 120_000).unref()),
      ]));
    } finally {
      browser.kill();
      await ended;
      // A child of the browser may still write there: what was measured stands all the same.
      try {
        rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
      } catch (why) {
        console.error(`${profile} was left behind: ${why.code}`);
      }
    }
  }
  server.close();
  const median = (key) => seen.map((one) => one[key]).sort((a, b) => a - b)[Math.floor(seen.length / 2)];
  process.stdout.write(`${JSON.stringify(Object.fromEntries(["unlock", "open", "filter", "list", "all"].map((key) => [key, Math.round(median(key))])))}\n`);
}

await main();
