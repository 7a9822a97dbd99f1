// Whether words lie anywhere in the bytes of a folder or of a running process.
import { openSync, readFileSync, readSync, closeSync, readdirSync, statSync } from "node:fs";
import path from "node:path";

const folded = (text) =>
  text
    .normalize("NFKD")
    .replaceAll(/[\u0300-\u036f\u064b-\u065f\u0670\u0640]/g, "")
    .replaceAll(/[أإآٱ]/g, "ا")
    .replaceAll("ى", "ي")
    .replaceAll("ة", "ه")
    .toLowerCase();

const escaped = (text, upper) =>
  [...text].flatMap((letter) => letter.split("")).map((unit) => {
    const code = unit.charCodeAt(0);
    if (code < 0x80) return unit;
    const hex = code.toString(16).padStart(4, "0");
    return `\\u${upper ? hex.toUpperCase() : hex}`;
  }).join("");

/** Base64 of the words wherever they begin in what was encoded: the part that does not depend on their neighbours. */
function base64s(bytes) {
  return [0, 1, 2].flatMap((shift) => {
    const whole = Buffer.concat([Buffer.alloc(shift), bytes]);
    const from = shift === 0 ? 0 : 4;
    const text = whole.subarray(0, whole.length - (whole.length % 3)).toString("base64").slice(from);
    return text.length >= 8 ? [text, text.replaceAll("+", "-").replaceAll("/", "_")] : [];
  });
}

/** Every form in which words may lie: `[{ word, form, bytes }]`. */
export function forms(words) {
  const all = [];
  for (const word of words) {
    const seen = new Set();
    const add = (form, text, encoding = "utf8") => {
      const bytes = Buffer.from(text, encoding);
      const key = bytes.toString("latin1");
      if (bytes.length < 5 || seen.has(key)) return;
      seen.add(key);
      all.push({ word, form, bytes });
    };
    for (const [how, text] of [["", word], ["folded ", folded(word)]]) {
      add(`${how}plain`, text);
      add(`${how}UTF-16`, text, "utf16le");
      add(`${how}JSON`, escaped(text, false));
      add(`${how}JSON, capitals`, escaped(text, true));
      add(`${how}percent`, encodeURIComponent(text));
      add(`${how}form`, encodeURIComponent(text).replaceAll("%20", "+"));
      for (const base64 of base64s(Buffer.from(text))) add(`${how}base64`, base64);
      // A phone number may stand without its spaces.
      add(`${how}without spaces`, text.replaceAll(/\s/g, ""));
    }
  }
  return all;
}

function found(bytes, wanted, where) {
  return wanted.filter((one) => bytes.includes(one.bytes)).map(({ word, form }) => `${word} (${form}) in ${where}`);
}

/** Lines naming every word found in the files below a folder. */
export function inFolder(folder, wanted) {
  const lines = [];
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    const about = statSync(file, { throwIfNoEntry: false });
    if (about?.isDirectory()) lines.push(...inFolder(file, wanted));
    else if (about?.isFile()) lines.push(...found(readFileSync(file), wanted, file));
  }
  return lines;
}

/** Lines naming every word found in a text, such as a log. */
export function inText(text, wanted, where) {
  return found(Buffer.from(text), wanted, where);
}

/** Lines naming every word found in a running process's writable memory: what a core dump would hold. */
export function inMemory(pid, wanted) {
  const lines = [];
  const memory = openSync(`/proc/${pid}/mem`, "r");
  let read = 0;
  try {
    for (const line of readFileSync(`/proc/${pid}/maps`, "utf8").split("\n")) {
      const [, from, to, rights, name] = line.match(/^([0-9a-f]+)-([0-9a-f]+) (\S+) \S+ \S+ \S+ *(.*)$/) ?? [];
      if (!rights?.startsWith("rw") || name === "[vvar]") continue;
      const start = BigInt(`0x${from}`);
      const length = Number(BigInt(`0x${to}`) - start);
      const step = 16 << 20;
      // Pieces overlap, so that nothing lies across their border unseen.
      for (let at = 0; at < length; at += step - 4096) {
        const bytes = Buffer.alloc(Math.min(step, length - at));
        let got = 0;
        try {
          got = readSync(memory, bytes, 0, bytes.length, start + BigInt(at));
        } catch {
          // A guard page.
        }
        read += got;
        lines.push(...found(bytes.subarray(0, got), wanted, `memory at ${from}+${at.toString(16)} ${name}`));
        if (at + step >= length) break;
      }
    }
  } finally {
    closeSync(memory);
  }
  if (read === 0) throw new Error("no memory could be read: nothing is proven");
  return [...new Set(lines)];
}
