//! Addresses without their last slash.

use axum::{
    extract::Path,
    http::Uri,
    response::{IntoResponse, Redirect},
};
use basis::{Language, Problem, Slug};
use web::Answer;

fn to(path: String, uri: &Uri) -> Answer {
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    Ok(Redirect::permanent(&format!("{path}{query}")).into_response())
}

pub async fn language(Path(lang): Path<String>, uri: Uri) -> Answer {
    let language: Language = lang.parse().map_err(|()| Problem::not_found())?;
    to(format!("/{language}/"), &uri)
}

pub async fn body(Path((lang, body)): Path<(String, String)>, uri: Uri) -> Answer {
    let language: Language = lang.parse().map_err(|()| Problem::not_found())?;
    let slug: Slug = body.parse().map_err(|_| Problem::not_found())?;
    to(format!("/{language}/b/{slug}/"), &uri)
}

pub async fn desk(uri: Uri) -> Answer {
    to(String::from("/desk/"), &uri)
}
