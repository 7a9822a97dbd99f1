use std::time::Duration;

use crate::{failed::Failed, house::House, list::written, options::Place};

/// What `cargo xtask bench sign` asks for on the demo's data, while no server runs.
#[derive(clap::Args, Debug)]
pub struct Wanted {
    /// Signs for so many seconds without HTTP
    #[arg(long)]
    seconds: Option<u64>,
    /// Signatures of one transaction
    #[arg(long, default_value_t = 250)]
    batch: usize,
    /// The edition of the third level, and the bodies that may ask to write to whoever signs there
    #[arg(long)]
    three: bool,
    /// Plants so many bodies with a key and an edition
    #[arg(long)]
    spread: Option<usize>,
    /// Plants so many more bodies, without an edition
    #[arg(long)]
    bodies: Option<usize>,
    /// Stores so many signatures, over all the editions
    #[arg(long)]
    signatures: Option<usize>,
    /// Stores so many files of a megabyte
    #[arg(long)]
    files: Option<usize>,
}

const SLUG: &str = "ma-al-madrasa";

/// Prints as JSON the editions to sign, and what was measured.
///
/// # Errors
/// When the data is not the demo's.
pub async fn run(place: Place, wanted: Wanted) -> Result<(), Failed> {
    let house = House::open(&place, "bench-data", false).await?;
    let woven = house.weave_for_command(None).await?;
    let site = &woven.site;
    let body = if wanted.three { "oasis-tozeur" } else { "tunisie" };
    let edition = campaigns::bench::edition(site, body, SLUG).await?;
    let bodies = if wanted.three { campaigns::sign::asking(site, &edition).await? } else { Vec::new() };
    if let Some(count) = wanted.bodies {
        let root = network::tree(site).await?.root().id;
        network::testing::plant_many(site, root, "more", count).await?;
    }
    let editions = match wanted.spread {
        Some(count) => spread(site, &edition, count).await?,
        None => vec![edition.id],
    };
    if let Some(count) = wanted.signatures {
        let share = count.div_ceil(editions.len().max(1));
        for id in &editions {
            let known = campaigns::bench::one(site, *id).await?;
            campaigns::bench::plant(site, &known, share, wanted.batch).await?;
        }
    }
    for _ in 0..wanted.files.unwrap_or(0) {
        let words = (0..125_000).flat_map(|_| site.rng.number().to_be_bytes());
        site.files.put(words.collect()).await?;
    }
    let a_second = match wanted.seconds {
        Some(seconds) => {
            let long = Duration::from_secs(seconds);
            Some(campaigns::bench::sign(site, &edition, wanted.batch, long).await?)
        }
        None => None,
    };
    let (signatures, batches) = campaigns::bench::stored(site).await?;
    let said = serde_json::json!({
        "editions": editions, "bodies": bodies, "a_second": a_second, "signatures": signatures, "batches": batches,
    });
    house.db.close().await;
    written(&said.to_string())
}

/// Bodies below the edition's, ten wide, each with a keyholder and an edition of its own, adopted from the body above.
///
/// # Errors
/// When the database does not take them.
pub async fn spread(
    site: &weave::Site,
    edition: &campaigns::model::Edition,
    count: usize,
) -> Result<Vec<basis::Id<campaigns::model::EditionId>>, Failed> {
    let before = network::tree(site).await?;
    network::testing::plant_many(site, edition.body, "body", count).await?;
    let tree = network::tree(site).await?;
    let bodies: Vec<_> =
        tree.below(edition.body).into_iter().filter(|body| before.get(*body).is_none()).collect();
    let holder = *keys::holders(site, edition.body).await?.first().ok_or("the body has no keyholder")?;
    for body in &bodies {
        keys::plant_keyholder(site, *body, holder).await?;
    }
    let made = campaigns::bench::adopt_all(site, edition, &bodies).await?;
    Ok(made.into_iter().map(|edition| edition.id).collect())
}
