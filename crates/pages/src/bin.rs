//! Into the bin, out of it, and out of the world after 30 days.

use basis::{Id, Problem, Result, of::Publication};
use jobs::{Schedule, Worker};
use weave::Site;
use web::{Actor, Scope};

use crate::{
    model::{IN_BIN, Kind, Step, Writing},
    rights, state, store,
};

const PURGE: &str = "pages.purge";
/// Each night at 02:40 UTC.
pub(crate) const NIGHTLY: Schedule = Schedule::daily(PURGE, 160);

/// Moves it to the bin: gone from the street at once.
///
/// # Errors
/// Forbidden; not found; conflict when it lies there already.
pub async fn remove(
    site: &Site,
    actor: &Actor,
    scope: &Scope,
    kind: Kind,
    id: Id<Publication>,
) -> Result<Writing> {
    step(site, actor, scope, kind, id, Step::Remove).await
}

/// Brings it back as it was. Where its slug was taken meanwhile it gets a numbered one.
///
/// # Errors
/// Forbidden; not found; conflict when it is not in the bin.
pub async fn restore(
    site: &Site,
    actor: &Actor,
    scope: &Scope,
    kind: Kind,
    id: Id<Publication>,
) -> Result<Writing> {
    step(site, actor, scope, kind, id, Step::Restore).await
}

async fn step(
    site: &Site,
    actor: &Actor,
    scope: &Scope,
    kind: Kind,
    id: Id<Publication>,
    step: Step,
) -> Result<Writing> {
    rights::must_write(actor, scope, kind)?;
    let body = scope.body().ok_or_else(Problem::not_found)?;
    let (within, by) = (site.clone(), actor.account);
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let before = store::find(conn, body, kind, id).await?;
                let mut after = before.clone();
                after.step(step, Some(by), within.clock.now())?;
                if step == Step::Restore {
                    after.slug = store::free(conn, body, kind, &before.slug, id).await?;
                }
                state::write(conn, &within, &before, &after).await?;
                Ok(after)
            })
        })
        .await
}

pub(crate) fn worker(site: &Site) -> Worker {
    let site = site.clone();
    Worker::new(PURGE, move |_| {
        let site = site.clone();
        async move { purge(&site).await.map(|_| ()) }
    })
}

/// Forgets for good what has lain in the bin for 30 days; how many. Nothing of it was on the street, so nothing is told.
///
/// # Errors
/// When the database does not take the write.
pub async fn purge(site: &Site) -> Result<u64> {
    let before = site.clock.now().minus(IN_BIN);
    site.db.write(move |conn| Box::pin(async move { store::purge(conn, before).await })).await
}
