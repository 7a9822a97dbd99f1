use crate::{failed::Failed, house::House, list::written, options::Place};

/// What `cargo xtask bench growth` plants on the demo's data, while no server runs.
#[derive(clap::Args, Debug)]
pub struct Wanted {
    /// More bodies, without an edition
    #[arg(long)]
    bodies: usize,
    /// Bodies with a key and an edition, in levels below the edition's
    #[arg(long)]
    editions: usize,
    /// Over all these editions
    #[arg(long)]
    signatures: usize,
    /// Of the root
    #[arg(long)]
    persons: usize,
    /// News of the root
    #[arg(long)]
    publications: usize,
}

const SLUG: &str = "ma-al-madrasa";
/// Signatures given at each edition; the others are copied from them.
const SEEDS: usize = 5;

/// Plants them: a few of each by the acts of the application, the rest copied from these inside the database.
///
/// # Errors
/// When the data is not the demo's, or lies on PostgreSQL.
pub async fn run(place: Place, wanted: Wanted) -> Result<(), Failed> {
    let house = House::open(&place, "bench-data", false).await?;
    // Marks are written in no order: with the pages of a server's memory the disk would be asked for each.
    house
        .db
        .write(|conn| {
            Box::pin(async move {
                conn.all::<(i64,)>("PRAGMA cache_size = -4000000", Vec::new()).await?;
                conn.all::<(i64,)>("PRAGMA wal_autocheckpoint = 100000", Vec::new()).await.map(drop)
            })
        })
        .await?;
    let woven = house.weave_for_command(None).await?;
    let site = &woven.site;
    let edition = campaigns::bench::edition(site, "tunisie", SLUG).await?;
    let root = network::tree(site).await?.root().id;
    network::testing::plant_many(site, root, "more", wanted.bodies).await?;
    let editions = crate::bench_sign::spread(site, &edition, wanted.editions).await?;
    // What comes after this id is what is copied; ids of one millisecond have no order.
    let after = basis::Id::floor(site.clock.now());
    let each = wanted.signatures.div_ceil(editions.len().max(1));
    let seeds = SEEDS.min(each);
    for id in &editions {
        let known = campaigns::bench::one(site, *id).await?;
        campaigns::bench::plant(site, &known, seeds, seeds).await?;
    }
    let times = i64::try_from((each / seeds.max(1)).saturating_sub(1)).unwrap_or(0);
    campaigns::bench::grow(site, edition.campaign, after, times).await?;
    let actor = network::testing::actor(root, true, &[people::rights::WRITE, pages::rights::NEWS]);
    let scope = network::tree(site).await?.scope(root);
    people::bench::plant(site, &actor, &scope, wanted.persons).await?;
    pages::bench::plant(site, &actor, &scope, wanted.publications).await?;
    search::refill(site).await?;
    let (signatures, _) = campaigns::bench::stored(site).await?;
    let said = serde_json::json!({ "campaign": edition.campaign, "edition": edition.id, "editions": editions, "signatures": signatures });
    house.db.close().await;
    written(&said.to_string())
}
