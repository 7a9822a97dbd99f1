//! Pictures and files as pages show them.

use std::collections::HashMap;

use askama::Template;
use basis::{Id, Language, Result, of::Asset};
use db::Conn;
use look::{Icon, prose::Shape};
use weave::Visit;
use words::Tongue;

use crate::{Attachment, Licence, Picture, Stored, store};

/// The width of a text's own pictures, in pixels.
const MIDDLE: u32 = 960;

impl Picture {
    /// The narrowest file that is at least so wide, else the widest.
    fn at_least(&self, width: u32) -> Option<&Stored> {
        self.files.iter().find(|file| file.width >= width).or(self.files.last())
    }
    fn path_of(&self, file: &Stored) -> String {
        format!("/media/{}-{}.{}", self.id, file.width, self.format.code())
    }
    /// The path of the file that suits a width in pixels.
    pub fn path(&self, width: u32) -> String {
        self.at_least(width).map(|file| self.path_of(file)).unwrap_or_default()
    }
    /// `/media/… 480w, /media/… 960w`
    pub fn srcset(&self) -> String {
        self.files
            .iter()
            .map(|file| format!("{} {}w", self.path_of(file), file.width))
            .collect::<Vec<_>>()
            .join(", ")
    }
    /// The shape of its frame, for [`look::prose`].
    pub fn shape(&self) -> Shape {
        Shape {
            width: self.width,
            height: self.height,
            srcset: self.srcset(),
            weight: self.at_least(MIDDLE).map_or(0, |file| file.bytes),
        }
    }
    /// Who made it and under what it may be used again.
    pub fn credited(&self) -> String {
        match Licence::from_code(&self.licence) {
            Some(licence) if licence != Licence::Reserved && !self.credit.is_empty() => {
                format!("{} · {}", self.credit, licence.code())
            }
            _ => self.credit.clone(),
        }
    }
    /// The piece of `look`, with a `sizes` attribute ("" is the width of the text).
    pub fn look<'a>(&self, visit: &'a Visit, eager: bool, sizes: &str) -> look::Picture<'a> {
        let wanted = visit.wanted();
        let (lang, alt) = self.alt.nearest(&wanted).unwrap_or((visit.language, ""));
        let caption = match self.caption.get(lang) {
            Some(caption) => caption.to_owned(),
            None => isolated(self.caption.best(&wanted)),
        };
        let saver = visit.reader.saver;
        let file = self.at_least(if saver { 480 } else { MIDDLE });
        look::Picture {
            t: &visit.t,
            src: file.map(|file| self.path_of(file)).unwrap_or_default(),
            srcset: self.srcset(),
            sizes: sizes.to_owned(),
            width: self.width,
            height: self.height,
            alt: alt.to_owned(),
            caption,
            credit: self.credited(),
            lang,
            weight: file.map_or(0, |file| file.bytes),
            saver,
            first: eager,
        }
    }
    /// For [`look::Card`]: without caption and credit, in a column's width. Decoration only: the card's title is its words.
    pub fn card(&self, visit: &Visit) -> String {
        let picture = self.look(visit, false, "(min-width: 60rem) 24rem, (min-width: 40rem) 50vw, 100vw");
        look::Picture { caption: String::new(), credit: String::new(), ..picture }.to_string()
    }
}

/// A text in another language than what is around it.
fn isolated(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("\u{2068}{text}\u{2069}") }
}

/// A picture in a frame of known size with caption and credit; `eager` in the first view. In data-saver mode its words
/// stand in the frame, with its weight.
pub fn figure(picture: &Picture, visit: &Visit, eager: bool) -> String {
    picture.look(visit, eager, "").to_string()
}

/// A PDF as a line: title, kind, size.
pub fn attachment(file: &Attachment, visit: &Visit) -> String {
    let (lang, title) = file.title.nearest(&visit.wanted()).unwrap_or((Language::En, file.name.as_str()));
    let line = AttachmentLine {
        t: &visit.t,
        href: format!("/media/{}.pdf", file.id),
        title: title.to_owned(),
        lang,
        size: visit.t.bytes(file.bytes),
    };
    line.to_string()
}

#[derive(Template)]
#[template(path = "saved.html")]
struct SavedLink<'a> {
    t: &'a Tongue,
    href: String,
    alt: String,
    lang: Language,
    kind: String,
    size: String,
}

#[derive(Template)]
#[template(path = "attachment.html")]
struct AttachmentLine<'a> {
    t: &'a Tongue,
    href: String,
    title: String,
    lang: Language,
    size: String,
}

/// The own pictures of some Markdown texts, for [`look::prose::Setting::shape`].
#[derive(Debug, Default)]
pub struct Shapes(HashMap<Id<Asset>, Picture>);

impl Shapes {
    /// The shape of a picture by its path.
    pub fn of(&self, path: &str) -> Option<Shape> {
        asset_of(path).and_then(|id| self.0.get(&id)).map(Picture::shape)
    }
    /// A link for each picture of a text, that saves it at its widest: for who passes it on.
    pub fn saved(&self, markdown: &str, t: &Tongue) -> String {
        let mut links = Vec::new();
        for id in assets_in(markdown) {
            let Some((picture, file)) = self.0.get(&id).and_then(|one| Some((one, one.files.last()?))) else {
                continue;
            };
            let (lang, alt) = picture.alt.nearest(&t.wanted()).unwrap_or((t.language, ""));
            let link = SavedLink {
                t,
                href: picture.path_of(file),
                alt: alt.to_owned(),
                lang,
                kind: picture.format.code().to_uppercase(),
                size: t.bytes(file.bytes),
            };
            links.push(link.to_string());
        }
        links.concat()
    }
    /// The assets, for the tags of a kept page: [`crate::tag`].
    pub fn assets(&self) -> impl Iterator<Item = Id<Asset>> + '_ {
        self.0.keys().copied()
    }
}

/// The asset of a path such as `/media/ID-960.jpg`.
pub fn asset_of(path: &str) -> Option<Id<Asset>> {
    path.strip_prefix("/media/")?.get(..26)?.parse().ok()
}

/// Finds the shapes of all own pictures that Markdown texts show.
///
/// # Errors
/// When the database does not answer.
pub async fn shapes(conn: &mut Conn, texts: &[&str]) -> Result<Shapes> {
    let mut ids: Vec<Id<Asset>> = texts.iter().flat_map(|text| assets_in(text)).collect();
    ids.sort();
    ids.dedup();
    store::pictures(conn, &ids).await.map(Shapes)
}

/// The assets a text shows or offers, each once, in its order.
fn assets_in(markdown: &str) -> Vec<Id<Asset>> {
    let mut ids = Vec::new();
    for (at, _) in markdown.match_indices("/media/") {
        if let Some(id) = markdown.get(at..).and_then(asset_of)
            && !ids.contains(&id)
        {
            ids.push(id);
        }
    }
    ids
}

/// What is pasted into a Markdown text to show a picture, or to offer a PDF with its size.
pub fn markdown(item: &crate::Item, t: &Tongue, language: Language) -> String {
    let wanted = [language];
    let words = item.texts.alt.nearest(&wanted).map_or(item.name.as_str(), |(_, words)| words);
    let words: String =
        words.chars().map(|c| if matches!(c, '[' | ']' | '\n' | '\\') { ' ' } else { c }).collect();
    match item.picture() {
        Some(picture) => format!("![{words}]({})", picture.path(MIDDLE)),
        None => format!("[{words} (PDF, {})](/media/{}.pdf)", t.bytes(item.bytes), item.id),
    }
}
