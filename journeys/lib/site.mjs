// Starting and stopping Nasij.
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
export const target = process.env.NASIJ_TARGET ?? path.join(root, "target");
export const binary = process.env.NASIJ_BIN ?? path.join(target, "debug", "nasij");

// A debug build fills the coalition more slowly than the 5 s that the bench asks of the release.
const START_LIMIT = 120_000;
const STOP_LIMIT = 15_000;

const running = new Set();
const folders = new Set();
process.on("exit", () => {
  for (const child of running) child.kill("SIGKILL");
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(1));

export const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** A loopback port that nobody listens on at this moment. */
export function freePort() {
  return new Promise((done, failed) => {
    const server = createServer();
    server.once("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

/** A folder that is gone when the journey ends. */
export function temporaryFolder(name = "data") {
  const folder = mkdtempSync(path.join(tmpdir(), `nasij-journey-${name}-`));
  folders.add(folder);
  return folder;
}

/** Runs one command of the binary to its end: `{ code, out, err }`. */
export function nasij(...args) {
  const last = args.at(-1);
  const options = typeof last === "object" ? args.pop() : {};
  return new Promise((done) => {
    const env = { ...process.env, ...options.env };
    const child = execFile(binary, args, { env, maxBuffer: 64 << 20, timeout: 120_000 }, (error, out, err) =>
      done({ code: error ? (error.code ?? 1) : 0, out, err }),
    );
    // A command that needs no input may have ended before it could be given any.
    child.stdin.on("error", () => undefined);
    child.stdin.end(options.input ?? "");
  });
}

/** A running server: `{ url, port, data, accounts, passphrases, log(), stop(), kill(), pid }`. */
async function start(args, { data, port, guard = false, env = {} }) {
  const child = spawn(binary, args, {
    env: { ...process.env, ...(guard ? {} : { NASIJ_GUARD: "off" }), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  let out = "";
  let err = "";
  child.stdout.setEncoding("utf8").on("data", (text) => (out += text));
  child.stderr.setEncoding("utf8").on("data", (text) => (err += text));
  const ended = new Promise((done) =>
    child.once("exit", (code, signal) => {
      running.delete(child);
      done({ code, signal });
    }),
  );
  child.once("error", (why) => (err += `${why}`));

  const url = `http://localhost:${port}`;
  const begun = Date.now();
  let health = 0;
  while (health !== 200) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) {
      throw new Error(`${binary} ${args.join(" ")} ended with ${child.exitCode ?? child.signalCode}:\n${out}\n${err}`);
    }
    if (Date.now() - begun > START_LIMIT) {
      child.kill("SIGKILL");
      throw new Error(`no answer from /healthz within ${START_LIMIT / 1000} s:\n${out}\n${err}`);
    }
    health = await fetch(`http://127.0.0.1:${port}/healthz`).then((answer) => answer.status, () => 0);
    if (health !== 200) await pause(50);
  }
  return {
    url,
    port,
    data,
    pid: child.pid,
    ready: Date.now() - begun,
    ...signInLines(out),
    log: () => err,
    out: () => out,
    async stop() {
      child.kill("SIGTERM");
      const late = setTimeout(() => child.kill("SIGKILL"), STOP_LIMIT);
      const how = await ended;
      clearTimeout(late);
      return how;
    },
    async kill() {
      child.kill("SIGKILL");
      return ended;
    },
  };
}

/** The accounts that the demo prints: label → `{ email, password }`; several of one label are kept in `all`. */
export function signInLines(out) {
  const all = [];
  for (const [, email, password, label] of out.matchAll(/^sign in: (\S+) (\S+) \((.+)\)$/gm)) {
    all.push({ email, password, label });
  }
  const passphrases = new Map([...out.matchAll(/^passphrase: (\S+) (.+)$/gm)].map(([, email, words]) => [email, words]));
  return {
    all,
    passphrases,
    /** The first account whose label begins so. */
    account(label) {
      const found = all.find((one) => one.label === label || one.label.startsWith(`${label} `));
      assert.ok(found, `the demo names no account "${label}", only: ${all.map((one) => one.label).join(", ")}`);
      return found;
    },
  };
}

/** The sample coalition, filled once for this binary and copied for each journey. */
async function filledFolder() {
  const { mtimeMs, size } = statSync(binary);
  const mark = createHash("sha256").update(`${binary} ${mtimeMs} ${size}`).digest("hex").slice(0, 16);
  const cache = path.join(target, "journeys");
  const filled = path.join(cache, `demo-${mark}`);
  if (!existsSync(filled)) {
    mkdirSync(cache, { recursive: true });
    const making = mkdtempSync(path.join(cache, "making-"));
    const port = await freePort();
    const site = await start(["demo", "--data", making, "--listen", `127.0.0.1:${port}`], { data: making, port });
    await site.stop();
    rmSync(path.join(making, "run"), { recursive: true, force: true });
    try {
      renameSync(making, filled);
    } catch (why) {
      // Another journey was quicker.
      rmSync(making, { recursive: true, force: true });
      if (!existsSync(filled)) throw why;
    }
  }
  return filled;
}

/** Serves the sample coalition. `database`: a PostgreSQL URL, filled from nothing; `data`: a folder that an earlier one filled. */
export async function demo({ database, data = temporaryFolder("demo"), ...options } = {}) {
  if (!database && !existsSync(path.join(data, "nasij.db"))) cpSync(await filledFolder(), data, { recursive: true });
  const port = options.port ?? (await freePort());
  const args = ["demo", "--data", data, "--listen", `127.0.0.1:${port}`];
  if (database) args.push("--database", database);
  args.push(...(options.args ?? []));
  return start(args, { ...options, data, port });
}

/** Serves a data folder that exists. */
export async function serve(data, options = {}) {
  const port = options.port ?? (await freePort());
  return start(["serve", "--data", data, "--listen", `127.0.0.1:${port}`, ...(options.args ?? [])], { ...options, data, port });
}

/** A new installation: `{ data, port, url, link }`, where link is the first sign-in link. */
export async function init({ name = "تنسيقية التجربة", language = "ar", admin = "admin@example.org" } = {}) {
  const data = temporaryFolder("init");
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const made = await nasij("init", "--data", data, "--name", name, "--url", url, "--language", language, "--admin", admin);
  assert.equal(made.code, 0, `nasij init: ${made.err}`);
  const link = made.out.match(/https?:\/\/\S+/)?.[0];
  assert.ok(link, `nasij init printed no link: ${made.out}`);
  return { data, port, url, link };
}

/** A database of its own in the tests' PostgreSQL; undefined where there is none. */
export async function postgresDatabase() {
  const server = process.env.NASIJ_TEST_POSTGRES;
  if (!server) return undefined;
  const name = `journey_${process.pid}_${Date.now()}`;
  await new Promise((done, failed) =>
    execFile("psql", ["--quiet", "--no-psqlrc", "--dbname", server, "--command", `CREATE DATABASE ${name}`], (why) =>
      why ? failed(why) : done(),
    ),
  );
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

/** Where PostgreSQL keeps a database: its own folder and the write-ahead log, brought to disk. Needs to be its owner, or root. */
export async function filesOfPostgres(database) {
  const ask = (sql) =>
    new Promise((done, failed) =>
      execFile("psql", ["--no-psqlrc", "--tuples-only", "--no-align", "--dbname", database, "--command", sql], (why, out) =>
        why ? failed(why) : done(out.trim()),
      ),
    );
  await ask("CHECKPOINT");
  const folder = await ask("SHOW data_directory");
  const oid = await ask("SELECT oid FROM pg_database WHERE datname = current_database()");
  return [path.join(folder, "base", oid), path.join(folder, "pg_wal")];
}

/** Signs in without a browser: the cookie that opens the desk. */
export async function sessionOf(site, { email, password }) {
  const answer = await fetch(`${site.url}/sign-in`, {
    method: "POST",
    redirect: "manual",
    headers: { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" },
    body: new URLSearchParams({ email, password }),
  });
  assert.equal(answer.status, 303, `signing in was answered ${answer.status}`);
  return answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0]).join("; ");
}
