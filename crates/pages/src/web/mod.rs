//! The screens: on the street `list`, `item`, `feed`, `sitemap`; in the desk the rest.

pub mod api;
mod bin;
mod desk;
mod feed;
mod form;
mod history;
mod item;
mod list;
mod menu;
mod preview;
mod sitemap;
mod sources;

use std::collections::HashMap;

use ::web::Fields;
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use basis::{Id, Problem, Result, of::Account, of::Body, of::Publication};
use look::{Badge, Card, Icon, Notice, Tone};
use network::{DeskPlace, Place, Tree};
use weave::{Access, At, Routes, Site, Visit};
use words::Tongue;

use crate::{
    model::{Kind, State, Writing},
    picture::Pictures,
    rights,
};

/// Every address of the room.
pub(crate) fn routes() -> Routes {
    let routes = Routes::new()
        .get(At::Body, "news", Access::Public, list::show)
        .get(At::Body, "feed.atom", Access::Public, feed::show)
        .get(At::Site, "sitemap.xml", Access::Public, sitemap::show)
        .get(At::Site, "robots.txt", Access::Public, sitemap::robots)
        .get(At::Desk, "bin", Access::Right(rights::PAGES), bin::show)
        .post(At::Desk, "bin/{id}", Access::Right(rights::PAGES), bin::restore)
        .get(At::Desk, "menu", Access::Right(rights::MENUS), menu::show)
        .post(At::Desk, "menu", Access::Right(rights::MENUS), menu::save)
        .get(At::Desk, "news-from", Access::Right(rights::NEWS), sources::show)
        .post(At::Desk, "news-from", Access::Right(rights::NEWS), sources::save)
        .post(At::Desk, "news-from/refusal", Access::Right(rights::NEWS), sources::refuse)
        .api("GET", "news", Access::SignedIn, api::list_news)
        .api("GET", "news/{id}", Access::SignedIn, api::one_news)
        .api("POST", "news", Access::Right(rights::NEWS), api::make_news)
        .api("PATCH", "news/{id}", Access::SignedIn, api::change_news)
        .api("DELETE", "news/{id}", Access::SignedIn, api::end_news)
        .api("GET", "pages", Access::SignedIn, api::list_pages)
        .api("GET", "pages/{id}", Access::SignedIn, api::one_page)
        .api("POST", "pages", Access::Right(rights::PAGES), api::make_page)
        .api("PATCH", "pages/{id}", Access::SignedIn, api::change_page)
        .api("DELETE", "pages/{id}", Access::SignedIn, api::end_page);
    Kind::ALL.into_iter().fold(routes, |routes, kind| {
        let access = Access::Right(rights::over(kind));
        let at = |rest: &str| format!("{}{rest}", kind.folder());
        routes
            .get(At::Body, &at("/{slug}"), Access::Public, move |place: Place, names: Names| {
                item::show(place, names, kind)
            })
            .get(At::Desk, &at(""), access, move |desk: DeskPlace| desk::show(desk, kind))
            .post(At::Desk, &at(""), access, move |desk: DeskPlace, fields: Fields| {
                form::create(desk, fields, kind)
            })
            .get(At::Desk, &at("/new"), access, move |desk: DeskPlace| form::new(desk, kind))
            .get(At::Desk, &at("/{id}"), access, move |desk: DeskPlace, names: Names| {
                form::edit(desk, names, kind)
            })
            .post(At::Desk, &at("/{id}"), access, move |desk: DeskPlace, names: Names, fields: Fields| {
                form::save(desk, names, fields, kind)
            })
            .post(At::Desk, &at("/{id}/unpublish"), access, move |desk: DeskPlace, names: Names| {
                form::unpublish(desk, names, kind)
            })
            .post(At::Desk, &at("/{id}/remove"), access, move |desk: DeskPlace, names: Names| {
                form::remove(desk, names, kind)
            })
            .get(At::Desk, &at("/{id}/preview"), access, move |desk: DeskPlace, names: Names| {
                preview::show(desk, names, kind)
            })
            .get(At::Desk, &at("/{id}/revisions"), access, move |desk: DeskPlace, names: Names| {
                history::show(desk, names, kind)
            })
            .post(At::Desk, &at("/{id}/revisions/{version}"), access, move |desk: DeskPlace, names: Names| {
                history::restore(desk, names, kind)
            })
    })
}

/// The named parts of a path.
pub(crate) type Names = Path<HashMap<String, String>>;

/// The writing a desk's path names; what is no id is not found.
fn id_in(names: &Names) -> Result<Id<Publication>> {
    names.get("id").and_then(|id| id.parse().ok()).ok_or_else(Problem::not_found)
}

/// `?page=`, from 1.
fn page_asked(visit: &Visit) -> usize {
    visit.asked("page").parse().unwrap_or(1).clamp(1, 100_000)
}

fn see_other(path: &str) -> Response {
    Redirect::to(path).into_response()
}

/// What was done before this page was shown: `?done=saved`.
fn done(visit: &Visit) -> Vec<Notice> {
    visit.done(&[
        ("saved", "ui-saved"),
        ("waits", "pages-saved-beside"),
        ("published", "ui-published"),
        ("scheduled", "pages-was-scheduled"),
        ("unpublished", "ui-unpublished"),
        ("removed", "pages-was-removed"),
        ("restored", "ui-restored"),
    ])
}

fn badge(t: &Tongue, writing: &Writing) -> Badge {
    match writing.state {
        State::Draft => Badge::new(Tone::Info, Icon::Draft, t.say("ui-draft")),
        State::Scheduled => Badge::new(Tone::Care, Icon::Clock, t.say("ui-scheduled")),
        State::Published => Badge::new(Tone::Done, Icon::Live, t.say("ui-live")),
    }
}

/// The names of accounts; none where the site has no accounts.
async fn account_names(site: &Site) -> Result<HashMap<Id<Account>, String>> {
    if site.service::<accounts::Accounts>().is_err() {
        return Ok(HashMap::new());
    }
    Ok(accounts::list(site).await?.into_iter().map(|account| (account.id, account.name)).collect())
}

/// News as cards; another body's says whose it is, in that body's dye.
pub(crate) fn cards(
    visit: &Visit,
    tree: &Tree,
    own: Id<Body>,
    news: &[Writing],
    pictures: &Pictures,
    level: u8,
) -> Vec<Card> {
    let wanted = visit.wanted();
    news.iter()
        .filter_map(|it| {
            let body = tree.get(it.body)?;
            let (lang, title) = it.title.nearest(&wanted)?;
            let elsewhere = it.body != own;
            Some(Card {
                href: format!("{}{}", body.home(visit.language), it.path()),
                title: title.to_owned(),
                summary: it.summary.get(lang).unwrap_or_default().to_owned(),
                lang,
                kind: if elsewhere { body.names.best(&wanted).to_owned() } else { String::new() },
                date: Some((visit.t.iso(it.date()), visit.t.date(it.date()))),
                picture: pictures.card(it.picture, visit),
                dye: elsewhere.then_some(body.dye),
                level,
            })
        })
        .collect()
}
