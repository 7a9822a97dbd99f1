use basis::{Id, Moment, Result, of::Body};
use db::{Conn, args, id};

use crate::model::{By, CampaignId, EditionId, PlaceId};

/// A mark for ids of papers.
#[derive(Debug)]
pub enum PaperId {}

/// Signatures that were gathered on paper.
#[derive(Debug, Clone)]
pub struct Paper {
    pub id: Id<PaperId>,
    pub campaign: Id<CampaignId>,
    pub edition: Id<EditionId>,
    pub place: Id<PlaceId>,
    pub count: i64,
    /// The day: `2026-03-12`.
    pub gathered: String,
    /// Where, who witnessed it, its scan: encrypted.
    pub details: Vec<u8>,
    pub at: Moment,
}

/// # Errors
/// When the database does not answer.
pub async fn insert_paper(conn: &mut Conn, it: &Paper, by: By) -> Result<()> {
    conn.run(
        "INSERT INTO campaigns_papers (id, campaign, edition, place, count, gathered, details, at, by_account) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        args![it.id, it.campaign, it.edition, it.place, it.count, &it.gathered, &it.details, it.at, by],
    )
    .await?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    campaign: String,
    edition: String,
    place: String,
    count: i64,
    gathered: String,
    details: Vec<u8>,
    at: i64,
}

impl Row {
    fn paper(self) -> Result<Paper> {
        Ok(Paper {
            id: id(&self.id)?,
            campaign: id(&self.campaign)?,
            edition: id(&self.edition)?,
            place: id(&self.place)?,
            count: self.count,
            gathered: self.gathered,
            details: self.details,
            at: Moment::from_millis(self.at),
        })
    }
}

/// An edition's, the newest first.
///
/// # Errors
/// When the database does not answer.
pub async fn papers(conn: &mut Conn, edition: Id<EditionId>) -> Result<Vec<Paper>> {
    let rows: Vec<Row> = conn
        .all(
            "SELECT id, campaign, edition, place, count, gathered, details, at FROM campaigns_papers WHERE edition = $1 \
             ORDER BY id DESC LIMIT 500",
            args![edition],
        )
        .await?;
    rows.into_iter().map(Row::paper).collect()
}

/// Takes one away, and tells what it was.
///
/// # Errors
/// When the database does not answer.
pub async fn remove_paper(
    conn: &mut Conn,
    edition: Id<EditionId>,
    paper: Id<PaperId>,
) -> Result<Option<Paper>> {
    let row: Option<Row> = conn
        .maybe(
            "DELETE FROM campaigns_papers WHERE id = $1 AND edition = $2 \
             RETURNING id, campaign, edition, place, count, gathered, details, at",
            args![paper, edition],
        )
        .await?;
    row.map(Row::paper).transpose()
}

/// Signatures on paper at a body and below.
///
/// # Errors
/// When the database does not answer.
pub async fn paper_total(conn: &mut Conn, campaign: Id<CampaignId>, body: Id<Body>) -> Result<i64> {
    let row: (i64,) = conn
        .one(
            "SELECT CAST(COALESCE(sum(count), 0) AS BIGINT) FROM campaigns_tallies WHERE campaign = $1 AND body = $2 \
             AND dimension = 'paper'",
            args![campaign, body],
        )
        .await?;
    Ok(row.0)
}

/// Sites that may show a body's forms in a frame.
///
/// # Errors
/// When the database does not answer.
pub async fn hosts(conn: &mut Conn, body: Id<Body>) -> Result<Vec<String>> {
    let row: Option<(String,)> =
        conn.maybe("SELECT hosts FROM campaigns_hosts WHERE body = $1", args![body]).await?;
    Ok(row.map(|row| row.0.lines().map(str::to_owned).collect()).unwrap_or_default())
}

/// # Errors
/// When the database does not answer.
pub async fn set_hosts(conn: &mut Conn, body: Id<Body>, hosts: &[String]) -> Result<()> {
    conn.run(
        "INSERT INTO campaigns_hosts (body, hosts) VALUES ($1, $2) ON CONFLICT (body) DO UPDATE SET hosts = excluded.hosts",
        args![body, hosts.join("\n")],
    )
    .await?;
    Ok(())
}
