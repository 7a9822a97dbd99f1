//! The trail in the desk.

use ::web::{Answer, query};
use askama::Template;
use axum::extract::OriginalUri;
use basis::{Id, Problem, of::Account};
use look::{
    Cell, Column, EmptyState, Icon, Pager, Table,
    form::{Button, Choice, Field},
};
use network::DeskPlace;
use weave::DeskPage;
use words::Tongue;

use super::said::{Names, what};
use crate::{
    model::{Line, PAGE, grouped, is_what, mark},
    rights::READ,
    store::{self, Ask},
};

#[derive(Template)]
#[template(path = "list.html")]
struct List<'a> {
    t: &'a Tongue,
    action: String,
    fields: Vec<String>,
    open: bool,
    ways: Vec<String>,
    table: String,
    empty: String,
    pager: String,
}

/// As an address says it: `?what=KEY`, `?who=ID` or `?who=house`, `?since=2026-03-12`, `?before=NUMBER`.
pub(super) fn asked(desk: &DeskPlace, of: Option<&str>) -> (Ask, String) {
    let field = |name: &str| query(of, name).unwrap_or_default().trim().to_owned();
    let (kind, who, since) = (field("what"), field("who"), field("since"));
    let ask = Ask {
        what: Some(kind).filter(|kind| is_what(kind)),
        by: match who.as_str() {
            "house" => Some(None),
            id => id.parse::<Id<Account>>().ok().map(Some),
        },
        since: desk.body.country.start_of_day(&since),
        before: field("before").parse().ok().filter(|number| *number > 0),
        limit: PAGE + 1,
    };
    let mut narrowed = String::new();
    if let Some(kind) = &ask.what {
        narrowed.push_str(&format!("&what={kind}"));
    }
    match ask.by {
        Some(Some(id)) => narrowed.push_str(&format!("&who={id}")),
        Some(None) => narrowed.push_str("&who=house"),
        None => {}
    }
    if ask.since.is_some() {
        narrowed.push_str(&format!("&since={}", ::web::encode(&since)));
    }
    (ask, narrowed)
}

pub async fn show(desk: DeskPlace, OriginalUri(uri): OriginalUri) -> Answer {
    desk.must(READ)?;
    let (ask, narrowed) = asked(&desk, uri.query());
    let mut conn = desk.site.db.read().await?;
    let mut lines = store::list(&mut conn, desk.body.id, &ask).await?;
    let more = lines.len() > PAGE;
    lines.truncate(PAGE);
    let (kinds, accounts) = store::known(&mut conn, desk.body.id).await?;
    let names = Names::of(&desk, &mut conn, &lines, &accounts).await?;
    drop(conn);
    let t = desk.t();
    let here = |rest: &str| {
        let rest = format!("{narrowed}{rest}");
        let rest = rest.strip_prefix('&').map(|rest| format!("?{rest}")).unwrap_or_default();
        format!("{}{rest}", desk.path("audit"))
    };
    let csv = format!(
        "{}{}",
        desk.path("audit/csv"),
        here("").strip_prefix(&desk.path("audit")).unwrap_or_default()
    );
    let pager = Pager {
        t,
        newer: ask.before.is_some().then(|| here("")),
        older: lines.last().filter(|_| more).map(|last| here(&format!("&before={}", last.number))),
    };
    let empty = EmptyState {
        icon: Icon::Clock,
        title: t.say("audit-none"),
        text: t.say(if narrowed.is_empty() { "audit-none-yet" } else { "audit-none-found" }),
        action: String::new(),
    };
    let main = List {
        t,
        action: desk.path("audit"),
        fields: fields(&desk, &ask, kinds, accounts, &names),
        open: !narrowed.is_empty(),
        ways: vec![Button::quiet(t.say("audit-csv")).icon(Icon::Download).link(csv).to_string()],
        table: if lines.is_empty() { String::new() } else { table(&desk, &names, &lines) },
        empty: empty.to_string(),
        pager: pager.to_string(),
    }
    .render()
    .map_err(Problem::failed)?;
    let page = DeskPage {
        body: Some(desk.body.id),
        title: t.plain("audit-desk"),
        entry: "audit",
        actions: Button::primary(t.say("audit-verify"))
            .icon(Icon::Shield)
            .link(desk.path("audit/verify"))
            .to_string(),
        main,
        ..DeskPage::default()
    };
    Ok(desk.site.desk(&desk.visit, page).await?)
}

fn fields(
    desk: &DeskPlace,
    ask: &Ask,
    kinds: Vec<String>,
    accounts: Vec<Id<Account>>,
    names: &Names,
) -> Vec<String> {
    let t = desk.t();
    let mut whats: Vec<Choice> = kinds
        .into_iter()
        .map(|kind| {
            let chosen = ask.what.as_deref() == Some(&kind);
            let label = what(t, &kind);
            Choice::new(kind, label).chosen(chosen)
        })
        .collect();
    whats.insert(0, Choice::new("", t.say("audit-any-what")).chosen(ask.what.is_none()));
    let mut whos: Vec<Choice> = accounts
        .into_iter()
        .map(|id| Choice::new(id.to_string(), names.who(t, Some(id))).chosen(ask.by == Some(Some(id))))
        .collect();
    whos.insert(0, Choice::new("house", t.plain("audit-by-house")).chosen(ask.by == Some(None)));
    whos.insert(0, Choice::new("", t.say("audit-any-who")).chosen(ask.by.is_none()));
    let since = ask.since.map(|since| desk.body.country.day(since)).unwrap_or_default();
    vec![
        Field::select(t, "what", t.say("audit-what"), whats).to_string(),
        Field::select(t, "who", t.say("audit-who"), whos).to_string(),
        Field::new(t, look::form::Kind::Date, "since", t.say("audit-since"))
            .value(since)
            .optional()
            .to_string(),
    ]
}

fn table(desk: &DeskPlace, names: &Names, lines: &[Line]) -> String {
    let t = desk.t();
    let rows = lines
        .iter()
        .map(|line| {
            let when = format!(
                "<time datetime=\"{}\">{}</time>",
                t.iso(line.at),
                look::escape(&t.date_time(line.at))
            );
            let bdi = |text: &str| match text {
                "" => Cell::default(),
                text => Cell::html(format!("<bdi>{}</bdi>", look::escape(text))),
            };
            vec![
                Cell::text(&what(t, &line.what)),
                bdi(&names.who(t, line.by)),
                Cell::html(when),
                bdi(&names.about(desk, &line.about)),
                Cell::text(&line.count.map(|count| t.number(count)).unwrap_or_default()),
                Cell::html(format!(
                    "{} <bdi class=\"hint link-mark\" dir=\"ltr\">{}</bdi>",
                    line.number,
                    grouped(&mark(&line.hash))
                )),
            ]
        })
        .collect();
    Table {
        caption: t.say("audit-desk"),
        caption_unseen: true,
        columns: vec![
            Column::new(t.say("audit-what")),
            Column::new(t.say("audit-who")),
            Column::new(t.say("audit-when")),
            Column::new(t.say("audit-about")),
            Column::number(t.say("audit-count")),
            Column::new(t.say("audit-number")),
        ],
        rows,
    }
    .to_string()
}
