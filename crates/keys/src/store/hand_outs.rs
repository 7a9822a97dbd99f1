use std::collections::BTreeSet;

use basis::{
    Id, Moment, Result,
    of::{Account, Body},
};
use db::{Arg, Conn, args};

use super::places;
use crate::model::Window;

/// Takes this account's turn at this body until the transaction ends: another hand-out to it waits, and then sees this one.
pub async fn take_turn(conn: &mut Conn, account: Id<Account>, body: Id<Body>, now: Moment) -> Result<()> {
    conn.run(
        "INSERT INTO hand_out_turns (account, body, at) VALUES ($1, $2, $3) \
         ON CONFLICT (account, body) DO UPDATE SET at = excluded.at",
        args![account, body, now],
    )
    .await
    .map(|_| ())
}

/// Notes down how far she came in a list; the furthest stands.
pub async fn mark(
    conn: &mut Conn,
    account: Id<Account>,
    body: Id<Body>,
    list: &str,
    record: &str,
    now: Moment,
) -> Result<()> {
    conn.run(
        "INSERT INTO hand_out_marks (account, body, list, record, at) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (account, body, list) DO UPDATE SET record = excluded.record, at = excluded.at \
         WHERE excluded.record > hand_out_marks.record",
        args![account, body, list, record, now],
    )
    .await
    .map(|_| ())
}

/// How far she came in a list, and when.
pub async fn marked(
    conn: &mut Conn,
    account: Id<Account>,
    body: Id<Body>,
    list: &str,
) -> Result<Option<(String, Moment)>> {
    let row: Option<(String, i64)> = conn
        .maybe(
            "SELECT record, at FROM hand_out_marks WHERE account = $1 AND body = $2 AND list = $3",
            args![account, body, list],
        )
        .await?;
    Ok(row.map(|(record, at)| (record, Moment::from_millis(at))))
}

/// How many different records she was handed after `since`, those of windows not counted, and when the first of them was.
pub async fn handed_since(
    conn: &mut Conn,
    account: Id<Account>,
    body: Id<Body>,
    since: Moment,
) -> Result<(i64, Option<Moment>)> {
    let (count, first): (i64, Option<i64>) = conn
        .one(
            "SELECT CAST(count(*) AS BIGINT), min(at) FROM hand_outs \
             WHERE account = $1 AND body = $2 AND at > $3 AND opening IS NULL",
            args![account, body, since],
        )
        .await?;
    Ok((count, first.map(Moment::from_millis)))
}

/// Which of `records` she was handed after `since`.
pub async fn handed_before(
    conn: &mut Conn,
    account: Id<Account>,
    body: Id<Body>,
    since: Moment,
    records: &[&str],
) -> Result<BTreeSet<String>> {
    if records.is_empty() {
        return Ok(BTreeSet::new());
    }
    let mut args: Vec<Arg> = args![account, body, since];
    args.extend(records.iter().map(|record| Arg::from(*record)));
    let sql = format!(
        "SELECT record FROM hand_outs WHERE account = $1 AND body = $2 AND at > $3 AND record IN ({})",
        places(4, records.len())
    );
    let rows: Vec<(String,)> = conn.all_dyn(sql, args).await?;
    Ok(rows.into_iter().map(|(record,)| record).collect())
}

/// Forgets what stopped to count, as if it had never been: what she was handed before `since`, and what windows gave that are
/// closed: those gave for their hour.
pub async fn forget_handed(
    conn: &mut Conn,
    account: Id<Account>,
    body: Id<Body>,
    now: Moment,
    since: Moment,
) -> Result<u64> {
    conn.run(
        "DELETE FROM hand_outs WHERE account = $1 AND body = $2 AND (at <= $3 OR opening IN \
         (SELECT id FROM hand_out_windows WHERE account = $1 AND body = $2 AND (closes IS NULL OR closes <= $4)))",
        args![account, body, since, now],
    )
    .await
}

/// Notes what she is handed now. A record she had before keeps what it counted as, and counts for another day.
pub async fn note_handed(
    conn: &mut Conn,
    account: Id<Account>,
    body: Id<Body>,
    records: &[(&str, Option<Id<Window>>)],
    now: Moment,
) -> Result<()> {
    let rows = records.iter().map(|(record, window)| args![account, body, *record, now, *window]).collect();
    conn.many(
        "INSERT INTO hand_outs (account, body, record, at, opening) VALUES",
        rows,
        "ON CONFLICT (account, body, record) DO UPDATE SET at = excluded.at",
    )
    .await
    .map(|_| ())
}

/// How many a window has given.
pub async fn given_by(conn: &mut Conn, window: Id<Window>) -> Result<i64> {
    let (count,): (i64,) =
        conn.one("SELECT CAST(count(*) AS BIGINT) FROM hand_outs WHERE opening = $1", args![window]).await?;
    Ok(count)
}

pub async fn purge_hand_outs(conn: &mut Conn, before: Moment) -> Result<u64> {
    conn.run("DELETE FROM hand_out_turns WHERE at <= $1", args![before]).await?;
    conn.run("DELETE FROM hand_outs WHERE at <= $1", args![before]).await
}
