use std::collections::{BTreeMap, HashMap};

use basis::{Id, Problem, Result, of::Body};
use db::{Arg, Conn, args, id};

use super::places;
use crate::{
    cells::Shown,
    levels::Round,
    model::{ActionId, CampaignId, PlaceId},
};

/// One cell of a campaign's counts: (campaign, body, dimension, key). The body `*` is the whole campaign, wherever its editions hang.
pub type Cell = (String, String, &'static str, String);

/// How many to add to each cell, or to take away.
pub type Count = BTreeMap<Cell, i64>;

/// # Errors
/// When the database does not answer.
pub async fn add(conn: &mut Conn, shard: i64, count: Count) -> Result<()> {
    // In the order of their keys: two processes take rows in one order.
    let rows = count
        .into_iter()
        .map(|((campaign, body, dimension, key), count)| args![campaign, body, dimension, key, shard, count]);
    conn.many(
        "INSERT INTO campaigns_tallies (campaign, body, dimension, key, shard, count) VALUES",
        rows.collect(),
        "ON CONFLICT (campaign, body, dimension, key, shard) DO UPDATE SET count = campaigns_tallies.count + excluded.count",
    )
    .await?;
    Ok(())
}

/// What is counted at a body and below.
///
/// # Errors
/// When the database does not answer.
pub async fn total(conn: &mut Conn, campaign: Id<CampaignId>, body: Id<Body>) -> Result<i64> {
    let row: (i64,) = conn
        .one(
            "SELECT CAST(COALESCE(sum(count), 0) AS BIGINT) FROM campaigns_tallies WHERE campaign = $1 AND body = $2 \
             AND dimension = 'total'",
            args![campaign, body],
        )
        .await?;
    Ok(row.0)
}

/// What is counted in all campaigns together.
///
/// # Errors
/// When the database does not answer.
pub async fn all_counted(conn: &mut Conn) -> Result<i64> {
    let sql = "SELECT CAST(COALESCE(sum(count), 0) AS BIGINT) FROM campaigns_tallies WHERE body = '*' AND dimension = 'total'";
    Ok(conn.one::<(i64,)>(sql, args![]).await?.0)
}

/// What is counted at each of these editions' bodies and below; nothing is not named.
///
/// # Errors
/// When the database does not answer.
pub async fn totals_of(
    conn: &mut Conn,
    campaign: Id<CampaignId>,
    bodies: &[Id<Body>],
) -> Result<HashMap<Id<Body>, i64>> {
    let mut all = HashMap::with_capacity(bodies.len());
    for part in bodies.chunks(500) {
        let sql = format!(
            "SELECT body, CAST(sum(count) AS BIGINT) FROM campaigns_tallies WHERE campaign = $1 AND dimension = 'total' \
             AND body IN ({}) GROUP BY body",
            places(2, part.len())
        );
        let mut args = args![campaign];
        args.extend(part.iter().map(|body| Arg::from(*body)));
        for (body, count) in conn.all_dyn::<(String, i64)>(sql, args).await? {
            all.insert(id(&body)?, count);
        }
    }
    Ok(all)
}

/// A dimension's cells at a body and below.
///
/// # Errors
/// When the database does not answer.
pub async fn breakdown(
    conn: &mut Conn,
    campaign: Id<CampaignId>,
    body: Id<Body>,
    dimension: &str,
) -> Result<BTreeMap<String, i64>> {
    let rows: Vec<(String, i64)> = conn
        .all(
            "SELECT key, CAST(sum(count) AS BIGINT) FROM campaigns_tallies WHERE campaign = $1 AND body = $2 AND dimension = $3 \
             GROUP BY key",
            args![campaign, body, dimension],
        )
        .await?;
    Ok(rows.into_iter().filter(|(_, count)| *count != 0).collect())
}

/// Every cell of a campaign.
///
/// # Errors
/// When the database does not answer.
pub async fn tallied(
    conn: &mut Conn,
    campaign: Id<CampaignId>,
) -> Result<BTreeMap<(String, String, String), i64>> {
    let rows: Vec<(String, String, String, i64)> = conn
        .all(
            "SELECT body, dimension, key, CAST(sum(count) AS BIGINT) FROM campaigns_tallies WHERE campaign = $1 \
             GROUP BY body, dimension, key",
            args![campaign],
        )
        .await?;
    Ok(rows
        .into_iter()
        .filter(|(.., count)| *count != 0)
        .map(|(body, dimension, key, count)| ((body, dimension, key), count))
        .collect())
}

/// # Errors
/// When the database does not answer.
pub async fn wipe_tallies(conn: &mut Conn, campaign: Id<CampaignId>) -> Result<()> {
    conn.run(
        "DELETE FROM campaigns_tallies WHERE campaign = $1 AND dimension NOT IN ('paper', 'did')",
        args![campaign],
    )
    .await?;
    Ok(())
}

/// What the records say: groups of counted signatures and of those that purges left as numbers, as (chain, country, action's key,
/// language, day, number).
///
/// # Errors
/// When the database does not answer.
pub async fn records(
    conn: &mut Conn,
    campaign: Id<CampaignId>,
) -> Result<Vec<(String, String, String, String, String, i64)>> {
    conn.all(
        "SELECT p.chain, p.country, a.key, g.language, g.day, CAST(sum(g.count) AS BIGINT) FROM ( \
         SELECT place, action, language, day, count(*) AS count FROM campaigns_signatures WHERE campaign = $1 AND counted \
         GROUP BY place, action, language, day \
         UNION ALL SELECT place, action, language, day, count FROM campaigns_purged WHERE campaign = $1) g \
         JOIN campaigns_places p ON p.id = g.place JOIN campaigns_actions a ON a.id = g.action \
         GROUP BY p.chain, p.country, a.key, g.language, g.day",
        args![campaign],
    )
    .await
}

/// Signatures that are alike: campaign, place, action, language, day.
pub type Group = (Id<CampaignId>, Id<PlaceId>, Id<ActionId>, String, String);

/// What a dated purge leaves of counted signatures: numbers.
///
/// # Errors
/// When the database does not answer.
pub async fn purged_into(conn: &mut Conn, numbers: HashMap<Group, i64>) -> Result<()> {
    let rows = numbers.into_iter().map(|((campaign, place, action, language, day), count)| {
        args![campaign, place, action, language, day, count]
    });
    conn.many(
        "INSERT INTO campaigns_purged (campaign, place, action, language, day, count) VALUES",
        rows.collect(),
        "ON CONFLICT (campaign, place, action, language, day) DO UPDATE SET count = campaigns_purged.count + excluded.count",
    )
    .await?;
    Ok(())
}

/// A dimension's cells at every body of a campaign.
///
/// # Errors
/// When the database does not answer.
pub async fn cells(
    conn: &mut Conn,
    campaign: Id<CampaignId>,
    dimension: &str,
) -> Result<BTreeMap<String, BTreeMap<String, i64>>> {
    let rows: Vec<(String, String, i64)> = conn
        .all(
            "SELECT body, key, CAST(sum(count) AS BIGINT) FROM campaigns_tallies WHERE campaign = $1 AND dimension = $2 \
             GROUP BY body, key",
            args![campaign, dimension],
        )
        .await?;
    let mut all: BTreeMap<String, BTreeMap<String, i64>> = BTreeMap::new();
    for (body, key, count) in rows.into_iter().filter(|(.., count)| *count != 0) {
        all.entry(body).or_default().insert(key, count);
    }
    Ok(all)
}

/// Under which bodies a campaign's signatures were counted, from each edition's body up.
///
/// # Errors
/// When the database does not answer.
pub async fn chains(conn: &mut Conn, campaign: Id<CampaignId>) -> Result<Vec<String>> {
    let sql = "SELECT DISTINCT p.chain FROM campaigns_places p JOIN campaigns_editions e ON e.id = p.edition WHERE e.campaign = $1";
    let rows: Vec<(String,)> = conn.all(sql, args![campaign]).await?;
    Ok(rows.into_iter().map(|(chain,)| chain).collect())
}

/// In the place of a body: the day on which all of a campaign were rounded.
const WHOLE: &str = "*";
/// In the place of cells that were held back: none, in JSON.
const HELD: &str = "null";

/// Whether a campaign's breakdowns were rounded on this day, or on a later one.
///
/// # Errors
/// When the database does not answer.
pub async fn is_rounded(conn: &mut Conn, campaign: Id<CampaignId>, day: &str) -> Result<bool> {
    let row: Option<(i64,)> = conn
        .maybe(
            "SELECT total FROM campaigns_rounded WHERE campaign = $1 AND body = $2 AND day >= $3 LIMIT 1",
            args![campaign, WHOLE, day],
        )
        .await?;
    Ok(row.is_some())
}

/// False when the day's rounding was begun before.
///
/// # Errors
/// When the database does not answer.
pub async fn begin_rounding(conn: &mut Conn, campaign: Id<CampaignId>, day: &str) -> Result<bool> {
    if is_rounded(conn, campaign, day).await? {
        return Ok(false);
    }
    conn.run("DELETE FROM campaigns_rounded WHERE campaign = $1 AND body = $2", args![campaign, WHOLE])
        .await?;
    let begun = conn
        .run(
            "INSERT INTO campaigns_rounded (campaign, body, dimension, day, total, cells) VALUES ($1, $2, $3, $4, 0, $5) \
             ON CONFLICT DO NOTHING",
            args![campaign, WHOLE, "day", day, "{}"],
        )
        .await?;
    Ok(begun > 0)
}

/// Rounds of a dimension at each body, with their days, the oldest first: one for each day that changed its total or what is shown.
///
/// # Errors
/// When the database does not answer.
pub async fn rounded(
    conn: &mut Conn,
    campaign: Id<CampaignId>,
    dimension: &str,
) -> Result<BTreeMap<String, Vec<(String, Round)>>> {
    let rows: Vec<(String, String, i64, String)> = conn
        .all(
            "SELECT body, day, total, cells FROM campaigns_rounded WHERE campaign = $1 AND dimension = $2 ORDER BY day",
            args![campaign, dimension],
        )
        .await?;
    let mut all: BTreeMap<String, Vec<(String, Round)>> = BTreeMap::new();
    for (body, day, total, cells) in rows {
        let cells = serde_json::from_str(&cells).map_err(Problem::failed)?;
        all.entry(body).or_default().push((day, Round { total, cells }));
    }
    Ok(all)
}

/// What is shown of a dimension at a body.
///
/// # Errors
/// When the database does not answer.
pub async fn last_rounded(
    conn: &mut Conn,
    campaign: Id<CampaignId>,
    body: Id<Body>,
    dimension: &str,
) -> Result<Option<Shown>> {
    let row: Option<(i64, String)> = conn
        .maybe(
            "SELECT total, cells FROM campaigns_rounded WHERE campaign = $1 AND body = $2 AND dimension = $3 \
             AND cells <> $4 ORDER BY day DESC LIMIT 1",
            args![campaign, body, dimension, HELD],
        )
        .await?;
    row.map(|(total, cells)| {
        Ok(Shown { total, cells: serde_json::from_str(&cells).map_err(Problem::failed)? })
    })
    .transpose()
}

/// Keeps a day's rounds.
///
/// # Errors
/// When the database does not answer.
pub async fn save_rounded(
    conn: &mut Conn,
    campaign: Id<CampaignId>,
    dimension: &str,
    day: &str,
    all: Vec<(String, Round)>,
) -> Result<()> {
    let mut rows = Vec::with_capacity(all.len());
    for (body, round) in all {
        let cells = serde_json::to_string(&round.cells).map_err(Problem::failed)?;
        rows.push(args![campaign, body, dimension, day, round.total, cells]);
    }
    conn.many(
        "INSERT INTO campaigns_rounded (campaign, body, dimension, day, total, cells) VALUES",
        rows,
        "ON CONFLICT DO NOTHING",
    )
    .await?;
    Ok(())
}
