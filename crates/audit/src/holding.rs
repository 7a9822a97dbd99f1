//! Lines hold the ids of accounts: what is kept of whoever has one, why, and until when.

use async_trait::async_trait;
use basis::{Moment, Result};
use db::Conn;
use serde_json::json;
use weave::{Entry, FieldDeclared, Held, Holding, Kept, Purged, Purpose, Site, Who};

use crate::{
    checkpoint::{START, signed_start},
    model::KEPT,
    note::note,
    store,
};

/// That those who act on a body's behalf answer for it.
const TRAIL: Purpose = Purpose { key: "audit.trail", words: "audit-purpose-trail", days: 5 * 365 };

/// Who did it, as an id.
const ACCOUNT: FieldDeclared = FieldDeclared::new("audit.account", "audit-field-account", TRAIL, Kept::Open);

pub(crate) struct AuditHolding;

#[async_trait]
impl Holding for AuditHolding {
    fn purposes(&self) -> &'static [Purpose] {
        &[TRAIL]
    }
    fn fields(&self) -> &'static [FieldDeclared] {
        &[ACCOUNT]
    }
    fn tables(&self) -> &'static [&'static str] {
        &["audit_lines"]
    }

    async fn list(&self, site: &Site, conn: &mut Conn, who: &Who) -> Result<Vec<Held>> {
        let Some(account) = accounts::of_address(site, conn, &who.address).await? else {
            return Ok(Vec::new());
        };
        let held = store::by_account(conn, account).await?;
        Ok(held
            .into_iter()
            .filter(|hers| who.asks_of(hers.body))
            .map(|hers| Held {
                purpose: TRAIL,
                body: hers.body,
                since: hers.first,
                until: Some(hers.last.plus(KEPT)),
            })
            .collect())
    }

    /// Nothing goes: a line holds the id of an account, and with the account gone it leads to nobody.
    async fn erase(&self, _: &Site, _: &mut Conn, _: &Who) -> Result<u64> {
        Ok(0)
    }

    async fn export(&self, site: &Site, conn: &mut Conn, who: &Who) -> Result<serde_json::Value> {
        let Some(account) = accounts::of_address(site, conn, &who.address).await? else {
            return Ok(serde_json::Value::Null);
        };
        let held = store::by_account(conn, account).await?;
        Ok(held
            .into_iter()
            .filter(|hers| who.asks_of(hers.body))
            .map(|hers| json!({"body": hers.body, "since": hers.first, "lines": hers.lines}))
            .collect())
    }

    async fn purge(&self, site: &Site, conn: &mut Conn, now: Moment) -> Result<u64> {
        Ok(self.purge_counted(site, conn, now).await?.iter().map(|purged| purged.count).sum())
    }

    /// The oldest lines of each chain, when they are past their end; the chain itself says that and how many.
    async fn purge_counted(&self, site: &Site, conn: &mut Conn, now: Moment) -> Result<Vec<Purged>> {
        let mut gone = Vec::new();
        for body in store::bodies(conn).await? {
            let Some((number, hash)) = store::last_before(conn, body, now.minus(KEPT)).await? else {
                continue;
            };
            let signature = site.keys.sign(START, &signed_start(body, number, &hash));
            let count = store::shorten(conn, body, number, hash, signature, now).await?;
            let said = i64::try_from(count).unwrap_or(i64::MAX);
            note(site, conn, Entry::new(body, None, "audit.purged").count(said)).await?;
            gone.push(Purged { purpose: TRAIL.key, body: Some(body), count });
        }
        Ok(gone)
    }
}
