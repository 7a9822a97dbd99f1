//! Showing once more that it is she, and the second of two factors.

use axum::response::{IntoResponse, Redirect, Response};
use basis::{Kind, Problem};
use http::{HeaderMap, header};
use look::form::{Button, Field};
use weave::Visit;
use web::{Answer, Cookies, encode};

use super::{
    Posted, enter,
    form::{FormPage, said},
    passkeys::passkey_button,
    sign_in::{is_shown, next},
    token, wait,
};
use crate::{own::own, sign_in};

/// The cookie of a browser whose first factor was right.
const HALF: &str = "half";
const HALF_SECONDS: u64 = 600;

pub async fn show(visit: Visit, headers: HeaderMap) -> Answer {
    let to = visit.asked("next");
    page(&visit, token(&headers).unwrap_or_default(), &to, None).await
}

async fn page(visit: &Visit, token: &str, to: &str, problem: Option<&Problem>) -> Answer {
    let to = next(to).unwrap_or("/desk/").to_owned();
    let mut visit = visit.clone();
    visit.path = format!("/sign-in/again?next={}", encode(&to));
    let t = &visit.t;
    let own = own(&visit.site, visit.actor()?.account, token).await?;
    let mut before = said(t, "accounts-again");
    if let Some(notice) = problem.and_then(|problem| wait(t, problem)) {
        before.push_str(&notice.to_string());
    }
    if !own.passkeys.is_empty() {
        before.push_str(&passkey_button(t, "enter", &to));
    }
    let mut form = FormPage::new("", Button::primary(t.say("accounts-again-do"))).hidden("next", to.clone());
    if own.has_password {
        form.action = String::from("/sign-in/again");
        form.fields.push(
            Field::password(t, "password", t.say("ui-password"))
                .required()
                .autocomplete("current-password")
                .told(problem),
        );
        if own.has_codes && !own.demo {
            form.fields.push(code_field(t, problem));
        }
    } else if own.passkeys.is_empty() {
        before.push_str(&said(t, "accounts-again-none"));
        before.push_str(&format!(
            "<p>{}</p>",
            Button::primary(t.say("accounts-secure")).link("/desk/account/secure")
        ));
    }
    Ok(form.before(before).plain(&visit, &t.plain("accounts-again-title"), problem).await?)
}

pub(super) fn code_field<'a>(t: &'a words::Tongue, problem: Option<&Problem>) -> Field<'a> {
    Field::text(t, "code", t.say("accounts-code"))
        .hint(t.say("accounts-code-hint"))
        .max(32)
        .required()
        .autocomplete("one-time-code")
        .told(problem)
}

pub async fn post(visit: Visit, posted: Posted) -> Answer {
    let account = visit.actor()?.account;
    let session = posted.token.clone().unwrap_or_default();
    let to = posted.fields.text("next").to_owned();
    let password = posted.fields.raw("password").unwrap_or_default();
    match sign_in::again(&visit.site, account, &session, password, posted.fields.text("code"), posted.from)
        .await
    {
        Ok(()) => Ok(Redirect::to(next(&to).unwrap_or("/desk/")).into_response()),
        Err(problem) if is_shown(&problem) => page(&visit, &session, &to, Some(&problem)).await,
        Err(problem) => Err(problem.into()),
    }
}

/// On to the page of the second factor.
pub(super) fn ask_code(visit: &Visit, half: &str, to: &str) -> Response {
    let to = next(to).map(|to| format!("?next={}", encode(to))).unwrap_or_default();
    let mut response = Redirect::to(&format!("/sign-in/code{to}")).into_response();
    if let Some(cookie) = visit.cookie(HALF, half, Some(HALF_SECONDS)) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

fn half(headers: &HeaderMap) -> Option<String> {
    Cookies::of(headers).get(HALF).map(str::to_owned)
}

pub async fn code(visit: Visit, headers: HeaderMap) -> Answer {
    let to = visit.asked("next");
    let stands = match half(&headers) {
        Some(half) => sign_in::is_half(&visit.site, &half).await?,
        None => false,
    };
    if !stands {
        return Ok(Redirect::to("/sign-in").into_response());
    }
    code_page(visit, &to, None).await
}

async fn code_page(mut visit: Visit, to: &str, problem: Option<&Problem>) -> Answer {
    let to = next(to).unwrap_or_default().to_owned();
    visit.path =
        if to.is_empty() { "/sign-in/code".into() } else { format!("/sign-in/code?next={}", encode(&to)) };
    let t = &visit.t;
    let mut before = said(t, "accounts-code-ask");
    if let Some(notice) = problem.and_then(|problem| wait(t, problem)) {
        before.push_str(&notice.to_string());
    }
    let after = format!(
        "{}<p><a href=\"/sign-in/lost\">{}</a></p>",
        passkey_button(t, "enter", if to.is_empty() { "/desk/" } else { &to }),
        look::escape(&t.say("accounts-lost"))
    );
    let form = FormPage::new("/sign-in/code", Button::primary(t.say("accounts-sign-in")))
        .hidden("next", to)
        .fields(vec![code_field(t, problem)])
        .before(before)
        .after(after);
    Ok(form.plain(&visit, &t.plain("accounts-code-title"), problem).await?)
}

pub async fn post_code(visit: Visit, headers: HeaderMap, posted: Posted) -> Answer {
    let Some(half) = half(&headers) else { return Ok(Redirect::to("/sign-in").into_response()) };
    let to = posted.fields.text("next").to_owned();
    let typed = posted.fields.text("code");
    match sign_in::by_code(&visit.site, &half, typed, &posted.device, posted.from).await {
        Ok(opened) => {
            let mut response = enter(&visit, &posted, &opened.token, next(&to).unwrap_or("/desk/")).await;
            if let Some(cookie) = visit.cookie(HALF, "", Some(0)) {
                response.headers_mut().append(header::SET_COOKIE, cookie);
            }
            Ok(response)
        }
        Err(problem) if problem.is(Kind::SignIn) => Ok(Redirect::to("/sign-in").into_response()),
        Err(problem) if is_shown(&problem) => code_page(visit, &to, Some(&problem)).await,
        Err(problem) => Err(problem.into()),
    }
}
