//! What surrounds every route: safety headers, rates, the visit, and the one place that turns a problem into a page or JSON.

use std::{collections::HashSet, panic::AssertUnwindSafe, sync::Arc};

use axum::{
    extract::{MatchedPath, Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use basis::{Kind, Problem};
use futures_util::FutureExt;
use http::{HeaderValue, Method, StatusCode, header};
use web::{Failure, guard, headers};

use crate::{
    Plain, SESSION, Site, Visit, api,
    step_up::{self, Asked},
};

/// Routes that many may send from behind one address, as the router knows them.
pub(crate) type ByMany = Arc<HashSet<String>>;

pub(crate) async fn open(
    State((site, by_many)): State<(Site, ByMany)>,
    mut request: Request,
    next: Next,
) -> Response {
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str()).to_owned();
    let mut visit = Visit::read(&site, &path, request.headers());
    if guard::is_write(request.method()) {
        // A form's answer comes back to the page it was posted from, or to where that page is asked for again.
        path.clone_into(&mut visit.path);
    }
    request.extensions_mut().insert(visit.clone());
    let route = request.extensions().get::<MatchedPath>().cloned();
    let asked = Asked::of(request.method(), request.headers());
    let method = request.method().clone();
    let checked = if request.uri().path() == "/exit" {
        // Whoever wants out gets out: not by a rate that others used up, not by what an old browser does not send.
        Ok(())
    } else if path.contains("%00") {
        Err(Problem::bad_request("problem-bad-request"))
    } else {
        let hall = route.as_ref().is_some_and(|route| by_many.contains(route.as_str()));
        guard::same_site(&method, request.headers(), SESSION).and_then(|()| site.guard.rate(&request, hall))
    };
    let response = match checked {
        Ok(()) => match AssertUnwindSafe(next.run(request)).catch_unwind().await {
            Ok(response) => response,
            Err(_) => Failure(Problem::failed("a handler panicked")).into_response(),
        },
        Err(problem) => Failure(problem).into_response(),
    };
    let plain = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_none_or(|kind| kind.as_bytes().starts_with(b"text/plain"));
    let bare = plain && response.extensions().get::<Arc<Problem>>().is_none();
    let response = match response.status() {
        // What the framework itself could not read, in words of ours.
        StatusCode::BAD_REQUEST if bare => {
            Failure(Problem::bad_request("problem-bad-request")).into_response()
        }
        _ => response,
    };
    let mut response = said(&site, &visit, &asked, response).await;
    let of_api = visit.path.starts_with(api::BASE);
    if of_api && response.status() == StatusCode::METHOD_NOT_ALLOWED {
        response = other_method(&visit, &method, response);
    } else if method == Method::GET && response.status() == StatusCode::METHOD_NOT_ALLOWED {
        response = said(&site, &visit, &asked, Failure(Problem::not_found()).into_response()).await;
    }
    headers::harden(response.headers_mut(), site.config.https());
    // Outside, figures and the log know the route by its pattern, never by what was asked.
    if let Some(route) = route {
        response.extensions_mut().insert(route);
    }
    response
}

pub(crate) async fn nothing() -> Failure {
    Failure(Problem::not_found())
}

/// Turns a [`Failure`] into words.
async fn said(site: &Site, visit: &Visit, asked: &Asked, response: Response) -> Response {
    let Some(problem) = response.extensions().get::<Arc<Problem>>().cloned() else { return response };
    match problem.kind {
        // Ours: the log has the cause. It names no person: causes hold ids and constraints alone.
        Kind::Failed => tracing::error!(%problem, "a request failed"),
        Kind::Unavailable => tracing::warn!(%problem, "a request was put off"),
        _ => tracing::debug!(%problem, "a request was refused"),
    }
    if let Some(answer) = step_up::answer(site, visit, asked, &problem).await {
        return answer;
    }
    let retry = response.headers().get(header::RETRY_AFTER).cloned();
    let status = response.status();
    let mut answer = if visit.path.starts_with("/api/") || asked.script {
        json(&problem, visit, status)
    } else {
        page(site, visit, &problem, status).await
    };
    *answer.status_mut() = status;
    if let Some(retry) = retry {
        answer.headers_mut().insert(header::RETRY_AFTER, retry);
    }
    answer
}

/// RFC 9457. The type is stable; title and detail are in the reader's language.
fn json(problem: &Problem, visit: &Visit, status: StatusCode) -> Response {
    let kind = problem.key.trim_start_matches("problem-");
    let fields: serde_json::Map<String, serde_json::Value> =
        problem.fields.iter().map(|f| (f.field.to_string(), visit.t.plain(&f.key).into())).collect();
    let title_key = format!("{}-title", problem.key);
    let title = if visit.t.has(&title_key) { title_key.as_str() } else { &problem.key };
    let body = serde_json::json!({
        "type": kind,
        "title": visit.t.plain(title),
        "detail": visit.t.plain(&problem.key),
        "status": status.as_u16(),
        "fields": fields,
    });
    let mut response = Response::new(axum::body::Body::from(body.to_string()));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if status == StatusCode::UNAUTHORIZED && visit.path.starts_with("/api/") {
        response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    response
}

/// The API says which methods an address has: to OPTIONS as the answer, to any other as the way out.
fn other_method(visit: &Visit, method: &Method, response: Response) -> Response {
    let allow = response.headers().get(header::ALLOW).cloned();
    let mut answer = if method == Method::OPTIONS {
        StatusCode::NO_CONTENT.into_response()
    } else {
        let status = StatusCode::METHOD_NOT_ALLOWED;
        let mut answer = json(&Problem::bad_request("problem-method"), visit, status);
        *answer.status_mut() = status;
        answer
    };
    if let Some(allow) = allow {
        answer.headers_mut().insert(header::ALLOW, allow);
    }
    answer
}

/// The page of a problem: what happened, what to do. Made without the database when that is what failed.
async fn page(site: &Site, visit: &Visit, problem: &Problem, status: StatusCode) -> Response {
    let t = &visit.t;
    let title_key = format!("{}-title", problem.key);
    let title = if t.has(&title_key) { t.plain(&title_key) } else { t.plain("problem-failed-title") };
    let mut main = format!("<h1>{}</h1><p>{}</p>", look::escape(&title), look::escape(&t.say(&problem.key)));
    if !problem.fields.is_empty() {
        main.push_str("<ul>");
        for field in &problem.fields {
            main.push_str(&format!("<li>{}</li>", look::escape(&t.say(&field.key))));
        }
        main.push_str("</ul>");
    }
    main.push_str(&format!(
        "<p><a href=\"/{}/\">{}</a></p>",
        visit.language,
        look::escape(&t.say("weave-home"))
    ));
    let plain = Plain { title: title.clone(), main: main.clone(), status: Some(status) };
    match site.show_plain(visit, plain).await {
        Ok(response) => response,
        Err(_) => {
            let html = look::Plain {
                t,
                title,
                site_name: String::from("Nasij"),
                home: format!("/{}/", visit.language),
                main,
                reader: visit.reader,
                languages: site.language_links(visit),
                path: visit.path.clone(),
            }
            .render();
            crate::page::html_response(html, status, visit.language)
        }
    }
}
