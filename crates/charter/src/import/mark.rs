//! What a typist put in front of an item: a number, a dash, a letter.

use super::line::{is_unseen, trim_start};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Number(u32),
    Bullet,
    /// A letter, a Roman number, an ordinal word: words themselves, which stay in the text.
    Worded,
}

const BULLETS: &[char] = &[
    '-', '–', '—', '‒', '―', '−', '•', '*', '·', '∙', '▪', '▫', '●', '○', '◦', '■', '□', '◆', '◇', '♦', '►',
    '▶', '➢', '➤', '✓', '✔', '→', '←', '⁃', '‣', '§', 'ـ', '\u{f0b7}', '\u{f0a7}', '\u{f0d8}', '\u{f0fc}',
    '+', '»', '›', '٭', '_',
];

/// The mark in front of `text`, and what follows it. `spread`: wide space comes first within the line.
/// `expected`: the number a list would go on with, for the two forms that are numbers only where one is awaited
/// (`- 1 …` and `1   …`).
pub(super) fn mark(text: &str, spread: bool, expected: Option<u32>) -> Option<(Mark, &str)> {
    let text = trim_start(text);
    if let Some((number, rest)) = numbered(text, spread, expected) {
        return Some((Mark::Number(number), rest));
    }
    if let Some(rest) = bulleted(text) {
        if let Some((number, rest)) = numbered(rest, false, None) {
            return Some((Mark::Number(number), rest));
        }
        if let Some(expected) = expected
            && let Some((number, after)) = digits(rest)
            && number == expected
            && after.starts_with(char::is_whitespace)
        {
            return Some((Mark::Number(number), trim_start(after)));
        }
        return Some((Mark::Bullet, rest));
    }
    worded(text).then_some((Mark::Worded, text))
}

pub(super) fn is_bullet(text: &str) -> bool {
    let mut signs = text.chars();
    signs.next().is_some_and(|c| BULLETS.contains(&c)) && signs.next().is_none()
}

fn bulleted(text: &str) -> Option<&str> {
    let sign = text.chars().next().filter(|c| BULLETS.contains(c))?;
    let after = text.get(sign.len_utf8()..)?;
    let rest =
        trim_start(after.trim_start_matches(|c: char| c == sign && matches!(c, '-' | '–' | '—' | 'ـ')));
    let spaced = after.starts_with(|c: char| c.is_whitespace() || is_unseen(c)) || after.is_empty();
    let fits = match sign {
        '+' | '_' | '»' | '›' | '→' | '←' | '§' => spaced,
        // "**bold**" is no bullet.
        '*' => !after.starts_with('*'),
        _ => {
            spaced
                || rest.chars().next().is_some_and(char::is_alphanumeric)
                || rest.starts_with(['«', '"', '('])
        }
    };
    fits.then_some(rest)
}

/// `1-`, `1 -`, `1.`, `1)`, `(1)`, `[1]`, `1/`, `1:`, `1ـ`, in Latin, Arabic or Persian digits, at most three of them.
fn numbered(text: &str, spread: bool, expected: Option<u32>) -> Option<(u32, &str)> {
    if let Some((close, inner)) =
        text.strip_prefix('(').map(|t| (')', t)).or(text.strip_prefix('[').map(|t| (']', t)))
    {
        let (number, after) = digits(trim_start(inner))?;
        let after = trim_start(after).strip_prefix(close)?;
        return Some((number, after_separator(after)));
    }
    let (number, after) = digits(text)?;
    let rest = trim_start(after);
    let wide = spread && rest.len() < after.len();
    let awaited = expected == Some(number);
    let Some(sign) = rest.chars().next() else {
        return Some((number, rest));
    };
    if matches!(
        sign,
        '-' | '–' | '—' | '−' | '.' | ')' | ':' | '/' | 'ـ' | '°' | 'º' | '،' | ',' | '*' | '_' | '|'
    ) {
        let after = rest.get(sign.len_utf8()..)?;
        // "2-3 times", "1.5", "24/24", "10:30" are no items; "1, 2 and 3" neither.
        let counted = after.chars().next().is_some_and(char::is_numeric);
        let listed = matches!(sign, '،' | ',' | '/' | '*' | '_' | '|') && !awaited;
        return (!counted && !listed).then(|| (number, after_separator(after)));
    }
    (wide && awaited && sign.is_alphabetic()).then_some((number, rest))
}

/// Past a second sign, as in `1.-` and `1°)`.
fn after_separator(text: &str) -> &str {
    let text = trim_start(text);
    let rest = text.trim_start_matches(['-', '–', '—', '.', ')', ':', 'ـ']);
    trim_start(rest)
}

fn digits(text: &str) -> Option<(u32, &str)> {
    let end = text.find(|c: char| value(c).is_none()).unwrap_or(text.len());
    let (number, rest) = text.split_at_checked(end)?;
    if number.is_empty() || number.chars().count() > 3 {
        return None;
    }
    let number = number.chars().filter_map(value).fold(0_u32, |sum, digit| sum * 10 + digit);
    Some((number, rest))
}

fn value(c: char) -> Option<u32> {
    match c {
        '0'..='9' => c.to_digit(10),
        '٠'..='٩' => Some(u32::from(c) - 0x0660),
        '۰'..='۹' => Some(u32::from(c) - 0x06F0),
        _ => None,
    }
}

const ORDINALS: &[&str] =
    &["اولا", "ثانيا", "ثالثا", "رابعا", "خامسا", "سادسا", "سابعا", "ثامنا", "تاسعا", "عاشرا"];

fn worded(text: &str) -> bool {
    label(text).is_some()
}

/// The length in bytes of a label of words in front: `أ-`, `a)`, `II.`, `أولاً:`.
pub(super) fn label(text: &str) -> Option<usize> {
    let bare = text.strip_prefix('(').unwrap_or(text);
    let end = bare.find(|c: char| !c.is_alphanumeric() && !is_tashkeel(c))?;
    let (word, after) = bare.split_at_checked(end)?;
    let rest = trim_start(after);
    let sign = rest.chars().next()?;
    let letters = word.chars().count();
    let roman = letters <= 5 && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    let arabic = letters == 1 && word.chars().all(|c| ('\u{621}'..='\u{64a}').contains(&c));
    let latin = letters == 1 && word.chars().all(|c| c.is_ascii_alphabetic());
    let ordinal = (4..=12).contains(&letters) && ORDINALS.contains(&basis::fold(word).as_str());
    let fits = match sign {
        '-' | '–' | '—' | '/' | 'ـ' | ':' => arabic || ordinal || (roman && sign != ':'),
        ')' => arabic || latin || roman || ordinal,
        '.' => arabic || roman || (latin && after.starts_with('.')),
        '،' => ordinal,
        _ => false,
    };
    let rest = rest.get(sign.len_utf8()..)?;
    // "l.m." and "A.B." are names, not labels.
    let fits = fits && !(sign == '.' && rest.starts_with(char::is_alphanumeric) && latin);
    fits.then(|| text.len() - after_separator(rest).len())
}

fn is_tashkeel(c: char) -> bool {
    matches!(c, '\u{64b}'..='\u{652}' | '\u{670}' | '\u{640}')
}
