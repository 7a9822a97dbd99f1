//! What text and HTML both become before anything is understood: lines in the page's order.

/// What the page's own markup says of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    Plain,
    /// `<h1>` … `<h6>`, or `#` … `######`.
    Heading(u8),
    /// First line of a list item; `number` where the list is a numbered one. `depth` is 1 in an outermost list.
    Item {
        list: u32,
        depth: u32,
        number: Option<u32>,
    },
    /// A later line of the same item.
    More {
        list: u32,
    },
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// Trimmed; each run of white space is one space. Never blank.
    pub text: String,
    /// It stands apart from what comes before: a blank line, a new block.
    pub gap: bool,
    /// Columns of white space in front (text only).
    pub indent: usize,
    /// The first white space within is wide (a tab, several spaces), as between a number and its text.
    pub spread: bool,
    pub tag: Tag,
    /// All of it is a link to somewhere.
    pub link: bool,
    /// Bytes at its start in bold; all of `text` when the whole line is.
    pub bold: usize,
    /// In a part of the page that is furniture as a whole.
    pub out: bool,
}

impl Line {
    pub(super) fn new(text: String) -> Self {
        Self { text, gap: true, indent: 0, spread: false, tag: Tag::Plain, link: false, bold: 0, out: false }
    }

    pub(super) fn is_bold(&self) -> bool {
        self.bold > 0 && self.bold >= self.text.len()
    }
}

/// Marks that are not seen: direction, joiners at the edge, a stray byte order mark.
pub(super) fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}')
}

/// Without white space and unseen marks at both ends.
pub(super) fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || is_unseen(c))
}

pub(super) fn trim_start(text: &str) -> &str {
    text.trim_start_matches(|c: char| c.is_whitespace() || is_unseen(c))
}

/// A full stop or the like that was wrapped onto a line of its own goes back to the line before.
pub(super) fn rejoin_stop(lines: &mut [Line], text: &str) -> bool {
    let stop = !text.is_empty() && text.chars().count() <= 3;
    let stop = stop
        && text.chars().all(|c| {
            matches!(
                c,
                '.' | ',' | ';' | ':' | '!' | '?' | '…' | '،' | '؛' | '؟' | '»' | ')' | '"' | '”' | ' '
            )
        });
    let Some(last) = lines.last_mut().filter(|_| stop) else { return false };
    last.text.push(' ');
    last.text.push_str(text);
    true
}

/// Number of words, at most `most`.
pub(super) fn count_words(text: &str, most: usize) -> usize {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(most).count()
}

/// It ends as a sentence does.
pub(super) fn is_finished(text: &str) -> bool {
    let end = text.trim_end_matches(|c: char| {
        c.is_whitespace() || is_unseen(c) || matches!(c, '»' | '"' | '”' | ')' | '\'' | '*' | '’')
    });
    end.ends_with(['.', '!', '?', '؟', '…', '۔', ':', '؛', ';'])
}

pub(super) fn ends_with_colon(text: &str) -> bool {
    trim(text).trim_end_matches(['*', '_', '-', ' ']).ends_with([':', '：'])
}

/// Width at which a typist's or a mail program's lines were broken, where they were.
pub(super) fn wrap_width(lines: &[Line]) -> Option<usize> {
    let lengths: Vec<usize> = lines.iter().map(|line| line.indent + line.text.chars().count()).collect();
    let longest = lengths.iter().copied().max()?;
    let near = lengths.iter().filter(|length| **length * 20 >= longest * 17).count();
    ((40..=120).contains(&longest) && near >= 3).then_some(longest)
}

/// `next` begins where `line` had no room left.
pub(super) fn is_full(line: &Line, next: &Line, width: Option<usize>) -> bool {
    let Some(width) = width else { return false };
    let first = next.text.split(' ').next().map_or(0, |word| word.chars().count());
    line.indent + line.text.chars().count() + 1 + first > width
}
