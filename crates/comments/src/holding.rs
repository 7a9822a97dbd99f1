//! What is kept of a person: her messages, while they wait. And the nightly purge.

use async_trait::async_trait;
use basis::{Moment, Result};
use db::Conn;
use jobs::{Schedule, Worker};
use serde_json::json;
use weave::{FieldDeclared, Held, Holding, Kept, Purged, Purpose, Site, Who, erased};

use crate::{
    contact::{lookup, unseal},
    model::{DIGEST_PAUSE, KEPT},
    store,
};

const PURGE: &str = "comments.purge";

/// An answer to what she asked, at the address she left.
pub const CONTACT: Purpose = Purpose { key: "comments.contact", words: "comments-purpose-contact", days: 30 };

/// What a message holds of her.
const FIELDS: [FieldDeclared; 3] = [
    FieldDeclared::new("comments.contact-address", "comments-field-address", CONTACT, Kept::Encrypted),
    FieldDeclared::new("comments.contact-name", "comments-field-name", CONTACT, Kept::Open),
    FieldDeclared::new("comments.contact-text", "comments-field-message", CONTACT, Kept::Open),
];

/// The table, as the list of what was erased names it.
const TABLE: &str = "comments_messages";

pub(crate) struct ContactHolding;

#[async_trait]
impl Holding for ContactHolding {
    fn purposes(&self) -> &'static [Purpose] {
        &[CONTACT]
    }
    fn fields(&self) -> &'static [FieldDeclared] {
        &FIELDS
    }
    fn tables(&self) -> &'static [&'static str] {
        &[TABLE]
    }

    async fn list(&self, site: &Site, conn: &mut Conn, who: &Who) -> Result<Vec<Held>> {
        let found = store::held_by_lookup(conn, lookup(site, &who.address)).await?;
        let held = |message: crate::model::Message| Held {
            purpose: CONTACT,
            body: message.body,
            since: message.at,
            until: Some(message.at.plus(KEPT)),
        };
        Ok(found.into_iter().filter(|one| who.asks_of(one.body)).map(held).collect())
    }

    async fn erase(&self, site: &Site, conn: &mut Conn, who: &Who) -> Result<u64> {
        let mut gone = 0;
        for message in store::held_by_lookup(conn, lookup(site, &who.address)).await? {
            if who.asks_of(message.body) {
                gone += store::erase_message(conn, message.id).await?;
                erased(site, conn, TABLE, &message.id.to_string()).await?;
            }
        }
        Ok(gone)
    }

    async fn export(&self, site: &Site, conn: &mut Conn, who: &Who) -> Result<serde_json::Value> {
        let mut out = Vec::new();
        let found = store::held_by_lookup(conn, lookup(site, &who.address)).await?;
        for message in found.into_iter().filter(|one| who.asks_of(one.body)) {
            let address = message.address.as_deref().map(|sealed| unseal(site, sealed)).transpose()?;
            out.push(json!({
                "body": message.body,
                "name": message.name,
                "text": message.text,
                "address": address,
                "at": message.at,
            }));
        }
        Ok(out.into())
    }

    async fn purge(&self, _: &Site, conn: &mut Conn, now: Moment) -> Result<u64> {
        store::purge_messages(conn, now.minus(KEPT)).await
    }

    async fn purge_counted(&self, site: &Site, conn: &mut Conn, now: Moment) -> Result<Vec<Purged>> {
        let counts = store::overdue_messages(conn, now.minus(KEPT)).await?;
        self.purge(site, conn, now).await?;
        let purged = |(body, count): (_, i64)| Purged {
            purpose: CONTACT.key,
            body: Some(body),
            count: count.unsigned_abs(),
        };
        Ok(counts.into_iter().map(purged).collect())
    }

    async fn erase_again(&self, _: &Site, conn: &mut Conn, table: &str, id: &str) -> Result<u64> {
        match id.parse() {
            Ok(id) if table == TABLE => store::erase_message(conn, id).await,
            _ => Ok(0),
        }
    }
}

/// Every night at 03:20 UTC.
pub(crate) const NIGHTLY: Schedule = Schedule::daily(PURGE, 200);

pub(crate) fn purger(site: &Site) -> Worker {
    let site = site.clone();
    Worker::new(PURGE, move |_| {
        let site = site.clone();
        async move {
            let (own, now) = (site.clone(), site.clock.now());
            let gone = site
                .db
                .write(move |conn| {
                    Box::pin(async move {
                        store::purge_digests(conn, now.minus(DIGEST_PAUSE)).await?;
                        let rejected = store::purge_rejected(conn, now.minus(KEPT)).await?;
                        Ok(rejected + ContactHolding.purge(&own, conn, now).await?)
                    })
                })
                .await?;
            tracing::info!(gone, "rejected comments and undecided messages past their time were erased");
            Ok(())
        }
    })
}
