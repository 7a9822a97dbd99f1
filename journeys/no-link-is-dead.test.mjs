// Every own address that a visitor or the secretariat can reach by links answers 200, and every #fragment is there.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { crawl, demo, none, sessionOf } from "./lib.mjs";

let site;
before(async () => {
  site = await demo();
});
after(async () => {
  await site?.stop();
});

test("a visitor meets no dead link", async () => {
  const { dead, pages, seen } = await crawl(site, ["/ar/", "/fr/", "/en/", "/zgh/"], { keep: () => false, limit: 8000 });
  none(dead, "dead");
  assert.ok(pages.size > 20, `only ${pages.size} pages among ${seen} addresses`);
});

test("what robots are told about is there", async () => {
  const robots = await fetch(`${site.url}/robots.txt`);
  assert.equal(robots.status, 200);
  assert.match(await robots.text(), /^Sitemap: http/m);
  const queue = [`${site.url}/sitemap.xml`];
  const addresses = new Set();
  for (let at = 0; at < queue.length; at++) {
    const answer = await fetch(queue[at]);
    assert.equal(answer.status, 200, queue[at]);
    const text = await answer.text();
    const found = [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => address.replaceAll("&amp;", "&"));
    if (text.includes("<sitemapindex")) queue.push(...found);
    else found.forEach((address) => addresses.add(address));
  }
  assert.ok(addresses.size > 20, `only ${addresses.size} addresses in the sitemap`);
  const dead = [];
  for (const address of addresses) {
    const answer = await fetch(address, { method: "HEAD", redirect: "manual" });
    if (answer.status !== 200) dead.push(`${address} answered ${answer.status}`);
  }
  none(dead, "dead");
});

for (const label of ["secretariat", "secretary", "moderator tunisie"]) {
  test(`the ${label} meets no dead link at the desk`, async () => {
    const headers = { cookie: await sessionOf(site, site.account(label)), "accept-language": "ar" };
    const skip = (path) => !path.startsWith("/desk");
    const { dead, pages } = await crawl(site, ["/desk/"], { skip, keep: () => false, headers, limit: 1500 });
    none(dead, "dead");
    assert.ok(pages.size > 3, `only ${pages.size} pages`);
  });
}
