// One page of every kind and state, in Arabic and French, before axe-core, the Nu checker and a narrow window.
import { after, before, test } from "node:test";
import { axe, bones, crawl, demo, desk, narrow, none, nu, oneOfEachKind, openBrowser, shot, sideways, signIn, visit, visitor } from "./lib.mjs";

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

const named = (address) => address.replace(/^\/+|\/+$/g, "").replace(/[^a-z0-9]+/gi, "-") || "root";

/** Asks everything of each address in one page; `status` by address where it is not 200. */
async function examine(page, addresses, { name, statuses = {} }) {
  const saved = [];
  const wrong = [];
  for (const address of addresses) {
    const status = statuses[address] ?? 200;
    const answer = await page.goto(address, { waitUntil: "load" });
    if (answer.status() !== status) {
      wrong.push(`${address} answered ${answer.status()}, not ${status}`);
      continue;
    }
    saved.push({ name: address, html: await answer.text() });
    await page.setViewportSize(desk);
    wrong.push(...(await axe(page)).map((line) => `${address}: ${line}`));
    wrong.push(...(await bones(page)).map((line) => `${address}: ${line}`));
    await shot(page, `${name}-${named(address)}-1280`);
    await page.setViewportSize(narrow);
    wrong.push(...(await sideways(page)).map((line) => `${address} at 320 px: ${line}`));
    await shot(page, `${name}-${named(address)}-320`);
  }
  wrong.push(...(await nu(saved)).map((line) => `Nu: ${line}`));
  wrong.push(...page.foreign.map((line) => `asked another server: ${line}`));
  wrong.push(...page.errors.map((line) => `the browser complained: ${line}`));
  none(wrong, "wrong");
}

for (const language of ["ar", "fr"]) {
  test(`what a visitor sees in ${language}`, async () => {
    const within = (path) => !path.startsWith(`/${language}/`);
    const { pages } = await crawl(site, [`/${language}/`, `/${language}/search?q=a`], { skip: within, keep: () => false, limit: 1500 });
    const addresses = [...oneOfEachKind(pages).values()];
    const missing = `/${language}/news/there-is-no-such-news`;
    const empty = `/${language}/search?q=qqqqzzzz`;
    const page = await visitor(browser, site, { language });
    await examine(page, [...addresses, empty, missing, "/sign-in"], { name: language, statuses: { [missing]: 404 } });
    await page.context().close();
  });

  test(`what the secretariat sees at the desk in ${language}`, async () => {
    const page = await visitor(browser, site, { language });
    await signIn(page, site.account("secretariat"));
    await visit(page, "/desk/");
    const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
    const away = (path) => !path.startsWith("/desk") || path.startsWith("/desk/export");
    const { pages } = await crawl(site, ["/desk/"], {
      skip: away,
      keep: () => false,
      limit: 300,
      headers: { cookie, "accept-language": language },
    });
    await examine(page, [...oneOfEachKind(pages).values()], { name: `desk-${language}` });
    await page.context().close();
  });
}
