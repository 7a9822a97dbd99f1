//! The bodies below this one, in the desk.

use askama::Template;
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};
use basis::{Id, Problem, of::Body as BodyMark};
use look::{
    Cell, Column, EmptyState, Icon, Table, Toolbar,
    form::{Button, PostButton},
};
use weave::DeskPage;
use web::{Answer, Fields};
use words::Tongue;

use super::{kind_name, lang_dir, named, status_badge};
use crate::{Body, DeskPlace, Removed, removed_below, reorder, restore, rights};

/// Rows on one page; more are found by searching.
const ROWS: usize = 200;

#[derive(Template)]
#[template(path = "bodies.html")]
struct BodiesPage<'a> {
    t: &'a Tongue,
    toolbar: String,
    list: String,
    more: String,
    bin: String,
}

pub async fn show(desk: DeskPlace) -> Answer {
    desk.must(rights::EDIT)?;
    let t = desk.t();
    let words = desk.visit.asked("q");
    let words = words.trim();
    // Putting in order is done seldom, and its buttons are many.
    let ordering = web::query(desk.visit.query(), "order").is_some();
    let children = desk.tree.children(desk.body.id);
    let found = if words.is_empty() { children.to_vec() } else { found(&desk, words) };
    let may_have = desk.tree.kind(&desk.body.kind).is_some_and(|kind| !kind.may_contain.is_empty());
    let create = may_have.then(|| {
        Button::primary(t.say("network-create-title"))
            .icon(Icon::Plus)
            .link(desk.path("bodies/new"))
            .to_string()
    });
    let below = desk.tree.count_below(desk.body.id);
    let list = if below == 0 {
        let text = if may_have { "network-bodies-empty" } else { "network-kind-takes-none" };
        EmptyState {
            icon: Icon::Tree,
            title: t.say("network-bodies-empty-title"),
            text: t.say(text),
            action: create.clone().unwrap_or_default(),
        }
        .to_string()
    } else if found.is_empty() {
        format!("<p>{}</p>", look::escape(&t.say("ui-no-results")))
    } else {
        let shown = found.get(..ROWS).unwrap_or(&found);
        if ordering { order_table(&desk, shown) } else { table(&desk, shown) }.to_string()
    };
    let left = i64::try_from(found.len().saturating_sub(ROWS)).unwrap_or(0);
    let removed = removed_below(&desk.site, desk.body.id).await?;
    let main = BodiesPage {
        t,
        toolbar: if below == 0 {
            String::new()
        } else {
            Toolbar {
                t,
                action: desk.path("bodies"),
                query: Some(words.to_owned()),
                filters: Vec::new(),
                end: order_button(&desk, ordering).filter(|_| children.len() > 1).unwrap_or_default(),
            }
            .to_string()
        },
        list,
        more: if left > 0 { t.count("network-and-more", left) } else { String::new() },
        bin: if removed.is_empty() { String::new() } else { bin(&desk, &removed).to_string() },
    }
    .render()
    .map_err(Problem::failed)?;
    let page = DeskPage {
        body: Some(desk.body.id),
        title: t.plain("network-desk-bodies"),
        entry: "bodies",
        actions: create.filter(|_| below > 0).unwrap_or_default(),
        notices: desk.visit.done(&[("removed", "network-removed"), ("restored", "ui-restored")]),
        main,
        ..DeskPage::default()
    };
    Ok(desk.site.desk(&desk.visit, page).await?)
}

/// Bodies at any depth below whose name or address has all the words.
fn found(desk: &DeskPlace, words: &str) -> Vec<Id<BodyMark>> {
    let found = desk.tree.called(desk.body.id, words).map(|body| body.id);
    found.filter(|id| *id != desk.body.id).collect()
}

fn order_button(desk: &DeskPlace, ordering: bool) -> Option<String> {
    let t = desk.t();
    let button = if ordering {
        Button::quiet(t.say("network-order-end")).link(desk.path("bodies"))
    } else {
        Button::quiet(t.say("network-order")).link(desk.path("bodies?order=1"))
    };
    desk.actor.may(rights::EDIT, &desk.scope).then(|| button.to_string())
}

fn name_link(desk: &DeskPlace, body: &Body) -> Cell {
    let (lang, name) = named(&desk.visit, body);
    Cell::html(format!("<a href=\"/desk/b/{}/\"{}>{}</a>", body.slug, lang_dir(lang), look::escape(name)))
}

/// Names with a step up and down each.
fn order_table(desk: &DeskPlace, ids: &[Id<BodyMark>]) -> Table {
    let t = desk.t();
    let last = ids.len().saturating_sub(1);
    let row = |(at, body): (usize, &Body)| {
        let step = |way: &str, key: &str| {
            let button = Button::quiet(t.say(key)).named("way", way);
            let action = desk.path(&format!("bodies/{}/order", body.id));
            PostButton { action, fields: Vec::new(), button }.to_string()
        };
        let up = if at > 0 { step("up", "network-up") } else { String::new() };
        let down = if at < last { step("down", "network-down") } else { String::new() };
        vec![name_link(desk, body), Cell::html(format!("<div class=\"cluster tight\">{up}{down}</div>"))]
    };
    Table {
        caption: t.say("network-order"),
        caption_unseen: true,
        columns: ["ui-name", "network-order"].map(|key| Column::new(t.say(key))).to_vec(),
        rows: bodies(desk, ids).enumerate().map(row).collect(),
    }
}

fn bodies<'a>(desk: &'a DeskPlace, ids: &'a [Id<BodyMark>]) -> impl Iterator<Item = &'a Body> {
    ids.iter().filter_map(|id| desk.tree.get(*id)).map(AsRef::as_ref)
}

fn table(desk: &DeskPlace, ids: &[Id<BodyMark>]) -> Table {
    let (t, tree) = (desk.t(), &desk.tree);
    let row = |body: &Body| {
        let badge = status_badge(&desk.visit, body);
        let status = if badge.is_empty() { look::escape(&t.say(body.status.words())) } else { badge };
        let below = i64::try_from(tree.count_below(body.id)).unwrap_or(i64::MAX);
        let below = if below == 0 {
            t.number(0)
        } else {
            format!("<a href=\"/desk/b/{}/bodies\">{}</a>", body.slug, t.number(below))
        };
        vec![
            name_link(desk, body),
            Cell::text(&kind_name(&desk.visit, tree, &body.kind)),
            Cell::html(status),
            Cell::html(below),
        ]
    };
    Table {
        caption: t.say("network-desk-bodies"),
        caption_unseen: true,
        columns: vec![
            Column::new(t.say("ui-name")),
            Column::new(t.say("network-kind")),
            Column::new(t.say("ui-state")),
            Column::number(t.say("network-below-it")),
        ],
        rows: bodies(desk, ids).map(row).collect(),
    }
}

fn bin(desk: &DeskPlace, removed: &[Removed]) -> Table {
    let t = desk.t();
    let wanted = desk.visit.wanted();
    let row = |one: &Removed| {
        let (lang, name) = one.names.nearest(&wanted).unwrap_or((desk.visit.language, ""));
        let action = desk.path(&format!("bodies/{}/restore", one.id));
        let button = Button::quiet(t.say("ui-restore")).icon(Icon::Restore);
        vec![
            Cell::text(name).lang(lang),
            Cell::text(&t.date(one.at)),
            Cell::html(PostButton { action, fields: Vec::new(), button }.to_string()),
        ]
    };
    Table {
        caption: t.say("network-bin"),
        caption_unseen: true,
        columns: ["ui-name", "network-removed-on", "ui-restore"].map(|key| Column::new(t.say(key))).to_vec(),
        rows: removed.iter().map(row).collect(),
    }
}

pub async fn order(desk: DeskPlace, Path((_, child)): Path<(String, String)>, fields: Fields) -> Answer {
    desk.must(rights::EDIT)?;
    let child: Id<BodyMark> = child.parse().map_err(|_| Problem::not_found())?;
    let up = match fields.text("way") {
        "up" => true,
        "down" => false,
        _ => return Err(Problem::bad_request("problem-bad-request").into()),
    };
    reorder(&desk.site, &desk.actor, &desk.scope, child, up).await?;
    Ok(Redirect::to(&desk.path("bodies?order=1")).into_response())
}

pub async fn bring_back(desk: DeskPlace, Path((_, child)): Path<(String, String)>) -> Answer {
    let child: Id<BodyMark> = child.parse().map_err(|_| Problem::not_found())?;
    restore(&desk.site, &desk.actor, &desk.scope, child).await?;
    Ok(Redirect::to(&format!("{}?done=restored", desk.path("bodies"))).into_response())
}
