use std::{collections::BTreeSet, sync::Arc};

use basis::{
    Id, Kind, Language, Moment, Problem, Result,
    of::{Account, Body},
};

/// Who is signed in, with her rights as they are at this request. Made with [`Actor::new`] and [`Actor::holding`].
#[derive(Debug, Clone)]
pub struct Actor {
    pub account: Id<Account>,
    /// The name she shows in the desk.
    pub name: String,
    pub language: Language,
    pub grants: Vec<Grant>,
    /// Holds the machine's settings and outbox.
    pub installation: bool,
    /// How she came in, and when she last showed that it is she.
    pub proof: Proof,
}

/// How someone came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum By {
    /// A password, with or without a second factor.
    #[default]
    Password,
    Passkey,
    /// A link in a letter.
    Link,
    /// A token of the API: never more than its own limits.
    Token,
}

/// What a dangerous act asks for: that it is she, and that she showed it a short while ago.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Proof {
    pub by: By,
    /// When she last gave a passkey, or her password with its second factor; none: not in this session.
    pub shown: Option<Moment>,
    /// She has not chosen yet how she will sign in: the desk leads her there first.
    pub unsettled: bool,
}

/// For how long a proof is good for dangerous acts.
pub const STEP_UP: std::time::Duration = std::time::Duration::from_secs(10 * 60);

/// The key of the problem that says: show once more that it is you. The door makes a way there of it.
pub const STEP_UP_KEY: &str = "problem-step-up";

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
    /// Someone who holds nothing.
    pub fn new(account: Id<Account>, name: impl Into<String>, language: Language) -> Self {
        Self {
            account,
            name: name.into(),
            language,
            grants: Vec::new(),
            installation: false,
            proof: Proof::default(),
        }
    }

    /// The same, with these rights at a body, there alone or there and below.
    #[must_use]
    pub fn holding(mut self, body: Id<Body>, below: bool, rights: Arc<BTreeSet<&'static str>>) -> Self {
        self.grants.push(Grant { body, below, rights });
        self
    }

    /// The same, having shown at `at` that it is she.
    #[must_use]
    pub fn shown(mut self, by: By, at: Moment) -> Self {
        self.proof = Proof { by, shown: Some(at), ..self.proof };
        self
    }

    /// For dangerous acts: she showed within [`STEP_UP`] that it is she.
    ///
    /// # Errors
    /// [`basis::Kind::Forbidden`] with [`STEP_UP_KEY`]: she is asked to show it, and comes back.
    pub fn stepped_up(&self, now: Moment) -> Result<()> {
        match self.proof.shown {
            Some(shown) if now.since(shown) < STEP_UP => Ok(()),
            _ => Err(Problem::new(Kind::Forbidden, STEP_UP_KEY)),
        }
    }

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
    fn a_proof_is_good_for_ten_minutes() {
        let now = Moment::from_millis(1_000_000_000);
        let actor = Actor::new(Id::from_bits(9), "x", Language::Ar);
        assert_eq!(actor.stepped_up(now).unwrap_err().key, STEP_UP_KEY);
        let shown = actor.shown(By::Passkey, now);
        assert!(shown.stepped_up(now.plus(STEP_UP / 2)).is_ok());
        assert!(shown.stepped_up(now.plus(STEP_UP)).is_err());
    }

    #[test]
    fn rights_hold_here_or_here_and_below_and_nowhere_else() {
        let [root, chapter, association, sister] = [1, 2, 3, 4].map(Id::<Body>::from_bits);
        let actor = |body, below| {
            let rights = Arc::new(BTreeSet::from(["news.write"]));
            Actor::new(Id::from_bits(9), "x", Language::Ar).holding(body, below, rights)
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
