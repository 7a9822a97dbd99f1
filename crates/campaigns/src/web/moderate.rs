//! What a moderator decides over: bursts that are held, and names that are shown.

use ::web::{Answer, Fields};
use askama::Template;
use async_trait::async_trait;
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};
use basis::{Language, Problem, Result};
use look::form::{Button, PostButton};
use network::DeskPlace;
use weave::{DeskPage, Fragment, Slot, SlotAsk, SlotPlace};
use words::Tongue;

use super::desk::{ENTRY, crumb, done, own, titled};
use crate::{
    model::{self, Edition},
    rights::{MODERATE, WRITE},
    store, take_back,
};

/// The desk's entry of whoever moderates.
pub(crate) const MODERATION: &str = "campaigns/moderation";

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

#[derive(Template)]
#[template(path = "desk-moderation.html")]
struct ModerationView<'a> {
    t: &'a Tongue,
    rows: Vec<ModerationRow>,
}

struct ModerationRow {
    title: String,
    lang: Language,
    held: String,
    waits: bool,
    held_href: String,
    names_href: String,
}

/// `campaigns/moderation`: the way of whoever moderates and writes no campaigns.
pub async fn all(desk: DeskPlace) -> Answer {
    desk.must(MODERATE)?;
    let t = desk.t();
    let mut conn = desk.site.db.read().await?;
    let mut rows = Vec::new();
    for it in store::below(&mut conn, desk.body.id).await? {
        let waits: i64 = store::held(&mut conn, it.id).await?.iter().map(|group| group.count).sum();
        if it.first_published.is_none() && waits == 0 {
            continue;
        }
        let (lang, title) = titled(&desk, &it);
        rows.push(ModerationRow {
            title,
            lang,
            held: t.count("campaigns-held", waits),
            waits: waits > 0,
            held_href: desk.path(&format!("{ENTRY}/{}/held", it.id)),
            names_href: desk.path(&format!("{ENTRY}/{}/names", it.id)),
        });
    }
    drop(conn);
    let main = ModerationView { t, rows }.render().map_err(Problem::failed)?;
    let page = DeskPage {
        body: Some(desk.body.id),
        title: t.plain("campaigns-moderation"),
        entry: MODERATION,
        main,
        ..DeskPage::default()
    };
    Ok(desk.site.desk(&desk.visit, page).await?)
}

/// On the desk: bursts that wait to be decided.
pub struct Waiting;

#[async_trait]
impl Slot for Waiting {
    fn place(&self) -> SlotPlace {
        SlotPlace::DeskWaiting
    }
    async fn fill(&self, ask: &SlotAsk<'_>) -> Result<Option<Fragment>> {
        let Ok(actor) = ask.visit.actor() else { return Ok(None) };
        let tree = network::tree(ask.site).await?;
        let t = &ask.visit.t;
        let mut html = String::new();
        for (id, count) in store::held_by_body(&mut ask.site.db.read().await?).await? {
            let scope = tree.scope(id);
            let here = ask.body.is_none_or(|top| scope.is_below(top));
            let Some(body) = tree.get(id).filter(|_| here && actor.may(MODERATE, &scope)) else { continue };
            let (lang, name) = body.names.nearest(&ask.visit.wanted()).unwrap_or((ask.visit.language, ""));
            html.push_str(&format!(
                "<div><p><a href=\"/desk/b/{}/{MODERATION}\">{}</a></p><p class=\"hint\"><bdi lang=\"{lang}\">{}</bdi></p></div>",
                body.slug,
                look::escape(&t.count("campaigns-held", count)),
                look::escape(name)
            ));
        }
        Ok((!html.is_empty()).then(|| Fragment { html, tags: Vec::new(), order: 90 }))
    }
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
    // Who moderates may have no business with the edition's own page.
    let crumbs = if desk.actor.may(WRITE, &desk.scope) {
        vec![crumb(desk), look::Link::new(desk.path(&format!("{ENTRY}/{}", it.id)), edition)]
    } else {
        vec![look::Link::new(desk.path(MODERATION), desk.t().say("campaigns-moderation"))]
    };
    let page = DeskPage {
        body: Some(desk.body.id),
        title,
        entry: ENTRY,
        crumbs,
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
