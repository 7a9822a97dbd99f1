//! Counts without names: what each signature adds, what is read at a body, what is counted again and compared.

use std::collections::{BTreeMap, BTreeSet};

use basis::{Id, Problem, Result, of::Body};
use db::Conn;
use serde::Serialize;
use weave::Site;

use crate::{
    cells,
    model::CampaignId,
    store::{self, Count},
};

pub const BY: [&str; 5] = ["body", "country", "action", "language", "day"];
/// Below this a total is told to the body alone.
pub const FEW: i64 = 5;
/// Rows over which what several processes count at once is spread.
pub(crate) const SHARDS: u64 = 8;

/// Where and as what something is counted.
#[derive(Debug, Clone, Copy)]
pub struct Of<'a> {
    pub campaign: Id<CampaignId>,
    /// Bodies from the edition's up, parted by spaces.
    pub chain: &'a str,
    pub country: &'a str,
    pub action: &'a str,
    pub language: &'a str,
    pub day: &'a str,
}

/// Adds `by` to every cell of it.
pub fn add(count: &mut Count, of: Of<'_>, by: i64) {
    let campaign = of.campaign.to_string();
    let own = of.chain.split(' ').next().unwrap_or_default();
    let mut cell = |body: &str, dimension: &'static str, key: &str| {
        *count.entry((campaign.clone(), body.to_owned(), dimension, key.to_owned())).or_default() += by;
    };
    cell("*", "total", "");
    for body in of.chain.split(' ') {
        cell(body, "total", "");
        cell(body, "body", own);
        cell(body, "country", of.country);
        cell(body, "action", of.action);
        cell(body, "language", of.language);
        cell(body, "day", of.day);
    }
}

/// A campaign's numbers at a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// None: fewer than [`FEW`], and not hers to know.
    pub total: Option<i64>,
    pub items: Vec<(String, i64)>,
    /// What is left over without a name.
    pub rest: i64,
}

/// Reads them. `own`: whoever asks works at the body, and sees everything exactly.
///
/// # Errors
/// Invalid at `by`.
pub async fn read(
    site: &Site,
    campaign: Id<CampaignId>,
    body: Id<Body>,
    by: Option<&str>,
    own: bool,
) -> Result<Tally> {
    let mut conn = site.db.read().await?;
    let total = store::total(&mut conn, campaign, body).await?;
    let told = (own || total >= FEW).then_some(total);
    let Some(by) = by else { return Ok(Tally { total: told, items: Vec::new(), rest: 0 }) };
    if !BY.contains(&by) {
        return Err(Problem::invalid("by", "campaigns-bad-by"));
    }
    let counts = store::breakdown(&mut conn, campaign, body, by).await?;
    if own || !matches!(by, "action" | "language") {
        // From above, small ones are left to the rest.
        let few = |count: i64| !own && count < FEW;
        let items: Vec<_> =
            counts.iter().filter(|(_, count)| !few(**count)).map(|(k, c)| (k.clone(), *c)).collect();
        let rest = if told.is_some() { total - items.iter().map(|(_, count)| count).sum::<i64>() } else { 0 };
        return Ok(Tally { total: told, items, rest });
    }
    drop(conn);
    let shown = of_today(site, campaign, body, by, counts).await?;
    let items: Vec<_> = shown.cells.into_iter().filter(|(_, count)| *count > 0).collect();
    let rest = told.map_or(0, |total| total - items.iter().map(|(_, count)| count).sum::<i64>());
    Ok(Tally { total: told, items, rest: rest.max(0) })
}

/// A breakdown as it is shown above on this day: renewed by whoever asks first after midnight at the body.
async fn of_today(
    site: &Site,
    campaign: Id<CampaignId>,
    body: Id<Body>,
    by: &str,
    counts: BTreeMap<String, i64>,
) -> Result<cells::Shown> {
    let tree = network::tree(site).await?;
    let today = tree.get(body).ok_or_else(Problem::not_found)?.country.day(site.clock.now());
    let days = store::rounded_days(&mut site.db.read().await?, campaign, body, by).await?;
    if let Some((day, shown)) = days.last()
        && *day >= today
    {
        return Ok(shown.clone());
    }
    let mut before: Vec<cells::Shown> = days.into_iter().map(|(_, shown)| shown).collect();
    before.dedup();
    let shown = cells::renew(&before, &counts);
    let (kept, by, day) = (shown.clone(), by.to_owned(), today);
    site.db
        .write(move |conn| {
            Box::pin(async move { store::save_rounded(conn, campaign, body, &by, &day, &kept).await })
        })
        .await?;
    Ok(shown)
}

/// A campaign counted again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verified {
    pub campaign: String,
    /// What the records say.
    pub records: i64,
    /// What the tallies say.
    pub total: i64,
    /// Cells of any breakdown at any body that differ.
    pub differ: usize,
}

impl Verified {
    pub const fn agrees(&self) -> bool {
        self.records == self.total && self.differ == 0
    }
}

/// Counts the records of a campaign, or of all, and compares.
///
/// # Errors
/// Not found; when the database does not answer.
pub async fn verify(conn: &mut Conn, campaign: Option<Id<CampaignId>>) -> Result<Vec<Verified>> {
    let campaigns = match campaign {
        Some(campaign) => vec![store::campaign(conn, campaign).await?.id],
        None => store::campaigns_in(conn).await?,
    };
    let mut all = Vec::new();
    for campaign in campaigns {
        let (counted, records) = counted(conn, campaign).await?;
        let held = store::tallied(conn, campaign).await?;
        let known =
            held.into_iter().filter(|((_, dimension, _), _)| dimension != "paper" && dimension != "did");
        let known: BTreeMap<_, _> = known.collect();
        let keys: BTreeSet<_> = counted.keys().chain(known.keys()).collect();
        let differ = keys.into_iter().filter(|key| counted.get(*key) != known.get(*key)).count();
        let total = known.get(&("*".into(), "total".into(), String::new())).copied().unwrap_or(0);
        all.push(Verified { campaign: campaign.to_string(), records, total, differ });
    }
    Ok(all)
}

async fn counted(
    conn: &mut Conn,
    campaign: Id<CampaignId>,
) -> Result<(BTreeMap<(String, String, String), i64>, i64)> {
    let (count, records) = count(conn, campaign).await?;
    let cells = count
        .into_iter()
        .filter(|(_, count)| *count != 0)
        .map(|((_, body, dimension, key), count)| ((body, dimension.to_owned(), key), count))
        .collect();
    Ok((cells, records))
}

async fn count(conn: &mut Conn, campaign: Id<CampaignId>) -> Result<(Count, i64)> {
    let (mut count, mut records) = (Count::new(), 0);
    for (chain, country, action, language, day, number) in store::records(conn, campaign).await? {
        let of = Of {
            campaign,
            chain: &chain,
            country: &country,
            action: &action,
            language: &language,
            day: &day,
        };
        add(&mut count, of, number);
        records += number;
    }
    Ok((count, records))
}

/// Makes the tallies anew from the records.
///
/// # Errors
/// Not found; when the database does not answer.
pub async fn rebuild(site: &Site, campaign: Option<Id<CampaignId>>) -> Result<Vec<Verified>> {
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let campaigns = match campaign {
                    Some(campaign) => vec![store::campaign(conn, campaign).await?.id],
                    None => store::campaigns_in(conn).await?,
                };
                for campaign in campaigns {
                    let (count, _) = count(conn, campaign).await?;
                    store::wipe_tallies(conn, campaign).await?;
                    store::add(conn, 0, count).await?;
                }
                verify(conn, campaign).await
            })
        })
        .await
}
