#![doc = include_str!("../README.md")]

mod figure;
mod fold;
mod id;
mod language;
mod problem;
mod rng;
mod slug;
mod time;

pub use figure::{Count, Spread, Spreading};
pub use fold::{fold, is_stop_word, light_stem, words_of};
pub use id::{Id, IdError};
pub use language::{Direction, Language, Text};
pub use problem::{FieldProblem, Kind, Problem, Result};
pub use rng::Rng;
pub use slug::{Slug, SlugError, slug_from};
pub use time::{Clock, Moment};

/// What an [`Id`] is of. Markers only: they have no values. Rooms add their own beside these.
pub mod of {
    /// A node of the network tree.
    #[derive(Debug)]
    pub enum Body {}
    /// Someone who signs in.
    #[derive(Debug)]
    pub enum Account {}
    /// A picture or file of the library.
    #[derive(Debug)]
    pub enum Asset {}
    /// Anything with a page of its own that others may list, search or comment on.
    #[derive(Debug)]
    pub enum Publication {}
}
