use basis::{Id, Moment, Result, of::Account};
use db::{Conn, args, id};

use crate::model::{Device, Session};

/// Whose session it is, and whether of a demo account.
pub async fn whose(
    conn: &mut Conn,
    token_hash: [u8; 32],
    now: Moment,
) -> Result<Option<(Id<Session>, Id<Account>, bool)>> {
    let row: Option<(String, String, bool)> = conn
        .maybe(
            "SELECT s.id, a.id, a.demo FROM sessions s JOIN accounts a ON a.id = s.account \
             WHERE s.token_hash = $1 AND s.expires > $2",
            args![token_hash, now],
        )
        .await?;
    row.map(|(session, account, demo)| Ok((id(&session)?, id(&account)?, demo))).transpose()
}

/// Notes that a known browser was used again; 0 when it is not known.
pub async fn used_device(
    conn: &mut Conn,
    account: Id<Account>,
    token_hash: [u8; 32],
    day: Moment,
) -> Result<u64> {
    conn.run(
        "UPDATE known_devices SET last_used = $3 WHERE account = $1 AND token_hash = $2",
        args![account, token_hash, day],
    )
    .await
}

pub async fn know_device(
    conn: &mut Conn,
    account: Id<Account>,
    token_hash: [u8; 32],
    day: Moment,
) -> Result<()> {
    conn.run(
        "INSERT INTO known_devices (account, token_hash, last_used) VALUES ($1, $2, $3) \
         ON CONFLICT (account, token_hash) DO UPDATE SET last_used = excluded.last_used",
        args![account, token_hash, day],
    )
    .await
    .map(|_| ())
}

pub async fn known_devices(conn: &mut Conn, account: Id<Account>) -> Result<i64> {
    let (count,): (i64,) = conn
        .one("SELECT CAST(count(*) AS BIGINT) FROM known_devices WHERE account = $1", args![account])
        .await?;
    Ok(count)
}

pub async fn purge_devices(conn: &mut Conn, before: Moment) -> Result<u64> {
    conn.run("DELETE FROM known_devices WHERE last_used < $1", args![before]).await
}

/// One of her sessions, for a letter about it.
pub async fn one_session(
    conn: &mut Conn,
    account: Id<Account>,
    session: Id<Session>,
    now: Moment,
) -> Result<Option<Device>> {
    Ok(super::sessions(conn, account, now).await?.into_iter().find(|one| one.id == session))
}
