// Builds what stands in built/ from its sources, into a folder given or into built/ itself. The same sources and lock
// file give the same bytes. It runs no script of a package.
import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
const read = (...path) => readFile(join(here, ...path), "utf8");
const stub = join(here, "keyholder/stub.js");

const common = {
  absWorkingDir: here,
  bundle: true,
  minify: true,
  write: false,
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  alias: { "@noble/post-quantum/hybrid.js": stub, "@noble/curves/nist.js": stub },
  metafile: true,
};

/** One bundle, and the packages that lie in it. */
async function bundled(entry, format) {
  const made = await build({ ...common, entryPoints: [join("keyholder", entry)], format });
  const packages = Object.values(made.metafile.outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([path]) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1])
    .filter(Boolean);
  return { text: made.outputFiles[0].text, packages };
}

/** The sentences of a catalogue that a keyholder's tools show. They have no variants. */
async function words(language) {
  const found = {};
  for (const line of (await read("../words", `${language}.ftl`)).split("\n")) {
    const [, key, text] = /^look-keyholder-([a-z-]+) = (.*)$/.exec(line) ?? [];
    if (key) found[key] = text.replace(/\{ \$(\w+) \}/g, "{$1}");
  }
  return found;
}

const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
// Nothing in these may end the element that holds it.
const inside = (text) => text.replaceAll("</", "<\\/").replaceAll("<!--", "<\\!--");
const json = (value) => JSON.stringify(value).replaceAll("<", "\\u003c");

const SHEETS = ["opener", "tokens", "base", "layout", "prose", "parts", "form", "more", "desk", "print", "keyholder"];

async function opener(script, worker) {
  const sheets = await Promise.all(SHEETS.map((name) => read("../css", `${name}.css`)));
  const style = (await build({ stdin: { contents: sheets.join("\n"), loader: "css" }, minify: true, write: false, charset: "utf8", legalComments: "none" })).outputFiles[0].text.trim();
  const code = inside(script.trim());
  const policy = `default-src 'none'; script-src ${hash(code)} blob:; style-src ${hash(style)}; worker-src blob:; base-uri 'none'; form-action 'none'`;
  const all = { ar: await words("ar"), fr: await words("fr"), en: await words("en") };
  return `<!doctype html>
<html lang="ar" dir="rtl">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Nasij</title>
<style>${style}</style>
</head>
<body class="desk">
<main id="opener" class="keyholder"><noscript>JavaScript</noscript></main>
<script type="application/json" id="words">${json(all)}</script>
<script type="text/plain" id="worker">${inside(worker.trim())}</script>
<script>${code}</script>
</body>
</html>
`;
}

async function licences(names) {
  let text = "Packages whose code lies in the bundles of this folder, each under its own licence.\n";
  for (const name of names) {
    const about = JSON.parse(await read("node_modules", name, "package.json"));
    // A package that names its licence without its text: the text lies in licences/.
    const whole = await read("node_modules", name, "LICENSE").catch(() => read("licences", `${name}.txt`));
    text += `\n── ${about.name} ${about.version} (${about.license})\n\n${whole.trim()}\n`;
  }
  return text;
}

const out = process.argv[2] ?? join(here, "built");
const page = await bundled("main.js", "esm");
const worker = await bundled("worker.js", "iife");
const file = await bundled("opener.js", "iife");
const packages = [...new Set([page, worker, file].flatMap((one) => one.packages))].sort();
await mkdir(out, { recursive: true });
await writeFile(join(out, "keyholder.js"), page.text);
await writeFile(join(out, "keyholder-worker.js"), worker.text);
await writeFile(join(out, "opener.html"), await opener(file.text, worker.text));
await writeFile(join(out, "licences.txt"), await licences(packages));
