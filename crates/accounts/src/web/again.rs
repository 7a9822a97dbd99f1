use askama::Template;
use axum::response::{IntoResponse, Redirect};
use basis::Problem;
use look::form::{Button, ErrorSummary, Field};
use weave::{Plain, Visit};
use web::{Answer, encode};
use words::Tongue;

use super::{Posted, asked, sign_in, wait, with_status};
use crate::again::{self, Means};

#[derive(Template)]
#[template(path = "again.html")]
struct AgainPage<'a> {
    t: &'a Tongue,
    notice: String,
    errors: String,
    next: String,
    means: Means,
    password: Field<'a>,
    enter: Button,
    secure: Button,
}

async fn page(mut visit: Visit, to: &str, problem: Option<&Problem>) -> Answer {
    let means = again::means(&visit.site, visit.actor()?).await?;
    let to = sign_in::next(to).unwrap_or("/desk/").to_owned();
    visit.path = format!("/sign-in/again?next={}", encode(&to));
    let t = &visit.t;
    let main = AgainPage {
        t,
        notice: problem.and_then(|problem| wait(t, problem)).map(|one| one.to_string()).unwrap_or_default(),
        errors: problem.map(|problem| ErrorSummary::of(t, problem).to_string()).unwrap_or_default(),
        next: to,
        means,
        password: Field::password(t, "password", t.say("ui-password"))
            .required()
            .autocomplete("current-password")
            .told(problem),
        enter: Button::primary(t.say("accounts-again")),
        secure: Button::primary(t.say("accounts-to-account")).link("/desk/account"),
    }
    .render()
    .map_err(Problem::failed)?;
    let title = t.plain("accounts-again-title");
    let response = visit.site.show_plain(&visit, Plain { title, main, status: None }).await?;
    Ok(match problem {
        Some(problem) => with_status(response, problem),
        None => response,
    })
}

pub async fn show(visit: Visit) -> Answer {
    let to = asked(&visit, "next");
    page(visit, &to, None).await
}

pub async fn post(visit: Visit, posted: Posted) -> Answer {
    let to = posted.fields.text("next").to_owned();
    let token = posted.token.as_deref().unwrap_or_default();
    let password = posted.fields.raw("password").unwrap_or_default();
    match again::by_password(&visit.site, visit.actor()?, token, password).await {
        Ok(()) => Ok(Redirect::to(sign_in::next(&to).unwrap_or("/desk/")).into_response()),
        Err(problem) if sign_in::is_shown(&problem) => page(visit, &to, Some(&problem)).await,
        Err(problem) => Err(problem.into()),
    }
}
