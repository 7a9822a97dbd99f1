//! A campaign that is over: in the night after its owner ended it, or once its last day is over and no letter asks to confirm any more,
//! its once-only marks are destroyed, and their key after them. From then on nobody can find out whether an address signed, and it cannot
//! be taken up again. Its owner need not wait for the night.

use std::time::Duration;

use basis::{
    Id, Problem, Result,
    of::{Account, Body},
};
use db::Conn;
use jobs::{Job, Queue, Schedule, Worker};
use serde::{Deserialize, Serialize};
use weave::{Entry, Site, note};
use web::{Actor, Scope};

use crate::{
    model::{CONFIRM_TIME, CampaignId, Edition, EditionId},
    rights::must_write,
    store, telling,
};

/// Who ended it by mistake a moment before the night can still undo it.
const UNDONE: Duration = Duration::from_secs(60 * 60);
const FORGET: &str = "campaigns.forget-marks";
const WIPE: &str = "campaigns.wipe-marks";
/// Signatures in one transaction.
const AT_ONCE: usize = 2_000;

pub(crate) const NIGHTLY: Schedule = Schedule::daily(FORGET, 225);

#[derive(Debug, Serialize, Deserialize)]
struct About {
    campaign: Id<CampaignId>,
}

pub(crate) fn workers(site: &Site) -> [Worker; 2] {
    let (nights, wipes) = (site.clone(), site.clone());
    [
        Worker::new(FORGET, move |_| {
            let site = nights.clone();
            async move { forget_marks(&site).await }
        }),
        Worker::new(WIPE, move |payload| {
            let site = wipes.clone();
            async move {
                let about: About = serde_json::from_value(payload).map_err(Problem::failed)?;
                wipe(&site, about.campaign).await
            }
        }),
    ]
}

/// The marks first, part by part: until hers is gone a signature is found by it, for who asks what is held about her.
async fn wipe(site: &Site, campaign: Id<CampaignId>) -> Result<()> {
    let mut after = String::new();
    while let Some(last) = part(site, campaign, after).await? {
        after = last;
    }
    let own = site.clone();
    site.db
        .write(move |conn| {
            Box::pin(async move {
                store::destroy_key(conn, campaign).await?;
                // Nor does it live on in memory.
                changed(&own, conn, campaign).await
            })
        })
        .await
}

async fn changed(site: &Site, conn: &mut Conn, campaign: Id<CampaignId>) -> Result<()> {
    for edition in store::editions_of(conn, campaign).await? {
        telling::changed(conn, site, &edition).await?;
    }
    Ok(())
}

/// Lets the marks of all campaigns that are over be destroyed.
///
/// # Errors
/// When the database does not answer: what was left out comes the next night.
pub(crate) async fn forget_marks(site: &Site) -> Result<()> {
    let now = site.clock.now();
    let mut conn = site.db.read().await?;
    let closed = store::closed_before(&mut conn, now.minus(UNDONE)).await?;
    let over = store::over_before(&mut conn, now.minus(CONFIRM_TIME)).await?;
    drop(conn);
    for campaign in over {
        let own = site.clone();
        site.db
            .write(move |conn| {
                Box::pin(async move {
                    // Its dates may have been moved since it was looked at.
                    let cutoff = own.clock.now().minus(CONFIRM_TIME);
                    if store::over_before(conn, cutoff).await?.contains(&campaign) {
                        store::close_over(conn, campaign, own.clock.now()).await?;
                        destroy_in(&own, conn, campaign, None).await?;
                    }
                    Ok(())
                })
            })
            .await?;
    }
    for campaign in closed {
        let own = site.clone();
        site.db
            .write(move |conn| Box::pin(async move { destroy_in(&own, conn, campaign, None).await }))
            .await?;
    }
    Ok(())
}

/// From now on the campaign is closed for good, and a job destroys its marks. Taken up again meanwhile: nothing. What a job has given up
/// is begun once more.
async fn destroy_in(
    site: &Site,
    conn: &mut Conn,
    campaign: Id<CampaignId>,
    by: Option<Id<Account>>,
) -> Result<()> {
    if store::end_marks(conn, campaign, site.clock.now()).await? {
        let owner: Id<Body> = store::campaign(conn, campaign).await?.body;
        note(site, conn, Entry::new(owner, by, "campaigns.marks-gone").about(campaign)).await?;
        changed(site, conn, campaign).await?;
    } else if store::has_key(conn, campaign).await? {
        return Ok(());
    }
    let job = Job {
        kind: WIPE,
        payload: serde_json::to_value(About { campaign }).map_err(Problem::failed)?,
        at: site.clock.now(),
        queue: Queue::Background,
        key: Some(campaign.to_string()),
    };
    jobs::enqueue(conn, job, &site.clock, &site.rng).await
}

/// Its owner destroys the marks of a closed campaign without waiting for the night.
///
/// # Errors
/// Forbidden, also when she did not show a short while ago that it is she; not found; conflict while it is not closed
/// (`campaigns-marks-open`).
pub async fn destroy(site: &Site, actor: &Actor, scope: &Scope, edition: Id<EditionId>) -> Result<()> {
    must_write(actor, scope)?;
    actor.stepped_up_or_token(site.clock.now())?;
    let (own, by, body) = (site.clone(), Some(actor.account), scope.body());
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let it = store::edition(conn, edition).await?;
                if Some(it.body) != body || it.parent.is_some() {
                    return Err(Problem::not_found());
                }
                if it.closed.is_none() {
                    return Err(Problem::conflict("campaigns-marks-open"));
                }
                destroy_in(&own, conn, it.campaign, by).await
            })
        })
        .await
}

/// Whether an edition's page offers its owner to destroy the marks, or says that they are gone; none while it is not closed.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn has_marks(conn: &mut Conn, it: &Edition) -> Result<Option<bool>> {
    if it.parent.is_some() || it.closed.is_none() {
        return Ok(None);
    }
    store::has_key(conn, it.campaign).await.map(Some)
}

/// The marks of some signatures; the last of them, none at the end.
async fn part(site: &Site, campaign: Id<CampaignId>, after: String) -> Result<Option<String>> {
    site.db
        .write(move |conn| {
            Box::pin(async move { store::forget_marks(conn, campaign, &after, AT_ONCE).await })
        })
        .await
}
