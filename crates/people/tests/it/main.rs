#![expect(clippy::unwrap_used, reason = "a test fails loudly")]

mod api;
mod desk;
mod erased;
mod house;
mod own;
mod same;
mod store;
