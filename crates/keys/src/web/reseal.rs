//! What a present keyholder's browser seals again for one who joined.

use axum::{body::Bytes, response::Response};
use basis::{Id, Problem, of::Account};
use look::Keyholder;
use network::DeskPlace;
use serde::Deserialize;
use serde_json::json as value;
use weave::{DeskPage, Envelope};
use web::Answer;

use super::{json, said};
use crate::{model, reseal, rights::OPEN};

fn joining(desk: &DeskPlace) -> Result<Id<Account>, Problem> {
    desk.visit.asked("for").parse().map_err(|_| Problem::not_found())
}

pub async fn show(desk: DeskPlace) -> Answer {
    desk.must(OPEN)?;
    let joining = joining(&desk)?;
    reseal::batch(&desk.site, &desk.actor, &desk.scope, joining, "").await?;
    let t = desk.t();
    let tool = Keyholder::reseal(t, &desk.path(&format!("key/envelopes?for={joining}")))
        .done(&format!("{}?done=resealed", desk.path("key")));
    let page = DeskPage {
        body: Some(desk.body.id),
        title: t.plain("keys-reseal"),
        entry: "key",
        crumbs: vec![look::Link::new(desk.path("key"), t.say("keys-key"))],
        main: format!("<div class=\"stack\">{}{tool}</div>", said(t, "keys-reseal-what")),
        ..DeskPage::default()
    };
    Ok(desk.site.desk(&desk.visit, page).await?)
}

pub async fn envelopes(desk: DeskPlace) -> Answer<Response> {
    desk.must(OPEN)?;
    let batch =
        reseal::batch(&desk.site, &desk.actor, &desk.scope, joining(&desk)?, &desk.visit.asked("after"))
            .await?;
    let envelopes: Vec<_> =
        batch.envelopes.iter().map(|(id, key)| value!({"id": id, "key": model::to_base64(key)})).collect();
    Ok(json(&value!({
        "envelopes": envelopes,
        "recipients": batch.recipients,
        "identity": model::to_base64(&batch.identity),
        "next": batch.next,
    }))?)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Posted {
    envelopes: Vec<One>,
    /// Those that did not open with the identity they are sealed to.
    #[serde(default)]
    damaged: Vec<Id<Envelope>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct One {
    id: Id<Envelope>,
    key: String,
}

pub async fn post(desk: DeskPlace, body: Bytes) -> Answer<Response> {
    desk.must(OPEN)?;
    let wrong = || Problem::invalid("envelopes", "keys-bad-envelope");
    let posted: Posted = serde_json::from_slice(&body).map_err(|_| wrong())?;
    let sealed = posted
        .envelopes
        .into_iter()
        .map(|one| Ok((one.id, model::base64(&one.key).ok_or_else(wrong)?)))
        .collect::<Result<Vec<_>, Problem>>()?;
    let all =
        reseal::take(&desk.site, &desk.actor, &desk.scope, joining(&desk)?, sealed, posted.damaged).await?;
    Ok(json(&value!({"done": all}))?)
}
