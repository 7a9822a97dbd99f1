//! What she does on her own page: sees what is held, takes a consent back, erases, corrects, asks.

use std::collections::{BTreeMap, BTreeSet};

use basis::{Id, Kind, Moment, Problem, Result, of::Body};
use jobs::{Job, Queue};
use weave::{Entry, Held, OwnWay, Site, Visit, Who, erased, note};

use crate::{
    address, change,
    letters::{self, Asked},
    model::{ANSWER, Consent, Event, Given, Person, PersonId, Request, checked},
    sealing, store,
    token::Herself,
};

/// All that is held about her, body by body.
pub struct Own {
    pub held: Vec<Held>,
    pub ways: Vec<OwnWay>,
    pub persons: Vec<(Person, Vec<Given>)>,
    /// Pairs of bodies that may know of each other, as she said, each from both sides; and since when.
    pub same: BTreeMap<(Id<Body>, Id<Body>), Moment>,
    pub requests: Vec<Request>,
}

/// # Errors
/// When the database does not answer.
pub async fn own(visit: &Visit, who: &Herself) -> Result<Own> {
    let site = &visit.site;
    let mut conn = site.db.read().await?;
    let (mut held, mut ways) = (Vec::new(), Vec::new());
    let asked = Who::new(&*who.address);
    for holding in site.holdings() {
        held.extend(holding.list(site, &mut conn, &asked).await?);
        ways.extend(holding.ways(visit, &mut conn, &asked).await?);
    }
    let lookup = address::lookup(site, &who.address);
    let mut persons = Vec::new();
    let mut same = BTreeMap::new();
    for person in store::of_address(&mut conn, lookup).await? {
        let consents = store::consents(&mut conn, person.id).await?;
        for link in store::links(&mut conn, person.id).await? {
            same.entry((person.body, link.body)).or_insert(link.said);
        }
        persons.push((person, consents));
    }
    let requests = store::requests_of(&mut conn, lookup).await?;
    Ok(Own { held, ways, persons, same, requests })
}

/// One of her records; not found when it is not hers.
async fn hers(conn: &mut db::Conn, lookup: [u8; 32], person: Id<PersonId>) -> Result<Person> {
    let all = store::of_address(conn, lookup).await?;
    all.into_iter().find(|one| one.id == person).ok_or_else(Problem::not_found)
}

/// Takes a consent back.
///
/// # Errors
/// Not found when it is not hers or does not stand.
pub async fn withdraw(site: &Site, who: &Herself, person: Id<PersonId>, what: Consent) -> Result<()> {
    let (own, lookup) = (site.clone(), address::lookup(site, &who.address));
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let known = hers(conn, lookup, person).await?;
                change::withdraw_in(&own, conn, person, known.body, what, Event::WithdrawnByHer, None).await
            })
        })
        .await
}

/// Erases everything that is held about her, at one body or at all, but what a letter's link does not reach: an account that she
/// signs in to. Whether something of that kind stays.
///
/// # Errors
/// What a holding answers: then nothing of it is gone.
pub async fn erase(site: &Site, who: &Herself, body: Option<Id<Body>>) -> Result<bool> {
    let asked = Who { body, ..Who::new(who.address.clone()) };
    let own = site.clone();
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let mut bodies = BTreeSet::new();
                let mut stays = false;
                for holding in own.holdings() {
                    let held = holding.list(&own, conn, &asked).await?;
                    if !held.is_empty() && holding.erase(&own, conn, &asked).await? > 0 {
                        bodies.extend(held.iter().map(|one| one.body));
                    }
                    stays |= !held.is_empty() && !holding.list(&own, conn, &asked).await?.is_empty();
                }
                for body in bodies {
                    note(&own, conn, Entry::new(body, None, "people.erased-by-her")).await?;
                }
                Ok(stays)
            })
        })
        .await
}

/// Sends a new sealed record in the old one's place.
///
/// # Errors
/// Not found; 422 `no-key`; invalid with a reason for each field.
pub async fn correct(
    site: &Site,
    who: &Herself,
    person: Id<PersonId>,
    typed: BTreeMap<&'static str, String>,
) -> Result<()> {
    let mut wrong = Vec::new();
    let sealed = checked(typed, &mut |field, key| {
        wrong.push(basis::FieldProblem { field: field.into(), key: key.into() });
    });
    Problem::from_fields(wrong)?;
    if sealed.is_empty() {
        return Err(Problem::invalid("name", "people-nothing-typed"));
    }
    let lookup = address::lookup(site, &who.address);
    let known = hers(&mut site.db.read().await?, lookup, person).await?;
    let ready = sealing::ready(site, known.body, &sealed).await?;
    let own = site.clone();
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let now = own.clock.now();
                let known = hers(conn, lookup, person).await?;
                if let Some(sealed) = sealing::put(&own, conn, ready, person).await? {
                    store::set_sealed(conn, person, sealed, now).await?;
                }
                let id = Id::new(&own.clock, &own.rng);
                store::note(conn, id, person, Event::CorrectedByHer, None, now).await?;
                note(&own, conn, Entry::new(known.body, None, "people.corrected-by-her").about(person)).await
            })
        })
        .await
}

/// Whether a body holds anything about her.
async fn is_held_at(site: &Site, who: &Herself, body: Id<Body>) -> Result<bool> {
    let asked = Who::new(&*who.address).at(body);
    let mut conn = site.db.read().await?;
    for holding in site.holdings() {
        if !holding.list(site, &mut conn, &asked).await?.is_empty() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Asks a body's keyholders for what it holds about her. One that waits is not asked again.
///
/// # Errors
/// Not found where the body holds nothing about her; conflict (`people-asked-already`).
pub async fn ask(site: &Site, who: &Herself, body: Id<Body>) -> Result<()> {
    let lookup = address::lookup(site, &who.address);
    if !is_held_at(site, who, body).await? {
        return Err(Problem::not_found());
    }
    let now = site.clock.now();
    let request = Request {
        id: Id::new(&site.clock, &site.rng),
        body,
        language: who.language,
        address: address::keep(site, &who.address).0,
        asked: now,
        due: now.plus(ANSWER),
        answered: None,
    };
    let own = site.clone();
    site.db
        .write(move |conn| {
            Box::pin(async move {
                if store::is_open(conn, lookup, body).await? {
                    return Err(Problem::new(Kind::Conflict, "people-asked-already"));
                }
                let id = request.id;
                store::ask(conn, &request, lookup).await?;
                note(&own, conn, Entry::new(body, None, "people.asked").about(id)).await?;
                let job = Job {
                    kind: letters::REQUEST,
                    payload: serde_json::to_value(Asked { request: id }).map_err(Problem::failed)?,
                    at: now,
                    queue: Queue::Urgent,
                    key: Some(id.to_string()),
                };
                jobs::enqueue(conn, job, &own.clock, &own.rng).await
            })
        })
        .await
}

/// A restore erases once more what was erased before it: the lines of the list, then all that is past its end. How many things went.
///
/// # Errors
/// What a holding answers; it may be begun again.
pub async fn replay_erased(site: &Site, lines: impl IntoIterator<Item = weave::Erasure>) -> Result<u64> {
    let (own, lines): (_, Vec<_>) = (site.clone(), lines.into_iter().collect());
    let now = site.clock.now();
    let gone = site
        .db
        .write(move |conn| {
            Box::pin(async move {
                let mut gone = 0;
                for line in &lines {
                    for holding in own.holdings() {
                        gone += holding.erase_again(&own, conn, &line.table, &line.id).await?;
                    }
                    erased(&own, conn, &line.table, &line.id).await?;
                }
                for holding in own.holdings() {
                    gone += holding.purge(&own, conn, now).await?;
                }
                Ok(gone)
            })
        })
        .await?;
    crate::nightly::tidy(site).await?;
    Ok(gone)
}
