// One public page of every kind and state, in Arabic and French, before axe-core, the Nu checker and a narrow window.
import { after, before, test } from "node:test";
import { at, demo, examine, link, none, openBrowser, others, sent, visitor } from "./lib.mjs";

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
    states.push(...(await others(site, states, [`${home}/`], { skip: (path) => !path.startsWith(`${home}/`) })));
    none(await examine(page, states, language), "wrong");
    await page.context().close();
  });
}
