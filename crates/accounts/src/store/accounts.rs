use basis::{Id, Language, Moment, Result, of::Account};
use db::{Conn, args, id};

use crate::model::Listed;

/// An account as signing in needs it. The address stays sealed.
#[derive(Clone, sqlx::FromRow)]
pub struct Found {
    id: String,
    language: String,
    pub name: String,
    pub address_sealed: Option<Vec<u8>>,
    pub password: Option<String>,
    pub demo: bool,
    pub created: i64,
    pub last_seen: Option<i64>,
}

impl Found {
    pub fn id(&self) -> Result<Id<Account>> {
        id(&self.id)
    }
    pub fn language(&self) -> Language {
        language(&self.language)
    }
}

/// A language from its column; Arabic where this version does not know it.
pub fn language(code: &str) -> Language {
    code.parse().unwrap_or(Language::Ar)
}

pub struct Fresh<'a> {
    pub id: Id<Account>,
    pub name: &'a str,
    pub language: Language,
    pub sealed: Vec<u8>,
    pub lookup: [u8; 32],
    pub password: Option<String>,
    pub demo: bool,
    pub now: Moment,
}

pub async fn insert_account(conn: &mut Conn, fresh: Fresh<'_>) -> Result<()> {
    let Fresh { id, name, language, sealed, lookup, password, demo, now } = fresh;
    conn.run(
        "INSERT INTO accounts (id, name, language, address_sealed, address_lookup, password, demo, created) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        args![id, name, language, sealed, lookup, password, demo, now],
    )
    .await
    .map(|_| ())
}

pub async fn account(conn: &mut Conn, account: Id<Account>) -> Result<Option<Found>> {
    conn.maybe(
        "SELECT id, name, language, address_sealed, password, demo, created, last_seen FROM accounts \
         WHERE id = $1 AND address_lookup IS NOT NULL",
        args![account],
    )
    .await
}

pub async fn account_by_address(conn: &mut Conn, lookup: [u8; 32]) -> Result<Option<Found>> {
    conn.maybe(
        "SELECT id, name, language, address_sealed, password, demo, created, last_seen FROM accounts \
         WHERE address_lookup = $1",
        args![lookup],
    )
    .await
}

pub async fn accounts(conn: &mut Conn) -> Result<Vec<Listed>> {
    let rows: Vec<Found> = conn
        .all(
            "SELECT id, name, language, address_sealed, password, demo, created, last_seen FROM accounts \
             WHERE address_lookup IS NOT NULL ORDER BY created, id",
            args![],
        )
        .await?;
    rows.into_iter()
        .map(|row| {
            Ok(Listed {
                id: row.id()?,
                language: row.language(),
                name: row.name,
                demo: row.demo,
                created: Moment::from_millis(row.created),
                last_seen: row.last_seen.map(Moment::from_millis),
            })
        })
        .collect()
}

pub async fn set_profile(
    conn: &mut Conn,
    account: Id<Account>,
    name: &str,
    language: Language,
) -> Result<u64> {
    conn.run("UPDATE accounts SET name = $2, language = $3 WHERE id = $1", args![account, name, language])
        .await
}

/// A password of her own: the account is no demo account any more.
pub async fn set_password(conn: &mut Conn, account: Id<Account>, hash: &str) -> Result<u64> {
    conn.run("UPDATE accounts SET password = $2, demo = FALSE WHERE id = $1", args![account, hash]).await
}

/// All her ways in go, and every session: after two vouched for her.
pub async fn drop_ways_in(conn: &mut Conn, account: Id<Account>) -> Result<()> {
    for sql in [
        "UPDATE accounts SET password = NULL WHERE id = $1",
        "DELETE FROM passkeys WHERE account = $1",
        "DELETE FROM code_secrets WHERE account = $1",
        "DELETE FROM recovery_codes WHERE account = $1",
        "DELETE FROM sessions WHERE account = $1",
        "DELETE FROM known_devices WHERE account = $1",
        "DELETE FROM tokens WHERE account = $1",
        "DELETE FROM sign_in_links WHERE account = $1",
    ] {
        conn.run(sql, args![account]).await?;
    }
    Ok(())
}

pub async fn seen(conn: &mut Conn, account: Id<Account>, day: Moment) -> Result<u64> {
    conn.run("UPDATE accounts SET last_seen = $2 WHERE id = $1", args![account, day]).await
}

/// Everything but the id goes: what she wrote elsewhere points at it.
pub async fn erase(conn: &mut Conn, account: Id<Account>) -> Result<u64> {
    drop_ways_in(conn, account).await?;
    conn.run("DELETE FROM vouchings WHERE account = $1", args![account]).await?;
    conn.run("DELETE FROM ceremonies WHERE account = $1", args![account]).await?;
    let mut gone = conn.run("DELETE FROM grants WHERE account = $1", args![account]).await?;
    gone += conn
        .run(
            "UPDATE accounts SET name = '', address_sealed = NULL, address_lookup = NULL, password = NULL, \
             second_address = NULL, last_seen = NULL WHERE id = $1",
            args![account],
        )
        .await?;
    Ok(gone)
}
