//! Moderators decide.

use std::collections::BTreeSet;

use basis::{Id, Problem, Result, of::Publication};
use db::Conn;
use weave::{Site, facts::Discussed, tell};
use web::{Actor, Scope};

use crate::{
    model::{CommentId, Decision},
    rights::must_moderate,
    store,
};

/// Approves or rejects comments of the scope's body; how many. All of them or none.
///
/// # Errors
/// Forbidden; not found when one of them is not of this body.
pub async fn decide(
    site: &Site,
    actor: &Actor,
    scope: &Scope,
    comments: Vec<Id<CommentId>>,
    decision: Decision,
) -> Result<usize> {
    must_moderate(actor, scope)?;
    let body = scope.body().ok_or_else(Problem::not_found)?;
    let (own, by) = (site.clone(), actor.account);
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let mut touched = BTreeSet::new();
                let count = comments.len();
                for comment in comments {
                    let now = own.clock.now();
                    touched.insert(store::decide(conn, comment, body, decision.state(), by, now).await?);
                }
                for publication in touched {
                    discussed(&own, conn, publication, body).await?;
                }
                Ok(count)
            })
        })
        .await
}

/// Rejects everything that waits at the scope's body with the bulk mark; how many.
///
/// # Errors
/// Forbidden.
pub async fn reject_bulk(site: &Site, actor: &Actor, scope: &Scope) -> Result<usize> {
    must_moderate(actor, scope)?;
    let body = scope.body().ok_or_else(Problem::not_found)?;
    let (own, by) = (site.clone(), actor.account);
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let rejected = store::reject_bulk(conn, body, by, own.clock.now()).await?;
                let count = rejected.len();
                for publication in rejected.into_iter().collect::<BTreeSet<_>>() {
                    discussed(&own, conn, publication, body).await?;
                }
                Ok(count)
            })
        })
        .await
}

pub(crate) async fn discussed(
    site: &Site,
    conn: &mut Conn,
    publication: Id<Publication>,
    body: Id<basis::of::Body>,
) -> Result<()> {
    tell(conn, site, &Discussed { publication, body }).await
}
