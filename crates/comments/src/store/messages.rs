use basis::{
    Id, Moment, Problem, Result,
    of::{Account, Body},
};
use db::{Conn, args, id};

use super::Before;
use crate::model::{Message, MessageId, Passing};

/// A message to be kept.
pub struct Note {
    pub id: Id<MessageId>,
    pub body: Id<Body>,
    pub text: String,
    pub name: String,
    /// Sealed, and how it is found again.
    pub address: Option<(Vec<u8>, [u8; 32])>,
    pub bulk: bool,
    pub proof: bool,
    pub at: Moment,
}

pub async fn insert_message(conn: &mut Conn, note: Note) -> Result<()> {
    let (sealed, lookup) =
        note.address.map_or((None, None), |(sealed, lookup)| (Some(sealed), Some(lookup.to_vec())));
    conn.run(
        "INSERT INTO comments_messages (id, body, text, name, address_sealed, address_lookup, bulk, proof, state, at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting', $9)",
        args![note.id, note.body, note.text, note.name, sealed, lookup, note.bulk, note.proof, note.at],
    )
    .await
    .map(|_| ())
}

/// As [`super::bursting`], for messages.
pub async fn bursting_messages(conn: &mut Conn, body: Id<Body>, since: Moment, most: i64) -> Result<bool> {
    let (count,): (i64,) = conn
        .one(
            "SELECT CAST(count(*) AS BIGINT) FROM \
             (SELECT id FROM comments_messages WHERE body = $1 AND at > $2 AND NOT proof LIMIT $3) AS few",
            args![body, since, most],
        )
        .await?;
    Ok(count >= most)
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    body: String,
    text: Option<String>,
    name: Option<String>,
    address_sealed: Option<Vec<u8>>,
    bulk: bool,
    state: String,
    at: i64,
    decided_at: Option<i64>,
}

impl Row {
    fn message(self) -> Result<Message> {
        let state = Passing::from_code(&self.state)
            .ok_or_else(|| Problem::failed("a message has a state that this version does not know"))?;
        Ok(Message {
            id: id(&self.id)?,
            body: id(&self.body)?,
            text: self.text.unwrap_or_default(),
            name: self.name.unwrap_or_default(),
            address: self.address_sealed,
            bulk: self.bulk,
            state,
            at: Moment::from_millis(self.at),
            decided_at: self.decided_at.map(Moment::from_millis),
        })
    }
}

/// Newest first; `None` is every state.
pub async fn list_messages(
    conn: &mut Conn,
    body: Id<Body>,
    state: Option<Passing>,
    before: Option<Before>,
    limit: usize,
) -> Result<Vec<Message>> {
    let Before { at, id } = before.unwrap_or_else(Before::start);
    let rows: Vec<Row> = conn
        .all(
            "SELECT id, body, text, name, address_sealed, bulk, state, at, decided_at FROM comments_messages \
             WHERE body = $1 AND (at < $2 OR (at = $2 AND id < $3)) AND (CAST($4 AS TEXT) IS NULL OR state = $4) \
             ORDER BY at DESC, id DESC LIMIT $5",
            args![body, at, id, state.map(Passing::code), limit],
        )
        .await?;
    rows.into_iter().map(Row::message).collect()
}

/// One, of whichever body.
pub async fn message(conn: &mut Conn, own: Id<MessageId>) -> Result<Option<Message>> {
    let row: Option<Row> = conn
        .maybe(
            "SELECT id, body, text, name, address_sealed, bulk, state, at, decided_at FROM comments_messages WHERE id = $1",
            args![own],
        )
        .await?;
    row.map(Row::message).transpose()
}

/// How many messages wait, by body.
pub async fn messages_by_body(conn: &mut Conn) -> Result<Vec<(Id<Body>, i64)>> {
    let rows: Vec<(String, i64)> = conn
        .all(
            "SELECT body, CAST(count(*) AS BIGINT) FROM comments_messages WHERE state = 'waiting' GROUP BY body ORDER BY body",
            vec![],
        )
        .await?;
    rows.iter().map(|(body, count)| Ok((id(body)?, *count))).collect()
}

/// Writes down to whom a waiting message of this body goes. Not found when it is not there or waits no more.
pub async fn post_letters(
    conn: &mut Conn,
    own: Id<MessageId>,
    body: Id<Body>,
    to: &[Id<Account>],
    now: Moment,
) -> Result<()> {
    let touched = conn
        .run(
            "UPDATE comments_messages SET state = 'sending', decided_at = $3 \
             WHERE id = $1 AND body = $2 AND state = 'waiting'",
            args![own, body, now],
        )
        .await?;
    if touched == 0 {
        return Err(Problem::not_found());
    }
    let rows = to.iter().map(|account| args![own, *account]).collect();
    conn.many("INSERT INTO comments_letters (message, account) VALUES", rows, "ON CONFLICT DO NOTHING")
        .await?;
    Ok(())
}

/// Whether this letter is still to be sent.
pub async fn is_open(conn: &mut Conn, own: Id<MessageId>, account: Id<Account>) -> Result<bool> {
    let row: Option<(String,)> = conn
        .maybe(
            "SELECT l.message FROM comments_letters l JOIN comments_messages m ON m.id = l.message \
             WHERE l.message = $1 AND l.account = $2 AND m.state = 'sending'",
            args![own, account],
        )
        .await?;
    Ok(row.is_some())
}

/// This letter has left.
pub async fn letter_left(conn: &mut Conn, own: Id<MessageId>, account: Id<Account>) -> Result<()> {
    // The message first: two letters that leave at once are then seen by each other.
    conn.run("UPDATE comments_messages SET state = state WHERE id = $1", args![own]).await?;
    conn.run("DELETE FROM comments_letters WHERE message = $1 AND account = $2", args![own, account]).await?;
    Ok(())
}

/// How many letters of a message have not left.
pub async fn letters_left(conn: &mut Conn, own: Id<MessageId>) -> Result<i64> {
    let (count,): (i64,) = conn
        .one("SELECT CAST(count(*) AS BIGINT) FROM comments_letters WHERE message = $1", args![own])
        .await?;
    Ok(count)
}

/// Every letter has left: what was in the message is erased.
pub async fn sent(conn: &mut Conn, own: Id<MessageId>) -> Result<()> {
    conn.run(
        "UPDATE comments_messages SET state = 'sent', text = NULL, name = NULL, address_sealed = NULL, \
         address_lookup = NULL WHERE id = $1 AND state = 'sending'",
        args![own],
    )
    .await
    .map(|_| ())
}

/// Rejects a message of this body that has not been sent: what was in it is erased.
pub async fn reject_message(conn: &mut Conn, own: Id<MessageId>, body: Id<Body>, now: Moment) -> Result<()> {
    let touched = conn
        .run(
            "UPDATE comments_messages SET state = 'rejected', text = NULL, name = NULL, address_sealed = NULL, \
             address_lookup = NULL, decided_at = $3 WHERE id = $1 AND body = $2 AND state IN ('waiting', 'sending')",
            args![own, body, now],
        )
        .await?;
    if touched == 0 {
        return Err(Problem::not_found());
    }
    conn.run("DELETE FROM comments_letters WHERE message = $1", args![own]).await?;
    Ok(())
}

/// What is held of whoever left this address.
pub async fn held_by_lookup(conn: &mut Conn, lookup: [u8; 32]) -> Result<Vec<Message>> {
    let rows: Vec<Row> = conn
        .all(
            "SELECT id, body, text, name, address_sealed, bulk, state, at, decided_at FROM comments_messages \
             WHERE address_lookup = $1 ORDER BY at, id",
            args![lookup],
        )
        .await?;
    rows.into_iter().map(Row::message).collect()
}

pub async fn erase_message(conn: &mut Conn, own: Id<MessageId>) -> Result<u64> {
    conn.run("DELETE FROM comments_messages WHERE id = $1", args![own]).await
}

/// How many messages [`purge_messages`] would take, by body.
pub async fn overdue_messages(conn: &mut Conn, before: Moment) -> Result<Vec<(Id<Body>, i64)>> {
    let rows: Vec<(String, i64)> = conn
        .all(
            "SELECT body, CAST(count(*) AS BIGINT) FROM comments_messages \
             WHERE at < $1 AND state IN ('waiting', 'sending') GROUP BY body ORDER BY body",
            args![before],
        )
        .await?;
    rows.iter().map(|(body, count)| Ok((id(body)?, *count))).collect()
}

/// Messages that came before `before` and were never sent or rejected; also the traces of the others.
pub async fn purge_messages(conn: &mut Conn, before: Moment) -> Result<u64> {
    conn.run("DELETE FROM comments_messages WHERE at < $1 AND state IN ('waiting', 'sending')", args![before])
        .await
}
