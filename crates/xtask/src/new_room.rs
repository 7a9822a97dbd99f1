//! The skeleton of a room.

use crate::Outcome;

/// # Errors
/// When the name is no plain noun, or the room is there already.
pub fn run(_name: &str) -> Outcome<bool> {
    Ok(false)
}
