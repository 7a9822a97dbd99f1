//! A campaign that its owner ended: some days later the key of its once-only marks goes, and the marks with it. Until then it can be
//! taken up again; from then on nobody can find out whether an address signed.

use std::time::Duration;

use basis::{Id, Result};
use jobs::{Schedule, Worker};
use weave::{Entry, Site, note};

use crate::{model::CampaignId, store, telling};

/// For how long an end can be undone.
const UNDONE: Duration = Duration::from_secs(7 * 24 * 60 * 60);
const FORGET: &str = "campaigns.forget-marks";
/// Signatures in one transaction.
const AT_ONCE: usize = 2_000;

pub(crate) const NIGHTLY: Schedule = Schedule::daily(FORGET, 225);

pub(crate) fn worker(site: &Site) -> Worker {
    let site = site.clone();
    Worker::new(FORGET, move |_| {
        let site = site.clone();
        async move { forget_marks(&site).await }
    })
}

/// Forgets the marks of all campaigns that were ended long enough ago.
///
/// # Errors
/// When the database does not answer: what was begun goes on the next night.
pub(crate) async fn forget_marks(site: &Site) -> Result<()> {
    let before = site.clock.now().minus(UNDONE);
    for campaign in store::closed_before(&mut site.db.read().await?, before).await? {
        let mut after = String::new();
        while let Some(last) = part(site, campaign, after).await? {
            after = last;
        }
        let own = site.clone();
        site.db
            .write(move |conn| {
                Box::pin(async move {
                    store::destroy_key(conn, campaign).await?;
                    let owner = store::campaign(conn, campaign).await?.body;
                    note(&own, conn, Entry::new(owner, None, "campaigns.marks-gone").about(campaign)).await?;
                    match store::edition_at(conn, campaign, owner).await? {
                        Some(edition) => telling::changed(conn, &own, &edition).await,
                        None => Ok(()),
                    }
                })
            })
            .await?;
    }
    Ok(())
}

/// The marks of some signatures; the last of them, none at the end.
async fn part(site: &Site, campaign: Id<CampaignId>, after: String) -> Result<Option<String>> {
    site.db
        .write(move |conn| {
            Box::pin(async move { store::forget_marks(conn, campaign, &after, AT_ONCE).await })
        })
        .await
}
