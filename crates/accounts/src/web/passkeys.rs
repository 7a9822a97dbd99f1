//! What `passkey.js` asks for. Nothing here is needed for a password and its code.

use axum::{
    body::Bytes,
    response::{IntoResponse, Response},
};
use basis::{Problem, Result};
use http::{HeaderMap, HeaderValue, header};
use serde::Deserialize;
use serde_json::{Value, json};
use weave::Visit;
use web::Answer;
use words::Tongue;

use super::{Posted, cookie_of, known, sign_in::next, token};
use crate::{model::device_words, own::may_set_up, passkey};

/// A button that a script shows where the browser knows passkeys; `way` is `enter` or `make`.
pub(super) fn passkey_button(t: &Tongue, way: &str, to: &str) -> String {
    let (label, field) = match way {
        "make" => (
            "accounts-passkey-make",
            look::form::Field::text(t, "passkey-label", t.say("accounts-passkey-label"))
                .hint(t.say("accounts-passkey-label-hint"))
                .max(80)
                .to_string(),
        ),
        _ => ("accounts-passkey-enter", String::new()),
    };
    format!(
        "<div class=\"stack tight\" data-passkey=\"{way}\" data-next=\"{}\" data-refused=\"{}\" hidden>{field}<p><button type=\"button\" \
         class=\"button primary\">{}{}</button></p><p role=\"status\"></p></div><script type=\"module\" src=\"{}\"></script>",
        look::escape(to),
        look::escape(&t.plain("accounts-passkey-refused")),
        look::Icon::Key,
        look::escape(&t.say(label)),
        look::asset_path("passkey.js"),
    )
}

#[derive(Deserialize)]
struct Finished {
    ceremony: String,
    #[serde(default)]
    label: String,
    #[serde(default)]
    next: String,
    credential: Value,
}

fn finished(body: &Bytes) -> Result<Finished> {
    serde_json::from_slice(body).map_err(|_| Problem::bad_request("problem-bad-request"))
}

fn answer(value: &Value) -> Response {
    let mut response = Response::new(axum::body::Body::from(value.to_string()));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

pub async fn begin_making(visit: Visit, headers: HeaderMap) -> Answer {
    let actor = visit.actor()?;
    may_set_up(&visit.site, actor, token(&headers).unwrap_or_default()).await?;
    let challenge = passkey::begin_making(&visit.site, actor.account).await?;
    Ok(answer(&json!({"ceremony": challenge.ceremony, "options": challenge.options})))
}

pub async fn finish_making(visit: Visit, headers: HeaderMap, body: Bytes) -> Answer {
    let actor = visit.actor()?;
    let session = token(&headers).unwrap_or_default();
    may_set_up(&visit.site, actor, session).await?;
    let finished = finished(&body)?;
    passkey::finish_making(
        &visit.site,
        actor.account,
        session,
        &finished.ceremony,
        &finished.label,
        finished.credential,
    )
    .await?;
    Ok(answer(&json!({"next": "/desk/account/secure?done=passkey"})))
}

pub async fn begin_entering(visit: Visit) -> Answer {
    let challenge = passkey::begin_entering(&visit.site).await?;
    Ok(answer(&json!({"ceremony": challenge.ceremony, "options": challenge.options})))
}

pub async fn enter(visit: Visit, headers: HeaderMap, body: Bytes) -> Answer {
    let finished = finished(&body)?;
    let agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let opened =
        passkey::enter(&visit.site, &finished.ceremony, finished.credential, &device_words(agent)).await?;
    let to = next(&finished.next).unwrap_or("/desk/");
    let response = answer(&json!({"next": to})).into_response();
    Ok(cookie_of(&visit, token(&headers), known(&headers), &opened.token, response).await)
}

/// A passkey ends.
pub async fn end(visit: Visit, posted: Posted) -> Answer {
    let actor = visit.actor()?;
    actor.stepped_up(visit.site.clock.now())?;
    passkey::end(&visit.site, actor.account, posted.fields.text("passkey")).await?;
    Ok(axum::response::Redirect::to("/desk/account/secure?done=passkey-ended").into_response())
}
