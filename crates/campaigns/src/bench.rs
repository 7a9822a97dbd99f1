//! What `cargo xtask bench sign` holds the server against, and what it plants. For the bench alone.

use std::time::Duration;

use basis::{Id, Language, Problem, Result, of::Body};
use weave::Site;

use crate::{
    Campaigns, adopt, batch,
    model::{Edition, EditionId, Outcome},
    sign::{self, Come},
    store,
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

/// Editions of these bodies, adopted from one and on the street.
///
/// # Errors
/// When the database does not take them.
pub async fn adopt_all(site: &Site, from: &Edition, bodies: &[Id<Body>]) -> Result<Vec<Edition>> {
    let tree = network::tree(site).await?;
    let mut all = Vec::with_capacity(bodies.len());
    for part in bodies.chunks(100) {
        let (own, tree, part) = (site.clone(), tree.clone(), part.to_vec());
        let (campaign, from) = (from.campaign, from.id);
        let made = site.db.write(move |conn| {
            Box::pin(async move {
                let mut made = Vec::new();
                for body in part {
                    let mut it = adopt::copy(&own, conn, &tree, body, campaign, Some(from), None).await?;
                    let seen = it.updated;
                    (it.published, it.outcome, it.first_published) =
                        (true, Outcome::Running, Some(own.clock.now()));
                    it.updated = write::later(&own, seen);
                    store::update_edition(conn, &it, seen).await?;
                    made.push(it);
                }
                Ok(made)
            })
        });
        all.extend(made.await?);
    }
    Ok(all)
}
