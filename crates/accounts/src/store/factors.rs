use basis::{Id, Moment, Result, of::Account};
use db::{Conn, args, id};

use crate::model::Passkey;

#[derive(sqlx::FromRow)]
struct PasskeyRow {
    id: String,
    account: String,
    label: String,
    credential: String,
    created: i64,
    last_used: Option<i64>,
}

impl PasskeyRow {
    fn passkey(self) -> Result<Passkey> {
        Ok(Passkey {
            account: id(&self.account)?,
            id: self.id,
            label: self.label,
            credential: self.credential,
            created: Moment::from_millis(self.created),
            last_used: self.last_used.map(Moment::from_millis),
        })
    }
}

pub async fn insert_passkey(conn: &mut Conn, passkey: &Passkey) -> Result<()> {
    conn.run(
        "INSERT INTO passkeys (id, account, label, credential, created) VALUES ($1, $2, $3, $4, $5)",
        args![&passkey.id, passkey.account, &passkey.label, &passkey.credential, passkey.created],
    )
    .await
    .map(|_| ())
}

pub async fn passkeys(conn: &mut Conn, account: Id<Account>) -> Result<Vec<Passkey>> {
    let rows: Vec<PasskeyRow> = conn
        .all(
            "SELECT id, account, label, credential, created, last_used FROM passkeys WHERE account = $1 \
             ORDER BY created, id",
            args![account],
        )
        .await?;
    rows.into_iter().map(PasskeyRow::passkey).collect()
}

pub async fn passkey(conn: &mut Conn, passkey: &str) -> Result<Option<Passkey>> {
    let row: Option<PasskeyRow> = conn
        .maybe(
            "SELECT id, account, label, credential, created, last_used FROM passkeys WHERE id = $1",
            args![passkey],
        )
        .await?;
    row.map(PasskeyRow::passkey).transpose()
}

/// It was used: its counter, and the day.
pub async fn used_passkey(conn: &mut Conn, passkey: &str, credential: &str, day: Moment) -> Result<u64> {
    conn.run(
        "UPDATE passkeys SET credential = $2, last_used = $3 WHERE id = $1",
        args![passkey, credential, day],
    )
    .await
}

pub async fn drop_passkey(conn: &mut Conn, account: Id<Account>, passkey: &str) -> Result<u64> {
    conn.run("DELETE FROM passkeys WHERE id = $1 AND account = $2", args![passkey, account]).await
}

/// How many of these accounts have a passkey.
pub async fn with_passkeys(conn: &mut Conn, accounts: &[Id<Account>]) -> Result<usize> {
    let mut count = 0;
    for account in accounts {
        count += usize::from(!passkeys(conn, *account).await?.is_empty());
    }
    Ok(count)
}

pub struct Ceremony<'a> {
    pub token_hash: [u8; 32],
    pub kind: &'a str,
    pub account: Option<Id<Account>>,
    pub state: &'a str,
    pub expires: Moment,
}

pub async fn begin_ceremony(conn: &mut Conn, ceremony: Ceremony<'_>) -> Result<()> {
    let Ceremony { token_hash, kind, account, state, expires } = ceremony;
    conn.run(
        "INSERT INTO ceremonies (token_hash, kind, account, state, expires) VALUES ($1, $2, $3, $4, $5)",
        args![token_hash, kind, account, state, expires],
    )
    .await
    .map(|_| ())
}

/// Forgets one, whatever it was about.
pub async fn drop_ceremony(conn: &mut Conn, token_hash: [u8; 32]) -> Result<u64> {
    conn.run("DELETE FROM ceremonies WHERE token_hash = $1", args![token_hash]).await
}

/// Ends a ceremony and gives what it was about; a second asking finds nothing.
pub async fn take_ceremony(
    conn: &mut Conn,
    token_hash: [u8; 32],
    kind: &str,
    now: Moment,
) -> Result<Option<(Option<Id<Account>>, String)>> {
    let row: Option<(Option<String>, String)> = conn
        .maybe(
            "DELETE FROM ceremonies WHERE token_hash = $1 AND kind = $2 AND expires > $3 RETURNING account, state",
            args![token_hash, kind, now],
        )
        .await?;
    row.map(|(account, state)| Ok((account.as_deref().map(id).transpose()?, state))).transpose()
}

/// Whose ceremony it is; it goes on.
pub async fn look_at_ceremony(
    conn: &mut Conn,
    token_hash: [u8; 32],
    kind: &str,
    now: Moment,
) -> Result<Option<(Id<Account>, String)>> {
    let row: Option<(String, String)> = conn
        .maybe(
            "SELECT account, state FROM ceremonies WHERE token_hash = $1 AND kind = $2 AND expires > $3 \
             AND account IS NOT NULL",
            args![token_hash, kind, now],
        )
        .await?;
    row.map(|(account, state)| Ok((id(&account)?, state))).transpose()
}

pub async fn purge_ceremonies(conn: &mut Conn, now: Moment) -> Result<u64> {
    conn.run("DELETE FROM ceremonies WHERE expires <= $1", args![now]).await
}

/// The secret of her six-digit codes, still encrypted.
#[derive(sqlx::FromRow)]
pub struct CodeSecret {
    pub secret: Vec<u8>,
    pub confirmed: Option<i64>,
    pub last_step: i64,
}

pub async fn code_secret(conn: &mut Conn, account: Id<Account>) -> Result<Option<CodeSecret>> {
    conn.maybe("SELECT secret, confirmed, last_step FROM code_secrets WHERE account = $1", args![account])
        .await
}

/// A secret not yet confirmed; one that is stays.
pub async fn offer_code_secret(conn: &mut Conn, account: Id<Account>, secret: Vec<u8>) -> Result<u64> {
    conn.run(
        "INSERT INTO code_secrets (account, secret, last_step) VALUES ($1, $2, 0) ON CONFLICT (account) DO NOTHING",
        args![account, secret],
    )
    .await
}

/// Takes the code of a half minute, once: false when that or a later one was taken.
pub async fn take_step(conn: &mut Conn, account: Id<Account>, step: i64, now: Moment) -> Result<bool> {
    let touched = conn
        .run(
            "UPDATE code_secrets SET last_step = $2, confirmed = coalesce(confirmed, $3) \
             WHERE account = $1 AND last_step < $2",
            args![account, step, now],
        )
        .await?;
    Ok(touched == 1)
}

/// A secret that she confirmed with the code of half minute `step`, in the place of one before.
pub async fn set_code_secret(
    conn: &mut Conn,
    account: Id<Account>,
    secret: Vec<u8>,
    step: i64,
    now: Moment,
) -> Result<u64> {
    conn.run(
        "INSERT INTO code_secrets (account, secret, confirmed, last_step) VALUES ($1, $2, $4, $3) \
         ON CONFLICT (account) DO UPDATE SET secret = excluded.secret, confirmed = excluded.confirmed, \
         last_step = excluded.last_step",
        args![account, secret, step, now],
    )
    .await
}

pub async fn set_recovery_codes(conn: &mut Conn, account: Id<Account>, hashes: Vec<[u8; 32]>) -> Result<()> {
    conn.run("DELETE FROM recovery_codes WHERE account = $1", args![account]).await?;
    let rows = hashes.into_iter().map(|hash| args![account, hash]).collect();
    conn.many("INSERT INTO recovery_codes (account, code_hash) VALUES", rows, "").await.map(|_| ())
}

pub async fn use_recovery_code(
    conn: &mut Conn,
    account: Id<Account>,
    hash: [u8; 32],
    now: Moment,
) -> Result<bool> {
    let touched = conn
        .run(
            "UPDATE recovery_codes SET used = $3 WHERE account = $1 AND code_hash = $2 AND used IS NULL",
            args![account, hash, now],
        )
        .await?;
    Ok(touched == 1)
}

/// How many are left.
pub async fn recovery_codes_left(conn: &mut Conn, account: Id<Account>) -> Result<i64> {
    let (count,): (i64,) = conn
        .one(
            "SELECT CAST(count(*) AS BIGINT) FROM recovery_codes WHERE account = $1 AND used IS NULL",
            args![account],
        )
        .await?;
    Ok(count)
}

pub async fn second_address(conn: &mut Conn, account: Id<Account>) -> Result<Option<Vec<u8>>> {
    let row: Option<(Option<Vec<u8>>,)> =
        conn.maybe("SELECT second_address FROM accounts WHERE id = $1", args![account]).await?;
    Ok(row.and_then(|(sealed,)| sealed))
}

pub async fn set_second_address(
    conn: &mut Conn,
    account: Id<Account>,
    sealed: Option<Vec<u8>>,
) -> Result<u64> {
    conn.run("UPDATE accounts SET second_address = $2 WHERE id = $1", args![account, sealed]).await
}
