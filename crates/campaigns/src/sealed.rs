//! Signatures on their way to a keyholder's browser: `keys` counts, limits and notes every one.

use async_trait::async_trait;
use basis::{Id, Result, of::Body};
use db::Conn;
use weave::{SealedField, SealedRecord, SealedTable, Site};

use crate::{batch::TABLE, rights::SIGNATURES, store};

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

pub(crate) struct Records;

/// A sealed copy as it leaves.
pub(crate) fn record(it: store::Sealed) -> Result<SealedRecord> {
    let (signature, envelope, sealed, at) = it;
    Ok(SealedRecord {
        id: signature.to_string(),
        envelope: db::id(&envelope)?,
        sealed,
        at,
        plain: Vec::new(),
    })
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
        let all = store::sealed(conn, body, after.unwrap_or_default(), limit).await?;
        all.into_iter().map(record).collect()
    }
}
