//! A thread is closed, or opened again.

use basis::{Id, Problem, Result, of::Publication};
use weave::Site;
use web::{Actor, Scope};

use crate::{decide::discussed, rights::must_moderate, store};

/// Closes the thread under a publication of the scope's body, or opens it again.
///
/// # Errors
/// Forbidden; not found when the publication is not of this body.
pub async fn close(
    site: &Site,
    actor: &Actor,
    scope: &Scope,
    publication: Id<Publication>,
    closed: bool,
) -> Result<()> {
    must_moderate(actor, scope)?;
    let body = scope.body().ok_or_else(Problem::not_found)?;
    let found = site.publication(&mut site.db.read().await?, publication).await?;
    if found.body != body {
        return Err(Problem::not_found());
    }
    let own = site.clone();
    site.db
        .write(move |conn| {
            Box::pin(async move {
                store::close(conn, publication, body, closed, own.clock.now()).await?;
                discussed(&own, conn, publication, body).await
            })
        })
        .await
}
