use basis::{Id, Moment, Result, of::Account};
use db::{Conn, args, id};

use crate::model::{Token, day};

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    account: String,
    name: String,
    body: Option<String>,
    rights: String,
    created: i64,
    until: i64,
    last_used: Option<i64>,
}

impl Row {
    fn token(self) -> Result<Token> {
        Ok(Token {
            id: id(&self.id)?,
            account: id(&self.account)?,
            name: self.name,
            body: self.body.as_deref().map(id).transpose()?,
            rights: self.rights.split(' ').filter(|key| !key.is_empty()).map(str::to_owned).collect(),
            created: Moment::from_millis(self.created),
            until: Moment::from_millis(self.until),
            last_used: self.last_used.map(Moment::from_millis),
        })
    }
}

const SELECT: &str = "SELECT id, account, name, body, rights, created, until, last_used FROM tokens";

pub async fn insert_token(conn: &mut Conn, token: &Token, token_hash: [u8; 32]) -> Result<()> {
    conn.run(
        "INSERT INTO tokens (id, token_hash, account, name, body, rights, created, until) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        args![
            token.id,
            token_hash,
            token.account,
            &token.name,
            token.body,
            token.rights.join(" "),
            token.created,
            token.until
        ],
    )
    .await
    .map(|_| ())
}

/// One that lasts.
pub async fn token(conn: &mut Conn, token_hash: [u8; 32], now: Moment) -> Result<Option<Token>> {
    let rows: Vec<Row> = conn
        .all_dyn(format!("{SELECT} WHERE token_hash = $1 AND until > $2"), args![token_hash, now])
        .await?;
    rows.into_iter().next().map(Row::token).transpose()
}

/// Hers that last, the newest first.
pub async fn tokens(conn: &mut Conn, account: Id<Account>, now: Moment) -> Result<Vec<Token>> {
    let rows: Vec<Row> = conn
        .all_dyn(
            format!("{SELECT} WHERE account = $1 AND until > $2 ORDER BY created DESC, id DESC"),
            args![account, now],
        )
        .await?;
    rows.into_iter().map(Row::token).collect()
}

pub async fn used_token(conn: &mut Conn, token: Id<Token>, now: Moment) -> Result<u64> {
    conn.run("UPDATE tokens SET last_used = $2 WHERE id = $1", args![token, day(now)]).await
}

/// Another name, and an end that is no later: two who change it at once do not make it longer.
pub async fn set_token(
    conn: &mut Conn,
    account: Id<Account>,
    token: Id<Token>,
    name: &str,
    until: Moment,
) -> Result<u64> {
    conn.run(
        "UPDATE tokens SET name = $3, until = CASE WHEN until < $4 THEN until ELSE $4 END \
         WHERE id = $1 AND account = $2",
        args![token, account, name, until],
    )
    .await
}

pub async fn drop_token(conn: &mut Conn, account: Id<Account>, token: Id<Token>) -> Result<u64> {
    conn.run("DELETE FROM tokens WHERE id = $1 AND account = $2", args![token, account]).await
}

pub async fn purge_tokens(conn: &mut Conn, now: Moment) -> Result<u64> {
    conn.run("DELETE FROM tokens WHERE until <= $1", args![now]).await
}
