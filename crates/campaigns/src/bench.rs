//! What `cargo xtask bench sign` holds the server against, and what it plants. For the bench alone.

use std::{collections::HashMap, time::Duration};

use basis::{Id, Language, Problem, Result, of::Body};
use weave::Site;

use crate::{
    Campaigns, adopt, batch,
    model::{CampaignId, Edition, EditionId, Outcome},
    sign::{self, Come},
    store, tally,
    who::Typed,
    write,
};

/// An edition by its address.
///
/// # Errors
/// Not found.
pub async fn edition(site: &Site, body: &str, slug: &str) -> Result<Edition> {
    let tree = network::tree(site).await?;
    let body = tree.by_slug(body).ok_or_else(Problem::not_found)?.id;
    let slug = slug.parse().map_err(|_| Problem::not_found())?;
    store::by_slug(&mut site.db.read().await?, body, &slug, true).await?.ok_or_else(Problem::not_found)
}

/// How many signatures there are, and in how many transactions something was told since the outbox was last emptied.
///
/// # Errors
/// When the database does not answer.
pub async fn stored(site: &Site) -> Result<(i64, i64)> {
    let mut conn = site.db.read().await?;
    let signatures = store::count_signatures(&mut conn).await?;
    Ok((signatures, site.db.last_told().await?))
}

/// An edition by its id.
///
/// # Errors
/// Not found.
pub async fn one(site: &Site, edition: Id<EditionId>) -> Result<Edition> {
    store::edition(&mut site.db.read().await?, edition).await
}

/// Signs at an edition for so long, in transactions of `size`, without HTTP and without anybody who waits; how many a second.
///
/// # Errors
/// What signing says.
pub async fn sign(site: &Site, edition: &Edition, size: usize, long: Duration) -> Result<f64> {
    let begun = site.clock.now();
    let count = until(site, edition, size, |_| site.clock.now().since(begun) >= long).await?;
    Ok(count as f64 / site.clock.now().since(begun).as_secs_f64())
}

/// Stores so many signatures at an edition, or a few more: whole transactions of `size`.
///
/// # Errors
/// What signing says.
pub async fn plant(site: &Site, edition: &Edition, count: usize, size: usize) -> Result<usize> {
    until(site, edition, size.min(count.max(1)), |stored| stored >= count).await
}

async fn until(
    site: &Site,
    edition: &Edition,
    size: usize,
    is_over: impl Fn(usize) -> bool,
) -> Result<usize> {
    let campaigns = site.service::<Campaigns>()?;
    let known = campaigns.known(site, edition.id).await?;
    let action = known.actions.iter().find(|action| sign::takes(action)).ok_or_else(Problem::not_found)?;
    let mark = site.rng.number();
    let prepared = async |first: usize| {
        let mut all = Vec::with_capacity(size);
        for number in (first..).take(size) {
            let typed = Typed {
                // not shown: a name of nobody
                name: "مريم الواحة".into(),
                email: format!("{mark:x}x{number:09}@bench.example.org"),
                delivery: true,
                display: "anonymous".into(),
                ..Typed::default()
            };
            let come = Come {
                typed,
                action: action.key.clone(),
                language: Language::Ar,
                trapped: false,
                proof: false,
                network: None,
            };
            let id = Id::new(&site.clock, &site.rng);
            all.push(sign::prepare(site, &campaigns, id, &known, action.clone(), come).await?);
        }
        Result::Ok(all)
    };
    let (mut count, mut next) = (0, prepared(0).await?);
    while !is_over(count) {
        count += next.len();
        // The next are sealed while the disk is at work, as a server would.
        let (done, after) = tokio::join!(batch::store(site, next), prepared(count));
        done?;
        next = after?;
    }
    Ok(count)
}

/// Many signatures out of those given since `after`: each `times` times over, before it, over a season. Marks, look-ups and ids are
/// their own; what is sealed is the first one's, byte for byte. The tallies are counted anew from the records.
///
/// # Errors
/// On PostgreSQL; when the database does not take them.
pub async fn grow(site: &Site, campaign: Id<CampaignId>, after: Id<Body>, times: i64) -> Result<()> {
    /// Rows of one transaction, about.
    const ROWS: i64 = 50_000;
    let after = after.to_string();
    let first = after.clone();
    let seeds =
        site.db.write(move |conn| Box::pin(async move { store::grown::begin(conn, &first).await })).await?;
    let together = (ROWS / seeds.count.max(1)).max(1);
    let mut left = times;
    while left > 0 {
        let from = (left - together).max(0);
        let (seeds, rounds) = (seeds.clone(), from + 1..=left);
        site.db
            .write(move |conn| {
                Box::pin(async move {
                    for round in rounds.rev() {
                        store::grown::round(conn, &seeds, round, times).await?;
                    }
                    Ok(())
                })
            })
            .await?;
        left = from;
    }
    let all = seeds.clone();
    site.db.write(move |conn| Box::pin(async move { store::grown::marks(conn, all).await })).await?;
    let editions = store::editions_of(&mut site.db.read().await?, campaign).await?;
    for part in editions.chunks(20) {
        let (seeds, part) = (seeds.clone(), part.iter().map(|one| one.id.to_string()).collect::<Vec<_>>());
        site.db
            .write(move |conn| {
                Box::pin(async move {
                    for edition in &part {
                        store::grown::copies(conn, &seeds, edition).await?;
                    }
                    Ok(())
                })
            })
            .await?;
    }
    site.db.write(move |conn| Box::pin(async move { store::grown::end(conn, seeds).await })).await?;
    tally::rebuild(site, Some(campaign)).await?;
    Ok(())
}

/// Editions of these bodies, each adopted from the nearest above it, the topmost from `from`, and on the street.
///
/// # Errors
/// When the database does not take them.
pub async fn adopt_all(site: &Site, from: &Edition, bodies: &[Id<Body>]) -> Result<Vec<Edition>> {
    let tree = network::tree(site).await?;
    let mut all = Vec::with_capacity(bodies.len());
    let mut at: HashMap<Id<Body>, Id<EditionId>> = HashMap::from([(from.body, from.id)]);
    for part in bodies.chunks(100) {
        let (own, tree, part) = (site.clone(), tree.clone(), part.to_vec());
        let campaign = from.campaign;
        let mut within = at.clone();
        let made = site.db.write(move |conn| {
            Box::pin(async move {
                let mut made = Vec::new();
                for body in part {
                    let above = tree.chain(body).into_iter().rev().find_map(|above| within.get(&above.id));
                    let from = *above.ok_or_else(Problem::not_found)?;
                    let mut it = adopt::copy(&own, conn, &tree, body, campaign, Some(from), None).await?;
                    let seen = it.updated;
                    (it.published, it.outcome, it.first_published) =
                        (true, Outcome::Running, Some(own.clock.now()));
                    it.updated = write::later(&own, seen);
                    store::update_edition(conn, &it, seen).await?;
                    within.insert(body, it.id);
                    made.push(it);
                }
                Ok(made)
            })
        });
        let made = made.await?;
        at.extend(made.iter().map(|edition| (edition.body, edition.id)));
        all.extend(made);
    }
    Ok(all)
}
