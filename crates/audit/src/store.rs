//! Every SQL sentence of the trails.

use std::collections::HashMap;

use basis::{
    Id, Moment, Problem, Result,
    of::{Account, Body},
};
use db::{Arg, Conn, args, id};

use crate::{
    chain::Checkpoint,
    model::{Line, Why},
};

#[derive(sqlx::FromRow)]
struct Row {
    body: String,
    number: i64,
    at: i64,
    account: Option<String>,
    what: String,
    about: String,
    count: Option<i64>,
    previous: Vec<u8>,
    hash: Vec<u8>,
}

/// A hash of another length was not written here: it compares equal to none.
fn hash(bytes: &[u8]) -> [u8; 32] {
    bytes.try_into().unwrap_or([0xff; 32])
}

impl Row {
    fn line(self) -> Result<Line> {
        Ok(Line {
            body: id(&self.body)?,
            number: self.number,
            at: Moment::from_millis(self.at),
            by: self.account.as_deref().map(id).transpose()?,
            what: self.what,
            about: self.about,
            count: self.count,
            previous: hash(&self.previous),
            hash: hash(&self.hash),
        })
    }
}

const COLUMNS: &str = "SELECT body, number, at, account, what, about, count, previous, hash FROM audit_lines";

/// Number and hash of the last line, or of the last one that was purged.
pub async fn head(conn: &mut Conn, body: Id<Body>) -> Result<Option<(i64, [u8; 32])>> {
    let last: Option<(i64, Vec<u8>)> = conn
        .maybe(
            "SELECT number, hash FROM audit_lines WHERE body = $1 ORDER BY number DESC LIMIT 1",
            args![body],
        )
        .await?;
    match last {
        Some((number, bytes)) => Ok(Some((number, hash(&bytes)))),
        None => Ok(start(conn, body).await?.map(|start| (start.number, start.hash))),
    }
}

/// Adds a line, unless its number is taken: then nothing is written, and nothing is undone either. On PostgreSQL this waits
/// for whoever is about to write the same number.
pub async fn append(conn: &mut Conn, line: &Line) -> Result<bool> {
    let written = conn
        .run(
            "INSERT INTO audit_lines (body, number, at, account, what, about, count, previous, hash) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (body, number) DO NOTHING",
            args![
                line.body,
                line.number,
                line.at,
                line.by,
                &line.what,
                &line.about,
                line.count,
                line.previous,
                line.hash
            ],
        )
        .await?;
    Ok(written == 1)
}

/// Lines after a number, the oldest first.
pub async fn after(conn: &mut Conn, body: Id<Body>, number: i64, limit: usize) -> Result<Vec<Line>> {
    let sql = format!("{COLUMNS} WHERE body = $1 AND number > $2 ORDER BY number LIMIT $3");
    let rows: Vec<Row> = conn.all_dyn(sql, args![body, number, limit]).await?;
    rows.into_iter().map(Row::line).collect()
}

/// What the desk's list is narrowed to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ask {
    pub what: Option<String>,
    /// Some(None): the machine's owner, or the house itself.
    pub by: Option<Option<Id<Account>>>,
    pub since: Option<Moment>,
    pub before: Option<i64>,
    pub limit: usize,
}

/// The newest first.
pub async fn list(conn: &mut Conn, body: Id<Body>, ask: &Ask) -> Result<Vec<Line>> {
    let mut args: Vec<Arg> = args![body, ask.before.unwrap_or(i64::MAX)];
    let mut sql = format!("{COLUMNS} WHERE body = $1 AND number < $2");
    let mut and = |condition: &str, arg: Arg| {
        args.push(arg);
        sql.push_str(&format!(" AND {condition} ${}", args.len()));
    };
    if let Some(what) = &ask.what {
        and("what =", Arg::from(what));
    }
    if let Some(since) = ask.since {
        and("at >=", Arg::from(since));
    }
    match ask.by {
        Some(Some(account)) => and("account =", Arg::from(account)),
        Some(None) => sql.push_str(" AND account IS NULL"),
        None => {}
    }
    args.push(Arg::from(ask.limit));
    sql.push_str(&format!(" ORDER BY number DESC LIMIT ${}", args.len()));
    let rows: Vec<Row> = conn.all_dyn(sql, args).await?;
    rows.into_iter().map(Row::line).collect()
}

/// Which acts and which accounts a body's trail knows, for its filters.
pub async fn known(conn: &mut Conn, body: Id<Body>) -> Result<(Vec<String>, Vec<Id<Account>>)> {
    let what: Vec<(String,)> = conn
        .all("SELECT DISTINCT what FROM audit_lines WHERE body = $1 ORDER BY what LIMIT 200", args![body])
        .await?;
    let by: Vec<(String,)> = conn
        .all(
            "SELECT DISTINCT account FROM audit_lines WHERE body = $1 AND account IS NOT NULL \
             ORDER BY account LIMIT 200",
            args![body],
        )
        .await?;
    Ok((
        what.into_iter().map(|(what,)| what).collect(),
        by.iter().map(|(account,)| id(account)).collect::<Result<_>>()?,
    ))
}

/// Bodies that have a trail.
pub async fn bodies(conn: &mut Conn) -> Result<Vec<Id<Body>>> {
    let rows: Vec<(String,)> = conn
        .all("SELECT body FROM audit_lines UNION SELECT body FROM audit_starts ORDER BY 1", vec![])
        .await?;
    rows.iter().map(|(body,)| id(body)).collect()
}

/// An account in one body's trail.
pub struct Hers {
    pub body: Id<Body>,
    pub first: Moment,
    pub last: Moment,
    pub lines: i64,
}

/// The trails in which an account stands.
pub async fn by_account(conn: &mut Conn, account: Id<Account>) -> Result<Vec<Hers>> {
    let rows: Vec<(String, i64, i64, i64)> = conn
        .all(
            "SELECT body, CAST(min(at) AS BIGINT), CAST(max(at) AS BIGINT), CAST(count(*) AS BIGINT) \
             FROM audit_lines WHERE account = $1 GROUP BY body ORDER BY body",
            args![account],
        )
        .await?;
    let moment = Moment::from_millis;
    rows.into_iter()
        .map(|(body, first, last, lines)| {
            Ok(Hers { body: id(&body)?, first: moment(first), last: moment(last), lines })
        })
        .collect()
}

// ── checkpoints

/// A checkpoint as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    pub at_line: Checkpoint,
    pub signature: Vec<u8>,
    pub why: Option<Why>,
    pub at: Moment,
}

/// Keeps one; one of the same number stays as it was.
pub async fn keep(
    conn: &mut Conn,
    body: Id<Body>,
    checkpoint: &Checkpoint,
    signature: [u8; 32],
    why: Why,
    now: Moment,
) -> Result<bool> {
    let written = conn
        .run(
            "INSERT INTO audit_checkpoints (body, number, mark, signature, why, at) VALUES ($1, $2, $3, $4, $5, $6) \
             ON CONFLICT (body, number) DO NOTHING",
            args![body, checkpoint.number, &checkpoint.mark, signature, why.code(), now],
        )
        .await?;
    Ok(written == 1)
}

/// All of a body, the newest first.
pub async fn checkpoints(conn: &mut Conn, body: Id<Body>) -> Result<Vec<Kept>> {
    let rows: Vec<(i64, String, Vec<u8>, String, i64)> = conn
        .all(
            "SELECT number, mark, signature, why, at FROM audit_checkpoints WHERE body = $1 ORDER BY number DESC",
            args![body],
        )
        .await?;
    Ok(rows
        .into_iter()
        .map(|(number, mark, signature, why, at)| Kept {
            at_line: Checkpoint { number, mark },
            signature,
            why: Why::from_code(&why),
            at: Moment::from_millis(at),
        })
        .collect())
}

/// One of a body.
pub async fn checkpoint(conn: &mut Conn, body: Id<Body>, number: i64) -> Result<Option<Kept>> {
    Ok(checkpoints(conn, body).await?.into_iter().find(|kept| kept.at_line.number == number))
}

/// The highest number with a checkpoint, for each body.
pub async fn last_checkpoints(conn: &mut Conn) -> Result<HashMap<Id<Body>, i64>> {
    let rows: Vec<(String, i64)> = conn
        .all("SELECT body, CAST(max(number) AS BIGINT) FROM audit_checkpoints GROUP BY body", vec![])
        .await?;
    rows.into_iter().map(|(body, number)| Ok((id(&body)?, number))).collect()
}

/// When the newest checkpoint of any body was made.
pub async fn newest_checkpoint(conn: &mut Conn) -> Result<Option<Moment>> {
    let row: Option<(Option<i64>,)> =
        conn.maybe("SELECT CAST(max(at) AS BIGINT) FROM audit_checkpoints", vec![]).await?;
    Ok(row.and_then(|(at,)| at).map(Moment::from_millis))
}

// ── what is past its end

/// Where a shortened chain begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Start {
    pub number: i64,
    pub hash: [u8; 32],
    pub signature: Vec<u8>,
}

pub async fn start(conn: &mut Conn, body: Id<Body>) -> Result<Option<Start>> {
    let row: Option<(i64, Vec<u8>, Vec<u8>)> =
        conn.maybe("SELECT number, hash, signature FROM audit_starts WHERE body = $1", args![body]).await?;
    Ok(row.map(|(number, bytes, signature)| Start { number, hash: hash(&bytes), signature }))
}

/// The newest line of a body such that it and all before it are older than `before`.
pub async fn last_before(conn: &mut Conn, body: Id<Body>, before: Moment) -> Result<Option<(i64, [u8; 32])>> {
    let row: Option<(i64, Vec<u8>)> = conn
        .maybe(
            "SELECT number, hash FROM audit_lines WHERE body = $1 AND number < coalesce(\
             (SELECT min(number) FROM audit_lines WHERE body = $1 AND at >= $2), 9223372036854775807) \
             ORDER BY number DESC LIMIT 1",
            args![body, before],
        )
        .await?;
    Ok(row.map(|(number, bytes)| (number, hash(&bytes))))
}

/// Takes the lines up to a number, and writes down where the chain begins now; how many went.
pub async fn shorten(
    conn: &mut Conn,
    body: Id<Body>,
    number: i64,
    hash: [u8; 32],
    signature: [u8; 32],
    now: Moment,
) -> Result<u64> {
    conn.run(
        "INSERT INTO audit_starts (body, number, hash, signature, at) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (body) DO UPDATE SET number = excluded.number, hash = excluded.hash, \
         signature = excluded.signature, at = excluded.at",
        args![body, number, hash, signature, now],
    )
    .await?;
    conn.run("DELETE FROM audit_checkpoints WHERE body = $1 AND number < $2", args![body, number]).await?;
    conn.run("DELETE FROM audit_lines WHERE body = $1 AND number <= $2", args![body, number]).await
}

/// The line of a number that its checkpoint is made from.
pub async fn line(conn: &mut Conn, body: Id<Body>, number: i64) -> Result<Line> {
    let found = after(conn, body, number - 1, 1).await?.into_iter().next();
    found.filter(|line| line.number == number).ok_or_else(Problem::not_found)
}
