//! Roles as data: made, changed, retired, at the root body.

use std::{collections::BTreeSet, sync::Arc};

use basis::{FieldProblem, Id, Problem, Result, Text};
use serde::{Deserialize, Serialize};
use weave::{Entry, Fact, Role, Site, note, tell};
use web::{Actor, Scope, Tag};

use crate::{
    Accounts,
    rights::{APPOINT, ROLES, Roles, Stored, covers},
    store,
};

/// Characters of a role's name, at most.
pub const NAME: usize = 60;

/// A role was made, changed or retired: what everyone holds is looked up again.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RolesChanged {}

impl RolesChanged {
    pub fn tag() -> Tag {
        Tag::new("roles")
    }
}

impl Fact for RolesChanged {
    const NAME: &'static str = "roles-changed";
    fn tags(&self) -> Vec<Tag> {
        vec![Self::tag()]
    }
}

/// All roles as they are now, kept in memory until one changes.
///
/// # Errors
/// When the database does not answer.
pub async fn roles(site: &Site) -> Result<Arc<Roles>> {
    let accounts = site.service::<Accounts>()?;
    accounts
        .roles
        .get(|| async {
            let stored = store::roles(&mut site.db.read().await?).await?;
            Ok(Roles::of(site.rooms.iter().flat_map(|room| room.rights()).copied(), stored))
        })
        .await
}

/// A role as its form gives it.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    /// Of a role of their own making; a starting role's name is in the catalogues.
    pub names: Text,
    pub kinds: Vec<String>,
    pub rights: Vec<String>,
    pub retired: bool,
}

/// Makes a role, or changes the one of `id`.
///
/// # Errors
/// Forbidden without `roles.edit` at the root body, or where she would put in or take out a right that she does not hold
/// herself over everything; invalid at `name-ar`, `rights` or `kinds`.
pub async fn save(site: &Site, actor: &Actor, id: Option<&str>, draft: Draft) -> Result<String> {
    let tree = network::tree(site).await?;
    let scope = tree.scope(tree.root().id);
    actor.must(ROLES, &scope)?;
    actor.stepped_up_or_token(site.clock.now())?;
    let roles = roles(site).await?;
    let before = id.map(|id| roles.one(id)).transpose()?;
    let start = before.and_then(|role| role.start);
    let mut wrong = Vec::new();
    let mut say =
        |field: String, key: &'static str| wrong.push(FieldProblem { field: field.into(), key: key.into() });
    if start.is_none() {
        if draft.names.is_empty() {
            say(String::from("name-ar"), "field-one-language");
        }
        for (language, name) in draft.names.iter() {
            if name.chars().count() > NAME {
                say(format!("name-{language}"), "field-too-long");
            }
        }
    }
    if draft.kinds.iter().any(|kind| tree.kind(kind).is_none()) {
        say(String::from("kinds"), "field-bad-choice");
    }
    let keys = roles.known(draft.rights.iter().map(String::as_str));
    if keys.is_empty() {
        say(String::from("rights"), "accounts-role-empty");
    }
    Problem::from_fields(wrong)?;
    let held = before.map(|role| role.rights.here.clone()).unwrap_or_default();
    if !may_change(actor, &scope, &held, &keys) || fixed(start, &held, &keys) {
        return Err(Problem::invalid("rights", "accounts-role-not-yours"));
    }
    let role = Stored {
        id: match id {
            Some(id) => id.to_owned(),
            None => Id::<()>::new(&site.clock, &site.rng).to_string(),
        },
        names: if start.is_some() { Text::new() } else { draft.names },
        kinds: draft.kinds,
        rights: keys.into_iter().map(str::to_owned).collect(),
        offered: roles.declared().iter().map(|one| one.key.to_owned()).collect(),
        retired: draft.retired && start != Some(Role::Admin),
    };
    let (own, by, root) = (site.clone(), actor.account, tree.root().id);
    site.db
        .write(move |conn| {
            Box::pin(async move {
                store::set_role(conn, &role, own.clock.now()).await?;
                let mut entry = Entry::new(root, Some(by), "accounts.role-changed");
                entry.about.clone_from(&role.id);
                note(&own, conn, entry).await?;
                tell(conn, &own, &RolesChanged {}).await?;
                Ok(role.id)
            })
        })
        .await
}

/// What is put in or taken out must be hers over everything.
fn may_change(
    actor: &Actor,
    scope: &Scope,
    before: &BTreeSet<&'static str>,
    after: &BTreeSet<&'static str>,
) -> bool {
    before.symmetric_difference(after).all(|right| covers(actor, scope, right, true))
}

/// An admin's own powers and a keyholder's are what they are: without the first nobody could mend a mistake, and the
/// second would open records to whoever edits roles.
fn fixed(start: Option<Role>, before: &BTreeSet<&'static str>, after: &BTreeSet<&'static str>) -> bool {
    match start {
        Some(Role::Admin | Role::Keyholder) => before != after,
        _ => after.contains(APPOINT),
    }
}
