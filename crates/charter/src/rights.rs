//! Who may do what with a charter: pure, tested as a table.

use basis::Result;
use weave::Capability;
use web::{Actor, Scope};

pub const WRITE: &str = "charter.write";
pub const ADHERE: &str = "charter.adhere";

pub const RIGHTS: &[Capability] = &[
    Capability::new(WRITE, "charter-right-write", &[]),
    Capability::new(ADHERE, "charter-right-adhere", &[]),
];

/// Writes and publishes this body's charter.
///
/// # Errors
/// Forbidden.
pub fn may_write(actor: &Actor, body: &Scope) -> Result<()> {
    actor.must(WRITE, body)
}

/// Records or withdraws this body's own adherence. The charter's body has no say in it.
///
/// # Errors
/// Forbidden.
pub fn may_adhere(actor: &Actor, body: &Scope) -> Result<()> {
    actor.must(ADHERE, body)
}

#[cfg(test)]
mod tests {
    use basis::{Id, of::Body};

    use super::*;

    #[test]
    fn each_right_at_each_place() {
        let [root, chapter, association, sister] = [1, 2, 3, 4].map(Id::<Body>::from_bits);
        let scopes = [vec![root], vec![chapter, root], vec![association, chapter, root], vec![sister, root]]
            .map(Scope::new);
        for (at, below, right, writes, adheres) in [
            (root, true, WRITE, [true, true, true, true], [false; 4]),
            (chapter, true, ADHERE, [false; 4], [false, true, true, false]),
            (association, false, ADHERE, [false; 4], [false, false, true, false]),
            (chapter, false, WRITE, [false, true, false, false], [false; 4]),
            (sister, true, "news.write", [false; 4], [false; 4]),
        ] {
            let actor = network::testing::actor(at, below, &[right]);
            assert_eq!(scopes.each_ref().map(|scope| may_write(&actor, scope).is_ok()), writes);
            assert_eq!(scopes.each_ref().map(|scope| may_adhere(&actor, scope).is_ok()), adheres);
        }
    }
}
