// Envelopes, records and identities, as the crate `seal` makes them. Nothing here touches a page or the network.
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from "age-encryption";
import { xchacha20poly1305 } from "@noble/ciphers/chacha.js";
import { fromBase64, toBase64 } from "./text.js";

const FORM_1 = 1;
const NONCE = 24;
const TAG = 16;
const KEY = 32;
/** log2 of scrypt's N: about a second here, and as long for whoever guesses. */
export const WORK = 18;

const utf8 = new TextEncoder();
const text = new TextDecoder("utf-8", { fatal: true });

/** What went wrong, by a word that the catalogue knows. */
export class Refused extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/** The same bytes for the same words, whichever keyboard they were typed on. */
export const passphraseOf = (typed) => typed.trim().normalize("NFKC");

export async function makeIdentity() {
  const secret = await generateX25519Identity();
  return { secret, public: await identityToRecipient(secret) };
}

/** An age file that only the passphrase opens, with the private half in it. */
export async function wrap(secret, typed, work = WORK) {
  const age = new Encrypter();
  age.setPassphrase(passphraseOf(typed));
  age.setScryptWorkFactor(work);
  return toBase64(await age.encrypt(secret));
}

/** @throws Refused `wrong-passphrase`, `bad-identity` */
export async function unwrap(wrapped, typed) {
  const age = new Decrypter();
  age.addPassphrase(passphraseOf(typed));
  let secret;
  try {
    secret = await age.decrypt(fromBase64(wrapped), "text");
  } catch (error) {
    throw new Refused(/no identity matched|incorrect passphrase/i.test(error.message) ? "wrong-passphrase" : "bad-identity");
  }
  return identityOf(secret);
}

/** A private half as it was typed from a sheet: case, spaces and the beginning do not matter. */
export async function identityOf(typed) {
  const letters = typed.toUpperCase().replace(/[^A-Z0-9-]/g, "");
  const rest = letters.replace(/^AGE-?SECRET-?KEY-?1/, "").replaceAll("-", "");
  const secret = `AGE-SECRET-KEY-1${rest}`;
  try {
    return { secret, public: await identityToRecipient(secret) };
  } catch {
    throw new Refused("bad-sheet-key");
  }
}

/** A private half made ready once for many envelopes: half the work of each is the same. */
export function readied(secret) {
  const age = new Decrypter();
  age.addIdentity(secret);
  return age;
}

/** The key of an envelope, by a private half or one made ready. @throws Refused `not-for-you` */
export async function openKey(sealed, secret) {
  let key;
  try {
    key = await (typeof secret === "string" ? readied(secret) : secret).decrypt(fromBase64(sealed));
  } catch {
    throw new Refused("not-for-you");
  }
  if (key.length !== KEY) throw new Refused("damaged");
  return key;
}

/** The same key for another list of recipients. */
export async function sealKey(key, recipients) {
  if (!recipients.length) throw new Refused("nobody");
  const age = new Encrypter();
  for (const one of recipients) age.addRecipient(one);
  return toBase64(await age.encrypt(key));
}

const placeOf = (envelope, record, table) => utf8.encode(["nasij/1", envelope, record, table].join("/"));

/** The fields of a record. @throws Refused `damaged`: of another place, or changed since it was sealed. */
export function openRecord(key, { envelope, record, table }, sealed) {
  try {
    const bytes = fromBase64(sealed);
    if (bytes.length < 1 + NONCE + TAG || bytes[0] !== FORM_1) throw new Refused("damaged");
    const cipher = xchacha20poly1305(key, bytes.subarray(1, 1 + NONCE), placeOf(envelope, record, table));
    const fields = JSON.parse(text.decode(cipher.decrypt(bytes.subarray(1 + NONCE))));
    if (fields === null || typeof fields !== "object" || Array.isArray(fields)) throw new Refused("damaged");
    return new Map(Object.entries(fields).map(([name, value]) => [name, String(value ?? "")]));
  } catch {
    throw new Refused("damaged");
  }
}

/** For tests and measurements: a browser never seals a record. */
export function sealRecord(key, { envelope, record, table }, fields, nonce = crypto.getRandomValues(new Uint8Array(NONCE))) {
  const sealed = xchacha20poly1305(key, nonce, placeOf(envelope, record, table)).encrypt(utf8.encode(JSON.stringify(fields)));
  const out = new Uint8Array(1 + NONCE + sealed.length);
  out[0] = FORM_1;
  out.set(nonce, 1);
  out.set(sealed, 1 + NONCE);
  return toBase64(out);
}
