//! What is to become of an edition: on the street or not, its goal and dates, how it ended, that its names were handed over.

use basis::{Id, Moment, Problem, Result};
use weave::{Entry, Site, note};
use web::{Actor, Scope};

use crate::{
    model::{ActionKind, Edition, EditionId, EditionState, GOAL, Outcome, letter_to},
    rights::must_write,
    store, telling,
    write::{later, own},
};

/// What is to become of an edition; what is absent stays.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settle {
    pub published: Option<bool>,
    pub outcome: Option<Outcome>,
    pub goal: Option<Option<i64>>,
    pub starts: Option<Option<Moment>>,
    pub ends: Option<Option<Moment>>,
    /// Addresses of the target, as they were typed; empty: those of the edition it follows.
    pub letter_to: Option<Vec<String>>,
}

/// Publishes it or takes it back, sets goal and dates, says what became of it.
///
/// # Errors
/// Forbidden; not found; conflict while the owner was not asked (`campaigns-asked`); invalid at `goal`, `ends` or `letter_to`.
pub async fn settle(
    site: &Site,
    actor: &Actor,
    scope: &Scope,
    edition: Id<EditionId>,
    settle: Settle,
) -> Result<Edition> {
    must_write(actor, scope)?;
    let (own_site, by, scope) = (site.clone(), Some(actor.account), scope.clone());
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let mut it = own(conn, edition, &scope).await?;
                let (seen, was, ended) = (it.updated, it.outcome, it.ends);
                if let Some(published) = settle.published {
                    if published && it.state != EditionState::Active {
                        return Err(Problem::conflict("campaigns-asked"));
                    }
                    it.published = published;
                    if published && it.first_published.is_none() {
                        it.first_published = Some(own_site.clock.now());
                    }
                }
                it.outcome = settle.outcome.unwrap_or(it.outcome);
                it.goal = settle.goal.unwrap_or(it.goal);
                it.starts = settle.starts.unwrap_or(it.starts);
                it.ends = settle.ends.unwrap_or(it.ends);
                if it.goal.is_some_and(|goal| !(1..=GOAL).contains(&goal)) {
                    return Err(Problem::invalid("goal", "campaigns-bad-goal"));
                }
                if let (Some(starts), Some(ends)) = (it.starts, it.ends)
                    && ends <= starts
                {
                    return Err(Problem::invalid("ends", "campaigns-ends-before"));
                }
                let mut rewrites = false;
                if let Some(typed) = &settle.letter_to {
                    let to = letter_to(typed)?;
                    let writes = store::actions(conn, it.campaign).await?;
                    if !to.is_empty() && !writes.iter().any(|one| one.kind == ActionKind::Write) {
                        return Err(Problem::invalid("letter_to", "campaigns-letter-to-nobody-writes"));
                    }
                    rewrites = to != it.letter_to;
                    it.letter_to = to;
                }
                // Without its key nobody is counted once: neither a word nor a later day begins it again.
                let again = [
                    ("outcome", it.outcome == Outcome::Running && was != Outcome::Running),
                    ("ends", it.ends != ended && it.ends.is_none_or(|ends| own_site.clock.now() < ends)),
                ];
                if let Some((field, _)) = again.into_iter().find(|(_, again)| *again)
                    && !store::has_key(conn, it.campaign).await?
                {
                    return Err(Problem::invalid(field, "campaigns-ended"));
                }
                // What its owner ends is ended for all who adopted it.
                let ends_for_all =
                    it.parent.is_none() && (it.outcome == Outcome::Running) == it.closed.is_some();
                if ends_for_all {
                    it.closed = (it.outcome != Outcome::Running).then(|| own_site.clock.now());
                    // The night may have come between.
                    if !store::set_closed(conn, it.campaign, it.closed).await? {
                        return Err(Problem::invalid("outcome", "campaigns-ended"));
                    }
                }
                it.updated = later(&own_site, seen);
                store::update_edition(conn, &it, seen).await?;
                // Editions below may write to the same addresses.
                if ends_for_all || rewrites {
                    for other in store::editions_of(conn, it.campaign).await? {
                        telling::changed(conn, &own_site, &other).await?;
                    }
                }
                note(&own_site, conn, Entry::new(it.body, by, "campaigns.settled").about(it.id)).await?;
                telling::changed(conn, &own_site, &it).await?;
                Ok(it)
            })
        })
        .await
}

/// Notes that the names were handed to the target: all counted signatures of the edition that may be. They still count.
///
/// # Errors
/// Forbidden; not found.
pub async fn deliver(site: &Site, actor: &Actor, scope: &Scope, edition: Id<EditionId>) -> Result<u64> {
    must_write(actor, scope)?;
    let (own_site, by, scope) = (site.clone(), Some(actor.account), scope.clone());
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let it = own(conn, edition, &scope).await?;
                let many = store::deliver(conn, it.id).await?;
                let count = i64::try_from(many).unwrap_or(i64::MAX);
                note(
                    &own_site,
                    conn,
                    Entry::new(it.body, by, "campaigns.delivered").about(it.id).count(count),
                )
                .await?;
                Ok(many)
            })
        })
        .await
}
