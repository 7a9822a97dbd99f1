//! The role that comes with keeping a key: what lets her be handed records, at that body alone.

use basis::{
    Id, Moment, Result,
    of::{Account, Body},
};
use db::Conn;
use weave::Site;

pub(crate) async fn give(
    _site: &Site,
    _conn: &mut Conn,
    _body: Id<Body>,
    _account: Id<Account>,
    _by: Option<Id<Account>>,
) -> Result<()> {
    Ok(())
}

pub(crate) async fn take(
    _site: &Site,
    _conn: &mut Conn,
    _body: Id<Body>,
    _account: Id<Account>,
    _now: Moment,
) -> Result<()> {
    Ok(())
}
