use ::web::{Answer, encode};
use basis::Result;
use look::{Badge, Cell, Column, EmptyState, Icon, Link, Pager, Table, Tone, Toolbar, escape, form::Button};
use network::DeskPlace;
use weave::DeskPage;

use super::{badge, done, page_asked};
use crate::{
    model::{Kind, State, Writing},
    rights,
    store::{self, Shelf},
};

const PER_PAGE: usize = 25;

/// `news` and `pages`: `?q=`, `?state=`, `?page=`.
pub async fn show(desk: DeskPlace, kind: Kind) -> Answer {
    desk.must(rights::over(kind))?;
    let t = desk.t();
    let (query, page) = (desk.visit.asked("q"), page_asked(&desk.visit));
    let state = State::from_code(&desk.visit.asked("state"));
    let mut conn = desk.site.db.read().await?;
    let shelf = Shelf::Writings(kind, state);
    let listing =
        store::desk(&mut conn, desk.body.id, shelf, &query, (page - 1) * PER_PAGE, PER_PAGE).await?;
    drop(conn);
    let here = desk.path(kind.folder());
    let (title, new_words) = match kind {
        Kind::News => (t.plain("pages-news"), t.say("pages-new-news")),
        Kind::Page => (t.plain("pages-pages"), t.say("pages-new-page")),
    };
    let new = Button::primary(new_words).icon(Icon::Plus).link(format!("{here}/new")).to_string();
    let address = |state: Option<State>, page: usize| {
        let mut pairs = Vec::new();
        pairs.extend(state.map(|state| format!("state={}", state.code())));
        if !query.is_empty() {
            pairs.push(format!("q={}", encode(&query)));
        }
        if page > 1 {
            pairs.push(format!("page={page}"));
        }
        if pairs.is_empty() { here.clone() } else { format!("{here}?{}", pairs.join("&")) }
    };
    let nothing = listing.writings.is_empty() && query.is_empty() && state.is_none() && page == 1;
    let main = if nothing {
        let (title, text) = match kind {
            Kind::News => ("pages-none-news-title", "pages-none-news"),
            Kind::Page => ("pages-none-page-title", "pages-none-page"),
        };
        let icon = if kind == Kind::News { Icon::News } else { Icon::Page };
        EmptyState { icon, title: t.say(title), text: t.say(text), action: new.clone() }.to_string()
    } else {
        let filters = [None].into_iter().chain(State::ALL.map(Some)).map(|one| {
            let words = match one {
                None => "ui-all",
                Some(State::Draft) => "pages-drafts",
                Some(State::Scheduled) => "pages-scheduled",
                Some(State::Published) => "pages-live",
            };
            Link::new(address(one, 1), t.say(words)).current(one == state)
        });
        let toolbar = Toolbar {
            t,
            action: here.clone(),
            query: Some(query.clone()),
            filters: filters.collect(),
            end: String::new(),
        };
        let rows = listing
            .writings
            .iter()
            .map(|(it, edited)| row(&desk, &here, it, *edited))
            .collect::<Result<Vec<_>>>()?;
        let list = if rows.is_empty() {
            format!("<p>{}</p>", escape(&t.say("ui-no-results")))
        } else {
            let columns = ["ui-title", "ui-state", "ui-languages", "pages-edited"];
            Table {
                caption: title.clone(),
                caption_unseen: true,
                columns: columns.map(|key| Column::new(t.say(key))).to_vec(),
                rows,
            }
            .to_string()
        };
        let pager = Pager {
            t,
            newer: (page > 1).then(|| address(state, page - 1)),
            older: listing.more.then(|| address(state, page + 1)),
        };
        format!("{toolbar}{list}{pager}")
    };
    let page = DeskPage {
        body: Some(desk.body.id),
        title,
        entry: kind.folder(),
        actions: if nothing { String::new() } else { new },
        notices: done(&desk.visit),
        main,
        ..DeskPage::default()
    };
    Ok(desk.site.desk(&desk.visit, page).await?)
}

fn row(desk: &DeskPlace, here: &str, it: &Writing, edited: basis::Moment) -> Result<Vec<Cell>> {
    let t = desk.t();
    let (lang, title) = it.title.nearest(&desk.visit.wanted()).unwrap_or((desk.visit.language, ""));
    let mut state = badge(t, it).to_string();
    if let Some(at) = it.publish_at {
        state.push_str(&format!(" <span class=\"hint\">{}</span>", escape(&t.date_time(at))));
    }
    if it.has_changes() {
        let changes = Badge::new(Tone::Care, Icon::Draft, t.say("pages-has-changes"));
        state.push_str(&format!(" {changes}"));
    }
    let languages: Vec<String> = it.languages().into_iter().map(|l| t.language_name(l)).collect();
    Ok(vec![
        Cell::html(format!("<a href=\"{here}/{}\">{}</a>", it.id, escape(title))).lang(lang),
        Cell::html(state),
        Cell::text(&t.list(&languages)),
        Cell::text(&t.ago(edited, desk.site.clock.now())),
    ])
}
