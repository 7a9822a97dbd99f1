use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

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
    /// What all grants together give, by body: a check costs the depth of the tree, however many grants there are.
    reach: HashMap<Id<Body>, Rights>,
    /// Holds the machine's settings and outbox.
    pub installation: bool,
    /// How she came in, and when she last showed that it is she.
    pub proof: Proof,
    /// Of the token she came with; nothing else is limited.
    pub limits: Limits,
}

/// Within what a token stays.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Limits {
    /// That body and all below.
    pub body: Option<Id<Body>>,
    pub until: Option<Moment>,
    /// Bodies in lockdown: there and below nothing is held, wherever it is held from.
    pub locked: Vec<Id<Body>>,
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
    pub rights: Arc<Rights>,
}

/// What a role gives: at the body it is held at, and at those below when it reaches there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rights {
    /// At the body itself.
    pub here: BTreeSet<&'static str>,
    /// Of these, what holds at every body below.
    pub below: BTreeSet<&'static str>,
    /// And what holds there only where the body shows its people.
    pub shown: BTreeSet<&'static str>,
}

impl Rights {
    fn add(&mut self, other: &Self, below: bool) {
        self.here.extend(&other.here);
        if below {
            self.below.extend(&other.below);
            self.shown.extend(&other.shown);
        }
    }
    /// Whether it gives `right` at the body itself, or below it.
    pub fn gives(&self, right: &str, here: bool, shows_people: bool) -> bool {
        if here {
            self.here.contains(right)
        } else {
            self.below.contains(right) || (shows_people && self.shown.contains(right))
        }
    }
}

/// A body and all above it, nearest first: what a right must cover. Made by `network` from the tree in memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    chain: Vec<Id<Body>>,
    shows_people: bool,
}

impl Scope {
    /// `chain` begins with the body itself and ends with the root.
    pub fn new(chain: Vec<Id<Body>>) -> Self {
        Self { chain, shows_people: false }
    }
    /// The same, of a body that shows its people to those above.
    #[must_use]
    pub fn showing_people(mut self, shows: bool) -> Self {
        self.shows_people = shows;
        self
    }
    pub fn body(&self) -> Option<Id<Body>> {
        self.chain.first().copied()
    }
    pub fn is_below(&self, body: Id<Body>) -> bool {
        self.chain.contains(&body)
    }
    /// The body itself and all above it, nearest first.
    pub fn chain(&self) -> &[Id<Body>] {
        &self.chain
    }
    pub fn shows_people(&self) -> bool {
        self.shows_people
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
            reach: HashMap::new(),
            installation: false,
            proof: Proof::default(),
            limits: Limits::default(),
        }
    }

    /// The same, with these rights at a body, there alone or there and below.
    #[must_use]
    pub fn holding(mut self, body: Id<Body>, below: bool, rights: Arc<Rights>) -> Self {
        self.reach.entry(body).or_default().add(&rights, below);
        self.grants.push(Grant { body, below, rights });
        self
    }

    /// As [`Actor::holding`], for rights that hold below as they do here.
    #[must_use]
    pub fn with(self, body: Id<Body>, below: bool, keys: &[&'static str]) -> Self {
        let keys: BTreeSet<&'static str> = keys.iter().copied().collect();
        let below_too = keys.clone();
        self.holding(body, below, Arc::new(Rights { here: keys, below: below_too, shown: BTreeSet::new() }))
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

    /// As [`Actor::stepped_up`], for what a token may do too: it cannot show that it is she, and was made by one who had.
    ///
    /// # Errors
    /// As [`Actor::stepped_up`].
    pub fn stepped_up_or_token(&self, now: Moment) -> Result<()> {
        if self.proof.by == By::Token { Ok(()) } else { self.stepped_up(now) }
    }

    /// Whether she holds `right` at the scope's body: by a grant there, or by one above that covers all below.
    pub fn may(&self, right: &str, scope: &Scope) -> bool {
        if self.limits.locked.iter().any(|body| scope.is_below(*body)) {
            return false;
        }
        scope.chain.iter().enumerate().any(|(above, body)| {
            self.reach.get(body).is_some_and(|reach| reach.gives(right, above == 0, scope.shows_people))
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
        self.reach.values().any(|reach| reach.here.contains(right))
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
    fn persons_are_seen_from_above_where_the_body_shows_them() {
        let [root, chapter] = [1, 2].map(Id::<Body>::from_bits);
        let rights = Rights {
            here: BTreeSet::from(["people.read", "records.open", "news.write"]),
            below: BTreeSet::from(["news.write"]),
            shown: BTreeSet::from(["people.read"]),
        };
        let above = Actor::new(Id::from_bits(9), "x", Language::Ar).holding(root, true, Arc::new(rights));
        let hidden = Scope::new(vec![chapter, root]);
        let shown = hidden.clone().showing_people(true);
        for (right, at_root, at_hidden, at_shown) in [
            ("news.write", true, true, true),
            ("people.read", true, false, true),
            ("records.open", true, false, false),
        ] {
            let seen = [&Scope::new(vec![root]), &hidden, &shown].map(|scope| above.may(right, scope));
            assert_eq!(seen, [at_root, at_hidden, at_shown], "{right}");
        }
    }

    #[test]
    fn rights_hold_here_or_here_and_below_and_nowhere_else() {
        let [root, chapter, association, sister] = [1, 2, 3, 4].map(Id::<Body>::from_bits);
        let actor =
            |body, below| Actor::new(Id::from_bits(9), "x", Language::Ar).with(body, below, &["news.write"]);
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
