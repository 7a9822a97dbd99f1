//! What a body has: a grid with thumbnails.

use askama::Template;
use axum::extract::Query;
use basis::{Id, Language};
use look::{EmptyState, Icon, Link, Pager, Toolbar, form::Button};
use network::DeskPlace;
use serde::Deserialize;
use weave::DeskPage;
use web::{Answer, encode};
use words::Tongue;

use crate::{Item, rights, store, store::Shelf};

/// So many stand on one page.
const PAGE: usize = 24;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Ask {
    q: String,
    kind: String,
    before: String,
    after: String,
    done: String,
}

impl Ask {
    fn from(&self) -> store::From {
        match (self.before.parse::<Id<_>>(), self.after.parse::<Id<_>>()) {
            (Ok(id), _) => store::From::OlderThan(id),
            (_, Ok(id)) => store::From::NewerThan(id),
            _ => store::From::Newest,
        }
    }
    /// The list's address with some of its questions kept.
    fn href(&self, desk: &DeskPlace, shelf: Shelf, step: Option<(&str, String)>) -> String {
        let mut asked = Vec::new();
        if !self.q.is_empty() {
            asked.push(format!("q={}", encode(&self.q)));
        }
        if shelf != Shelf::All {
            asked.push(format!("kind={}", shelf.code()));
        }
        asked.extend(step.map(|(name, id)| format!("{name}={id}")));
        let path = desk.path("library");
        if asked.is_empty() { path } else { format!("{path}?{}", asked.join("&")) }
    }
}

#[derive(Template)]
#[template(path = "list.html")]
struct Shown<'a> {
    toolbar: String,
    things: Vec<Thing>,
    empty: String,
    pager: Pager<'a>,
}

/// One of the grid.
struct Thing {
    href: String,
    /// Path, width and height of its thumbnail; a PDF has none.
    picture: Option<(String, u32, u32)>,
    title: String,
    lang: Language,
    facts: String,
}

impl Thing {
    fn of(item: &Item, desk: &DeskPlace) -> Self {
        let t = desk.t();
        let (lang, title) = item.texts.alt.nearest(&t.wanted()).unwrap_or((t.language, &item.name));
        Self {
            href: desk.path(&format!("library/{}", item.id)),
            picture: item.picture().map(|picture| (picture.path(480), picture.width, picture.height)),
            title: title.to_owned(),
            lang,
            facts: facts(item, t),
        }
    }
}

/// `1600 × 1067 · 180 kB`, `PDF, 2 MB`. Each part keeps its own direction: numbers side by side would else change places.
pub(super) fn facts(item: &Item, t: &Tongue) -> String {
    let size = t.bytes(item.bytes);
    if item.format.is_picture() {
        format!("\u{2066}{} × {}\u{2069} · \u{2068}{size}\u{2069}", item.width, item.height)
    } else {
        t.say_with("library-file-facts", &[("size", size.into())])
    }
}

pub(crate) async fn list(desk: DeskPlace, Query(ask): Query<Ask>) -> Answer {
    desk.must(rights::WRITE)?;
    let shelf = Shelf::from_code(&ask.kind);
    let listed = {
        let mut conn = desk.site.db.read().await?;
        store::list(&mut conn, desk.body.id, shelf, &ask.q, ask.from(), PAGE).await?
    };
    let t = desk.t();
    let step = |wanted: bool, name: &'static str, item: Option<&Item>| {
        let item = item.filter(|_| wanted)?;
        Some(ask.href(&desk, shelf, Some((name, item.id.to_string()))))
    };
    let shown = Shown {
        toolbar: toolbar(&desk, &ask, shelf),
        things: listed.items.iter().map(|item| Thing::of(item, &desk)).collect(),
        empty: if listed.items.is_empty() { empty(&desk, &ask, shelf) } else { String::new() },
        pager: Pager {
            t,
            newer: step(listed.newer, "after", listed.items.first()),
            older: step(listed.older, "before", listed.items.last()),
        },
    };
    let main = shown.to_string();
    let page = DeskPage {
        body: Some(desk.body.id),
        title: t.plain("library-desk"),
        entry: super::ENTRY,
        actions: add_button(&desk),
        notices: super::done(t, &ask.done),
        main,
        ..DeskPage::default()
    };
    Ok(desk.site.desk(&desk.visit, page).await?)
}

fn add_button(desk: &DeskPlace) -> String {
    Button::primary(desk.t().say("library-new")).icon(Icon::Plus).link(desk.path("library/new")).to_string()
}

fn toolbar(desk: &DeskPlace, ask: &Ask, shelf: Shelf) -> String {
    let t = desk.t();
    let filter = |one: Shelf| {
        let key = match one {
            Shelf::All => "ui-all",
            Shelf::Pictures => "library-pictures",
            Shelf::Files => "library-files",
            Shelf::Bin => "library-bin",
        };
        let mut link = Link::new(ask.href(desk, one, None), t.say(key));
        link.current = one == shelf;
        link
    };
    Toolbar {
        t,
        action: desk.path("library"),
        query: Some(ask.q.clone()),
        filters: Shelf::ALL.map(filter).to_vec(),
        end: String::new(),
    }
    .to_string()
}

fn empty(desk: &DeskPlace, ask: &Ask, shelf: Shelf) -> String {
    let t = desk.t();
    let (icon, title, text, action) = if !ask.q.is_empty() {
        (Icon::Search, "library-none-found", "ui-no-results", String::new())
    } else if shelf == Shelf::Bin {
        (Icon::Bin, "library-bin-empty", "library-bin-hint", String::new())
    } else {
        (Icon::Picture, "library-empty", "library-empty-hint", add_button(desk))
    };
    EmptyState { icon, title: t.say(title), text: t.say(text), action }.to_string()
}
