//! The two forms that anyone may send, and what comes from them.

use ::web::Fields;
use askama::Template;
use basis::{Id, Problem, Result, of::Publication};
use http::HeaderMap;
use look::form::{Field, Trap, pow_script};
use network::Place;
use weave::{Site, proof::BITS};
use words::Tongue;

use crate::{
    Come, Typed, mark,
    model::{NAME, TEXT},
};

/// The field that people do not see.
const TRAP: &str = "reply";

#[derive(Template)]
#[template(path = "form.html")]
struct View {
    action: String,
    mark: String,
    bits: u32,
    name: String,
    text: String,
    address: String,
    trap: String,
    note: String,
    send: String,
    script: String,
}

const fn most(characters: usize) -> u32 {
    characters as u32
}

/// The comment form. Its first text field is the name and its one textarea the text: scripts of other people rely on it.
pub(super) fn comment(
    site: &Site,
    t: &Tongue,
    publication: Id<Publication>,
    action: String,
    typed: &Typed,
    problem: Option<&Problem>,
) -> Result<String> {
    View {
        action,
        mark: mark(site, &publication.to_string()),
        bits: BITS,
        name: name(t, "comments-field-name-hint", typed, problem),
        text: Field::textarea(t, "text", t.say("comments-field-text"))
            .value(typed.text.as_str())
            .rows(5)
            .max(most(TEXT))
            .required()
            .told(problem)
            .to_string(),
        address: String::new(),
        trap: Trap { t, name: TRAP.to_owned() }.to_string(),
        note: t.say("comments-form-note"),
        send: t.say("comments-send"),
        script: pow_script(),
    }
    .render()
    .map_err(Problem::failed)
}

/// The contact form.
pub(super) fn contact(place: &Place, typed: &Typed, problem: Option<&Problem>) -> Result<String> {
    let t = place.t();
    View {
        action: place.path("contact"),
        mark: mark(&place.site, &place.body.id.to_string()),
        bits: BITS,
        name: name(t, "comments-contact-name-hint", typed, problem),
        text: Field::textarea(t, "text", t.say("comments-field-message"))
            .value(typed.text.as_str())
            .rows(8)
            .max(most(TEXT))
            .required()
            .told(problem)
            .to_string(),
        address: Field::email(t, "address", t.say("comments-field-address"))
            .hint(t.say("comments-field-address-hint"))
            .value(typed.address.as_str())
            .autocomplete("off")
            .optional()
            .told(problem)
            .to_string(),
        trap: Trap { t, name: TRAP.to_owned() }.to_string(),
        note: t.say("comments-contact-note"),
        send: t.say("comments-contact-send"),
        script: pow_script(),
    }
    .render()
    .map_err(Problem::failed)
}

/// What was typed and not taken, to be kept elsewhere.
pub(super) fn kept(t: &Tongue, text: &str) -> String {
    if text.trim().is_empty() {
        return String::new();
    }
    format!(
        "<div class=\"field\"><label for=\"kept\">{}</label><textarea id=\"kept\" rows=\"8\" dir=\"auto\" readonly>\n{}</textarea></div>",
        look::escape(&t.say("comments-kept")),
        look::escape(text)
    )
}

/// Nobody's real name is offered by a browser that several share.
fn name(t: &Tongue, hint: &str, typed: &Typed, problem: Option<&Problem>) -> String {
    Field::text(t, "name", t.say("comments-field-name"))
        .hint(t.say(hint))
        .value(typed.name.as_str())
        .max(most(NAME))
        .autocomplete("off")
        .required()
        .told(problem)
        .to_string()
}

pub(super) fn come(place: &Place, headers: &HeaderMap, fields: &Fields) -> Come {
    let typed = Typed {
        name: fields.text("name").to_owned(),
        text: fields.text("text").to_owned(),
        address: fields.text("address").to_owned(),
    };
    Come {
        typed,
        pow: fields.text("pow").to_owned(),
        trapped: !fields.text(TRAP).is_empty(),
        guarded: !place.site.guard.is_off_for(headers),
        page: place.visit.language,
    }
}

/// ` lang="ar" dir="rtl"` around words that this room does not have in the page's language.
pub(super) fn own(t: &Tongue) -> String {
    const KEY: &str = "comments-send";
    if t.is_own(KEY) {
        return String::new();
    }
    let language = t.lang_of(KEY);
    format!(" lang=\"{language}\" dir=\"{}\"", language.dir())
}
