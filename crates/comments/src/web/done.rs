//! After a form of the desk: where to, and what is said there.

use ::web::{Fields, own_path, query};
use axum::response::{IntoResponse, Redirect, Response};
use look::{Notice, Tone};
use network::DeskPlace;
use words::Tongue;

/// Where the form was: a list or a comment of this desk.
pub(super) fn back(desk: &DeskPlace, fields: &Fields) -> String {
    let list = desk.path("comments");
    own_path(fields.text("back")).filter(|path| path.starts_with(&list)).map_or(list, str::to_owned)
}

pub(super) fn went(back: &str, what: &str, count: usize) -> Response {
    let sign = if back.contains('?') { '&' } else { '?' };
    Redirect::to(&format!("{back}{sign}done={what}&n={count}")).into_response()
}

/// What was done a moment ago, from the address.
pub(super) fn done(t: &Tongue, asked: Option<&str>) -> Vec<Notice> {
    let count = query(asked, "n").and_then(|n| n.parse::<i64>().ok()).unwrap_or(0).clamp(0, 1_000_000);
    let said = match query(asked, "done").as_deref() {
        Some("approve") => t.count("comments-done-approve", count),
        Some("reject") => t.count("comments-done-reject", count),
        Some("answer") => t.say("comments-done-answer"),
        Some("close") => t.say("comments-done-close"),
        Some("open") => t.say("comments-done-open"),
        Some("sent") => t.say("comments-done-sent"),
        Some("refused") => t.say("comments-done-refused"),
        Some("none") => return vec![Notice::new(Tone::Care, t.say("comments-done-none"))],
        _ => return Vec::new(),
    };
    vec![Notice::new(Tone::Done, said)]
}
