// Debian's Chromium through playwright-core.
import assert from "node:assert/strict";
import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { chromium } from "playwright-core";
import { target } from "./site.mjs";

const candidates = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
];

export const phone = { width: 360, height: 740 };
export const narrow = { width: 320, height: 640 };
export const desk = { width: 1280, height: 900 };

/** Chromium with a profile of its own; closed by the caller. */
export async function openBrowser() {
  const executablePath = candidates.find((file) => file && existsSync(file));
  assert.ok(executablePath, "Chromium is not there; `cargo xtask test` installs it, or set CHROMIUM");
  return chromium.launch({ executablePath, args: flags, chromiumSandbox: false });
}

/**
 * A visitor: a context of her own with one page. `foreign` gathers requests to any other server, `errors` what the page
 * complained about (the content security policy's refusals among them).
 */
export async function visitor(browser, site, { viewport = desk, javaScript = true, language = "ar", ...options } = {}) {
  const context = await browser.newContext({
    baseURL: site.url,
    viewport,
    locale: language,
    javaScriptEnabled: javaScript,
    reducedMotion: "reduce",
    ...options,
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const foreign = [];
  const errors = [];
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== site.url && protocol.startsWith("http")) foreign.push(request.url());
  });
  page.on("pageerror", (error) => errors.push(`${error}`));
  page.on("console", (message) => {
    // A page that is meant to answer 404 or 422 says so on the console too.
    if (message.type() === "error" && !message.text().includes("status of 4")) errors.push(message.text());
  });
  return Object.assign(page, { foreign, errors, plain: !javaScript });
}

/** Opens an address and asserts its status. */
export async function visit(page, address, status = 200) {
  const answer = await page.goto(address, { waitUntil: "load" });
  assert.equal(answer.status(), status, `${address} answered ${answer.status()}`);
  return answer;
}

/** Signs in by e-mail and password, in whatever language the form is. */
export async function signIn(page, { email, password }) {
  await visit(page, "/sign-in");
  const form = page.locator("form", { has: page.locator("input[type=password]") }).first();
  await form.locator("input[type=email], input[name=email]").first().fill(email);
  await form.locator("input[type=password]").fill(password);
  await Promise.all([page.waitForURL((url) => !url.pathname.startsWith("/sign-in")), form.locator("button").first().click()]);
}

/** Presses a button that leads to another page; what the server answered there. */
export async function press(page, button) {
  const [answer] = await Promise.all([page.waitForNavigation({ waitUntil: "load" }), button.click()]);
  return answer;
}

/** Her cookies, as a request of our own carries them. */
export async function cookieOf(page) {
  const cookies = await page.context().cookies();
  return cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
}

/** A screenshot of the whole page in `screenshots/` of cargo's target folder, when `NASIJ_SHOTS` asks for them. */
export async function shot(page, name, { whole = true } = {}) {
  if (!process.env.NASIJ_SHOTS) return;
  const folder = path.join(target, "screenshots");
  mkdirSync(folder, { recursive: true });
  await page.evaluate(() => document.fonts.ready.then(() => true));
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: whole });
}
