//! A body comes to know someone.

use basis::{Id, Moment, Problem, Result};
use weave::{Entry, Site, note};
use web::{Actor, Scope};

use crate::{
    address,
    model::{Event, Fresh, PersonId, RECORD_KEPT, Typed},
    rights::WRITE,
    sealing,
    store::{self, NewPerson},
};

/// Adds a record, with the consents she gave.
///
/// # Errors
/// Forbidden; conflict in lockdown; invalid with a reason for each field.
pub async fn add(site: &Site, actor: &Actor, scope: &Scope, typed: Typed) -> Result<Id<PersonId>> {
    actor.must(WRITE, scope)?;
    let body = scope.body().ok_or_else(Problem::not_found)?;
    open_for_change(site, body).await?;
    let fresh = typed.check(keys::has_key(site, body).await?)?;
    let created = since(site, body, &fresh).await?;
    let ready = sealing::ready(site, body, &fresh.sealed).await?;
    let (own, by) = (site.clone(), actor.account);
    let person = Id::new(&site.clock, &site.rng);
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let now = own.clock.now();
                let new = NewPerson {
                    id: person,
                    body,
                    language: fresh.language,
                    source: fresh.source,
                    created,
                    changed: now,
                    ends: now.plus(RECORD_KEPT),
                    address: fresh.address.as_deref().map(|typed| address::keep(&own, typed)),
                    sealed: sealing::put(&own, conn, ready, person).await?,
                };
                let ends = new.ends;
                store::insert(conn, new).await?;
                store::note(conn, Id::new(&own.clock, &own.rng), person, Event::Added, Some(by), now).await?;
                for what in fresh.consents {
                    let id = Id::new(&own.clock, &own.rng);
                    store::give(conn, id, person, what, fresh.source, Some(by), created).await?;
                }
                store::refresh(conn, person, ends).await?;
                note(&own, conn, Entry::new(body, Some(by), "people.added").about(person)).await?;
                Ok(person)
            })
        })
        .await
}

/// While a body is in lockdown nothing of its people is changed or listed.
///
/// # Errors
/// Conflict (`people-locked`).
pub(crate) async fn open_for_change(site: &Site, body: Id<basis::of::Body>) -> Result<()> {
    if site.is_locked(body).await? { Err(Problem::conflict("people-locked")) } else { Ok(()) }
}

/// The day that was typed, in the body's country; never a day to come.
async fn since(site: &Site, body: Id<basis::of::Body>, fresh: &Fresh) -> Result<Moment> {
    let now = site.clock.now();
    let Some(day) = &fresh.since else { return Ok(now) };
    let tree = network::tree(site).await?;
    let country = tree.get(body).ok_or_else(Problem::not_found)?.country;
    let wrong = || Problem::invalid("since", "people-bad-day");
    let start = country.start_of_day(day).ok_or_else(wrong)?;
    if start > now { Err(wrong()) } else { Ok(start) }
}
