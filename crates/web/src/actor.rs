use std::{collections::BTreeSet, sync::Arc};

use basis::{
    Id, Language, Problem, Result,
    of::{Account, Body},
};

/// Who is signed in, with her rights as they are at this request.
#[derive(Debug, Clone)]
pub struct Actor {
    pub account: Id<Account>,
    /// The name she shows in the desk.
    pub name: String,
    pub language: Language,
    pub grants: Vec<Grant>,
    /// Holds the machine's settings and outbox.
    pub installation: bool,
}

/// Rights at one body, there alone or there and below.
#[derive(Debug, Clone)]
pub struct Grant {
    pub body: Id<Body>,
    pub below: bool,
    pub rights: Arc<BTreeSet<&'static str>>,
}

/// A body and all above it, nearest first: what a right must cover. Made by `network` from the tree in memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope(Vec<Id<Body>>);

impl Scope {
    /// `chain` begins with the body itself and ends with the root.
    pub fn new(chain: Vec<Id<Body>>) -> Self {
        Self(chain)
    }
    pub fn body(&self) -> Option<Id<Body>> {
        self.0.first().copied()
    }
    pub fn is_below(&self, body: Id<Body>) -> bool {
        self.0.contains(&body)
    }
}

impl Actor {
    /// Whether she holds `right` at the scope's body: by a grant there, or by one above that covers all below.
    pub fn may(&self, right: &str, scope: &Scope) -> bool {
        self.grants.iter().any(|grant| {
            grant.rights.contains(right)
                && (scope.body() == Some(grant.body) || (grant.below && scope.is_below(grant.body)))
        })
    }

    /// As [`Actor::may`], as an answer.
    ///
    /// # Errors
    /// [`basis::Kind::Forbidden`].
    pub fn must(&self, right: &str, scope: &Scope) -> Result<()> {
        if self.may(right, scope) { Ok(()) } else { Err(Problem::forbidden()) }
    }

    /// Whether there is any body at which she holds `right`.
    pub fn may_anywhere(&self, right: &str) -> bool {
        self.grants.iter().any(|grant| grant.rights.contains(right))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rights_hold_here_or_here_and_below_and_nowhere_else() {
        let [root, chapter, association, sister] = [1, 2, 3, 4].map(Id::<Body>::from_bits);
        let actor = |body, below| Actor {
            account: Id::from_bits(9),
            name: "x".into(),
            language: Language::Ar,
            grants: vec![Grant { body, below, rights: Arc::new(BTreeSet::from(["news.write"])) }],
            installation: false,
        };
        let at = |chain: &[Id<Body>]| Scope::new(chain.to_vec());
        let (on_root, on_chapter) = (at(&[root]), at(&[chapter, root]));
        let (on_association, on_sister) = (at(&[association, chapter, root]), at(&[sister, root]));
        for (who, right, expected) in [
            (actor(chapter, true), "news.write", [false, true, true, false]),
            (actor(chapter, false), "news.write", [false, true, false, false]),
            (actor(root, true), "news.write", [true, true, true, true]),
            (actor(root, true), "news.delete", [false, false, false, false]),
            (actor(association, true), "news.write", [false, false, true, false]),
        ] {
            let seen =
                [&on_root, &on_chapter, &on_association, &on_sister].map(|scope| who.may(right, scope));
            assert_eq!(seen, expected);
        }
    }
}
