//! What a reader sets for herself: text size, theme, data-saver, language. A cookie and a way back, no script.

use axum::{
    extract::{OriginalUri, Path},
    response::{IntoResponse, Redirect, Response},
};
use basis::{Language, Problem};
use http::header;
use look::Reader;
use web::{Answer, Fields, own_path};

use crate::{SESSION, Visit};

/// A year, in seconds.
const YEAR: u64 = 31_536_000;

pub(crate) async fn set(visit: Visit, fields: Fields) -> Answer {
    let mut reader = visit.reader;
    for name in ["size", "theme", "saver"] {
        if let Some(value) = fields.raw(name) {
            reader = reader.with(name, value);
        }
    }
    let back = own_path(fields.text("back")).unwrap_or("/").to_owned();
    let age = if reader == Reader::default() { 0 } else { YEAR };
    Ok(back_with(&visit, Reader::COOKIE, &reader.to_cookie(), age, &back))
}

pub(crate) async fn language(
    visit: Visit,
    Path(code): Path<String>,
    OriginalUri(uri): OriginalUri,
) -> Answer {
    let language: Language = code.parse().map_err(|()| Problem::not_found())?;
    let back = web::query(uri.query(), "back").unwrap_or_default();
    let back = own_path(&back).unwrap_or("/").to_owned();
    let mut response = back_with(&visit, "language", language.code(), YEAR, &back);
    // Tamazight is not complete yet: what it lacks comes in the language she used before.
    if language == Language::Zgh
        && visit.language != Language::Zgh
        && let Some(cookie) = visit.cookie("second", visit.language.code(), Some(YEAR))
    {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

/// `/`: to the home page in her language.
pub(crate) async fn front(visit: Visit) -> Response {
    let mut response = Redirect::to(&format!("/{}/", visit.language)).into_response();
    response.headers_mut().insert(header::VARY, http::HeaderValue::from_static("Accept-Language, Cookie"));
    response
}

/// Out, at once: the session ends, what the browser keeps of this site is cleared, and the next page is another site's.
pub(crate) async fn exit(visit: Visit, headers: http::HeaderMap) -> Answer {
    let site = visit.site.clone();
    if let Some(token) = web::Cookies::of(&headers).get(SESSION) {
        // She leaves even when the database does not answer: the cookie goes in any case.
        match tokio::time::timeout(std::time::Duration::from_millis(800), site.end_session(token)).await {
            Ok(Ok(())) => {}
            Ok(Err(problem)) => tracing::error!(%problem, "a session was not ended at the exit"),
            Err(_) => tracing::error!("a session was not ended at the exit in time"),
        }
    }
    let target = site.setting("exit_to").await.unwrap_or_default();
    let mut response = match target {
        // Not a redirect: browsers check a form's redirects against `form-action`, and this says what stays behind. Going back
        // from the other site lands here and leads away again.
        Some(address) => {
            let t = &visit.t;
            let html = format!(
                "<!doctype html><html lang=\"{}\" dir=\"{}\"><head><meta charset=\"utf-8\"><title>{}</title></head><body><main><h1>{}</h1><p>{}</p><p><a \
                 href=\"{}\" rel=\"noreferrer\">{}</a></p></main></body></html>",
                visit.language,
                visit.language.dir(),
                look::escape(&t.plain("weave-exit-title")),
                look::escape(&t.plain("weave-exit-title")),
                look::escape(&t.plain("weave-exit-history")),
                look::escape(&address),
                look::escape(&t.plain("weave-exit-on")),
            );
            let mut response = crate::page::html_response(html, http::StatusCode::OK, visit.language);
            if let Ok(refresh) = http::HeaderValue::from_str(&format!("0; url={address}")) {
                response.headers_mut().insert("refresh", refresh);
            }
            response
        }
        None => {
            let main = format!(
                "<h1>{}</h1><p>{}</p>",
                visit.t.say("weave-exit-title"),
                visit.t.say("weave-exit-history")
            );
            let plain =
                crate::Plain { title: visit.t.plain("weave-exit-title"), main: main.clone(), status: None };
            let shown = site.show_plain(&visit, plain).await;
            shown.unwrap_or_else(|_| crate::page::html_response(main, http::StatusCode::OK, visit.language))
        }
    };
    let headers = response.headers_mut();
    headers.insert("clear-site-data", http::HeaderValue::from_static("\"cache\", \"cookies\", \"storage\""));
    for name in [SESSION, Reader::COOKIE, "language", "second"] {
        if let Some(cookie) = visit.cookie(name, "", Some(0)) {
            headers.append(header::SET_COOKIE, cookie);
        }
    }
    Ok(response)
}

fn back_with(visit: &Visit, name: &str, value: &str, age: u64, back: &str) -> Response {
    let mut response = Redirect::to(back).into_response();
    if let Some(cookie) = visit.cookie(name, value, Some(age)) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}
