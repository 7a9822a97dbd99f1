//! A picture of a sheet of signatures on paper: names, so it is sealed to the body's keyholders before it is stored, and lies nowhere else.

use std::sync::Arc;

use async_trait::async_trait;
use base64::{Engine as _, prelude::BASE64_STANDARD};
use basis::{Id, Language, Problem, Result, of::Body};
use db::Conn;
use library::Sent;
use weave::{SealedField, SealedRecord, SealedTable, Site};

use crate::{
    rights::SIGNATURES,
    store::{self, PaperId},
};

/// Bytes of one, at most.
pub const MOST: usize = 10 * 1024 * 1024;
/// The name of the sealed table.
pub(crate) const TABLE: &str = "scans";
/// What a file's field takes.
pub(crate) const ACCEPT: &str = "image/jpeg,image/png,image/webp,application/pdf";

/// A file as it was sent, and what its sender calls it.
#[derive(Debug, Clone, Default)]
pub struct File {
    pub name: String,
    pub bytes: Vec<u8>,
}

impl File {
    /// What is sealed of it: an object of texts, as every sealed record; its bytes as an address that holds them.
    ///
    /// # Errors
    /// Invalid at `file`: too large, broken, or of another kind.
    pub(crate) fn plain(&self) -> Result<Vec<u8>> {
        let refused = |key: &'static str| Problem::invalid(library::FILE, key);
        if self.bytes.len() > MOST {
            return Err(refused("campaigns-scan-too-large"));
        }
        let kind = match library::recognise(&self.bytes)? {
            Sent::Pdf => "application/pdf",
            Sent::Picture(format) => format.to_mime_type(),
        };
        if !ACCEPT.split(',').any(|one| one == kind) {
            return Err(refused("campaigns-scan-kind"));
        }
        let file = format!("data:{kind};base64,{}", BASE64_STANDARD.encode(&self.bytes));
        let name = library::file_name(&self.name);
        serde_json::to_vec(&serde_json::json!({ "name": name, "file": file })).map_err(Problem::failed)
    }
}

/// The list of what is scanned: of all a body's papers, or of one.
pub(crate) struct Scans(pub Option<Id<PaperId>>);

const fn field(key: &'static str, words: &'static str) -> SealedField {
    SealedField { key, words }
}

const FIELDS: [SealedField; 2] =
    [field("name", "campaigns-scan-name"), field("file", "campaigns-paper-scan")];
const PLAIN: [SealedField; 3] = [
    field("campaign", "campaigns-field-campaign"),
    field("count", "campaigns-paper-count"),
    field("gathered", "campaigns-paper-day"),
];

#[async_trait]
impl SealedTable for Scans {
    fn table(&self) -> &'static str {
        TABLE
    }
    fn part(&self, of: &str) -> Option<Arc<dyn SealedTable>> {
        Some(Arc::new(Self(Some(of.parse().ok()?))))
    }
    fn words(&self) -> &'static str {
        "campaigns-scans"
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
    fn most(&self) -> i64 {
        // Up to ten million bytes each.
        1
    }
    async fn count(&self, _: &Site, conn: &mut Conn, body: Id<Body>) -> Result<i64> {
        store::count_scans(conn, body).await
    }
    async fn page(
        &self,
        _: &Site,
        conn: &mut Conn,
        body: Id<Body>,
        after: Option<&str>,
        limit: i64,
    ) -> Result<Vec<SealedRecord>> {
        let mut records = Vec::new();
        for one in store::scans(conn, body, self.0, after.unwrap_or_default(), limit).await? {
            let title = store::edition(conn, one.scan.edition).await?.title;
            records.push(SealedRecord {
                id: one.scan.id.to_string(),
                envelope: db::id(&one.scan.envelope)?,
                sealed: one.scan.sealed,
                at: one.scan.at,
                plain: vec![
                    ("campaign", title.best(&Language::ALL).to_owned()),
                    ("count", one.count.to_string()),
                    ("gathered", one.gathered),
                ],
            });
        }
        Ok(records)
    }
}
