use ::web::{Answer, query};
use askama::Template;
use axum::extract::OriginalUri;
use basis::Language;
use look::{Icon, Pager, escape};
use network::Place;
use weave::Page;
use words::Tongue;

use crate::{
    answer::{Hit, answers},
    model::{Piece, QUESTION, Wanted},
    store::Before,
};

#[derive(Template)]
#[template(path = "search.html")]
struct View<'a> {
    t: &'a Tongue,
    action: String,
    question: String,
    asked: bool,
    bodies: Vec<BodyHit>,
    hits: Vec<HitView>,
    pager: String,
    empty: String,
}

struct BodyHit {
    href: String,
    name: String,
    lang: Language,
    under: String,
}

struct HitView {
    href: String,
    title: String,
    line: String,
    lang: Language,
    kind: String,
    body: String,
    body_lang: Language,
    iso: String,
    date: String,
}

/// `search?q=`: bodies by name, then publications, newest first.
pub async fn search(place: Place, OriginalUri(uri): OriginalUri) -> Answer {
    let t = place.t();
    let question: String = query(uri.query(), "q")
        .unwrap_or_default()
        .chars()
        .filter(|c| !c.is_control())
        .take(QUESTION)
        .collect();
    let before = query(uri.query(), "before").and_then(|text| {
        let (at, seq) = text.split_once('.')?;
        Some(Before { at: at.parse().ok()?, seq: seq.parse().ok()? })
    });
    let wanted = Wanted::read(&question);
    let languages = place.visit.wanted();
    let found = answers(&place.site, &place.tree, place.body.id, &wanted, &languages, before).await?;
    let bodies = if before.is_none() { bodies(&place, &wanted, &languages) } else { Vec::new() };
    let asked = !question.trim().is_empty();
    let empty = if asked && found.hits.is_empty() && bodies.is_empty() {
        look::EmptyState {
            icon: Icon::Search,
            title: t.say("search-nothing"),
            text: t.say("search-nothing-hint"),
            action: String::new(),
        }
        .to_string()
    } else {
        String::new()
    };
    let here = format!("{}?q={}", place.path("search"), ::web::encode(&question));
    let pager = Pager {
        t,
        newer: before.map(|_| here.clone()),
        older: found.next.map(|next| format!("{here}&before={}.{}", next.at, next.seq)),
    };
    let hits = found.hits.iter().filter_map(|hit| shown(&place, &languages, hit)).collect();
    let view = View {
        t,
        action: place.path("search"),
        question: question.clone(),
        asked,
        bodies,
        hits,
        pager: pager.to_string(),
        empty,
    };
    let title = if asked {
        t.plain_with("search-title-for", &[("question", question.as_str().into())])
    } else {
        t.plain("search-title")
    };
    let main = view.render().map_err(basis::Problem::failed)?;
    let head = look::Head { noindex: true, ..look::Head::default() };
    let rel = if asked { format!("search?q={}", ::web::encode(&question)) } else { String::from("search") };
    Ok(place.site.show(&place.visit, Page::new(place.body.id, rel, title, main).head(head)).await?)
}

/// At most six bodies at or below this one whose name has the words.
fn bodies(place: &Place, wanted: &Wanted, languages: &[Language]) -> Vec<BodyHit> {
    if wanted.is_empty() {
        return Vec::new();
    }
    place
        .tree
        .having(place.body.id, wanted.pieces())
        .filter(|body| body.names.iter().any(|(_, name)| wanted.all_in(name)))
        .take(6)
        .filter_map(|body| {
            let (lang, name) = body.names.nearest(languages)?;
            let under = body
                .parent
                .and_then(|id| place.tree.get(id))
                .map(|parent| parent.names.best(languages).to_owned());
            Some(BodyHit {
                href: body.home(place.visit.language),
                name: name.to_owned(),
                lang,
                under: under.unwrap_or_default(),
            })
        })
        .collect()
}

fn shown(place: &Place, languages: &[Language], hit: &Hit) -> Option<HitView> {
    let t = place.t();
    let body = place.tree.get(hit.body)?;
    let (body_lang, name) = body.names.nearest(languages)?;
    let kind = match hit.kind {
        "news" => t.say("search-kind-news"),
        "page" => t.say("search-kind-page"),
        "charter" => t.say("search-kind-charter"),
        "campaign" => t.say("search-kind-campaign"),
        _ => String::new(),
    };
    Some(HitView {
        href: format!("{}{}", body.home(place.visit.language), hit.path),
        title: marked(&hit.title),
        line: marked(&hit.line),
        lang: hit.lang,
        kind,
        body: name.to_owned(),
        body_lang,
        iso: t.iso(hit.date),
        date: t.date(hit.date),
    })
}

fn marked(pieces: &[Piece]) -> String {
    pieces
        .iter()
        .map(
            |piece| {
                if piece.met { format!("<mark>{}</mark>", escape(&piece.text)) } else { escape(&piece.text) }
            },
        )
        .collect()
}
