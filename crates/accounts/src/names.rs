//! Which account is which, for those who keep ids alone.

use std::collections::HashMap;

use basis::{Id, Result, of::Account};
use db::Conn;
use weave::Site;

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

/// Which account has an address, asked on the connection of whoever asks.
///
/// # Errors
/// When the database does not answer.
pub async fn of_address(site: &Site, conn: &mut Conn, address: &str) -> Result<Option<Id<Account>>> {
    let found = store::account_by_address(conn, lookup(site, address)).await?;
    found.map(|found| found.id()).transpose()
}
