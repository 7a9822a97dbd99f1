// After names were typed, sealed, opened and written to, no byte of the server holds them: data folder, logs, memory, letters.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { addPerson, atDesk, demo, keyholders, mailSink, none, openBrowser, openList, pause, serve, sessionOf, traces, write } from "./lib.mjs";

const body = "tunisie";
const persons = [
  { name: "ميمونة القرطاجنّي", phone: "+216 98 771 204", place: "تمغزة القديمة", note: "تحفظ أغاني الحصادين", address: "maymuna.qartajanni@example.net" },
  { name: "Zoubeïda Ferchichi-Ghorbel", phone: "+216 97 330 118", place: "Sbeïtla-les-Pins", note: "Prête sa machine à carder", address: "zoubeida.fg@example.com" },
];
/** What must not be found: of a person everything that was typed. */
const words = persons.flatMap((person) => Object.values(person));
/** How long after the last request memory is looked at. */
const QUIET = 5_000;

let sink;
let filled;
let site;
let browser;
before(async () => {
  sink = await mailSink();
  browser = await openBrowser();
  // The demo is filled and stopped, so that the process that is searched has never seen its fixtures.
  filled = await demo();
  await filled.stop();
  site = await serve(filled.data, { args: ["--smtp", sink.url], env: { NASIJ_DUMPS: "on" } });
});
after(async () => {
  await browser?.close();
  await site?.stop();
  sink?.close();
});

test("what was typed is found neither on disk nor in memory nor in a log", async () => {
  const [keyholder] = keyholders(filled);
  const passphrase = filled.passphrases.get(keyholder.email);

  const cookie = await sessionOf(site, filled.account("coordinator"));
  for (const person of persons) await addPerson(site, cookie, body, { ...person, consents: "contact" });
  // One of them asks for her own page: her address is decrypted to write to her.
  const asked = await fetch(`${site.url}/ar/b/${body}/privacy`, {
    method: "POST",
    redirect: "manual",
    headers: { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" },
    body: new URLSearchParams({ address: persons[0].address }),
  });
  assert.ok(asked.status < 400, `asking for a link was answered ${asked.status}`);
  const letter = await sink.letterTo(persons[0].address);

  const page = await atDesk(browser, site, keyholder, "ar");
  await openList(page, body, passphrase);
  const seen = await page.locator(".keyholder-rows").innerText();
  for (const word of words) assert.ok(seen.includes(word), `the keyholder does not read ${word}`);
  // What she has open asks the server for nothing more.
  await page.goto("about:blank");

  await pause(QUIET);
  const wanted = traces.forms([...words, passphrase]);
  none(traces.inFolder(site.data, wanted), "in the data folder");
  none(traces.inText(site.log() + site.out(), wanted, "the log"), "in the log");
  none(traces.inMemory(site.pid, wanted), "in memory");
  const written = traces.forms(words.filter((word) => !persons.some(({ address }) => address === word)));
  none(traces.inText(letter.text, written, "a letter"), "in the letter, which names nobody");
});

test("the same search finds what was said in public", async () => {
  const page = await atDesk(browser, site, filled.account("coordinator"), "ar", { javaScript: false });
  const [{ name, place }] = persons;
  await write(page, body, { slug: "control", texts: { ar: { title: name, text: `حكت لنا ${name} عن ${place}.` } } });
  const answer = await fetch(`${site.url}/ar/b/${body}/news/control`);
  assert.ok((await answer.text()).includes(name));
  await pause(QUIET);
  const wanted = traces.forms([name, place]);
  const isFound = (lines, word) => lines.some((line) => line.startsWith(word));
  for (const word of [name, place]) {
    assert.ok(isFound(traces.inFolder(site.data, wanted), word), `${word} is not found in the data folder: the search is blind`);
    assert.ok(isFound(traces.inMemory(site.pid, wanted), word), `${word} is not found in memory: the search is blind`);
  }
});
