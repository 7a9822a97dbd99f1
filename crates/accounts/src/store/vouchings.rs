use basis::{Id, Moment, Result, of::Account};
use db::{Conn, args, id};

use crate::model::Vouching;

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    account: String,
    name: String,
    number: String,
    asked: i64,
    first_by: Option<String>,
    second_by: Option<String>,
    due: Option<i64>,
    told: Option<i64>,
}

const OPEN: &str = "SELECT v.id, v.account, a.name, v.number, v.asked, v.first_by, v.second_by, v.due, v.told \
                    FROM vouchings v JOIN accounts a ON a.id = v.account WHERE v.ended = ''";

impl Row {
    fn vouching(self) -> Result<Vouching> {
        Ok(Vouching {
            id: id(&self.id)?,
            account: id(&self.account)?,
            name: self.name,
            number: self.number,
            asked: Moment::from_millis(self.asked),
            first_by: self.first_by.as_deref().map(id).transpose()?,
            second_by: self.second_by.as_deref().map(id).transpose()?,
            due: self.due.map(Moment::from_millis),
            told: self.told.map(Moment::from_millis),
        })
    }
}

pub async fn ask_vouching(
    conn: &mut Conn,
    new: Id<Vouching>,
    account: Id<Account>,
    number: &str,
    now: Moment,
) -> Result<()> {
    conn.run(
        "INSERT INTO vouchings (id, account, number, asked) VALUES ($1, $2, $3, $4)",
        args![new, account, number, now],
    )
    .await
    .map(|_| ())
}

/// Those that go on, the oldest first.
pub async fn open_vouchings(conn: &mut Conn) -> Result<Vec<Vouching>> {
    let rows: Vec<Row> = conn.all_dyn(format!("{OPEN} ORDER BY v.asked, v.id LIMIT 200"), args![]).await?;
    rows.into_iter().map(Row::vouching).collect()
}

/// What was asked for one account and goes on, the newest first.
pub async fn open_vouchings_of(conn: &mut Conn, account: Id<Account>) -> Result<Vec<Vouching>> {
    let rows: Vec<Row> = conn
        .all_dyn(format!("{OPEN} AND v.account = $1 ORDER BY v.asked DESC, v.id DESC"), args![account])
        .await?;
    rows.into_iter().map(Row::vouching).collect()
}

pub async fn open_vouching(conn: &mut Conn, vouching: Id<Vouching>) -> Result<Option<Vouching>> {
    let rows: Vec<Row> = conn.all_dyn(format!("{OPEN} AND v.id = $1"), args![vouching]).await?;
    rows.into_iter().next().map(Row::vouching).transpose()
}

pub async fn first_vouches(
    conn: &mut Conn,
    vouching: Id<Vouching>,
    by: Id<Account>,
    now: Moment,
) -> Result<u64> {
    conn.run(
        "UPDATE vouchings SET first_by = $2, first_at = $3 WHERE id = $1 AND first_by IS NULL AND ended = ''",
        args![vouching, by, now],
    )
    .await
}

pub async fn second_vouches(
    conn: &mut Conn,
    vouching: Id<Vouching>,
    by: Id<Account>,
    due: Moment,
    no_hash: [u8; 32],
) -> Result<u64> {
    conn.run(
        "UPDATE vouchings SET second_by = $2, due = $3, no_hash = $4 \
         WHERE id = $1 AND second_by IS NULL AND first_by IS NOT NULL AND first_by <> $2 AND ended = ''",
        args![vouching, by, due, no_hash],
    )
    .await
}

/// The letter that tells her has left: from now on she has her two days. 0 when another left before.
pub async fn set_told(conn: &mut Conn, vouching: Id<Vouching>, now: Moment, due: Moment) -> Result<u64> {
    conn.run(
        "UPDATE vouchings SET told = $2, due = $3 WHERE id = $1 AND told IS NULL AND due IS NOT NULL AND ended = ''",
        args![vouching, now, due],
    )
    .await
}

/// Another link to say no by: each letter has its own, the newest counts.
pub async fn set_no_hash(conn: &mut Conn, vouching: Id<Vouching>, no_hash: [u8; 32]) -> Result<u64> {
    conn.run("UPDATE vouchings SET no_hash = $2 WHERE id = $1", args![vouching, no_hash]).await
}

/// Which one a link says no to.
pub async fn vouching_of_no(conn: &mut Conn, no_hash: [u8; 32]) -> Result<Option<Vouching>> {
    let rows: Vec<Row> = conn.all_dyn(format!("{OPEN} AND v.no_hash = $1"), args![no_hash]).await?;
    rows.into_iter().next().map(Row::vouching).transpose()
}

/// Ends it: `refused`, `done` or `old`.
pub async fn end_vouching(conn: &mut Conn, vouching: Id<Vouching>, how: &str, now: Moment) -> Result<u64> {
    conn.run(
        "UPDATE vouchings SET ended = $2, ended_at = $3 WHERE id = $1 AND ended = ''",
        args![vouching, how, now],
    )
    .await
}

/// Ends all that goes on for one account.
pub async fn end_vouchings_of(conn: &mut Conn, account: Id<Account>, how: &str, now: Moment) -> Result<u64> {
    conn.run(
        "UPDATE vouchings SET ended = $2, ended_at = $3 WHERE account = $1 AND ended = ''",
        args![account, how, now],
    )
    .await
}

/// Those nobody finished within their time end; those ended long ago are forgotten.
pub async fn purge_vouchings(
    conn: &mut Conn,
    now: Moment,
    asked_before: Moment,
    ended_before: Moment,
) -> Result<u64> {
    conn.run(
        "UPDATE vouchings SET ended = 'old', ended_at = $1 WHERE ended = '' AND due IS NULL AND asked < $2",
        args![now, asked_before],
    )
    .await?;
    conn.run("DELETE FROM vouchings WHERE ended_at < $1", args![ended_before]).await
}
