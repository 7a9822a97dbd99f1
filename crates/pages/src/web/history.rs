use ::web::Answer;
use askama::Template;
use basis::{Problem, Text};
use look::{
    Badge, Cell, Column, Diff, Icon, Link, Table, Tone, escape,
    form::{Button, PostButton},
};
use network::DeskPlace;
use weave::DeskPage;
use words::Tongue;

use super::{Names, account_names, form, id_in, see_other};
use crate::{
    diff,
    model::{Content, Kind},
    revise, store,
};

/// How many are listed.
const NEWEST: i64 = 100;

#[derive(Template)]
#[template(path = "history.html")]
struct View<'a> {
    t: &'a Tongue,
    heading: String,
    changes: Vec<(String, Diff)>,
    restore: Option<PostButton>,
    table: Table,
}

/// `news/{id}/revisions?version=`: what one revision changed, and all of them.
pub async fn show(desk: DeskPlace, names: Names, kind: Kind) -> Answer {
    let id = id_in(&names)?;
    let (writing, _) = form::newest(&desk, kind, id).await?;
    let t = desk.t();
    let version: i64 = desk.visit.asked("version").parse().unwrap_or(writing.version);
    let mut conn = desk.site.db.read().await?;
    let all = store::revisions(&mut conn, id, NEWEST).await?;
    let chosen = store::revision(&mut conn, id, version).await?;
    let before = match version {
        1 => Content { title: Text::new(), summary: Text::new(), text: Text::new(), ..chosen.clone() },
        later => store::revision(&mut conn, id, later - 1).await?,
    };
    drop(conn);
    let who = account_names(&desk.site).await?;
    let here = desk.path(&format!("{}/{id}", kind.folder()));
    let rows = all.iter().map(|one| {
        let number = t.number(one.version);
        let link = format!(
            "<a href=\"{here}/revisions?version={}\"{}>{}</a>",
            one.version,
            if one.version == version { " aria-current=\"page\"" } else { "" },
            escape(&t.say_with("pages-revision", &[("n", number.into())]))
        );
        let live = if writing.live == Some(one.version) {
            Badge::new(Tone::Done, Icon::Live, t.say("ui-live")).to_string()
        } else {
            String::new()
        };
        let name = one.account.and_then(|account| who.get(&account));
        vec![
            Cell::html(link),
            Cell::text(&t.date_time(one.at)),
            Cell::html(name.map(|name| format!("<bdi>{}</bdi>", escape(name))).unwrap_or_default()),
            Cell::html(live),
        ]
    });
    let columns = ["pages-revision-column", "pages-when", "pages-who", "ui-state"];
    let view = View {
        t,
        heading: t.say_with("pages-revision-changes", &[("n", t.number(version).into())]),
        changes: diff::between(&before, &chosen)
            .into_iter()
            .map(|changed| {
                let heading = format!("{} · {}", t.say(changed.words), t.language_name(changed.language));
                (heading, Diff { lang: changed.language, parts: changed.parts })
            })
            .collect(),
        restore: (version != writing.version).then(|| PostButton {
            action: format!("{here}/revisions/{version}"),
            fields: Vec::new(),
            button: Button::quiet(t.say("pages-revise")).icon(Icon::Restore),
        }),
        table: Table {
            caption: t.say("pages-revisions"),
            caption_unseen: false,
            columns: columns.map(|key| Column::new(t.say(key))).to_vec(),
            rows: rows.collect(),
        },
    };
    let (lang, title) = writing.title.nearest(&desk.visit.wanted()).unwrap_or((t.language, ""));
    let list = if kind == Kind::News { "pages-news" } else { "pages-pages" };
    let page = DeskPage {
        body: Some(desk.body.id),
        title: t.plain("pages-revisions"),
        entry: kind.folder(),
        crumbs: vec![Link::new(desk.path(kind.folder()), t.say(list)), Link::new(here, title).lang(lang)],
        main: view.render().map_err(Problem::failed)?,
        ..DeskPage::default()
    };
    Ok(desk.site.desk(&desk.visit, page).await?)
}

/// `news/{id}/revisions/{version}`, posted.
pub async fn restore(desk: DeskPlace, names: Names, kind: Kind) -> Answer {
    let id = id_in(&names)?;
    let version = names.get("version").and_then(|n| n.parse().ok()).ok_or_else(Problem::not_found)?;
    let saved = revise::revise(&desk.site, &desk.actor, &desk.scope, kind, id, version).await?;
    let how = if saved.has_changes() { "waits" } else { "restored" };
    Ok(see_other(&desk.path(&format!("{}/{id}?done={how}", kind.folder()))))
}
