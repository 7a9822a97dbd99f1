//! Who may do what.

use basis::Result;
use weave::{Capability, Role};
use web::{Actor, Scope};

/// Uploads, describes and removes a body's pictures and files.
pub const WRITE: &str = "library.write";

/// Changes a body's look: declared by `network`.
pub(crate) const EDIT_BODY: &str = "bodies.edit";

pub(crate) const ALL: &[Capability] = &[Capability::new(WRITE, "library-right-write", &[Role::Editor])];

pub(crate) fn may_write(actor: &Actor, scope: &Scope) -> Result<()> {
    actor.must(WRITE, scope)
}

#[cfg(test)]
mod tests {
    use super::*;
    use basis::{Id, Language};

    #[test]
    fn only_whoever_writes_for_the_body_or_above_it() {
        let [root, chapter, sister] = [1, 2, 3].map(Id::from_bits);
        let scope = Scope::new(vec![chapter, root]);
        for (body, below, right, expected) in [
            (chapter, false, WRITE, true),
            (root, true, WRITE, true),
            (root, false, WRITE, false),
            (sister, true, WRITE, false),
            (chapter, true, "news.write", false),
        ] {
            let actor = Actor::new(Id::from_bits(9), "x", Language::Ar).with(body, below, &[right]);
            assert_eq!(may_write(&actor, &scope).is_ok(), expected);
        }
    }
}
