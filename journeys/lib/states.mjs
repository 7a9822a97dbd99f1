// Kinds and states of pages, and what is asked of each.
import assert from "node:assert/strict";
import { desk, narrow, press, shot, visit } from "./browser.mjs";
import { axe, bones, nu, sideways } from "./checks.mjs";
import { crawl, kindOf, oneOfEachKind } from "./crawl.mjs";

const named = (name) => name.replace(/^\/+|\/+$/g, "").replace(/[^a-z0-9]+/gi, "-") || "root";

/**
 * A state of a page: `name`, `reach(page)` which gives the last answer, and the status it must have.
 * Most are an address asked by GET.
 */
export const at = (address, status = 200) => ({ name: address, status, reach: (page) => page.goto(address, { waitUntil: "load" }) });

/** A form sent with `fields`, although the browser would have asked for more: what the server answers to it. */
export const sent = (name, address, fields, { form = "main form[method=post]", status = 422, button = "button" } = {}) => ({
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

/** As the server would write it on `<html>` for a reader who chose so. */
const dress = (page, chosen) => page.evaluate((chosen) => Object.assign(document.documentElement.dataset, chosen), chosen);

/** Asks everything of each state, in one page; all that is wrong, a line each. */
export async function examine(page, states, name) {
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
    for (const theme of ["dark", "contrast"]) {
      await dress(page, { theme });
      wrong.push(...(await axe(page, ["color-contrast"])).map((line) => `${state.name} in ${theme}: ${line}`));
    }
    await dress(page, { theme: "auto" });
    await page.setViewportSize(narrow);
    wrong.push(...(await sideways(page)).map((line) => `${state.name} at 320 px: ${line}`));
    await shot(page, `${name}-${named(state.name)}-320`);
    await dress(page, { size: "largest" });
    wrong.push(...(await sideways(page)).map((line) => `${state.name} at 320 px with the largest text: ${line}`));
  }
  wrong.push(...(await nu(saved)).map((line) => `Nu: ${line}`));
  wrong.push(...page.foreign.map((line) => `asked another server: ${line}`));
  wrong.push(...page.errors.map((line) => `the browser complained: ${line}`));
  return wrong;
}

/** The first address within `html` that matches, as it is asked for. */
export async function link(page, address, pattern) {
  await visit(page, address);
  const found = (await page.content()).match(pattern);
  assert.ok(found, `${address} has nothing like ${pattern}`);
  return (found[1] ?? found[0]).replaceAll("&amp;", "&");
}

/** States of kinds that the list lacks, as a short crawl meets them. */
export async function others(site, states, starts, options) {
  const { pages } = await crawl(site, starts, { keep: () => false, limit: 400, ...options });
  // A body's page and the root's are of one kind.
  const anywhere = (kind) => kind.replace("/b/…/", "/");
  const there = new Set(states.map(({ name }) => anywhere(kindOf(name))));
  const more = [...oneOfEachKind(pages)].filter(([kind]) => !there.has(anywhere(kind)) && there.add(anywhere(kind)));
  return more.map(([, address]) => at(address));
}
