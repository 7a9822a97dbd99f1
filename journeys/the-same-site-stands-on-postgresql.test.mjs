// A smoke test of the whole site on the other database.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axe, crawl, demo, none, openBrowser, postgresDatabase, serve, signIn, visit, visitor } from "./lib.mjs";

const database = await postgresDatabase();
let site;
let browser;
before(async () => {
  if (!database) return;
  site = await demo({ database });
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await site?.stop();
});

test("pages, desk and links", { skip: !database && "no PostgreSQL in NASIJ_TEST_POSTGRES" }, async () => {
  const page = await visitor(browser, site);
  for (const address of ["/ar/", "/fr/", "/ar/charter", "/ar/network", "/ar/contact", "/ar/search?q=%D8%AC%D9%85%D8%B9%D9%8A%D8%A9"]) {
    await visit(page, address);
    none(await axe(page), address);
  }
  await signIn(page, site.account("secretariat"));
  await visit(page, "/desk/");
  const { dead } = await crawl(site, ["/ar/"], { skip: (path) => !path.startsWith("/ar/"), keep: () => false, limit: 200 });
  none(dead, "dead");
  none(page.foreign, "asked another server");
});

test("a second process serves the same database", { skip: !database && "no PostgreSQL" }, async () => {
  const second = await serve(site.data, { args: ["--database", database] }).catch((why) => why);
  // Each process has a data folder of its own; the same one twice is refused by its lock, in words.
  if (second instanceof Error) assert.match(second.message, /lock|already|in use|running/i);
  else await second.stop();
});
