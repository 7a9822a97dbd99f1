//! Letters: the link she asked for, and what keyholders are asked for. Jobs hold ids alone.

use std::collections::BTreeSet;

use basis::{Id, Language, Problem, Result, of::Body};
use jobs::{Job, Queue, Worker};
use mail::Letter;
use serde::{Deserialize, Serialize};
use weave::{Site, Visit, Who};

use crate::{
    address,
    model::{LETTERS, LETTERS_IN, RequestId},
    rights::{OPEN, WRITE},
    store, token,
};

const LINK: &str = "people.link-letter";
pub(crate) const REQUEST: &str = "people.request-letter";

#[derive(Serialize, Deserialize)]
struct Wanted {
    letter: Id<RequestId>,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct Asked {
    pub request: Id<RequestId>,
}

/// Asks for a letter with the link to her own page. The same row and the same job are made for whoever is typed.
///
/// # Errors
/// `field-bad-email` at `address`.
pub async fn ask_link(site: &Site, typed: &str, language: Language) -> Result<()> {
    let address = address::checked(typed, "address")?;
    let (sealed, lookup) = address::keep(site, &address);
    let own = site.clone();
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let (letter, now) = (Id::new(&own.clock, &own.rng), own.clock.now());
                store::insert_letter(conn, letter, language, sealed, lookup, now).await?;
                let job = Job {
                    kind: LINK,
                    payload: serde_json::to_value(Wanted { letter }).map_err(Problem::failed)?,
                    at: now,
                    queue: Queue::Urgent,
                    key: Some(letter.to_string()),
                };
                jobs::enqueue(conn, job, &own.clock, &own.rng).await
            })
        })
        .await
}

pub(crate) fn workers(site: &Site) -> Vec<Worker> {
    let (links, requests) = (site.clone(), site.clone());
    vec![
        Worker::letter(LINK, move |payload| {
            let site = links.clone();
            async move { send_link(&site, serde_json::from_value(payload).map_err(Problem::failed)?).await }
        }),
        Worker::letter(REQUEST, move |payload| {
            let site = requests.clone();
            async move { send_request(&site, serde_json::from_value(payload).map_err(Problem::failed)?).await }
        }),
    ]
}

/// To whoever is held anywhere; nobody else gets mail from here, and no box is filled by asking again and again.
async fn send_link(site: &Site, wanted: Wanted) -> Result<()> {
    let own = wanted.letter;
    let mut conn = site.db.read().await?;
    let Some((language, sealed)) = store::letter(&mut conn, own).await? else { return Ok(()) };
    let since = site.clock.now().minus(LETTERS_IN);
    let often = store::letters_since(&mut conn, own, since).await? > LETTERS;
    let address = address::open(site, &sealed)?;
    let who = Who::new(&*address);
    let mut held = false;
    for holding in site.holdings() {
        held = held || !holding.list(site, &mut conn, &who).await?.is_empty();
    }
    drop(conn);
    if held
        && !often
        && let Some(link) = token::own_link(site, &address, language)
    {
        let visit = Visit::of(site, language);
        let t = &visit.t;
        let name = site_name(&visit).await?;
        let letter = Letter {
            to: address,
            to_language: language,
            subject: t.plain_with("people-letter-subject", &[("site", name.as_str().into())]),
            text: t
                .plain_with("people-letter-text", &[("site", name.as_str().into()), ("link", link.into())]),
            from_name: name,
            html: None,
        };
        // Without the foot that every other letter has: it is the link itself.
        site.mail.send(&letter).await?;
    }
    site.db.write(move |conn| Box::pin(async move { store::letter_left(conn, own).await })).await
}

/// To the body's keyholders; where there are none, to whoever looks after its people. Without a name or an address.
async fn send_request(site: &Site, asked: Asked) -> Result<()> {
    let mut conn = site.db.read().await?;
    let Some(request) = store::request(&mut conn, asked.request).await? else { return Ok(()) };
    if request.answered.is_some() {
        return Ok(());
    }
    let mut to = accounts::holders(site, &mut conn, OPEN, request.body).await?;
    if to.is_empty() {
        to = accounts::holders(site, &mut conn, WRITE, request.body).await?;
    }
    drop(conn);
    let mut written = BTreeSet::new();
    for holder in to.into_iter().filter(|holder| written.insert(holder.account)) {
        let visit = Visit::of(site, holder.language);
        let t = &visit.t;
        let (name, slug) = body_name(&visit, request.body).await?;
        let list = format!("{}/desk/b/{slug}/persons/requests", site.config.url);
        let letter = Letter {
            to: holder.address,
            to_language: holder.language,
            from_name: name.clone(),
            subject: t.plain_with("people-request-subject", &[("body", name.as_str().into())]),
            text: t.plain_with(
                "people-request-text",
                &[("body", name.as_str().into()), ("due", t.date(request.due).into()), ("link", list.into())],
            ),
            html: None,
        };
        weave::send(site, &letter).await?;
    }
    Ok(())
}

async fn site_name(visit: &Visit) -> Result<String> {
    let tree = network::tree(&visit.site).await?;
    Ok(tree.root().names.best(&visit.wanted()).to_owned())
}

/// A body's name in a reader's language, and its slug.
async fn body_name(visit: &Visit, body: Id<Body>) -> Result<(String, String)> {
    let tree = network::tree(&visit.site).await?;
    let body = tree.get(body).ok_or_else(Problem::not_found)?;
    Ok((body.names.best(&visit.wanted()).to_owned(), body.slug.to_string()))
}
