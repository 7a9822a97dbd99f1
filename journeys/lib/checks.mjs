// What must hold on every page.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { shot } from "./browser.mjs";
import { temporaryFolder } from "./site.mjs";

const require = createRequire(import.meta.url);
const axeSource = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const vnuJar = path.join(path.dirname(require.resolve("vnu-jar/package.json")), "build", "dist", "vnu.jar");

/** axe-core's violations on the page as it stands, one line each; of `rules` alone when they are named. */
export async function axe(page, rules) {
  // Its timers never ring in a browser without scripts, and it would wait for ever.
  assert.ok(!page.plain, "axe-core needs a visitor with JavaScript");
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axeSource);
  const { violations } = await page.evaluate(
    (rules) => globalThis.axe.run(document, { resultTypes: ["violations"], iframes: false, ...(rules && { runOnly: rules }) }),
    rules,
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.slice(0, 5).map((node) => `${id}: ${help}: ${node.html.slice(0, 200)} (${node.any[0]?.message ?? node.failureSummary})`),
  );
}

/** The Nu checker's errors over saved pages, `[{ name, html }]`, in one run of Java: `name:line: message`. */
export async function nu(pages) {
  const folder = temporaryFolder("nu");
  const names = new Map();
  pages.forEach(({ name, html }, at) => {
    const file = path.join(folder, `${String(at).padStart(4, "0")}.html`);
    writeFileSync(file, html);
    names.set(path.basename(file), name);
  });
  const args = ["-Dnu.validator.servlet.allow-forbidden-hosts=true", "-Xss4m", "-jar", vnuJar];
  args.push("--format", "json", "--stdout", "--exit-zero-always", ...[...names.keys()].map((name) => path.join(folder, name)));
  const out = await new Promise((done, failed) =>
    execFile("java", args, { maxBuffer: 64 << 20 }, (why, out, err) => (why ? failed(new Error(`${why}\n${err}`)) : done(out))),
  );
  return JSON.parse(out)
    .messages.filter(({ type }) => type === "error" || type === "non-document-error")
    .map(({ url, lastLine, message, extract }) => `${names.get(path.basename(url ?? ""))}:${lastLine}: ${message} [${(extract ?? "").trim()}]`);
}

/** What makes the page wider than its window: selectors, empty when all is well. */
export async function sideways(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const wide = [...document.body.querySelectorAll("*")].filter((node) => {
      const { left, right } = node.getBoundingClientRect();
      return right > width + 1 || left < -1;
    });
    const named = (node) => `${node.localName}.${[...node.classList].join(".")} ${Math.round(node.getBoundingClientRect().width)} px`;
    return [`the page is ${document.documentElement.scrollWidth} px wide, its window ${width}`, ...wide.slice(0, 8).map(named)];
  });
}

/** What every page of ours has: one h1, language and direction that agree, a title, headings that skip no level. */
export async function bones(page) {
  return page.evaluate(() => {
    const wrong = [];
    const html = document.documentElement;
    const rtl = ["ar"];
    if (!html.lang) wrong.push("<html> has no lang");
    if (html.dir !== (rtl.includes(html.lang) ? "rtl" : "ltr")) wrong.push(`lang ${html.lang} and dir ${html.dir}`);
    if (!document.title.trim()) wrong.push("no title");
    const headings = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((node) => Number(node.localName[1]));
    if (headings.filter((level) => level === 1).length !== 1) wrong.push(`h1: ${headings.filter((level) => level === 1).length}`);
    headings.forEach((level, at) => {
      if (at > 0 && level > headings[at - 1] + 1) wrong.push(`h${level} after h${headings[at - 1]}`);
    });
    for (const node of document.querySelectorAll("[id]")) {
      if (document.querySelectorAll(`[id="${CSS.escape(node.id)}"]`).length > 1) wrong.push(`id ${node.id} twice`);
    }
    // A message key that no catalogue has is shown as it is.
    const bare = document.body.innerText.match(/(?<![\w/@.-])(?:ui|problem|look|pages|charter|comments|search|console|network|accounts|library|keys|people|audit|lockdown|weave|seal)-[a-z]+(?:-[a-z]+)*(?![\w/@.-])/g);
    if (bare) wrong.push(`bare keys: ${bare.slice(0, 5).join(", ")}`);
    return wrong;
  });
}

/** Fails with all lines, or passes when there is none. */
export function none(lines, what) {
  assert.equal(lines.length, 0, `${what}:\n${lines.slice(0, 60).join("\n")}`);
}

/** Everything that must hold on a screen as it stands, and its picture: `soundAs("trail")` gives `sound(page, name)`. */
export function soundAs(journey) {
  return async (page, name) => {
    none([...(page.plain ? [] : await axe(page)), ...(await bones(page)), ...(await sideways(page))], name);
    await shot(page, `${journey}-${name}`);
  };
}
