//! Roles: given and ended.

use basis::{
    Id, Kind, Language, Problem, Result,
    of::{Account, Body},
};
use weave::{Role, Site};
use web::{Actor, Scope};

use crate::{
    Accounts, add,
    link::{self, Why},
    model::{Grant, Held, Holder, NewAccount, address},
    rights::GRANT,
    service::{chain, lookup, unseal},
    store::{self, FreshGrant},
};

/// Gives a role in the name of whoever holds the machine. Who holds it already keeps it, with the new reach.
///
/// # Errors
/// Conflict when there is no such account or body.
pub async fn grant(site: &Site, account: Id<Account>, body: Id<Body>, role: Role, below: bool) -> Result<()> {
    let fresh = FreshGrant {
        id: Id::new(&site.clock, &site.rng),
        account,
        body,
        role,
        below,
        by: None,
        now: site.clock.now(),
    };
    site.db.write(move |conn| Box::pin(async move { store::insert_grant(conn, fresh).await })).await
}

/// What a form says about a role to give.
#[derive(Debug, Clone)]
pub struct Giving {
    pub email: String,
    /// For a new account alone.
    pub name: String,
    /// For a new account alone.
    pub language: Language,
    pub role: Role,
    pub below: bool,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Given {
    /// To an account that was there.
    Role,
    /// To a new one, to which a letter with a link goes.
    Account,
}

/// Gives a role at the scope's body; makes the account first where nobody has the address.
///
/// # Errors
/// Forbidden without the right to grant; invalid at `role` when she does not hold all of it herself, at `email` or `name`
/// when no account can be made of them.
pub async fn give(site: &Site, actor: &Actor, scope: &Scope, giving: Giving) -> Result<Given> {
    actor.must(GRANT, scope)?;
    let body = scope.body().ok_or_else(Problem::not_found)?;
    let accounts = site.service::<Accounts>()?;
    if !accounts.bundles(site).may_give(actor, scope, giving.role, giving.below) {
        return Err(Problem::invalid("role", "accounts-not-yours-to-give"));
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
                    Some(found) => (found.id()?, Given::Role),
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
                let fresh = FreshGrant {
                    id: Id::new(&site.clock, &site.rng),
                    account,
                    body,
                    role: giving.role,
                    below: giving.below,
                    by: Some(by),
                    now: site.clock.now(),
                };
                store::insert_grant(conn, fresh).await?;
                Ok(given)
            })
        })
        .await
}

/// Ends a role that is held at the scope's body.
///
/// # Errors
/// Not found when it is of another body; forbidden when she could not have given it; conflict (`accounts-last-admin`) when
/// nobody would be left to run the installation.
pub async fn end(site: &Site, actor: &Actor, scope: &Scope, grant: Id<Grant>) -> Result<()> {
    actor.must(GRANT, scope)?;
    let body = scope.body().ok_or_else(Problem::not_found)?;
    let now = site.clock.now();
    let held = store::held_here(&mut site.db.read().await?, grant, body, now).await?;
    let accounts = site.service::<Accounts>()?;
    if !accounts.bundles(site).may_give(actor, scope, held.role, held.below) {
        return Err(Problem::forbidden());
    }
    let root = network::tree(site).await?.root().id;
    site.db
        .write(move |conn| {
            Box::pin(async move {
                if held.role == Role::Admin
                    && held.body == root
                    && store::others_holding(conn, root, Role::Admin, held.account, now).await? == 0
                {
                    return Err(last_admin());
                }
                store::end_grant(conn, held.id, now).await.map(|_| ())
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

/// Who holds a right at a body, there or from above, with addresses: for letters alone.
///
/// # Errors
/// When the database does not answer.
pub async fn holders(site: &Site, conn: &mut db::Conn, right: &str, body: Id<Body>) -> Result<Vec<Holder>> {
    let roles = site.service::<Accounts>()?.bundles(site).holding(right);
    let chain = chain(site, body).await?;
    store::holders(conn, &roles, &chain, site.clock.now(), |sealed| unseal(site, sealed)).await
}
