//! One picture or file: its words, where to paste it, its way out.

use askama::Template;
use axum::{
    extract::{Path, Query},
    response::{IntoResponse, Redirect, Response},
};
use basis::{Id, Kind, Language, Problem, Result, of::Asset};
use look::{
    Icon, Link, Notice, Tone,
    form::{Button, PostButton},
};
use network::DeskPlace;
use serde::Deserialize;
use weave::DeskPage;
use web::{Answer, Fields};

use super::form::{self, Form};
use crate::{Item, Texts, attachment, edit as edits, figure, markdown, remove as removal, rights, store};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Ask {
    done: String,
}

/// A line of Markdown in one language.
struct Paste {
    language: Language,
    label: String,
    line: String,
}

#[derive(Template)]
#[template(path = "asset.html")]
struct Shown<'a> {
    t: &'a words::Tongue,
    /// The picture in its frame, or the PDF's line.
    sight: String,
    facts: Vec<(String, String)>,
    pastes: Vec<Paste>,
    form: String,
    /// Buttons below all else.
    ways: Vec<String>,
}

fn asset_id(text: &str) -> Result<Id<Asset>> {
    text.parse().map_err(|_| Problem::not_found())
}

async fn find(desk: &DeskPlace, text: &str) -> Result<Item> {
    desk.must(rights::WRITE)?;
    let asset = asset_id(text)?;
    let mut conn = desk.site.db.read().await?;
    store::item(&mut conn, desk.body.id, asset).await
}

pub(crate) async fn show(
    desk: DeskPlace,
    Path((_, asset)): Path<(String, String)>,
    Query(ask): Query<Ask>,
) -> Answer {
    let item = find(&desk, &asset).await?;
    let notices = super::done(desk.t(), &ask.done);
    Ok(page(&desk, &item, &item.texts, None, notices).await?)
}

pub(crate) async fn edit(
    desk: DeskPlace,
    Path((_, asset)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let item = find(&desk, &asset).await?;
    let languages = &desk.body.languages;
    let (texts, wrong) = form::read(&fields, languages, &item.texts);
    let version = fields.text("version").parse().unwrap_or(0);
    let done = match wrong {
        Some(problem) => Err(problem),
        None => edits(&desk.site, &desk.actor, &desk.scope, item.id, version, texts.clone(), languages).await,
    };
    match done {
        Ok(()) => Ok(back(&desk, item.id, "saved")),
        Err(problem) if problem.is(Kind::Invalid) || problem.key == crate::CHANGED => {
            Ok(page(&desk, &item, &texts, Some(&problem), Vec::new()).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

pub(crate) async fn remove(desk: DeskPlace, Path((_, asset)): Path<(String, String)>) -> Answer {
    let asset = asset_id(&asset)?;
    removal::remove(&desk.site, &desk.actor, &desk.scope, asset).await?;
    Ok(Redirect::to(&format!("{}?done=removed", desk.path("library"))).into_response())
}

pub(crate) async fn restore(desk: DeskPlace, Path((_, asset)): Path<(String, String)>) -> Answer {
    let asset = asset_id(&asset)?;
    removal::restore(&desk.site, &desk.actor, &desk.scope, asset).await?;
    Ok(back(&desk, asset, "restored"))
}

fn back(desk: &DeskPlace, asset: Id<Asset>, done: &str) -> Response {
    Redirect::to(&format!("{}?done={done}", desk.path(&format!("library/{asset}")))).into_response()
}

async fn page(
    desk: &DeskPlace,
    item: &Item,
    typed: &Texts,
    problem: Option<&Problem>,
    mut notices: Vec<Notice>,
) -> Result<Response> {
    let t = desk.t();
    let here = |rest: &str| desk.path(&format!("library/{}{rest}", item.id));
    let conflict = problem.filter(|problem| problem.is(Kind::Conflict));
    if let Some(conflict) = conflict {
        notices.push(Notice::new(Tone::Care, t.say(&conflict.key)).html(now(item)));
    }
    let (lang, title) = item.texts.alt.nearest(&t.wanted()).unwrap_or((t.language, &item.name));
    let mut facts = vec![
        (t.say("library-fact-name"), item.name.clone()),
        (t.say("library-fact-size"), super::list::facts(item, t)),
        (t.say("library-fact-since"), t.date(item.created)),
    ];
    let mut shown = Shown {
        t,
        sight: String::new(),
        facts: Vec::new(),
        pastes: Vec::new(),
        form: String::new(),
        ways: Vec::new(),
    };
    if let Some(removed) = item.removed {
        facts.push((t.say("library-fact-removed"), t.date(removed)));
        let restore = PostButton {
            action: here("/restore"),
            fields: Vec::new(),
            button: Button::primary(t.say("ui-restore")).icon(Icon::Restore),
        };
        notices.push(Notice::new(Tone::Care, t.say("library-bin-hint")).html(restore.to_string()));
    } else {
        shown.sight = match (item.picture(), item.attachment()) {
            (Some(picture), _) => figure(&picture, &desk.visit, true),
            (_, Some(file)) => attachment(&file, &desk.visit),
            _ => String::new(),
        };
        shown.pastes = pastes(desk, item);
        shown.form = Form {
            t,
            languages: &desk.body.languages,
            texts: typed,
            problem: problem.filter(|problem| problem.is(Kind::Invalid)),
            action: here(""),
            version: Some(item.version),
            back: desk.path("library"),
        }
        .html();
        shown.ways = ways(desk, item);
    }
    shown.facts = facts;
    let main = shown.to_string();
    let page = DeskPage {
        body: Some(desk.body.id),
        title: title.to_owned(),
        title_lang: Some(lang),
        entry: super::ENTRY,
        crumbs: vec![Link::new(desk.path("library"), t.plain("library-desk"))],
        notices,
        main,
        status: problem.map(web::status_of),
        ..DeskPage::default()
    };
    desk.site.desk(&desk.visit, page).await
}

/// What is stored now, beside what was typed.
fn now(item: &Item) -> String {
    let texts = item.texts.alt.iter().chain(item.texts.caption.iter());
    let lines = texts.map(|(language, text)| {
        format!("<li lang=\"{language}\" dir=\"{}\">{}</li>", language.dir(), look::escape(text))
    });
    format!("<ul>{}</ul>", lines.collect::<String>())
}

fn pastes(desk: &DeskPlace, item: &Item) -> Vec<Paste> {
    let t = desk.t();
    let written = desk.body.languages.iter().filter(|language| item.texts.alt.get(**language).is_some());
    written
        .map(|language| Paste {
            language: *language,
            label: t.say_with("library-paste-in", &[("language", t.language_name(*language).into())]),
            line: markdown(item, &t.in_language(*language), *language),
        })
        .collect()
}

fn ways(desk: &DeskPlace, item: &Item) -> Vec<String> {
    let t = desk.t();
    let post = |action: &str, button: Button| {
        let action = desk.path(&format!("library/{}/{action}", item.id));
        PostButton { action, fields: Vec::new(), button }.to_string()
    };
    let mut ways = Vec::new();
    if item.format.is_picture() && super::logo::may(desk) {
        let button = Button::quiet(t.say("library-use-as-logo")).icon(Icon::Picture);
        ways.push(post("logo", button));
    }
    ways.push(post("remove", Button::danger(t.say("library-remove")).icon(Icon::Bin)));
    ways
}
