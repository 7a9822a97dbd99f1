use std::sync::Arc;

use async_trait::async_trait;
use basis::{Id, Moment, Result, of::Body};
use db::Conn;

use crate::Site;

/// A mark for ids of envelopes.
#[derive(Debug)]
pub enum Envelope {}

/// A sealed field as a keyholder's browser shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SealedField {
    /// The name in the sealed JSON object: `name`.
    pub key: &'static str,
    /// The catalogue key that labels it.
    pub words: &'static str,
}

/// One sealed record on its way to a keyholder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedRecord {
    /// The record's id, as it was sealed.
    pub id: String,
    pub envelope: Id<Envelope>,
    pub sealed: Vec<u8>,
    /// When it came.
    pub at: Moment,
    /// What is shown beside the opened fields, as (key, text): never anything of the sealed part.
    pub plain: Vec<(&'static str, String)>,
}

/// A table that holds sealed records, as its room offers it to `keys`, which hands them out, counts and notes it.
#[async_trait]
pub trait SealedTable: Send + Sync {
    /// As in addresses and in the associated data of every record: `people`. Never changed.
    fn table(&self) -> &'static str;
    /// The table that the associated data of its records name, where the list shows a part of another's.
    fn sealed_as(&self) -> &'static str {
        self.table()
    }
    /// The list narrowed to a part: what follows the dot in `deliveries.ID`.
    fn part(&self, _of: &str) -> Option<Arc<dyn SealedTable>> {
        None
    }
    /// The catalogue key that names the list.
    fn words(&self) -> &'static str;
    /// The right that lets her see the list, beside `records.open`, which lets her be handed its records.
    fn right(&self) -> &'static str;
    fn fields(&self) -> &'static [SealedField];
    /// Columns of [`SealedRecord::plain`], for the page that shows them.
    fn plain(&self) -> &'static [SealedField] {
        &[]
    }
    /// Records of one answer, at most: few where each is large.
    fn most(&self) -> i64 {
        i64::MAX
    }
    /// How many sealed records a body has.
    async fn count(&self, site: &Site, conn: &mut Conn, body: Id<Body>) -> Result<i64>;
    /// Records of a body in an order that does not change (by id), those after the record `after`, at most `limit`.
    async fn page(
        &self,
        site: &Site,
        conn: &mut Conn,
        body: Id<Body>,
        after: Option<&str>,
        limit: i64,
    ) -> Result<Vec<SealedRecord>>;
}
