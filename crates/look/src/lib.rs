#![doc = include_str!("../README.md")]

mod assets;
mod desk;
mod difference;
pub mod form;
mod gallery;
mod icons;
mod keyholder;
mod page;
mod palette;
mod parts;
pub mod prose;
mod reader;

pub use assets::{Asset, asset, asset_path, assets};
pub use desk::{Desk, DeskBody, DeskGroup, DeskLink, Plain};
pub use difference::difference;
pub use gallery::gallery;
pub use icons::{BAND, Icon, MARK, icon};
pub use keyholder::Keyholder;
pub use page::{BodyFrame, Feed, Head, LanguageLink, Link, Page};
pub use palette::{Cloth, Dye, Ground, Signal, Tones};
pub use parts::{
    Badge, Card, Cell, Column, Diff, EmptyState, Notice, Pager, Part, Picture, Piece, Table, Tone, Toolbar,
};
pub use reader::{Reader, Size, Theme};

/// The catalogues of this crate.
pub const WORDS: &[words::Source] = words::sources!("look");

/// JSON that can stand inside `<script type="application/ld+json">`: no `<` can end it.
pub(crate) fn json_ld(json: &str) -> String {
    json.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

/// Text made safe for HTML, in content and in quoted attributes.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}
