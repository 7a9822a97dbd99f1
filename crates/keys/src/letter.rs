//! Letters to those who keep a key: that who keeps it has changed, that someone is asked to make an identity, and that a window
//! waits for a second person.

use std::sync::Arc;

use basis::{
    Id, Problem, Result,
    of::{Account, Body},
};
use db::Conn;
use jobs::{Job, Queue, Worker};
use mail::Letter;
use network::Tree;
use serde::{Deserialize, Serialize};
use weave::{Site, Visit};

use crate::{
    model::{BodyKey, Window},
    rights::{MANAGE, Part, may_confirm, may_second},
    store,
};

const LETTERS: &str = "keys.changed-letter";

#[derive(Serialize, Deserialize)]
struct Payload {
    body: Id<Body>,
    /// The window that waits.
    #[serde(default)]
    window: Option<Id<Window>>,
    /// Who keeps the key no more.
    #[serde(default)]
    left: Option<Id<Account>>,
}

/// Notes down that those who keep a body's key, and those who were asked to, are to be told how it stands.
pub(crate) async fn write_later(site: &Site, conn: &mut Conn, body: Id<Body>) -> Result<()> {
    let payload = Payload { body, window: None, left: None };
    enqueue(site, conn, &payload, body.to_string()).await
}

/// Notes down that whoever keeps the key no more is to be told so.
pub(crate) async fn tell_who_left(
    site: &Site,
    conn: &mut Conn,
    body: Id<Body>,
    account: Id<Account>,
) -> Result<()> {
    let payload = Payload { body, window: None, left: Some(account) };
    enqueue(site, conn, &payload, format!("{body} {account}")).await
}

/// Notes down that whoever may be the second person is to be told that a window waits.
pub(crate) async fn ask_later(
    site: &Site,
    conn: &mut Conn,
    body: Id<Body>,
    window: Id<Window>,
) -> Result<()> {
    let payload = Payload { body, window: Some(window), left: None };
    enqueue(site, conn, &payload, window.to_string()).await
}

async fn enqueue(site: &Site, conn: &mut Conn, payload: &Payload, key: String) -> Result<()> {
    let payload = serde_json::to_value(payload).map_err(Problem::failed)?;
    let job = Job { kind: LETTERS, payload, at: site.clock.now(), queue: Queue::Urgent, key: Some(key) };
    jobs::enqueue(conn, job, &site.clock, &site.rng).await
}

pub(crate) fn worker(site: &Site) -> Worker {
    let site = Arc::new(site.clone());
    Worker::letter(LETTERS, move |payload| {
        let site = Arc::clone(&site);
        async move {
            let payload: Payload = serde_json::from_value(payload).map_err(Problem::failed)?;
            match (payload.window, payload.left) {
                (Some(window), _) => tell_second(&site, payload.body, window).await,
                (None, Some(left)) => tell_left(&site, payload.body, left).await,
                (None, None) => tell_holders(&site, payload.body).await,
            }
        }
    })
}

async fn tell_holders(site: &Site, body: Id<Body>) -> Result<()> {
    let mut conn = site.db.read().await?;
    let key = store::key(&mut conn, body).await?;
    let tree = network::tree(site).await?;
    let part = |who: Id<Account>| Part { holds: key.holder(who).is_some(), ..Part::default() };
    for holder in &key.holders {
        let Some(to) = accounts::letter_to(site, &mut conn, holder.account).await? else { continue };
        let (text, page) = if holder.asked() {
            ("keys-letter-asked", "/desk/account/identity")
        } else if holder.waits() {
            (if holder.replaced() { "keys-letter-waits" } else { "keys-letter-named" }, "key")
        } else {
            (second_of(&key, part(holder.account), holder.account).unwrap_or("keys-letter-changed"), "key")
        };
        send(site, &tree, body, to, text, page).await?;
    }
    // Where no other keyholder is left to ask: whoever manages keys above.
    if key.waiting().next().is_some() || key.sheet_next.is_some() {
        let above = tree.get(body).and_then(|body| body.parent).unwrap_or(body);
        let part = Part { manages_above: true, ..Part::default() };
        for to in accounts::holders(site, &mut conn, MANAGE, above).await? {
            if let Some(text) = second_of(&key, part, to.account) {
                send(site, &tree, body, to, text, "key").await?;
            }
        }
    }
    Ok(())
}

/// What she is asked for as the second person of somebody who waits, or of a recovery sheet.
fn second_of(key: &BodyKey, part: Part, who: Id<Account>) -> Option<&'static str> {
    let Some(waiting) = key.waiting().find(|one| may_confirm(part, key, who, one)) else {
        let next = key.sheet_next.as_ref()?;
        return may_second(part, key, who, next.by).then_some("keys-letter-sheet");
    };
    Some(if waiting.replaced() { "keys-letter-confirm" } else { "keys-letter-agree" })
}

async fn tell_left(site: &Site, body: Id<Body>, account: Id<Account>) -> Result<()> {
    let mut conn = site.db.read().await?;
    let to = accounts::letter_to(site, &mut conn, account).await?;
    drop(conn);
    let Some(to) = to else { return Ok(()) };
    let tree = network::tree(site).await?;
    send(site, &tree, body, to, "keys-letter-left", "/desk/account/identity").await
}

/// The other keyholders; where there is none, whoever manages keys above: as [`crate::rights::may_second`] lets them.
async fn tell_second(site: &Site, body: Id<Body>, window: Id<Window>) -> Result<()> {
    let mut conn = site.db.read().await?;
    let asked = store::window(&mut conn, window, body).await?;
    if asked.decided.is_some() {
        return Ok(());
    }
    let key = store::key(&mut conn, body).await?;
    let tree = network::tree(site).await?;
    let mut second = Vec::new();
    for holder in key.present().filter(|one| one.account != asked.account) {
        second.extend(accounts::letter_to(site, &mut conn, holder.account).await?);
    }
    if second.is_empty() {
        let above = tree.get(body).and_then(|body| body.parent).unwrap_or(body);
        second = accounts::holders(site, &mut conn, MANAGE, above).await?;
        second.retain(|one| one.account != asked.account);
    }
    drop(conn);
    for to in second {
        send(site, &tree, body, to, "keys-letter-window", "windows").await?;
    }
    Ok(())
}

/// `page` is one of the desk's, or of the body's desk.
async fn send(
    site: &Site,
    tree: &Tree,
    body: Id<Body>,
    to: accounts::Holder,
    text: &str,
    page: &str,
) -> Result<()> {
    let Some(about) = tree.get(body) else { return Ok(()) };
    let visit = Visit::of(site, to.language);
    let t = &visit.t;
    let site_name = tree.root().names.best(&visit.wanted()).to_owned();
    let path = if page.starts_with('/') { page.to_owned() } else { format!("/desk/b/{}/{page}", about.slug) };
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
    weave::send(site, &letter).await.map(|_| ())
}
