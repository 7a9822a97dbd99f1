use basis::{Moment, Result};
use db::{Conn, args};

/// How often a place was tried, and when last.
pub async fn tries(conn: &mut Conn, place: [u8; 32]) -> Result<Option<(i64, Moment)>> {
    let sql = "SELECT tries, last FROM sign_in_tries WHERE place = $1";
    let row = conn.maybe::<(i64, i64)>(sql, args![place]).await?;
    Ok(row.map(|(tries, last)| (tries, Moment::from_millis(last))))
}

/// The first try at a place; whether nobody else was first.
pub async fn first_try(conn: &mut Conn, place: [u8; 32], now: Moment) -> Result<bool> {
    let sql =
        "INSERT INTO sign_in_tries (place, tries, last) VALUES ($1, 1, $2) ON CONFLICT (place) DO NOTHING";
    Ok(conn.run(sql, args![place, now]).await? == 1)
}

/// One more; whether it still stood as `seen` says: who counts beside us waits for our commit and is told no.
pub async fn next_try(
    conn: &mut Conn,
    place: [u8; 32],
    seen: (i64, Moment),
    tries: i64,
    now: Moment,
) -> Result<bool> {
    let sql = "UPDATE sign_in_tries SET tries = $2, last = $3 WHERE place = $1 AND tries = $4 AND last = $5";
    Ok(conn.run(sql, args![place, tries, now, seen.0, seen.1]).await? == 1)
}

/// The last was none.
pub async fn undo_try(conn: &mut Conn, place: [u8; 32]) -> Result<u64> {
    conn.run("UPDATE sign_in_tries SET tries = tries - 1 WHERE place = $1 AND tries > 0", args![place]).await
}

pub async fn forget_tries(conn: &mut Conn, place: [u8; 32]) -> Result<u64> {
    conn.run("DELETE FROM sign_in_tries WHERE place = $1", args![place]).await
}

pub async fn purge_tries(conn: &mut Conn, before: Moment) -> Result<u64> {
    conn.run("DELETE FROM sign_in_tries WHERE last <= $1", args![before]).await
}
