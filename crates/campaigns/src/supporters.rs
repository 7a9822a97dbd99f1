//! Whoever allowed a body to write to her is someone whom the body knows, once her signature counts.

use basis::{Id, Language, Result, of::Body};
use db::Conn;
use people::{Allowed, model::PersonId, store::SealedBytes};
use weave::Site;

use crate::{
    letters,
    store::{self, Given, Standing},
};

/// What is kept of her at a body that she allowed to write to her.
#[derive(Debug, Clone)]
pub(crate) struct Plain {
    pub person: Id<PersonId>,
    /// As it is written to; none where she gave a telephone alone.
    pub address: Option<String>,
    pub language: Language,
    pub json: Vec<u8>,
}

impl Plain {
    pub fn allowed(&self, body: Id<Body>, envelope: String, bytes: Vec<u8>) -> Allowed {
        Allowed {
            person: self.person,
            body,
            language: self.language,
            address: self.address.clone(),
            sealed: SealedBytes { envelope, bytes },
        }
    }
}

/// A signature begins to count: what waited of it becomes someone whom the bodies know.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn arrive(site: &Site, conn: &mut Conn, it: &Given) -> Result<()> {
    let waiting = store::take_waiting(conn, it.id).await?;
    if waiting.is_empty() {
        return Ok(());
    }
    let address = store::address_of(conn, it.id).await?;
    let address = address.map(|sealed| letters::open(site, &sealed)).transpose()?;
    let bodies: Vec<_> = waiting.iter().map(|one| one.body).collect();
    let all = waiting
        .into_iter()
        .map(|one| Allowed {
            person: one.person,
            body: one.body,
            language: it.language,
            address: address.clone(),
            sealed: SealedBytes { envelope: one.envelope, bytes: one.sealed },
        })
        .collect();
    let became = people::allow_all(site, conn, all).await?;
    for (body, person) in bodies.into_iter().zip(became) {
        store::set_person(conn, body, it.id, person).await?;
    }
    Ok(())
}

/// A signature was taken back: whom bodies know by it alone, they know no more. `persons`: as they were before its copies went.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn leave(site: &Site, conn: &mut Conn, persons: Vec<Id<PersonId>>) -> Result<()> {
    for person in persons {
        if !store::is_signed(conn, person).await? {
            people::take_back(site, conn, person).await?;
        }
    }
    Ok(())
}

/// She corrected what her signature gave a body: what waits of it there, or the record that it alone made, is sealed anew. Whom the
/// body knew before, or knows by another signature, is not changed by this one: its link may be in the hands of whoever typed her
/// address.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn correct(
    site: &Site,
    conn: &mut Conn,
    it: &Given,
    at: &Standing,
    sealing: &mut keys::Sealing,
    plain: &[u8],
) -> Result<()> {
    if let Some(person) = store::waits_as(conn, it.id, at.body).await? {
        let sealed = sealing.seal(Allowed::TABLE, person, plain)?;
        return store::replace_waiting(conn, it.id, at.body, &sealed.envelope.to_string(), sealed.bytes)
            .await;
    }
    let Some(person) = at.person else { return Ok(()) };
    // Ids are in the order of their making: a record that is older than the signature was made by something else.
    let older = person < Id::floor(it.at);
    if older || store::is_signed_by_others(conn, person, it.id).await? {
        return Ok(());
    }
    let sealed = sealing.seal(Allowed::TABLE, person, plain)?;
    let sealed = SealedBytes { envelope: sealed.envelope.to_string(), bytes: sealed.bytes };
    people::correct_allowed(site, conn, person, sealed).await
}
