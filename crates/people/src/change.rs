//! The desk corrects a record, writes down a consent, takes one back, erases.

use basis::{Id, Problem, Result};
use serde::{Deserialize, Serialize};
use weave::{Entry, Fact, Site, erased, note, tell};
use web::{Actor, Scope, Tag};

use crate::{
    add::open_for_change,
    address,
    model::{Consent, Event, Person, PersonId, RECORD_KEPT, Source, TABLE, Typed, WITHDRAWN_KEPT},
    rights::WRITE,
    same, sealing, store,
};

/// Corrects language, source and address; what is sealed only when something was typed, and then all of it.
///
/// # Errors
/// Forbidden; not found; conflict in lockdown; invalid with a reason for each field.
pub async fn correct(
    site: &Site,
    actor: &Actor,
    scope: &Scope,
    person: Id<PersonId>,
    typed: Typed,
) -> Result<()> {
    actor.must(WRITE, scope)?;
    let body = scope.body().ok_or_else(Problem::not_found)?;
    open_for_change(site, body).await?;
    let known = store::one(&mut site.db.read().await?, person, body).await?;
    let mut typed = typed;
    // Who wrote herself in stays the source, whoever corrects a word of it later.
    if known.source == Source::Herself {
        if !["", Source::Herself.code()].contains(&typed.source.as_str()) {
            return Err(Problem::invalid("source", "people-source-stays"));
        }
        typed.source = Source::Written.code().to_owned();
    }
    // An address left empty stays as it is: it is shown shortened, and cannot be typed back.
    let keeps = typed.address.trim().is_empty();
    if keeps && let Some(sealed) = &known.address {
        typed.address = address::open(site, sealed)?;
    } else if keeps && known.sealed && typed.sealed.values().all(|text| text.trim().is_empty()) {
        return set_plain(site, actor, body, &known, &typed).await;
    }
    let fresh = typed.check(keys::has_key(site, body).await?)?;
    let source = if known.source == Source::Herself { known.source } else { fresh.source };
    let ready = sealing::ready(site, body, &fresh.sealed).await?;
    let (own, by) = (site.clone(), actor.account);
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let now = own.clock.now();
                store::one(conn, person, body).await?;
                let kept = fresh.address.as_deref().map(|typed| address::keep(&own, typed));
                store::set(conn, person, fresh.language, source, kept, now).await?;
                if let Some(sealed) = sealing::put(&own, conn, ready, person).await? {
                    store::set_sealed(conn, person, sealed, now).await?;
                }
                store::note(conn, Id::new(&own.clock, &own.rng), person, Event::Corrected, Some(by), now)
                    .await?;
                note(&own, conn, Entry::new(body, Some(by), "people.corrected").about(person)).await
            })
        })
        .await
}

/// Of a record that has no address and keeps its sealed part: language and source.
async fn set_plain(
    site: &Site,
    actor: &Actor,
    body: Id<basis::of::Body>,
    known: &Person,
    typed: &Typed,
) -> Result<()> {
    let person = known.id;
    let language = typed.language.parse().map_err(|()| Problem::invalid("language", "field-bad-choice"))?;
    let source = match known.source {
        Source::Herself => known.source,
        _ => Source::from_code(&typed.source)
            .filter(|one| *one != Source::Herself)
            .ok_or_else(|| Problem::invalid("source", "field-bad-choice"))?,
    };
    let (own, by) = (site.clone(), actor.account);
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let now = own.clock.now();
                store::one(conn, person, body).await?;
                store::set(conn, person, language, source, None, now).await?;
                store::note(conn, Id::new(&own.clock, &own.rng), person, Event::Corrected, Some(by), now)
                    .await?;
                note(&own, conn, Entry::new(body, Some(by), "people.corrected").about(person)).await
            })
        })
        .await
}

/// Writes down a consent she gave; the record is kept anew from now on.
///
/// # Errors
/// Forbidden; not found; conflict in lockdown.
pub async fn consent(
    site: &Site,
    actor: &Actor,
    scope: &Scope,
    person: Id<PersonId>,
    what: Consent,
    source: Source,
) -> Result<()> {
    actor.must(WRITE, scope)?;
    let body = scope.body().ok_or_else(Problem::not_found)?;
    open_for_change(site, body).await?;
    let (own, by) = (site.clone(), actor.account);
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let now = own.clock.now();
                let known = store::one(conn, person, body).await?;
                if what == Consent::News && known.address.is_none() {
                    return Err(Problem::invalid("what", "people-news-needs-address"));
                }
                let id = Id::new(&own.clock, &own.rng);
                store::give(conn, id, person, what, source, Some(by), now).await?;
                store::refresh(conn, person, now.plus(RECORD_KEPT)).await?;
                store::note(conn, Id::new(&own.clock, &own.rng), person, Event::Consented, Some(by), now)
                    .await?;
                note(&own, conn, Entry::new(body, Some(by), "people.consented").about(person)).await
            })
        })
        .await
}

/// Takes a consent back, as she asked: by the desk, or by her.
///
/// # Errors
/// Forbidden; not found when it does not stand.
pub async fn withdraw(
    site: &Site,
    actor: &Actor,
    scope: &Scope,
    person: Id<PersonId>,
    what: Consent,
) -> Result<()> {
    actor.must(WRITE, scope)?;
    let body = scope.body().ok_or_else(Problem::not_found)?;
    let (own, by) = (site.clone(), actor.account);
    site.db
        .write(move |conn| {
            Box::pin(
                async move { withdraw_in(&own, conn, person, body, what, Event::Withdrawn, Some(by)).await },
            )
        })
        .await
}

/// A body may not write to someone any more. Rooms that keep something because it might let it go, in the same transaction.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ContactEnded {
    pub person: Id<PersonId>,
}

impl Fact for ContactEnded {
    const NAME: &'static str = "contact-ended";
    fn tags(&self) -> Vec<Tag> {
        Vec::new()
    }
}

/// In the transaction of whoever decided it.
pub(crate) async fn withdraw_in(
    site: &Site,
    conn: &mut db::Conn,
    person: Id<PersonId>,
    body: Id<basis::of::Body>,
    what: Consent,
    event: Event,
    by: Option<Id<basis::of::Account>>,
) -> Result<()> {
    let now = site.clock.now();
    let known = store::one(conn, person, body).await?;
    if store::withdraw(conn, person, what, now).await? == 0 {
        return Err(Problem::not_found());
    }
    let stands = store::consents(conn, person).await?.iter().any(|one| one.withdrawn.is_none());
    let ends = if stands { known.ends } else { known.ends.min(now.plus(WITHDRAWN_KEPT)) };
    store::refresh(conn, person, ends).await?;
    store::note(conn, Id::new(&site.clock, &site.rng), person, event, by, now).await?;
    note(site, conn, Entry::new(body, by, "people.withdrawn").about(person)).await?;
    // Where she allows nothing any more no other body is told of her either.
    if !stands {
        same::end_all(site, conn, &known).await?;
    }
    // At the end: whoever hears of it may end more of what this record is about.
    match what {
        Consent::Contact => tell(conn, site, &ContactEnded { person }).await,
        Consent::News => Ok(()),
    }
}

/// Erases a record at once, for good.
///
/// # Errors
/// Forbidden, also when she did not show a short while ago that it is she; not found.
pub async fn erase(site: &Site, actor: &Actor, scope: &Scope, person: Id<PersonId>) -> Result<()> {
    actor.must(WRITE, scope)?;
    actor.stepped_up_or_token(site.clock.now())?;
    let body = scope.body().ok_or_else(Problem::not_found)?;
    let (own, by) = (site.clone(), actor.account);
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let known = store::one(conn, person, body).await?;
                same::end_all(&own, conn, &known).await?;
                store::erase(conn, person).await?;
                erased(&own, conn, TABLE, &person.to_string()).await?;
                note(&own, conn, Entry::new(body, Some(by), "people.erased").about(person)).await
            })
        })
        .await
}
