//! Counts without names: what each signature adds, what is read at a body, what is counted again and compared.

use std::collections::{BTreeMap, BTreeSet};

use basis::{Id, Problem, Result, of::Body};
use db::Conn;
use serde::Serialize;
use weave::Site;

use crate::{
    Campaigns, cells,
    levels::{self, Level, Round},
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
    let whole = own || !matches!(by, "action" | "language");
    if whole {
        let counts = store::breakdown(&mut conn, campaign, body, by).await?;
        // From above, small ones are left to the rest.
        let few = |count: i64| !own && count < FEW;
        let items: Vec<_> =
            counts.iter().filter(|(_, count)| !few(**count)).map(|(k, c)| (k.clone(), *c)).collect();
        let rest = if told.is_some() { total - items.iter().map(|(_, count)| count).sum::<i64>() } else { 0 };
        return Ok(Tally { total: told, items, rest });
    }
    drop(conn);
    let shown = of_today(site, campaign, body, by).await?;
    let items: Vec<_> = shown.cells.into_iter().filter(|(_, count)| *count > 0).collect();
    let rest = told.map_or(0, |total| total - items.iter().map(|(_, count)| count).sum::<i64>());
    Ok(Tally { total: told, items, rest: rest.max(0) })
}

/// A breakdown as it is shown above on this day.
async fn of_today(site: &Site, campaign: Id<CampaignId>, body: Id<Body>, by: &str) -> Result<cells::Shown> {
    let tree = network::tree(site).await?;
    let mut conn = site.db.read().await?;
    // All are renewed at one moment: who asks at two levels must not see what came between.
    let owner = store::campaign(&mut conn, campaign).await?.body;
    let today = tree.get(owner).ok_or_else(Problem::not_found)?.country.day(site.clock.now());
    if !store::is_rounded(&mut conn, campaign, &today).await? {
        drop(conn);
        renew(site, campaign, today).await?;
        conn = site.db.read().await?;
    }
    Ok(store::last_rounded(&mut conn, campaign, body, by).await?.unwrap_or_default())
}

/// Today's round at bodies where something changed, of one dimension.
type Renewed = (&'static str, Vec<(String, Round)>);

/// Rounds all breakdowns of a campaign for a day, unless another request was first. With thousands of editions that takes a while:
/// nobody who signs waits for it.
async fn renew(site: &Site, campaign: Id<CampaignId>, day: String) -> Result<()> {
    let campaigns = site.service::<Campaigns>()?;
    let _alone = campaigns.rounding.lock().await;
    let mut conn = site.db.read().await?;
    if store::is_rounded(&mut conn, campaign, &day).await? {
        return Ok(());
    }
    let above = above(&store::chains(&mut conn, campaign).await?);
    let mut read = Vec::new();
    for by in ["action", "language"] {
        let before = store::rounded(&mut conn, campaign, by).await?;
        read.push((by, before, store::cells(&mut conn, campaign, by).await?));
    }
    drop(conn);
    let work = move || -> Vec<Renewed> {
        read.into_iter().map(|(by, before, counts)| (by, fresh(&above, before, counts))).collect()
    };
    let all = tokio::task::spawn_blocking(work).await.map_err(Problem::failed)?;
    site.db
        .write(move |conn| {
            Box::pin(async move {
                if store::begin_rounding(conn, campaign, &day).await? {
                    for (by, rounds) in all {
                        store::save_rounded(conn, campaign, by, &day, rounds).await?;
                    }
                }
                Ok(())
            })
        })
        .await
}

/// Bodies whose total, or what is shown of them, is another from today on.
fn fresh(
    above: &BTreeMap<String, String>,
    mut before: BTreeMap<String, Vec<(String, Round)>>,
    counts: BTreeMap<String, BTreeMap<String, i64>>,
) -> Vec<(String, Round)> {
    let at: BTreeMap<&str, usize> = counts.keys().enumerate().map(|(at, body)| (body.as_str(), at)).collect();
    let days: BTreeSet<String> = before.values().flatten().map(|(day, _)| day.clone()).collect();
    let levels: Vec<Level> = counts
        .iter()
        .map(|(body, counts)| Level {
            above: above.get(body).and_then(|above| at.get(above.as_str())).copied(),
            counts: counts.clone(),
            before: on_each(&days, before.remove(body).unwrap_or_default()),
        })
        .collect();
    let shown = levels::renew_all(&levels);
    let rounds = levels.iter().zip(shown).map(|(level, shown)| {
        let today = Round { total: level.counts.values().sum(), cells: shown.map(|shown| shown.cells) };
        let last = level.before.last().cloned().unwrap_or_default();
        // Held back, with a total that stands still: what was shown last still says it.
        let same = today.total == last.total && (today.cells.is_none() || today.cells == last.cells);
        (!same).then_some(today)
    });
    counts.keys().zip(rounds).filter_map(|(body, round)| Some((body.clone(), round?))).collect()
}

/// A body's rounds, one for each of these days.
fn on_each(days: &BTreeSet<String>, rounds: Vec<(String, Round)>) -> Vec<Round> {
    let (mut rounds, mut last) = (rounds.into_iter().peekable(), Round::default());
    days.iter()
        .map(|day| {
            while let Some((_, round)) = rounds.next_if(|(of, _)| of <= day) {
                last = round;
            }
            last.clone()
        })
        .collect()
}

/// Of each body the one above it that counts all of it too. One that moved is counted here by one body and there by another.
fn above(chains: &[String]) -> BTreeMap<String, String> {
    let mut above: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for chain in chains {
        let bodies: Vec<&str> = chain.split(' ').collect();
        for pair in bodies.windows(2) {
            if let [body, next] = pair {
                above.entry((*body).to_owned()).or_default().insert(next);
            }
        }
    }
    above
        .into_iter()
        .filter_map(|(body, next)| match next.into_iter().collect::<Vec<_>>().as_slice() {
            [next] => Some((body, (*next).to_owned())),
            _ => None,
        })
        .collect()
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
