#![expect(clippy::unwrap_used, reason = "a test fails loudly")]

mod house;
mod screens;
mod tree;
mod way;
