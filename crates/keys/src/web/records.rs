//! Lists of sealed records, opened in a keyholder's browser.

use axum::{extract::Path, response::Response};
use basis::Problem;
use look::{Keyholder, form::Button};
use network::DeskPlace;
use serde_json::{Map, Value, json as value};
use weave::DeskPage;
use web::Answer;

use super::{asked, json, said};
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
    let sealed = hand_out::table(&desk.site, &table)?;
    let after = Some(asked(&desk.visit, "after")).filter(|after| !after.is_empty());
    let handed = hand(&desk.site, &desk.actor, &desk.scope, &table, after, PAGE).await?;
    let own = crate::identity(&desk.site, desk.actor.account).await?.ok_or_else(Problem::not_found)?;
    let t = desk.t();
    let fields: Vec<Value> = sealed
        .fields()
        .iter()
        .chain(sealed.plain())
        .map(|field| value!({"key": field.key, "label": t.plain(field.words)}))
        .collect();
    let envelopes: Vec<Value> =
        handed.envelopes.iter().map(|(id, key)| value!({"id": id, "key": to_base64(key)})).collect();
    let records: Vec<Value> = handed
        .records
        .iter()
        .map(|one| {
            let plain: Map<String, Value> =
                one.plain.iter().map(|(key, text)| ((*key).to_owned(), Value::from(text.as_str()))).collect();
            value!({
                "id": one.id,
                "envelope": one.envelope,
                "sealed": to_base64(&one.sealed),
                "at": t.iso(one.at),
                "plain": plain,
            })
        })
        .collect();
    Ok(json(&value!({
        "nasij": "records/1",
        "body": desk.body.id,
        "table": table,
        "language": desk.visit.language.code(),
        "fields": fields,
        "identity": to_base64(&own.wrapped),
        "envelopes": envelopes,
        "records": records,
        "next": handed.next,
        "left": handed.left,
    })))
}
