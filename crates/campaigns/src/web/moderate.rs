//! What a moderator decides over: bursts that are held, and names that are shown.

use ::web::{Answer, Fields};
use askama::Template;
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};
use basis::Problem;
use look::form::{Button, PostButton};
use network::DeskPlace;
use weave::DeskPage;

use super::desk::{ENTRY, crumb, done, own, titled};
use crate::{
    model::{self, Edition},
    rights::MODERATE,
    store, take_back,
};

#[derive(Template)]
#[template(path = "desk-held.html")]
struct HeldView {
    hint: String,
    rows: Vec<HeldRow>,
    none: String,
}

struct HeldRow {
    minute: String,
    network: String,
    count: String,
    take: String,
    reject: String,
}

/// `campaigns/{edition}/held`: bursts by number, minute and network, never by name.
pub async fn held(desk: DeskPlace, Path(names): Path<super::Names>) -> Answer {
    desk.must(MODERATE)?;
    let it = own(&desk, super::name(&names, "edition")).await?;
    let t = desk.t();
    let groups = store::held(&mut desk.site.db.read().await?, it.id).await?;
    let rows = groups
        .iter()
        .map(|group| {
            let network = model::hex(&group.network);
            let button = |label: &str, what: &str, primary: bool| {
                let button =
                    if primary { Button::primary(t.say(label)) } else { Button::danger(t.say(label)) };
                PostButton {
                    action: desk.path(&format!("{ENTRY}/{}/held", it.id)),
                    fields: vec![
                        ("network".into(), network.clone()),
                        ("minute".into(), group.minute.to_string()),
                        ("decision".into(), what.into()),
                    ],
                    button,
                }
                .to_string()
            };
            HeldRow {
                minute: t.date_time(basis::Moment::from_millis(group.minute * 60_000)),
                // Enough to see that two are the same network, and not which.
                network: network.chars().take(6).collect(),
                count: t.number(group.count),
                take: button("campaigns-held-take", "take", true),
                reject: button("campaigns-held-reject", "reject", false),
            }
        })
        .collect();
    let main = HeldView { hint: t.say("campaigns-held-hint"), rows, none: t.say("campaigns-held-none") }
        .render()
        .map_err(Problem::failed)?;
    page(&desk, &it, t.plain("campaigns-held-title"), main).await
}

/// A page of what is decided over at an edition.
async fn page(desk: &DeskPlace, it: &Edition, title: String, main: String) -> Answer {
    let (_, edition) = titled(desk, it);
    let page = DeskPage {
        body: Some(desk.body.id),
        title,
        entry: ENTRY,
        crumbs: vec![crumb(desk), look::Link::new(desk.path(&format!("{ENTRY}/{}", it.id)), edition)],
        notices: done(desk),
        main,
        ..DeskPage::default()
    };
    Ok(desk.site.desk(&desk.visit, page).await?)
}

pub async fn decide(desk: DeskPlace, Path(names): Path<super::Names>, fields: Fields) -> Answer {
    desk.must(MODERATE)?;
    let it = own(&desk, super::name(&names, "edition")).await?;
    let network = model::unhex(fields.text("network")).ok_or_else(Problem::not_found)?;
    let minute = fields.text("minute").parse().map_err(|_| Problem::not_found())?;
    let take = fields.text("decision") == "take";
    take_back::decide_burst(&desk.site, &desk.actor, &desk.scope, it.id, network, minute, take).await?;
    Ok(Redirect::to(&desk.path(&format!("{ENTRY}/{}/held?done=decided", it.id))).into_response())
}

#[derive(Template)]
#[template(path = "desk-names.html")]
struct NamesView {
    hint: String,
    rows: Vec<NameRow>,
    none: String,
}

struct NameRow {
    name: String,
    when: String,
    hide: String,
}

/// The names a moderator is shown at once.
const NAMES: usize = 200;

/// `campaigns/{edition}/names`: what the public page shows of those who signed, the newest first.
pub async fn names(desk: DeskPlace, Path(names): Path<super::Names>) -> Answer {
    desk.must(MODERATE)?;
    let it = own(&desk, super::name(&names, "edition")).await?;
    let t = desk.t();
    let shown = store::shown_names(&mut desk.site.db.read().await?, it.id, NAMES).await?;
    let rows = shown
        .into_iter()
        .map(|one| NameRow {
            when: t.date_time(one.at),
            hide: PostButton {
                action: desk.path(&format!("{ENTRY}/{}/names", it.id)),
                fields: vec![("signature".into(), one.signature.to_string())],
                button: Button::danger(t.say("campaigns-shown-hide")),
            }
            .to_string(),
            name: one.name,
        })
        .collect();
    let main = NamesView { hint: t.say("campaigns-shown-hint"), rows, none: t.say("campaigns-shown-none") }
        .render()
        .map_err(Problem::failed)?;
    page(&desk, &it, t.plain("campaigns-shown-title"), main).await
}

/// Takes one name off the public page; the signature counts on.
pub async fn hide_name(desk: DeskPlace, Path(names): Path<super::Names>, fields: Fields) -> Answer {
    desk.must(MODERATE)?;
    let it = own(&desk, super::name(&names, "edition")).await?;
    let signature = fields.text("signature").parse().map_err(|_| Problem::not_found())?;
    take_back::hide_name(&desk.site, &desk.actor, &desk.scope, it.id, signature).await?;
    Ok(Redirect::to(&desk.path(&format!("{ENTRY}/{}/names?done=hidden", it.id))).into_response())
}
