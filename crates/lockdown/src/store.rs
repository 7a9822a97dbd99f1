//! Every SQL sentence of lockdowns.

use basis::{
    Id, Moment, Result,
    of::{Account, Body},
};
use db::{Conn, args, id};

use crate::model::{Lockdown, LockdownId};

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    body: String,
    asked_by: String,
    asked_at: i64,
    from_above: bool,
    pressed_at: Option<i64>,
    confirmed_by: Option<String>,
    confirmed_at: Option<i64>,
    lifting_by: Option<String>,
    lifting_at: Option<i64>,
    ended_at: Option<i64>,
}

fn both(by: Option<String>, at: Option<i64>) -> Result<Option<(Id<Account>, Moment)>> {
    match (by, at) {
        (Some(by), Some(at)) => Ok(Some((id(&by)?, Moment::from_millis(at)))),
        _ => Ok(None),
    }
}

impl Row {
    fn lockdown(self) -> Result<Lockdown> {
        Ok(Lockdown {
            id: id(&self.id)?,
            body: id(&self.body)?,
            asked_by: id(&self.asked_by)?,
            asked_at: Moment::from_millis(self.asked_at),
            from_above: self.from_above,
            pressed_at: self.pressed_at.map(Moment::from_millis),
            confirmed: both(self.confirmed_by, self.confirmed_at)?,
            lifting: both(self.lifting_by, self.lifting_at)?,
            ended_at: self.ended_at.map(Moment::from_millis),
        })
    }
}

const COLUMNS: &str = "SELECT id, body, asked_by, asked_at, from_above, pressed_at, confirmed_by, confirmed_at, \
                       lifting_by, lifting_at, ended_at FROM lockdowns";

/// All that are not ended; some may have lapsed.
pub async fn open(conn: &mut Conn) -> Result<Vec<Lockdown>> {
    let rows: Vec<Row> = conn.all_dyn(format!("{COLUMNS} WHERE ended_at IS NULL"), vec![]).await?;
    rows.into_iter().map(Row::lockdown).collect()
}

/// That of a body, if it is not ended.
pub async fn current(conn: &mut Conn, body: Id<Body>) -> Result<Option<Lockdown>> {
    let sql = format!("{COLUMNS} WHERE body = $1 AND ended_at IS NULL");
    let rows: Vec<Row> = conn.all_dyn(sql, args![body]).await?;
    rows.into_iter().next().map(Row::lockdown).transpose()
}

/// Those that were pressed from above and ended after `since`: of which body, and when.
pub async fn ended_from_above(conn: &mut Conn, since: Moment) -> Result<Vec<(Id<Body>, Moment)>> {
    let rows: Vec<(String, i64)> = conn
        .all(
            "SELECT body, ended_at FROM lockdowns WHERE from_above AND pressed_at IS NOT NULL AND ended_at > $1",
            args![since],
        )
        .await?;
    rows.into_iter().map(|(body, at)| Ok((id(&body)?, Moment::from_millis(at)))).collect()
}

/// A new one, in force or waiting for a second person.
pub async fn begin(conn: &mut Conn, one: &Lockdown) -> Result<()> {
    conn.run(
        "INSERT INTO lockdowns (id, body, asked_by, asked_at, from_above, pressed_at) VALUES ($1, $2, $3, $4, $5, $6)",
        args![one.id, one.body, one.asked_by, one.asked_at, one.from_above, one.pressed_at],
    )
    .await
    .map(|_| ())
}

/// A second person agrees: it is in force, and confirmed; `false` when it is no longer waiting for her.
pub async fn second(
    conn: &mut Conn,
    lockdown: Id<LockdownId>,
    by: Id<Account>,
    from_above: bool,
    now: Moment,
) -> Result<bool> {
    let done = conn
        .run(
            "UPDATE lockdowns SET pressed_at = coalesce(pressed_at, $3), confirmed_by = $2, confirmed_at = $3, \
             from_above = $4 WHERE id = $1 AND ended_at IS NULL AND confirmed_at IS NULL",
            args![lockdown, by, now, from_above],
        )
        .await?;
    Ok(done == 1)
}

/// The first of two lifts.
pub async fn lifting(
    conn: &mut Conn,
    lockdown: Id<LockdownId>,
    by: Id<Account>,
    now: Moment,
) -> Result<bool> {
    let done = conn
        .run(
            "UPDATE lockdowns SET lifting_by = $2, lifting_at = $3 WHERE id = $1 AND ended_at IS NULL",
            args![lockdown, by, now],
        )
        .await?;
    Ok(done == 1)
}

/// How one ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    Lapsed,
    Lifted,
    Owner,
}

impl Ended {
    const fn code(self) -> &'static str {
        match self {
            Self::Lapsed => "lapsed",
            Self::Lifted => "lifted",
            Self::Owner => "owner",
        }
    }
}

/// Ends it; `false` when it was ended already.
pub async fn end(conn: &mut Conn, lockdown: Id<LockdownId>, how: Ended, at: Moment) -> Result<bool> {
    let done = conn
        .run(
            "UPDATE lockdowns SET ended_at = $2, ended = $3 WHERE id = $1 AND ended_at IS NULL",
            args![lockdown, at, how.code()],
        )
        .await?;
    Ok(done == 1)
}
