//! The screens of accounts.

pub mod account;
pub mod again;
pub mod api;
pub mod branch;
pub mod erase;
mod form;
pub mod link;
pub mod lost;
pub mod offices;
pub mod passkeys;
pub mod people;
pub mod roles;
pub mod secure;
pub mod sign_in;
pub mod tokens;

use axum::{
    extract::{FromRequest, Request},
    response::{IntoResponse, Redirect, Response},
};
use basis::{Kind, Problem};
use http::{HeaderMap, header};
use look::{Notice, Tone};
use weave::{SESSION, Site, Visit};
use web::{Cookies, Failure, Fields};
use words::Tongue;

use crate::{
    device,
    model::{Prefix, device_words},
    session::COOKIE_SECONDS,
};

/// A posted form, and what is known of the browser that posts it.
pub struct Posted {
    pub fields: Fields,
    /// None where attempts are not counted.
    from: Option<Prefix>,
    device: String,
    /// The session the browser has now.
    token: Option<String>,
    /// By what the browser is known again.
    known: Option<String>,
}

impl FromRequest<Site> for Posted {
    type Rejection = Failure;
    async fn from_request(request: Request, site: &Site) -> Result<Self, Failure> {
        let headers = request.headers();
        let agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let from = (!site.guard.is_off_for(headers)).then(|| Prefix::of(site.guard.sender(&request)));
        let (device, token) = (device_words(agent), token(headers).map(str::to_owned));
        let known = known(headers).map(str::to_owned);
        // A button without fields may come without a body.
        let fields = match headers.contains_key(header::CONTENT_TYPE) {
            true => Fields::from_request(request, site).await?,
            false => Fields::default(),
        };
        Ok(Self { fields, from, device, token, known })
    }
}

fn known(headers: &HeaderMap) -> Option<&str> {
    Cookies::of(headers).get(device::COOKIE)
}

fn token(headers: &HeaderMap) -> Option<&str> {
    Cookies::of(headers).get(SESSION)
}

/// Sets the cookie of a new session, ends the one before it, and goes on to `to`, an own path.
async fn enter(visit: &Visit, posted: &Posted, token: &str, to: &str) -> Response {
    let response = Redirect::to(to).into_response();
    cookie_of(visit, posted.token.as_deref(), posted.known.as_deref(), token, response).await
}

/// An answer that also carries the cookie of a new session, and ends the one before it.
async fn cookie_of(
    visit: &Visit,
    before: Option<&str>,
    known: Option<&str>,
    token: &str,
    mut response: Response,
) -> Response {
    if let Some(before) = before
        && let Err(problem) = visit.site.end_session(before).await
    {
        tracing::warn!(%problem, "the session before was not ended");
    }
    if let Some(cookie) = visit.cookie(SESSION, token, Some(COOKIE_SECONDS)) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    match device::met(&visit.site, token, known).await {
        Ok(None) => {}
        Ok(Some(word)) => {
            if let Some(cookie) = visit.cookie(device::COOKIE, &word, Some(device::KNOWN.as_secs())) {
                response.headers_mut().append(header::SET_COOKIE, cookie);
            }
        }
        // She is in; the letter about it is not worth keeping her out.
        Err(problem) => tracing::warn!(%problem, "a new browser was not noted"),
    }
    response
}

/// What stands above a form that must be sent again later.
fn wait(t: &Tongue, problem: &Problem) -> Option<Notice> {
    let seconds = i64::try_from(problem.retry_after.unwrap_or(1)).unwrap_or(i64::MAX);
    let text = match problem.kind {
        Kind::TooMany if seconds > 90 => t.count("accounts-wait-minutes", seconds.saturating_add(59) / 60),
        Kind::TooMany => t.count("accounts-wait-seconds", seconds),
        Kind::Unavailable if problem.key == "accounts-busy" => t.say("accounts-busy"),
        _ => return None,
    };
    Some(Notice::new(Tone::Care, text))
}

/// The answer of a form page with its problem's status and wait.
fn with_status(mut response: Response, problem: &Problem) -> Response {
    *response.status_mut() = web::status_of(problem);
    if let Some(seconds) = problem.retry_after {
        response.headers_mut().insert(header::RETRY_AFTER, http::HeaderValue::from(seconds));
    }
    response
}
