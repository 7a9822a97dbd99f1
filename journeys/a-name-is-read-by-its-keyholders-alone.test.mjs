// After names were typed, sealed, opened and written to, no byte of the server holds them: data folder, logs, memory, letters.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import {
  addPerson, atDesk, demo, filesOfPostgres, keyholders, mailSink, none, openBrowser, openList, pause, postgresDatabase, serve, sessionOf,
  temporaryFolder, traces, write,
} from "./lib.mjs";

const body = "tunisie";
const persons = [
  { name: "ميمونة القرطاجنّي", phone: "+216 98 771 204", place: "تمغزة القديمة", note: "تحفظ أغاني الحصادين", address: "maymuna.qartajanni@example.net" },
  { name: "Zoubeïda Ferchichi-Ghorbel", phone: "+216 97 330 118", place: "Sbeïtla-les-Pins", note: "Prête sa machine à carder", address: "zoubeida.fg@example.com" },
];
/** Who signs a campaign, allows her name to be handed over, and the body to write to her. */
const signers = [
  { name: "خديجة الورغمّيّة", place: "دوز الشرقية", email: "khadija.ouerghemmi@example.net" },
  { name: "Tassadit Aït-Menguellet-Oulhadj", place: "Beni-Yenni-le-Haut", phone: "+213 551 90 44 18" },
];
/** What must not be found: of a person everything that was typed. */
const words = [...persons, ...signers].flatMap((person) => Object.values(person));
/** How long after the last request memory is looked at. */
const QUIET = 5_000;

let sink;
let browser;
before(async () => {
  sink = await mailSink();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  sink?.close();
});

async function post(url, fields) {
  const headers = { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" };
  return fetch(url, { method: "POST", redirect: "manual", headers, body: new URLSearchParams(fields) });
}

async function sign(site, signer) {
  const page = `${site.url}/ar/b/${body}/campaigns/ma-al-madrasa`;
  const html = await (await fetch(page)).text();
  const contact = html.match(/name="contact"[^>]*value="([^"]+)"/)?.[1];
  assert.ok(contact, "the form asks who may write to her");
  const answer = await post(`${page}/sign`, { action: "sign", display: "anonymous", delivery: "yes", contact, ...signer });
  assert.equal(answer.status, 303, `signing was answered ${answer.status}`);
}

/** The demo is filled and stopped, so that the process that is searched has never seen its fixtures. */
async function begun(database) {
  const filled = await demo(database ? { database } : {});
  await filled.stop();
  const args = ["--smtp", sink.url, ...(database ? ["--database", database] : [])];
  return { filled, site: await serve(filled.data, { args, env: { NASIJ_DUMPS: "on" } }) };
}

const database = await postgresDatabase();
for (const [on, url] of [["SQLite", undefined], ["PostgreSQL", database]]) {
  const skip = on === "PostgreSQL" && !database && "no PostgreSQL in NASIJ_TEST_POSTGRES";
  test(`on ${on}: what was typed is found neither on disk nor in memory nor in a log, and what is public is`, { skip }, async () => {
    const { filled, site } = await begun(url);
    /** Every folder that the installation writes to. */
    const folders = async () => [site.data, ...(url ? await filesOfPostgres(url) : [])];
    const inFolders = async (wanted) => (await folders()).flatMap((folder) => traces.inFolder(folder, wanted));
    try {
      const [keyholder] = keyholders(filled);
      const passphrase = filled.passphrases.get(keyholder.email);

      const cookie = await sessionOf(site, filled.account("coordinator"));
      for (const person of persons) await addPerson(site, cookie, body, { ...person, consents: "contact" });
      for (const signer of signers) await sign(site, signer);
      const thanks = await sink.letterTo(signers[0].email);
      // One of them asks for her own page: her address is decrypted to write to her.
      const asked = await post(`${site.url}/ar/b/${body}/privacy`, { address: persons[0].address });
      assert.ok(asked.status < 400, `asking for a link was answered ${asked.status}`);
      const letter = await sink.letterTo(persons[0].address);

      const page = await atDesk(browser, site, keyholder, "ar");
      for (const [list, those] of [["people", persons], ["signatures", signers]]) {
        await openList(page, body, passphrase, list);
        const seen = await page.locator(".keyholder-rows").innerText();
        for (const word of those.flatMap((one) => Object.values(one))) {
          const plain = (text) => text.replaceAll(/\s/g, "");
          assert.ok(plain(seen).includes(plain(word)), `the keyholder does not read ${word}`);
        }
      }
      // What she has open asks the server for nothing more.
      await page.goto("about:blank");
      await page.context().close();

      await pause(QUIET);
      const wanted = traces.forms([...words, passphrase]);
      none(await inFolders(wanted), "on the disk");
      none(traces.inText(site.log() + site.out(), wanted, "the log"), "in the log");
      none(traces.inMemory(site.pid, wanted), "in memory");
      const addresses = [...persons.map(({ address }) => address), ...signers.map(({ email }) => email)];
      const written = traces.forms(words.filter((word) => !addresses.includes(word)));
      for (const one of [letter, thanks]) none(traces.inText(one.text, written, "a letter"), "in a letter, which names nobody");

      // The same words said in public, unsealed, are found by the same search: each of them.
      const desk = await atDesk(browser, site, filled.account("coordinator"), "ar", { javaScript: false });
      const said = [...words, passphrase];
      await write(desk, body, { slug: "control", texts: { ar: { title: signers[0].name, text: said.join("\n\n") } } });
      await desk.context().close();
      const answer = await fetch(`${site.url}/ar/b/${body}/news/control`);
      assert.ok((await answer.text()).includes(persons[0].name));
      await pause(QUIET);
      const [onDisk, inMemory] = [await inFolders(wanted), traces.inMemory(site.pid, wanted)];
      const isFound = (lines, word) => lines.some((line) => line.startsWith(word));
      for (const word of said) assert.ok(isFound(onDisk, word), `${word} is not found on the disk: the search is blind`);
      for (const word of [signers[0].name, persons[0].name]) {
        assert.ok(isFound(inMemory, word), `${word} is not found in memory: the search is blind`);
      }
    } finally {
      await site.stop();
    }
  });
}

test("the search finds every form it looks for", () => {
  const wanted = traces.forms(words);
  const folder = temporaryFolder("forms");
  mkdirSync(path.join(folder, "deep"));
  writeFileSync(path.join(folder, "deep", "all"), Buffer.concat(wanted.flatMap(({ bytes }) => [Buffer.from([0]), bytes])));
  const lines = traces.inFolder(folder, wanted);
  assert.equal(lines.length, wanted.length);
  for (const form of ["plain", "folded plain", "JSON", "base64"]) {
    assert.ok(lines.some((line) => line.includes(`(${form})`)), `no ${form}`);
  }
});
