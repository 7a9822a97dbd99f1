// What is committed in built/ is what its sources make.
import test from "node:test";
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const read = (...path) => readFileSync(join(here, ...path), "utf8");

test("the bundles are what their sources make", () => {
  const out = mkdtempSync(join(tmpdir(), "nasij-built-"));
  try {
    execFileSync(process.execPath, [join(here, "build.js"), out]);
    assert.deepEqual(readdirSync(join(here, "built")).sort(), readdirSync(out).sort());
    for (const name of readdirSync(out)) {
      assert.ok(readFileSync(join(out, name), "utf8") === read("built", name), `built/${name} differs: cargo xtask assets --write`);
    }
  } finally {
    rmSync(out, { recursive: true });
  }
});

test("the checksum in the release notes is that of opener.html", () => {
  const sum = createHash("sha256").update(read("built/opener.html")).digest("hex");
  assert.ok(read("../../../docs/opener.sha256").startsWith(`${sum}  opener.html`), `opener.html has ${sum}`);
  assert.ok(read("../../../CHANGELOG.md").includes(sum), `CHANGELOG.md names another checksum than ${sum}`);
});

test("opener.html asks for nothing from anywhere", () => {
  const page = read("built/opener.html");
  assert.match(page, /default-src 'none'/);
  assert.doesNotMatch(page, /connect-src|unsafe-inline|unsafe-eval|<link|<img|@import|url\(/);
  const [, script] = /<script>([\s\S]*?)<\/script>/.exec(page);
  assert.ok(page.includes(`'sha256-${createHash("sha256").update(script).digest("base64")}'`));
});

test("every package in the bundles is there with its licence", () => {
  const packages = read("built/licences.txt").split("\n── ").slice(1);
  assert.ok(packages.length >= 5);
  for (const one of packages) {
    assert.match(one, /^\S+ \S+ \((MIT|BSD-3-Clause)\)\n/);
    assert.match(one, /permission|Redistribution/i, one.slice(0, 40));
  }
});
