//! `Idempotency-Key`: a POST that is sent again is done once.

use axum::{
    body::Body,
    extract::Request,
    middleware::Next,
    response::{IntoResponse, Response},
};
use basis::{Kind, Problem, Result};
use http::{HeaderValue, StatusCode, header};
use web::Failure;

use super::{ONCE, answer::Made, caller::bearer, input, store};
use crate::{Site, Visit};

const HEADER: &str = "idempotency-key";
const MOST: usize = 200;

pub(crate) async fn once(request: Request, next: Next) -> Response {
    if !request.headers().contains_key(HEADER) {
        return next.run(request).await;
    }
    match begun(request).await {
        Ok(Begun::First { site, key, request }) => {
            // It is finished and noted even when the sender hangs up: she will ask again.
            let done = tokio::spawn(async move {
                let response = next.run(request).await;
                let made = response.extensions().get::<Made>().map(|made| made.0.clone());
                finish(&site, key, response.status(), made).await;
                response
            });
            match done.await {
                Ok(response) => response,
                Err(error) => Failure(Problem::failed(error)).into_response(),
            }
        }
        Ok(Begun::Again(response)) => response,
        Err(problem) => Failure(problem).into_response(),
    }
}

enum Begun {
    First { site: Site, key: [u8; 32], request: Request },
    Again(Response),
}

async fn begun(request: Request) -> Result<Begun> {
    let visit = request.extensions().get::<Visit>().cloned().ok_or_else(|| Problem::failed("no visit"))?;
    let site = visit.site;
    let route = format!("{} {}", request.method(), request.uri().path());
    let given = request.headers().get(HEADER).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if given.is_empty() || given.len() > MOST || !given.bytes().all(|b| b.is_ascii_graphic() || b == b' ') {
        return Err(Problem::invalid("Idempotency-Key", "field-bad-choice"));
    }
    let whose = match bearer(request.headers()) {
        Some(secret) => format!("token {secret}"),
        None => format!("stranger {} {route}", site.guard.sender(&request).to_canonical()),
    };
    let key = site.keys.lookup("weave.once", &format!("{whose}\n{given}"));
    input::fits(request.headers())?;
    let (parts, body) = request.into_parts();
    let bytes = input::whole(body).await?;
    let sent = String::from_utf8_lossy(&bytes);
    let hash = site.keys.lookup("weave.once", &format!("{route}\n{sent}"));
    let now = site.clock.now();
    let (first, known) = site
        .db
        .write(move |conn| {
            Box::pin(async move {
                store::forget_old(conn, key, now.minus(ONCE)).await?;
                if store::begin(conn, key, hash, now).await? {
                    return Ok((true, None));
                }
                Ok((false, store::known(conn, key).await?))
            })
        })
        .await?;
    if first {
        return Ok(Begun::First { site, key, request: Request::from_parts(parts, Body::from(bytes)) });
    }
    let known = known.ok_or_else(|| Problem::conflict("problem-once-running"))?;
    if known.request_hash != hash {
        return Err(
            Problem::new(Kind::Invalid, "problem-once-other").and_field("Idempotency-Key", "field-taken")
        );
    }
    let Some(status) = known.status else { return Err(Problem::conflict("problem-once-running")) };
    let status = u16::try_from(status).ok().and_then(|status| StatusCode::from_u16(status).ok());
    let mut response = status.unwrap_or(StatusCode::OK).into_response();
    if let Some(made) = known.made {
        *response.body_mut() = Body::from(serde_json::json!({ "id": made }).to_string());
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    }
    response.headers_mut().insert("idempotency-replayed", HeaderValue::from_static("true"));
    Ok(Begun::Again(response))
}

/// A failure to note leaves the key at work: it answers 409 until its day is over, and nothing is done twice.
async fn finish(site: &Site, key: [u8; 32], status: StatusCode, made: Option<String>) {
    let noted = site
        .db
        .write(move |conn| {
            Box::pin(async move {
                if status.is_success() {
                    store::end(conn, key, status.as_u16(), made).await
                } else {
                    store::drop(conn, key).await
                }
            })
        })
        .await;
    if let Err(problem) = noted {
        tracing::warn!(%problem, "the end of a keyed request was not noted");
    }
}
