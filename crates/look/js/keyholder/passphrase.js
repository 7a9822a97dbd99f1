// Whether a passphrase may guard a key: the same rules as `seal::passphrase`, bound by the same vectors.
import { passphraseOf } from "./seal.js";

const AT_LEAST = 12;
const RUN = 3;
const WORTH_AT_LEAST = 8;
const DIFFERENT_AT_LEAST = 6;
/** Neighbours on the keyboards people here type on. */
const ROWS = ["qwertyuiop", "azertyuiop", "asdfghjkl", "qsdfghjklm", "zxcvbnm", "wxcvbn", "ضصثقفغعهخحجد", "شسيبلاتنمكط"].map((row) => [...row]);
const GUESSED = ["password", "passphrase", "motdepasse", "كلمةالسر", "كلمةالمرور", "عبارةالسر", "nasij", "نسيج"];

const bit = (from, to) => ({ "-1": 1, 0: 2, 1: 4 })[to - from] ?? 0;

/** Which ways lead from one letter to the next, in the alphabet or on a keyboard: back 1, the same 2, on 4. */
function ways(one, next) {
  let found = bit(one.codePointAt(0), next.codePointAt(0));
  for (const row of ROWS) {
    const [from, to] = [row.indexOf(one), row.indexOf(next)];
    if (from >= 0 && to >= 0) found |= bit(from, to);
  }
  return found;
}

/** How many letters there are when a run (`aaaa`, `abcd`, `4321`, `qwert`) counts as one. */
function worth(letters) {
  let lost = 0, long = 0, along = 0;
  for (let at = 1; at <= letters.length; at++) {
    const step = at < letters.length ? ways(letters[at - 1], letters[at]) : 0;
    if (along & step) {
      along &= step;
      long++;
      continue;
    }
    if (long >= RUN) lost += long;
    [along, long] = [step, step ? 1 : 0];
  }
  return letters.length - lost;
}

const repeats = (letters) => {
  for (let piece = 1; piece <= letters.length / 2; piece++) {
    if (letters.slice(piece).every((letter, at) => letter === letters[at])) return true;
  }
  return false;
};

function guessed(letters) {
  const all = letters.join("").replace(/[^\p{Alphabetic}]/gu, "");
  const left = GUESSED.reduce((rest, word) => rest.replaceAll(word, ""), all);
  return left.length < all.length && [...left].length < WORTH_AT_LEAST;
}

/** `short`, `trivial`, `fair` or `good`. */
export function strength(typed) {
  const form = passphraseOf(typed);
  const letters = [...form].flatMap((letter) => [...letter.toLowerCase()]);
  if ([...form].length < AT_LEAST) return "short";
  if (new Set(letters).size < DIFFERENT_AT_LEAST || worth(letters) < WORTH_AT_LEAST || repeats(letters) || guessed(letters)) return "trivial";
  return worth(letters) >= 20 && new Set(letters).size >= 9 ? "good" : "fair";
}
