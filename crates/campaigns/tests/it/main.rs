#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails loudly")]

mod beside;
mod bursts;
mod close;
mod forms;
mod held;
mod house;
mod letters;
mod lineage;
mod own;
mod report;
mod scans;
mod screens;
mod signing;
mod supporters;
