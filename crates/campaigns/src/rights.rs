//! Who may do what with an edition: pure.

use basis::{Id, Result, of::Body};
use weave::{Capability, Role};
use web::{Actor, Scope};

/// Begin campaigns, write editions, publish them, offer them.
pub const WRITE: &str = "campaign.write";
/// Make a body's edition of what is offered to it.
pub const ADOPT: &str = "campaign.adopt";
/// Decide over bursts that are held.
pub const MODERATE: &str = "campaign.moderate";
/// See the list of who signed; with a key, who they are.
pub const SIGNATURES: &str = "campaign.signatures";

pub const RIGHTS: &[Capability] = &[
    Capability::new(WRITE, "campaigns-right-write", &[Role::Editor]),
    Capability::new(ADOPT, "campaigns-right-adopt", &[Role::Secretary]),
    Capability::new(MODERATE, "campaigns-right-moderate", &[Role::Moderator]),
    Capability::new(SIGNATURES, "campaigns-right-signatures", &[Role::Secretary, Role::Keyholder])
        .where_shown(),
];

/// # Errors
/// Forbidden.
pub fn must_write(actor: &Actor, scope: &Scope) -> Result<()> {
    actor.must(WRITE, scope)
}

/// # Errors
/// Forbidden.
pub fn must_adopt(actor: &Actor, scope: &Scope) -> Result<()> {
    actor.must(ADOPT, scope)
}

/// Whether she reads exact small numbers: whoever works at the body itself, or holds its campaigns from a role named there.
pub fn is_of(actor: Option<&Actor>, body: Id<Body>) -> bool {
    actor.is_some_and(|actor| actor.grants.iter().any(|grant| grant.body == body))
}

#[cfg(test)]
mod tests {
    use basis::Language;

    use super::*;

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
        for (who, writes, adopts) in [
            (actor(root, true, &[WRITE, ADOPT]), [true; 4], [true; 4]),
            (actor(chapter, true, &[ADOPT]), [false; 4], [false, true, true, false]),
            (actor(association, false, &[WRITE]), [false, false, true, false], [false; 4]),
            (actor(root, true, &["news.write"]), [false; 4], [false; 4]),
        ] {
            for (at, scope) in scopes.iter().enumerate() {
                assert_eq!(must_write(&who, scope).is_ok(), writes[at], "{at}");
                assert_eq!(must_adopt(&who, scope).is_ok(), adopts[at], "{at}");
            }
        }
        let above = actor(root, true, &[WRITE]);
        assert!(is_of(Some(&above), root) && !is_of(Some(&above), chapter) && !is_of(None, root));
    }
}
