//! The whole address of one who asked for what is held of her: she is answered by mail.

use basis::{Id, Kind, Problem, Result};
use weave::{Entry, Site, note};
use web::{Actor, Scope};

use crate::{address, model::RequestId, rights::OPEN, store};

/// Gives a keyholder the address of one request that waits, and notes it in the trail.
///
/// # Errors
/// Forbidden, also before she showed that it is she, and in lockdown as every hand-out is; not found when it is another body's or was
/// answered.
pub(crate) async fn address_of(
    site: &Site,
    actor: &Actor,
    scope: &Scope,
    request: Id<RequestId>,
) -> Result<String> {
    actor.must(OPEN, scope)?;
    let body = scope.body().ok_or_else(Problem::not_found)?;
    if site.is_locked(body).await? {
        return Err(Problem::new(Kind::Forbidden, keys::LOCKED));
    }
    actor.stepped_up(site.clock.now())?;
    let (own, by) = (site.clone(), actor.account);
    let found = site
        .db
        .write(move |conn| {
            Box::pin(async move {
                let found = store::request(conn, request).await?;
                let found = found
                    .filter(|one| one.body == body && one.answered.is_none())
                    .ok_or_else(Problem::not_found)?;
                note(&own, conn, Entry::new(body, Some(by), "people.address-shown").about(request)).await?;
                Ok(found)
            })
        })
        .await?;
    address::open(site, &found.address)
}
