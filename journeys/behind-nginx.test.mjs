// The nginx example of the package, as it is, in front of a real server: TLS, who the visitor is, what is too large.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import http from "node:http";
import http2 from "node:http2";
import https from "node:https";
import path from "node:path";
import { after, before, test } from "node:test";
import { freePort, nasij, pause, serve, temporaryFolder } from "./lib/site.mjs";

const name = "nasij.example";
const program = ["/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/sbin/nginx"].find((file) => existsSync(file));

let folder;
let site;
let nginx;
let ca;
let link;
const port = {};

/** A certificate authority of our own, and a certificate of the site's by it. */
function certify() {
  const openssl = (...args) => execFileSync("openssl", args, { cwd: folder, stdio: "pipe" });
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  openssl("req", "-x509", ...key, "-keyout", "ca.key", "-out", "ca.pem", "-days", "2", "-subj", "/CN=journey");
  openssl("req", ...key, "-keyout", "privkey.pem", "-out", "site.csr", "-subj", `/CN=${name}`);
  writeFileSync(path.join(folder, "names"), `subjectAltName=DNS:${name}\n`);
  openssl("x509", "-req", "-in", "site.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "2", "-out", "fullchain.pem", "-extfile", "names");
  return readFileSync(path.join(folder, "ca.pem"));
}

/** The example with other ports and other files, and nothing else changed. */
function configured() {
  const example = readFileSync(new URL("../packaging/nginx.conf", import.meta.url), "utf8");
  const changed = example
    .replaceAll(/^ *listen \[::\].*$/gm, "")
    .replace("listen 80;", `listen 127.0.0.1:${port.http};`)
    .replace("listen 443 ssl http2;", `listen 127.0.0.1:${port.https} ssl http2;`)
    .replace("127.0.0.1:8080", `127.0.0.1:${port.site}`)
    .replaceAll("/var/log/nginx/", `${folder}/`)
    .replaceAll(`/etc/letsencrypt/live/${name}/`, `${folder}/`);
  for (const one of [port.http, port.https, port.site]) assert.ok(changed.includes(`127.0.0.1:${one}`), "the example has changed its shape");
  const own = process.getuid() === 0 ? "user root;" : "";
  const places = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((kind) => `${kind}_temp_path ${folder}/${kind};`).join("\n");
  const file = path.join(folder, "nginx.conf");
  writeFileSync(
    file,
    `${own}\ndaemon off;\npid ${folder}/nginx.pid;\nerror_log ${folder}/error.log;\nevents {}\nhttp {\naccess_log ${folder}/access.log;\n${places}\n${changed}\n}\n`,
  );
  return file;
}

/** One request through nginx: `{ status, headers, raw, text }`. */
function ask(method, where, { body, headers = {}, from = "127.0.0.1", secure = true } = {}) {
  const options = {
    method, host: "127.0.0.1", port: secure ? port.https : port.http, path: where, localAddress: from, agent: false,
    ca, servername: name, headers: { host: name, ...headers, ...(body ? { "content-length": body.length } : {}) },
  };
  return new Promise((done, failed) => {
    const request = (secure ? https : http).request(options, (answer) => {
      const parts = [];
      answer.on("data", (part) => parts.push(part));
      answer.on("end", () => done({ status: answer.statusCode, headers: answer.headers, raw: answer.rawHeaders, text: Buffer.concat(parts).toString() }));
    });
    // Who refuses a large body closes while it is still being sent; the answer may have come before.
    request.on("error", (why) => (body && ["EPIPE", "ECONNRESET"].includes(why.code) ? undefined : failed(why)));
    request.end(body);
  });
}

const form = { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" };

before(async () => {
  assert.ok(program, "nginx is not there; `cargo xtask test` installs it");
  folder = temporaryFolder("nginx");
  // The system may offer one that it offered a moment ago.
  const free = new Set();
  while (free.size < 3) free.add(await freePort());
  [port.http, port.https, port.site] = free;
  ca = certify();
  const data = temporaryFolder("behind");
  const made = await nasij("init", "--data", data, "--name", "ائتلاف", "--slug", "oases", "--url", `https://${name}`, "--language", "ar", "--admin", "amina@example.org");
  assert.equal(made.code, 0, made.err);
  link = new URL(made.out.trim());
  site = await serve(data, { port: port.site, guard: true, args: ["--trusted-proxy", "127.0.0.1/32"] });
  nginx = spawn(program, ["-c", configured(), "-p", folder, "-e", path.join(folder, "error.log")], { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  nginx.stderr.on("data", (text) => (said += text));
  for (let tries = 0; ; tries += 1) {
    assert.ok(tries < 100 && nginx.exitCode === null, `nginx does not answer: ${said}`);
    const status = await ask("GET", "/healthz").then((answer) => answer.status, () => 0);
    if (status === 200) break;
    await pause(100);
  }
});
after(async () => {
  nginx?.kill("SIGQUIT");
  await site?.stop();
});

test("the site comes by TLS, over HTTP/2 too, with each safety header once", async () => {
  const home = await ask("GET", "/ar/");
  assert.equal(home.status, 200);
  assert.match(home.text, /<html lang="ar" dir="rtl"/);
  for (const header of ["strict-transport-security", "content-security-policy", "x-content-type-options"]) {
    const times = home.raw.filter((one, at) => at % 2 === 0 && one.toLowerCase() === header).length;
    assert.equal(times, 1, `${header} comes ${times} times`);
  }
  const client = http2.connect(`https://127.0.0.1:${port.https}`, { ca, servername: name });
  const status = await new Promise((done, failed) => {
    client.on("error", failed);
    const stream = client.request({ ":path": "/fr/", ":authority": name });
    stream.on("response", (headers) => done(headers[":status"]));
    stream.resume();
  });
  client.close();
  assert.equal(status, 200);
});

test("http leads to https, at the same page", async () => {
  const plain = await ask("GET", "/ar/charter?x=1", { secure: false });
  assert.equal(plain.status, 301);
  assert.equal(plain.headers.location, `https://${name}/ar/charter?x=1`);
});

test("signing in gives a cookie for https alone", async () => {
  const opened = await ask("GET", link.pathname);
  assert.equal(opened.status, 200, opened.text);
  const inside = await ask("POST", link.pathname, { body: Buffer.from(""), headers: { ...form, "content-length": 0 } });
  assert.equal(inside.status, 303, inside.text);
  assert.ok(inside.headers.location.startsWith("/"), "it leads on within the site");
  const cookies = inside.headers["set-cookie"] ?? [];
  assert.ok(cookies.length > 0, "there is a session");
  for (const cookie of cookies) assert.match(cookie, /; Secure/, cookie.replace(/=[^;]*/, "=…"));
});

test("what is too large is refused by Nasij, in words, and far beyond that by nginx", async () => {
  const page = await ask("POST", "/sign-in", { body: Buffer.alloc(2 << 20, "a"), headers: form, from: "127.0.0.9" });
  assert.equal(page.status, 413);
  assert.match(page.text, /<html lang/, "the page is ours");
  const huge = await ask("POST", "/sign-in", { body: Buffer.alloc(26 << 20, "a"), headers: form, from: "127.0.0.9" });
  assert.equal(huge.status, 413);
  assert.match(huge.text, /nginx/, "it never reached us");
});

test("each visitor is counted for herself, and nobody writes herself another address", async () => {
  // Rates are counted at the door, before anyone asks what is behind it.
  const write = (from, headers = {}) => ask("POST", "/ar/nowhere", { body: Buffer.from("a=b"), headers: { ...form, ...headers }, from });
  let last;
  for (let tries = 0; tries < 200 && last?.status !== 429; tries += 1) last = await write("127.0.0.2");
  assert.equal(last.status, 429, "one who writes without end is stopped");
  assert.ok(Number(last.headers["retry-after"]) > 0);
  assert.notEqual((await write("127.0.0.3")).status, 429, "another visitor is not");
  const disguised = await write("127.0.0.2", { "x-forwarded-for": "203.0.113.9" });
  assert.equal(disguised.status, 429, "a line she wrote herself is not believed");
  for (const log of ["access.log", "error.log"]) {
    const written = readFileSync(path.join(folder, log), "utf8");
    assert.doesNotMatch(written, /127\.0\.0\./, `${log} names who asked`);
  }
});
