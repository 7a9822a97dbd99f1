//! What every form that anyone may send has in common: the mark, the proof, the trap.

use basis::Language;
use weave::{Site, proof};

use crate::model::Typed;

const POW: &str = "comments.pow";

/// What a form held.
#[derive(Debug, Clone)]
pub struct Come {
    pub typed: Typed,
    /// The field `pow`: mark and number, or "".
    pub pow: String,
    /// Someone filled in what people do not see.
    pub trapped: bool,
    /// Bursts are held apart; not where the guard is off.
    pub guarded: bool,
    /// The language of the page it was written on.
    pub page: Language,
}

/// The hour's mark of a form about `of`: the same for every visitor.
pub fn mark(site: &Site, of: &str) -> String {
    proof::mark_of(site, POW, of)
}

/// Whether the form about `of` came with its work done.
pub(crate) fn is_proven(site: &Site, come: &Come, of: &str) -> bool {
    proof::is_done(site, POW, of, &come.pow, proof::BITS)
}
