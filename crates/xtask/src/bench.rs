//! Measurements against the goals.

use crate::Outcome;

#[derive(clap::Subcommand)]
pub enum What {
    /// Pages: requests a second, rendering, weight, start, memory
    Pages,
}

/// # Errors
/// When something cannot be built or measured.
pub fn run(_what: &What) -> Outcome<bool> {
    Ok(true)
}
