//! The desk's list of messages.

use ::web::{Answer, query};
use askama::Template;
use axum::extract::{OriginalUri, Path};
use basis::{Id, Problem, Result};
use look::{
    Badge, EmptyState, Icon, Link, Pager, Tone, Toolbar,
    form::{Button, PostButton},
};
use network::DeskPlace;
use serde::Deserialize;
use weave::DeskPage;
use words::Tongue;

use super::{
    below::{Below, below},
    done::{done, went},
};
use crate::{
    contact::unseal,
    model::{Message, MessageId, PAGE, Passing, paragraphs},
    pass_on,
    rights::READ,
    store::{self, Before},
};

#[derive(Deserialize)]
pub struct Which {
    message: String,
}

impl Which {
    fn id(&self) -> Result<Id<MessageId>> {
        self.message.parse().map_err(|_| Problem::not_found())
    }
}

#[derive(Template)]
#[template(path = "desk-messages.html")]
struct View<'a> {
    t: &'a Tongue,
    toolbar: String,
    items: Vec<Item<'a>>,
    empty: String,
    pager: String,
    below: Vec<Below>,
}

struct Item<'a> {
    /// Empty: erased.
    name: &'a str,
    iso: String,
    date: String,
    badge: String,
    parts: Vec<&'a str>,
    address: String,
    waits: bool,
    leaving: bool,
    send: String,
    reject: String,
}

/// `?state=waiting|sending|sent|rejected`, `?before=`
pub async fn list(desk: DeskPlace, OriginalUri(uri): OriginalUri) -> Answer {
    desk.must(READ)?;
    let t = desk.t();
    let state =
        query(uri.query(), "state").and_then(|code| Passing::from_code(&code)).unwrap_or(Passing::Waiting);
    let before = query(uri.query(), "before").and_then(|text| Before::read(&text));
    let mut conn = desk.site.db.read().await?;
    let mut found =
        store::list_messages(&mut conn, desk.body.id, Some(state), before.clone(), PAGE + 1).await?;
    let waiting = store::messages_by_body(&mut conn).await?;
    drop(conn);
    let more = found.len() > PAGE;
    found.truncate(PAGE);
    let here = |state: Passing| format!("{}?state={}", desk.path("messages"), state.code());
    let pager = Pager {
        t,
        newer: before.is_some().then(|| here(state)),
        older: found.last().filter(|_| more).map(|last| {
            format!("{}&before={}", here(state), Before { at: last.at.millis(), id: last.id.to_string() })
        }),
    };
    let filters =
        Passing::ALL.into_iter().map(|one| Link::new(here(one), t.say(words(one))).current(one == state));
    let toolbar = Toolbar {
        t,
        action: desk.path("messages"),
        query: None,
        filters: filters.collect(),
        end: String::new(),
    };
    let empty = EmptyState {
        icon: Icon::Mail,
        title: t.say("comments-messages-none"),
        text: t.say("comments-messages-none-hint"),
        action: String::new(),
    };
    let main = View {
        t,
        toolbar: toolbar.to_string(),
        items: found.iter().map(|one| item(&desk, one)).collect::<Result<_>>()?,
        empty: empty.to_string(),
        pager: pager.to_string(),
        below: below(&desk, READ, "messages", "comments-messages-waiting", waiting),
    }
    .render()
    .map_err(Problem::failed)?;
    let page = DeskPage {
        body: Some(desk.body.id),
        title: t.plain("comments-messages"),
        entry: "messages",
        notices: done(t, uri.query()),
        main,
        ..DeskPage::default()
    };
    Ok(desk.site.desk(&desk.visit, page).await?)
}

pub async fn send(desk: DeskPlace, Path(which): Path<Which>) -> Answer {
    pass_on::send(&desk.site, &desk.actor, &desk.scope, which.id()?).await?;
    Ok(went(&desk.path("messages"), "sent", 1))
}

pub async fn reject(desk: DeskPlace, Path(which): Path<Which>) -> Answer {
    pass_on::reject(&desk.site, &desk.actor, &desk.scope, which.id()?).await?;
    Ok(went(&desk.path("messages"), "refused", 1))
}

const fn words(state: Passing) -> &'static str {
    match state {
        Passing::Waiting => "comments-state-waiting",
        Passing::Sending => "comments-message-sending",
        Passing::Sent => "comments-message-sent",
        Passing::Rejected => "comments-state-rejected",
    }
}

fn item<'a>(desk: &DeskPlace, one: &'a Message) -> Result<Item<'a>> {
    let t = desk.t();
    let (tone, icon) = match one.state {
        Passing::Waiting => (Tone::Care, Icon::Clock),
        Passing::Sending => (Tone::Info, Icon::Clock),
        Passing::Sent => (Tone::Done, Icon::Check),
        Passing::Rejected => (Tone::Info, Icon::Close),
    };
    let mut badge = Badge::new(tone, icon, t.say(words(one.state))).to_string();
    if one.bulk {
        badge.push_str(&Badge::new(Tone::Danger, Icon::Care, t.say("comments-bulk")).to_string());
    }
    let post = |what: &str, button: Button| {
        let action = desk.path(&format!("messages/{}/{what}", one.id));
        PostButton { action, fields: Vec::new(), button }.to_string()
    };
    Ok(Item {
        name: &one.name,
        iso: t.iso(one.at),
        date: t.date_time(one.at),
        badge,
        parts: paragraphs(&one.text).collect(),
        address: one
            .address
            .as_deref()
            .map(|sealed| unseal(&desk.site, sealed))
            .transpose()?
            .unwrap_or_default(),
        waits: one.state == Passing::Waiting,
        leaving: one.state == Passing::Sending,
        send: post("send", Button::primary(t.say("comments-message-send")).icon(Icon::Mail)),
        reject: post("reject", Button::danger(t.say("comments-message-reject"))),
    })
}
