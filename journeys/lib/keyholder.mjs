// What a keyholder does: an identity, a list opened with her passphrase. And persons for her to read.
import assert from "node:assert/strict";
import { signIn, visit, visitor } from "./browser.mjs";
import { axe, bones, none, sideways } from "./checks.mjs";

/** Deriving a key from a passphrase costs on purpose, and more on a busy machine. */
const PATIENCE = { timeout: 90_000 };

export const languages = ["ar", "fr"];
const tool = (page, what) => page.locator(`[data-keyholder] ${what}`);

/** A visitor signed in, whose desk is in `language`. */
export async function atDesk(browser, site, account, language, options = {}) {
  const page = await visitor(browser, site, { language, ...options });
  await page.context().addCookies([{ name: "language", value: language, url: site.url }]);
  await signIn(page, account);
  return page;
}

/** What every screen must have, as it stands now, once its script has filled it. */
export async function fine(page, name) {
  none(await axe(page), `${name}: axe`);
  none(await bones(page), name);
  none(await sideways(page), name);
  none(page.errors, `${name}: the browser complained`);
  none(page.foreign, `${name}: asked another server`);
}

/** Makes an identity on the page of her account. */
export async function makeIdentity(page, passphrase) {
  await visit(page, "/desk/account/identity");
  const fields = tool(page, "input[type=password]");
  await fields.nth(0).fill(passphrase);
  await fields.nth(1).fill(passphrase);
  await Promise.all([page.waitForURL(/done=made/, PATIENCE), tool(page, "button[type=submit]").click()]);
}

/** Opens a list of a body's sealed records in the browser, that of persons unless said, with her passphrase or `{ sheet: letters }`; how many rows it says it has. */
export async function openList(page, body, secret, list = "people") {
  await visit(page, `/desk/b/${body}/records/${list}`);
  if (secret.sheet) {
    await tool(page, "summary").click();
    await tool(page, "details input").fill(secret.sheet);
  } else await tool(page, "input[type=password]").fill(secret);
  await tool(page, "button[type=submit]").click();
  await page.locator(".keyholder-list tbody tr").first().waitFor(PATIENCE);
  await page.locator(".keyholder-progress").waitFor({ state: "hidden", ...PATIENCE });
  return Number((await page.locator(".keyholder-count").innerText()).replaceAll(/\D/g, ""));
}

/** Adds a person through the desk's form, without a browser. */
export async function addPerson(site, cookie, body, fields) {
  const answer = await fetch(`${site.url}/desk/b/${body}/persons/new`, {
    method: "POST",
    redirect: "manual",
    headers: { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin", cookie },
    body: new URLSearchParams({ language: "ar", source: "paper", ...fields }),
  });
  assert.equal(answer.status, 303, `a person was answered ${answer.status}`);
}

/** The accounts of the demo that keep the key of `tunisie`. */
export const keyholders = (site) => site.all.filter(({ label }) => label.startsWith("keyholder"));
