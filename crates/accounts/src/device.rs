//! A browser that is new to an account: she is told by a letter.

use std::{sync::Arc, time::Duration};

use basis::{Id, Problem, Result, of::Account};
use jobs::{Job, Queue, Worker};
use mail::Letter;
use serde::{Deserialize, Serialize};
use weave::{Site, Visit};

use crate::{
    model::{Session, day},
    service::{site_name, token_hash, unseal},
    store,
};

/// The cookie by which a browser is known again. It opens nothing.
pub(crate) const COOKIE: &str = "device";
/// How long a browser that is not used stays known.
pub(crate) const KNOWN: Duration = Duration::from_secs(400 * 24 * 60 * 60);

const LETTER: &str = "accounts.new-device";

#[derive(Serialize, Deserialize)]
struct Payload {
    account: Id<Account>,
    session: Id<Session>,
}

/// Looks whether the browser of a session that has just begun is known; the answer is the word for its cookie when it was
/// not. The first one ever is hers without a letter.
///
/// # Errors
/// When the database does not take the write.
pub(crate) async fn met(site: &Site, session: &str, known: Option<&str>) -> Result<Option<String>> {
    let (hash, now) = (token_hash(session), site.clock.now());
    let known = known.filter(|word| word.len() == 32 && word.bytes().all(|b| b.is_ascii_alphanumeric()));
    let word = known.map_or_else(|| site.rng.token(), str::to_owned);
    let (own, device) = (site.clone(), token_hash(&word));
    let new = site
        .db
        .write(move |conn| {
            Box::pin(async move {
                let Some((session, account, demo)) = store::whose(conn, hash, now).await? else {
                    return Ok(false);
                };
                if demo || store::used_device(conn, account, device, day(now)).await? > 0 {
                    return Ok(false);
                }
                let first = store::known_devices(conn, account).await? == 0;
                store::know_device(conn, account, device, day(now)).await?;
                if !first {
                    let payload =
                        serde_json::to_value(Payload { account, session }).map_err(Problem::failed)?;
                    let key = Some(session.to_string());
                    let job = Job { kind: LETTER, payload, at: now, queue: Queue::Urgent, key };
                    jobs::enqueue(conn, job, &own.clock, &own.rng).await?;
                }
                Ok(true)
            })
        })
        .await?;
    Ok(new.then_some(word))
}

/// The worker that writes the letters.
pub(crate) fn worker(site: &Site) -> Worker {
    let site = Arc::new(site.clone());
    Worker::letter(LETTER, move |payload| {
        let site = Arc::clone(&site);
        async move { tell(&site, serde_json::from_value(payload).map_err(Problem::failed)?).await }
    })
}

async fn tell(site: &Site, payload: Payload) -> Result<()> {
    let mut conn = site.db.read().await?;
    let Some(found) = store::account(&mut conn, payload.account).await? else { return Ok(()) };
    let now = site.clock.now();
    let device = store::one_session(&mut conn, payload.account, payload.session, now).await?;
    let second = store::second_address(&mut conn, payload.account).await?;
    drop(conn);
    let visit = Visit::of(site, found.language());
    let (t, name) = (&visit.t, site_name(&visit).await?);
    let (words, since) = device.map_or((String::new(), now), |device| (device.words, device.since));
    let words = if words.is_empty() { t.plain("accounts-device-unknown") } else { words };
    for sealed in found.address_sealed.iter().chain(second.iter()) {
        let letter = Letter {
            to: unseal(site, sealed)?,
            to_language: found.language(),
            from_name: name.clone(),
            subject: t.plain_with("accounts-new-device-subject", &[("site", name.as_str().into())]),
            text: t.plain_with(
                "accounts-new-device-text",
                &[
                    ("name", found.name.as_str().into()),
                    ("site", name.as_str().into()),
                    ("device", words.as_str().into()),
                    ("day", t.date_time(since).into()),
                    ("link", format!("{}/desk/account", site.config.url).into()),
                ],
            ),
            html: None,
        };
        weave::send(site, &letter).await?;
    }
    Ok(())
}
