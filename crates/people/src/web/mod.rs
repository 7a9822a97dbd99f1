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
    Link, Notice,
    form::{Field, Kind},
};
use network::DeskPlace;
use serde::Deserialize;
use weave::{FieldDeclared, Visit};
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
fn done(visit: &Visit) -> Vec<Notice> {
    visit.done(&[
        ("added", "people-done-added"),
        ("saved", "people-done-saved"),
        ("consented", "people-done-consented"),
        ("withdrawn", "people-done-withdrawn"),
        ("erased", "people-done-erased"),
        ("erased-but", "people-done-erased-but"),
        ("answered", "people-done-answered"),
        ("asked", "people-done-asked"),
        ("corrected", "people-done-corrected"),
        ("same", "people-done-same"),
        ("apart", "people-done-apart"),
    ])
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
