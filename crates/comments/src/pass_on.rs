//! A message goes on to the body's mail, or is rejected. Either way it is erased here.

use basis::{
    Id, Kind, Problem, Result,
    of::{Account, Body},
};
use jobs::{Job, Queue, Worker};
use mail::Letter;
use serde::{Deserialize, Serialize};
use weave::{Site, Visit};
use web::{Actor, Scope};

use crate::{
    contact::unseal,
    model::{Message, MessageId},
    rights::{READ, must_read},
    store,
};

const LETTER: &str = "comments.letter";

#[derive(Serialize, Deserialize)]
struct Due {
    message: Id<MessageId>,
    account: Id<Account>,
}

/// Sends a waiting message to all who may read messages to the scope's body: one letter each, one job a letter.
///
/// # Errors
/// Forbidden; not found when it is not of this body or waits no more; conflict when nobody would receive it.
pub async fn send(site: &Site, actor: &Actor, scope: &Scope, message: Id<MessageId>) -> Result<()> {
    must_read(actor, scope)?;
    let body = scope.body().ok_or_else(Problem::not_found)?;
    let holders = accounts::holders(site, &mut site.db.read().await?, READ, body).await?;
    let to: Vec<Id<Account>> = holders.iter().map(|holder| holder.account).collect();
    let own = site.clone();
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let now = own.clock.now();
                store::post_letters(conn, message, body, &to, now).await?;
                if to.is_empty() {
                    return Err(Problem::new(Kind::Conflict, "comments-contact-nobody"));
                }
                for account in to {
                    let payload = serde_json::to_value(Due { message, account }).map_err(Problem::failed)?;
                    let job = Job { kind: LETTER, payload, at: now, queue: Queue::Urgent, key: None };
                    jobs::enqueue(conn, job, &own.clock, &own.rng).await?;
                }
                Ok(())
            })
        })
        .await
}

/// Rejects a message of the scope's body that was not sent yet, and erases what was in it.
///
/// # Errors
/// Forbidden; not found when it is not of this body, sent or rejected.
pub async fn reject(site: &Site, actor: &Actor, scope: &Scope, message: Id<MessageId>) -> Result<()> {
    must_read(actor, scope)?;
    let body = scope.body().ok_or_else(Problem::not_found)?;
    let now = site.clock.now();
    site.db
        .write(move |conn| Box::pin(async move { store::reject_message(conn, message, body, now).await }))
        .await
}

pub(crate) fn worker(site: &Site) -> Worker {
    let site = site.clone();
    Worker::letter(LETTER, move |payload| {
        let site = site.clone();
        async move { leave(&site, serde_json::from_value(payload).map_err(Problem::failed)?).await }
    })
}

/// One letter leaves; after the last one the message is erased. A second time there is nothing to do.
async fn leave(site: &Site, due: Due) -> Result<()> {
    let Due { message, account } = due;
    if let Some(letter) = letter(site, message, account).await? {
        weave::send(site, &letter).await?;
    }
    site.db
        .write(move |conn| {
            Box::pin(async move {
                store::letter_left(conn, message, account).await?;
                if store::letters_left(conn, message).await? == 0 {
                    store::sent(conn, message).await?;
                }
                Ok(())
            })
        })
        .await
}

/// Nothing when it has left, or when she holds the right no more.
async fn letter(site: &Site, message: Id<MessageId>, account: Id<Account>) -> Result<Option<Letter>> {
    let mut conn = site.db.read().await?;
    if !store::is_open(&mut conn, message, account).await? {
        return Ok(None);
    }
    let Some(message) = store::message(&mut conn, message).await? else { return Ok(None) };
    let holders = accounts::holders(site, &mut conn, READ, message.body).await?;
    let Some(holder) = holders.into_iter().find(|holder| holder.account == account) else { return Ok(None) };
    let visit = Visit::of(site, holder.language);
    let name = body_name(&visit, message.body).await?;
    Ok(Some(Letter {
        to: holder.address,
        to_language: holder.language,
        from_name: name.clone(),
        subject: visit.t.plain_with("comments-letter-subject", &[("body", name.as_str().into())]),
        text: text(site, &visit, &message, &name)?,
        html: None,
    }))
}

fn text(site: &Site, visit: &Visit, message: &Message, body: &str) -> Result<String> {
    let t = &visit.t;
    let address = match &message.address {
        Some(sealed) => t.plain_with("comments-letter-address", &[("address", unseal(site, sealed)?.into())]),
        None => t.plain("comments-letter-no-address"),
    };
    let from = t.plain_with(
        "comments-letter-from",
        &[
            ("name", message.name.as_str().into()),
            ("body", body.into()),
            ("date", t.date_time(message.at).into()),
        ],
    );
    let erased = t.plain("comments-letter-erased");
    Ok(format!("{from}\n\n{}\n\n{address}\n\n{erased}\n", message.text))
}

/// A body's name in a reader's language.
pub(crate) async fn body_name(visit: &Visit, body: Id<Body>) -> Result<String> {
    let tree = network::tree(&visit.site).await?;
    Ok(tree.get(body).map(|body| body.names.best(&visit.wanted()).to_owned()).unwrap_or_default())
}
