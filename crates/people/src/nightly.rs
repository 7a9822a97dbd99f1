//! The night: what is past its end goes, through every room's holdings, and leaves numbers; what went leaves the log of writes
//! and the tables' dead rows; the list of what was erased is brought to what the database has.

use basis::Result;
use jobs::{Schedule, Worker};
use weave::{ERASED_KEPT, Site, all_erased, forget_erased};

use crate::store;

const NIGHTLY: &str = "people.purge";

const TIDY: &str = "people.tidy";

/// At 02:20 UTC, before the other rooms' own work; and at 04:20, when the last of them have erased theirs.
pub(crate) const SCHEDULES: [Schedule; 2] = [Schedule::daily(NIGHTLY, 140), Schedule::daily(TIDY, 260)];

pub(crate) fn workers(site: &Site) -> [Worker; 2] {
    let (purges, tidies) = (site.clone(), site.clone());
    [
        Worker::new(NIGHTLY, move |_| {
            let site = purges.clone();
            async move { purge(&site).await }
        }),
        Worker::new(TIDY, move |_| {
            let site = tidies.clone();
            async move { tidy(&site).await }
        }),
    ]
}

/// Erases what is past its end. One room's failure does not keep the others' things longer.
///
/// # Errors
/// The last failure, after everything was tried: the job runs again.
pub async fn purge(site: &Site) -> Result<()> {
    let now = site.clock.now();
    let mut failed = None;
    for holding in site.holdings().to_vec() {
        let (own, purpose) = (site.clone(), holding.purposes().first().map(|purpose| purpose.key));
        let purged = site
            .db
            .write(move |conn| {
                Box::pin(async move {
                    let purged = holding.purge_counted(&own, conn, now).await?;
                    store::insert_purges(conn, &purged, now).await?;
                    Ok(purged.iter().map(|one| one.count).sum::<u64>())
                })
            })
            .await;
        match purged {
            Ok(0) => {}
            Ok(count) => tracing::info!(count, purpose, "erased at its end"),
            Err(problem) => {
                tracing::error!(%problem, purpose, "a holding could not be purged");
                failed = Some(problem);
            }
        }
    }
    if let Err(problem) = tidy(site).await {
        tracing::error!(%problem, "what was erased could not be tidied up after");
        failed = Some(problem);
    }
    failed.map_or(Ok(()), Err)
}

/// What went leaves the files too, and the list of it is kept.
///
/// # Errors
/// When the database or the file does not take it.
pub(crate) async fn tidy(site: &Site) -> Result<()> {
    let now = site.clock.now();
    site.db
        .write(move |conn| Box::pin(async move { forget_erased(conn, now.minus(ERASED_KEPT)).await }))
        .await?;
    let known = all_erased(&mut site.db.read().await?).await?;
    site.keep_erased(&known, now)?;
    // Keys hold no person by herself, and erase what an account kept with it.
    let held = site.holdings().iter().flat_map(|holding| holding.tables().iter().copied());
    let tables: Vec<&'static str> = held.chain(keys::ERASED_IN.iter().copied()).collect();
    site.db.scrub(&tables).await
}
