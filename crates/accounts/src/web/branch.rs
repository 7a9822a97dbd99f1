//! Who holds what over a branch: one list, filters in the address, as CSV too.

use axum::response::Response;
use basis::{Moment, Result};
use look::{Cell, Column, EmptyState, Icon, Table, Toolbar, form::Button};
use network::DeskPlace;
use weave::DeskPage;
use web::{Answer, encode};

use super::{
    form::said,
    people::{in_sight, role_name},
};
use crate::{grant, model::Held, rights::GRANT, roles::roles};

/// Rows of one page.
const ROWS: usize = 200;
const SOON: std::time::Duration = std::time::Duration::from_secs(30 * 24 * 60 * 60);

struct Asked {
    words: String,
    role: String,
    soon: bool,
}

impl Asked {
    fn of(desk: &DeskPlace) -> Self {
        Self {
            words: desk.visit.asked("q").trim().to_owned(),
            role: desk.visit.asked("role"),
            soon: desk.visit.asked("ends") == "soon",
        }
    }
    fn query(&self) -> String {
        let mut parts = Vec::new();
        if !self.words.is_empty() {
            parts.push(format!("q={}", encode(&self.words)));
        }
        if !self.role.is_empty() {
            parts.push(format!("role={}", encode(&self.role)));
        }
        if self.soon {
            parts.push(String::from("ends=soon"));
        }
        if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) }
    }
}

async fn found(desk: &DeskPlace, ask: &Asked, now: Moment) -> Result<Vec<Held>> {
    let words = basis::fold(&ask.words);
    let all = grant::held_below(&desk.site, desk.body.id).await?;
    Ok(in_sight(desk, all)
        .await?
        .into_iter()
        // A right over the body alone shows nothing of those below.
        .filter(|held| desk.actor.may(GRANT, &desk.tree.scope(held.body)))
        .filter(|held| ask.role.is_empty() || held.role == ask.role)
        .filter(|held| !ask.soon || held.until < now.plus(SOON))
        .filter(|held| {
            let body = desk.tree.get(held.body);
            let name = basis::fold(&held.name);
            words
                .split_whitespace()
                .all(|word| name.contains(word) || body.is_some_and(|body| body.is_called(word)))
        })
        .collect())
}

fn cells(desk: &DeskPlace, roles: &crate::rights::Roles, held: &Held) -> [String; 5] {
    let t = desk.t();
    let body = desk.tree.get(held.body).map_or("", |body| body.names.best(&desk.visit.wanted())).to_owned();
    [
        held.name.clone(),
        role_name(desk, roles, &held.role),
        body,
        t.say(if held.below { "accounts-here-and-below" } else { "accounts-here" }),
        t.date(held.until),
    ]
}

pub async fn show(desk: DeskPlace) -> Answer {
    desk.must(GRANT)?;
    let t = desk.t();
    let ask = Asked::of(&desk);
    let now = desk.site.clock.now();
    let roles = roles(&desk.site).await?;
    let held = found(&desk, &ask, now).await?;
    let link = |label: String, ask: Asked, here: bool| {
        look::Link::new(format!("{}{}", desk.path("people/branch"), ask.query()), label).current(here)
    };
    let mut filters = vec![
        link(
            t.say("accounts-branch-all"),
            Asked { words: ask.words.clone(), role: String::new(), soon: false },
            ask.role.is_empty() && !ask.soon,
        ),
        link(
            t.say("accounts-branch-soon"),
            Asked { words: ask.words.clone(), role: String::new(), soon: true },
            ask.soon,
        ),
    ];
    for role in roles.all() {
        let asks = Asked { words: ask.words.clone(), role: role.id.clone(), soon: false };
        filters.push(link(role_name(&desk, &roles, &role.id), asks, ask.role == role.id));
    }
    let csv = Button::quiet(t.say("accounts-as-csv")).link(format!(
        "{}{}",
        desk.path("people/branch.csv"),
        ask.query()
    ));
    let toolbar = Toolbar {
        t,
        action: desk.path("people/branch"),
        query: Some(ask.words.clone()),
        filters,
        end: csv.to_string(),
    };
    let rows: Vec<Vec<Cell>> = held
        .iter()
        .take(ROWS)
        .map(|one| {
            let [name, role, body, reach, until] = cells(&desk, &roles, one);
            let slug = desk.tree.get(one.body).map_or("", |body| body.slug.as_str());
            vec![
                Cell::html(format!("<bdi>{}</bdi>", look::escape(&name))),
                Cell::text(&role),
                Cell::html(format!(
                    "<a href=\"/desk/b/{slug}/people\"><bdi>{}</bdi></a>",
                    look::escape(&body)
                )),
                Cell::text(&reach),
                Cell::text(&until),
            ]
        })
        .collect();
    let mut main = format!("<div class=\"stack\">{}{toolbar}", said(t, "accounts-branch-hint"));
    if rows.is_empty() {
        let empty = EmptyState {
            icon: Icon::Key,
            title: t.say("ui-no-results"),
            text: String::new(),
            action: String::new(),
        };
        main.push_str(&empty.to_string());
    } else {
        let table = Table {
            caption: t.say("accounts-branch"),
            caption_unseen: true,
            columns: ["ui-name", "accounts-role", "accounts-body", "accounts-reach", "accounts-until"]
                .map(|key| Column::new(t.say(key)))
                .to_vec(),
            rows,
        };
        main.push_str(&table.to_string());
        if held.len() > ROWS {
            main.push_str(&said(t, "accounts-branch-more"));
        }
    }
    main.push_str("</div>");
    let page = DeskPage {
        body: Some(desk.body.id),
        title: t.plain("accounts-branch"),
        entry: "people",
        crumbs: vec![look::Link::new(desk.path("people"), t.say("accounts-people"))],
        main,
        ..DeskPage::default()
    };
    Ok(desk.site.desk(&desk.visit, page).await?)
}

pub async fn csv(desk: DeskPlace) -> Answer<Response> {
    desk.must(GRANT)?;
    let t = desk.t();
    let roles = roles(&desk.site).await?;
    let held = found(&desk, &Asked::of(&desk), desk.site.clock.now()).await?;
    let head = ["ui-name", "accounts-role", "accounts-body", "accounts-reach", "accounts-until"]
        .map(|key| t.plain(key))
        .to_vec();
    let rows = held.iter().map(|one| cells(&desk, &roles, one).to_vec());
    Ok(web::csv("roles", std::iter::once(head).chain(rows)))
}
