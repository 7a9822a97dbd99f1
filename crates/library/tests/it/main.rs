//! The library as its neighbours meet it.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that fails must do so loudly"
)]

mod actions;
mod drawing;
mod media;
mod samples;
mod screens;
mod sent;
mod store;
