//! The tree of editions at the desk: who follows, how far behind, what came of it; and the owner's word on an adoption.

use std::collections::HashMap;

use ::web::{Answer, Fields};
use askama::Template;
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};
use basis::{Id, Language, Problem, Result};
use look::{
    Cell, Column, Table, escape,
    form::{Button, PostButton},
};
use network::DeskPlace;
use weave::DeskPage;
use words::Tongue;

use super::{
    desk::{ENTRY, badge, crumb, done, few_or, kind_words, own, titled},
    hung::{Branch, branch},
};
use crate::{
    adopt,
    model::{ActionKind, Edition, EditionId, EditionState},
    rights::WRITE,
    store, tally,
};

#[derive(Template)]
#[template(path = "desk-tree.html")]
struct TreeView<'a> {
    t: &'a Tongue,
    hint: String,
    rows: Vec<TreeRow>,
    days: String,
    breakdowns: Vec<String>,
}

struct TreeRow {
    depth: usize,
    name: String,
    title: String,
    lang: Language,
    languages: String,
    badge: String,
    behind: String,
    total: String,
    /// Safe HTML: how many follow it that are not shown, or "".
    below: String,
    answer: String,
}

/// `campaigns/{edition}/tree`: who follows this edition: languages, how far behind, results.
pub async fn tree(desk: DeskPlace, Path(names): Path<super::Names>) -> Answer {
    desk.must(WRITE)?;
    let it = own(&desk, super::name(&names, "edition")).await?;
    let t = desk.t();
    let wanted = desk.visit.wanted();
    let mut conn = desk.site.db.read().await?;
    let Branch { shown, below } = branch(&store::hung(&mut conn, it.campaign).await?, it.id);
    let ids: Vec<Id<EditionId>> = shown.iter().map(|(one, _)| *one).collect();
    let editions = store::editions_by_ids(&mut conn, &ids).await?;
    let owner = store::campaign(&mut conn, it.campaign).await?.body == desk.body.id;
    let behind_of = store::behind_of(&mut conn, it.campaign).await?;
    let bodies: Vec<_> = editions.iter().map(|edition| edition.body).collect();
    let totals = store::totals_of(&mut conn, it.campaign, &bodies).await?;
    drop(conn);
    let exact = crate::rights::is_of(Some(&desk.actor), desk.body.id);
    let mut editions: HashMap<_, _> = editions.into_iter().map(|one| (one.id, one)).collect();
    let mut rows = Vec::new();
    for (at, (edition, depth)) in shown.iter().enumerate() {
        let Some(edition) = editions.remove(edition) else { continue };
        let depth = *depth;
        let open = shown.get(at + 1).is_some_and(|(_, next)| *next == depth + 1);
        let under = below.get(&edition.id).copied().filter(|_| !open || at == 0).unwrap_or(0);
        let behind = behind_of.get(&edition.id).copied().unwrap_or(0);
        let total = totals.get(&edition.body).copied().unwrap_or(0);
        let languages: Vec<String> = edition.title.languages().map(|one| t.language_name(one)).collect();
        let (lang, title) = titled(&desk, &edition);
        let button = |label: &str, answer: &str, primary: bool| {
            let button = if primary { Button::primary(t.say(label)) } else { Button::quiet(t.say(label)) };
            PostButton {
                action: desk.path(&format!("{ENTRY}/{}/answer", it.id)),
                fields: vec![("edition".into(), edition.id.to_string()), ("answer".into(), answer.into())],
                button,
            }
            .to_string()
        };
        rows.push(TreeRow {
            depth: depth.min(8),
            name: desk
                .tree
                .get(edition.body)
                .map(|body| body.names.best(&wanted).to_owned())
                .unwrap_or_default(),
            title,
            lang,
            languages: t.list(&languages),
            badge: badge(t, &edition).to_string(),
            behind: if behind > 0 { t.count("campaigns-behind", behind) } else { String::new() },
            total: few_or(t, total, exact && edition.body == desk.body.id),
            // Its own desk shows what is not shown here, to whoever may see it.
            below: desk
                .tree
                .get(edition.body)
                .filter(|_| under > 0)
                .map(|body| {
                    let words = escape(&t.count("campaigns-tree-below", under));
                    if at > 0 && desk.actor.may(WRITE, &desk.tree.scope(body.id)) {
                        format!("<a href=\"/desk/b/{}/{ENTRY}/{}/tree\">{words}</a>", body.slug, edition.id)
                    } else {
                        words
                    }
                })
                .unwrap_or_default(),
            answer: if owner && edition.state == EditionState::Asked {
                format!(
                    "{} {}",
                    button("campaigns-accept", "yes", true),
                    button("campaigns-refuse", "no", false)
                )
            } else if owner && edition.state == EditionState::Refused {
                button("campaigns-accept", "yes", false)
            } else {
                String::new()
            },
        });
    }
    let mut breakdowns = Vec::new();
    for by in ["action", "language", "country"] {
        let told = tally::read(&desk.site, it.campaign, desk.body.id, Some(by), exact).await?;
        breakdowns.push(breakdown(t, by, told));
    }
    breakdowns.push(done_without_name(&desk, &it, exact).await?);
    let days = tally::read(&desk.site, it.campaign, desk.body.id, Some("day"), exact).await?;
    let main = TreeView {
        t,
        hint: t.say("campaigns-tree-hint"),
        rows,
        days: super::chart::days(t, desk.body.country, &days.items, days.rest),
        breakdowns,
    }
    .render()
    .map_err(Problem::failed)?;
    let (title_lang, title) = titled(&desk, &it);
    let page = DeskPage {
        body: Some(desk.body.id),
        title,
        title_lang: Some(title_lang),
        entry: ENTRY,
        crumbs: vec![crumb(&desk)],
        notices: done(&desk),
        main,
        ..DeskPage::default()
    };
    Ok(desk.site.desk(&desk.visit, page).await?)
}

/// How often it was shared and written: acts that take no name, by the action.
async fn done_without_name(desk: &DeskPlace, it: &Edition, exact: bool) -> Result<String> {
    let t = desk.t();
    let counts = store::breakdown(&mut desk.site.db.read().await?, it.campaign, desk.body.id, "did").await?;
    let row = |(key, count): (&String, &i64)| {
        let kind = ActionKind::from_code(key).map_or_else(|| key.clone(), |kind| t.say(kind_words(kind)));
        vec![Cell::text(&kind), Cell::text(&few_or(t, *count, exact))]
    };
    let rows: Vec<_> = counts.iter().map(row).collect();
    if rows.is_empty() {
        return Ok(String::new());
    }
    let columns = vec![Column::new(t.say("campaigns-by-did")), Column::number(t.say("campaigns-times"))];
    Ok(Table { caption: t.say("campaigns-by-did"), caption_unseen: false, columns, rows }.to_string())
}

pub(super) fn breakdown(t: &Tongue, by: &str, told: tally::Tally) -> String {
    let label = |key: &str| match by {
        "language" => key.parse().map(|one| t.language_name(one)).unwrap_or_default(),
        "country" => match words::Country::from_code(key) {
            words::Country::Other => t.say("campaigns-no-country"),
            country => t.country_name(country),
        },
        _ => ActionKind::from_code(key).map_or_else(|| key.to_owned(), |kind| t.say(kind_words(kind))),
    };
    let mut rows: Vec<Vec<Cell>> = told
        .items
        .iter()
        .map(|(key, count)| vec![Cell::text(&label(key)), Cell::text(&t.number(*count))])
        .collect();
    if told.rest > 0 {
        rows.push(vec![Cell::text(&t.say("campaigns-rest")), Cell::text(&t.number(told.rest))]);
    }
    let heading = match by {
        "language" => "campaigns-by-language",
        "country" => "campaigns-by-country",
        _ => "campaigns-by-action",
    };
    if rows.is_empty() {
        return String::new();
    }
    let columns = vec![Column::new(t.say(heading)), Column::number(t.say("campaigns-signatures"))];
    Table { caption: t.say(heading), caption_unseen: false, columns, rows }.to_string()
}

/// The owner's word on an adoption.
pub async fn answer(desk: DeskPlace, Path(names): Path<super::Names>, fields: Fields) -> Answer {
    desk.must(WRITE)?;
    let it = own(&desk, super::name(&names, "edition")).await?;
    let edition = fields.text("edition").parse().map_err(|_| Problem::not_found())?;
    adopt::answer(&desk.site, &desk.actor, edition, fields.text("answer") == "yes").await?;
    Ok(Redirect::to(&desk.path(&format!("{ENTRY}/{}/tree?done=answered", it.id))).into_response())
}
