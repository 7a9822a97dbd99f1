// Text and bytes: base64, folding for search, spreadsheets.

export function fromBase64(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const raw = atob(text);
  const bytes = new Uint8Array(raw.length);
  for (let at = 0; at < raw.length; at++) bytes[at] = raw.charCodeAt(at);
  return bytes;
}

export function toBase64(bytes) {
  if (bytes.toBase64) return bytes.toBase64();
  let raw = "";
  for (const byte of bytes) raw += String.fromCharCode(byte);
  return btoa(raw);
}

const FILE = /^data:(image\/(?:jpeg|png|webp)|application\/pdf);base64,/;

/** Files among the values of an opened record, by field. Their values say what they are instead. */
export function filesOf(values) {
  const files = new Map();
  for (const [key, value] of values) {
    const [start, type] = FILE.exec(value.slice(0, 40)) ?? [];
    if (!start) continue;
    const bytes = fromBase64(value.slice(start.length));
    files.set(key, { type, bytes });
    values.set(key, type.split("/")[1].toUpperCase());
  }
  return files;
}

/** A name under which a file of this type is saved. */
export function savedAs(name, type) {
  const end = type === "image/jpeg" ? "jpg" : type.split("/")[1];
  const stem = name.replace(/\.[a-z0-9]{1,5}$/i, "").replace(/[\\/:*?"<>|]+/g, " ").trim();
  return `${stem || "scan"}.${end}`;
}

const ONE = new Map(Object.entries({
  أ: "ا", إ: "ا", آ: "ا", ٱ: "ا", ؤ: "و", ئ: "ي", ى: "ي", ی: "ي", ة: "ه", ک: "ك", گ: "ك", ڭ: "ك",
  ء: "", ـ: "", œ: "oe", æ: "ae", ß: "ss", "’": "'", "‘": "'", ʼ: "'",
}));
for (let digit = 0; digit < 10; digit++) {
  ONE.set(String.fromCharCode(0x660 + digit), String(digit));
  ONE.set(String.fromCharCode(0x6f0 + digit), String(digit));
}
// Most letters stand for themselves: one test of the whole text spares the walk.
const OTHERS = /[^\u0000-\u007f\u0627\u0628\u062a-\u063a\u0641-\u0648\u064a]/u;
const MARKS = /[\p{M}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/gu;

/** As `basis::fold`: what is searched for is found however it was written. */
export function fold(text) {
  if (!OTHERS.test(text)) return text.toLowerCase();
  let out = "";
  for (const letter of text.normalize("NFKD").toLowerCase()) out += ONE.get(letter) ?? letter;
  return out.replace(MARKS, "");
}

/** A cell that a spreadsheet would run is kept as text. */
const escaped = (text) => (/^\s*[=+\-@\t\r\n＝＋－＠]/u.test(text) ? `'${text}` : text);
const cell = (value) => {
  const text = escaped(String(value ?? ""));
  return /[",\r\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Rows as spreadsheets read them: BOM, commas, CRLF. */
export const csv = (rows) => `\ufeff${rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
