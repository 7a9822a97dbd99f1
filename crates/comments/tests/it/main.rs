#![expect(clippy::unwrap_used, reason = "a test fails loudly")]

#[path = "web/board.rs"]
mod board;
mod contact;
mod desk;
mod digest;
mod flow;
mod locked;
mod samples;
mod screens;
mod store;
