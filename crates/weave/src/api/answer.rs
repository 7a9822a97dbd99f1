use axum::response::{IntoResponse, Response};
use basis::{Problem, Result};
use http::{HeaderValue, StatusCode, header};
use serde::Serialize;
use utoipa::ToSchema;

/// A part of a list, and where the next part begins; null at its end.
#[derive(Debug, Serialize, ToSchema)]
pub struct List<T> {
    pub items: Vec<T>,
    pub next: Option<String>,
}

impl<T> List<T> {
    /// Of one more than was asked for: the last is dropped, and the new last says where the next part begins.
    pub fn of(mut items: Vec<T>, limit: usize, cursor: impl Fn(&T) -> String) -> Self {
        let more = items.len() > limit;
        items.truncate(limit);
        let next = items.last().filter(|_| more).map(cursor);
        Self { items, next }
    }
}

/// The id of what a POST made, beside the answer: all that is kept of it with an `Idempotency-Key`.
#[derive(Clone)]
pub(crate) struct Made(pub String);

fn json(status: StatusCode, value: &impl Serialize) -> Result<Response> {
    let text = serde_json::to_vec(value).map_err(Problem::failed)?;
    let kind = [(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))];
    Ok((status, kind, text).into_response())
}

/// 200
///
/// # Errors
/// When the value cannot be written.
pub fn ok(value: &impl Serialize) -> Result<Response> {
    json(StatusCode::OK, value)
}

/// 201, with the address of what was made: `created("news", id, &news)`.
///
/// # Errors
/// When the value cannot be written.
pub fn created(collection: &str, id: impl ToString, value: &impl Serialize) -> Result<Response> {
    let mut response = json(StatusCode::CREATED, value)?;
    let id = id.to_string();
    if let Ok(place) = HeaderValue::from_str(&format!("{}{collection}/{id}", super::BASE)) {
        response.headers_mut().insert(header::LOCATION, place);
    }
    response.extensions_mut().insert(Made(id));
    Ok(response)
}

/// 204
pub fn gone() -> Response {
    StatusCode::NO_CONTENT.into_response()
}
