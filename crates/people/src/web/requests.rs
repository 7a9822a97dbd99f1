//! What keyholders are asked for, by a date.

use ::web::Answer;
use askama::Template;
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};
use basis::{Id, Problem, Result};
use look::{
    Badge, EmptyState, Icon, Tone,
    form::{Button, PostButton},
};
use network::DeskPlace;
use serde::Deserialize;
use weave::{DeskPage, Entry, note};
use words::Tongue;

use super::{crumb, done};
use crate::{
    model::{Request, RequestId, shortened},
    reveal,
    rights::{OPEN, READ, WRITE},
    store,
};

#[derive(Deserialize)]
pub struct WhichRequest {
    request: String,
}

#[derive(Template)]
#[template(path = "requests.html")]
struct View<'a> {
    t: &'a Tongue,
    /// The way to show that it is she, where an address could be shown then.
    gate: String,
    items: Vec<Item>,
    empty: String,
}

struct Item {
    badge: String,
    asked: String,
    iso: String,
    due: String,
    /// Shortened, for a keyholder; whole where she asked for this one, since she answers by mail.
    address: String,
    show: String,
    answer: String,
}

pub async fn show(desk: DeskPlace) -> Answer {
    page(&desk, None).await
}

/// One of them with its whole address, for this answer alone.
pub async fn address(desk: DeskPlace, Path(which): Path<WhichRequest>) -> Answer {
    desk.must(READ)?;
    let id: Id<RequestId> = which.request.parse().map_err(|_| Problem::not_found())?;
    let whole = reveal::address_of(&desk.site, &desk.actor, &desk.scope, id).await?;
    page(&desk, Some((id, whole))).await
}

async fn page(desk: &DeskPlace, shown: Option<(Id<RequestId>, String)>) -> Answer {
    desk.must(READ)?;
    let t = desk.t();
    let found = store::requests(&mut desk.site.db.read().await?, desk.body.id).await?;
    let empty = EmptyState {
        icon: Icon::Mail,
        title: t.say("people-requests-none"),
        text: t.say("people-requests-none-hint"),
        action: String::new(),
    };
    let has_key = keys::has_key(&desk.site, desk.body.id).await?;
    let mut visit = desk.visit.clone();
    visit.path = desk.path("persons/requests");
    let gate = visit.step_up_gate();
    let around = Around {
        desk,
        has_key,
        opens: desk.actor.may(OPEN, &desk.scope) && !desk.site.is_locked(desk.body.id).await?,
        stepped_up: gate.is_none(),
        shown,
    };
    let waits = found.iter().any(|one| one.answered.is_none());
    let main = View {
        t,
        gate: gate.filter(|_| around.opens && waits).unwrap_or_default(),
        items: found.iter().map(|one| item(&around, one)).collect::<Result<_>>()?,
        empty: empty.to_string(),
    }
    .render()
    .map_err(Problem::failed)?;
    let page = DeskPage {
        body: Some(desk.body.id),
        title: t.plain("people-requests"),
        entry: "persons",
        crumbs: vec![crumb(desk)],
        notices: done(&desk.visit),
        main,
        ..DeskPage::default()
    };
    Ok(desk.site.desk(&desk.visit, page).await?)
}

/// Who answers: a keyholder; where the body has none, whoever looks after its people.
fn answers(desk: &DeskPlace, has_key: bool) -> bool {
    desk.actor.may(OPEN, &desk.scope) || (!has_key && desk.actor.may(WRITE, &desk.scope))
}

struct Around<'a> {
    desk: &'a DeskPlace,
    has_key: bool,
    /// She opens what is sealed here, and the body is in no lockdown.
    opens: bool,
    stepped_up: bool,
    /// The one whose whole address she asked for.
    shown: Option<(Id<RequestId>, String)>,
}

fn item(around: &Around<'_>, one: &Request) -> Result<Item> {
    let desk = around.desk;
    let t = desk.t();
    let now = desk.site.clock.now();
    let badge = match one.answered {
        Some(at) => Badge::new(
            Tone::Done,
            Icon::Check,
            t.say_with("people-answered-at", &[("date", t.date(at).into())]),
        ),
        None if one.due < now => Badge::new(Tone::Danger, Icon::Danger, t.say("people-overdue")),
        None => Badge::new(Tone::Care, Icon::Clock, t.say("people-waits")),
    };
    let open = one.answered.is_none() && answers(desk, around.has_key);
    let whole = around.shown.as_ref().filter(|(id, _)| *id == one.id).map(|(_, whole)| whole.clone());
    let show = (open && around.opens && around.stepped_up && whole.is_none()).then(|| PostButton {
        action: desk.path(&format!("persons/requests/{}/address", one.id)),
        fields: Vec::new(),
        button: Button::quiet(t.say("people-show-address")),
    });
    let button = PostButton {
        action: desk.path(&format!("persons/requests/{}", one.id)),
        fields: Vec::new(),
        button: Button::primary(t.say("people-answer")).icon(Icon::Check),
    };
    Ok(Item {
        badge: badge.to_string(),
        asked: t.date(one.asked),
        iso: t.iso(one.asked),
        due: t.say_with("people-due", &[("date", t.date(one.due).into())]),
        address: match whole {
            Some(whole) => whole,
            None if open && around.opens => shortened(&crate::address::open(&desk.site, &one.address)?),
            None => String::new(),
        },
        show: show.map(|show| show.to_string()).unwrap_or_default(),
        answer: if open { button.to_string() } else { String::new() },
    })
}

/// She was answered.
pub async fn answer(desk: DeskPlace, Path(which): Path<WhichRequest>) -> Answer {
    if !answers(&desk, keys::has_key(&desk.site, desk.body.id).await?) {
        return Err(Problem::forbidden().into());
    }
    let id: Id<RequestId> = which.request.parse().map_err(|_| Problem::not_found())?;
    let (site, body, by) = (desk.site.clone(), desk.body.id, desk.actor.account);
    desk.site
        .db
        .write(move |conn| {
            Box::pin(async move {
                store::answer(conn, id, body, by, site.clock.now()).await?;
                note(&site, conn, Entry::new(body, Some(by), "people.answered").about(id)).await
            })
        })
        .await?;
    Ok(Redirect::to(&desk.path("persons/requests?done=answered")).into_response())
}
