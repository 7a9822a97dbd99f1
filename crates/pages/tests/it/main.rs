//! The room as a whole: its store on both databases, its screens through a woven site.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod life;
mod samples;
mod screens;
mod stage;
mod store;
mod street;
