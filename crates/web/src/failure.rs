use std::sync::Arc;

use axum::response::{IntoResponse, Response};
use basis::Problem;
use http::{HeaderValue, StatusCode, header};

/// What handlers answer.
pub type Answer<T = Response> = Result<T, Failure>;

/// A problem on its way out. It leaves as an empty answer with its status and itself in the extensions; the layer around
/// all routes turns it into a page in the reader's language, or JSON.
#[derive(Debug)]
pub struct Failure(pub Problem);

/// The status of an answer that shows a problem: a form that comes back has it too.
pub fn status_of(problem: &Problem) -> StatusCode {
    StatusCode::from_u16(problem.kind.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self(problem)
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let status = status_of(&self.0);
        let mut response = status.into_response();
        if let Some(seconds) = self.0.retry_after {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response.extensions_mut().insert(Arc::new(self.0));
        response
    }
}
