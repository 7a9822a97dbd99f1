//! One screen a file.

mod asset;
mod form;
mod list;
mod logo;
mod media;
mod upload;

pub(crate) use asset::{edit, remove, restore, show};
pub(crate) use list::list;
pub(crate) use logo::logo;
use look::{Notice, Tone};
pub(crate) use media::media;
pub(crate) use upload::{new, upload};
use words::Tongue;

/// The line of the desk's menu.
pub(crate) const ENTRY: &str = "library";

/// What was done a moment ago, as `?done=` says it.
fn done(t: &Tongue, what: &str) -> Vec<Notice> {
    let key = match what {
        "added" => "library-done-added",
        "saved" => "ui-saved",
        "removed" => "library-done-removed",
        "restored" => "ui-restored",
        "logo" => "library-done-logo",
        _ => return Vec::new(),
    };
    vec![Notice::new(Tone::Done, t.say(key))]
}
