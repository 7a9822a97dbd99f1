// One screen of the desk of every kind and state: axe-core, the Nu checker, a narrow window. Two files for each language of the
// interface call it, since a file has five minutes.
import { after, before, test } from "node:test";
import { cookieOf, openBrowser, signIn, visitor } from "./browser.mjs";
import { none } from "./checks.mjs";
import { demo } from "./site.mjs";
import { at, examine, link, others, sent } from "./states.mjs";

const root = "/desk/b/maghreb";
const chapter = "/desk/b/tunisie";

/** What a body says and what it is answered: addresses and states. */
const writing = (news, asset, comment) => [
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
  at(`${root}/there-is-no-such-screen`, 404),
];

/** Bodies, people, rights, what guards them, and the installation. */
const house = [
  at(`${root}/bodies`),
  at(`${root}/bodies/new`),
  sent("a body without a name", `${root}/bodies/new`, {}),
  at(`${chapter}/profile`),
  at(`${chapter}/address`),
  at(`${chapter}/move`),
  at(`${chapter}/remove`),
  at(`${root}/people`),
  at(`${root}/people/branch`),
  at(`${root}/roles`),
  at(`${root}/roles/secretary`),
  at(`${root}/roles/new`),
  sent("a role without rights", `${root}/roles/new`, {}),
  at("/desk/vouching"),
  at(`${root}/audit`),
  at(`${chapter}/audit?who=house`),
  at(`${chapter}/audit/verify`),
  at(`${chapter}/audit/verify?number=x&mark=y`),
  at(`${chapter}/lockdown`),
  // The chapter shows its people to nobody above.
  at(`${chapter}/persons`, 403),
  sent("a role for nobody", `${root}/people`, { email: "not an address" }, { form: "form[action$='/people']" }),
  at(`${chapter}/key`),
  at("/desk/b/libye/key"),
  // Its key stands: from above it is looked at and not changed.
  at(`${chapter}/key/sheet`, 403),
  at(`${chapter}/windows`),
  at("/desk/backups"),
  at("/desk/backups?done=asked"),
  at("/desk/account/erase"),
  at(`${chapter}/records`, 403),
  at("/desk/account"),
  at("/desk/account/identity"),
  sent("an identity that is none", "/desk/account/identity", {}, { form: "form[action='/desk/account/identity']" }),
  at("/desk/account/secure"),
  sent("a password too short", "/desk/account/secure", {}, { form: "form[action='/desk/account/password']" }),
  at("/desk/account/tokens"),
  sent("a token without a name", "/desk/account/tokens", {}, { form: "form[action='/desk/account/tokens']" }),
  at("/desk/guide"),
  at("/desk/guide/install"),
  at("/desk/guide/care"),
  at("/desk/guide/nothing", 404),
  at("/desk/settings"),
  at("/desk/outbox"),
  at("/desk/status"),
];

/** Opens the sample coalition for the tests of a file: `signedIn(label, language)` is a page of hers. */
function opened() {
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
  return {
    site: () => site,
    async signedIn(label, language) {
      const page = await visitor(browser, site, { language });
      await page.context().addCookies([{ name: "language", value: language, url: site.url }]);
      await signIn(page, site.account(label));
      return page;
    },
  };
}

export function writingScreens(language) {
  const { site, signedIn } = opened();
  test(`what is written and answered, and every kind of screen that no list names, in ${language}`, async () => {
    const page = await signedIn("secretariat", language);
    const news = await link(page, `${root}/news`, /href="(\/desk\/b\/maghreb\/news\/[0-9a-z]{20,})"/);
    const asset = await link(page, `${root}/library`, /href="(\/desk\/b\/maghreb\/library\/[0-9a-z]{20,})"/);
    const comment = await link(page, `${root}/comments`, /href="(\/desk\/b\/maghreb\/comments\/[0-9a-z]{20,})"/);
    const states = writing(news, asset, comment);
    const headers = { cookie: await cookieOf(page), "accept-language": language };
    const skip = (path) => !/^\/desk\/(?!b\/(?!maghreb|tunisie))/.test(path);
    states.push(...(await others(site(), [...states, ...house], ["/desk/"], { headers, skip })));
    none(await examine(page, states, `desk-${language}`), "wrong");
    await page.context().close();
  });
}

export function houseScreens(language) {
  const { signedIn } = opened();
  test(`bodies, people, rights and safety in ${language}`, async () => {
    const page = await signedIn("secretariat", language);
    none(await examine(page, house, `desk-${language}`), "wrong");
    await page.context().close();
  });

  test(`what a coordinator sees of her body's people in ${language}`, async () => {
    const page = await signedIn("coordinator tunisie", language);
    const own = "/desk/b/tunisie/persons";
    const person = await link(page, own, /href="(\/desk\/b\/tunisie\/persons\/[0-9a-z]{20,})"/);
    const states = [
      at(own),
      at(`${own}?q=nobody@example.org`),
      at(`${own}/new`),
      sent("a person without anything", `${own}/new`, {}),
      at(`${own}/requests`),
      at(person),
      at("/desk/b/tunisie/audit"),
      at("/desk/b/tunisie/lockdown"),
      at(`${chapter}/key`),
      sent("nobody chosen to keep a key", `${chapter}/key`, {}, { form: "form[action$='/key/name']" }),
      at(`${chapter}/key/sheet`),
    ];
    none(await examine(page, states, `coordinator-${language}`), "wrong");
    await page.context().close();
  });

  test(`what a keyholder sees at the desk in ${language}`, async () => {
    const page = await signedIn("keyholder", language);
    const leave = await link(page, `${chapter}/key`, /href="(\/desk\/b\/tunisie\/key\/leave\?account=[0-9a-z]+)"/);
    const states = [
      at("/desk/"), at(`${chapter}/`), at(`${chapter}/records`), at(`${chapter}/records/people`), at(`${chapter}/records/nothing`, 404),
      at(`${chapter}/windows`), sent("a window without a purpose", `${chapter}/windows`, {}, { form: "form[action$='/windows']" }),
      at(`${chapter}/key`), at(leave), at(`${chapter}/key/sheet`, 403), at("/desk/account/identity"),
    ];
    none(await examine(page, states, `keyholder-${language}`), "wrong");
    await page.context().close();
  });

  test(`what a secretary sees at the desk in ${language}`, async () => {
    const page = await signedIn("secretary", language);
    const own = "/desk/b/oasis-tozeur";
    const states = [
      at("/desk/"), at(`${own}/`), at(`${own}/news`), at(`${own}/news/new`), at(`${own}/library`), at(`${own}/menu`),
      at(`${own}/people`, 403), at("/desk/b/tunisie/", 403), at("/desk/settings", 403),
    ];
    none(await examine(page, states, `secretary-${language}`), "wrong");
    await page.context().close();
  });
}
