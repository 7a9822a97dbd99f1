//! The same cleaning, written as Markdown: for `--as page`.

use basis::Language;

use super::line::{Line, Tag, count_words, ends_with_colon, is_finished, is_full};
use super::mark::{self, Mark};
use super::{Refusal, clean, heading};

/// A page as found on an old site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedPage {
    /// Empty when the page has none.
    pub title: String,
    pub language: Language,
    /// Headings from `##` down, lists, paragraphs; signs that Markdown would read are escaped.
    pub markdown: String,
    pub left_out: Vec<String>,
}

/// Reads a page from text or HTML of at most [`super::LIMIT`] bytes.
pub fn import_page(bytes: &[u8], language: Option<Language>) -> Result<ImportedPage, Refusal> {
    let cleaned = clean(bytes, language)?;
    let title = basis::words_of(&cleaned.title);
    let mut sheet = Sheet::default();
    let mut before: Option<&Line> = None;
    for (_, line) in &cleaned.lines {
        let full = before.is_some_and(|before| is_full(before, line, cleaned.width));
        sheet.line(line, before, full, &title);
        before = Some(line);
    }
    Ok(ImportedPage {
        title: cleaned.title,
        language: cleaned.language,
        markdown: sheet.markdown,
        left_out: cleaned.left_out.into_iter().map(|(_, text)| text).collect(),
    })
}

#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Block {
    #[default]
    Start,
    Heading,
    Paragraph,
    Bullet,
    Number(u32),
}

#[derive(Default)]
struct Sheet {
    markdown: String,
    last: Block,
}

impl Sheet {
    fn line(&mut self, line: &Line, before: Option<&Line>, full: bool, title: &[String]) {
        let text = line.text.as_str();
        if let Some(level) = level(line, title) {
            self.begin(Block::Heading);
            self.markdown.push_str(level);
            self.write(text, false);
            return;
        }
        let typed = mark::mark(text, line.spread, None).filter(|(mark, _)| *mark != Mark::Worded);
        let item = match (line.tag, typed) {
            (_, Some((Mark::Number(number), rest))) => Some((Some(number), rest)),
            (Tag::Item { number, .. }, Some((_, rest))) => Some((number, rest)),
            (Tag::Item { number, .. }, None) => Some((number, text)),
            (_, Some((_, rest))) => Some((None, rest)),
            (_, None) => None,
        };
        match item {
            Some((_, "")) => {
                self.begin(Block::Paragraph);
                self.write(text, true);
            }
            Some((None, rest)) => {
                self.begin(Block::Bullet);
                self.markdown.push_str("- ");
                self.write(rest, true);
            }
            // A list that jumps would be counted anew by whoever shows it: then the number is a word.
            Some((Some(number), rest)) if self.follows(number) => {
                self.begin(Block::Number(number));
                self.markdown.push_str(&format!("{number}. "));
                self.write(rest, true);
            }
            Some((Some(number), rest)) => {
                self.begin(Block::Paragraph);
                self.markdown.push_str(&format!("{number}\\. "));
                self.write(rest, true);
            }
            None => {
                if goes_on(line, before, full) && !matches!(self.last, Block::Start | Block::Heading) {
                    self.markdown.push(' ');
                    self.write(text, false);
                } else {
                    self.begin(Block::Paragraph);
                    self.write(text, true);
                }
            }
        }
    }

    fn follows(&self, number: u32) -> bool {
        match self.last {
            Block::Number(last) => number == last.saturating_add(1),
            _ => true,
        }
    }

    fn begin(&mut self, block: Block) {
        let same = matches!(
            (self.last, block),
            (Block::Bullet, Block::Bullet) | (Block::Number(_), Block::Number(_))
        );
        if !self.markdown.is_empty() {
            self.markdown.push_str(if same { "\n" } else { "\n\n" });
        }
        self.last = block;
    }

    /// `first`: at the start of a block, where more signs have a meaning.
    fn write(&mut self, text: &str, first: bool) {
        let mut before = ' ';
        let digits = text.chars().take_while(char::is_ascii_digit).count();
        let mut signs = text.chars().enumerate().peekable();
        while let Some((at, c)) = signs.next() {
            let after = signs.peek().map(|(_, c)| *c);
            let sign = match c {
                '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '|' | '~' => true,
                '&' => true,
                '_' => !(before.is_alphanumeric() && after.is_some_and(char::is_alphanumeric)),
                '#' | '+' | '-' | '=' => first && at == 0,
                '.' | ')' => first && digits > 0 && at == digits,
                _ => false,
            };
            if sign {
                self.markdown.push('\\');
            }
            self.markdown.push(c);
            before = c;
        }
    }
}

/// The page's own headings, and lines that are known to be some.
fn level(line: &Line, title: &[String]) -> Option<&'static str> {
    match line.tag {
        Tag::Heading(1 | 2) => return Some("## "),
        Tag::Heading(3) => return Some("### "),
        Tag::Heading(_) => return Some("#### "),
        Tag::Item { .. } | Tag::More { .. } => return None,
        Tag::Plain => {}
    }
    let known = heading::find(line, title).is_some_and(|found| found.length >= line.text.len());
    let bold = line.is_bold()
        && count_words(&line.text, 9) <= 8
        && (!is_finished(&line.text) || ends_with_colon(&line.text));
    let apart = line.gap && mark::mark(&line.text, line.spread, None).is_none();
    (line.gap && known || bold && apart).then_some("## ")
}

fn goes_on(line: &Line, before: Option<&Line>, full: bool) -> bool {
    let Some(before) = before else { return false };
    if let Tag::More { list } = line.tag {
        return matches!(before.tag, Tag::Item { list: same, .. } | Tag::More { list: same } if same == list);
    }
    !line.gap && (full || line.indent > before.indent || !is_finished(&before.text))
}
