#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails loudly")]

mod held;
mod house;
mod lineage;
mod screens;
mod signing;
mod supporters;
