use askama::Template;
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};
use basis::{Kind, Problem};
use http::StatusCode;
use look::form::Button;
use weave::{Plain, Visit};
use web::{Answer, encode};
use words::Tongue;

use super::{Posted, enter as enter_with, sign_in};
use crate::{link, sign_in::Entered};

/// "Send me a link", from the sign-in form.
pub async fn ask(visit: Visit, posted: Posted) -> Answer {
    let (email, to) = (posted.fields.text("email"), posted.fields.text("next"));
    match link::ask(&visit.site, email, posted.from).await {
        Ok(()) => Ok(Redirect::to("/sign-in/sent").into_response()),
        Err(problem) if sign_in::is_shown(&problem) => sign_in::page(visit, email, to, Some(&problem)).await,
        Err(problem) => Err(problem.into()),
    }
}

/// The same for everybody, account or not.
pub async fn sent(visit: Visit) -> Answer {
    plain(&visit, "accounts-sent-title", "accounts-sent", None, None).await
}

/// A page with a button: programs that look at links in mails use none up.
pub async fn show(visit: Visit, Path(token): Path<String>) -> Answer {
    if link::stands(&visit.site, &token).await? {
        let action = format!("/sign-in/link/{}", encode(&token));
        plain(&visit, "accounts-link-title", "accounts-link", Some(action), None).await
    } else {
        over(&visit).await
    }
}

pub async fn enter(visit: Visit, Path(token): Path<String>, posted: Posted) -> Answer {
    match link::by_link(&visit.site, &token, &posted.device).await {
        Ok(Entered::In(opened)) => {
            Ok(enter_with(&visit, &posted, &opened.token, "/desk/account/secure").await)
        }
        Ok(Entered::Code(half)) => Ok(super::again::ask_code(&visit, &half, "")),
        Err(problem) if problem.is(Kind::Gone) => over(&visit).await,
        Err(problem) => Err(problem.into()),
    }
}

async fn over(visit: &Visit) -> Answer {
    plain(visit, "accounts-link-over-title", "accounts-link-over", None, Some(StatusCode::GONE)).await
}

#[derive(Template)]
#[template(path = "link.html")]
struct LinkPage<'a> {
    t: &'a Tongue,
    title: &'static str,
    text: &'static str,
    /// Where the button posts to.
    action: Option<String>,
    enter: Button,
    again: Button,
}

async fn plain(
    visit: &Visit,
    title: &'static str,
    text: &'static str,
    action: Option<String>,
    status: Option<StatusCode>,
) -> Answer {
    let t = &visit.t;
    let main = LinkPage {
        t,
        title,
        text,
        action,
        enter: Button::primary(t.say("accounts-sign-in")),
        again: Button::quiet(t.say("accounts-to-sign-in")).link("/sign-in"),
    }
    .render()
    .map_err(Problem::failed)?;
    Ok(visit.site.show_plain(visit, Plain { title: t.plain(title), main, status }).await?)
}
