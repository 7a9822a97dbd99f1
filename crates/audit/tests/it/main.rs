#![expect(clippy::unwrap_used, reason = "a test fails loudly")]

mod chain;
mod mailed;
mod screens;
