//! Which rights a role holds, and who may give it to whom: pure.

use std::{collections::BTreeSet, sync::Arc};

use basis::{Problem, Result, Text};
use weave::{Capability, FromAbove, Role};
use web::{Actor, Rights, Scope};

/// To give and end roles.
pub const GRANT: &str = "accounts.grant";
/// To say that someone who lost her phone is who she says.
pub const VOUCH: &str = "accounts.vouch";
/// To make and change roles, at the root body.
pub const ROLES: &str = "roles.edit";

/// Held by admins alone: what stands between them and coordinators.
pub const APPOINT: &str = "accounts.appoint-admins";

/// What this crate declares.
pub const RIGHTS: &[Capability] = &[
    Capability::new(GRANT, "accounts-right-grant", &[]),
    Capability::new(VOUCH, "accounts-right-vouch", &[]),
    Capability::new(ROLES, "accounts-right-roles", &[]),
    Capability::new(APPOINT, "accounts-right-appoint", &[]),
];

/// One role as it stands now.
#[derive(Debug, Clone)]
pub struct Defined {
    /// The code of a starting role, an id for one that people made.
    pub id: String,
    pub start: Option<Role>,
    /// Empty for a starting role, whose name is in the catalogues.
    pub names: Text,
    /// Kinds of bodies it is for; empty: all.
    pub kinds: Vec<String>,
    pub rights: Arc<Rights>,
    /// Not given any more; who holds it keeps it to its end.
    pub retired: bool,
}

impl Defined {
    /// Given by being named, and by no form.
    pub fn is_named_only(&self) -> bool {
        self.start == Some(Role::Keyholder)
    }
    pub fn fits(&self, kind: &str) -> bool {
        self.kinds.is_empty() || self.kinds.iter().any(|one| one == kind)
    }
}

/// A role's row: an own one, or a starting one that was changed.
#[derive(Debug, Clone)]
pub struct Stored {
    pub id: String,
    pub names: Text,
    pub kinds: Vec<String>,
    pub rights: Vec<String>,
    /// The keys that were declared when it was last saved: a starting role gets later ones by itself.
    pub offered: Vec<String>,
    pub retired: bool,
}

/// All roles of the installation over all that rooms declare.
#[derive(Debug, Clone)]
pub struct Roles {
    declared: Vec<Capability>,
    all: Vec<Defined>,
}

/// The rights of some keys, in the three ways they hold.
pub fn prepared(declared: &[Capability], keys: &BTreeSet<&'static str>) -> Rights {
    let held = |from| {
        declared
            .iter()
            .filter(move |one| one.from_above == from)
            .map(|one| one.key)
            .filter(|key| keys.contains(key))
    };
    Rights {
        here: keys.clone(),
        below: held(FromAbove::Always).collect(),
        shown: held(FromAbove::WhereShown).collect(),
    }
}

impl Roles {
    pub fn of(declared: impl IntoIterator<Item = Capability>, stored: Vec<Stored>) -> Self {
        let declared: Vec<Capability> = declared.into_iter().collect();
        let mut all: Vec<Defined> = Role::ALL
            .into_iter()
            .map(|role| {
                let row = stored.iter().find(|row| row.id == role.code());
                let begins =
                    |one: &&Capability| role.begins_with(one) && (role == Role::Admin || one.key != APPOINT);
                let keys = declared
                    .iter()
                    .filter(|one| match row {
                        // What was declared after it was saved comes as it would have come at the beginning.
                        Some(row) if row.offered.iter().any(|key| key == one.key) => {
                            row.rights.iter().any(|key| key == one.key)
                        }
                        _ => begins(one),
                    })
                    .map(|one| one.key)
                    .collect();
                Defined {
                    id: role.code().to_owned(),
                    start: Some(role),
                    names: Text::new(),
                    kinds: row.map(|row| row.kinds.clone()).unwrap_or_default(),
                    rights: Arc::new(prepared(&declared, &keys)),
                    retired: row.is_some_and(|row| row.retired),
                }
            })
            .collect();
        for row in stored.into_iter().filter(|row| Role::from_code(&row.id).is_none()) {
            let keys = declared
                .iter()
                .map(|one| one.key)
                .filter(|key| row.rights.iter().any(|held| held == key))
                .collect();
            all.push(Defined {
                rights: Arc::new(prepared(&declared, &keys)),
                id: row.id,
                start: None,
                names: row.names,
                kinds: row.kinds,
                retired: row.retired,
            });
        }
        Self { declared, all }
    }

    pub fn all(&self) -> &[Defined] {
        &self.all
    }
    pub fn declared(&self) -> &[Capability] {
        &self.declared
    }
    pub fn get(&self, id: &str) -> Option<&Defined> {
        self.all.iter().find(|role| role.id == id)
    }
    /// # Errors
    /// Not found.
    pub fn one(&self, id: &str) -> Result<&Defined> {
        self.get(id).ok_or_else(Problem::not_found)
    }
    pub fn rights(&self, id: &str) -> Arc<Rights> {
        self.get(id).map(|role| Arc::clone(&role.rights)).unwrap_or_default()
    }
    /// The keys of these texts, as far as rooms declare them.
    pub fn known<'a>(&self, keys: impl IntoIterator<Item = &'a str>) -> BTreeSet<&'static str> {
        let wanted: BTreeSet<&str> = keys.into_iter().collect();
        self.declared.iter().map(|one| one.key).filter(|key| wanted.contains(key)).collect()
    }
    /// The rights of some keys alone: what a token may do.
    pub fn narrowed(&self, rights: &Rights, keys: &BTreeSet<&'static str>) -> Rights {
        let both = |set: &BTreeSet<&'static str>| set.intersection(keys).copied().collect();
        Rights { here: both(&rights.here), below: both(&rights.below), shown: both(&rights.shown) }
    }

    /// The roles that hold a right at the body itself, and those that hold it at all bodies below (with or without that
    /// those show their people).
    pub fn holding(&self, right: &str) -> Vec<&str> {
        self.all.iter().filter(|role| role.rights.here.contains(right)).map(|role| role.id.as_str()).collect()
    }

    /// Whether she may give this role at the scope's body, or end it there: she may grant, and holds all of it herself,
    /// as far down as she gives it. A keyholder is named in another place, and ended there.
    ///
    /// Rights over persons do not reach down to a body that hides its people, so they cannot be given there from above
    /// either: else whoever stands above would give them to herself. `first`: nobody holds such a right there yet, and
    /// somebody has to begin.
    pub fn may_give(&self, actor: &Actor, scope: &Scope, role: &Defined, below: bool, first: bool) -> bool {
        let begins = |right: &str| {
            first
                && role.rights.shown.contains(right)
                && actor.grants.iter().any(|grant| {
                    grant.below && scope.is_below(grant.body) && grant.rights.shown.contains(right)
                })
        };
        actor.may(GRANT, scope)
            && !role.is_named_only()
            && role.rights.here.iter().all(|right| covers(actor, scope, right, below) || begins(right))
    }

    /// Whether a role gives a right that those above do not have where people are hidden.
    pub fn is_over_people(&self, id: &str) -> bool {
        self.get(id).is_some_and(|role| !role.rights.shown.is_empty())
    }
}

/// Whether she holds `right` at the scope's body and, if `below`, over all below it too.
pub fn covers(actor: &Actor, scope: &Scope, right: &str, below: bool) -> bool {
    actor.may(right, scope)
        && (!below
            || actor.grants.iter().any(|grant| {
                grant.below
                    && scope.is_below(grant.body)
                    && (grant.rights.below.contains(right) || grant.rights.shown.contains(right))
            }))
}

#[cfg(test)]
mod tests {
    use basis::{Id, Language, of::Body};

    use super::*;

    const DECLARED: [Capability; 7] = [
        Capability::new(GRANT, "x", &[]),
        Capability::new(APPOINT, "x", &[]),
        Capability::new("bodies.edit", "x", &[]),
        Capability::new("news.write", "x", &[Role::Editor]),
        Capability::new("comments.moderate", "x", &[Role::Moderator]),
        Capability::new("people.read", "x", &[Role::Keyholder]).where_shown(),
        Capability::new("records.open", "x", &[Role::Keyholder]).never_from_above(),
    ];

    fn roles() -> Roles {
        Roles::of(DECLARED, Vec::new())
    }

    #[test]
    fn starting_roles_hold_what_rooms_declare() {
        let roles = roles();
        let held = |role: Role| DECLARED.map(|one| roles.rights(role.code()).here.contains(one.key));
        for (role, expected) in [
            (Role::Admin, [true, true, true, true, true, true, false]),
            (Role::Coordinator, [true, false, true, true, true, true, false]),
            (Role::Secretary, [false, false, false, true, true, false, false]),
            (Role::Editor, [false, false, false, true, false, false, false]),
            (Role::Moderator, [false, false, false, false, true, false, false]),
            (Role::Keyholder, [false, false, false, false, false, true, true]),
        ] {
            assert_eq!(held(role), expected, "{role:?}");
        }
        assert_eq!(roles.holding("news.write"), ["admin", "coordinator", "secretary", "editor"]);
        assert!(roles.holding("nothing").is_empty());
    }

    #[test]
    fn a_changed_role_keeps_its_change_and_gets_what_is_declared_later() {
        let row = |id: &str, rights: &[&str], offered: &[&str]| Stored {
            id: id.into(),
            names: Text::new(),
            kinds: Vec::new(),
            rights: rights.iter().map(|key| (*key).to_owned()).collect(),
            offered: offered.iter().map(|key| (*key).to_owned()).collect(),
            retired: false,
        };
        let old = ["bodies.edit", "news.write"];
        let roles = Roles::of(
            DECLARED,
            vec![row("coordinator", &["news.write"], &old), row("own", &["news.write", "gone"], &old)],
        );
        let coordinator = roles.rights("coordinator");
        assert!(coordinator.here.contains("news.write") && coordinator.here.contains("comments.moderate"));
        assert!(!coordinator.here.contains("bodies.edit"), "it was taken away");
        assert_eq!(roles.rights("own").here.len(), 1, "an own role gets nothing by itself");
    }

    /// Every right at every place of a four-level tree with a sister, for whoever holds it here or here and below.
    #[test]
    fn each_capability_at_each_place() {
        let roles = roles();
        let [root, chapter, association, committee, sister] = [1, 2, 3, 4, 5].map(Id::<Body>::from_bits);
        let chains = [
            vec![root],
            vec![chapter, root],
            vec![association, chapter, root],
            vec![committee, association, chapter, root],
            vec![sister, root],
        ];
        for capability in &DECLARED {
            let keys = BTreeSet::from([capability.key]);
            let rights = Arc::new(prepared(&DECLARED, &keys));
            for (at, held_at) in [root, chapter, association, committee, sister].into_iter().enumerate() {
                for below in [false, true] {
                    let actor = Actor::new(Id::from_bits(9), "x", Language::Ar).holding(
                        held_at,
                        below,
                        Arc::clone(&rights),
                    );
                    for (place, chain) in chains.iter().enumerate() {
                        for shows in [false, true] {
                            let scope = Scope::new(chain.clone()).showing_people(shows);
                            let reaches = match capability.from_above {
                                FromAbove::Always => true,
                                FromAbove::WhereShown => shows,
                                FromAbove::Never => false,
                            };
                            let expected = at == place || (below && reaches && chain.contains(&held_at));
                            let key = capability.key;
                            assert_eq!(
                                actor.may(key, &scope),
                                expected,
                                "{key} held at {at} below={below}, asked at {place} shows={shows}"
                            );
                        }
                    }
                }
            }
        }
        assert_eq!(roles.known(["news.write", "nothing"]), BTreeSet::from(["news.write"]));
    }

    /// Four levels and a sister: who may give what, where.
    #[test]
    fn nobody_gives_what_she_does_not_hold() {
        let roles = roles();
        let [root, chapter, association, committee, sister] = [1, 2, 3, 4, 5].map(Id::<Body>::from_bits);
        let scopes = [
            Scope::new(vec![root]),
            Scope::new(vec![chapter, root]),
            Scope::new(vec![association, chapter, root]),
            Scope::new(vec![committee, association, chapter, root]),
            Scope::new(vec![sister, root]),
        ];
        let holder = |role: Role, body, below| {
            Actor::new(Id::from_bits(9), "x", Language::Ar).holding(body, below, roles.rights(role.code()))
        };
        let (yes, no) = (true, false);
        for (who, role, below, first, expected) in [
            (holder(Role::Coordinator, root, true), Role::Admin, false, true, [no, no, no, no, no]),
            (holder(Role::Admin, root, true), Role::Coordinator, true, true, [yes, yes, yes, yes, yes]),
            (holder(Role::Admin, root, true), Role::Coordinator, true, false, [yes, no, no, no, no]),
            (holder(Role::Coordinator, chapter, true), Role::Coordinator, true, false, [no, yes, no, no, no]),
            (holder(Role::Coordinator, chapter, true), Role::Secretary, true, false, [no, yes, yes, yes, no]),
            (holder(Role::Coordinator, chapter, true), Role::Editor, true, false, [no, yes, yes, yes, no]),
            (holder(Role::Coordinator, chapter, false), Role::Editor, false, false, [no, yes, no, no, no]),
            (holder(Role::Coordinator, chapter, false), Role::Editor, true, false, [no, no, no, no, no]),
            (holder(Role::Editor, chapter, true), Role::Editor, false, true, [no, no, no, no, no]),
            (holder(Role::Moderator, root, true), Role::Moderator, false, true, [no, no, no, no, no]),
            (holder(Role::Admin, root, true), Role::Keyholder, false, true, [no, no, no, no, no]),
        ] {
            let role = roles.one(role.code()).unwrap();
            let seen = scopes.each_ref().map(|scope| roles.may_give(&who, scope, role, below, first));
            let by = who.grants.first().map(|grant| grant.body);
            assert_eq!(seen, expected, "{} below={below} first={first} by {by:?}", role.id);
        }
    }
}
