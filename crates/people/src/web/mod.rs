pub mod api;
pub mod form;
pub mod list;
pub mod own;
pub mod privacy;
pub mod record;
pub mod requests;
mod waiting;

use basis::{Id, Language, Problem, Result};
use look::{
    Link, Notice, Tone,
    form::{Field, Kind},
};
use network::DeskPlace;
use serde::Deserialize;
use weave::FieldDeclared;
use words::Tongue;

pub use waiting::DeskWaiting;

use crate::model::PersonId;

#[derive(Deserialize)]
pub struct Which {
    person: String,
}

impl Which {
    fn id(&self) -> Result<Id<PersonId>> {
        self.person.parse().map_err(|_| Problem::not_found())
    }
}

/// A field of a form about persons: only what was declared, with its purpose and its end.
fn declared<'a>(t: &'a Tongue, field: &FieldDeclared, kind: Kind) -> Field<'a> {
    Field::new(t, kind, field.name(), t.say(field.words))
}

/// What was done a moment ago, from the address.
fn done(t: &Tongue, query: Option<&str>) -> Vec<Notice> {
    let key = match ::web::query(query, "done").as_deref() {
        Some("added") => "people-done-added",
        Some("saved") => "people-done-saved",
        Some("consented") => "people-done-consented",
        Some("withdrawn") => "people-done-withdrawn",
        Some("erased") => "people-done-erased",
        Some("erased-but") => "people-done-erased-but",
        Some("answered") => "people-done-answered",
        Some("asked") => "people-done-asked",
        Some("corrected") => "people-done-corrected",
        Some("same") => "people-done-same",
        Some("apart") => "people-done-apart",
        _ => return Vec::new(),
    };
    vec![Notice::new(Tone::Done, t.say(key))]
}

fn crumb(desk: &DeskPlace) -> Link {
    Link::new(desk.path("persons"), desk.t().say("people-desk"))
}

/// The first letters of an id, by which people speak of a record without a name.
fn short(id: Id<PersonId>) -> String {
    let text = id.to_string();
    text.get(text.len().saturating_sub(6)..).unwrap_or(&text).to_owned()
}

/// ` lang dir` of content in another language than the page's.
fn lang_dir(language: Language) -> String {
    format!(" lang=\"{language}\" dir=\"{}\"", language.dir())
}
