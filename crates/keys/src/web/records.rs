//! Lists of sealed records, opened in a keyholder's browser.

use axum::{extract::Path, response::Response};
use basis::Problem;
use look::{Keyholder, form::Button};
use network::DeskPlace;
use weave::{DeskPage, Visit};
use web::{Actor, Answer, Scope};

use super::{
    api::{EnvelopeOut, FieldOut, Handed, RecordOut},
    asked, json, said,
};
use crate::{
    hand_out::{self, hand_out as hand, share},
    model::{self, to_base64},
};

/// Records of one answer: a browser opens that many while it waits for the next.
const PAGE: i64 = 200;

/// The lists that there are.
pub async fn lists(desk: DeskPlace) -> Answer {
    hand_out::must_open(&desk.site, &desk.actor, &desk.scope).await?;
    let t = desk.t();
    let mut rows = String::new();
    let mut conn = desk.site.db.read().await?;
    for table in desk.site.rooms.iter().flat_map(|room| room.sealed()) {
        let count = table.count(&desk.site, &mut conn, desk.body.id).await?;
        rows.push_str(&format!(
            "<li class=\"between\"><a href=\"{}\">{}</a><span class=\"number\">{}</span></li>",
            desk.path(&format!("records/{}", table.table())),
            look::escape(&t.say(table.words())),
            t.number(count),
        ));
    }
    drop(conn);
    let page = DeskPage {
        body: Some(desk.body.id),
        title: t.plain("keys-records"),
        entry: "records",
        main: format!(
            "<div class=\"stack\">{}<ul class=\"lines\">{rows}</ul></div>",
            said(t, "keys-records-hint")
        ),
        ..DeskPage::default()
    };
    Ok(desk.site.desk(&desk.visit, page).await?)
}

pub async fn show(desk: DeskPlace, Path((_, table)): Path<(String, String)>) -> Answer {
    let sealed = hand_out::table(&desk.site, &table)?;
    desk.must(sealed.right())?;
    hand_out::must_open(&desk.site, &desk.actor, &desk.scope).await?;
    desk.actor.stepped_up(desk.site.clock.now())?;
    let t = desk.t();
    let share = share(&desk.site, desk.actor.account, desk.body.id).await?;
    let title = t.plain(sealed.words());
    let tool = Keyholder::open(t, &desk.path(&format!("records/{table}/handed")))
        .named(&format!("{title} · {}", desk.name()));
    let left = t.say_with(
        "keys-share",
        &[("n", t.number(share.left).into()), ("all", t.number(model::SHARE).into())],
    );
    let ask = format!(
        "<p class=\"no-print\"><a data-ask href=\"{}\">{}</a></p>",
        desk.path("windows"),
        look::escape(&t.say("keys-window-ask"))
    );
    let page = DeskPage {
        body: Some(desk.body.id),
        title,
        entry: "records",
        crumbs: vec![look::Link::new(desk.path("records"), t.say("keys-records"))],
        actions: Button::quiet(t.say("keys-key")).link(desk.path("key")).to_string(),
        main: format!(
            "<div class=\"stack\"><div class=\"no-print\">{}<p>{}</p></div>{tool}{ask}</div>",
            said(t, "keys-open-trust"),
            look::escape(&left),
        ),
        ..DeskPage::default()
    };
    Ok(desk.site.desk(&desk.visit, page).await?)
}

/// The handed-out file, a page of it.
pub async fn handed(desk: DeskPlace, Path((_, table)): Path<(String, String)>) -> Answer<Response> {
    desk.must(crate::rights::OPEN)?;
    desk.actor.stepped_up(desk.site.clock.now())?;
    let after = Some(asked(&desk.visit, "after")).filter(|after| !after.is_empty());
    Ok(json(&file(&desk.visit, &desk.actor, &desk.scope, &table, after, PAGE).await?)?)
}

/// What a keyholder's browser and program open: the screen and the API hand out the same.
///
/// # Errors
/// As [`hand_out`].
pub async fn file(
    visit: &Visit,
    actor: &Actor,
    scope: &Scope,
    table: &str,
    after: Option<String>,
    limit: i64,
) -> Result<Handed, Problem> {
    let sealed = hand_out::table(&visit.site, table)?;
    let handed = hand(&visit.site, actor, scope, table, after, limit).await?;
    let own = crate::identity(&visit.site, actor.account).await?.ok_or_else(Problem::not_found)?;
    let t = &visit.t;
    let fields = sealed.fields().iter().chain(sealed.plain());
    let record = |one: weave::SealedRecord| RecordOut {
        id: one.id,
        envelope: one.envelope.to_string(),
        sealed: to_base64(&one.sealed),
        at: t.iso(one.at),
        plain: one.plain.into_iter().collect(),
    };
    Ok(Handed {
        nasij: "records/1",
        body: scope.body().map(|body| body.to_string()).unwrap_or_default(),
        table: table.to_owned(),
        language: visit.language.code(),
        fields: fields.map(|field| FieldOut { key: field.key, label: t.plain(field.words) }).collect(),
        identity: to_base64(&own.wrapped),
        envelopes: handed
            .envelopes
            .iter()
            .map(|(id, key)| EnvelopeOut { id: id.to_string(), key: to_base64(key) })
            .collect(),
        records: handed.records.into_iter().map(record).collect(),
        next: handed.next,
        left: handed.left,
    })
}
