//! Who may do what with a body's key: pure.

use basis::{
    Id, Problem, Result,
    of::{Account, Body},
};
use network::Tree;
use weave::{Capability, Role};
use web::{Actor, Scope};

use crate::model::{BodyKey, Keyholder};

/// To name keyholders and let them leave.
pub const MANAGE: &str = "keys.manage";
/// To be handed sealed records: held by whoever keeps the body's key, at that body alone.
pub const OPEN: &str = "records.open";

/// What this crate declares.
pub const RIGHTS: &[Capability] = &[
    Capability::new(MANAGE, "keys-right-manage", &[]),
    Capability::new(OPEN, "keys-right-open", &[Role::Keyholder]).never_from_above(),
];

/// What her part in a body's key is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Part {
    /// Keeps the key now.
    pub holds: bool,
    /// Was asked, and has no identity yet.
    pub asked: bool,
    /// Waits for a second person.
    pub waits: bool,
    /// May change who keeps it: from above only until it stands.
    pub manages: bool,
    /// Manages keys at the body above.
    pub manages_above: bool,
}

impl Part {
    pub fn of(actor: &Actor, tree: &Tree, body: Id<Body>, key: &BodyKey) -> Self {
        let above = tree.get(body).and_then(|body| body.parent);
        let scope = tree.scope(body);
        Self {
            holds: key.holder(actor.account).is_some(),
            asked: key.holders.iter().any(|one| one.account == actor.account && one.asked()),
            waits: key.waiting().any(|one| one.account == actor.account),
            manages: may_change(manages_here(actor, body), key) && actor.may(MANAGE, &scope),
            // Nobody is above the root: there the second person is one of its own.
            manages_above: actor.may(MANAGE, &above.map_or(scope, |above| tree.scope(above))),
        }
    }

    /// Whether the body's key page is hers to see.
    pub fn may_see(self) -> bool {
        self.holds || self.asked || self.waits || self.manages || self.manages_above
    }
}

/// Whether she manages keys by a grant at the body itself.
pub fn manages_here(actor: &Actor, body: Id<Body>) -> bool {
    actor.grants.iter().any(|grant| grant.body == body && grant.rights.here.contains(MANAGE))
}

/// Whether a key as it stands may be changed by who manages it. Somebody above begins it, and no more: else she would make
/// herself a keyholder, or let go those who are.
pub fn may_change(manages_here: bool, key: &BodyKey) -> bool {
    manages_here || !key.stands()
}

/// Whether she may be the second person for something that `first` is to get: another keyholder; where there is no other,
/// whoever manages keys at the body above.
pub fn may_second(part: Part, key: &BodyKey, actor: Id<Account>, first: Id<Account>) -> bool {
    if actor == first {
        return false;
    }
    let others = key.present().filter(|one| one.account != first).count();
    part.holds || (others == 0 && part.manages_above)
}

/// As [`may_second`] for `waiting` to keep the key. Who named her is none of those who may agree, nor of those who are left to ask.
pub fn may_confirm(part: Part, key: &BodyKey, actor: Id<Account>, waiting: &Keyholder) -> bool {
    let concerned = [Some(waiting.account), waiting.by];
    if concerned.contains(&Some(actor)) {
        return false;
    }
    let others = key.present().filter(|one| !concerned.contains(&Some(one.account))).count();
    part.holds || (others == 0 && part.manages_above)
}

/// As [`may_second`] for older envelopes that `joining` is to open: of the present keyholders one must be left who re-seals, so
/// the agreement may come from above as soon as there is only one beside her.
pub fn may_agree(part: Part, key: &BodyKey, actor: Id<Account>, joining: Id<Account>) -> bool {
    if actor == joining {
        return false;
    }
    let others = key.present().filter(|one| one.account != joining).count();
    (part.holds && others > 1) || (others == 1 && !part.holds && part.manages_above)
}

/// Whether she may be handed a body's sealed records.
///
/// # Errors
/// Forbidden when she does not hold the right there, or does not keep the key.
pub fn must_open(actor: &Actor, scope: &Scope, key: &BodyKey) -> Result<()> {
    actor.must(OPEN, scope)?;
    key.holder(actor.account).map(|_| ()).ok_or_else(Problem::forbidden)
}

#[cfg(test)]
mod tests {
    use basis::Moment;

    use super::*;

    fn key(accounts: &[u128]) -> BodyKey {
        let holder = |account: &u128| Keyholder {
            account: Id::from_bits(*account),
            name: String::new(),
            named: Moment::from_millis(0),
            by: None,
            agreed: true,
            since: Some(Moment::from_millis(0)),
            public: Some(account.to_string()),
            opens: 0,
        };
        BodyKey { turn: 1, holders: accounts.iter().map(holder).collect(), ..BodyKey::default() }
    }

    #[test]
    fn a_second_person_is_a_keyholder_or_else_comes_from_above() {
        let holds = Part { holds: true, ..Part::default() };
        let above = Part { manages_above: true, ..Part::default() };
        let here = Part { manages: true, ..Part::default() };
        let id = Id::from_bits;
        for (part, accounts, who, expected) in [
            (holds, &[1_u128, 2][..], 2, true),
            (holds, &[1, 2], 1, false),
            (above, &[1, 2], 9, false),
            (above, &[1], 9, true),
            (here, &[1], 9, false),
            (Part { holds: true, manages_above: true, ..Part::default() }, &[1], 1, false),
        ] {
            assert_eq!(may_second(part, &key(accounts), id(who), id(1)), expected, "{accounts:?} {who}");
        }
        for (part, accounts, who, expected) in [
            (holds, &[1_u128, 2, 3][..], 2, true),
            (holds, &[1, 2], 2, false),
            (above, &[1, 2], 9, true),
            (above, &[1, 2, 3], 9, false),
            (holds, &[1, 2, 3], 1, false),
        ] {
            assert_eq!(may_agree(part, &key(accounts), id(who), id(1)), expected, "{accounts:?} {who}");
        }
    }
    #[test]
    fn who_named_her_is_not_the_second_person() {
        let holds = Part { holds: true, ..Part::default() };
        let above = Part { manages_above: true, ..Part::default() };
        let id = Id::from_bits;
        for (part, accounts, by, who, expected) in [
            (holds, &[1_u128, 2][..], 1, 2, true),
            (holds, &[1, 2], 1, 1, false),
            (above, &[1, 2], 1, 9, false),
            (above, &[1], 1, 9, true),
            (above, &[1], 7, 9, false),
            (above, &[], 9, 9, false),
            (above, &[], 7, 9, true),
            (Part { manages: true, ..Part::default() }, &[], 7, 8, false),
        ] {
            let key = key(accounts);
            let waiting = Keyholder {
                account: id(5),
                name: String::new(),
                named: Moment::from_millis(0),
                by: Some(id(by)),
                agreed: false,
                since: None,
                public: Some("5".into()),
                opens: 0,
            };
            assert_eq!(may_confirm(part, &key, id(who), &waiting), expected, "{accounts:?} {by} {who}");
        }
    }
}
