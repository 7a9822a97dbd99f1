//! The role that comes with keeping a key: what lets her be handed records, at that body alone.

use std::collections::HashMap;

use basis::{
    Id, Moment, Result,
    of::{Account, Body},
};
use db::Conn;
use weave::{Role, Site};

pub(crate) async fn give(
    site: &Site,
    conn: &mut Conn,
    body: Id<Body>,
    account: Id<Account>,
    by: Option<Id<Account>>,
) -> Result<()> {
    accounts::name(site, conn, by, account, body, Role::Keyholder.code(), false).await
}

pub(crate) async fn take(
    site: &Site,
    conn: &mut Conn,
    body: Id<Body>,
    account: Id<Account>,
    by: Id<Account>,
) -> Result<()> {
    accounts::unname(site, conn, Some(by), account, body, Role::Keyholder.code()).await
}

/// Until when each keyholder of a body may be handed records; who is absent here is handed nothing any more.
pub(crate) async fn terms(site: &Site, body: Id<Body>) -> Result<HashMap<Id<Account>, Moment>> {
    let held = accounts::held_over(site, body).await?.into_iter();
    let keyholders = held.filter(|held| held.body == body && held.role == Role::Keyholder.code());
    Ok(keyholders.map(|held| (held.account, held.until)).collect())
}
