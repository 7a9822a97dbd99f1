use basis::{Id, Moment, Problem, Result, Slug, Text, of::Body};
use db::{Arg, Conn, args, id, slug};

use super::places;
use crate::model::{CampaignId, Edition, EditionId, EditionState, Outcome};

#[derive(sqlx::FromRow)]
struct EditionRow {
    id: String,
    campaign: String,
    body: String,
    parent: Option<String>,
    slug: String,
    state: String,
    published: bool,
    outcome: String,
    goal: Option<i64>,
    starts: Option<i64>,
    ends: Option<i64>,
    letter_to: String,
    title: String,
    summary: String,
    first_published: Option<i64>,
    updated: i64,
    closed: Option<i64>,
}

const EDITION: &str = "id, campaign, body, parent, slug, state, published, outcome, goal, starts, ends, letter_to, title, summary, \
                       first_published, updated, \
                       (SELECT c.closed FROM campaigns c WHERE c.id = campaigns_editions.campaign) AS closed";

impl EditionRow {
    fn edition(self) -> Result<Edition> {
        let odd = |what: &str| Problem::failed(format!("edition {} has {what:?}", self.id));
        Ok(Edition {
            state: EditionState::from_code(&self.state).ok_or_else(|| odd(&self.state))?,
            outcome: Outcome::from_code(&self.outcome).ok_or_else(|| odd(&self.outcome))?,
            id: id(&self.id)?,
            campaign: id(&self.campaign)?,
            body: id(&self.body)?,
            parent: self.parent.as_deref().map(id).transpose()?,
            slug: slug(&self.slug)?,
            published: self.published,
            goal: self.goal,
            starts: self.starts.map(Moment::from_millis),
            ends: self.ends.map(Moment::from_millis),
            letter_to: self.letter_to.lines().map(str::to_owned).collect(),
            title: Text::from_json(&self.title),
            summary: Text::from_json(&self.summary),
            first_published: self.first_published.map(Moment::from_millis),
            updated: Moment::from_millis(self.updated),
            closed: self.closed.map(Moment::from_millis),
        })
    }
}

async fn editions(conn: &mut Conn, sql: String, args: Vec<Arg>) -> Result<Vec<Edition>> {
    conn.all_dyn::<EditionRow>(sql, args).await?.into_iter().map(EditionRow::edition).collect()
}

/// # Errors
/// When the body has an edition already, or the slug is another's.
pub async fn insert_edition(conn: &mut Conn, it: &Edition, now: Moment) -> Result<()> {
    let done = conn
        .run(
            "INSERT INTO campaigns_editions (id, campaign, body, parent, slug, state, published, outcome, goal, starts, ends, \
             title, summary, first_published, updated, created, letter_to) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) ON CONFLICT DO NOTHING",
            args![
                it.id,
                it.campaign,
                it.body,
                it.parent,
                &it.slug,
                it.state.code(),
                it.published,
                it.outcome.code(),
                it.goal,
                it.starts,
                it.ends,
                &it.title,
                &it.summary,
                it.first_published,
                it.updated,
                now,
                it.letter_to.join("\n")
            ],
        )
        .await?;
    if done == 0 { Err(Problem::conflict("campaigns-adopted-already")) } else { Ok(()) }
}

/// # Errors
/// Conflict when someone saved since `seen`.
pub async fn update_edition(conn: &mut Conn, it: &Edition, seen: Moment) -> Result<()> {
    let done = conn
        .run(
            "UPDATE campaigns_editions SET slug = $2, state = $3, published = $4, outcome = $5, goal = $6, starts = $7, ends = $8, \
             title = $9, summary = $10, first_published = $11, updated = $12, letter_to = $14 WHERE id = $1 AND updated = $13",
            args![
                it.id,
                &it.slug,
                it.state.code(),
                it.published,
                it.outcome.code(),
                it.goal,
                it.starts,
                it.ends,
                &it.title,
                &it.summary,
                it.first_published,
                it.updated,
                seen,
                it.letter_to.join("\n")
            ],
        )
        .await?;
    if done == 0 { Err(Problem::conflict("campaigns-conflict")) } else { Ok(()) }
}

/// # Errors
/// Not found.
pub async fn edition(conn: &mut Conn, edition: Id<EditionId>) -> Result<Edition> {
    let sql = format!("SELECT {EDITION} FROM campaigns_editions WHERE id = $1");
    editions(conn, sql, args![edition]).await?.pop().ok_or_else(Problem::not_found)
}

/// To whom its visitors' letters go: what the nearest edition says, from this one up.
///
/// # Errors
/// When the database does not answer.
pub async fn letter_to(conn: &mut Conn, it: &Edition) -> Result<Vec<String>> {
    let (mut found, mut next) = (it.letter_to.clone(), it.parent);
    while let Some(above) = next.filter(|_| found.is_empty()) {
        let above = edition(conn, above).await?;
        (found, next) = (above.letter_to, above.parent);
    }
    Ok(found)
}

/// A body's edition of a campaign.
///
/// # Errors
/// When the database does not answer.
pub async fn edition_at(
    conn: &mut Conn,
    campaign: Id<CampaignId>,
    body: Id<Body>,
) -> Result<Option<Edition>> {
    let sql = format!("SELECT {EDITION} FROM campaigns_editions WHERE campaign = $1 AND body = $2");
    Ok(editions(conn, sql, args![campaign, body]).await?.pop())
}

/// Whether a body ever asked for signatures.
pub async fn ever_asked(conn: &mut Conn, body: Id<Body>) -> Result<bool> {
    let row: Option<(String,)> = conn
        .maybe(
            "SELECT id FROM campaigns_editions WHERE body = $1 AND first_published IS NOT NULL LIMIT 1",
            args![body],
        )
        .await?;
    Ok(row.is_some())
}

/// All of a campaign, parents first.
///
/// # Errors
/// When the database does not answer.
pub async fn editions_of(conn: &mut Conn, campaign: Id<CampaignId>) -> Result<Vec<Edition>> {
    let sql = format!("SELECT {EDITION} FROM campaigns_editions WHERE campaign = $1 ORDER BY id");
    editions(conn, sql, args![campaign]).await
}

/// An edition's place among a campaign's: itself, the one above, whether it waits for the owner's word.
pub type Hung = (Id<EditionId>, Option<Id<EditionId>>, bool);

/// How all editions of a campaign hang together, in the order of their ids.
///
/// # Errors
/// When the database does not answer.
pub async fn hung(conn: &mut Conn, campaign: Id<CampaignId>) -> Result<Vec<Hung>> {
    let rows: Vec<(String, Option<String>, bool)> = conn
        .all(
            "SELECT id, parent, state = 'asked' FROM campaigns_editions WHERE campaign = $1 ORDER BY id",
            args![campaign],
        )
        .await?;
    rows.into_iter()
        .map(|(own, above, asked)| Ok((id(&own)?, above.as_deref().map(id).transpose()?, asked)))
        .collect()
}

/// These editions.
///
/// # Errors
/// When the database does not answer.
pub async fn editions_by_ids(conn: &mut Conn, ids: &[Id<EditionId>]) -> Result<Vec<Edition>> {
    let mut all = Vec::with_capacity(ids.len());
    for part in ids.chunks(500) {
        let sql = format!("SELECT {EDITION} FROM campaigns_editions WHERE id IN ({})", places(1, part.len()));
        all.extend(editions(conn, sql, part.iter().map(|one| Arg::from(*one)).collect()).await?);
    }
    Ok(all)
}

/// Whether any edition of a campaign can be seen from the street.
///
/// # Errors
/// When the database does not answer.
pub async fn any_published(conn: &mut Conn, campaign: Id<CampaignId>) -> Result<bool> {
    let sql = "SELECT id FROM campaigns_editions WHERE campaign = $1 AND published LIMIT 1";
    Ok(conn.maybe::<(String,)>(sql, args![campaign]).await?.is_some())
}

/// All at a body, published or not, the newest first.
///
/// # Errors
/// When the database does not answer.
pub async fn below(conn: &mut Conn, body: Id<Body>) -> Result<Vec<Edition>> {
    let sql = format!("SELECT {EDITION} FROM campaigns_editions WHERE body = $1 ORDER BY id DESC LIMIT 500");
    editions(conn, sql, args![body]).await
}

/// One by its address; on the street only when `visible`.
///
/// # Errors
/// When the database does not answer.
pub async fn by_slug(conn: &mut Conn, body: Id<Body>, slug: &Slug, visible: bool) -> Result<Option<Edition>> {
    let state = if visible { " AND published" } else { "" };
    let sql = format!("SELECT {EDITION} FROM campaigns_editions WHERE body = $1 AND slug = $2{state}");
    Ok(editions(conn, sql, args![body, slug]).await?.pop())
}

/// One that can be seen from the street.
///
/// # Errors
/// When the database does not answer.
pub async fn published(conn: &mut Conn, edition: Id<EditionId>) -> Result<Option<Edition>> {
    let sql = format!("SELECT {EDITION} FROM campaigns_editions WHERE id = $1 AND published");
    Ok(editions(conn, sql, args![edition]).await?.pop())
}

/// The newest on the street; of these bodies, or of all.
///
/// # Errors
/// When the database does not answer.
pub async fn latest(conn: &mut Conn, bodies: &[Id<Body>], limit: usize) -> Result<Vec<Edition>> {
    let mut args = args![limit];
    let mut sql = format!("SELECT {EDITION} FROM campaigns_editions WHERE published");
    if !bodies.is_empty() {
        sql.push_str(&format!(" AND body IN ({})", places(2, bodies.len())));
        args.extend(bodies.iter().map(|body| Arg::from(*body)));
    }
    sql.push_str(" ORDER BY first_published DESC, id DESC LIMIT $1");
    editions(conn, sql, args).await
}

/// All on the street, in the order of their ids.
///
/// # Errors
/// When the database does not answer.
pub async fn all_published(
    conn: &mut Conn,
    after: Option<Id<EditionId>>,
    limit: usize,
) -> Result<Vec<Edition>> {
    let after = after.map(|id| id.to_string()).unwrap_or_default();
    let sql =
        format!("SELECT {EDITION} FROM campaigns_editions WHERE published AND id > $1 ORDER BY id LIMIT $2");
    editions(conn, sql, args![after, limit]).await
}

/// The slug, or the first numbered one that no edition of the body has.
///
/// # Errors
/// When the database does not answer.
pub async fn free_slug(conn: &mut Conn, body: Id<Body>, wanted: &Slug) -> Result<Slug> {
    for number in 1..1_000 {
        let slug = if number == 1 {
            wanted.clone()
        } else {
            let short: String = wanted.as_str().chars().take(74).collect();
            format!("{short}-{number}").parse().map_err(Problem::failed)?
        };
        if by_slug(conn, body, &slug, false).await?.is_none() {
            return Ok(slug);
        }
    }
    Err(Problem::invalid("slug", "field-taken"))
}

/// # Errors
/// When the database does not answer.
pub async fn insert_offer(
    conn: &mut Conn,
    campaign: Id<CampaignId>,
    branch: Id<Body>,
    edition: Id<EditionId>,
    now: Moment,
) -> Result<()> {
    conn.run(
        "INSERT INTO campaigns_offers (campaign, branch, edition, at) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (campaign, branch) DO UPDATE SET edition = excluded.edition, at = excluded.at",
        args![campaign, branch, edition, now],
    )
    .await?;
    Ok(())
}

/// To which branches a campaign is offered, and by which edition.
///
/// # Errors
/// When the database does not answer.
pub async fn offers(conn: &mut Conn, campaign: Id<CampaignId>) -> Result<Vec<(Id<Body>, Id<EditionId>)>> {
    let rows: Vec<(String, String)> = conn
        .all("SELECT branch, edition FROM campaigns_offers WHERE campaign = $1 ORDER BY at", args![campaign])
        .await?;
    rows.into_iter().map(|(branch, edition)| Ok((id(&branch)?, id(&edition)?))).collect()
}

/// Campaigns offered to one of these bodies' branches.
///
/// # Errors
/// When the database does not answer.
pub async fn offers_to(conn: &mut Conn, bodies: &[Id<Body>]) -> Result<Vec<(Id<CampaignId>, Id<EditionId>)>> {
    let sql = format!(
        "SELECT campaign, edition FROM campaigns_offers WHERE branch IN ({}) ORDER BY at DESC LIMIT 500",
        places(1, bodies.len().max(1))
    );
    let rows: Vec<(String, String)> =
        conn.all_dyn(sql, bodies.iter().map(|body| Arg::from(*body)).collect()).await?;
    rows.into_iter().map(|(campaign, edition)| Ok((id(&campaign)?, id(&edition)?))).collect()
}
