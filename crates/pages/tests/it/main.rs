//! The room as a whole: its store on both databases, its screens through a woven site.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod life;
mod samples;
mod screens;
mod stage;
mod store;
mod street;
