//! Screens: the street's, then the desk's.

pub mod address;
pub mod api;
pub mod bodies;
pub mod branch;
pub mod chooser;
pub mod create;
pub mod desk_home;
pub mod doors;
mod form;
pub mod home;
pub mod network;
pub mod place;
pub mod profile;
pub mod remove;
mod tree_view;
pub mod visibility;

use basis::Language;
use look::escape;
use weave::Visit;

use crate::{Body, Tree};

/// A name in the nearest language, and that language when it is not the page's.
pub(crate) fn named<'a>(visit: &Visit, body: &'a Body) -> (Option<Language>, &'a str) {
    let (lang, name) = body.names.nearest(&visit.wanted()).unwrap_or((visit.language, ""));
    ((lang != visit.language).then_some(lang), name)
}

/// ` lang="fr" dir="ltr"`, or nothing.
pub(crate) fn lang_dir(language: Option<Language>) -> String {
    language.map(|one| format!(" lang=\"{one}\" dir=\"{}\"", one.dir())).unwrap_or_default()
}

/// Text in its own language, escaped; bare when it is the page's.
pub(crate) fn span(language: Option<Language>, text: &str) -> String {
    match language {
        None => format!("<bdi>{}</bdi>", escape(text)),
        Some(_) => format!("<bdi{}>{}</bdi>", lang_dir(language), escape(text)),
    }
}

/// The name of a body's kind, one body.
pub(crate) fn kind_name(visit: &Visit, tree: &Tree, key: &str) -> String {
    tree.kind(key).map_or_else(String::new, |kind| kind.names.best(&visit.wanted()).to_owned())
}

/// The country of a body in words; an unknown one as its code, none as "".
pub(crate) fn country(visit: &Visit, body: &Body) -> String {
    match (&body.country_code, body.country) {
        (None, _) => String::new(),
        (Some(code), words::Country::Other) => code.clone(),
        (Some(_), known) => visit.t.country_name(known),
    }
}

/// The state in a word and an icon; nothing of a member.
pub(crate) fn status_badge(visit: &Visit, body: &Body) -> String {
    use crate::Status::{Contact, Founding, Member, Prospect, Provisional};
    let icon = match body.status {
        Member => return String::new(),
        Prospect => look::Icon::Eye,
        Contact => look::Icon::Comment,
        Founding => look::Icon::Plus,
        Provisional => look::Icon::Clock,
    };
    look::Badge::new(look::Tone::Info, icon, visit.t.say(body.status.words())).to_string()
}
