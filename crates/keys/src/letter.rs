//! Letters to those who keep a key: that who keeps it has changed, and that someone is asked to make an identity.

use std::sync::Arc;

use basis::{Id, Problem, Result, of::Body};
use db::Conn;
use jobs::{Job, Queue, Worker};
use mail::Letter;
use serde::{Deserialize, Serialize};
use weave::{Site, Visit};

use crate::store;

const CHANGED: &str = "keys.changed-letter";

#[derive(Serialize, Deserialize)]
struct Payload {
    body: Id<Body>,
}

/// Notes down that those who keep a body's key, and those who were asked to, are to be told how it stands.
pub(crate) async fn write_later(site: &Site, conn: &mut Conn, body: Id<Body>) -> Result<()> {
    let job = Job {
        kind: CHANGED,
        payload: serde_json::to_value(Payload { body }).map_err(Problem::failed)?,
        at: site.clock.now(),
        queue: Queue::Urgent,
        key: Some(body.to_string()),
    };
    jobs::enqueue(conn, job, &site.clock, &site.rng).await
}

pub(crate) fn worker(site: &Site) -> Worker {
    let site = Arc::new(site.clone());
    Worker::new(CHANGED, move |payload| {
        let site = Arc::clone(&site);
        async move {
            let payload: Payload = serde_json::from_value(payload).map_err(Problem::failed)?;
            send(&site, payload.body).await
        }
    })
}

async fn send(site: &Site, body: Id<Body>) -> Result<()> {
    let mut conn = site.db.read().await?;
    let key = store::key(&mut conn, body).await?;
    let tree = network::tree(site).await?;
    let Some(about) = tree.get(body) else { return Ok(()) };
    for holder in &key.holders {
        let Some(to) = accounts::letter_to(site, &mut conn, holder.account).await? else { continue };
        let visit = Visit::of(site, to.language);
        let t = &visit.t;
        let site_name = tree.root().names.best(&visit.wanted()).to_owned();
        let asked = holder.since.is_none();
        let (text, path) = if asked {
            ("keys-letter-asked", String::from("/desk/account/identity"))
        } else {
            ("keys-letter-changed", format!("/desk/b/{}/key", about.slug))
        };
        let letter = Letter {
            to: to.address,
            to_language: to.language,
            from_name: site_name.clone(),
            subject: t.plain_with("keys-letter-subject", &[("site", site_name.as_str().into())]),
            text: t.plain_with(
                text,
                &[
                    ("name", to.name.as_str().into()),
                    ("body", about.names.best(&visit.wanted()).into()),
                    ("link", format!("{}{path}", site.config.url).into()),
                ],
            ),
            html: None,
        };
        weave::send(site, &letter).await?;
    }
    Ok(())
}
