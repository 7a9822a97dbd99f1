use std::collections::HashMap;

use basis::{
    Id, Moment, Result,
    of::{Account, Body},
};
use db::{Arg, Conn, args, id};

use crate::model::{BodyKey, Keyholder, NextSheet};

#[derive(sqlx::FromRow)]
struct HolderRow {
    account: String,
    name: String,
    named: i64,
    named_by: Option<String>,
    agreed: Option<i64>,
    since: Option<i64>,
    public: Option<String>,
    opens: i64,
}

#[derive(sqlx::FromRow)]
struct KeyRow {
    turn: i64,
    sheet: Option<String>,
    sheet_made: Option<i64>,
    sheet_next: Option<String>,
    sheet_by: Option<String>,
    sheet_asked: Option<i64>,
}

/// A body's key as it stands.
pub async fn key(conn: &mut Conn, body: Id<Body>) -> Result<BodyKey> {
    let row: Option<KeyRow> = conn
        .maybe(
            "SELECT turn, sheet, sheet_made, sheet_next, sheet_by, sheet_asked FROM body_keys WHERE body = $1",
            args![body],
        )
        .await?;
    let Some(KeyRow { turn, sheet, sheet_made: made, sheet_next, sheet_by, sheet_asked }) = row else {
        return Ok(BodyKey::default());
    };
    let rows: Vec<HolderRow> = conn
        .all(
            "SELECT k.account, a.name, k.named, k.named_by, k.agreed, k.since, i.public, \
             (SELECT CAST(count(*) AS BIGINT) FROM envelope_recipients r JOIN envelopes e ON e.id = r.envelope \
              WHERE r.public = i.public AND e.body = k.body) AS opens \
             FROM keyholders k JOIN accounts a ON a.id = k.account \
             LEFT JOIN identities i ON i.account = k.account AND i.replaced IS NULL \
             WHERE k.body = $1 ORDER BY k.named, k.account",
            args![body],
        )
        .await?;
    let (envelopes,): (i64,) =
        conn.one("SELECT CAST(count(*) AS BIGINT) FROM envelopes WHERE body = $1", args![body]).await?;
    let holders = rows
        .into_iter()
        .map(|row| {
            Ok(Keyholder {
                account: id(&row.account)?,
                name: row.name,
                named: Moment::from_millis(row.named),
                by: row.named_by.as_deref().map(id).transpose()?,
                agreed: row.agreed.is_some(),
                since: row.since.map(Moment::from_millis),
                public: row.public,
                opens: row.opens,
            })
        })
        .collect::<Result<_>>()?;
    let sheet = sheet.map(|public| (public, Moment::from_millis(made.unwrap_or(0))));
    let sheet_next = match (sheet_next, sheet_by, sheet_asked) {
        (Some(public), Some(by), Some(asked)) => {
            Some(NextSheet { public, by: id(&by)?, asked: Moment::from_millis(asked) })
        }
        _ => None,
    };
    Ok(BodyKey { turn, holders, sheet, sheet_next, envelopes })
}

/// Turn and recipients of a body's key: what sealing needs, in one question. Empty recipients: nobody keeps it.
pub async fn recipients(conn: &mut Conn, body: Id<Body>) -> Result<(i64, Vec<String>)> {
    let rows: Vec<(i64, Option<String>, Option<String>)> = conn
        .all(
            "SELECT b.turn, b.sheet, i.public FROM body_keys b \
             JOIN keyholders k ON k.body = b.body AND k.since IS NOT NULL \
             JOIN identities i ON i.account = k.account AND i.replaced IS NULL \
             WHERE b.body = $1 ORDER BY k.named, k.account",
            args![body],
        )
        .await?;
    let turn = rows.first().map_or(0, |row| row.0);
    let sheet = rows.first().and_then(|row| row.1.clone());
    let mut publics: Vec<String> = rows.into_iter().filter_map(|row| row.2).collect();
    publics.extend(sheet);
    Ok((turn, publics))
}

/// The accounts that keep a body's key now.
pub async fn holding(conn: &mut Conn, body: Id<Body>) -> Result<Vec<Id<Account>>> {
    let rows: Vec<(String,)> = conn
        .all(
            "SELECT k.account FROM keyholders k \
             JOIN identities i ON i.account = k.account AND i.replaced IS NULL \
             WHERE k.body = $1 AND k.since IS NOT NULL ORDER BY k.named, k.account",
            args![body],
        )
        .await?;
    rows.into_iter().map(|(account,)| id(&account)).collect()
}

/// Whether a body's key stands.
pub async fn stands(conn: &mut Conn, body: Id<Body>) -> Result<bool> {
    Ok(!holding(conn, body).await?.is_empty())
}

/// The bodies whose key she keeps, or (`asked`) was asked to keep.
pub async fn bodies_of(conn: &mut Conn, account: Id<Account>, asked: bool) -> Result<Vec<Id<Body>>> {
    let rows: Vec<(String,)> = conn
        .all(
            "SELECT body FROM keyholders WHERE account = $1 AND (since IS NULL) = $2 ORDER BY body",
            args![account, asked],
        )
        .await?;
    rows.into_iter().map(|(body,)| id(&body)).collect()
}

/// Those of `bodies` that have no key.
pub async fn with_key(conn: &mut Conn) -> Result<Vec<Id<Body>>> {
    let rows: Vec<(String,)> = conn
        .all(
            "SELECT DISTINCT k.body FROM keyholders k \
             JOIN identities i ON i.account = k.account AND i.replaced IS NULL WHERE k.since IS NOT NULL",
            args![],
        )
        .await?;
    rows.into_iter().map(|(body,)| id(&body)).collect()
}

/// Begins a new turn: what is sealed from here on goes to other recipients. Waits for those who are sealing.
pub async fn next_turn(conn: &mut Conn, body: Id<Body>, now: Moment) -> Result<()> {
    conn.run(
        "INSERT INTO body_keys (body, turn, changed) VALUES ($1, 1, $2) \
         ON CONFLICT (body) DO UPDATE SET turn = body_keys.turn + 1, changed = excluded.changed",
        args![body, now],
    )
    .await
    .map(|_| ())
}

/// Makes sure that there is a turn, and takes it until the transaction ends.
pub async fn hold_or_begin(conn: &mut Conn, body: Id<Body>, now: Moment) -> Result<()> {
    conn.run(
        "INSERT INTO body_keys (body, turn, changed) VALUES ($1, 0, $2) \
         ON CONFLICT (body) DO UPDATE SET changed = excluded.changed",
        args![body, now],
    )
    .await
    .map(|_| ())
}

/// The turn as it stays until this transaction ends: who changes it waits. 0 when the body never had a key.
pub async fn hold_turn(conn: &mut Conn, body: Id<Body>) -> Result<i64> {
    // On SQLite whoever writes is alone.
    let row: Option<(i64,)> = if conn.is_sqlite() {
        conn.maybe("SELECT turn FROM body_keys WHERE body = $1", args![body]).await?
    } else {
        conn.maybe("SELECT turn FROM body_keys WHERE body = $1 FOR SHARE", args![body]).await?
    };
    Ok(row.map_or(0, |(turn,)| turn))
}

/// As [`hold_turn`], of many bodies in one question; those that never had a key are not named.
pub async fn hold_turns(conn: &mut Conn, bodies: &[Id<Body>]) -> Result<HashMap<Id<Body>, i64>> {
    let Some(last) = bodies.last() else { return Ok(HashMap::new()) };
    // Filled up to a power of two with the last one: few texts are prepared, whatever the number of bodies.
    let count = bodies.len().next_power_of_two();
    let places = (1..=count).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ");
    let lock = if conn.is_sqlite() { "" } else { " FOR SHARE" };
    let sql = format!("SELECT body, turn FROM body_keys WHERE body IN ({places}){lock}");
    let all = bodies.iter().chain(std::iter::repeat(last)).take(count);
    let rows: Vec<(String, i64)> = conn.all_dyn(sql, all.map(|body| Arg::from(*body)).collect()).await?;
    rows.into_iter().map(|(body, turn)| Ok((id(&body)?, turn))).collect()
}

/// Names her. Without `since` she has no identity yet or waits, without `agreed` for a second person. Whether she was not named yet.
pub async fn name_holder(
    conn: &mut Conn,
    body: Id<Body>,
    account: Id<Account>,
    by: Option<Id<Account>>,
    now: Moment,
    (agreed, since): (Option<Moment>, Option<Moment>),
) -> Result<bool> {
    let done = conn
        .run(
            "INSERT INTO keyholders (body, account, named_by, named, agreed, since) VALUES ($1, $2, $3, $4, $5, $6) \
             ON CONFLICT (body, account) DO NOTHING",
            args![body, account, by, now, agreed, since],
        )
        .await?;
    Ok(done > 0)
}

/// Makes her, who was asked, a keyholder wherever no second person is waited for; the bodies.
pub async fn accept(conn: &mut Conn, account: Id<Account>, now: Moment) -> Result<Vec<Id<Body>>> {
    let rows: Vec<(String,)> = conn
        .all(
            "UPDATE keyholders SET since = $2 WHERE account = $1 AND since IS NULL AND agreed IS NOT NULL \
             RETURNING body",
            args![account, now],
        )
        .await?;
    rows.into_iter().map(|(body,)| id(&body)).collect()
}

/// Takes her off the recipients wherever she keeps a key, until somebody else confirms that the identity is hers; the bodies.
pub async fn suspend(conn: &mut Conn, account: Id<Account>) -> Result<Vec<Id<Body>>> {
    let rows: Vec<(String,)> = conn
        .all(
            "UPDATE keyholders SET since = NULL, agreed = NULL, named_by = NULL \
             WHERE account = $1 AND since IS NOT NULL RETURNING body",
            args![account],
        )
        .await?;
    rows.into_iter().map(|(body,)| id(&body)).collect()
}

/// A second person agrees that she keeps the key. With an identity she does from now on, else once she has made one.
pub async fn confirm(conn: &mut Conn, body: Id<Body>, account: Id<Account>, now: Moment) -> Result<()> {
    conn.run(
        "UPDATE keyholders SET agreed = $3, since = CASE WHEN EXISTS \
         (SELECT 1 FROM identities i WHERE i.account = $2 AND i.replaced IS NULL) THEN CAST($3 AS BIGINT) END \
         WHERE body = $1 AND account = $2 AND since IS NULL",
        args![body, account, now],
    )
    .await
    .map(|_| ())
}

/// The bodies at which somebody waits for a second person.
pub async fn unconfirmed(conn: &mut Conn) -> Result<Vec<Id<Body>>> {
    let rows: Vec<(String,)> = conn
        .all(
            "SELECT body FROM keyholders WHERE since IS NULL AND agreed IS NULL \
             UNION SELECT body FROM body_keys WHERE sheet_next IS NOT NULL ORDER BY body",
            args![],
        )
        .await?;
    rows.into_iter().map(|(body,)| id(&body)).collect()
}

pub async fn remove_holder(conn: &mut Conn, body: Id<Body>, account: Id<Account>) -> Result<bool> {
    let done =
        conn.run("DELETE FROM keyholders WHERE body = $1 AND account = $2", args![body, account]).await?;
    Ok(done > 0)
}

pub async fn set_sheet(conn: &mut Conn, body: Id<Body>, public: Option<&str>, now: Moment) -> Result<()> {
    let made = public.map(|_| now);
    conn.run("UPDATE body_keys SET sheet = $2, sheet_made = $3 WHERE body = $1", args![body, public, made])
        .await
        .map(|_| ())
}

/// A sheet that waits for a second person, in the place of another that did; none takes it back.
pub async fn propose_sheet(
    conn: &mut Conn,
    body: Id<Body>,
    next: Option<(&str, Id<Account>)>,
    now: Moment,
) -> Result<u64> {
    let asked = next.map(|_| now);
    conn.run(
        "UPDATE body_keys SET sheet_next = $2, sheet_by = $3, sheet_asked = $4 WHERE body = $1",
        args![body, next.map(|(public, _)| public), next.map(|(_, by)| by), asked],
    )
    .await
}
