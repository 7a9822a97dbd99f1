//! Sign-in links: one use, a quarter of an hour, a day for who never signed in. Only the hash of a link is kept; the letter is
//! written by a job that makes the link itself, so that the queue holds no secret either.

use std::{collections::BTreeSet, sync::Arc, time::Duration};

use basis::{Id, Kind, Moment, Problem, Result, of::Account};
use db::Conn;
use jobs::{Job, Queue, Worker};
use mail::Letter;
use serde::{Deserialize, Serialize};
use weave::{Entry, Site, Visit, note};

use crate::{
    model::{FIRST_LINK, How, INVITATION, LINK, LINKS_AT_ONCE, Prefix, address},
    service::{lookup, site_name, token_hash, unseal},
    session,
    sign_in::{Entered, Opened, half},
    store::{self, Found},
    throttle::{self, At, Place},
    told::{self, Changed},
};

const LETTER: &str = "accounts.link";

/// Why a letter is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Why {
    /// She asked for it.
    Asked,
    /// Somebody gave her a role and made the account.
    Invited,
    /// Two vouched for her, and two days went by.
    Vouched,
}

/// None: nobody has the address that was typed. Written down all the same, so that both take as long.
#[derive(Serialize, Deserialize)]
struct Payload {
    account: Option<Id<Account>>,
    why: Why,
}

/// Asks for a letter with a link. The answer is the same whether there is such an account or not.
///
/// # Errors
/// `field-bad-email` at `email`; 429 when it was asked too often from there.
pub async fn ask(site: &Site, typed: &str, from: Option<Prefix>) -> Result<()> {
    if address(typed).is_none() {
        return Err(Problem::invalid("email", "field-bad-email"));
    }
    let key = lookup(site, typed);
    if let Some(from) = from {
        throttle::attempt(site, Place::new(site, At::Letter, key, from)).await?;
    }
    let found = store::account_by_address(&mut site.db.read().await?, key).await?;
    let account = found.map(|found| found.id()).transpose()?;
    let own = site.clone();
    site.db
        .write(move |conn| Box::pin(async move { write_later(&own, conn, account, Why::Asked).await }))
        .await
}

/// Notes down that a letter is to be sent.
pub(crate) async fn write_later(
    site: &Site,
    conn: &mut Conn,
    account: Option<Id<Account>>,
    why: Why,
) -> Result<()> {
    let job = Job {
        kind: LETTER,
        payload: serde_json::to_value(Payload { account, why }).map_err(Problem::failed)?,
        at: site.clock.now(),
        queue: Queue::Urgent,
        key: Some(account.map_or(String::from("nobody"), |id| id.to_string())),
    };
    jobs::enqueue(conn, job, &site.clock, &site.rng).await
}

/// The worker that sends them.
pub(crate) fn worker(site: &Site) -> Worker {
    let site = Arc::new(site.clone());
    Worker::letter(LETTER, move |payload| {
        let site = Arc::clone(&site);
        async move { send(&site, serde_json::from_value(payload).map_err(Problem::failed)?).await }
    })
}

async fn send(site: &Site, payload: Payload) -> Result<()> {
    let Some(account) = payload.account else { return Ok(()) };
    let mut conn = site.db.read().await?;
    let Some(found) = store::account(&mut conn, account).await? else { return Ok(()) };
    let Some(sealed) = &found.address_sealed else { return Ok(()) };
    let since = site.clock.now().minus(LINK);
    if store::links_since(&mut conn, account, since).await? >= LINKS_AT_ONCE {
        return Ok(());
    }
    drop(conn);
    let to = unseal(site, sealed)?;
    let visit = Visit::of(site, found.language());
    let t = &visit.t;
    let name = site_name(&visit).await?;
    let life = match payload.why {
        Why::Vouched => FIRST_LINK,
        Why::Invited => INVITATION,
        Why::Asked => life(&found),
    };
    let (hash, url) = make(site, account, life).await?;
    let (subject, text, lasts) = match payload.why {
        Why::Asked => ("accounts-letter-subject", "accounts-letter-text", "accounts-letter-minutes"),
        Why::Invited => ("accounts-invite-subject", "accounts-invite-text", "accounts-letter-minutes"),
        Why::Vouched => ("accounts-vouched-subject", "accounts-vouched-text", "accounts-letter-minutes"),
    };
    let lasts = match life {
        FIRST_LINK => t.plain("accounts-letter-day"),
        INVITATION => t.plain("accounts-letter-week"),
        _ => t.plain_count(lasts, minutes(life)),
    };
    let letter = Letter {
        to,
        to_language: found.language(),
        from_name: name.clone(),
        subject: t.plain_with(subject, &[("site", name.as_str().into())]),
        text: t.plain_with(
            text,
            &[
                ("name", found.name.as_str().into()),
                ("site", name.as_str().into()),
                ("link", url.into()),
                ("lasts", lasts.into()),
            ],
        ),
        html: None,
    };
    let sent = weave::send(site, &letter).await;
    if sent.is_err() {
        // A link that nobody got must not count when the job tries again.
        site.db.write(move |conn| Box::pin(async move { store::drop_link(conn, hash).await })).await?;
    }
    sent
}

fn minutes(life: Duration) -> i64 {
    i64::try_from(life.as_secs() / 60).unwrap_or(i64::MAX)
}

fn life(found: &Found) -> Duration {
    if found.last_seen.is_none() { FIRST_LINK } else { LINK }
}

/// A new link for an account, as an absolute URL: for whoever holds the machine.
///
/// # Errors
/// Not found when nobody has the address.
pub async fn link(site: &Site, email: &str) -> Result<String> {
    let found = store::account_by_address(&mut site.db.read().await?, lookup(site, email)).await?;
    let found = found.ok_or_else(Problem::not_found)?;
    make(site, found.id()?, life(&found)).await.map(|(_, url)| url)
}

/// As [`link`], for the command: it stands in the trail and she is told, as of all that the machine's owner does to her account.
///
/// # Errors
/// As [`link`].
pub async fn link_as_owner(site: &Site, email: &str) -> Result<String> {
    let found = store::account_by_address(&mut site.db.read().await?, lookup(site, email)).await?;
    let account = found.ok_or_else(Problem::not_found)?.id()?;
    let (own, root) = (site.clone(), network::tree(site).await?.root().id);
    site.db
        .write(move |conn| {
            Box::pin(async move {
                note(&own, conn, Entry::new(root, None, "accounts.link-made").about(account)).await?;
                told::later(&own, conn, account, Changed::Link).await
            })
        })
        .await?;
    link(site, email).await
}

/// Whether a link alone leaves her before a second factor.
async fn second(conn: &mut Conn, account: Id<Account>, demo: bool) -> Result<bool> {
    Ok(!demo
        && (store::code_secret(conn, account).await?.is_some_and(|row| row.confirmed.is_some())
            || !store::passkeys(conn, account).await?.is_empty()))
}

/// Whether a link of this account would ask for a passkey or a code as well.
///
/// # Errors
/// Not found when nobody has the address.
pub async fn asks_second(site: &Site, email: &str) -> Result<bool> {
    let mut conn = site.db.read().await?;
    let found = store::account_by_address(&mut conn, lookup(site, email)).await?;
    let found = found.ok_or_else(Problem::not_found)?;
    second(&mut conn, found.id()?, found.demo).await
}

/// Drops every way in of an account, and all its sessions: for whoever holds the machine, when phone and codes are gone and nobody is left to
/// vouch. She is told by a letter, and each body where she holds something finds it in its trail.
///
/// # Errors
/// Not found when nobody has the address.
pub async fn reset(site: &Site, email: &str) -> Result<()> {
    let found = store::account_by_address(&mut site.db.read().await?, lookup(site, email)).await?;
    let account = found.ok_or_else(Problem::not_found)?.id()?;
    let (own, root, now) = (site.clone(), network::tree(site).await?.root().id, site.clock.now());
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let held = store::held_by(conn, account, now).await?;
                let mut bodies: BTreeSet<_> = held.into_iter().map(|held| held.body).collect();
                if bodies.is_empty() {
                    bodies.insert(root);
                }
                // The password too: whoever forgot it could set up nothing else by the link.
                store::drop_ways_in(conn, account).await?;
                for body in bodies {
                    note(&own, conn, Entry::new(body, None, "accounts.ways-reset").about(account)).await?;
                }
                told::later(&own, conn, account, Changed::Reset).await
            })
        })
        .await
}

async fn make(site: &Site, account: Id<Account>, life: Duration) -> Result<([u8; 32], String)> {
    let (token, now) = (site.rng.token(), site.clock.now());
    let hash = token_hash(&token);
    site.db
        .write(move |conn| {
            Box::pin(async move { store::insert_link(conn, hash, account, now, now.plus(life)).await })
        })
        .await?;
    Ok((hash, format!("{}/sign-in/link/{token}", site.config.url)))
}

/// Whether a link would let someone in. Looking at it does not use it up: mail scanners look.
///
/// # Errors
/// When the database does not answer.
pub async fn stands(site: &Site, token: &str) -> Result<bool> {
    store::link_stands(&mut site.db.read().await?, token_hash(token), site.clock.now()).await
}

/// Uses a link up and signs its account in.
///
/// # Errors
/// Gone (`accounts-link-over`) when it was used, is too old or was never made here.
pub async fn by_link(site: &Site, token: &str, device: &str) -> Result<Entered> {
    let (hash, now): (_, Moment) = (token_hash(token), site.clock.now());
    let (own, device) = (site.clone(), device.to_owned());
    let opened = site
        .db
        .write(move |conn| {
            Box::pin(async move {
                let over = || Problem::new(Kind::Gone, "accounts-link-over");
                let account = store::use_link(conn, hash, now).await?.ok_or_else(over)?;
                let found = store::account(conn, account).await?.ok_or_else(over)?;
                if second(conn, account, found.demo).await? {
                    return Ok(Err(account));
                }
                let token = session::begin(&own, conn, account, &device, How::Link).await?;
                Ok(Ok(Opened { token, language: found.language() }))
            })
        })
        .await?;
    match opened {
        Ok(opened) => Ok(Entered::In(opened)),
        // Whoever reads her mail has one factor, and no more.
        Err(account) => half(site, account, How::Link).await.map(Entered::Code),
    }
}
