//! The only way in for what says who she is: sealed to her body's keyholders before it is stored, never read back.

use std::collections::BTreeMap;

use basis::{Id, Problem, Result, of::Body};
use db::Conn;
use weave::Site;

use crate::{
    model::{PersonId, TABLE},
    store::SealedBytes,
};

/// What is to be sealed, and a place for it in the body's envelope.
pub(crate) struct Ready {
    sealer: keys::Sealer,
    plain: Vec<u8>,
}

/// Takes a place in the body's envelope. Before the transaction, as [`keys::sealer`] wants it.
///
/// # Errors
/// 422 `no-key` where nobody keeps the body's key.
pub(crate) async fn ready(
    site: &Site,
    body: Id<Body>,
    sealed: &BTreeMap<&'static str, String>,
) -> Result<Option<Ready>> {
    if sealed.is_empty() {
        return Ok(None);
    }
    let plain = serde_json::to_vec(sealed).map_err(Problem::failed)?;
    Ok(Some(Ready { sealer: keys::sealer(site, body, 1).await?, plain }))
}

/// Seals it as the record `person`, within the transaction that stores it.
///
/// # Errors
/// As [`keys::Sealer::within`].
pub(crate) async fn put(
    site: &Site,
    conn: &mut Conn,
    ready: Option<Ready>,
    person: Id<PersonId>,
) -> Result<Option<SealedBytes>> {
    let Some(ready) = ready else { return Ok(None) };
    let sealed = ready.sealer.within(site, conn).await?.seal(TABLE, person, &ready.plain)?;
    Ok(Some(SealedBytes { envelope: sealed.envelope.to_string(), bytes: sealed.bytes }))
}
