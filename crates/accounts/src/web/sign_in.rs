use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};
use basis::{Kind, Problem};
use http::header;
use look::form::{Button, ErrorSummary, Field};
use weave::{Plain, SESSION, Visit};
use web::{Answer, encode, own_path};
use words::Tongue;

use super::{Posted, again::ask_code, enter, passkeys::passkey_button, wait, with_status};
use crate::sign_in::{Attempt, Entered, by_password};

#[derive(Template)]
#[template(path = "sign-in.html")]
struct SignInPage<'a> {
    t: &'a Tongue,
    notice: String,
    errors: String,
    next: String,
    email: Field<'a>,
    password: Field<'a>,
    enter: Button,
    link: Button,
    /// Shown where the browser knows passkeys.
    passkey: String,
}

/// Where to go afterwards, when it is a place on this site.
pub(super) fn next(path: &str) -> Option<&str> {
    own_path(path).filter(|path| !path.starts_with("/sign-"))
}

/// The page, empty or with what was typed and what is wrong with it.
pub(super) async fn page(mut visit: Visit, email: &str, to: &str, problem: Option<&Problem>) -> Answer {
    let to = next(to).unwrap_or_default().to_owned();
    // Another language is asked for by GET, also after a form was sent.
    visit.path = if to.is_empty() { "/sign-in".into() } else { format!("/sign-in?next={}", encode(&to)) };
    let t = &visit.t;
    let notice = match problem {
        Some(problem) => wait(t, problem).map(|notice| notice.to_string()).unwrap_or_default(),
        None if to.is_empty() => String::new(),
        None => format!("<p>{}</p>", look::escape(&t.say("accounts-sign-in-first"))),
    };
    let main = SignInPage {
        t,
        notice,
        errors: problem.map(|problem| ErrorSummary::of(t, problem).to_string()).unwrap_or_default(),
        passkey: passkey_button(t, "enter", if to.is_empty() { "/desk/" } else { &to }),
        next: to,
        email: Field::email(t, "email", t.say("ui-email"))
            .value(email)
            .max(254)
            .required()
            .autocomplete("username webauthn")
            .told(problem),
        password: Field::password(t, "password", t.say("ui-password"))
            .required()
            .autocomplete("current-password")
            .told(problem),
        enter: Button::primary(t.say("accounts-sign-in")),
        link: Button::quiet(t.say("accounts-send-link")).to("/sign-in/link").unchecked(),
    }
    .render()
    .map_err(Problem::failed)?;
    let title = t.plain("accounts-sign-in-title");
    let response = visit.site.show_plain(&visit, Plain { title, main, status: None }).await?;
    Ok(match problem {
        Some(problem) => with_status(response, problem),
        None => response,
    })
}

pub async fn form(visit: Visit) -> Answer {
    let to = visit.asked("next");
    page(visit, "", &to, None).await
}

pub async fn post(visit: Visit, posted: Posted) -> Answer {
    let (email, to) = (posted.fields.text("email"), posted.fields.text("next"));
    let attempt = Attempt {
        address: email,
        password: posted.fields.raw("password").unwrap_or_default(),
        device: &posted.device,
        from: posted.from,
    };
    match by_password(&visit.site, attempt).await {
        Ok(Entered::In(opened)) => {
            Ok(enter(&visit, &posted, &opened.token, next(to).unwrap_or("/desk/")).await)
        }
        Ok(Entered::Code(half)) => Ok(ask_code(&visit, &half, to)),
        Err(problem) if is_shown(&problem) => page(visit, email, to, Some(&problem)).await,
        Err(problem) => Err(problem.into()),
    }
}

/// What the form itself can say; nothing typed is lost.
pub(super) fn is_shown(problem: &Problem) -> bool {
    matches!(problem.kind, Kind::Invalid | Kind::TooMany) || problem.key == "accounts-busy"
}

pub async fn out(visit: Visit, headers: http::HeaderMap) -> Answer<Response> {
    if let Some(token) = super::token(&headers) {
        visit.site.end_session(token).await?;
    }
    let mut response = Redirect::to(&format!("/{}/", visit.language)).into_response();
    if let Some(cookie) = visit.cookie(SESSION, "", Some(0)) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}
