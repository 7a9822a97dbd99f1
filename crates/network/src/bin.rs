//! Removing a body, and bringing it back for a while.

use std::time::Duration;

use basis::{Id, Kind, Moment, Problem, Result, of::Body as BodyMark};
use jobs::{Schedule, Worker};
use weave::{Entry, Site, facts::TreeChanged, note, tell};
use web::{Actor, Scope};

use crate::{Removed, locked, model::BIN_DAYS, rights, store, tree};

const PURGE: &str = "network.purge";

/// Every night at 03:20 UTC.
pub(crate) const NIGHTLY: Schedule = Schedule::daily(PURGE, 200);

fn bin_begins(now: Moment) -> Moment {
    now.minus(Duration::from_secs(u64::try_from(BIN_DAYS).unwrap_or(0) * 24 * 60 * 60))
}

/// Takes a body out of the network; its pages are not found from then on. Decided by whoever may edit the body above.
///
/// # Errors
/// Forbidden, also before she showed that it is she, and in a lockdown that is not of a body of hers; conflict (`network-has-children`)
/// while bodies hang below it.
pub async fn remove(site: &Site, actor: &Actor, body: Id<BodyMark>) -> Result<()> {
    let tree = tree(site).await?;
    rights::must(rights::may_from_above(actor, &tree, body))?;
    locked::must_be_of_it(site, actor, &[body]).await?;
    actor.stepped_up_or_token(site.clock.now())?;
    let parent = tree.get(body).and_then(|body| body.parent).ok_or_else(Problem::not_found)?;
    let (within, by) = (site.clone(), actor.account);
    site.db
        .write(move |conn| {
            Box::pin(async move {
                store::lock_shape(conn).await?;
                if store::has_children(conn, body).await? {
                    return Err(Problem::new(Kind::Conflict, "network-has-children"));
                }
                store::set_removed(conn, body, Some(within.clock.now())).await?;
                note(&within, conn, Entry::new(parent, Some(by), "network.body-removed").about(body)).await?;
                tell(conn, &within, &TreeChanged { body }).await
            })
        })
        .await
}

/// Brings back a body that hung on the scope's body.
///
/// # Errors
/// Forbidden, also in a lockdown that is not of a body of hers; not found when it lies in the bin of another body or for longer than
/// [`BIN_DAYS`].
pub async fn restore(site: &Site, actor: &Actor, scope: &Scope, body: Id<BodyMark>) -> Result<()> {
    actor.must(rights::EDIT, scope)?;
    let parent = scope.body().ok_or_else(Problem::not_found)?;
    // What it holds comes back with it, and who held something there.
    locked::must_be_of_it(site, actor, &[parent]).await?;
    let (within, by) = (site.clone(), actor.account);
    site.db
        .write(move |conn| {
            Box::pin(async move {
                store::lock_shape(conn).await?;
                let (above, _) = store::in_bin(conn, body, bin_begins(within.clock.now())).await?;
                if above != parent {
                    return Err(Problem::not_found());
                }
                // Not found when the body above went to the bin itself meanwhile.
                store::kind_of(conn, parent).await?;
                store::set_removed(conn, body, None).await?;
                note(&within, conn, Entry::new(parent, Some(by), "network.body-restored").about(body))
                    .await?;
                tell(conn, &within, &TreeChanged { body }).await
            })
        })
        .await
}

/// What can be brought back below a body.
///
/// # Errors
/// When the database does not answer.
pub async fn removed_below(site: &Site, parent: Id<BodyMark>) -> Result<Vec<Removed>> {
    store::removed_below(&mut site.db.read().await?, parent, bin_begins(site.clock.now())).await
}

/// Forgets bodies that have lain in the bin for [`BIN_DAYS`] days. Of one whose news or people other rooms still hold, the name
/// stays and nothing else. Answers how many.
///
/// # Errors
/// When the database does not take the write.
pub async fn purge(site: &Site) -> Result<usize> {
    let past = store::past_bin(&mut site.db.read().await?, bin_begins(site.clock.now())).await?;
    for body in &past {
        let body = *body;
        let gone = site.db.write(move |conn| Box::pin(async move { store::delete(conn, body).await })).await;
        match gone {
            Err(problem) if problem.is(Kind::Conflict) => {
                site.db.write(move |conn| Box::pin(async move { store::empty(conn, body).await })).await?;
            }
            other => other?,
        }
    }
    Ok(past.len())
}

pub(crate) fn purger(site: &Site) -> Worker {
    let site = site.clone();
    Worker::new(PURGE, move |_| {
        let site = site.clone();
        async move {
            purge(&site)
                .await
                .map(|gone| tracing::info!(gone, "removed bodies past their time were forgotten"))
        }
    })
}
