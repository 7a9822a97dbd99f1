//! What this crate itself keeps of a person.

use async_trait::async_trait;
use basis::{Id, Moment, Result, of::Body};
use db::Conn;
use serde_json::json;
use weave::{FieldDeclared, Held, Holding, Purged, Purpose, Site, Who, erased};

use crate::{
    address,
    model::{FIELDS, LETTER_KEPT, RECORD, REQUEST, REQUEST_KEPT, TABLE},
    same, store,
};

const REQUESTS: &str = "people_requests";

pub(crate) struct PeopleHolding;

#[async_trait]
impl Holding for PeopleHolding {
    fn purposes(&self) -> &'static [Purpose] {
        &[RECORD, REQUEST]
    }
    fn fields(&self) -> &'static [FieldDeclared] {
        &FIELDS
    }
    async fn in_use(&self, _: &Site, conn: &mut Conn, body: Id<Body>) -> Result<Vec<Purpose>> {
        let known = store::knows_any(conn, body).await?;
        // Whoever is not known here may ask too.
        Ok(if known { vec![RECORD, REQUEST] } else { vec![REQUEST] })
    }
    fn tables(&self) -> &'static [&'static str] {
        &["people", "people_consents", "people_history", "people_links", "people_requests", "people_letters"]
    }

    async fn list(&self, site: &Site, conn: &mut Conn, who: &Who) -> Result<Vec<Held>> {
        let lookup = address::lookup(site, &who.address);
        let persons = store::of_address(conn, lookup).await?;
        let records = persons.into_iter().map(|one| Held {
            purpose: RECORD,
            body: one.body,
            since: one.created,
            until: Some(one.ends),
        });
        let requests = store::requests_of(conn, lookup).await?;
        let asked = requests.into_iter().map(|one| Held {
            purpose: REQUEST,
            body: one.body,
            since: one.asked,
            until: Some(one.asked.plus(REQUEST_KEPT)),
        });
        Ok(records.chain(asked).filter(|one| who.asks_of(one.body)).collect())
    }

    async fn erase(&self, site: &Site, conn: &mut Conn, who: &Who) -> Result<u64> {
        let lookup = address::lookup(site, &who.address);
        let mut gone = 0;
        for person in store::of_address(conn, lookup).await? {
            if who.asks_of(person.body) {
                same::end_all(site, conn, &person).await?;
                gone += store::erase(conn, person.id).await?;
                erased(site, conn, TABLE, &person.id.to_string()).await?;
            }
        }
        for request in store::requests_of(conn, lookup).await? {
            if who.asks_of(request.body) {
                gone += store::erase_request(conn, request.id).await?;
                erased(site, conn, REQUESTS, &request.id.to_string()).await?;
            }
        }
        Ok(gone)
    }

    async fn export(&self, site: &Site, conn: &mut Conn, who: &Who) -> Result<serde_json::Value> {
        let mut out = Vec::new();
        for person in store::of_address(conn, address::lookup(site, &who.address)).await? {
            if !who.asks_of(person.body) {
                continue;
            }
            let consents: Vec<_> = store::consents(conn, person.id)
                .await?
                .into_iter()
                .map(|one| {
                    json!({"what": one.what.code(), "source": one.source.code(), "given": one.given, "withdrawn": one.withdrawn})
                })
                .collect();
            let same: Vec<_> = store::links(conn, person.id)
                .await?
                .into_iter()
                .map(|one| json!({"body": one.body, "said": one.said}))
                .collect();
            let address = person.address.as_deref().map(|sealed| address::open(site, sealed)).transpose()?;
            out.push(json!({
                "body": person.body,
                "address": address,
                "language": person.language,
                "source": person.source.code(),
                "created": person.created,
                "ends": person.ends,
                "consents": consents,
                "also_known": same,
            }));
        }
        Ok(out.into())
    }

    async fn purge(&self, site: &Site, conn: &mut Conn, now: Moment) -> Result<u64> {
        let purged = self.purge_counted(site, conn, now).await?;
        Ok(purged.into_iter().map(|one| one.count).sum())
    }

    async fn purge_counted(&self, _: &Site, conn: &mut Conn, now: Moment) -> Result<Vec<Purged>> {
        let mut purged = Vec::new();
        let asked = now.minus(REQUEST_KEPT);
        for (purpose, counts) in [
            (RECORD.key, store::overdue(conn, now).await?),
            (REQUEST.key, store::overdue_requests(conn, asked).await?),
        ] {
            let one =
                |(body, count): (_, i64)| Purged { purpose, body: Some(body), count: count.unsigned_abs() };
            purged.extend(counts.into_iter().map(one));
        }
        store::purge(conn, now).await?;
        store::purge_requests(conn, asked).await?;
        store::forget_letters(conn, now.minus(LETTER_KEPT)).await?;
        Ok(purged)
    }

    async fn erase_again(&self, _: &Site, conn: &mut Conn, table: &str, id: &str) -> Result<u64> {
        match (table, id.parse(), id.parse()) {
            (TABLE, Ok(person), _) => store::erase(conn, person).await,
            (REQUESTS, _, Ok(request)) => store::erase_request(conn, request).await,
            (same::TABLE, ..) => match id.parse() {
                Ok(link) => store::unlink(conn, link).await,
                Err(_) => Ok(0),
            },
            _ => Ok(0),
        }
    }
}
