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
    address,
    model::{Request, RequestId},
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
    items: Vec<Item>,
    empty: String,
}

struct Item {
    badge: String,
    asked: String,
    iso: String,
    due: String,
    /// Whole, for a keyholder: she answers by mail.
    address: String,
    answer: String,
}

pub async fn show(desk: DeskPlace) -> Answer {
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
    let main = View {
        t,
        items: found.iter().map(|one| item(&desk, has_key, one)).collect::<Result<_>>()?,
        empty: empty.to_string(),
    }
    .render()
    .map_err(Problem::failed)?;
    let query = desk.visit.path.split_once('?').map(|(_, query)| query);
    let page = DeskPage {
        body: Some(desk.body.id),
        title: t.plain("people-requests"),
        entry: "persons",
        crumbs: vec![crumb(&desk)],
        notices: done(t, query),
        main,
        ..DeskPage::default()
    };
    Ok(desk.site.desk(&desk.visit, page).await?)
}

/// Who answers: a keyholder; where the body has none, whoever looks after its people.
fn answers(desk: &DeskPlace, has_key: bool) -> bool {
    desk.actor.may(OPEN, &desk.scope) || (!has_key && desk.actor.may(WRITE, &desk.scope))
}

fn item(desk: &DeskPlace, has_key: bool, one: &Request) -> Result<Item> {
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
    let open = one.answered.is_none() && answers(desk, has_key);
    let keyholder = open && desk.actor.may(OPEN, &desk.scope);
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
        address: if keyholder { address::open(&desk.site, &one.address)? } else { String::new() },
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
