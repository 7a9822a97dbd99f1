//! Which rights a role holds, and who may give it to whom: pure.

use std::{collections::BTreeSet, sync::Arc};

use weave::{Capability, Role};
use web::{Actor, Scope};

/// To give and end roles.
pub const GRANT: &str = "accounts.grant";

/// Held by admins alone and declared by no room: what stands between them and coordinators.
const APPOINT: &str = "accounts.appoint-admins";

/// What this crate declares.
pub const RIGHTS: &[Capability] = &[Capability::new(GRANT, "accounts-right-grant", &[])];

/// The rights of the four roles, from what all rooms declare.
#[derive(Debug, Clone)]
pub struct Bundles([Arc<BTreeSet<&'static str>>; 4]);

impl Bundles {
    pub fn of(declared: impl IntoIterator<Item = Capability>) -> Self {
        let declared: Vec<Capability> = declared.into_iter().collect();
        Self(Role::ALL.map(|role| {
            let all = matches!(role, Role::Admin | Role::Coordinator);
            let held = declared.iter().filter(|one| all || one.roles.contains(&role)).map(|one| one.key);
            Arc::new(held.chain((role == Role::Admin).then_some(APPOINT)).collect())
        }))
    }

    pub fn rights(&self, role: Role) -> Arc<BTreeSet<&'static str>> {
        let [admin, coordinator, editor, moderator] = &self.0;
        Arc::clone(match role {
            Role::Admin => admin,
            Role::Coordinator => coordinator,
            Role::Editor => editor,
            Role::Moderator => moderator,
        })
    }

    /// The roles that hold a right.
    pub fn holding(&self, right: &str) -> Vec<Role> {
        Role::ALL.into_iter().filter(|role| self.rights(*role).contains(right)).collect()
    }

    /// Whether she may give this role at the scope's body, or end it there: she may grant, and holds all of it herself,
    /// as far down as she gives it.
    pub fn may_give(&self, actor: &Actor, scope: &Scope, role: Role, below: bool) -> bool {
        actor.may(GRANT, scope) && self.rights(role).iter().all(|right| covers(actor, scope, right, below))
    }
}

/// Whether she holds `right` at the scope's body and, if `below`, over all below it too.
fn covers(actor: &Actor, scope: &Scope, right: &str, below: bool) -> bool {
    actor.grants.iter().any(|grant| {
        let here = scope.body() == Some(grant.body);
        grant.rights.contains(right)
            && (grant.below && (here || scope.is_below(grant.body)) || here && !below)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use basis::{Id, Language, of::Body};

    const DECLARED: [Capability; 4] = [
        Capability::new(GRANT, "x", &[]),
        Capability::new("bodies.edit", "x", &[]),
        Capability::new("news.write", "x", &[Role::Editor]),
        Capability::new("comments.moderate", "x", &[Role::Moderator]),
    ];

    #[test]
    fn roles_hold_what_rooms_declare() {
        let bundles = Bundles::of(DECLARED);
        let held = |role| DECLARED.map(|declared| bundles.rights(role).contains(declared.key));
        for (role, expected) in [
            (Role::Admin, [true, true, true, true]),
            (Role::Coordinator, [true, true, true, true]),
            (Role::Editor, [false, false, true, false]),
            (Role::Moderator, [false, false, false, true]),
        ] {
            assert_eq!(held(role), expected, "{role:?}");
        }
        assert_eq!(bundles.holding("news.write"), [Role::Admin, Role::Coordinator, Role::Editor]);
        assert_eq!(bundles.holding("nothing"), []);
    }

    /// Four levels and a sister: who may give what, where.
    #[test]
    fn nobody_gives_what_she_does_not_hold() {
        let bundles = Bundles::of(DECLARED);
        let [root, chapter, association, committee, sister] = [1, 2, 3, 4, 5].map(Id::<Body>::from_bits);
        let scopes = [
            Scope::new(vec![root]),
            Scope::new(vec![chapter, root]),
            Scope::new(vec![association, chapter, root]),
            Scope::new(vec![committee, association, chapter, root]),
            Scope::new(vec![sister, root]),
        ];
        let holder = |role, body, below| {
            Actor::new(Id::from_bits(9), "x", Language::Ar).holding(body, below, bundles.rights(role))
        };
        let (yes, no) = (true, false);
        for (who, role, below, expected) in [
            (holder(Role::Admin, root, true), Role::Admin, true, [yes, yes, yes, yes, yes]),
            (holder(Role::Coordinator, root, true), Role::Admin, false, [no, no, no, no, no]),
            (holder(Role::Coordinator, root, true), Role::Coordinator, true, [yes, yes, yes, yes, yes]),
            (holder(Role::Coordinator, chapter, true), Role::Coordinator, true, [no, yes, yes, yes, no]),
            (holder(Role::Coordinator, chapter, true), Role::Editor, true, [no, yes, yes, yes, no]),
            (holder(Role::Coordinator, chapter, false), Role::Editor, false, [no, yes, no, no, no]),
            (holder(Role::Coordinator, chapter, false), Role::Editor, true, [no, no, no, no, no]),
            (holder(Role::Editor, chapter, true), Role::Editor, false, [no, no, no, no, no]),
            (holder(Role::Moderator, root, true), Role::Moderator, false, [no, no, no, no, no]),
            (holder(Role::Admin, association, true), Role::Admin, true, [no, no, yes, yes, no]),
        ] {
            let seen = scopes.each_ref().map(|scope| bundles.may_give(&who, scope, role, below));
            assert_eq!(seen, expected, "{role:?} below={below} by {:?}", who.grants.first().map(|g| g.body));
        }
    }
}
