#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails loudly")]

mod beside;
mod held;
mod house;
mod letters;
mod lineage;
mod screens;
mod signing;
mod supporters;
