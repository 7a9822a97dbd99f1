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

/// A list of what is sealed to a body.
pub(crate) enum Sealed {
    All,
    /// Those who count and consented to be handed over: of all its editions, or of one.
    Deliveries(Option<Id<EditionId>>),
}

/// The name of the list of those to be delivered.
pub(crate) const DELIVERIES: &str = "deliveries";

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
impl SealedTable for Sealed {
    fn table(&self) -> &'static str {
        match self {
            Self::All => TABLE,
            Self::Deliveries(_) => DELIVERIES,
        }
    }
    fn sealed_as(&self) -> &'static str {
        TABLE
    }
    fn part(&self, of: &str) -> Option<Arc<dyn SealedTable>> {
        match self {
            Self::All => None,
            Self::Deliveries(_) => Some(Arc::new(Self::Deliveries(Some(of.parse().ok()?)))),
        }
    }
    fn words(&self) -> &'static str {
        match self {
            Self::All => "campaigns-signatures",
            Self::Deliveries(_) => "campaigns-deliveries",
        }
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
        match self {
            Self::All => store::count_sealed(conn, body).await,
            Self::Deliveries(_) => store::count_deliveries(conn, body).await,
        }
    }
    async fn page(
        &self,
        _: &Site,
        conn: &mut Conn,
        body: Id<Body>,
        after: Option<&str>,
        limit: i64,
    ) -> Result<Vec<SealedRecord>> {
        let after = after.unwrap_or_default();
        let sealed = match self {
            Self::All => store::sealed(conn, body, after, limit).await?,
            Self::Deliveries(edition) => store::deliveries(conn, body, *edition, after, limit).await?,
        };
        titled(conn, sealed).await
    }
}
