//! Public offices: a title given with a role, shown with its holder's name on the body's page once she has agreed.

use basis::{
    Id, Moment, Problem, Result, Text,
    of::{Account, Body},
};
use db::Conn;
use jobs::{Job, Queue, Worker};
use serde::{Deserialize, Serialize};
use weave::{Site, facts::BodyChanged, tell};

use crate::{
    model::{Grant, Held},
    store,
};

const ENDED: &str = "accounts.office-ended";

#[derive(Serialize, Deserialize)]
struct Payload {
    body: Id<Body>,
}

/// Her grants with a public title.
///
/// # Errors
/// When the database does not answer.
pub async fn offices_of(site: &Site, account: Id<Account>) -> Result<Vec<Held>> {
    let mut held = store::held_by(&mut site.db.read().await?, account, site.clock.now()).await?;
    held.retain(|held| !held.office.is_empty());
    Ok(held)
}

/// She agrees that a body shows her name with the title of a grant, or takes that back.
///
/// # Errors
/// Not found when it is not hers or has no title.
pub async fn agree(site: &Site, account: Id<Account>, grant: Id<Grant>, agreed: bool) -> Result<()> {
    let own = site.clone();
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let now = own.clock.now();
                let held = store::one_held(conn, grant, now).await?;
                if store::agree_to_office(conn, account, grant, agreed.then_some(now)).await? == 0 {
                    return Err(Problem::not_found());
                }
                changed(&own, conn, &Held { office_agreed: true, ..held }).await
            })
        })
        .await
}

/// Name and public title of those who agreed to be shown at a body; nobody in lockdown.
///
/// # Errors
/// When the database does not answer.
pub async fn offices(site: &Site, body: Id<Body>) -> Result<Vec<(String, Text)>> {
    if site.is_locked(body).await? {
        return Ok(Vec::new());
    }
    let mut held = store::held_at(&mut site.db.read().await?, &[body], site.clock.now()).await?;
    held.retain(|held| held.office_agreed && !held.office.is_empty());
    held.sort_by_key(|held| (held.since, held.id));
    Ok(held.into_iter().map(|held| (held.name, Text::from_json(&held.office))).collect())
}

/// A grant began, ended, or got another end, or its holder another name: pages that show its title are made again, now and
/// at its end, which comes by the clock alone.
pub(crate) async fn changed(site: &Site, conn: &mut Conn, held: &Held) -> Result<()> {
    if held.office.is_empty() || !held.office_agreed {
        return Ok(());
    }
    write_later(site, conn, held.body, held.until).await?;
    tell(conn, site, &BodyChanged { body: held.body }).await
}

/// As [`changed`], of all that an account holds.
pub(crate) async fn changed_all(site: &Site, conn: &mut Conn, account: Id<Account>) -> Result<()> {
    for held in store::held_by(conn, account, site.clock.now()).await? {
        changed(site, conn, &held).await?;
    }
    Ok(())
}

async fn write_later(site: &Site, conn: &mut Conn, body: Id<Body>, at: Moment) -> Result<()> {
    let job = Job {
        kind: ENDED,
        payload: serde_json::to_value(Payload { body }).map_err(Problem::failed)?,
        at,
        queue: Queue::Background,
        key: Some(format!("{body}:{}", at.millis())),
    };
    jobs::enqueue(conn, job, &site.clock, &site.rng).await
}

/// Tells that the page of a body, where a title was shown, is another now.
pub(crate) fn worker(site: &Site) -> Worker {
    let site = site.clone();
    Worker::new(ENDED, move |payload| {
        let site = site.clone();
        async move {
            let Payload { body } = serde_json::from_value(payload).map_err(Problem::failed)?;
            let own = site.clone();
            site.db
                .write(move |conn| Box::pin(async move { tell(conn, &own, &BodyChanged { body }).await }))
                .await
        }
    })
}
