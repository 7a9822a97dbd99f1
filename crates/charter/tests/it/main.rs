//! The charter's tests.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod import;
mod screens;
mod store;
