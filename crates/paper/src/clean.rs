//! What a writer typed, made fit for setting: no character that cannot be drawn, none that turns a line round, phone
//! numbers kept whole.

use crate::typesetter::is_drawn;

/// Characters of a title, a name, a label, and of a text. More is never shown; it bounds what a hostile text costs.
const MOST: (usize, usize) = (300, 1500);
/// Isolates within isolates: more is not writing.
const DEEPEST: usize = 8;

const LRI: char = '\u{2066}';
const PDI: char = '\u{2069}';
const NBSP: char = '\u{a0}';

/// One paragraph: every kind of white space is one space.
pub fn line(text: &str) -> String {
    cleaned(text, MOST.0).replace('\n', " ")
}

/// Line breaks stay, one at a time.
pub fn lines(text: &str) -> String {
    cleaned(text, MOST.1)
}

fn cleaned(text: &str, most: usize) -> String {
    let mut out = String::with_capacity(text.len().min(most));
    let (mut open, mut count) = (0_usize, 0_usize);
    for c in text.chars() {
        if count == most {
            out.truncate(out.trim_end().len());
            out.push('…');
            break;
        }
        match c {
            '\n' | '\u{2028}' | '\u{2029}' => {
                out.truncate(out.trim_end().len());
                if !out.is_empty() {
                    out.push('\n');
                }
                continue;
            }
            NBSP | '\u{202f}' => out.push(c),
            // Characters of one byte that end or divide records are white space for `char`, and not for a reader.
            _ if c.is_whitespace() => {
                if !out.is_empty() && !out.ends_with([' ', '\n']) {
                    out.push(' ');
                }
                continue;
            }
            // Isolates keep a name of the other direction together; they end where they began.
            '\u{2066}'..='\u{2068}' if open < DEEPEST => {
                open += 1;
                out.push(c);
            }
            PDI if open > 0 => {
                open -= 1;
                out.push(c);
            }
            // Joiners and marks of direction shape a word and turn nothing round.
            '\u{200c}'..='\u{200f}' => out.push(c),
            // Overrides and embeddings are for disguise.
            '\u{2066}'..='\u{2069}' | '\u{202a}'..='\u{202e}' => continue,
            _ if c.is_control() || !is_drawn(c) => continue,
            _ => out.push(c),
        }
        count += 1;
    }
    out.truncate(out.trim_end().len());
    out.extend(std::iter::repeat_n(PDI, open));
    if out.chars().any(|c| !is_unseen(c)) { numbers(&out) } else { String::new() }
}

fn is_unseen(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200c}'..='\u{200f}' | '\u{2066}'..='\u{2069}')
}

/// Spaces within a number do not break, and it stays left to right in an Arabic line: `12 480`, `+212 5 37 00 00 00`.
fn numbers(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut before = ' ';
    while let Some(c) = rest.chars().next() {
        let found = if before.is_alphanumeric() { 0 } else { phone(rest).max(count(rest)) };
        if let (1.., Some((number, after))) = (found, rest.split_at_checked(found)) {
            out.push(LRI);
            out.extend(number.chars().map(|c| if c == ' ' { NBSP } else { c }));
            out.push(PDI);
            (rest, before) = (after, '0');
        } else {
            out.push(c);
            (rest, before) = (rest.get(c.len_utf8()..).unwrap_or_default(), c);
        }
    }
    out
}

/// How many bytes at the beginning are a phone number: it begins with + or 0 and has eight digits or more. A date or a
/// span of years does not.
fn phone(text: &str) -> usize {
    if !text.starts_with(['+', '0']) {
        return 0;
    }
    let (mut digits, mut end, mut gap) = (0, 0, 0);
    for (at, c) in text.char_indices() {
        match c {
            '0'..='9' => (digits, end, gap) = (digits + 1, at + 1, 0),
            '+' if at == 0 => {}
            ' ' | '-' | '.' | '(' | ')' | NBSP if gap < 2 => gap += 1,
            _ => break,
        }
    }
    if (8..=15).contains(&digits) { end } else { 0 }
}

/// How many bytes at the beginning are a number in groups of three digits, such as `12 480`.
fn count(text: &str) -> usize {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut end = digits(text);
    if !(1..=3).contains(&end) {
        return 0;
    }
    let mut groups = 0;
    while let Some(group) = text.get(end..).and_then(|rest| rest.strip_prefix([' ', NBSP, '\u{202f}'])) {
        if digits(group) != 3 {
            break;
        }
        end = text.len() - group.len() + 3;
        groups += 1;
    }
    if groups > 0 { end } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_is_one_space() {
        assert_eq!(line("  a\t b\r\n\n c\u{3000}"), "a b c");
        assert_eq!(lines("a \n\n\n b\n"), "a\nb");
        assert_eq!(line("« oui\u{a0}»"), "« oui\u{a0}»");
    }

    #[test]
    fn what_has_no_letter_form_is_left_out() {
        assert_eq!(line("ماء\u{0}\u{7}\u{feff} 🌊 نظيف"), "ماء نظيف");
        assert_eq!(line("ⴰⵎⴰⵏ ɣ ẓ ڤ ڨ ݣ"), "ⴰⵎⴰⵏ ɣ ẓ ڤ ڨ ݣ");
        for empty in ["", " \n ", "🌊", "\u{200f}\u{2067}\u{2069}", "\u{202e}"] {
            assert_eq!(line(empty), "", "{empty:?}");
        }
    }

    #[test]
    fn nothing_turns_a_line_round() {
        assert_eq!(line("a\u{202e}b\u{202c}c\u{202a}d"), "abcd");
        assert_eq!(line("a\u{2069}b\u{2067}c"), "ab\u{2067}c\u{2069}");
        let deep = line(&format!("{}a", "\u{2067}".repeat(100)));
        assert_eq!(deep.matches('\u{2067}').count(), deep.matches(PDI).count());
    }

    #[test]
    fn numbers_stay_whole() {
        assert_eq!(
            line("هاتف +212 5 37 00 00 00."),
            "هاتف \u{2066}+212\u{a0}5\u{a0}37\u{a0}00\u{a0}00\u{a0}00\u{2069}."
        );
        assert_eq!(line("12 480 توقيعًا"), "\u{2066}12\u{a0}480\u{2069} توقيعًا");
        assert_eq!(line("de 1 234 567."), "de \u{2066}1\u{a0}234\u{a0}567\u{2069}.");
        for none in
            ["2020 - 2025", "12 4800", "1 et 100", "2027 340", "0 à 100", "27/11/2026", "A0123456789", "00"]
        {
            assert_eq!(line(none), none);
        }
    }

    #[test]
    fn a_book_is_cut() {
        let book = "كلمة ".repeat(10_000);
        assert!(line(&book).ends_with('…') && line(&book).chars().count() < 2 * MOST.0);
        assert!(lines(&book).ends_with('…') && lines(&book).chars().count() < 2 * MOST.1);
    }
}
