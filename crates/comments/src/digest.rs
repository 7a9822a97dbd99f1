//! Moderators hear how much waits: at most once an hour each, without anybody's name or text.

use basis::{
    Id, Problem, Result,
    of::{Account, Body},
};
use db::Conn;
use jobs::{Job, Queue, Worker};
use mail::Letter;
use serde::{Deserialize, Serialize};
use weave::{Site, Visit};

use crate::{
    model::{DIGEST_PAUSE, GATHER},
    rights::{MODERATE, READ},
    store,
};

const GATHERING: &str = "comments.digest";
const LETTER: &str = "comments.digest-letter";

#[derive(Serialize, Deserialize)]
struct Gathering {
    body: Id<Body>,
}

#[derive(Serialize, Deserialize)]
struct Due {
    account: Id<Account>,
}

/// Asks that the moderators of a body are told, some minutes from now, in the transaction that gave them something to decide.
pub(crate) async fn ask(site: &Site, conn: &mut Conn, body: Id<Body>) -> Result<()> {
    let job = Job {
        kind: GATHERING,
        payload: serde_json::to_value(Gathering { body }).map_err(Problem::failed)?,
        at: site.clock.now().plus(GATHER),
        queue: Queue::Urgent,
        key: Some(body.to_string()),
    };
    jobs::enqueue(conn, job, &site.clock, &site.rng).await
}

pub(crate) fn workers(site: &Site) -> Vec<Worker> {
    let (gathering, letters) = (site.clone(), site.clone());
    vec![
        Worker::new(GATHERING, move |payload| {
            let site = gathering.clone();
            async move { gather(&site, serde_json::from_value(payload).map_err(Problem::failed)?).await }
        }),
        Worker::letter(LETTER, move |payload| {
            let site = letters.clone();
            async move { send(&site, serde_json::from_value(payload).map_err(Problem::failed)?).await }
        }),
    ]
}

/// A letter for each who decides at the body: now, or when an hour has passed since her last one.
async fn gather(site: &Site, gathering: Gathering) -> Result<()> {
    let mut due = Vec::new();
    {
        let mut conn = site.db.read().await?;
        for right in [MODERATE, READ] {
            for holder in accounts::holders(site, &mut conn, right, gathering.body).await? {
                if due.iter().any(|(account, _)| *account == holder.account) {
                    continue;
                }
                let last = store::last_digest(&mut conn, holder.account).await?;
                let at = last.map_or(site.clock.now(), |last| last.plus(DIGEST_PAUSE).max(site.clock.now()));
                due.push((holder.account, at));
            }
        }
    }
    let own = site.clone();
    site.db
        .write(move |conn| {
            Box::pin(async move {
                for (account, at) in due {
                    let job = Job {
                        kind: LETTER,
                        payload: serde_json::to_value(Due { account }).map_err(Problem::failed)?,
                        at,
                        queue: Queue::Urgent,
                        key: Some(account.to_string()),
                    };
                    jobs::enqueue(conn, job, &own.clock, &own.rng).await?;
                }
                Ok(())
            })
        })
        .await
}

/// What waits for her at one body.
struct Waits {
    body: Id<Body>,
    comments: i64,
    messages: i64,
}

async fn send(site: &Site, due: Due) -> Result<()> {
    let Some(letter) = letter(site, due.account).await? else { return Ok(()) };
    weave::send(site, &letter).await?;
    let (account, now) = (due.account, site.clock.now());
    site.db.write(move |conn| Box::pin(async move { store::note_digest(conn, account, now).await })).await
}

/// Nothing when nothing waits any more, or when she decides nowhere.
async fn letter(site: &Site, account: Id<Account>) -> Result<Option<Letter>> {
    let mut conn = site.db.read().await?;
    let mut waits: Vec<Waits> = Vec::new();
    let mut to = None;
    let comments = store::waiting_by_body(&mut conn).await?;
    let messages = store::messages_by_body(&mut conn).await?;
    for (right, counts) in [(MODERATE, comments), (READ, messages)] {
        for (body, count) in counts {
            let holders = accounts::holders(site, &mut conn, right, body).await?;
            let Some(holder) = holders.into_iter().find(|holder| holder.account == account) else { continue };
            to = Some(holder);
            let place = match waits.iter().position(|one| one.body == body) {
                Some(place) => place,
                None => {
                    waits.push(Waits { body, comments: 0, messages: 0 });
                    waits.len() - 1
                }
            };
            if let Some(one) = waits.get_mut(place) {
                if right == MODERATE { one.comments = count } else { one.messages = count }
            }
        }
    }
    drop(conn);
    let Some(to) = to else { return Ok(None) };
    let visit = Visit::of(site, to.language);
    let (subject, text, from_name) = said(site, &visit, &waits).await?;
    Ok(Some(Letter { to: to.address, to_language: to.language, from_name, subject, text, html: None }))
}

async fn said(site: &Site, visit: &Visit, waits: &[Waits]) -> Result<(String, String, String)> {
    let t = &visit.t;
    let tree = network::tree(site).await?;
    let name = tree.root().names.best(&visit.wanted()).to_owned();
    let total: i64 = waits.iter().map(|one| one.comments + one.messages).sum();
    let mut text = t.plain("comments-digest-opening");
    for one in waits {
        let Some(body) = tree.get(one.body) else { continue };
        text.push_str(&format!("\n\n{}", body.names.best(&visit.wanted())));
        for (count, key, list) in [
            (one.comments, "comments-waiting", "comments"),
            (one.messages, "comments-messages-waiting", "messages"),
        ] {
            if count > 0 {
                let said = t.plain_count(key, count);
                text.push_str(&format!("\n{said}\n{}/desk/b/{}/{list}", site.config.url, body.slug));
            }
        }
    }
    text.push_str(&format!("\n\n{}\n", t.plain("comments-digest-ending")));
    let subject =
        t.plain_with("comments-digest-subject", &[("n", total.into()), ("site", name.as_str().into())]);
    Ok((subject, text, name))
}
