// One page of every kind and state, in Arabic and French, before axe-core, the Nu checker and a narrow window.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  axe, bones, cookieOf, crawl, demo, desk, kindOf, narrow, none, nu, oneOfEachKind, openBrowser, press, shot, sideways, signIn, visit, visitor,
} from "./lib.mjs";

const languages = ["ar", "fr"];
const association = "oasis-tozeur";

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

const named = (name) => name.replace(/^\/+|\/+$/g, "").replace(/[^a-z0-9]+/gi, "-") || "root";

/**
 * A state of a page: `name`, `reach(page)` which gives the last answer, and the status it must have.
 * Most are an address asked by GET.
 */
const at = (address, status = 200) => ({ name: address, status, reach: (page) => page.goto(address, { waitUntil: "load" }) });

/** A form sent with `fields`, although the browser would have asked for more: what the server answers to it. */
const sent = (name, address, fields, { form = "main form[method=post]", status = 422, button = "button" } = {}) => ({
  name,
  status,
  async reach(page) {
    await visit(page, address);
    const posted = page.locator(form).first();
    await posted.evaluate((node) => {
      node.noValidate = true;
    });
    for (const [field, value] of Object.entries(fields)) await posted.locator(`[name="${field}"]`).first().fill(value);
    return press(page, posted.locator(button).filter({ visible: true }).last());
  },
});

/** Asks everything of each state, in one page; all that is wrong, a line each. */
async function examine(page, states, name) {
  const saved = [];
  const wrong = [];
  for (const state of states) {
    await page.setViewportSize(desk);
    const answer = await state.reach(page).catch((why) => why);
    if (answer instanceof Error) {
      wrong.push(`${state.name} was not reached: ${answer.message.split("\n")[0]}`);
      continue;
    }
    if (answer.status() !== state.status) {
      wrong.push(`${state.name} answered ${answer.status()}, not ${state.status}`);
      continue;
    }
    saved.push({ name: state.name, html: await answer.text() });
    wrong.push(...(await axe(page)).map((line) => `${state.name}: ${line}`));
    wrong.push(...(await bones(page)).map((line) => `${state.name}: ${line}`));
    await shot(page, `${name}-${named(state.name)}-1280`);
    await page.setViewportSize(narrow);
    wrong.push(...(await sideways(page)).map((line) => `${state.name} at 320 px: ${line}`));
    await shot(page, `${name}-${named(state.name)}-320`);
  }
  wrong.push(...(await nu(saved)).map((line) => `Nu: ${line}`));
  wrong.push(...page.foreign.map((line) => `asked another server: ${line}`));
  wrong.push(...page.errors.map((line) => `the browser complained: ${line}`));
  return wrong;
}

/** The first address within `html` that matches, as it is asked for. */
async function link(page, address, pattern) {
  await visit(page, address);
  const found = (await page.content()).match(pattern);
  assert.ok(found, `${address} has nothing like ${pattern}`);
  return (found[1] ?? found[0]).replaceAll("&amp;", "&");
}

/** States of kinds that the list lacks, as a short crawl meets them. */
async function others(states, starts, options) {
  const { pages } = await crawl(site, starts, { keep: () => false, limit: 400, ...options });
  // A body's page and the root's are of one kind.
  const anywhere = (kind) => kind.replace("/b/…/", "/");
  const there = new Set(states.map(({ name }) => anywhere(kindOf(name))));
  const more = [...oneOfEachKind(pages)].filter(([kind]) => !there.has(anywhere(kind)) && there.add(anywhere(kind)));
  return more.map(([, address]) => at(address));
}

for (const language of languages) {
  test(`what a visitor sees in ${language}`, async () => {
    const page = await visitor(browser, site, { language });
    const home = `/${language}`;
    const item = await link(page, `${home}/`, /href="(\/[^"]*\/news\/[^"#]+)"/);
    const comments = await link(page, item, /action="(\/[^"]*\/comments\/[^"]+)"/);
    const states = [
      at(`${home}/`),
      at(`${home}/b/tunisie/`),
      at(`${home}/b/${association}/`),
      at(`${home}/b/libye/`),
      at(`${home}/b/libye/news`),
      at(`${home}/b/libye/charter`),
      at(`${home}/b/libye/network`),
      at(`${home}/news`),
      at(item),
      at(`${home}/pages/about`),
      at(`${home}/charter`),
      at(`${home}/charter/1`),
      at(`${home}/charter/compare?from=1&to=2`),
      at(`${home}/network`),
      at(`${home}/b/tunisie/network`),
      at(`${home}/search`),
      at(`${home}/search?q=${language === "ar" ? "%D8%A7%D9%84%D9%85%D8%A7%D8%A1" : "eau"}`),
      at(`${home}/search?q=qqqqzzzz`),
      at(`${home}/contact`),
      at(`${home}/contact/thanks`),
      at(`${comments}/thanks`),
      sent("a comment without text", item, { name: "زائرة" }, { form: "form:has(textarea)" }),
      sent("a message without text", `${home}/contact`, { name: "زائرة" }),
      at(`${home}/news/there-is-no-such-news`, 404),
      at(`${home}/b/there-is-no-such-body/`, 404),
      at("/sign-in"),
      sent("a wrong password", "/sign-in", { email: "nobody@example.org", password: "wrong password here" }, {
        form: "form:has(input[type=password])", button: "button.primary",
      }),
      at("/sign-in/sent"),
      at("/sign-in/link/there-is-no-such-link", 410),
    ];
    states.push(...(await others(states, [`${home}/`], { skip: (path) => !path.startsWith(`${home}/`) })));
    none(await examine(page, states, language), "wrong");
    await page.context().close();
  });

  test(`what the secretariat sees at the desk in ${language}`, async () => {
    const page = await visitor(browser, site, { language });
    await page.context().addCookies([{ name: "language", value: language, url: site.url }]);
    await signIn(page, site.account("secretariat"));
    const root = "/desk/b/maghreb";
    const chapter = "/desk/b/tunisie";
    const news = await link(page, `${root}/news`, /href="(\/desk\/b\/maghreb\/news\/[0-9a-z]{20,})"/);
    const asset = await link(page, `${root}/library`, /href="(\/desk\/b\/maghreb\/library\/[0-9a-z]{20,})"/);
    const comment = await link(page, `${root}/comments`, /href="(\/desk\/b\/maghreb\/comments\/[0-9a-z]{20,})"/);
    const states = [
      at("/desk/"),
      at(`${root}/`),
      at(`${chapter}/`),
      at("/desk/b/libye/"),
      at(`${root}/news`),
      at("/desk/b/libye/news"),
      at(`${root}/news?q=qqqqzzzz`),
      at(`${root}/news/new`),
      at(news),
      sent("a news item without a title", `${root}/news/new`, { slug: "Not A Slug" }, { button: "button[value=publish]" }),
      at(`${news}/preview`),
      at(`${news}/revisions`),
      at(`${root}/bin`),
      at(`${root}/menu`),
      at(`${root}/news-from`),
      at(`${root}/pages`),
      at(`${root}/pages/new`),
      at(`${root}/library`),
      at("/desk/b/libye/library"),
      at(`${root}/library?kind=bin`),
      at(`${root}/library/new`),
      sent("a picture without a file", `${root}/library/new`, {}),
      at(asset),
      at(`${root}/charter`),
      at(`${root}/charter/draft`),
      at(`${root}/charter/import`),
      sent("an import without a file", `${root}/charter/import`, {}),
      at(`${chapter}/charter`),
      at(`${chapter}/charter/adherence`),
      at(`${root}/comments`),
      at(`${root}/comments?state=approved`),
      at("/desk/b/libye/comments"),
      at(comment),
      at(`${root}/messages`),
      at(`${root}/bodies`),
      at(`${root}/bodies/new`),
      sent("a body without a name", `${root}/bodies/new`, {}),
      at(`${chapter}/profile`),
      at(`${chapter}/address`),
      at(`${chapter}/move`),
      at(`${chapter}/remove`),
      at(`${root}/people`),
      sent("a role for nobody", `${root}/people`, { email: "not an address" }, { form: "form[action$='/people']" }),
      at("/desk/account"),
      sent("a password too short", "/desk/account", {}, { form: "form[action='/desk/account/password']" }),
      at("/desk/settings"),
      at("/desk/outbox"),
      at("/desk/state"),
      at(`${root}/there-is-no-such-screen`, 404),
    ];
    const headers = { cookie: await cookieOf(page), "accept-language": language };
    const skip = (path) => !/^\/desk\/(?!b\/(?!maghreb|tunisie))/.test(path);
    states.push(...(await others(states, ["/desk/"], { headers, skip })));
    none(await examine(page, states, `desk-${language}`), "wrong");
    await page.context().close();
  });

  test(`what a secretary sees at the desk in ${language}`, async () => {
    const page = await visitor(browser, site, { language });
    await page.context().addCookies([{ name: "language", value: language, url: site.url }]);
    await signIn(page, site.account("secretary"));
    const own = `/desk/b/${association}`;
    const states = [
      at("/desk/"), at(`${own}/`), at(`${own}/news`), at(`${own}/news/new`), at(`${own}/library`), at(`${own}/charter`),
      at(`${own}/people`, 403), at("/desk/b/tunisie/", 403), at("/desk/settings", 403),
    ];
    none(await examine(page, states, `secretary-${language}`), "wrong");
    await page.context().close();
  });
}
