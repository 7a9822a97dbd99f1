use std::collections::HashSet;

use basis::{Id, Moment, Result, of::Body};
use db::{Arg, Conn, args, id};

use super::PaperId;
use crate::model::EditionId;

/// A mark for ids of scans.
#[derive(Debug)]
pub enum ScanId {}

/// A scan as it lies here.
#[derive(Debug, Clone)]
pub struct Scan {
    pub id: Id<ScanId>,
    pub paper: Id<PaperId>,
    pub body: Id<Body>,
    pub edition: Id<EditionId>,
    pub envelope: String,
    pub sealed: Vec<u8>,
    pub at: Moment,
}

/// # Errors
/// When the database does not answer.
pub async fn insert_scan(conn: &mut Conn, it: Scan) -> Result<()> {
    conn.run(
        "INSERT INTO campaigns_scans (id, paper, body, edition, envelope, sealed, at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        args![it.id, it.paper, it.body, it.edition, it.envelope, it.sealed, it.at],
    )
    .await?;
    Ok(())
}

/// Which of an edition's papers have one.
///
/// # Errors
/// When the database does not answer.
pub async fn scanned(conn: &mut Conn, edition: Id<EditionId>) -> Result<HashSet<Id<PaperId>>> {
    let rows: Vec<(String,)> =
        conn.all("SELECT paper FROM campaigns_scans WHERE edition = $1", args![edition]).await?;
    rows.into_iter().map(|(paper,)| id(&paper)).collect()
}

/// Whether a body has any.
///
/// # Errors
/// When the database does not answer.
pub async fn holds_scans(conn: &mut Conn, body: Id<Body>) -> Result<bool> {
    let row: Option<(String,)> =
        conn.maybe("SELECT id FROM campaigns_scans WHERE body = $1 LIMIT 1", args![body]).await?;
    Ok(row.is_some())
}

/// How many a body has.
///
/// # Errors
/// When the database does not answer.
pub async fn count_scans(conn: &mut Conn, body: Id<Body>) -> Result<i64> {
    Ok(conn.one::<(i64,)>("SELECT count(*) FROM campaigns_scans WHERE body = $1", args![body]).await?.0)
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    paper: String,
    edition: String,
    envelope: String,
    sealed: Vec<u8>,
    at: i64,
    gathered: String,
    count: i64,
}

/// A scan on its way out, and what is known of its sheets.
#[derive(Debug, Clone)]
pub struct Scanned {
    pub scan: Scan,
    pub gathered: String,
    pub count: i64,
}

/// A body's by id, after `after`; of one paper or of all.
///
/// # Errors
/// When the database does not answer.
pub async fn scans(
    conn: &mut Conn,
    body: Id<Body>,
    paper: Option<Id<PaperId>>,
    after: &str,
    limit: i64,
) -> Result<Vec<Scanned>> {
    let mut args = args![body, after, limit];
    let of = paper.map_or("", |_| "AND s.paper = $4");
    args.extend(paper.map(Arg::from));
    let sql = format!(
        "SELECT s.id, s.paper, s.edition, s.envelope, s.sealed, s.at, p.gathered, p.count FROM campaigns_scans s \
         JOIN campaigns_papers p ON p.id = s.paper WHERE s.body = $1 AND s.id > $2 {of} ORDER BY s.id LIMIT $3"
    );
    let rows: Vec<Row> = conn.all_dyn(sql, args).await?;
    rows.into_iter()
        .map(|row| {
            let scan = Scan {
                id: id(&row.id)?,
                paper: id(&row.paper)?,
                body,
                edition: id(&row.edition)?,
                envelope: row.envelope,
                sealed: row.sealed,
                at: Moment::from_millis(row.at),
            };
            Ok(Scanned { scan, gathered: row.gathered, count: row.count })
        })
        .collect()
}

/// Takes those of a paper away; which they were.
///
/// # Errors
/// When the database does not answer.
pub async fn remove_scans(conn: &mut Conn, paper: Id<PaperId>) -> Result<Vec<Id<ScanId>>> {
    let rows: Vec<(String,)> =
        conn.all("DELETE FROM campaigns_scans WHERE paper = $1 RETURNING id", args![paper]).await?;
    rows.into_iter().map(|(scan,)| id(&scan)).collect()
}

/// Takes one away.
///
/// # Errors
/// When the database does not answer.
pub async fn erase_scan(conn: &mut Conn, scan: Id<ScanId>) -> Result<u64> {
    conn.run("DELETE FROM campaigns_scans WHERE id = $1", args![scan]).await
}

/// Takes away what came before `before`; of which bodies they were.
///
/// # Errors
/// When the database does not answer.
pub async fn purge_scans(conn: &mut Conn, before: Moment) -> Result<Vec<Id<Body>>> {
    let rows: Vec<(String,)> =
        conn.all("DELETE FROM campaigns_scans WHERE at < $1 RETURNING body", args![before]).await?;
    rows.into_iter().map(|(body,)| id(&body)).collect()
}
