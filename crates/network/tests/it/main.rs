#![expect(clippy::unwrap_used, reason = "a test fails loudly")]

mod screens;
mod store;
