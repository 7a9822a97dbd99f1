//! The importer: a page saved from an old site becomes the articles of a charter, or a page.
//!
//! It is pure: bytes in, articles out. In between, everything is a [`line::Line`]:
//!
//! 1. [`decode`] finds the encoding; [`plain`] or [`html`] make lines of the text;
//! 2. [`furniture`] and [`title`] mark the lines that belong to the site and not to the page;
//! 3. [`articles`] reads headings, numbers and dashes; or [`page`] writes Markdown.
//!
//! **No word is lost.** The words of the title, of the articles (with their numbers) and of `left_out`, taken
//! together, are the words of the page, each as often and, within articles and within `left_out`, in the page's
//! order. Two things are not words: the dash or the sign after the number of an item, and a number that the browser
//! would write in front of `<li>`, which becomes the number of a goal though nobody typed it.
//!
//! **What becomes what.** A heading that names a kind (`الرؤية`, `Nos objectifs :`) is said by the kind of the articles
//! below it and stands in `left_out`; a *sentence* that announces a list stays, as text before that list. Under
//! vision and mission the first paragraph is taken; under goals, means and strengths the marked items. Everything
//! else is text, numbered lists under unknown headings too, each item with its number in its words.

mod articles;
mod decode;
mod flow;
mod furniture;
mod heading;
mod html;
mod language;
mod line;
mod mark;
mod page;
mod phrases;
mod plain;
mod refusal;
mod section;
mod sentence;
mod title;
mod vocabulary;

use basis::Language;
use serde::{Deserialize, Serialize};

pub use page::{ImportedPage, import_page};
pub use refusal::Refusal;

use line::Line;

/// The largest file that is read, in bytes. Whoever opens a file asks its size first, or reads one byte more than
/// this and no further.
pub const LIMIT: u64 = 5 * 1024 * 1024;

/// A charter as found on a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Imported {
    /// Empty when the page has none.
    pub title: String,
    pub language: Language,
    /// In the page's order.
    pub articles: Vec<Article>,
    /// Site furniture, repetitions of the title, and headings that are now the kinds of articles; in the page's
    /// order, as typed.
    pub left_out: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    pub kind: ArticleKind,
    /// As typed, or as `<ol>` counts; missing and repeated numbers stay so.
    pub number: Option<u32>,
    /// One line; white space within is single spaces, all else as typed.
    pub text: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ArticleKind {
    Vision,
    Mission,
    Goal,
    Means,
    Strength,
    Text,
}

/// Reads a charter from text or HTML of at most [`LIMIT`] bytes. `language`: what the caller knows of it; found from
/// the letters when not told.
pub fn import(bytes: &[u8], language: Option<Language>) -> Result<Imported, Refusal> {
    let cleaned = clean(bytes, language)?;
    let title_words = basis::words_of(&cleaned.title);
    let mut left_out = cleaned.left_out;
    let written = articles::write(&cleaned.lines, &title_words, cleaned.width, cleaned.html);
    left_out.extend(written.headings);
    left_out.sort_by_key(|(at, _)| *at);
    Ok(Imported {
        title: cleaned.title,
        language: cleaned.language,
        articles: written.articles,
        left_out: left_out.into_iter().map(|(_, text)| text).collect(),
    })
}

/// A page without its furniture.
struct Cleaned {
    title: String,
    language: Language,
    /// Content alone, each line with its number on the page.
    lines: Vec<(usize, Line)>,
    left_out: Vec<(usize, String)>,
    width: Option<usize>,
    html: bool,
}

fn clean(bytes: &[u8], language: Option<Language>) -> Result<Cleaned, Refusal> {
    let text = decode::decode(bytes)?;
    let html = html::is_html(&text);
    let (mut lines, named, width) = if html {
        let page = html::page(&text).ok_or(Refusal::Binary { what: None })?;
        (page.lines, page.title, None)
    } else {
        let lines = plain::lines(&text);
        let width = line::wrap_width(&lines);
        (lines, None, width)
    };
    furniture::find(&mut lines, width);
    let found = title::find(&lines, named.as_deref(), width);
    title::drop_repetitions(&mut lines, &found, width);
    if found.text.is_empty() && lines.iter().all(|line| line.out) {
        return Err(Refusal::NoText);
    }
    let mut left_out = Vec::new();
    left_out
        .extend(named.filter(|named| found.line.is_some() || found.text != *named).map(|named| (0, named)));
    let mut content: Vec<(usize, Line)> = Vec::with_capacity(lines.len());
    let mut gap = false;
    let mut tally = language::Tally::default();
    tally.add(&found.text);
    for (at, mut line) in lines.into_iter().enumerate() {
        if line.out {
            gap = true;
            left_out.push((at, line.text));
        } else if found.line == Some(at) {
            gap = true;
        } else {
            line.gap |= std::mem::take(&mut gap);
            tally.add(&line.text);
            content.push((at, line));
        }
    }
    Ok(Cleaned {
        title: found.text,
        language: language.unwrap_or_else(|| tally.language()),
        lines: content,
        left_out,
        width,
        html,
    })
}
