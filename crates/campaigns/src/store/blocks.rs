use std::collections::HashMap;

use basis::{Id, Moment, Problem, Result};
use db::{Conn, args, id};

use crate::model::{Block, BlockId, By, CampaignId, EditionId, Mode};

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    edition: String,
    key: String,
    language: String,
    mode: String,
    text: String,
    version: i64,
    parent: Option<String>,
    seen: i64,
    kept: bool,
    place: i64,
    above: Option<i64>,
}

impl Row {
    fn block(self) -> Result<Block> {
        let odd = |what: &str| Problem::failed(format!("block {} has {what:?}", self.id));
        Ok(Block {
            mode: Mode::from_code(&self.mode).ok_or_else(|| odd(&self.mode))?,
            language: self.language.parse().map_err(|_| odd(&self.language))?,
            id: id(&self.id)?,
            edition: id(&self.edition)?,
            key: self.key,
            text: self.text,
            version: self.version,
            parent: self.parent.as_deref().map(id).transpose()?,
            seen: self.seen,
            kept: self.kept,
            place: self.place,
            above: self.above.unwrap_or(0),
        })
    }
}

const SELECT: &str = "SELECT b.id, b.edition, b.key, b.language, b.mode, b.text, b.version, b.parent, b.seen, b.kept, b.place, \
                      p.version AS above FROM campaigns_blocks b LEFT JOIN campaigns_blocks p ON p.id = b.parent";

/// An edition's blocks in order, each with its parent's version.
///
/// # Errors
/// When the database does not answer.
pub async fn blocks(conn: &mut Conn, edition: Id<EditionId>) -> Result<Vec<Block>> {
    let sql = format!("{SELECT} WHERE b.edition = $1 ORDER BY b.place, b.id");
    conn.all_dyn::<Row>(sql, args![edition]).await?.into_iter().map(Row::block).collect()
}

/// How many blocks are behind in each edition of a campaign; none is not named.
///
/// # Errors
/// When the database does not answer.
pub async fn behind_of(conn: &mut Conn, campaign: Id<CampaignId>) -> Result<HashMap<Id<EditionId>, i64>> {
    // From above: only blocks that someone follows are looked at, and of those below only what is behind.
    let rows: Vec<(String, i64)> = conn
        .all(
            "SELECT b.edition, count(*) FROM campaigns_blocks p JOIN campaigns_blocks b ON b.parent = p.id AND b.seen < p.version \
             WHERE p.edition IN (SELECT parent FROM campaigns_editions WHERE campaign = $1 AND parent IS NOT NULL) \
             GROUP BY b.edition",
            args![campaign],
        )
        .await?;
    rows.into_iter().map(|(edition, count)| Ok((id(&edition)?, count))).collect()
}

/// # Errors
/// Not found when it is another edition's.
pub async fn block(conn: &mut Conn, edition: Id<EditionId>, block: Id<BlockId>) -> Result<Block> {
    let sql = format!("{SELECT} WHERE b.id = $1 AND b.edition = $2");
    conn.all_dyn::<Row>(sql, args![block, edition]).await?.pop().ok_or_else(Problem::not_found)?.block()
}

/// One of whichever edition.
///
/// # Errors
/// When the database does not answer.
pub async fn any_block(conn: &mut Conn, block: Id<BlockId>) -> Result<Option<Block>> {
    let sql = format!("{SELECT} WHERE b.id = $1");
    conn.all_dyn::<Row>(sql, args![block]).await?.pop().map(Row::block).transpose()
}

/// Blocks that came from this one, directly.
///
/// # Errors
/// When the database does not answer.
pub async fn children_of(conn: &mut Conn, block: Id<BlockId>) -> Result<Vec<Block>> {
    let sql = format!("{SELECT} WHERE b.parent = $1");
    conn.all_dyn::<Row>(sql, args![block]).await?.into_iter().map(Row::block).collect()
}

/// # Errors
/// When the database does not answer.
pub async fn insert_block(conn: &mut Conn, it: &Block, by: By, now: Moment) -> Result<()> {
    conn.run(
        "INSERT INTO campaigns_blocks (id, edition, key, language, mode, text, version, parent, seen, kept, place) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        args![
            it.id,
            it.edition,
            &it.key,
            it.language.code(),
            it.mode.code(),
            &it.text,
            it.version,
            it.parent,
            it.seen,
            it.kept,
            it.place
        ],
    )
    .await?;
    add_version(conn, it, by, now).await
}

/// Keeps the text that the block has now.
///
/// # Errors
/// When the database does not answer.
pub async fn add_version(conn: &mut Conn, it: &Block, by: By, now: Moment) -> Result<()> {
    conn.run(
        "INSERT INTO campaigns_versions (block, version, text, at, by_account) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (block, version) DO NOTHING",
        args![it.id, it.version, &it.text, now, by],
    )
    .await?;
    Ok(())
}

/// # Errors
/// Conflict (`campaigns-conflict`) when someone changed it since version `seen`: nothing was written.
pub async fn update_block(conn: &mut Conn, it: &Block, seen: i64, by: By, now: Moment) -> Result<()> {
    let done = conn
        .run(
            "UPDATE campaigns_blocks SET language = $2, mode = $3, text = $4, version = $5, seen = $6, kept = $7 \
             WHERE id = $1 AND version = $8",
            args![it.id, it.language.code(), it.mode.code(), &it.text, it.version, it.seen, it.kept, seen],
        )
        .await?;
    if done == 0 {
        return Err(Problem::conflict("campaigns-conflict"));
    }
    if it.version == seen { Ok(()) } else { add_version(conn, it, by, now).await }
}

/// The text of one version.
///
/// # Errors
/// When the database does not answer.
pub async fn text_at(conn: &mut Conn, block: Id<BlockId>, version: i64) -> Result<Option<String>> {
    let row: Option<(String,)> = conn
        .maybe("SELECT text FROM campaigns_versions WHERE block = $1 AND version = $2", args![block, version])
        .await?;
    Ok(row.map(|row| row.0))
}

/// Lets all locked blocks that came from this one, over any number of levels, be as it is; the editions they stand in.
///
/// # Errors
/// When the database does not answer.
pub async fn follow(conn: &mut Conn, it: &Block) -> Result<Vec<Id<EditionId>>> {
    let rows: Vec<(String,)> = conn
        .all(
            "WITH RECURSIVE below (id) AS (SELECT id FROM campaigns_blocks WHERE parent = $1 \
             UNION ALL SELECT b.id FROM campaigns_blocks b JOIN below ON b.parent = below.id) \
             UPDATE campaigns_blocks SET text = $2, version = $3, seen = $3, language = $4, kept = $5 \
             WHERE mode = 'locked' AND id IN (SELECT id FROM below) RETURNING edition",
            args![it.id, &it.text, it.version, it.language.code(), false],
        )
        .await?;
    rows.into_iter().map(|(edition,)| id(&edition)).collect()
}

/// Loosens a block and all that came from it.
///
/// # Errors
/// When the database does not answer.
pub async fn set_mode_below(conn: &mut Conn, block: Id<BlockId>, mode: Mode) -> Result<()> {
    conn.run(
        "WITH RECURSIVE below (id) AS (SELECT id FROM campaigns_blocks WHERE id = $1 \
         UNION ALL SELECT b.id FROM campaigns_blocks b JOIN below ON b.parent = below.id) \
         UPDATE campaigns_blocks SET mode = $2 WHERE id IN (SELECT id FROM below)",
        args![block, mode.code()],
    )
    .await?;
    Ok(())
}

/// Gives a block another key and place; its text, its versions and its ties stay.
///
/// # Errors
/// When the database does not answer.
pub async fn rename_block(conn: &mut Conn, block: Id<BlockId>, key: &str, place: i64) -> Result<()> {
    conn.run("UPDATE campaigns_blocks SET key = $2, place = $3 WHERE id = $1", args![block, key, place])
        .await?;
    Ok(())
}

/// Frees the place after `place`: what stands there and after moves on by one.
///
/// # Errors
/// When the database does not answer.
pub async fn make_room(conn: &mut Conn, edition: Id<EditionId>, place: i64) -> Result<()> {
    conn.run(
        "UPDATE campaigns_blocks SET place = place + 1 WHERE edition = $1 AND place > $2",
        args![edition, place],
    )
    .await?;
    Ok(())
}

/// Lets all blocks of an edition at one place and those at another change places.
///
/// # Errors
/// When the database does not answer.
pub async fn swap_places(conn: &mut Conn, edition: Id<EditionId>, one: i64, other: i64) -> Result<()> {
    conn.run(
        "UPDATE campaigns_blocks SET place = CASE WHEN place = $2 THEN $3 ELSE $2 END WHERE edition = $1 AND place IN ($2, $3)",
        args![edition, one, other],
    )
    .await?;
    Ok(())
}
