//! Which account is which, for those who keep ids alone.

use std::collections::{BTreeSet, HashMap};

use basis::{Id, Result, of::Account};
use db::Conn;
use weave::Site;
use web::Actor;
use words::Tongue;

use crate::{service::lookup, store};

/// The names of accounts, for screens of those who may read them; whoever is erased has none.
///
/// # Errors
/// When the database does not answer.
pub async fn names(conn: &mut Conn, accounts: &[Id<Account>]) -> Result<HashMap<Id<Account>, String>> {
    let mut all = HashMap::new();
    for some in accounts.chunks(500) {
        all.extend(store::names(conn, some).await?);
    }
    Ok(all)
}

/// As [`names`], for somebody's screen: in the place of a name that is out of her sight stands that it is.
///
/// # Errors
/// When the database does not answer.
pub async fn names_for(
    site: &Site,
    conn: &mut Conn,
    viewer: &Actor,
    t: &Tongue,
    accounts: &[Id<Account>],
) -> Result<HashMap<Id<Account>, String>> {
    let mut all = names(conn, accounts).await?;
    let hidden = out_of_sight(site, viewer).await?;
    for (account, name) in &mut all {
        if hidden.contains(account) {
            *name = t.plain("accounts-name-hidden");
        }
    }
    Ok(all)
}

/// Whose names are out of sight for somebody: of all who hold something at a body in lockdown or below it, if she holds nothing there.
///
/// # Errors
/// When the database does not answer.
pub async fn out_of_sight(site: &Site, viewer: &Actor) -> Result<BTreeSet<Id<Account>>> {
    let mut hidden = BTreeSet::new();
    for body in site.locked().await? {
        let tree = network::tree(site).await?;
        if viewer.grants.iter().any(|grant| tree.is_within(grant.body, body)) {
            continue;
        }
        let bodies = tree.below(body);
        let held = store::held_at(&mut site.db.read().await?, &bodies, site.clock.now()).await?;
        hidden.extend(held.into_iter().map(|held| held.account));
    }
    hidden.remove(&viewer.account);
    Ok(hidden)
}

/// Which account has an address, asked on the connection of whoever asks.
///
/// # Errors
/// When the database does not answer.
pub async fn of_address(site: &Site, conn: &mut Conn, address: &str) -> Result<Option<Id<Account>>> {
    let found = store::account_by_address(conn, lookup(site, address)).await?;
    found.map(|found| found.id()).transpose()
}
