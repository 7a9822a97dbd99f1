//! What stands around everything: counts each request by the kind of its route, and writes a line of the log with its pattern. What a path
//! or a query holds, ids, tokens and words, is in neither.

use std::{
    convert::Infallible,
    sync::Arc,
    task::{Context, Poll},
};

use axum::{
    extract::{MatchedPath, Request},
    response::Response,
};
use basis::{Count, Spread};
use futures_util::future::BoxFuture;
use http::{Method, StatusCode};
use tokio::time::Instant;
use tower::Service;

use crate::guard::is_write;

/// The kinds of routes that figures tell apart.
const KINDS: [&str; 7] = ["page", "desk", "sign-in", "api", "asset", "health", "none"];
const STATUSES: [&str; 5] = ["1xx", "2xx", "3xx", "4xx", "5xx"];

/// The requests of this process. Cheap to clone.
#[derive(Clone, Default)]
pub struct Requests(Arc<[[OfKind; 2]; KINDS.len()]>);

#[derive(Default)]
struct OfKind {
    statuses: [Count; STATUSES.len()],
    took: Spread,
}

/// The requests of one kind as they are read.
pub struct Asked<'a> {
    pub route: &'static str,
    pub method: &'static str,
    /// Status class and how many.
    pub statuses: Vec<(&'static str, u64)>,
    pub took: &'a Spread,
}

fn kind_of(pattern: Option<&str>) -> usize {
    let Some(pattern) = pattern else { return 6 };
    let below =
        |path: &str| pattern == path || pattern.strip_prefix(path).is_some_and(|rest| rest.starts_with('/'));
    match () {
        () if below("/desk") => 1,
        () if below("/sign-in") => 2,
        () if below("/api") => 3,
        () if below("/assets") => 4,
        () if pattern == "/healthz" => 5,
        () => 0,
    }
}

impl Requests {
    fn note(&self, pattern: Option<&str>, write: bool, status: StatusCode, took: std::time::Duration) {
        let Some(of_kind) = self.0.get(kind_of(pattern)).and_then(|kinds| kinds.get(usize::from(write)))
        else {
            return;
        };
        if let Some(count) = of_kind.statuses.get(usize::from(status.as_u16() / 100).saturating_sub(1)) {
            count.one();
        }
        of_kind.took.note(took);
    }

    pub fn read(&self) -> Vec<Asked<'_>> {
        let mut read = Vec::new();
        for (route, of_route) in KINDS.iter().zip(self.0.iter()) {
            for (method, of_kind) in ["read", "write"].into_iter().zip(of_route) {
                let statuses = STATUSES.iter().zip(&of_kind.statuses).map(|(s, count)| (*s, count.get()));
                read.push(Asked { route, method, statuses: statuses.collect(), took: &of_kind.took });
            }
        }
        read
    }
}

/// A method's name; one that somebody made up is not repeated.
fn method_name(method: &Method) -> &'static str {
    const KNOWN: [(Method, &str); 7] = [
        (Method::GET, "GET"),
        (Method::POST, "POST"),
        (Method::HEAD, "HEAD"),
        (Method::PUT, "PUT"),
        (Method::PATCH, "PATCH"),
        (Method::DELETE, "DELETE"),
        (Method::OPTIONS, "OPTIONS"),
    ];
    KNOWN.iter().find(|(known, _)| known == method).map_or("other", |(_, name)| name)
}

/// The outermost layer.
#[derive(Clone)]
pub struct Watched<S> {
    within: S,
    requests: Requests,
}

impl<S> Watched<S> {
    pub fn new(within: S, requests: Requests) -> Self {
        Self { within, requests }
    }
}

impl<S> Service<Request> for Watched<S>
where
    S: Service<Request, Response = Response, Error = Infallible> + Clone + Send + 'static,
    S::Future: Send + 'static,
{
    type Response = Response;
    type Error = Infallible;
    type Future = BoxFuture<'static, Result<Response, Infallible>>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        self.within.poll_ready(cx)
    }

    fn call(&mut self, request: Request) -> Self::Future {
        let began = Instant::now();
        let (method, write) = (method_name(request.method()), is_write(request.method()));
        let requests = self.requests.clone();
        let answer = self.within.call(request);
        Box::pin(async move {
            let response = answer.await?;
            let pattern = response.extensions().get::<MatchedPath>().map(MatchedPath::as_str);
            let took = began.elapsed();
            requests.note(pattern, write, response.status(), took);
            tracing::info!(
                target: "request",
                method,
                route = pattern.unwrap_or("none"),
                status = response.status().as_u16(),
                micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX),
            );
            Ok(response)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn routes_are_told_apart_by_kind_alone() {
        for (pattern, kind) in [
            (Some("/{lang}/b/{body}/news/{slug}"), "page"),
            (Some("/"), "page"),
            (Some("/desk/b/{body}/news"), "desk"),
            (Some("/desk/"), "desk"),
            (Some("/sign-in/link/{token}"), "sign-in"),
            (Some("/api/v1/bodies/{id}"), "api"),
            (Some("/assets/{name}"), "asset"),
            (Some("/healthz"), "health"),
            (Some("/apiary"), "page"),
            (None, "none"),
        ] {
            assert_eq!(KINDS[kind_of(pattern)], kind, "{pattern:?}");
        }
        let made_up = Method::from_bytes(b"AMINA").unwrap();
        assert_eq!((method_name(&Method::PATCH), method_name(&made_up)), ("PATCH", "other"));
    }

    #[test]
    fn requests_are_counted_by_route_method_and_status() {
        let requests = Requests::default();
        let note = |pattern, write, status: u16| {
            requests.note(pattern, write, StatusCode::from_u16(status).unwrap(), std::time::Duration::ZERO);
        };
        note(Some("/desk/b/{body}/news"), false, 200);
        note(Some("/desk/b/{body}/news"), true, 303);
        note(Some("/desk/b/{body}/news"), true, 422);
        note(None, false, 999);
        let read = requests.read();
        let count = |route: &str, method: &str, status: &str| {
            let asked = read.iter().find(|one| (one.route, one.method) == (route, method)).unwrap();
            asked.statuses.iter().find(|(s, _)| *s == status).unwrap().1
        };
        assert_eq!(
            (count("desk", "read", "2xx"), count("desk", "write", "3xx"), count("desk", "write", "4xx")),
            (1, 1, 1)
        );
        assert_eq!((count("page", "read", "2xx"), count("none", "read", "5xx")), (0, 0));
    }
}
