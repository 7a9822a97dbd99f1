//! Records on their way to a keyholder's browser: `keys` counts, limits and notes every one.

use async_trait::async_trait;
use basis::{Id, Moment, Result, of::Body};
use db::Conn;
use weave::{SealedField, SealedRecord, SealedTable, Site};

use crate::{
    address,
    model::{ADDRESS, NAME, NOTE, PHONE, PLACE, TABLE},
    rights::READ,
    store,
};

const fn field(key: &'static str, words: &'static str) -> SealedField {
    SealedField { key, words }
}

const FIELDS: [SealedField; 4] = [
    field("name", NAME.words),
    field("phone", PHONE.words),
    field("place", PLACE.words),
    field("note", NOTE.words),
];

pub(crate) struct Records;

#[async_trait]
impl SealedTable for Records {
    fn table(&self) -> &'static str {
        TABLE
    }
    fn words(&self) -> &'static str {
        "people-desk"
    }
    fn right(&self) -> &'static str {
        READ
    }
    fn fields(&self) -> &'static [SealedField] {
        &FIELDS
    }
    fn plain(&self) -> &'static [SealedField] {
        const PLAIN: [SealedField; 1] = [field("address", ADDRESS.words)];
        &PLAIN
    }

    async fn count(&self, _: &Site, conn: &mut Conn, body: Id<Body>) -> Result<i64> {
        store::count_sealed(conn, body).await
    }

    async fn page(
        &self,
        site: &Site,
        conn: &mut Conn,
        body: Id<Body>,
        after: Option<&str>,
        limit: i64,
    ) -> Result<Vec<SealedRecord>> {
        let mut records = Vec::new();
        for row in store::sealed(conn, body, after.unwrap_or_default(), limit).await? {
            let address = row.address.as_deref().map(|sealed| address::open(site, sealed)).transpose()?;
            records.push(SealedRecord {
                id: row.id,
                envelope: db::id(&row.envelope)?,
                sealed: row.sealed,
                at: Moment::from_millis(row.created),
                plain: vec![("address", address.unwrap_or_default())],
            });
        }
        Ok(records)
    }
}
