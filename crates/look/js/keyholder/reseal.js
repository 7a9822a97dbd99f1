// One joins: the keys of all envelopes are opened here and sealed to her too. No record is sent anywhere.
import { unlocking } from "./unlock.js";
import { fetched, h, notice, progress, withCursor } from "./page.js";

const BATCH = 100;

export function reseal(root, w, open, data) {
  const target = data.post || data.src;
  const bar = progress();
  const told = h("div");
  let shop = null;
  const start = unlocking(w, { label: w("reseal-start"), sheet: true }, async (given) => {
    told.replaceChildren();
    bar.say(w("fetching"));
    shop ??= open();
    try {
      let page = await fetched(data.src);
      bar.say(w("unlocking"));
      await shop.ask("unlock", { wrapped: page.identity, ...given });
      start.lock(true);
      let done = 0, broken = 0;
      for (;;) {
        for (let at = 0; at < page.envelopes.length; at += BATCH) {
          const envelopes = page.envelopes.slice(at, at + BATCH);
          const say = (now) => bar.say(w("resealing", { n: done + now }), at + now, page.envelopes.length);
          const made = await shop.ask("reseal", { envelopes, recipients: page.recipients }, (news) => say(news.done));
          const headers = { "content-type": "application/json" };
          // With her own identity each of these opens, unless it is damaged: that is said, so that it does not hold up the others.
          const damaged = given.sheet ? [] : made.broken.map((one) => one.id);
          const body = JSON.stringify({ envelopes: made.sealed, damaged });
          if (made.sealed.length || damaged.length) await fetched(target, { method: "POST", headers, body });
          done += made.sealed.length;
          broken += made.broken.length;
        }
        if (page.next === null || page.next === undefined) break;
        page = await fetched(withCursor(data.src, page.next));
      }
      bar.stop();
      const lines = [h("p", {}, w("resealed", { n: done }))];
      if (broken) lines.push(h("p", {}, w("reseal-broken", { n: broken })));
      if (data.done) lines.push(h("p", {}, h("a", { href: data.done }, w("reseal-back"))));
      const end = notice(broken ? "care" : "done", ...lines);
      root.replaceChildren(end);
      end.focus();
      shop.end();
      if (data.done && !broken) location.assign(data.done);
    } catch (why) {
      bar.stop();
      start.lock(false);
      start.refuse(why, told);
    }
  });
  root.append(h("p.measure", {}, w("reseal-what")), start.box, bar.box, told);
  addEventListener("pagehide", () => { shop?.end(); shop = null; start.clear(); });
}
