#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails loudly")]

mod beside;
mod bursts;
mod forms;
mod close;
mod held;
mod house;
mod letters;
mod lineage;
mod report;
mod scans;
mod own;
mod screens;
mod signing;
mod supporters;
