//! What is kept about whoever has an account.

use std::time::Duration;

use async_trait::async_trait;
use basis::{Moment, Result};
use db::Conn;
use jobs::{Schedule, Worker};
use serde_json::json;
use weave::{
    FieldDeclared, Held, Holding, Kept, Purpose, Role, Site, Who, erased, facts::AccountErased, tell,
};

use crate::{
    device::KNOWN,
    grant::last_admin,
    model::ENDED_GRANT,
    office,
    service::{lookup, unseal},
    store::{self, Found},
    throttle::LONGEST,
};

/// Signing in: as long as there is the account.
const SIGN_IN: Purpose = Purpose { key: "accounts.sign-in", words: "accounts-purpose-sign-in", days: 0 };
/// Roles: until they end, and a year so that it can be asked who held what.
const ROLES: Purpose = Purpose { key: "accounts.roles", words: "accounts-purpose-roles", days: 365 };

const PURGE: &str = "accounts.purge";

/// What an account holds of her.
const FIELDS: [FieldDeclared; 3] = [
    FieldDeclared::new("accounts.address", "ui-email", SIGN_IN, Kept::Encrypted),
    FieldDeclared::new("accounts.name", "ui-name", SIGN_IN, Kept::Open),
    FieldDeclared::new("accounts.role", "accounts-role", ROLES, Kept::Open),
];

pub(crate) struct AccountHolding;

async fn found(site: &Site, conn: &mut Conn, who: &Who) -> Result<Option<Found>> {
    store::account_by_address(conn, lookup(site, &who.address)).await
}

#[async_trait]
impl Holding for AccountHolding {
    fn purposes(&self) -> &'static [Purpose] {
        &[SIGN_IN, ROLES]
    }
    fn fields(&self) -> &'static [FieldDeclared] {
        &FIELDS
    }
    fn tables(&self) -> &'static [&'static str] {
        &[
            "accounts",
            "sessions",
            "sign_in_links",
            "grants",
            "passkeys",
            "code_secrets",
            "recovery_codes",
            "tokens",
            "known_devices",
            "ceremonies",
            "vouchings",
        ]
    }

    async fn list(&self, site: &Site, conn: &mut Conn, who: &Who) -> Result<Vec<Held>> {
        let Some(found) = found(site, conn, who).await? else { return Ok(Vec::new()) };
        let root = network::tree(site).await?.root().id;
        let since = Moment::from_millis(found.created);
        let mut held = vec![Held { purpose: SIGN_IN, body: root, since, until: None }];
        for grant in store::held_by(conn, found.id()?, site.clock.now()).await? {
            held.push(Held {
                purpose: ROLES,
                body: grant.body,
                since: grant.since,
                until: Some(grant.until.plus(ENDED_GRANT)),
            });
        }
        held.retain(|one| who.asks_of(one.body));
        Ok(held)
    }

    async fn erase(&self, site: &Site, conn: &mut Conn, who: &Who) -> Result<u64> {
        let Some(found) = found(site, conn, who).await? else { return Ok(0) };
        let (account, now) = (found.id()?, site.clock.now());
        let root = network::tree(site).await?.root().id;
        // An account is of the whole installation: at one other body there is nothing of it but roles, which that body ends.
        if !who.asks_of(root) {
            return Ok(0);
        }
        // A letter's link is less than what she signs in with: by it alone whoever reads her mail would end her account.
        let signs_in = found.password.is_some() || !store::passkeys(conn, account).await?.is_empty();
        if signs_in && !who.shown {
            return Ok(0);
        }
        let is_admin = store::held_by(conn, account, now)
            .await?
            .iter()
            .any(|held| held.body == root && held.role == Role::Admin.code());
        if is_admin && store::others_holding(conn, root, Role::Admin.code(), account, now).await? == 0 {
            return Err(last_admin());
        }
        office::changed_all(site, conn, account).await?;
        tell(conn, site, &AccountErased { account }).await?;
        let gone = store::erase(conn, account).await?;
        erased(site, conn, "accounts", &account.to_string()).await?;
        Ok(gone)
    }

    async fn export(&self, site: &Site, conn: &mut Conn, who: &Who) -> Result<serde_json::Value> {
        let Some(found) = found(site, conn, who).await? else { return Ok(serde_json::Value::Null) };
        let (account, now) = (found.id()?, site.clock.now());
        let address = found.address_sealed.as_deref().map(|sealed| unseal(site, sealed)).transpose()?;
        let sessions: Vec<_> = store::sessions(conn, account, now)
            .await?
            .into_iter()
            .map(|one| json!({"device": one.words, "since": one.since, "last_seen": one.last_seen}))
            .collect();
        let roles: Vec<_> = store::held_by(conn, account, now)
            .await?
            .into_iter()
            .map(|one| json!({"body": one.body, "role": one.role, "below": one.below, "since": one.since}))
            .collect();
        Ok(json!({
            "name": found.name,
            "address": address,
            "language": found.language(),
            "created": found.created,
            "last_seen": found.last_seen,
            "sessions": sessions,
            "roles": roles,
        }))
    }

    async fn erase_again(&self, site: &Site, conn: &mut Conn, table: &str, id: &str) -> Result<u64> {
        match id.parse() {
            Ok(account) if table == "accounts" => {
                tell(conn, site, &AccountErased { account }).await?;
                store::erase(conn, account).await
            }
            _ => Ok(0),
        }
    }

    async fn purge(&self, site: &Site, conn: &mut Conn, now: Moment) -> Result<u64> {
        let mut gone = store::purge_sessions(conn, now).await?;
        gone += store::purge_links(conn, now.minus(Duration::from_secs(24 * 60 * 60))).await?;
        gone += store::purge_grants(conn, now, now.minus(ENDED_GRANT)).await?;
        gone += store::purge_ceremonies(conn, now).await?;
        gone += store::purge_tries(conn, now.minus(LONGEST)).await?;
        gone += store::purge_tokens(conn, now).await?;
        gone += store::purge_devices(conn, now.minus(KNOWN)).await?;
        gone += crate::vouch::purge(site, conn).await?;
        Ok(gone)
    }
}

/// Every night at 03:10 UTC.
pub(crate) const NIGHTLY: Schedule = Schedule::daily(PURGE, 190);

pub(crate) fn purger(site: &Site) -> Worker {
    let site = site.clone();
    Worker::new(PURGE, move |_| {
        let site = site.clone();
        async move {
            let (own, now) = (site.clone(), site.clock.now());
            let gone = site
                .db
                .write(move |conn| Box::pin(async move { AccountHolding.purge(&own, conn, now).await }))
                .await?;
            tracing::info!(gone, "sessions, links and ended roles past their time were erased");
            Ok(())
        }
    })
}

/// After a restore: sessions, sign-in links and half-done sign-ins of the day of the backup end, however long they had to go.
pub(crate) async fn end_all(site: &Site) -> Result<()> {
    let all = Moment::from_millis(i64::MAX);
    site.db
        .write(move |conn| {
            Box::pin(async move {
                store::purge_sessions(conn, all).await?;
                store::purge_links(conn, all).await?;
                store::purge_ceremonies(conn, all).await.map(|_| ())
            })
        })
        .await
}
