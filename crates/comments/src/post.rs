//! A visitor's comment is taken and held.

use basis::{Id, Kind, Problem, Result};
use weave::{Publication, Site};

use crate::{
    come::{Come, is_proven},
    digest,
    model::{BURST, BURST_TIME, LINKS, State},
    store,
};

/// Takes a comment; it waits.
///
/// # Errors
/// Invalid, with a reason for each field; conflict (`comments-closed`) when the thread is closed, (`comments-locked`) while
/// its body is in lockdown.
pub async fn post(site: &Site, publication: &Publication, come: Come) -> Result<()> {
    if come.trapped {
        return Ok(());
    }
    if site.is_locked(publication.body).await? {
        return Err(locked());
    }
    let words = come.typed.check(come.page)?;
    let proof = is_proven(site, &come, &publication.id.to_string());
    let (of, body, own) = (publication.id, publication.body, site.clone());
    site.db
        .write(move |conn| {
            Box::pin(async move {
                if store::is_closed(conn, of).await? {
                    return Err(closed());
                }
                let at = own.clock.now();
                let burst = come.guarded
                    && !proof
                    && store::bursting(conn, body, at.minus(BURST_TIME), BURST).await?;
                let bulk = burst || words.links > LINKS;
                let fresh = store::Fresh {
                    id: Id::new(&own.clock, &own.rng),
                    publication: of,
                    body,
                    words,
                    proof,
                    bulk,
                    state: State::Waiting,
                    at,
                    reply: None,
                };
                store::insert(conn, fresh).await?;
                digest::ask(&own, conn, body).await
            })
        })
        .await
}

pub(crate) fn locked() -> Problem {
    Problem::new(Kind::Conflict, "comments-locked")
}

pub(crate) fn closed() -> Problem {
    Problem::new(Kind::Conflict, "comments-closed")
}
