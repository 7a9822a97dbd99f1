//! What is written to her: to confirm, to thank, to say kindly that she had signed. Jobs hold ids alone; her address lies encrypted
//! until the letter left.

use std::time::Duration;

use basis::{Id, Moment, Problem, Result};
use jobs::{Job, Queue, Worker};
use mail::Letter;
use serde::{Deserialize, Serialize};
use tokio::time::{Instant, sleep};
use weave::{Site, Visit};

use crate::{
    marks,
    model::SignatureState,
    store::{self, SignatureId},
    take_back::{Wish, token},
};

pub(crate) const LETTER: &str = "campaigns.letter";
/// Thanks to several: nobody waits for them, and a job for each would cost as much as the signature.
pub(crate) const THANKS: &str = "campaigns.thanks";
/// Letters of one such job, at most: another job's turn comes soon.
pub(crate) const TOGETHER: usize = 25;
/// The context of the column and of its look-up.
const ADDRESS: &str = "campaigns.address";
/// Letters to one address within [`WITHIN`], at most: no box is filled by typing it again and again.
const MOST: i64 = 5;
const WITHIN: Duration = Duration::from_secs(24 * 60 * 60);

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct About {
    pub signature: Id<SignatureId>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct AboutAll {
    pub signatures: Vec<Id<SignatureId>>,
}

/// What is to be written about signatures that came together. Whoever must confirm waits for her letter: it goes before all thanks.
pub(crate) fn jobs_for(
    confirming: &[Id<SignatureId>],
    thanked: &[Id<SignatureId>],
    at: Moment,
) -> Result<Vec<Job>> {
    let mut jobs = Vec::with_capacity(confirming.len() + thanked.len() / TOGETHER + 1);
    let job = |kind, queue, payload: serde_json::Result<serde_json::Value>| {
        payload.map(|payload| Job { kind, payload, at, queue, key: None }).map_err(Problem::failed)
    };
    for signature in confirming {
        jobs.push(job(LETTER, Queue::Urgent, serde_json::to_value(About { signature: *signature }))?);
    }
    for part in thanked.chunks(TOGETHER) {
        jobs.push(job(THANKS, Queue::Bulk, serde_json::to_value(AboutAll { signatures: part.to_vec() }))?);
    }
    Ok(jobs)
}

/// Between two thanks: whoever signs meanwhile has the server to herself.
const PAUSE: Duration = Duration::from_millis(20);
/// What was sent is written down at least so often: who kills the server lets no more than those be thanked twice.
const NOTED: Duration = Duration::from_millis(250);

/// Writes to each; who could not be written to has a job of her own from then on, so that nobody is thanked twice for her sake.
pub(crate) fn thanker(site: &Site) -> Worker {
    let site = site.clone();
    Worker::letter(THANKS, move |payload| {
        let site = site.clone();
        async move {
            let all: AboutAll = serde_json::from_value(payload).map_err(Problem::failed)?;
            let again = thank(&site, all.signatures).await?;
            if again.is_empty() {
                return Ok(());
            }
            let own = site.clone();
            site.db
                .write(move |conn| {
                    Box::pin(async move {
                        let jobs = jobs_for(&again, &[], own.clock.now())?;
                        jobs::enqueue_all(conn, jobs, &own.clock, &own.rng).await
                    })
                })
                .await
        }
    })
}

/// Who could not be written to.
async fn thank(site: &Site, all: Vec<Id<SignatureId>>) -> Result<Vec<Id<SignatureId>>> {
    let (mut again, mut done, mut noted) = (Vec::new(), Vec::new(), Instant::now());
    for (nth, signature) in all.into_iter().enumerate() {
        if nth > 0 {
            sleep(PAUSE).await;
        }
        match send(site, signature).await {
            Ok(true) => done.push(signature),
            Ok(false) => {}
            Err(problem) => {
                tracing::info!(%problem, "a letter of several will be tried again by itself");
                again.push(signature);
            }
        }
        if noted.elapsed() >= NOTED {
            forget(site, std::mem::take(&mut done)).await?;
            noted = Instant::now();
        }
    }
    forget(site, done).await?;
    Ok(again)
}

async fn forget(site: &Site, done: Vec<Id<SignatureId>>) -> Result<()> {
    if done.is_empty() {
        return Ok(());
    }
    site.db.write(move |conn| Box::pin(async move { store::forget_addresses(conn, &done).await })).await
}

pub(crate) fn lookup(site: &Site, address: &str) -> [u8; 32] {
    site.keys.lookup(ADDRESS, &accounts::model::same_address(address))
}

/// Encrypted, and how it is found again.
pub(crate) fn keep(site: &Site, address: &str) -> (Vec<u8>, [u8; 32]) {
    (site.keys.encrypt(ADDRESS, address.as_bytes(), &site.rng), lookup(site, address))
}

pub(crate) fn open(site: &Site, sealed: &[u8]) -> Result<String> {
    site.keys.decrypt_text(ADDRESS, sealed)
}

pub(crate) fn worker(site: &Site) -> Worker {
    let site = site.clone();
    Worker::letter(LETTER, move |payload| {
        let site = site.clone();
        async move {
            let About { signature } = serde_json::from_value(payload).map_err(Problem::failed)?;
            let done = send(&site, signature).await?;
            forget(&site, done.then_some(signature).into_iter().collect()).await
        }
    })
}

/// Whether nothing more is to be written to her.
async fn send(site: &Site, id: Id<SignatureId>) -> Result<bool> {
    let mut conn = site.db.read().await?;
    let Some(it) = store::given(&mut conn, id).await? else { return Ok(false) };
    let Some(sealed) = store::address_of(&mut conn, id).await? else { return Ok(false) };
    let edition = store::edition(&mut conn, it.edition).await?;
    let address = open(site, &sealed)?;
    let since = site.clock.now().minus(WITHIN);
    let often = marks::given_since(site, &mut conn, &address, since, MOST).await? > MOST;
    drop(conn);
    let key = match it.state {
        SignatureState::Confirming => "confirm",
        SignatureState::Counted if it.counted => "thanks",
        SignatureState::Counted => "again",
        _ => return Ok(false),
    };
    if !often {
        let visit = Visit::of(site, it.language);
        let t = &visit.t;
        let wanted = visit.wanted();
        let tree = network::tree(site).await?;
        let body = tree.get(edition.body).ok_or_else(Problem::not_found)?;
        let name = body.names.best(&wanted).to_owned();
        let title = edition.title.best(&wanted).to_owned();
        let link = |wish: Wish| {
            let home = body.home(it.language);
            format!("{}{home}{}/{}/{}", site.config.url, edition.path(), wish.code(), token(site, id, wish))
        };
        let args = [
            ("title", title.as_str().into()),
            ("body", name.as_str().into()),
            ("confirm", link(Wish::Confirm).into()),
            ("withdraw", link(Wish::Withdraw).into()),
            ("notme", link(Wish::NotMe).into()),
        ];
        let letter = Letter {
            to: address,
            to_language: it.language,
            from_name: name.clone(),
            subject: t.plain_with(&format!("campaigns-letter-{key}-subject"), &args),
            text: t.plain_with(&format!("campaigns-letter-{key}-text"), &args),
            html: None,
        };
        weave::send(site, &letter).await?;
    }
    // While she has not confirmed she may ask for it again.
    Ok(it.state != SignatureState::Confirming)
}
