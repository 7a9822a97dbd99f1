// The keyholder's tools without a browser: what they open, refuse, seal, find and write.
import test from "node:test";
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";

import { strength } from "./keyholder/passphrase.js";
import { Refused, identityOf, makeIdentity, openKey, openRecord, passphraseOf, sealKey, sealRecord, unwrap, wrap } from "./keyholder/seal.js";
import { csv, filesOf, fold, fromBase64, savedAs, toBase64 } from "./keyholder/text.js";

const here = (path) => new URL(path, import.meta.url);
const vectors = JSON.parse(await readFile(here("../../seal/tests/vectors.json"), "utf8"));
const { handed, identity, opened, sheet, stranger } = vectors;
const refusedAs = (code) => (why) => why instanceof Refused && why.code === code;
const plain = (fields) => Object.fromEntries(fields);

test("what the server sealed opens here, with the passphrase and with the sheet", async () => {
  const mine = await unwrap(handed.identity, identity.typed);
  assert.equal(mine.secret, identity.private);
  assert.equal(mine.public, identity.public);
  for (const secret of [mine.secret, sheet.private]) {
    const keys = new Map();
    for (const { id, key } of handed.envelopes) keys.set(id, await openKey(key, secret));
    for (const { id, envelope, sealed } of handed.records) {
      const place = { envelope, record: id, table: handed.table };
      assert.deepEqual(plain(openRecord(keys.get(envelope), place, sealed)), opened[id]);
    }
  }
});

test("nobody else opens it", async () => {
  const other = await unwrap(stranger.wrapped, stranger.typed);
  await assert.rejects(openKey(handed.envelopes[0].key, other.secret), refusedAs("not-for-you"));
  await assert.rejects(unwrap(handed.identity, "the palm by the new well"), refusedAs("wrong-passphrase"));
  await assert.rejects(unwrap(toBase64(new Uint8Array(40)), identity.typed), refusedAs("bad-identity"));
});

test("a record that was changed or moved is refused", async () => {
  const [envelope] = handed.envelopes;
  const key = await openKey(envelope.key, identity.private);
  const record = handed.records.find((one) => one.envelope === envelope.id);
  const place = { envelope: envelope.id, record: record.id, table: handed.table };
  for (const at of [0, 1, 24, 25, -1]) {
    const bytes = fromBase64(record.sealed);
    bytes[at < 0 ? bytes.length + at : at] ^= 1;
    assert.throws(() => openRecord(key, place, toBase64(bytes)), refusedAs("damaged"), `byte ${at}`);
  }
  for (const wrong of [{ envelope: handed.envelopes[1].id }, { record: handed.records[1].id }, { table: "signatures" }]) {
    assert.throws(() => openRecord(key, { ...place, ...wrong }, record.sealed), refusedAs("damaged"));
  }
  for (const sealed of ["", "AQ==", "***"]) assert.throws(() => openRecord(key, place, sealed), refusedAs("damaged"));
});

test("an identity made here opens with its passphrase, however that is typed", async () => {
  const made = await makeIdentity();
  const wrapped = await wrap(made.secret, "  بئرٌ قديمة تحت cafe\u0301 ", 4);
  assert.deepEqual(await unwrap(wrapped, "بئرٌ قديمة تحت caf\u00e9"), made);
  await assert.rejects(unwrap(wrapped, "بئر قديمة تحت café"), refusedAs("wrong-passphrase"));
});

test("a sheet is read as it was copied", async () => {
  const rest = sheet.private.slice("AGE-SECRET-KEY-1".length);
  const groups = rest.match(/.{1,4}/g).join(" ");
  for (const typed of [sheet.private, sheet.private.toLowerCase(), `AGE-SECRET-KEY-1 ${groups}`, ` ${groups.toLowerCase()}\n`]) {
    assert.equal((await identityOf(typed)).public, sheet.public, typed);
  }
  await assert.rejects(identityOf(sheet.private.replace(/.$/, "Q")), refusedAs("bad-sheet-key"));
  await assert.rejects(identityOf("AGE-SECRET-KEY-1"), refusedAs("bad-sheet-key"));
});

test("sealed again, an envelope opens for those who stay and for her who joins", async () => {
  const joins = await makeIdentity();
  const recipients = [identity.public, sheet.public, joins.public];
  for (const { id, key } of handed.envelopes) {
    const before = await openKey(key, identity.private);
    const again = await sealKey(before, recipients);
    for (const secret of [identity.private, sheet.private, joins.secret]) assert.deepEqual(await openKey(again, secret), before);
    const left = await unwrap(stranger.wrapped, stranger.typed);
    await assert.rejects(openKey(again, left.secret), refusedAs("not-for-you"));
    const record = handed.records.find((one) => one.envelope === id);
    const place = { envelope: id, record: record.id, table: handed.table };
    assert.deepEqual(plain(openRecord(await openKey(again, joins.secret), place, record.sealed)), opened[record.id]);
  }
  await assert.rejects(sealKey(new Uint8Array(32), []), refusedAs("nobody"));
});

test("what this file seals for measurements has the server's form", () => {
  const key = new Uint8Array(32).fill(7);
  const place = { envelope: "E", record: "R", table: "people" };
  assert.deepEqual(plain(openRecord(key, place, sealRecord(key, place, { name: "نور" }))), { name: "نور" });
});

test("passphrases are judged as the crate judges them", () => {
  for (const { typed, form, wrong } of vectors.passphrases) {
    assert.equal(passphraseOf(typed), form);
    const found = strength(typed);
    const said = { "seal-passphrase-short": "short", "seal-passphrase-trivial": "trivial" }[wrong] ?? null;
    assert.equal(["short", "trivial"].includes(found) ? found : null, said, typed);
  }
});

test("search finds a word however it was written", () => {
  const pairs = [["الأُمَّهات", "الامهات"], ["إلى", "الي"], ["مدرســـة", "مدرسه"], ["مسؤول", "مسوول"], ["رائدة", "رايده"], ["ماء", "ما"],
    ["آبار", "ابار"], ["٢٠٢٦", "2026"], ["École d’Été, cœur", "ecole d'ete, coeur"], ["AMINA", "amina"], ["\u2068سلمى\u2069", "سلمي"]];
  for (const [written, folded] of pairs) assert.equal(fold(written), folded, written);
});

test("a spreadsheet reads Arabic and runs nothing", () => {
  const text = csv([["الاسم", "a"], ["=1+1", "+212"], ["-5", "@x"], ["\t=x", "\r=x"], [" =x", "＝x"], ['say "x"', "a,b\nc"]]);
  assert.ok(text.startsWith("\ufeffالاسم,a\r\n"));
  assert.deepEqual(text.slice(1).split("\r\n").slice(1, 5), ["'=1+1,'+212", "'-5,'@x", "'\t=x,\"'\r=x\"", "' =x,'＝x"]);
  assert.ok(text.endsWith('"say ""x""","a,b\nc"\r\n'));
});

test("a file in a record is told from what is read", () => {
  const bytes = new Uint8Array([0x25, 0x50, 0x44, 0x46, 0, 255]);
  const values = new Map([["name", "سوق الأحد.PDF"], ["file", `data:application/pdf;base64,${toBase64(bytes)}`], ["words", "data:text/html;base64,AAAA"]]);
  const files = filesOf(values);
  assert.deepEqual([...files.keys()], ["file"]);
  assert.deepEqual(files.get("file"), { type: "application/pdf", bytes });
  assert.deepEqual([values.get("file"), values.get("words")], ["PDF", "data:text/html;base64,AAAA"]);
  assert.equal(savedAs("سوق الأحد.PDF", "application/pdf"), "سوق الأحد.pdf");
  assert.equal(savedAs("../a/b.jpeg.exe", "image/jpeg"), ".. a b.jpeg.jpg");
  assert.equal(savedAs("", "image/webp"), "scan.webp");
});

test("every word a tool shows is in the catalogue, and no word of it is idle", async () => {
  const catalogue = await readFile(here("../words/ar.ftl"), "utf8");
  const known = new Set([...catalogue.matchAll(/^look-keyholder-([a-z-]+) = /gm)].map(([, key]) => key));
  const rust = await readFile(here("../src/keyholder.rs"), "utf8");
  let code = "";
  for (const name of await readdir(here("keyholder"))) code += await readFile(here(`keyholder/${name}`), "utf8");
  for (const [, key] of code.matchAll(/\bw\("([a-z-]+)"/g)) {
    assert.ok(known.has(key), key);
    assert.ok(key.startsWith("opener-") || rust.includes(`"look-keyholder-${key}"`), `${key} is not handed to the page`);
  }
  for (const key of known) {
    const used = code.includes(`"${key}"`) || ["strength-", "broken-"].some((start) => key.startsWith(start)) || ["no-script", "opener-link"].includes(key);
    assert.ok(used, `${key} is idle`);
  }
});
