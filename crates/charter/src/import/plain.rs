//! A text file into lines.

use super::line::{Line, Tag, is_unseen, rejoin_stop, trim};
use super::mark::is_bullet;

pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut gap = true;
    // CRLF makes an empty piece between its two signs; `after_return` keeps it from counting as a blank line.
    let mut after_return = false;
    let mut start = 0;
    let ends = text.char_indices().filter(|(_, c)| is_break(*c)).map(|(at, c)| (at, Some(c)));
    for (at, c) in ends.chain([(text.len(), None)]) {
        let piece = text.get(start..at).unwrap_or_default();
        let joined = after_return && c == Some('\n') && piece.is_empty();
        if !joined && (gap || !rejoin_stop(&mut lines, trim(piece))) {
            match line(piece) {
                Some(mut line) => {
                    line.gap = gap;
                    gap = false;
                    lines.push(line);
                }
                None => gap = true,
            }
            // A form feed is a new page.
            gap |= matches!(c, Some('\u{c}' | '\u{2029}'));
        }
        after_return = c == Some('\r');
        start = at + c.map_or(0, char::len_utf8);
    }
    lines
}

fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// `None` for a blank line and for one of signs alone (`-----`), which stands for a blank one. A lone
/// bullet stays: its text is on the line below.
fn line(piece: &str) -> Option<Line> {
    let trimmed = trim(piece);
    if !trimmed.chars().any(char::is_alphanumeric) && !is_bullet(trimmed) {
        return None;
    }
    let indent = piece
        .chars()
        .take_while(|c| c.is_whitespace() || is_unseen(*c))
        .map(|c| match c {
            '\t' => 4,
            c if is_unseen(c) => 0,
            _ => 1,
        })
        .sum();
    let (level, rest) = mark_of_heading(trimmed);
    let (text, spread) = squeeze(rest);
    let tag = level.map_or(Tag::Plain, Tag::Heading);
    Some(Line { indent, spread, tag, ..Line::new(text) })
}

fn mark_of_heading(text: &str) -> (Option<u8>, &str) {
    let rest = text.trim_start_matches('#');
    let level = text.len() - rest.len();
    match u8::try_from(level) {
        Ok(level @ 1..=6) if rest.starts_with(char::is_whitespace) => {
            (Some(level), trim(rest.trim_end_matches('#')))
        }
        _ => (None, text),
    }
}

/// One space for each run of white space; whether the first run was wide.
pub(super) fn squeeze(text: &str) -> (String, bool) {
    let mut out = String::with_capacity(text.len());
    let (mut run, mut runs, mut spread) = (0_usize, 0_usize, false);
    for c in text.chars() {
        if c.is_whitespace() {
            run += if c == '\t' { 2 } else { 1 };
            continue;
        }
        if run > 0 && !out.is_empty() {
            runs += 1;
            spread |= runs == 1 && run > 1;
            out.push(' ');
        }
        run = 0;
        out.push(c);
    }
    (out, spread)
}
