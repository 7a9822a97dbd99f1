//! Pieces of a page. Each is a struct; its `to_string()` is HTML, so in a template: `{{ card|safe }}`.

use askama::Template;
use basis::Language;
use words::Tongue;

use crate::{Dye, Icon};

/// What something means; always with its icon and words, never by colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    #[default]
    Info,
    Done,
    Care,
    Danger,
}

impl Tone {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Done => "done",
            Self::Care => "care",
            Self::Danger => "danger",
        }
    }
    const fn icon(self) -> Icon {
        match self {
            Self::Info => Icon::Info,
            Self::Done => Icon::Done,
            Self::Care => Icon::Care,
            Self::Danger => Icon::Danger,
        }
    }
}

/// A message above the content: what happened, what to do.
#[derive(Debug, Clone, Template)]
#[template(
    ext = "html",
    source = r#"<div class="notice {{ tone.code() }}" role="{% if tone == Tone::Danger %}alert{% else %}status{% endif %}">{{ tone.icon()|safe }}<div>{% if !title.is_empty() %}<p class="notice-title">{{ title }}</p>{% endif %}{% if !text.is_empty() %}<p>{{ text }}</p>{% endif %}{{ html|safe }}</div></div>"#
)]
pub struct Notice {
    pub tone: Tone,
    pub title: String,
    pub text: String,
    /// Safe HTML after the text: links, a form.
    pub html: String,
}

impl Notice {
    pub fn new(tone: Tone, text: impl Into<String>) -> Self {
        Self { tone, title: String::new(), text: text.into(), html: String::new() }
    }
    #[must_use]
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = title.into();
        self
    }
    #[must_use]
    pub fn html(mut self, html: impl Into<String>) -> Self {
        self.html = html.into();
        self
    }
}

/// A state in one word: published, draft, waiting.
#[derive(Debug, Clone, Template)]
#[template(
    ext = "html",
    source = r#"<span class="badge {{ tone.code() }}">{{ icon|safe }}{{ label }}</span>"#
)]
pub struct Badge {
    pub tone: Tone,
    pub icon: Icon,
    pub label: String,
}

impl Badge {
    pub fn new(tone: Tone, icon: Icon, label: impl Into<String>) -> Self {
        Self { tone, icon, label: label.into() }
    }
}

/// Nothing here yet: what this place is for, and the first step.
#[derive(Debug, Clone, Template)]
#[template(
    ext = "html",
    source = r#"<div class="empty">{{ icon|safe }}<h2>{{ title }}</h2>{% if !text.is_empty() %}<p>{{ text }}</p>{% endif %}{{ action|safe }}</div>"#
)]
pub struct EmptyState {
    pub icon: Icon,
    pub title: String,
    pub text: String,
    /// Safe HTML: usually one [`crate::form::Button`].
    pub action: String,
}

/// Steps through a long list by its cursors.
#[derive(Debug, Clone, Template)]
#[template(
    ext = "html",
    source = r#"{% if newer.is_some() || older.is_some() %}<nav class="pager" aria-label="{{ t.plain("look-pager") }}">{% if let Some(href) = newer %}<a class="button quiet" rel="prev" href="{{ href }}">{{ Icon::Back|safe }}{{ t.say("look-newer") }}</a>{% endif %}{% if let Some(href) = older %}<a class="button quiet older" rel="next" href="{{ href }}">{{ t.say("look-older") }}{{ Icon::Next|safe }}</a>{% endif %}</nav>{% endif %}"#
)]
pub struct Pager<'a> {
    pub t: &'a Tongue,
    pub newer: Option<String>,
    pub older: Option<String>,
}

/// A picture in a frame of known size, so that nothing jumps.
#[derive(Debug, Clone, Template)]
#[template(path = "picture.html")]
pub struct Picture<'a> {
    pub t: &'a Tongue,
    /// Own path of a middle width.
    pub src: String,
    /// `/media/a 480w, /media/b 960w`; may be empty.
    pub srcset: String,
    /// The `sizes` attribute; "" is the width of the text.
    pub sizes: String,
    /// Pixels, for the shape of the frame.
    pub width: u32,
    pub height: u32,
    /// "" says: only decoration.
    pub alt: String,
    pub caption: String,
    pub credit: String,
    /// The language of alt, caption and credit.
    pub lang: Language,
    /// Bytes of `src`, told in data-saver mode; 0 is unknown.
    pub weight: u64,
    /// Data-saver: the words in the frame, the picture when it is opened.
    pub saver: bool,
    /// In the first view: not loaded lazily.
    pub first: bool,
}

impl Picture<'_> {
    fn sizes(&self) -> &str {
        if self.sizes.is_empty() { "(min-width: 44rem) 40rem, 100vw" } else { &self.sizes }
    }
    fn weight_words(&self) -> String {
        if self.weight == 0 { String::new() } else { self.t.bytes(self.weight) }
    }
}

/// A publication in a list: a news item, a page, a campaign.
#[derive(Debug, Clone, Template)]
#[template(path = "card.html")]
pub struct Card {
    pub href: String,
    pub title: String,
    pub summary: String,
    /// The language of title and summary.
    pub lang: Language,
    /// What it is, or whose: a few words above the title. May be empty.
    pub kind: String,
    /// (RFC 3339, as people say it)
    pub date: Option<(String, String)>,
    /// A rendered [`Picture`], or "".
    pub picture: String,
    /// The dye of the body it comes from when it is another than the page's.
    pub dye: Option<Dye>,
    /// 2 or 3.
    pub level: u8,
}

/// How a column of a [`Table`] stands.
#[derive(Debug, Clone, Default)]
pub struct Column {
    pub label: String,
    /// Numbers: at the end side, all digits of one width.
    pub number: bool,
}

impl Column {
    pub fn new(label: impl Into<String>) -> Self {
        Self { label: label.into(), number: false }
    }
    pub fn number(label: impl Into<String>) -> Self {
        Self { label: label.into(), number: true }
    }
}

/// Safe HTML of one field of a [`Table`], with the language of its content.
#[derive(Debug, Clone, Default)]
pub struct Cell {
    pub html: String,
    pub lang: Option<Language>,
}

impl Cell {
    /// Plain text; escaped here.
    pub fn text(text: &str) -> Self {
        Self { html: crate::escape(text), lang: None }
    }
    /// HTML that is already safe.
    pub fn html(html: impl Into<String>) -> Self {
        Self { html: html.into(), lang: None }
    }
    #[must_use]
    pub fn lang(mut self, language: Language) -> Self {
        self.lang = Some(language);
        self
    }
}

/// Rows and columns. The first cell of a row names it; on a phone each row is a small card.
#[derive(Debug, Clone, Template)]
#[template(path = "table.html")]
pub struct Table {
    pub caption: String,
    /// The caption is for screen readers alone: a heading above says the same.
    pub caption_unseen: bool,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// The cells of a row with their columns.
    fn pairs<'a>(&'a self, row: &'a [Cell]) -> impl Iterator<Item = (usize, &'a Column, &'a Cell)> {
        self.columns.iter().zip(row).enumerate().map(|(at, (column, cell))| (at, column, cell))
    }
}

/// One piece of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece {
    Same,
    Added,
    Removed,
}

/// A piece and its plain text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    pub piece: Piece,
    pub text: String,
}

/// What changed between two texts, with signs and words as well as colours.
#[derive(Debug, Clone, Template)]
#[template(
    ext = "html",
    source = r#"<div class="diff" lang="{{ lang }}" dir="{{ lang.dir() }}">{% for part in parts %}{% match part.piece %}{% when Piece::Same %}{{ part.text }}{% when Piece::Added %}<ins>{{ part.text }}</ins>{% when Piece::Removed %}<del>{{ part.text }}</del>{% endmatch %}{% endfor %}</div>"#
)]
pub struct Diff {
    pub lang: Language,
    pub parts: Vec<Part>,
}

/// The line above a list in the desk: search, filters, the one action.
#[derive(Debug, Clone, Template)]
#[template(path = "toolbar.html")]
pub struct Toolbar<'a> {
    pub t: &'a Tongue,
    /// Own path of the list.
    pub action: String,
    /// The words searched for now; none: no search field.
    pub query: Option<String>,
    /// Links that filter, the current one marked.
    pub filters: Vec<crate::Link>,
    /// Safe HTML.
    pub end: String,
}
