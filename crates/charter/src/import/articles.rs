//! From lines to the articles of a charter.

use super::heading::{self, Heading};
use super::line::{Line, Tag, count_words, ends_with_colon, is_finished, is_full, trim};
use super::mark::{self, Mark};
use super::section::{Placing, Section, Style};
use super::sentence;
use super::{Article, ArticleKind};

/// Articles, and the headings that became their kinds, each with the number of its line.
pub(super) struct Written {
    pub articles: Vec<Article>,
    pub headings: Vec<(usize, String)>,
}

/// `lines`: content alone, each with its number on the page. `title`: the page's title as folded words.
pub(super) fn write(lines: &[(usize, Line)], title: &[String], width: Option<usize>, html: bool) -> Written {
    let gaps = lines.iter().filter(|(_, line)| line.gap).count();
    let mut writer = Writer {
        lines,
        title,
        width,
        loose: html || gaps * 6 >= lines.len(),
        section: None,
        open: false,
        item_indent: None,
        pending: None,
        written: Written { articles: Vec::new(), headings: Vec::new() },
    };
    for at in 0..lines.len() {
        writer.line(at);
    }
    writer.give_up_pending();
    writer.written
}

struct Writer<'a> {
    lines: &'a [(usize, Line)],
    title: &'a [String],
    width: Option<usize>,
    /// What belongs apart stands apart on this page, so that a line without a gap goes on with the one above.
    loose: bool,
    section: Option<Section>,
    /// The last article may go on in the next line.
    open: bool,
    /// Where the open article is an item: how far its first line is indented.
    item_indent: Option<usize>,
    /// A mark alone on its line, which waits for its text.
    pending: Option<(Mark, String)>,
    written: Written,
}

impl<'a> Writer<'a> {
    fn get(&self, at: usize) -> Option<&'a Line> {
        self.lines.get(at).map(|(_, line)| line)
    }

    fn line(&mut self, at: usize) {
        let Some((number, line)) = self.lines.get(at) else { return };
        // "1." on a line, "Vision" on the next.
        let lone = matches!(mark::mark(&line.text, false, None), Some((Mark::Number(_), "")));
        if lone && self.get(at + 1).is_some_and(|next| heading::find(next, self.title).is_some()) {
            self.give_up_pending();
            self.written.headings.push((*number, line.text.clone()));
            self.open = false;
            return;
        }
        if let Some(found) = self.heading(at, line) {
            self.give_up_pending();
            let (head, rest) = line.text.split_at_checked(found.length).unwrap_or((&line.text, ""));
            self.written.headings.push((*number, trim(head).to_owned()));
            self.open_section(found.kind, at);
            if !trim(rest).is_empty() {
                self.body(at, line, trim(rest), true);
            }
            return;
        }
        self.body(at, line, &line.text, false);
    }

    fn open_section(&mut self, kind: ArticleKind, at: usize) {
        self.open = false;
        let (marked, bounded) = self.look_ahead(at + 1);
        self.section = Some(Section::new(kind, marked, bounded));
    }

    /// Whether marked items come before the next heading, and whether there is a next heading.
    fn look_ahead(&self, from: usize) -> (bool, bool) {
        let mut marked = false;
        for (_, line) in self.lines.get(from..).unwrap_or_default() {
            if heading::find(line, self.title).is_some() {
                return (marked, true);
            }
            if matches!(line.tag, Tag::Item { .. }) || mark::mark(&line.text, line.spread, Some(1)).is_some()
            {
                marked = true;
                break;
            }
            if matches!(line.tag, Tag::Heading(_)) {
                break;
            }
        }
        (marked, false)
    }

    fn heading(&self, at: usize, line: &Line) -> Option<Heading> {
        let found = heading::find(line, self.title)?;
        let whole = trim(line.text.get(found.length..)?).is_empty();
        let before = at.checked_sub(1).and_then(|before| self.get(before));
        let called = matches!(line.tag, Tag::Heading(_)) || line.is_bold();
        let colon = ends_with_colon(&line.text);
        let first = line.text.chars().find(|c| c.is_alphabetic());
        let small = first.is_some_and(char::is_lowercase);
        // A heading has no full stop: that is a short sentence.
        if whole && !called && line.text.ends_with('.') {
            return None;
        }
        if let Some(before) = before.filter(|_| !line.gap && self.open && !called) {
            let unfinished = !is_finished(&before.text);
            if unfinished && small && !(whole && colon) {
                return None;
            }
            // A word that a wrapped paragraph happens to end with.
            let listed =
                self.get(at + 1).is_some_and(|next| mark::mark(&next.text, next.spread, Some(1)).is_some());
            if unfinished && whole && !colon && !listed && is_full(before, line, self.width) {
                return None;
            }
        }
        // In a list, an item that reads like a heading is an item.
        let section = self.section.as_ref().filter(|section| section.is_list() && section.items > 0);
        let Some(section) = section else { return Some(found) };
        if let Tag::Item { list, .. } | Tag::More { list } = line.tag
            && section.style == Some(Style::List(list))
        {
            return None;
        }
        match mark::mark(&line.text, line.spread, section.expected()) {
            Some((Mark::Bullet, _)) if section.style == Some(Style::Bullet) => None,
            Some((Mark::Number(number), _)) if !whole && section.is_next(number) => None,
            _ => Some(found),
        }
    }

    /// A line, or what follows the heading on it (`inline`).
    fn body(&mut self, at: usize, line: &Line, text: &str, inline: bool) {
        let expected = self.section.as_ref().and_then(Section::expected);
        let spread = line.spread && !inline;
        let begin = mark::mark(text, spread, expected);
        let item = if inline { Tag::Plain } else { line.tag };
        let plain = begin.is_none_or(|(mark, _)| mark == Mark::Worded && !self.takes_words())
            && !matches!(item, Tag::Item { .. });
        if plain {
            if let Some((mark, _)) = self.pending.take() {
                return self.take(mark, None, text, line, true);
            }
            if !inline && self.goes_on(at, line) {
                return self.join(text);
            }
            return self.paragraph(at, line, text, inline);
        }
        self.give_up_pending();
        let (mark, rest) = begin.unwrap_or((Mark::Bullet, text));
        if rest.is_empty() && self.section.as_ref().is_some_and(Section::is_list) {
            self.open = false;
            self.pending = Some((mark, text.to_owned()));
            return;
        }
        self.announced(at, mark);
        let list = match item {
            Tag::Item { list, depth, number } => Some((list, depth, number)),
            _ => None,
        };
        let typed = begin.is_some() && mark != Mark::Worded;
        // A number typed into a numbered list is the one to keep.
        let mark = match list {
            Some((_, _, Some(number))) if !typed => Mark::Number(number),
            _ => mark,
        };
        let place = self.place(
            mark,
            list.map(|(list, depth, _)| (list, depth)),
            line.gap && !inline,
            list.is_some() && !typed,
        );
        match place {
            Placing::New => {
                let rest = if mark == Mark::Worded { text } else { rest };
                self.take(mark, list.map(|(list, depth, _)| (list, depth)), rest, line, typed);
            }
            Placing::Join => self.join(text),
            Placing::Text => {
                self.push(ArticleKind::Text, None, text);
                self.item_indent = Some(line.indent);
            }
        }
    }

    /// Letters and ordinals are items where they were items from the start.
    fn takes_words(&self) -> bool {
        self.section.as_ref().is_some_and(|section| {
            section.is_list() && (section.items == 0 || section.style == Some(Style::Worded))
        })
    }

    /// Whether an item with this mark goes on with the section.
    fn place(&mut self, mark: Mark, list: Option<(u32, u32)>, gap: bool, untyped: bool) -> Placing {
        let colon = self.written.articles.last().is_some_and(|article| ends_with_colon(tail(&article.text)));
        let open = self.open;
        let Some(section) = &mut self.section else { return Placing::Text };
        let placing = section.place(mark, if untyped { list } else { None }, gap, colon, open);
        if placing == Placing::Text {
            self.section = None;
        }
        placing
    }

    fn take(&mut self, mark: Mark, list: Option<(u32, u32)>, text: &str, line: &Line, typed: bool) {
        let Some(section) = &mut self.section else {
            self.push(ArticleKind::Text, None, text);
            return;
        };
        let number = match mark {
            Mark::Number(number) => Some(number),
            Mark::Bullet | Mark::Worded => None,
        };
        section.took(mark, if typed { None } else { list });
        let kind = section.kind;
        self.push(kind, number, text);
        self.item_indent = Some(line.indent);
    }

    /// A sentence before the first item may say what the items are.
    fn announced(&mut self, at: usize, mark: Mark) {
        let direct = at.checked_sub(1).and_then(|before| self.get(before)).is_some();
        if self.section.as_ref().is_some_and(|section| section.items > 0 && !section.apart) || !direct {
            return;
        }
        let Some(last) = self.written.articles.last().filter(|article| article.kind == ArticleKind::Text)
        else {
            return;
        };
        let Some(said) = last_sentence(&last.text) else { return };
        let Some(kind) = sentence::announces(said, mark == Mark::Bullet, true) else { return };
        let waiting = self.section.as_ref().is_some_and(|section| section.items == 0);
        if !waiting || kind == ArticleKind::Strength {
            self.section = Some(Section::new(kind, true, false));
        }
    }

    fn paragraph(&mut self, at: usize, line: &Line, text: &str, inline: bool) {
        let apart = line.gap && !inline;
        let unknown = matches!(line.tag, Tag::Heading(_))
            || (!inline && self.heads_another_list(at, line))
            || (line.is_bold() && count_words(text, 11) <= 10);
        if self.section.is_none() && !unknown {
            // "… draws its strength from:" and lines without any mark.
            let said = self.written.articles.last().filter(|last| last.kind == ArticleKind::Text);
            let said = said.and_then(|last| last_sentence(&last.text)).filter(|_| at > 0);
            if said.and_then(|said| sentence::announces(said, false, false)).is_some() {
                let (marked, bounded) = self.look_ahead(at);
                if !marked {
                    self.section = Some(Section::new(ArticleKind::Strength, marked, bounded));
                }
            }
        }
        let Some(section) = &mut self.section else {
            return self.push(ArticleKind::Text, None, text);
        };
        let colon = ends_with_colon(text);
        let kind = section.kind;
        if section.takes_paragraph(apart, unknown, colon) {
            section.items += 1;
            self.push(kind, None, text);
            return;
        }
        if section.closes(unknown, colon) {
            self.section = None;
        } else {
            section.apart = section.items > 0;
        }
        self.push(ArticleKind::Text, None, text);
    }

    /// The line belongs to the one above it.
    fn goes_on(&self, at: usize, line: &Line) -> bool {
        let Some(before) = at.checked_sub(1).and_then(|before| self.get(before)).filter(|_| self.open) else {
            return false;
        };
        if let Tag::More { list } = line.tag {
            return matches!(before.tag, Tag::Item { list: same, .. } | Tag::More { list: same } if same == list);
        }
        if line.gap || matches!(line.tag, Tag::Heading(_)) || (before.is_bold() && !line.is_bold()) {
            return false;
        }
        let full = is_full(before, line, self.width);
        let finished = is_finished(&before.text);
        if self.section.as_ref().is_some_and(|section| !section.is_list()) && self.loose {
            let heads = finished && !is_finished(&line.text) && count_words(&line.text, 6) <= 5;
            return !heads;
        }
        let Some(indent) = self.item_indent else { return full || !finished };
        if self.announces_here(at) || (line.indent <= indent && !full && self.heads_another_list(at, line)) {
            return false;
        }
        if self.stands_amid_items(at) {
            return true;
        }
        let capital = line.text.chars().next().is_some_and(char::is_uppercase);
        line.indent > indent || full || (!finished && !capital)
    }

    /// The mark of a line that begins with one the list at hand goes on with.
    fn next_mark(&self, line: &Line) -> Option<Mark> {
        let expected = self.section.as_ref().and_then(Section::expected);
        mark::mark(&line.text, line.spread, expected).map(|(mark, _)| mark)
    }

    /// A few words between the last item and a list that begins at one: a heading nobody knows.
    fn heads_another_list(&self, at: usize, line: &Line) -> bool {
        let begins = self.get(at + 1).and_then(|next| self.next_mark(next)) == Some(Mark::Number(1));
        let style = self.section.as_ref().and_then(|section| section.style);
        begins && matches!(style, Some(Style::Number | Style::Bullet)) && count_words(&line.text, 9) <= 8
    }

    /// Nothing stands apart until the list goes on.
    fn stands_amid_items(&self, at: usize) -> bool {
        let Some(section) = &self.section else { return false };
        for (_, next) in self.lines.iter().skip(at + 1).take(5) {
            if next.gap {
                return false;
            }
            match self.next_mark(next) {
                Some(Mark::Number(number)) => return section.is_next(number),
                Some(Mark::Bullet) => return section.style == Some(Style::Bullet),
                Some(Mark::Worded) | None => {}
            }
        }
        false
    }

    /// A sentence that announces a list, with nothing between it and the item before.
    fn announces_here(&self, at: usize) -> bool {
        let Some(line) = self.get(at).filter(|line| ends_with_colon(&line.text)) else { return false };
        let bulleted = self.get(at + 1).is_some_and(|next| {
            matches!(next.tag, Tag::Item { .. })
                || matches!(mark::mark(&next.text, next.spread, None), Some((Mark::Bullet, _)))
        });
        sentence::announces(&line.text, bulleted, bulleted).is_some()
    }

    fn join(&mut self, text: &str) {
        if let Some(last) = self.written.articles.last_mut() {
            last.text.push(' ');
            last.text.push_str(text);
        }
    }

    fn push(&mut self, kind: ArticleKind, number: Option<u32>, text: &str) {
        self.item_indent = None;
        // A bullet without anything after it.
        if !text.chars().any(char::is_alphanumeric) && number.is_none() {
            self.open = false;
            return;
        }
        self.written.articles.push(Article { kind, number, text: text.to_owned() });
        self.open = true;
    }

    /// A number that never got its text is a word of the page all the same.
    fn give_up_pending(&mut self) {
        if let Some((_, text)) = self.pending.take() {
            self.push(ArticleKind::Text, None, &text);
            self.open = false;
        }
    }
}

/// Bytes of an article's end that are looked at for what it announces.
const TAIL: usize = 600;

fn tail(text: &str) -> &str {
    let mut from = text.len().saturating_sub(TAIL);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    text.get(from..).unwrap_or_default()
}

fn last_sentence(text: &str) -> Option<&str> {
    let end = tail(text);
    let cut =
        end.rmatch_indices(". ").chain(end.rmatch_indices("؟ ")).map(|(at, sign)| at + sign.len()).max();
    match cut {
        Some(cut) => end.get(cut..),
        None => (end.len() == text.len()).then_some(end),
    }
}
