use basis::{Id, Moment, Result, of::Account};
use db::{Conn, args, id};

pub async fn insert_link(
    conn: &mut Conn,
    token_hash: [u8; 32],
    account: Id<Account>,
    now: Moment,
    expires: Moment,
) -> Result<()> {
    conn.run(
        "INSERT INTO sign_in_links (token_hash, account, created, expires) VALUES ($1, $2, $3, $4)",
        args![token_hash, account, now, expires],
    )
    .await
    .map(|_| ())
}

/// Whether a link would still let someone in; changes nothing.
pub async fn link_stands(conn: &mut Conn, token_hash: [u8; 32], now: Moment) -> Result<bool> {
    let row: Option<(String,)> = conn
        .maybe(
            "SELECT account FROM sign_in_links WHERE token_hash = $1 AND used IS NULL AND expires > $2",
            args![token_hash, now],
        )
        .await?;
    Ok(row.is_some())
}

/// Uses a link up, once; whose it was.
pub async fn use_link(conn: &mut Conn, token_hash: [u8; 32], now: Moment) -> Result<Option<Id<Account>>> {
    let row: Option<(String,)> = conn
        .maybe(
            "UPDATE sign_in_links SET used = $2 WHERE token_hash = $1 AND used IS NULL AND expires > $2 \
             RETURNING account",
            args![token_hash, now],
        )
        .await?;
    row.map(|(account,)| id(&account)).transpose()
}

/// Forgets a link that was never sent.
pub async fn drop_link(conn: &mut Conn, token_hash: [u8; 32]) -> Result<()> {
    conn.run("DELETE FROM sign_in_links WHERE token_hash = $1 AND used IS NULL", args![token_hash])
        .await
        .map(|_| ())
}

/// How many were made for an account after `since`.
pub async fn links_since(conn: &mut Conn, account: Id<Account>, since: Moment) -> Result<i64> {
    let (count,): (i64,) = conn
        .one(
            "SELECT CAST(count(*) AS BIGINT) FROM sign_in_links WHERE account = $1 AND created > $2",
            args![account, since],
        )
        .await?;
    Ok(count)
}

/// Those not used yet.
pub async fn drop_links(conn: &mut Conn, account: Id<Account>) -> Result<u64> {
    conn.run("DELETE FROM sign_in_links WHERE account = $1 AND used IS NULL", args![account]).await
}

pub async fn purge_links(conn: &mut Conn, before: Moment) -> Result<u64> {
    conn.run("DELETE FROM sign_in_links WHERE expires <= $1", args![before]).await
}
