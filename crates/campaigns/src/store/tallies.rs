use std::collections::{BTreeMap, HashMap};

use basis::{Id, Result, of::Body};
use db::{Arg, Conn, args, id};

use super::places;
use crate::{
    cells::Shown,
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

/// A breakdown's days as they were shown, the oldest first, with the latest day.
///
/// # Errors
/// When the database does not answer.
pub async fn rounded_days(
    conn: &mut Conn,
    campaign: Id<CampaignId>,
    body: Id<Body>,
    dimension: &str,
) -> Result<Vec<(String, Shown)>> {
    let rows: Vec<(String, i64, String)> = conn
        .all(
            "SELECT day, total, cells FROM campaigns_rounded WHERE campaign = $1 AND body = $2 AND dimension = $3 ORDER BY day",
            args![campaign, body, dimension],
        )
        .await?;
    Ok(rows
        .into_iter()
        .map(|(day, total, cells)| {
            (day, Shown { total, cells: serde_json::from_str(&cells).unwrap_or_default() })
        })
        .collect())
}

/// Keeps what is shown on a day, unless another request was first.
///
/// # Errors
/// When the database does not answer.
pub async fn save_rounded(
    conn: &mut Conn,
    campaign: Id<CampaignId>,
    body: Id<Body>,
    dimension: &str,
    day: &str,
    shown: &Shown,
) -> Result<()> {
    let cells = serde_json::to_string(&shown.cells).map_err(basis::Problem::failed)?;
    conn.run(
        "INSERT INTO campaigns_rounded (campaign, body, dimension, day, total, cells) VALUES ($1, $2, $3, $4, $5, $6) \
         ON CONFLICT DO NOTHING",
        args![campaign, body, dimension, day, shown.total, cells],
    )
    .await?;
    Ok(())
}
