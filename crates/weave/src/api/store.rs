use basis::{Moment, Result};
use db::{Conn, args};

/// What is known of a key.
pub struct Known {
    pub request_hash: Vec<u8>,
    pub status: Option<i64>,
    pub made: Option<String>,
}

/// Whether this is the first one with the key.
pub(super) async fn begin(conn: &mut Conn, key: [u8; 32], request: [u8; 32], now: Moment) -> Result<bool> {
    let touched = conn
        .run(
            "INSERT INTO api_once (key_hash, request_hash, at) VALUES ($1, $2, $3) ON CONFLICT (key_hash) DO NOTHING",
            args![key, request, now],
        )
        .await?;
    Ok(touched > 0)
}

pub(super) async fn known(conn: &mut Conn, key: [u8; 32]) -> Result<Option<Known>> {
    let row = conn
        .maybe::<(Vec<u8>, Option<i64>, Option<String>)>(
            "SELECT request_hash, status, made FROM api_once WHERE key_hash = $1",
            args![key],
        )
        .await?;
    Ok(row.map(|(request_hash, status, made)| Known { request_hash, status, made }))
}

pub(super) async fn end(conn: &mut Conn, key: [u8; 32], status: u16, made: Option<String>) -> Result<()> {
    conn.run(
        "UPDATE api_once SET status = $2, made = $3 WHERE key_hash = $1",
        args![key, i64::from(status), made],
    )
    .await
    .map(|_| ())
}

/// It made nothing: the key may be used again.
pub(super) async fn drop(conn: &mut Conn, key: [u8; 32]) -> Result<()> {
    conn.run("DELETE FROM api_once WHERE key_hash = $1", args![key]).await.map(|_| ())
}

/// Forgets keys from before `before`; how many.
///
/// # Errors
/// When the database does not take the write.
pub async fn forget(conn: &mut Conn, before: Moment) -> Result<u64> {
    conn.run("DELETE FROM api_once WHERE at < $1", args![before]).await
}

/// Forgets one key that is past its day.
pub(super) async fn forget_old(conn: &mut Conn, key: [u8; 32], before: Moment) -> Result<()> {
    conn.run("DELETE FROM api_once WHERE key_hash = $1 AND at < $2", args![key, before]).await.map(|_| ())
}
