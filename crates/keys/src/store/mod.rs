//! Every SQL sentence of keys.

mod census;
mod envelopes;
mod hand_outs;
mod holders;
mod identities;
mod resealings;
mod windows;

pub use census::{Census, census};
pub use envelopes::*;
pub use hand_outs::*;
pub use holders::*;
pub use identities::*;
pub use resealings::*;
pub use windows::*;

/// `$first`, `$first+1` … for `count` values.
fn places(first: usize, count: usize) -> String {
    (first..first + count).map(|at| format!("${at}")).collect::<Vec<_>>().join(", ")
}
