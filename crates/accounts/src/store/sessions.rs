use basis::{Id, Moment, Result, of::Account};
use db::{Conn, args, id};

use crate::model::{Device, How, Session};

pub struct FreshSession<'a> {
    pub id: Id<Session>,
    pub token_hash: [u8; 32],
    pub account: Id<Account>,
    pub how: How,
    /// When she showed that it is she; none: by a link alone.
    pub shown: Option<Moment>,
    pub device: &'a str,
    pub now: Moment,
    pub day: Moment,
    pub expires: Moment,
}

pub async fn insert_session(conn: &mut Conn, fresh: FreshSession<'_>) -> Result<()> {
    let FreshSession { id, token_hash, account, how, shown, device, now, day, expires } = fresh;
    conn.run(
        "INSERT INTO sessions (id, token_hash, account, by_link, device, created, expires, last_seen, way, shown) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        args![id, token_hash, account, how == How::Link, device, now, expires, day, how.code(), shown],
    )
    .await
    .map(|_| ())
}

/// One grant of whoever a session belongs to; a session without any has one row without a body.
#[derive(sqlx::FromRow)]
pub struct SignedIn {
    pub session: String,
    pub account: String,
    pub name: String,
    pub language: String,
    pub demo: bool,
    pub way: String,
    /// She has a password or a passkey.
    pub settled: bool,
    pub shown: Option<i64>,
    pub created: i64,
    pub last_seen: i64,
    pub body: Option<String>,
    pub role: Option<String>,
    pub below: Option<bool>,
}

/// A session that lasts, its account and all that is granted to it, in one question.
pub async fn signed_in(conn: &mut Conn, token_hash: [u8; 32], now: Moment) -> Result<Vec<SignedIn>> {
    conn.all(
        "SELECT s.id AS session, a.id AS account, a.name AS name, a.language AS language, a.demo AS demo, \
         (a.demo OR EXISTS (SELECT 1 FROM passkeys p WHERE p.account = a.id) OR (a.password IS NOT NULL \
         AND EXISTS (SELECT 1 FROM code_secrets c WHERE c.account = a.id AND c.confirmed IS NOT NULL))) AS settled, \
         s.way AS way, s.shown AS shown, s.created AS created, s.last_seen AS last_seen, \
         g.body AS body, g.role AS role, g.below AS below \
         FROM sessions s JOIN accounts a ON a.id = s.account \
         LEFT JOIN grants g ON g.account = a.id AND g.ends IS NULL AND g.until > $2 \
         WHERE s.token_hash = $1 AND s.expires > $2",
        args![token_hash, now],
    )
    .await
}

pub async fn renew(conn: &mut Conn, session: Id<Session>, day: Moment, expires: Moment) -> Result<u64> {
    conn.run("UPDATE sessions SET last_seen = $2, expires = $3 WHERE id = $1", args![session, day, expires])
        .await
}

#[derive(sqlx::FromRow)]
struct DeviceRow {
    id: String,
    device: String,
    name: String,
    way: String,
    shown: Option<i64>,
    created: i64,
    last_seen: i64,
}

impl DeviceRow {
    fn device(self) -> Result<Device> {
        Ok(Device {
            id: id(&self.id)?,
            words: self.device,
            label: self.name,
            how: How::from_code(&self.way),
            shown: self.shown.map(Moment::from_millis),
            since: Moment::from_millis(self.created),
            last_seen: Moment::from_millis(self.last_seen),
        })
    }
}

/// The session of a token, if it is of this account and lasts.
pub async fn session(
    conn: &mut Conn,
    account: Id<Account>,
    token_hash: [u8; 32],
    now: Moment,
) -> Result<Option<Device>> {
    let row: Option<DeviceRow> = conn
        .maybe(
            "SELECT id, device, name, way, shown, created, last_seen FROM sessions \
             WHERE token_hash = $1 AND account = $2 AND expires > $3",
            args![token_hash, account, now],
        )
        .await?;
    row.map(DeviceRow::device).transpose()
}

/// All that last, the newest first.
pub async fn sessions(conn: &mut Conn, account: Id<Account>, now: Moment) -> Result<Vec<Device>> {
    let rows: Vec<DeviceRow> = conn
        .all(
            "SELECT id, device, name, way, shown, created, last_seen FROM sessions WHERE account = $1 AND expires > $2 \
             ORDER BY created DESC, id DESC",
            args![account, now],
        )
        .await?;
    rows.into_iter().map(DeviceRow::device).collect()
}

/// She showed once more that it is she.
pub async fn set_shown(conn: &mut Conn, token_hash: [u8; 32], now: Moment) -> Result<u64> {
    conn.run("UPDATE sessions SET shown = $2 WHERE token_hash = $1", args![token_hash, now]).await
}

pub async fn set_label(
    conn: &mut Conn,
    account: Id<Account>,
    session: Id<Session>,
    label: &str,
) -> Result<u64> {
    conn.run("UPDATE sessions SET name = $3 WHERE id = $1 AND account = $2", args![session, account, label])
        .await
}

pub async fn end_by_token(conn: &mut Conn, token_hash: [u8; 32]) -> Result<u64> {
    conn.run("DELETE FROM sessions WHERE token_hash = $1", args![token_hash]).await
}

pub async fn end_session(conn: &mut Conn, account: Id<Account>, session: Id<Session>) -> Result<u64> {
    conn.run("DELETE FROM sessions WHERE id = $1 AND account = $2", args![session, account]).await
}

/// All of hers but one.
pub async fn end_others(conn: &mut Conn, account: Id<Account>, but: Option<Id<Session>>) -> Result<u64> {
    let but = but.map_or(String::new(), |id| id.to_string());
    conn.run("DELETE FROM sessions WHERE account = $1 AND id <> $2", args![account, but]).await
}

/// How many are open, whosever they are.
///
/// # Errors
/// When the database does not answer.
pub async fn count_sessions(conn: &mut Conn, now: Moment) -> Result<i64> {
    let sql = "SELECT CAST(count(*) AS BIGINT) FROM sessions WHERE expires > $1";
    Ok(conn.one::<(i64,)>(sql, args![now]).await?.0)
}

pub async fn purge_sessions(conn: &mut Conn, now: Moment) -> Result<u64> {
    conn.run("DELETE FROM sessions WHERE expires <= $1", args![now]).await
}
