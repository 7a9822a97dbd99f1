// kill -9 at random moments while many sign: none that was answered is lost, none counts twice, the numbers agree with the records.
import assert from "node:assert/strict";
import { test } from "node:test";
import { demo, nasij, none, serve } from "./lib.mjs";

const ROUNDS = 20;
const HANDS = 24;

/** What the page's count says. */
async function total(site) {
  const html = await (await fetch(`${site.url}/fr/b/tunisie/campaigns/ma-al-madrasa`)).text();
  const words = html.match(/campaign-progress[\s\S]*?<strong>([^<]*)<\/strong>/)[1];
  return Number(words.replace(/[^0-9]/g, ""));
}

test("what was answered is counted, once", async (t) => {
  let site = await demo();
  const before = await total(site);
  const answered = new Set();
  const tried = new Set();
  let number = 0;
  for (let round = 0; round < ROUNDS; round++) {
    let dead = false;
    const hand = async () => {
      while (!dead) {
        // Every fourth signs once more with an address that was answered already.
        const again = number % 4 === 3 && answered.size > 0;
        const email = again ? [...answered][answered.size - 1] : `n${number}@example.org`;
        number += 1;
        tried.add(email);
        const body = new URLSearchParams({ action: "sign", name: "Visiteuse", email, delivery: "yes", display: "anonymous" });
        const headers = { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" };
        const options = { method: "POST", redirect: "manual", headers, body };
        const address = `${site.url}/fr/b/tunisie/campaigns/ma-al-madrasa/sign`;
        const answer = await fetch(address, options).catch(() => undefined);
        if (answer?.status === 303) answered.add(email);
        else if (answer && !dead) assert.fail(`a signature was answered ${answer.status}`);
      }
    };
    const killer = (async () => {
      await new Promise((done) => setTimeout(done, 80 + Math.random() * 400));
      dead = true;
      await site.kill();
    })();
    await Promise.all([killer, ...Array.from({ length: HANDS }, hand)]);
    site = await serve(site.data);
    const counted = (await total(site)) - before;
    assert.ok(counted >= answered.size, `round ${round}: ${answered.size} answered, ${counted} counted`);
    assert.ok(counted <= tried.size, `round ${round}: ${tried.size} addresses, ${counted} counted`);
  }
  assert.ok(answered.size >= ROUNDS * 10, `only ${answered.size} were answered`);
  const verified = await nasij("tally", "verify", "--data", site.data, "--format", "json");
  assert.equal(verified.code, 0, verified.err);
  none(JSON.parse(verified.out).filter((one) => one.records !== one.total).map((one) => one.campaign), "differ");
  // Everybody signs once more: whoever was counted is not counted again.
  const counted = (await total(site)) - before;
  for (const email of [...answered].slice(0, 50)) {
    const body = new URLSearchParams({ action: "sign", name: "Visiteuse", email });
    const headers = { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" };
    const options = { method: "POST", redirect: "manual", headers, body };
    const answer = await fetch(`${site.url}/fr/b/tunisie/campaigns/ma-al-madrasa/sign`, options);
    assert.equal(answer.status, 303);
  }
  assert.equal((await total(site)) - before, counted, "none counts twice");
  t.diagnostic(`${ROUNDS} kills, ${answered.size} addresses answered, ${counted} counted`);
  await site.stop();
});
