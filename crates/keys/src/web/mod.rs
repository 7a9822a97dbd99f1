//! The screens of keys. Making an identity and opening records need a script; everything else does not.

pub mod api;
pub mod identity;
pub mod key;
pub mod leave;
pub mod records;
pub mod reseal;
pub mod waiting;
pub mod windows;

use axum::response::Response;
use basis::{Kind, Problem, Result};
use http::{HeaderValue, header};
use look::{Notice, Tone};
use network::DeskPlace;
use serde::Serialize;
use words::Tongue;

use crate::model::BodyKey;

/// What a form's page can say itself.
fn is_shown(problem: &Problem) -> bool {
    problem.is(Kind::Invalid) || problem.is(Kind::Conflict)
}

fn with_status(mut response: Response, problem: Option<&Problem>) -> Response {
    if let Some(problem) = problem {
        *response.status_mut() = web::status_of(problem);
    }
    response
}

/// The body's key, without the names that are out of her sight while a body is in lockdown.
async fn in_sight(desk: &DeskPlace) -> Result<BodyKey> {
    let mut key = crate::key(&desk.site, desk.body.id).await?;
    let hidden = accounts::out_of_sight(&desk.site, &desk.actor).await?;
    for holder in key.holders.iter_mut().filter(|holder| hidden.contains(&holder.account)) {
        holder.name = desk.t().plain("accounts-name-hidden");
    }
    Ok(key)
}

/// A paragraph of the catalogues.
fn said(t: &Tongue, key: &str) -> String {
    format!("<p class=\"measure\">{}</p>", look::escape(&t.say(key)))
}

fn section(title: &str, inner: &str) -> String {
    format!("<section class=\"section stack\"><h2>{}</h2>{inner}</section>", look::escape(title))
}

fn done(t: &Tongue, key: Option<&str>) -> Vec<Notice> {
    key.map(|key| Notice::new(Tone::Done, t.say(key))).into_iter().collect()
}

/// What was not taken, above its form: by field, or in one sentence.
fn refused(t: &Tongue, problem: Option<&Problem>) -> String {
    match problem {
        Some(problem) if problem.fields.is_empty() => {
            Notice::new(Tone::Danger, t.say(&problem.key)).to_string()
        }
        Some(problem) => look::form::ErrorSummary::of(t, problem).to_string(),
        None => String::new(),
    }
}

fn json(value: &impl Serialize) -> Result<Response, Problem> {
    let mut response = weave::api::ok(value)?;
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}
