//! Who may decide over what: pure.

use basis::Result;
use weave::{Capability, Role};
use web::{Actor, Scope};

pub const MODERATE: &str = "comments.moderate";
pub const READ: &str = "contact.read";

pub const RIGHTS: &[Capability] = &[
    Capability::new(MODERATE, "comments-right-moderate", &[Role::Moderator]),
    Capability::new(READ, "comments-right-read", &[Role::Moderator]),
];

/// Over comments of the scope's body.
///
/// # Errors
/// Forbidden.
pub fn must_moderate(actor: &Actor, scope: &Scope) -> Result<()> {
    actor.must(MODERATE, scope)
}

/// Over messages to the scope's body.
///
/// # Errors
/// Forbidden.
pub fn must_read(actor: &Actor, scope: &Scope) -> Result<()> {
    actor.must(READ, scope)
}

#[cfg(test)]
mod tests {
    use super::*;
    use basis::{Id, Language, of::Body};

    #[test]
    fn who_may_what_at_which_body() {
        let [root, chapter, association, sister] = [1, 2, 3, 4].map(Id::<Body>::from_bits);
        let actor = |body, below, rights: &[&'static str]| {
            Actor::new(Id::from_bits(9), "x", Language::Ar).with(body, below, rights)
        };
        let scopes = [
            Scope::new(vec![root]),
            Scope::new(vec![chapter, root]),
            Scope::new(vec![association, chapter, root]),
            Scope::new(vec![sister, root]),
        ];
        for (who, moderates, reads) in [
            (actor(chapter, true, &[MODERATE, READ]), [false, true, true, false], [false, true, true, false]),
            (actor(chapter, false, &[MODERATE]), [false, true, false, false], [false; 4]),
            (actor(association, true, &[READ]), [false; 4], [false, false, true, false]),
            (actor(root, true, &[MODERATE]), [true; 4], [false; 4]),
            (actor(root, true, &["news.write"]), [false; 4], [false; 4]),
        ] {
            for (at, scope) in scopes.iter().enumerate() {
                assert_eq!(must_moderate(&who, scope).is_ok(), moderates[at], "{at}");
                assert_eq!(must_read(&who, scope).is_ok(), reads[at], "{at}");
            }
        }
    }
}
