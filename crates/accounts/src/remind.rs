//! Grants lapse by themselves; holder and giver hear of it two weeks before.

use std::sync::Arc;

use basis::{Id, Result, of::Account};
use jobs::{Schedule, Worker};
use mail::Letter;
use weave::{Entry, Role, Site, Visit, note};

use crate::{
    model::{Held, LONGEST_TERM, REMINDER, role_words},
    roles::roles,
    service::{site_name, unseal},
    store,
};

const REMIND: &str = "accounts.remind";

/// Every morning at 06:40 UTC.
pub(crate) const DAILY: Schedule = Schedule::daily(REMIND, 400);

pub(crate) fn worker(site: &Site) -> Worker {
    let site = Arc::new(site.clone());
    Worker::new(REMIND, move |_| {
        let site = Arc::clone(&site);
        async move { remind(&site).await }
    })
}

/// # Errors
/// When the database or the mail server does not answer: what was not told yet is told at the next run.
pub async fn remind(site: &Site) -> Result<()> {
    keep_the_last_admin(site).await?;
    let now = site.clock.now();
    for held in store::to_remind(&mut site.db.read().await?, now, now.plus(REMINDER)).await? {
        write(site, &held, held.account, "accounts-reminder-text").await?;
        if let Some(giver) = held.by_account.filter(|giver| *giver != held.account) {
            write(site, &held, giver, "accounts-reminder-giver-text").await?;
        }
        let id = held.id;
        site.db
            .write(move |conn| Box::pin(async move { store::set_reminded(conn, id, now).await.map(|_| ()) }))
            .await?;
    }
    Ok(())
}

/// An installation must not lock itself out: where no other admin of the root body is left, her grant goes on.
async fn keep_the_last_admin(site: &Site) -> Result<()> {
    let (root, now) = (network::tree(site).await?.root().id, site.clock.now());
    let own = site.clone();
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let admin = Role::Admin.code();
                for held in store::held_at(conn, &[root], now).await? {
                    let ends = held.role == admin && held.until < now.plus(REMINDER);
                    if ends
                        && store::others_holding(conn, root, admin, held.account, now.plus(REMINDER)).await?
                            == 0
                    {
                        store::renew_grant(conn, held.id, now.plus(LONGEST_TERM), held.by_account).await?;
                        note(&own, conn, Entry::new(root, None, "accounts.grant-renewed").about(held.id))
                            .await?;
                    }
                }
                Ok(())
            })
        })
        .await
}

async fn write(site: &Site, held: &Held, to: Id<Account>, text: &'static str) -> Result<()> {
    let Some(found) = store::account(&mut site.db.read().await?, to).await? else { return Ok(()) };
    let Some(sealed) = &found.address_sealed else { return Ok(()) };
    let visit = Visit::of(site, found.language());
    let (t, name) = (&visit.t, site_name(&visit).await?);
    let tree = network::tree(site).await?;
    let Some(body) = tree.get(held.body) else { return Ok(()) };
    let role = match Role::from_code(&held.role) {
        Some(role) => t.plain(role_words(role)),
        None => roles(site)
            .await?
            .get(&held.role)
            .map_or_else(String::new, |role| role.names.best(&visit.wanted()).to_owned()),
    };
    let letter = Letter {
        to: unseal(site, sealed)?,
        to_language: found.language(),
        from_name: name.clone(),
        subject: t.plain_with("accounts-reminder-subject", &[("site", name.as_str().into())]),
        text: t.plain_with(
            text,
            &[
                ("name", found.name.as_str().into()),
                ("holder", held.name.as_str().into()),
                ("role", role.into()),
                ("body", body.names.best(&visit.wanted()).into()),
                ("day", t.date(held.until).into()),
                ("link", format!("{}/desk/b/{}/people", site.config.url, body.slug).into()),
            ],
        ),
        html: None,
    };
    site.mail.send(&letter).await
}
