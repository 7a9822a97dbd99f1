//! All who may lift hear of each step. A letter names nobody.

use basis::{
    Id, Problem, Result,
    of::{Account, Body},
};
use db::Conn;
use jobs::{Job, Queue, Worker};
use mail::Letter;
use serde::{Deserialize, Serialize};
use weave::{Site, Visit};

use crate::rights::LIFT;

const LETTER: &str = "lockdown.letter";

#[derive(Serialize, Deserialize)]
struct Due {
    account: Id<Account>,
    body: Id<Body>,
    /// The end of a key: `pressed`, `lifted` …
    step: String,
}

/// A letter for each who may lift, in the transaction of the step.
pub(crate) async fn ask(site: &Site, conn: &mut Conn, body: Id<Body>, what: &str) -> Result<()> {
    let step = what.trim_start_matches("lockdown.");
    for holder in accounts::holders(site, conn, LIFT, body).await? {
        let due = Due { account: holder.account, body, step: step.to_owned() };
        let job = Job {
            kind: LETTER,
            payload: serde_json::to_value(due).map_err(Problem::failed)?,
            at: site.clock.now(),
            queue: Queue::Urgent,
            key: None,
        };
        jobs::enqueue(conn, job, &site.clock, &site.rng).await?;
    }
    Ok(())
}

pub(crate) fn worker(site: &Site) -> Worker {
    let site = site.clone();
    Worker::letter(LETTER, move |payload| {
        let site = site.clone();
        async move {
            let due = serde_json::from_value(payload).map_err(Problem::failed)?;
            match letter(&site, due).await? {
                Some(letter) => weave::send(&site, &letter).await,
                None => Ok(()),
            }
        }
    })
}

async fn letter(site: &Site, due: Due) -> Result<Option<Letter>> {
    let tree = network::tree(site).await?;
    let Some(body) = tree.get(due.body) else { return Ok(None) };
    let holders = accounts::holders(site, &mut site.db.read().await?, LIFT, due.body).await?;
    let Some(to) = holders.into_iter().find(|holder| holder.account == due.account) else { return Ok(None) };
    let visit = Visit::of(site, to.language);
    let t = &visit.t;
    let name = body.names.best(&visit.wanted()).to_owned();
    let text = format!(
        "{name}\n{}\n\n{}\n{}/desk/b/{}/lockdown\n",
        t.plain(&format!("lockdown-letter-{}", due.step)),
        t.plain("lockdown-letter-where"),
        site.config.url,
        body.slug
    );
    let subject = t.plain_with("lockdown-letter-subject", &[("body", name.into())]);
    let from_name = tree.root().names.best(&visit.wanted()).to_owned();
    Ok(Some(Letter { to: to.address, to_language: to.language, from_name, subject, text, html: None }))
}
