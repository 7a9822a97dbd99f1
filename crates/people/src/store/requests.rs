use basis::{
    Id, Language, Moment, Problem, Result,
    of::{Account, Body},
};
use db::{Conn, args, id};

use crate::model::{Request, RequestId};

pub async fn ask(conn: &mut Conn, request: &Request, lookup: [u8; 32]) -> Result<()> {
    conn.run(
        "INSERT INTO people_requests (id, body, language, address_sealed, address_lookup, asked, due) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        args![
            request.id,
            request.body,
            request.language,
            request.address.clone(),
            lookup,
            request.asked,
            request.due
        ],
    )
    .await
    .map(|_| ())
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    body: String,
    language: String,
    address_sealed: Vec<u8>,
    asked: i64,
    due: i64,
    answered: Option<i64>,
}

impl Row {
    fn request(self) -> Result<Request> {
        Ok(Request {
            id: id(&self.id)?,
            body: id(&self.body)?,
            language: self.language.parse().unwrap_or(Language::Ar),
            address: self.address_sealed,
            asked: Moment::from_millis(self.asked),
            due: Moment::from_millis(self.due),
            answered: self.answered.map(Moment::from_millis),
        })
    }
}

/// Those that wait first, the nearest date before the others.
pub async fn requests(conn: &mut Conn, body: Id<Body>) -> Result<Vec<Request>> {
    let rows: Vec<Row> = conn
        .all(
            "SELECT id, body, language, address_sealed, asked, due, answered FROM people_requests WHERE body = $1 \
             ORDER BY CASE WHEN answered IS NULL THEN 0 ELSE 1 END, due, id LIMIT 200",
            args![body],
        )
        .await?;
    rows.into_iter().map(Row::request).collect()
}

pub async fn request(conn: &mut Conn, own: Id<RequestId>) -> Result<Option<Request>> {
    let row: Option<Row> = conn
        .maybe(
            "SELECT id, body, language, address_sealed, asked, due, answered FROM people_requests WHERE id = $1",
            args![own],
        )
        .await?;
    row.map(Row::request).transpose()
}

/// Hers, the newest first.
pub async fn requests_of(conn: &mut Conn, lookup: [u8; 32]) -> Result<Vec<Request>> {
    let rows: Vec<Row> = conn
        .all(
            "SELECT id, body, language, address_sealed, asked, due, answered FROM people_requests \
             WHERE address_lookup = $1 ORDER BY asked DESC, id",
            args![lookup],
        )
        .await?;
    rows.into_iter().map(Row::request).collect()
}

/// Whether one of hers waits at the body.
pub async fn is_open(conn: &mut Conn, lookup: [u8; 32], body: Id<Body>) -> Result<bool> {
    let row: Option<(String,)> = conn
        .maybe(
            "SELECT id FROM people_requests WHERE address_lookup = $1 AND body = $2 AND answered IS NULL",
            args![lookup, body],
        )
        .await?;
    Ok(row.is_some())
}

/// How many wait, by body.
pub async fn open_by_body(conn: &mut Conn) -> Result<Vec<(Id<Body>, i64)>> {
    let rows: Vec<(String, i64)> = conn
        .all(
            "SELECT body, CAST(count(*) AS BIGINT) FROM people_requests WHERE answered IS NULL GROUP BY body ORDER BY body",
            vec![],
        )
        .await?;
    rows.iter().map(|(body, count)| Ok((id(body)?, *count))).collect()
}

/// Marks a waiting one of this body as answered.
pub async fn answer(
    conn: &mut Conn,
    own: Id<RequestId>,
    body: Id<Body>,
    by: Id<Account>,
    now: Moment,
) -> Result<()> {
    let touched = conn
        .run(
            "UPDATE people_requests SET answered = $4, answered_by = $3 WHERE id = $1 AND body = $2 AND answered IS NULL",
            args![own, body, by, now],
        )
        .await?;
    if touched == 0 { Err(Problem::not_found()) } else { Ok(()) }
}

pub async fn erase_request(conn: &mut Conn, own: Id<RequestId>) -> Result<u64> {
    conn.run("DELETE FROM people_requests WHERE id = $1", args![own]).await
}

pub async fn overdue_requests(conn: &mut Conn, before: Moment) -> Result<Vec<(Id<Body>, i64)>> {
    let rows: Vec<(String, i64)> = conn
        .all(
            "SELECT body, CAST(count(*) AS BIGINT) FROM people_requests WHERE asked < $1 GROUP BY body ORDER BY body",
            args![before],
        )
        .await?;
    rows.iter().map(|(body, count)| Ok((id(body)?, *count))).collect()
}

pub async fn purge_requests(conn: &mut Conn, before: Moment) -> Result<u64> {
    conn.run("DELETE FROM people_requests WHERE asked < $1", args![before]).await
}
