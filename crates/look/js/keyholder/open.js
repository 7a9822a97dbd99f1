// Opens a list of sealed records and shows it, for as long as somebody is there.
import { list } from "./list.js";
import { unlocking } from "./unlock.js";
import { Unanswered, fetched, h, notice, progress, withCursor } from "./page.js";

/** Minutes without a key, a touch or a scroll. */
const IDLE = 15;
const SIGNS = ["keydown", "pointerdown", "wheel", "touchstart", "scroll"];

/** The pages of a list from the server, one after the other. */
export async function* served(address) {
  let cursor = null;
  do {
    const page = await fetched(withCursor(address, cursor));
    if (page?.nasij !== "records/1") throw new Unanswered("no-file");
    yield page;
    cursor = page.next ?? null;
  } while (cursor !== null);
}

/**
 * `pages()` gives handed-out files; `begin()` is called after everything was forgotten.
 * @returns a function that forgets
 */
export function opener(root, w, open, { pages, name, label = w("open-start"), ask = null, begin = () => {} }) {
  let shop = null;
  let shown = null;
  let since = Date.now();
  let clock = null;
  const bar = progress();
  const told = h("div");
  const touch = () => (since = Date.now());
  const old = () => Date.now() - since > (Number(root.dataset.idle) || IDLE * 60) * 1000;
  const look = () => { if (shown && old()) forget("forgotten-idle"); };

  function forget(why) {
    clearInterval(clock);
    SIGNS.forEach((sign) => removeEventListener(sign, touch, true));
    shop?.end();
    shop = null;
    shown?.clear();
    shown = null;
    start.clear();
    if (!why) return root.replaceChildren();
    const said = notice("done", h("p", {}, w(why)));
    root.replaceChildren(said, start.box, bar.box, told);
    start.lock(false);
    bar.stop();
    told.replaceChildren();
    begin();
    said.focus();
  }

  const act = async (given) => {
    told.replaceChildren();
    bar.say(w("fetching"));
    shop ??= open();
    const mine = shop;
    let unlocked = false;
    try {
      const stream = pages();
      let stopped = null;
      let coming = stream.next();
      for (;;) {
        let page;
        try {
          const step = await coming;
          if (step.done) break;
          page = step.value;
        } catch (why) {
          // What was handed out before the limit stays readable.
          if (!shown) throw why;
          stopped = why;
          break;
        }
        if (!unlocked) {
          if (given.passphrase && !page.identity) throw new Unanswered("no-identity");
          bar.say(w("unlocking"));
          await shop.ask("unlock", { wrapped: page.identity, ...given });
          unlocked = true;
          start.lock(true);
          shown = list(w, { name, language: page.language, again: () => forget("forgotten") });
          root.replaceChildren(bar.box, told, shown.box);
          touch();
          SIGNS.forEach((sign) => addEventListener(sign, touch, { capture: true, passive: true }));
          clock = setInterval(look, 5000);
        }
        // The next page is on its way while this one is opened; what becomes of it is asked above.
        coming = stream.next();
        coming.catch(() => {});
        const before = shown.count();
        const say = (done) => bar.say(w("opening", { n: before + done }), done, page.records.length);
        const made = await shop.ask("open", { table: page.table, envelopes: page.envelopes, records: page.records }, (news) => say(news.done));
        shown.add(page, made);
      }
      bar.stop();
      shown?.done();
      if (stopped) tellOf(stopped);
    } catch (why) {
      if (mine !== shop) return;
      bar.stop();
      if (shown) { tellOf(why); shown.done(); } else start.refuse(why, told);
    }
  };

  function tellOf(why) {
    const lines = [h("p", {}, w(why.code ?? "failed"))];
    // The words for the limit say all that the server says.
    if (why.detail && why.code !== "limit") lines.push(h("p", {}, why.detail));
    if (why.code === "limit" && ask) lines.push(h("p", {}, h("a", { href: ask }, w("limit-ask"))));
    if (why.code === "again") lines.push(h("p", {}, h("a", { href: "" }, w("again-link"))));
    const said = notice("care", ...lines);
    told.replaceChildren(said);
    said.focus();
  }

  const start = unlocking(w, { label, sheet: true }, act);
  root.append(start.box, bar.box, told);
  addEventListener("pagehide", () => forget(null));
  // Coming back from the browser's own memory of a page, there is nothing to come back to.
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
  document.addEventListener("visibilitychange", look);
  return forget;
}

export function open(root, w, worker, data) {
  const ask = document.querySelector("a[data-ask]")?.href;
  root.append(h("p.measure", {}, w("open-what")));
  opener(root, w, worker, { pages: () => served(data.src), name: data.name, ask });
}

