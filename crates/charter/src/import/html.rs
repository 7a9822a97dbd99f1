//! A saved web page into lines.
//!
//! The tags are read in their order, without building a tree: old pages leave half of them open, and a tree of what
//! they might have meant costs time that grows with the square of such a page. What is kept open is only what
//! matters here: lists, and the parts that are furniture as a whole.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::{RawKind, Rawtext, Rcdata, ScriptData};
use html5ever::tokenizer::{
    BufferQueue, StartTag, Tag, TagToken, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use super::flow::Flow;
use super::line::Line;

/// A page's lines, and what its `<title>` says.
pub(super) struct Page {
    pub lines: Vec<Line>,
    pub title: Option<String>,
}

/// Tags that tell a web page from a text in which someone wrote `<`.
const TELLING: &[&str] = &[
    "!doctype html",
    "html",
    "head",
    "body",
    "title",
    "meta",
    "p",
    "div",
    "table",
    "td",
    "br",
    "ul",
    "ol",
    "li",
    "h1",
    "h2",
    "h3",
    "span",
    "font",
    "center",
    "b",
    "strong",
    "a",
    "section",
    "article",
    "main",
    "nav",
    "/p",
    "/div",
];

/// A page begins with a tag, or holds several of the common ones.
pub(super) fn is_html(text: &str) -> bool {
    let mut found = 0;
    for (at, _) in text.match_indices('<').take(400) {
        let Some(after) = text.get(at + 1..) else { continue };
        let name: String = after
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '!' | '/' | ' '))
            .take(13)
            .collect::<String>()
            .to_ascii_lowercase();
        let known = TELLING.iter().any(|tag| {
            name.strip_prefix(tag).is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
        });
        let closed = after.chars().take(2000).any(|c| c == '>');
        if known && closed {
            found += 1;
            let first = text.get(..at).is_some_and(|before| super::line::trim(before).is_empty());
            if found >= 3 || first || matches!(name.get(..4), Some("!doc" | "html" | "body" | "head")) {
                return true;
            }
        }
    }
    false
}

/// The attributes of one tag are compared with each other, so their number has an end: no page has so many.
const ATTRIBUTES: usize = 4000;

/// `None` where one tag has more attributes than any page has.
pub(super) fn page(text: &str) -> Option<Page> {
    if has_monstrous_tag(text) {
        return None;
    }
    let tokenizer = Tokenizer::new(Sink { flow: RefCell::new(Flow::default()) }, TokenizerOpts::default());
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from_slice(text));
    while !matches!(tokenizer.feed(&queue), html5ever::TokenizerResult::Done) {}
    tokenizer.end();
    Some(tokenizer.sink.flow.into_inner().finish())
}

/// Counted without minding quotes, script or comments: it only has to be far above any real page.
fn has_monstrous_tag(text: &str) -> bool {
    let mut attributes = 0;
    let (mut open, mut before) = (false, ' ');
    for c in text.chars() {
        match c {
            '<' => (open, attributes) = (true, 0),
            '>' => open = false,
            _ if open && (before.is_ascii_whitespace() || matches!(before, '/' | '"' | '\'')) => {
                attributes += usize::from(!c.is_ascii_whitespace());
                if attributes > ATTRIBUTES {
                    return true;
                }
            }
            _ => {}
        }
        before = c;
    }
    false
}

struct Sink {
    flow: RefCell<Flow>,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut flow = self.flow.borrow_mut();
        match token {
            Token::CharacterTokens(text) => flow.text(&text),
            TagToken(tag) if tag.kind == StartTag => {
                flow.open(&tag.name, &attributes(&tag));
                if let Some(kind) = raw(&tag.name) {
                    return TokenSinkResult::RawData(kind);
                }
            }
            TagToken(tag) => flow.close(&tag.name),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// Tags within which nothing else is a tag.
fn raw(name: &str) -> Option<RawKind> {
    match name {
        "script" => Some(ScriptData),
        "style" | "xmp" | "iframe" | "noembed" | "noframes" => Some(Rawtext),
        "title" | "textarea" => Some(Rcdata),
        _ => None,
    }
}

/// What is asked of a tag's attributes.
#[derive(Default)]
pub(super) struct Attributes {
    pub href: bool,
    pub start: Option<u32>,
    pub value: Option<u32>,
    /// `role`, `class` and `id`, in lower case, with spaces between.
    pub hints: String,
}

fn attributes(tag: &Tag) -> Attributes {
    let mut found = Attributes::default();
    for attribute in &tag.attrs {
        match &*attribute.name.local {
            "href" => found.href = true,
            "start" => found.start = attribute.value.trim().parse().ok(),
            "value" => found.value = attribute.value.trim().parse().ok(),
            "role" | "class" | "id" => {
                found.hints.push(' ');
                found.hints.push_str(&attribute.value.to_ascii_lowercase());
            }
            _ => {}
        }
    }
    found
}
