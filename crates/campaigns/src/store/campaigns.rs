use basis::{
    Id, Moment, Problem, Result,
    of::{Account, Body},
};
use db::{Arg, Conn, args, id, slug};

use crate::model::{Action, ActionId, ActionKind, Campaign, CampaignId, Once, Origin};

#[derive(sqlx::FromRow)]
struct CampaignRow {
    id: String,
    body: String,
    slug: String,
    confirm: bool,
    origin_name: String,
    origin_link: String,
    origin_language: Option<String>,
    created: i64,
}

const CAMPAIGN: &str = "id, body, slug, confirm, origin_name, origin_link, origin_language, created";

impl CampaignRow {
    fn campaign(self) -> Result<Campaign> {
        Ok(Campaign {
            id: id(&self.id)?,
            body: id(&self.body)?,
            slug: slug(&self.slug)?,
            confirm: self.confirm,
            origin: Origin {
                name: self.origin_name,
                link: self.origin_link,
                language: self.origin_language.and_then(|code| code.parse().ok()),
            },
            created: Moment::from_millis(self.created),
        })
    }
}

/// # Errors
/// When the database does not answer.
pub async fn insert_campaign(
    conn: &mut Conn,
    it: &Campaign,
    hash_key: Vec<u8>,
    by: Option<Id<Account>>,
) -> Result<()> {
    conn.run(
        "INSERT INTO campaigns (id, body, slug, confirm, origin_name, origin_link, origin_language, hash_key, created, created_by, \
         found_by_mark) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        args![
            it.id,
            it.body,
            &it.slug,
            it.confirm,
            &it.origin.name,
            &it.origin.link,
            it.origin.language.map(|language| language.code().to_owned()),
            hash_key,
            it.created,
            by,
            true
        ],
    )
    .await?;
    Ok(())
}

/// # Errors
/// Not found.
pub async fn campaign(conn: &mut Conn, campaign: Id<CampaignId>) -> Result<Campaign> {
    let sql = format!("SELECT {CAMPAIGN} FROM campaigns WHERE id = $1");
    let row = conn.all_dyn::<CampaignRow>(sql, args![campaign]).await?.pop();
    row.ok_or_else(Problem::not_found)?.campaign()
}

/// The newest first, from before `before` on; of one body or of all.
///
/// # Errors
/// When the database does not answer.
pub async fn campaigns_of(
    conn: &mut Conn,
    body: Option<Id<Body>>,
    before: Option<Id<CampaignId>>,
    limit: usize,
) -> Result<Vec<Campaign>> {
    // Ids begin with a digit: "z" comes after them all, in every collation.
    let before = before.map_or_else(|| String::from("z"), |id| id.to_string());
    let mut args = args![before, limit];
    let mut sql = format!("SELECT {CAMPAIGN} FROM campaigns WHERE id < $1");
    if let Some(body) = body {
        sql.push_str(" AND body = $3");
        args.push(Arg::from(body));
    }
    sql.push_str(" ORDER BY id DESC LIMIT $2");
    conn.all_dyn::<CampaignRow>(sql, args).await?.into_iter().map(CampaignRow::campaign).collect()
}

/// The key of the campaign's marks, as it is stored, and whether an address is found by them.
///
/// # Errors
/// Not found.
pub async fn hash_key(conn: &mut Conn, campaign: Id<CampaignId>) -> Result<(Vec<u8>, bool)> {
    conn.one("SELECT hash_key, found_by_mark FROM campaigns WHERE id = $1", args![campaign]).await
}

/// Campaigns by whose marks addresses are found, with the keys of them as they are stored.
///
/// # Errors
/// When the database does not answer.
pub async fn found_by_mark(conn: &mut Conn) -> Result<Vec<(Id<CampaignId>, Vec<u8>)>> {
    let rows: Vec<(String, Vec<u8>)> = conn
        .all("SELECT id, hash_key FROM campaigns WHERE found_by_mark AND length(hash_key) > 0", args![])
        .await?;
    rows.into_iter().map(|(campaign, key)| Ok((id(&campaign)?, key))).collect()
}

/// Whether the campaign's marks can still be made: nobody has begun to destroy them.
///
/// # Errors
/// Not found.
pub async fn has_key(conn: &mut Conn, campaign: Id<CampaignId>) -> Result<bool> {
    let sql = "SELECT length(hash_key) > 0 AND marks_end IS NULL FROM campaigns WHERE id = $1";
    Ok(conn.one::<(bool,)>(sql, args![campaign]).await?.0)
}

/// Says when its owner ended a campaign for all, or that it goes on; false where it cannot: its marks are being destroyed.
///
/// # Errors
/// When the database does not answer.
pub async fn set_closed(conn: &mut Conn, campaign: Id<CampaignId>, closed: Option<Moment>) -> Result<bool> {
    let sql = "UPDATE campaigns SET closed = $2 WHERE id = $1 AND ((length(hash_key) > 0 AND marks_end IS NULL) OR $3)";
    Ok(conn.run(sql, args![campaign, closed, closed.is_some()]).await? > 0)
}

/// Campaigns that have their key and are over without a word of their owner: of every edition the last day was over before `before`.
///
/// # Errors
/// When the database does not answer.
pub async fn over_before(conn: &mut Conn, before: Moment) -> Result<Vec<Id<CampaignId>>> {
    let rows: Vec<(String,)> = conn
        .all(
            "SELECT c.id FROM campaigns c WHERE c.closed IS NULL AND length(c.hash_key) > 0 \
             AND EXISTS (SELECT 1 FROM campaigns_editions e WHERE e.campaign = c.id AND e.parent IS NULL AND e.ends <= $1) \
             AND NOT EXISTS (SELECT 1 FROM campaigns_editions e WHERE e.campaign = c.id AND e.state <> 'refused' \
             AND e.outcome = 'running' AND (e.ends IS NULL OR e.ends > $1)) ORDER BY c.id",
            args![before],
        )
        .await?;
    rows.into_iter().map(|(campaign,)| id(&campaign)).collect()
}

/// A campaign whose last day is over is closed, for all who adopted it.
///
/// # Errors
/// When the database does not answer.
pub async fn close_over(conn: &mut Conn, campaign: Id<CampaignId>, now: Moment) -> Result<()> {
    conn.run("UPDATE campaigns SET closed = $2 WHERE id = $1", args![campaign, now]).await?;
    conn.run(
        "UPDATE campaigns_editions SET outcome = 'closed' WHERE campaign = $1 AND parent IS NULL AND outcome = 'running'",
        args![campaign],
    )
    .await?;
    Ok(())
}

/// Campaigns that were ended before `before` and have their key still.
///
/// # Errors
/// When the database does not answer.
pub async fn closed_before(conn: &mut Conn, before: Moment) -> Result<Vec<Id<CampaignId>>> {
    let rows: Vec<(String, Vec<u8>)> =
        conn.all("SELECT id, hash_key FROM campaigns WHERE closed < $1 ORDER BY id", args![before]).await?;
    rows.iter().filter(|(_, key)| !key.is_empty()).map(|(campaign, _)| id(campaign)).collect()
}

/// From now on the marks of a closed campaign are destroyed; false when that had begun before.
///
/// # Errors
/// When the database does not answer.
pub async fn end_marks(conn: &mut Conn, campaign: Id<CampaignId>, now: Moment) -> Result<bool> {
    let sql = "UPDATE campaigns SET marks_end = $2 \
               WHERE id = $1 AND closed IS NOT NULL AND marks_end IS NULL AND length(hash_key) > 0";
    Ok(conn.run(sql, args![campaign, now]).await? > 0)
}

/// Destroys the key of marks that are gone.
///
/// # Errors
/// When the database does not answer.
pub async fn destroy_key(conn: &mut Conn, campaign: Id<CampaignId>) -> Result<()> {
    let sql = "UPDATE campaigns SET hash_key = $2 WHERE id = $1 AND marks_end IS NOT NULL";
    conn.run(sql, args![campaign, Vec::<u8>::new()]).await?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct ActionRow {
    id: String,
    campaign: String,
    key: String,
    kind: String,
    confirm: bool,
    once: String,
    place: i64,
}

impl ActionRow {
    fn action(self) -> Result<Action> {
        let odd = |what: &str| Problem::failed(format!("action {} has {what:?}", self.id));
        Ok(Action {
            kind: ActionKind::from_code(&self.kind).ok_or_else(|| odd(&self.kind))?,
            once: Once::from_code(&self.once).ok_or_else(|| odd(&self.once))?,
            id: id(&self.id)?,
            campaign: id(&self.campaign)?,
            key: self.key,
            confirm: self.confirm,
            place: self.place,
        })
    }
}

/// # Errors
/// When the campaign has one of this key.
pub async fn insert_action(conn: &mut Conn, it: &Action) -> Result<()> {
    conn.run(
        "INSERT INTO campaigns_actions (id, campaign, key, kind, confirm, once, place) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        args![it.id, it.campaign, &it.key, it.kind.code(), it.confirm, it.once.code(), it.place],
    )
    .await?;
    Ok(())
}

/// What a visitor can do, in order.
///
/// # Errors
/// When the database does not answer.
pub async fn actions(conn: &mut Conn, campaign: Id<CampaignId>) -> Result<Vec<Action>> {
    let rows: Vec<ActionRow> = conn
        .all(
            "SELECT id, campaign, key, kind, confirm, once, place FROM campaigns_actions WHERE campaign = $1 ORDER BY place, id",
            args![campaign],
        )
        .await?;
    rows.into_iter().map(ActionRow::action).collect()
}

/// One by its key.
///
/// # Errors
/// When the database does not answer.
pub async fn action(conn: &mut Conn, action: Id<ActionId>) -> Result<Option<Action>> {
    conn.maybe::<ActionRow>(
        "SELECT id, campaign, key, kind, confirm, once, place FROM campaigns_actions WHERE id = $1",
        args![action],
    )
    .await?
    .map(ActionRow::action)
    .transpose()
}
