//! Which of a page's lines is its title.

use basis::words_of;

use super::ArticleKind;
use super::heading;
use super::line::{Line, Tag, count_words, ends_with_colon, is_full, trim};
use super::mark;

/// A title found, and which line it was: `None` when it is what `<title>` says.
pub(super) struct Title {
    pub text: String,
    pub line: Option<usize>,
}

/// What an editor writes into `<title>` when nobody does.
const NAMELESS: &[&str] = &[
    "untitled",
    "untitled document",
    "document sans titre",
    "sans titre",
    "new page 1",
    "nouvelle page 1",
    "page 1",
    "index",
    "صفحه جديده 1",
    "مستند بدون عنوان",
    "بدون عنوان",
    "document",
];

/// Longest title, in words.
const LONGEST: usize = 25;

/// `named`: what `<title>` says.
pub(super) fn find(lines: &[Line], named: Option<&str>, width: Option<usize>) -> Title {
    let content = || lines.iter().enumerate().filter(|(_, line)| !line.out);
    let section = |line: &Line| heading::find(line, &[]).is_some();
    let at = |at: usize, text: &str| Title { text: text.to_owned(), line: Some(at) };
    if let Some((found, line)) = content().find(|(_, line)| line.tag == Tag::Heading(1) && !section(line)) {
        return at(found, &line.text);
    }
    let first = content().next().filter(|(found, line)| {
        let next = lines.get(found + 1);
        let wrapped = next.is_some_and(|next| !next.gap && is_full(line, next, width));
        !wrapped && !section(line) && is_short(line)
    });
    let named = named.filter(|named| !NAMELESS.contains(&words_of(named).join(" ").as_str()));
    let Some(named) = named else {
        return first
            .map_or(Title { text: String::new(), line: None }, |(found, line)| at(found, &line.text));
    };
    // "Charter of the network - Network for water": a line that is one of its parts is the page's own title.
    let parts: Vec<Vec<String>> = named
        .split(['-', '–', '—', '|', ':', '»', '«', '/', '·', '>'])
        .map(words_of)
        .filter(|part| !part.is_empty())
        .collect();
    let whole = words_of(named);
    let same = |line: &Line| {
        let words = words_of(&line.text);
        words == whole || (parts.len() > 1 && parts.contains(&words))
    };
    if let Some((found, line)) =
        content().take(12).find(|(_, line)| count_words(&line.text, 30) < 30 && same(line) && !section(line))
    {
        return at(found, &line.text);
    }
    match first {
        Some((found, line)) if matches!(line.tag, Tag::Heading(_)) || line.is_bold() => at(found, &line.text),
        _ => Title { text: named.to_owned(), line: None },
    }
}

fn is_short(line: &Line) -> bool {
    let text = trim(&line.text);
    let item = matches!(line.tag, Tag::Item { .. } | Tag::More { .. });
    !item
        && count_words(text, LONGEST + 1) <= LONGEST
        && !ends_with_colon(text)
        && !text.ends_with(['.', '،', ',', ';', '؛'])
        && mark::mark(text, line.spread, None).is_none()
}

/// Marks every other line that only repeats the title.
pub(super) fn drop_repetitions(lines: &mut [Line], title: &Title, width: Option<usize>) {
    let words = words_of(&title.text);
    if words.is_empty() {
        return;
    }
    let own_heading = heading::find(&Line::new(title.text.clone()), &[]).map(|found| found.kind);
    let mut before: Option<Line> = None;
    for (at, line) in lines.iter_mut().enumerate() {
        let amid = before.as_ref().is_some_and(|before| !line.gap && is_full(before, line, width));
        let item = matches!(line.tag, Tag::Item { .. } | Tag::More { .. }) && !line.link;
        let own = Some(at) == title.line;
        if !own
            && !amid
            && !item
            && line.text.len() <= 2 * title.text.len() + 40
            && words_of(&line.text) == words
            && own_heading.is_none_or(|kind: ArticleKind| kind == ArticleKind::Text)
        {
            line.out = true;
        }
        before = Some(line.clone());
    }
}
