use basis::{Id, Moment, Result, of::Account};
use db::{Conn, args};

use crate::model::{Identity, Own};

/// Hers now.
pub async fn identity(conn: &mut Conn, account: Id<Account>) -> Result<Option<Own>> {
    let row: Option<(String, Vec<u8>, i64)> = conn
        .maybe(
            "SELECT public, wrapped, made FROM identities \
             WHERE account = $1 AND replaced IS NULL AND wrapped IS NOT NULL",
            args![account],
        )
        .await?;
    Ok(row.map(|(public, wrapped, made)| Own { public, wrapped, made: Moment::from_millis(made) }))
}

/// Takes the one before it out of use: its private half is gone at once, its public half stays. Whether there was one.
pub async fn replace_identity(conn: &mut Conn, account: Id<Account>, now: Moment) -> Result<bool> {
    let done = conn
        .run(
            "UPDATE identities SET replaced = $2, wrapped = NULL WHERE account = $1 AND replaced IS NULL",
            args![account, now],
        )
        .await?;
    Ok(done > 0)
}

pub async fn insert_identity(
    conn: &mut Conn,
    id: Id<Identity>,
    account: Id<Account>,
    own: &Own,
) -> Result<()> {
    conn.run(
        "INSERT INTO identities (id, account, public, wrapped, made) VALUES ($1, $2, $3, $4, $5)",
        args![id, account, &own.public, &own.wrapped, own.made],
    )
    .await
    .map(|_| ())
}

/// All of hers: envelopes that were sealed to one keep its public half, which says nothing of her.
pub async fn erase_identities(conn: &mut Conn, account: Id<Account>) -> Result<u64> {
    conn.run("DELETE FROM identities WHERE account = $1", args![account]).await
}
