//! The role that comes with keeping a key: what lets her be handed records, at that body alone.

use basis::{
    Id, Result,
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
