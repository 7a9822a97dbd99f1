//! Grants lapse by themselves; holder and giver hear of it two weeks before. A letter is a job of its own: one that cannot be
//! sent holds up no other.

use std::sync::Arc;

use basis::{Id, Problem, Result, of::Account};
use db::Conn;
use jobs::{Job, Queue, Schedule, Worker};
use mail::Letter;
use serde::{Deserialize, Serialize};
use weave::{Entry, Role, Site, Visit, note};

use crate::{
    model::{Grant, REMINDER, role_words, term},
    roles::roles,
    service::{site_name, unseal},
    store,
};

const REMIND: &str = "accounts.remind";
const LETTER: &str = "accounts.grant-letter";
/// Grants of one transaction.
const AT_ONCE: usize = 500;

/// Every morning at 06:40 UTC.
pub(crate) const DAILY: Schedule = Schedule::daily(REMIND, 400);

/// Why a letter about a grant is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Why {
    /// To the holder: it lapses soon.
    Ends,
    /// To whoever gave it: it lapses soon.
    EndsGiver,
    /// To the holder: her body has moved out of the giver's branch.
    Detached,
    /// To the holder: somebody ended it.
    Ended,
    /// To the last admin: hers went on by itself.
    LastAdmin,
}

#[derive(Serialize, Deserialize)]
struct Payload {
    grant: Id<Grant>,
    to: Id<Account>,
    why: Why,
}

pub(crate) fn workers(site: &Site) -> Vec<Worker> {
    let site = Arc::new(site.clone());
    let writes = Arc::clone(&site);
    vec![
        Worker::new(REMIND, move |_| {
            let site = Arc::clone(&site);
            async move { remind(&site).await }
        }),
        Worker::letter(LETTER, move |payload| {
            let site = Arc::clone(&writes);
            async move { write(&site, serde_json::from_value(payload).map_err(Problem::failed)?).await }
        }),
    ]
}

/// Notes down that a letter about a grant is to be sent.
pub(crate) async fn write_later(
    site: &Site,
    conn: &mut Conn,
    grant: Id<Grant>,
    to: Id<Account>,
    why: Why,
) -> Result<()> {
    let job = Job {
        kind: LETTER,
        payload: serde_json::to_value(Payload { grant, to, why }).map_err(Problem::failed)?,
        at: site.clock.now(),
        queue: Queue::Bulk,
        key: None,
    };
    jobs::enqueue(conn, job, &site.clock, &site.rng).await
}

/// # Errors
/// When the database does not answer: who was not told yet is told at the next run.
pub async fn remind(site: &Site) -> Result<()> {
    keep_the_last_admin(site).await?;
    let now = site.clock.now();
    loop {
        let own = site.clone();
        let told = site
            .db
            .write(move |conn| {
                Box::pin(async move {
                    let ending = store::to_remind(conn, now, now.plus(REMINDER)).await?;
                    for held in &ending {
                        write_later(&own, conn, held.id, held.account, Why::Ends).await?;
                        if let Some(giver) = held.by_account.filter(|giver| *giver != held.account) {
                            write_later(&own, conn, held.id, giver, Why::EndsGiver).await?;
                        }
                        store::set_reminded(conn, held.id, now).await?;
                    }
                    Ok(ending.len())
                })
            })
            .await?;
        if told < AT_ONCE {
            return Ok(());
        }
    }
}

/// An installation must not lock itself out: of the root body's admins the one whose grant lapses last keeps it for another
/// year. Where all have lapsed, because nothing ran here for a while, the one who was last is admin again.
async fn keep_the_last_admin(site: &Site) -> Result<()> {
    let (root, now) = (network::tree(site).await?.root().id, site.clock.now());
    let own = site.clone();
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let admin = Role::Admin.code();
                let mut admins = store::held_at(conn, &[root], now).await?;
                admins.retain(|held| held.role == admin);
                let last = match admins.into_iter().max_by_key(|held| (held.until, held.id)) {
                    Some(last) => Some(last),
                    None => store::last_lapsed(conn, root, admin, now).await?,
                };
                let Some(last) = last.filter(|held| held.until < now.plus(REMINDER)) else { return Ok(()) };
                store::revive_grant(conn, last.id, term(now, 12)).await?;
                write_later(&own, conn, last.id, last.account, Why::LastAdmin).await?;
                note(&own, conn, Entry::new(root, None, "accounts.grant-renewed").about(last.id)).await
            })
        })
        .await
}

async fn write(site: &Site, Payload { grant, to, why }: Payload) -> Result<()> {
    let mut conn = site.db.read().await?;
    let Some(held) = store::any_grant(&mut conn, grant).await? else { return Ok(()) };
    let Some(found) = store::account(&mut conn, to).await? else { return Ok(()) };
    drop(conn);
    let Some(sealed) = &found.address_sealed else { return Ok(()) };
    let now = site.clock.now();
    // Renewed while the letter waited.
    if matches!(why, Why::Ends | Why::EndsGiver) && held.until > now.plus(REMINDER) {
        return Ok(());
    }
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
    let (subject, text) = match why {
        Why::Ends => ("accounts-reminder-subject", "accounts-reminder-text"),
        Why::EndsGiver => ("accounts-reminder-subject", "accounts-reminder-giver-text"),
        Why::Detached => ("accounts-detached-subject", "accounts-detached-text"),
        Why::Ended => ("accounts-detached-subject", "accounts-ended-text"),
        Why::LastAdmin => ("accounts-last-admin-subject", "accounts-last-admin-text"),
    };
    // Keyholders are kept on where they were named.
    let screen = if held.role == Role::Keyholder.code() { "key" } else { "people" };
    let letter = Letter {
        to: unseal(site, sealed)?,
        to_language: found.language(),
        from_name: name.clone(),
        subject: t.plain_with(subject, &[("site", name.as_str().into())]),
        text: t.plain_with(
            text,
            &[
                ("name", found.name.as_str().into()),
                ("holder", held.name.as_str().into()),
                ("role", role.into()),
                ("body", body.names.best(&visit.wanted()).into()),
                ("day", t.date(held.until).into()),
                ("link", format!("{}/desk/b/{}/{screen}", site.config.url, body.slug).into()),
            ],
        ),
        html: None,
    };
    weave::send(site, &letter).await
}
