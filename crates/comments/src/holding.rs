//! What is kept of a person: her messages, while they wait. And the nightly purge.

use async_trait::async_trait;
use basis::{Moment, Result};
use db::Conn;
use jobs::{Schedule, Worker};
use serde_json::json;
use weave::{Held, Holding, Purpose, Site, Who};

use crate::{
    contact::{lookup, unseal},
    model::{DIGEST_PAUSE, KEPT},
    store,
};

const PURGE: &str = "comments.purge";

/// An answer to what she asked, at the address she left.
pub const CONTACT: Purpose = Purpose { key: "comments.contact", words: "comments-purpose-contact", days: 30 };

pub(crate) struct ContactHolding;

#[async_trait]
impl Holding for ContactHolding {
    fn purposes(&self) -> &'static [Purpose] {
        &[CONTACT]
    }

    async fn list(&self, site: &Site, conn: &mut Conn, who: &Who) -> Result<Vec<Held>> {
        let found = store::held_by_lookup(conn, lookup(site, &who.address)).await?;
        let held = |message: crate::model::Message| Held {
            purpose: CONTACT,
            body: message.body,
            since: message.at,
            until: Some(message.at.plus(KEPT)),
        };
        Ok(found.into_iter().map(held).collect())
    }

    async fn erase(&self, site: &Site, conn: &mut Conn, who: &Who) -> Result<u64> {
        store::erase_by_lookup(conn, lookup(site, &who.address)).await
    }

    async fn export(&self, site: &Site, conn: &mut Conn, who: &Who) -> Result<serde_json::Value> {
        let mut out = Vec::new();
        for message in store::held_by_lookup(conn, lookup(site, &who.address)).await? {
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
