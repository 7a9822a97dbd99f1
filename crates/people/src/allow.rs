//! She allows a body to write to her in another room's form: the body comes to know her, or knows her already.

use std::collections::{BTreeMap, HashMap};

use basis::{Id, Language, Problem, Result, of::Body};
use db::Conn;
use weave::{Entry, Site, erased, note};

use crate::{
    address, change,
    model::{Consent, Event, NAME, PHONE, PLACE, Person, PersonId, RECORD_KEPT, Source, TABLE},
    same,
    store::{self, NewPerson, SealedBytes},
};

/// What she allowed, already sealed to the body as the record `person` of [`TABLE`].
pub struct Allowed {
    pub person: Id<PersonId>,
    pub body: Id<Body>,
    pub language: Language,
    /// As it is written to; none where she gave a telephone alone.
    pub address: Option<String>,
    pub sealed: SealedBytes,
}

impl Allowed {
    /// The table whose record is sealed.
    pub const TABLE: &str = TABLE;

    /// What is to be sealed of her.
    ///
    /// # Errors
    /// Never with texts.
    pub fn plain(name: &str, phone: &str, place: &str) -> Result<Vec<u8>> {
        let fields: BTreeMap<&str, &str> =
            [(NAME.name(), name), (PHONE.name(), phone), (PLACE.name(), place)]
                .into_iter()
                .filter(|(_, text)| !text.is_empty())
                .collect();
        serde_json::to_vec(&fields).map_err(Problem::failed)
    }
}

/// Writes them down, in the transaction that holds what they signed; the record that each became, in their order. Whom the body
/// knows by this address, from her own hand, stays one record, kept anew.
///
/// # Errors
/// When the database does not answer.
pub async fn allow_all(site: &Site, conn: &mut Conn, all: Vec<Allowed>) -> Result<Vec<Id<PersonId>>> {
    let now = site.clock.now();
    let ends = now.plus(RECORD_KEPT);
    let mut became = Vec::with_capacity(all.len());
    let kept: Vec<_> =
        all.iter().map(|one| one.address.as_deref().map(|typed| address::keep(site, typed))).collect();
    let lookups: Vec<[u8; 32]> = kept.iter().flatten().map(|(_, lookup)| *lookup).collect();
    let mut known: HashMap<(Id<Body>, [u8; 32]), Id<PersonId>> = HashMap::new();
    for (person, body, lookup) in store::from_herself(conn, &lookups).await? {
        known.entry((body, lookup)).or_insert(person);
    }
    let mut fresh = Vec::new();
    for (one, address) in all.into_iter().zip(kept) {
        let same = address.as_ref().map(|(_, lookup)| (one.body, *lookup));
        if let Some(person) = same.and_then(|same| known.get(&same).copied()) {
            became.push(person);
            if !fresh.iter().any(|new: &NewPerson| new.id == person) {
                let own = Id::new(&site.clock, &site.rng);
                store::give(conn, own, person, Consent::Contact, Source::Herself, None, now).await?;
                store::refresh(conn, person, ends).await?;
            }
            continue;
        }
        if let Some(same) = same {
            known.insert(same, one.person);
        }
        became.push(one.person);
        fresh.push(NewPerson {
            id: one.person,
            body: one.body,
            language: one.language,
            source: Source::Herself,
            created: now,
            changed: now,
            ends,
            address,
            sealed: Some(one.sealed),
        });
    }
    store::insert_allowed(conn, fresh, &site.clock, &site.rng).await?;
    Ok(became)
}

/// Whether nobody but herself ever wrote anything into a record.
async fn is_only_hers(conn: &mut Conn, known: &Person) -> Result<bool> {
    let by_her =
        |what| matches!(what, Event::Added | Event::CorrectedByHer | Event::SaidSame | Event::TookBackSame);
    Ok(known.source == Source::Herself
        && store::history(conn, known.id).await?.iter().all(|line| by_her(line.what))
        && store::consents(conn, known.id).await?.iter().all(|one| one.source == Source::Herself))
}

/// She corrects it where she gave it: sealed anew, if nothing but what she allowed was ever written into the record.
///
/// # Errors
/// When the database does not answer.
pub async fn correct_allowed(
    site: &Site,
    conn: &mut Conn,
    person: Id<PersonId>,
    sealed: SealedBytes,
) -> Result<()> {
    let Some(known) = store::any(conn, person).await? else { return Ok(()) };
    if !is_only_hers(conn, &known).await? {
        return Ok(());
    }
    let now = site.clock.now();
    store::set_sealed(conn, person, sealed, now).await?;
    let line = Id::new(&site.clock, &site.rng);
    store::note(conn, line, person, Event::CorrectedByHer, None, now).await?;
    note(site, conn, Entry::new(known.body, None, "people.corrected-by-her").about(person)).await
}

/// She takes it back where she gave it. A record that nothing else was ever written into goes at once; of another this consent ends.
///
/// # Errors
/// When the database does not answer.
pub async fn take_back(site: &Site, conn: &mut Conn, person: Id<PersonId>) -> Result<()> {
    let Some(known) = store::any(conn, person).await? else { return Ok(()) };
    if is_only_hers(conn, &known).await? {
        same::end_all(site, conn, &known).await?;
        store::erase(conn, person).await?;
        erased(site, conn, TABLE, &person.to_string()).await?;
        return note(site, conn, Entry::new(known.body, None, "people.erased-by-her")).await;
    }
    if known.contact {
        let by_her = Event::WithdrawnByHer;
        change::withdraw_in(site, conn, person, known.body, Consent::Contact, by_her, None).await?;
    }
    Ok(())
}

/// Someone who allows the body to write to her.
pub struct Reached {
    pub address: String,
    pub language: Language,
}

/// How a person is written to: none when she is gone, took it back or gave no address.
///
/// # Errors
/// When the database does not answer.
pub async fn reached(site: &Site, conn: &mut Conn, person: Id<PersonId>) -> Result<Option<Reached>> {
    let Some(known) = store::any(conn, person).await?.filter(|known| known.contact) else { return Ok(None) };
    let Some(sealed) = known.address else { return Ok(None) };
    Ok(Some(Reached { address: address::open(site, &sealed)?, language: known.language }))
}

/// Of these, whom the body can write to by mail: each address once, also where several records have it.
///
/// # Errors
/// When the database does not answer.
pub async fn reachable(conn: &mut Conn, persons: &[Id<PersonId>]) -> Result<Vec<Id<PersonId>>> {
    store::reachable(conn, persons).await
}
