//! Signatures on their way to a keyholder's browser: `keys` counts, limits and notes every one.

use std::{
    collections::{HashMap, hash_map::Entry},
    sync::Arc,
};

use async_trait::async_trait;
use basis::{Id, Language, Result, of::Body};
use db::Conn;
use weave::{SealedField, SealedRecord, SealedTable, Site};

use crate::{batch::TABLE, model::EditionId, rights::SIGNATURES, store};

const fn field(key: &'static str, words: &'static str) -> SealedField {
    SealedField { key, words }
}

const FIELDS: [SealedField; 5] = [
    field("name", "campaigns-field-name"),
    field("place", "campaigns-field-place"),
    field("address", "campaigns-field-email"),
    field("phone", "campaigns-field-phone"),
    field("words", "campaigns-field-words"),
];

/// All that is sealed to a body.
pub(crate) struct Records;

/// Of these, those who count and consented to be handed over: of all its editions, or of one.
pub(crate) struct Deliveries(pub Option<Id<EditionId>>);

/// A sealed copy as it leaves, with the campaign's title and what she consented to.
pub(crate) fn record(it: store::Sealed, title: &str) -> Result<SealedRecord> {
    const YES: &str = "✓";
    let said = |given: bool| if given { YES.to_owned() } else { String::new() };
    Ok(SealedRecord {
        id: it.signature.to_string(),
        envelope: db::id(&it.envelope)?,
        sealed: it.bytes,
        at: it.at,
        plain: vec![
            ("campaign", title.to_owned()),
            ("delivery", said(it.delivery)),
            ("contact", said(it.contact)),
        ],
    })
}

const PLAIN: [SealedField; 3] = [
    field("campaign", "campaigns-field-campaign"),
    field("delivery", "campaigns-field-for-delivery"),
    field("contact", "campaigns-field-for-contact"),
];

async fn titled(conn: &mut Conn, sealed: Vec<store::Sealed>) -> Result<Vec<SealedRecord>> {
    let mut titles: HashMap<Id<EditionId>, String> = HashMap::new();
    let mut records = Vec::new();
    for it in sealed {
        let title = match titles.entry(it.edition) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(empty) => {
                let edition = store::edition(conn, it.edition).await?;
                empty.insert(edition.title.best(&Language::ALL).to_owned())
            }
        };
        records.push(record(it, title)?);
    }
    Ok(records)
}

#[async_trait]
impl SealedTable for Records {
    fn table(&self) -> &'static str {
        TABLE
    }
    fn words(&self) -> &'static str {
        "campaigns-signatures"
    }
    fn right(&self) -> &'static str {
        SIGNATURES
    }
    fn fields(&self) -> &'static [SealedField] {
        &FIELDS
    }
    fn plain(&self) -> &'static [SealedField] {
        &PLAIN
    }
    async fn count(&self, _: &Site, conn: &mut Conn, body: Id<Body>) -> Result<i64> {
        store::count_sealed(conn, body).await
    }
    async fn page(
        &self,
        _: &Site,
        conn: &mut Conn,
        body: Id<Body>,
        after: Option<&str>,
        limit: i64,
    ) -> Result<Vec<SealedRecord>> {
        let sealed = store::sealed(conn, body, after.unwrap_or_default(), limit).await?;
        titled(conn, sealed).await
    }
}

/// The name of the list of those to be delivered.
pub(crate) const DELIVERIES: &str = "deliveries";

#[async_trait]
impl SealedTable for Deliveries {
    fn table(&self) -> &'static str {
        DELIVERIES
    }
    fn sealed_as(&self) -> &'static str {
        TABLE
    }
    fn part(&self, of: &str) -> Option<Arc<dyn SealedTable>> {
        Some(Arc::new(Self(Some(of.parse().ok()?))))
    }
    fn words(&self) -> &'static str {
        "campaigns-deliveries"
    }
    fn right(&self) -> &'static str {
        SIGNATURES
    }
    fn fields(&self) -> &'static [SealedField] {
        &FIELDS
    }
    fn plain(&self) -> &'static [SealedField] {
        &PLAIN
    }
    async fn count(&self, _: &Site, conn: &mut Conn, body: Id<Body>) -> Result<i64> {
        store::count_deliveries(conn, body).await
    }
    async fn page(
        &self,
        _: &Site,
        conn: &mut Conn,
        body: Id<Body>,
        after: Option<&str>,
        limit: i64,
    ) -> Result<Vec<SealedRecord>> {
        let sealed = store::deliveries(conn, body, self.0, after.unwrap_or_default(), limit).await?;
        titled(conn, sealed).await
    }
}
