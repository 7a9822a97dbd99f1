//! A lockdown is lifted: by two people, or by the machine's owner.

use basis::{Id, Problem, Result, of::Body};
use weave::{Entry, Site};
use web::{Actor, Scope};

use crate::{
    model::{Lifting, lift as may_lift},
    press::step,
    rights::{LIFT, reach},
    store::{self, Ended},
};

/// The first of two is written down; with the second it ends.
///
/// # Errors
/// Forbidden without the right, or without having shown that it is she; a conflict that says why not.
pub async fn lift(site: &Site, actor: &Actor, scope: &Scope) -> Result<Lifting> {
    let body = scope.body().ok_or_else(Problem::not_found)?;
    let reach = reach(actor, LIFT, body, scope).ok_or_else(Problem::forbidden)?;
    actor.stepped_up(site.clock.now())?;
    let (own, by) = (site.clone(), actor.account);
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let site = own;
                let now = site.clock.now();
                let current = store::current(conn, body).await?;
                let lifting = may_lift(current.as_ref(), reach, by, now).map_err(Problem::conflict)?;
                let one = current.ok_or_else(Problem::not_found)?;
                let (done, what) = match lifting {
                    Lifting::First => (store::lifting(conn, one.id, by, now).await?, "lockdown.lift-begun"),
                    Lifting::Ends => (store::end(conn, one.id, Ended::Lifted, now).await?, "lockdown.lifted"),
                };
                if !done {
                    return Err(Problem::conflict("lockdown-no-none"));
                }
                step(&site, conn, body, Entry::new(body, Some(by), what)).await?;
                Ok(lifting)
            })
        })
        .await
}

/// Lifts a body's lockdown in the name of whoever holds the machine; `false` when there is none in force.
///
/// # Errors
/// When the database does not take it.
pub async fn lift_as_owner(site: &Site, body: Id<Body>) -> Result<bool> {
    let own = site.clone();
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let site = own;
                let now = site.clock.now();
                let Some(one) = store::current(conn, body).await?.filter(|one| one.in_force(now)) else {
                    return Ok(false);
                };
                if !store::end(conn, one.id, Ended::Owner, now).await? {
                    return Ok(false);
                }
                step(&site, conn, body, Entry::new(body, None, "lockdown.lifted-by-owner")).await?;
                Ok(true)
            })
        })
        .await
}
