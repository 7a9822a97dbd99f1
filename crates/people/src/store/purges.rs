use basis::{Id, Moment, Result, of::Body};
use db::{Conn, args};
use weave::Purged;

/// What a night took: numbers alone.
pub async fn insert_purges(conn: &mut Conn, purged: &[Purged], at: Moment) -> Result<()> {
    let row = |one: &Purged| {
        args![at, one.purpose, one.body.map(|body| body.to_string()).unwrap_or_default(), one.count]
    };
    let rows = purged.iter().filter(|one| one.count > 0).map(row).collect();
    conn.many("INSERT INTO people_purges (at, purpose, body, count) VALUES", rows, "").await.map(|_| ())
}

/// What the nights took at a body since then, by purpose.
pub async fn purges(conn: &mut Conn, body: Id<Body>, since: Moment) -> Result<Vec<(String, i64)>> {
    conn.all(
        "SELECT purpose, CAST(sum(count) AS BIGINT) FROM people_purges WHERE body = $1 AND at >= $2 \
         GROUP BY purpose ORDER BY purpose",
        args![body, since],
    )
    .await
}
