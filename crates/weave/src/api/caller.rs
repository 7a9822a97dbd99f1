use std::sync::Arc;

use axum::{
    extract::{FromRequestParts, Request},
    http::request::Parts,
    middleware::Next,
    response::{IntoResponse, Response},
};
use basis::{Kind, Problem, Result};
use http::{HeaderMap, HeaderValue, header};
use web::{Actor, Failure};

use crate::{Access, Site, Visit};

/// Who calls, with no more than her token and her account hold at this moment.
#[derive(Clone)]
pub struct Caller {
    pub site: Site,
    pub visit: Visit,
    pub actor: Arc<Actor>,
}

impl FromRequestParts<Site> for Caller {
    type Rejection = Failure;
    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Failure> {
        let visit = parts.extensions.get::<Visit>().cloned().ok_or_else(|| Problem::failed("no visit"))?;
        let actor = visit.actor.clone().ok_or_else(needed)?;
        Ok(Self { site: site.clone(), visit, actor })
    }
}

/// 401 of the API.
fn needed() -> Problem {
    Problem::new(Kind::SignIn, "problem-token")
}

/// What stands behind `Bearer`, if the header is there at all.
pub(crate) fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().unwrap_or_default();
    let (scheme, secret) = value.split_once(' ').unwrap_or(("", ""));
    Some(if scheme.eq_ignore_ascii_case("bearer") { secret.trim() } else { "" })
}

/// Before every address of the API: a token that is given must be good, also where none is needed.
pub(crate) async fn gate(access: Access, mut request: Request, next: Next) -> Response {
    let mut response = match known(access, &mut request).await {
        Ok(()) => next.run(request).await,
        Err(problem) => Failure(problem).into_response(),
    };
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

async fn known(access: Access, request: &mut Request) -> Result<()> {
    let mut visit =
        request.extensions().get::<Visit>().cloned().ok_or_else(|| Problem::failed("no visit"))?;
    let Some(secret) = bearer(request.headers()) else {
        return if access == Access::Public { Ok(()) } else { Err(needed()) };
    };
    let site = visit.site.clone();
    let actor = match site.sign_in() {
        Some(sign_in) if !secret.is_empty() => sign_in.by_token(&site, secret).await?,
        _ => None,
    };
    let actor = actor.ok_or_else(needed)?;
    let may = match access {
        Access::Public | Access::SignedIn => true,
        Access::Right(right) => actor.may_anywhere(right),
        Access::Installation => actor.installation,
    };
    if !may {
        return Err(Problem::forbidden());
    }
    visit.actor = Some(Arc::new(actor));
    request.extensions_mut().insert(visit);
    Ok(())
}
