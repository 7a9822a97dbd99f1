use basis::{Id, Moment, Result, of::Account};
use db::{Conn, args};

/// When she was last told.
pub async fn last_digest(conn: &mut Conn, account: Id<Account>) -> Result<Option<Moment>> {
    let row: Option<(i64,)> =
        conn.maybe("SELECT sent_at FROM comments_digests WHERE account = $1", args![account]).await?;
    Ok(row.map(|(at,)| Moment::from_millis(at)))
}

pub async fn note_digest(conn: &mut Conn, account: Id<Account>, now: Moment) -> Result<()> {
    conn.run(
        "INSERT INTO comments_digests (account, sent_at) VALUES ($1, $2) \
         ON CONFLICT (account) DO UPDATE SET sent_at = excluded.sent_at",
        args![account, now],
    )
    .await
    .map(|_| ())
}

pub async fn purge_digests(conn: &mut Conn, before: Moment) -> Result<u64> {
    conn.run("DELETE FROM comments_digests WHERE sent_at < $1", args![before]).await
}
