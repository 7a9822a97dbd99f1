//! Roles: given, renewed and ended. Every one has an end.

use basis::{
    Id, Kind, Language, Moment, Problem, Result, Text,
    of::{Account, Body},
};
use db::Conn;
use weave::{Entry, Role, Site, note};
use web::{Actor, Scope};

use crate::{
    add,
    link::{self, Why},
    model::{ENDED_LATELY, Grant, Held, Holder, LONGEST_TERM, NewAccount, address},
    office, remind,
    rights::GRANT,
    roles::roles,
    service::{chain, lookup, unseal},
    store::{self, FreshGrant},
};

/// Gives a role in the name of whoever holds the machine, for two years.
///
/// # Errors
/// Conflict when there is no such account or body.
pub async fn grant(site: &Site, account: Id<Account>, body: Id<Body>, role: Role, below: bool) -> Result<()> {
    grant_until(site, account, body, role.code(), below, site.clock.now().plus(LONGEST_TERM)).await
}

/// As [`grant`], of any role and to another end.
///
/// # Errors
/// As [`grant`].
pub async fn grant_until(
    site: &Site,
    account: Id<Account>,
    body: Id<Body>,
    role: &str,
    below: bool,
    until: Moment,
) -> Result<()> {
    let (own, role) = (site.clone(), role.to_owned());
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let id = Id::new(&own.clock, &own.rng);
                let (role, now) = (role.as_str(), own.clock.now());
                let fresh = FreshGrant { id, account, body, role, below, by: None, now, until, office: "" };
                let id = store::insert_grant(conn, fresh).await?;
                note(&own, conn, Entry::new(body, None, "accounts.granted").about(id)).await
            })
        })
        .await
}

/// As [`grant`], in the transaction of `conn` and of any role: for who names keyholders.
///
/// # Errors
/// Conflict when there is no such account or body.
pub async fn name(
    site: &Site,
    conn: &mut Conn,
    by: Option<Id<Account>>,
    account: Id<Account>,
    body: Id<Body>,
    role: &str,
    below: bool,
) -> Result<()> {
    let now = site.clock.now();
    let fresh = FreshGrant {
        id: Id::new(&site.clock, &site.rng),
        account,
        body,
        role,
        below,
        by,
        now,
        until: now.plus(LONGEST_TERM),
        office: "",
    };
    let id = store::insert_grant(conn, fresh).await?;
    note(site, conn, Entry::new(body, by, "accounts.granted").about(id)).await
}

/// Ends a role that someone was given by being named, in the transaction of `conn`.
///
/// # Errors
/// When the database does not take it.
pub async fn unname(
    site: &Site,
    conn: &mut Conn,
    by: Option<Id<Account>>,
    account: Id<Account>,
    body: Id<Body>,
    role: &str,
) -> Result<()> {
    let now = site.clock.now();
    for held in store::held_by(conn, account, now).await? {
        if held.body == body && held.role == role {
            store::end_grant(conn, held.id, now, by).await?;
            note(site, conn, Entry::new(body, by, "accounts.grant-ended").about(held.id)).await?;
        }
    }
    Ok(())
}

/// What a form says about a role to give.
#[derive(Debug, Clone)]
pub struct Giving {
    pub email: String,
    /// For a new account alone.
    pub name: String,
    /// For a new account alone.
    pub language: Language,
    /// The role's id.
    pub role: String,
    pub below: bool,
    pub until: Moment,
    /// A public title, shown once she agrees.
    pub office: Text,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Given {
    /// To an account that was there.
    Role,
    /// To a new one, to which a letter with a link goes.
    Account,
}

/// Whether nobody at the body holds a right over its people yet, a keyholder neither; nor did until somebody ended it within a week:
/// else whoever stands above would end what they hold and begin anew with people of her own.
///
/// # Errors
/// When the database does not answer.
pub async fn is_first(site: &Site, conn: &mut Conn, body: Id<Body>) -> Result<bool> {
    let roles = roles(site).await?;
    let over: Vec<&str> = roles
        .all()
        .iter()
        .filter(|role| roles.is_over_people(&role.id))
        .map(|role| role.id.as_str())
        .collect();
    let now = site.clock.now();
    Ok(!store::is_held_at(conn, body, &over, now).await?
        && !store::was_ended(conn, body, &over, now.minus(ENDED_LATELY)).await?)
}

/// Gives a role at the scope's body; makes the account first where nobody has the address.
///
/// # Errors
/// Forbidden without the right to grant, or before she showed that it is she; invalid at `email` when it is her own: what is
/// hers ends when whoever gave it says; invalid at `role` when she does not hold all of
/// it herself or it is not for this kind of body, at `until`, at `email` or `name` when no account can be made of them;
/// conflict in lockdown, when it would invite someone new; forbidden then to whoever gives from above.
pub async fn give(site: &Site, actor: &Actor, scope: &Scope, giving: Giving) -> Result<Given> {
    actor.must(GRANT, scope)?;
    let now = site.clock.now();
    actor.stepped_up(now)?;
    let body = scope.body().ok_or_else(Problem::not_found)?;
    let locked = must_be_of_it_in_lockdown(site, actor, body).await?;
    let tree = network::tree(site).await?;
    let kind = tree.get(body).ok_or_else(Problem::not_found)?.kind.clone();
    let roles = roles(site).await?;
    let role = roles
        .get(&giving.role)
        .filter(|role| !role.retired && role.fits(&kind))
        .ok_or_else(|| Problem::invalid("role", "field-bad-choice"))?;
    let first = is_first(site, &mut site.db.read().await?, body).await?;
    if !roles.may_give(actor, scope, role, giving.below, first) {
        return Err(Problem::invalid("role", "accounts-not-yours-to-give"));
    }
    if giving.until <= now || giving.until > now.plus(LONGEST_TERM) {
        return Err(Problem::invalid("until", "accounts-until-range"));
    }
    if address(&giving.email).is_none() {
        return Err(Problem::invalid("email", "field-bad-email"));
    }
    let (own, by) = (site.clone(), actor.account);
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let site = own;
                let found = store::account_by_address(conn, lookup(&site, &giving.email)).await?;
                let (account, given) = match found {
                    Some(found) if found.id()? == by => {
                        return Err(Problem::invalid("email", "accounts-not-to-yourself"));
                    }
                    Some(found) => (found.id()?, Given::Role),
                    None if locked => return Err(Problem::conflict("accounts-locked")),
                    None => {
                        let new = NewAccount {
                            email: giving.email,
                            name: giving.name,
                            language: giving.language,
                            password: None,
                        };
                        let account = add::insert(&site, conn, &new, None, false).await?;
                        link::write_later(&site, conn, Some(account), Why::Invited).await?;
                        (account, Given::Account)
                    }
                };
                let office = if giving.office.is_empty() { String::new() } else { giving.office.to_json() };
                let fresh = FreshGrant {
                    id: Id::new(&site.clock, &site.rng),
                    account,
                    body,
                    role: &giving.role,
                    below: giving.below,
                    by: Some(by),
                    now,
                    until: giving.until,
                    office: &office,
                };
                let id = store::insert_grant(conn, fresh).await?;
                let held = store::one_held(conn, id, now).await?;
                office::changed(&site, conn, &held).await?;
                note(&site, conn, Entry::new(body, Some(by), "accounts.granted").about(id)).await?;
                Ok(given)
            })
        })
        .await
}

/// In lockdown only who gives roles by a grant at the body itself changes who holds what there: else someone above would end the
/// grants of those who pressed, or make those who lift. Whether it is locked.
async fn must_be_of_it_in_lockdown(site: &Site, actor: &Actor, body: Id<Body>) -> Result<bool> {
    let locked = site.is_locked(body).await?;
    if locked && !actor.may(GRANT, &Scope::new(vec![body])) {
        return Err(Problem::new(Kind::Forbidden, "accounts-locked-from-above"));
    }
    Ok(locked)
}

/// A grant at the scope's body that she may change: as if she gave it now; `first`: as if nobody held anything there.
async fn mine(site: &Site, actor: &Actor, scope: &Scope, grant: Id<Grant>, first: bool) -> Result<Held> {
    actor.must(GRANT, scope)?;
    actor.stepped_up(site.clock.now())?;
    let body = scope.body().ok_or_else(Problem::not_found)?;
    must_be_of_it_in_lockdown(site, actor, body).await?;
    let held = store::held_here(&mut site.db.read().await?, grant, body, site.clock.now()).await?;
    let roles = roles(site).await?;
    let role = roles.one(&held.role)?;
    if roles.may_give(actor, scope, role, held.below, first) { Ok(held) } else { Err(Problem::forbidden()) }
}

/// Ends a role that is held at the scope's body.
///
/// # Errors
/// Not found when it is of another body; forbidden when she could not have given it; conflict (`accounts-last-admin`) when
/// nobody would be left to run the installation.
pub async fn end(site: &Site, actor: &Actor, scope: &Scope, grant: Id<Grant>) -> Result<()> {
    // Someone above may always end what was held first, as she may give it: its holder is told, and nothing is begun anew for a week.
    let held = mine(site, actor, scope, grant, true).await?;
    let root = network::tree(site).await?.root().id;
    let (own, by, now) = (site.clone(), actor.account, site.clock.now());
    let above = !actor.may(GRANT, &Scope::new(vec![held.body]));
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let admin = Role::Admin.code();
                if held.role == admin
                    && held.body == root
                    && store::others_holding(conn, root, admin, held.account, now).await? == 0
                {
                    return Err(last_admin());
                }
                store::end_grant(conn, held.id, now, Some(by)).await?;
                office::changed(&own, conn, &held).await?;
                if held.account != by {
                    remind::write_later(&own, conn, held.id, held.account, remind::Why::Ended).await?;
                }
                let what = if above { "accounts.grant-ended-above" } else { "accounts.grant-ended" };
                note(&own, conn, Entry::new(held.body, Some(by), what).about(held.id)).await
            })
        })
        .await
}

/// Gives a role of the scope's body another end.
///
/// # Errors
/// As [`end`]; forbidden too for her own, which would never end, and from above for what is over people that are not shown there;
/// invalid at `until`.
pub async fn renew(site: &Site, actor: &Actor, scope: &Scope, grant: Id<Grant>, until: Moment) -> Result<()> {
    let held = mine(site, actor, scope, grant, false).await?;
    if held.account == actor.account {
        return Err(Problem::new(Kind::Forbidden, "accounts-not-to-yourself"));
    }
    let now = site.clock.now();
    if until <= now || until > now.plus(LONGEST_TERM) {
        return Err(Problem::invalid("until", "accounts-until-range"));
    }
    let (own, by) = (site.clone(), actor.account);
    site.db
        .write(move |conn| {
            Box::pin(async move {
                store::renew_grant(conn, held.id, until, Some(by)).await?;
                office::changed(&own, conn, &Held { until, ..held.clone() }).await?;
                note(&own, conn, Entry::new(held.body, Some(by), "accounts.grant-renewed").about(held.id))
                    .await
            })
        })
        .await
}

pub(crate) fn last_admin() -> Problem {
    Problem::new(Kind::Conflict, "accounts-last-admin")
}

/// Who holds what at a body, and over it from above.
///
/// # Errors
/// When the database does not answer.
pub async fn held_over(site: &Site, body: Id<Body>) -> Result<Vec<Held>> {
    let chain = chain(site, body).await?;
    store::held_over(&mut site.db.read().await?, &chain, site.clock.now()).await
}

/// Who holds what at a body and at all below it.
///
/// # Errors
/// When the database does not answer.
pub async fn held_below(site: &Site, body: Id<Body>) -> Result<Vec<Held>> {
    let bodies = network::tree(site).await?.below(body);
    store::held_at(&mut site.db.read().await?, &bodies, site.clock.now()).await
}

/// Who holds a right at a body, there or from above, with addresses: for letters alone.
///
/// # Errors
/// When the database does not answer.
pub async fn holders(site: &Site, conn: &mut Conn, right: &str, body: Id<Body>) -> Result<Vec<Holder>> {
    let tree = network::tree(site).await?;
    let shows = tree.get(body).is_some_and(|body| body.shows_people);
    let chain = chain(site, body).await?;
    holding(site, conn, right, &chain, shows).await
}

/// Who is admin of the root body and so holds the installation, with addresses: for letters alone.
///
/// # Errors
/// When the database does not answer.
pub async fn installation_holders(site: &Site, conn: &mut Conn) -> Result<Vec<Holder>> {
    let root = network::tree(site).await?.root().id;
    let admin = [Role::Admin.code()];
    store::holders(conn, &admin, &[], &[root], site.clock.now(), |sealed| unseal(site, sealed)).await
}

/// Who holds a right at the body itself, not from above, with addresses: for letters alone.
///
/// # Errors
/// When the database does not answer.
pub async fn own_holders(site: &Site, conn: &mut Conn, right: &str, body: Id<Body>) -> Result<Vec<Holder>> {
    holding(site, conn, right, &[body], false).await
}

async fn holding(
    site: &Site,
    conn: &mut Conn,
    right: &str,
    chain: &[Id<Body>],
    shows_people: bool,
) -> Result<Vec<Holder>> {
    let roles = roles(site).await?;
    let by = |here: bool| -> Vec<&str> {
        let gives = |role: &&crate::rights::Defined| role.rights.gives(right, here, shows_people);
        roles.all().iter().filter(gives).map(|role| role.id.as_str()).collect()
    };
    store::holders(conn, &by(true), &by(false), chain, site.clock.now(), |sealed| unseal(site, sealed)).await
}

/// Ends the grants of a branch that has moved, where whoever gave them gave them from outside the place it has now: a grant
/// does not follow its body out of the giver's reach. What the branch's own people gave within it goes with it; and where a
/// giver's own right has lapsed since, what counts is where it lay.
pub(crate) async fn end_detached(site: &Site, conn: &mut Conn, moved: Id<Body>) -> Result<()> {
    let now = site.clock.now();
    let parents = network::parents(conn).await?;
    let chain = |body: Id<Body>| {
        let mut chain = vec![body];
        while let Some(Some(above)) = chain.last().and_then(|last| parents.get(last)) {
            if chain.contains(above) {
                break;
            }
            chain.push(*above);
        }
        chain
    };
    let branch: Vec<Id<Body>> =
        parents.keys().copied().filter(|body| chain(*body).contains(&moved)).collect();
    let roles = roles(site).await?;
    for held in store::held_at(conn, &branch, now).await? {
        let Some(giver) = held.by_account else { continue };
        let above = chain(held.body);
        let reaches = store::held_since(conn, giver, held.since).await?.iter().any(|(body, role, below)| {
            let here = *body == held.body;
            (here || *below) && above.contains(body) && roles.rights(role).gives(GRANT, here, false)
        });
        if !reaches {
            store::end_grant(conn, held.id, now, None).await?;
            remind::write_later(site, conn, held.id, held.account, remind::Why::Detached).await?;
            note(site, conn, Entry::new(held.body, None, "accounts.grant-detached").about(held.id)).await?;
        }
    }
    Ok(())
}
