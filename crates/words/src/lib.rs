#![doc = include_str!("../README.md")]

mod calendar;
mod catalogue;
mod collate;
mod country;
mod message;
mod months;
mod negotiate;
mod number;
mod plural;
mod tongue;
mod value;

pub use basis::Language;
pub use catalogue::{Catalogue, Source};
pub use collate::{compare, sort_key};
pub use country::Country;
pub use negotiate::negotiate;
pub use number::Digits;
pub use plural::Form;
pub use tongue::Tongue;
pub use value::Value;

/// The words every room shares: `ui-…`, `problem-…`, `field-…`, `date-…`, `language-…`, `country-…`.
/// [`Catalogue::build`] adds them by itself.
pub const WORDS: &[Source] = sources!("words");

/// The four catalogues `words/{ar,fr,en,zgh}.ftl` of the calling crate, as a constant `&[words::Source]`.
///
/// ```
/// pub const WORDS: &[words::Source] = words::sources!("pages");
/// assert_eq!(WORDS.len(), 4);
/// ```
#[macro_export]
macro_rules! sources {
    ($room:literal) => {
        &[
            $crate::sources!($room, Ar, "ar"),
            $crate::sources!($room, Fr, "fr"),
            $crate::sources!($room, En, "en"),
            $crate::sources!($room, Zgh, "zgh"),
        ]
    };
    ($room:literal, $language:ident, $code:literal) => {
        $crate::Source {
            room: $room,
            language: $crate::Language::$language,
            ftl: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/words/", $code, ".ftl")),
        }
    };
}
