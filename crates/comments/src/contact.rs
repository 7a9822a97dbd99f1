//! Someone writes to a body: taken and held.

use basis::{Id, Kind, Problem, Result, of::Body};
use weave::Site;

use crate::{
    come::{Come, is_proven},
    digest,
    model::{BURST, BURST_TIME, LINKS},
    rights::READ,
    store,
};

/// The context of the column and of its look-up.
const ADDRESS: &str = "comments.contact";

/// Whether anyone would receive what is written to a body; in lockdown nobody, so that no more names come to lie here.
///
/// # Errors
/// When the database does not answer.
pub async fn is_read(site: &Site, body: Id<Body>) -> Result<bool> {
    if site.is_locked(body).await? {
        return Ok(false);
    }
    Ok(!accounts::holders(site, &mut site.db.read().await?, READ, body).await?.is_empty())
}

/// Takes a message; it waits.
///
/// # Errors
/// Invalid, with a reason for each field; conflict (`comments-contact-nobody`) when nobody would receive it.
pub async fn write(site: &Site, body: Id<Body>, come: Come) -> Result<()> {
    if come.trapped {
        return Ok(());
    }
    let words = come.typed.check(come.page)?;
    if !is_read(site, body).await? {
        return Err(Problem::new(Kind::Conflict, "comments-contact-nobody"));
    }
    let proof = is_proven(site, &come, &body.to_string());
    let address = words
        .address
        .as_deref()
        .map(|address| (site.keys.encrypt(ADDRESS, address.as_bytes(), &site.rng), lookup(site, address)));
    let own = site.clone();
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let at = own.clock.now();
                let burst = come.guarded
                    && !proof
                    && store::bursting_messages(conn, body, at.minus(BURST_TIME), BURST).await?;
                let note = store::Note {
                    id: Id::new(&own.clock, &own.rng),
                    body,
                    text: words.text,
                    name: words.name,
                    address,
                    bulk: burst || words.links > LINKS,
                    proof,
                    at,
                };
                store::insert_message(conn, note).await?;
                digest::ask(&own, conn, body).await
            })
        })
        .await
}

/// How messages of an address are found again.
pub(crate) fn lookup(site: &Site, address: &str) -> [u8; 32] {
    site.keys.lookup(ADDRESS, &address.trim().to_lowercase())
}

/// The address someone left, for the desk's reader and for the letter.
pub(crate) fn unseal(site: &Site, sealed: &[u8]) -> Result<String> {
    site.keys.decrypt_text(ADDRESS, sealed)
}
