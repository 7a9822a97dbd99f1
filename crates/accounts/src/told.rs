//! She is told, at every address of hers, that how she signs in was changed.

use std::sync::Arc;

use basis::{Id, Problem, Result, of::Account};
use db::Conn;
use jobs::{Job, Queue, Worker};
use mail::Letter;
use serde::{Deserialize, Serialize};
use weave::{Site, Visit};

use crate::{
    service::{site_name, unseal},
    store,
};

const LETTER: &str = "accounts.ways-changed";

/// What was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Changed {
    /// The owner of the machine dropped all her ways in.
    Reset,
    /// Her codes come from another phone.
    Phone,
    /// She has another password.
    Password,
    /// A passkey more opens her account.
    Passkey,
    /// Notices go to another second address, or to none.
    Second,
    /// The owner of the machine made a link that opens her account.
    Link,
    /// The owner of the machine made a token in her name.
    Token,
}

#[derive(Serialize, Deserialize)]
struct Payload {
    account: Id<Account>,
    what: Changed,
}

/// Notes down that she is to be told.
pub(crate) async fn later(site: &Site, conn: &mut Conn, account: Id<Account>, what: Changed) -> Result<()> {
    let payload = serde_json::to_value(Payload { account, what }).map_err(Problem::failed)?;
    let key = Some(format!("{account}{what:?}"));
    let job = Job { kind: LETTER, payload, at: site.clock.now(), queue: Queue::Urgent, key };
    jobs::enqueue(conn, job, &site.clock, &site.rng).await
}

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
    let second = store::second_address(&mut conn, payload.account).await?;
    let tokens = store::tokens(&mut conn, payload.account, site.clock.now()).await?.len();
    drop(conn);
    let visit = Visit::of(site, found.language());
    let (t, name) = (&visit.t, site_name(&visit).await?);
    let text = match payload.what {
        Changed::Reset => "accounts-reset-text",
        Changed::Phone => "accounts-phone-text",
        Changed::Password => "accounts-password-text",
        Changed::Passkey => "accounts-passkey-text",
        Changed::Second => "accounts-second-text",
        Changed::Link => "accounts-link-text",
        Changed::Token => "accounts-token-text",
    };
    // Programs of hers go on with theirs: what she has to end is said, where somebody else may have made one.
    let still = match tokens {
        0 => String::new(),
        _ => {
            let link = format!("{}/desk/account/tokens", site.config.url);
            t.plain_with("accounts-tokens-still", &[("link", link.as_str().into())])
        }
    };
    for sealed in found.address_sealed.iter().chain(second.iter()) {
        let letter = Letter {
            to: unseal(site, sealed)?,
            to_language: found.language(),
            from_name: name.clone(),
            subject: t.plain_with("accounts-ways-changed-subject", &[("site", name.as_str().into())]),
            text: still_too(
                &still,
                t.plain_with(
                    text,
                    &[
                        ("name", found.name.as_str().into()),
                        ("site", name.as_str().into()),
                        ("link", format!("{}/desk/account", site.config.url).into()),
                    ],
                ),
            ),
            html: None,
        };
        weave::send(site, &letter).await?;
    }
    Ok(())
}

fn still_too(still: &str, text: String) -> String {
    if still.is_empty() { text } else { format!("{}\n\n{}", text.trim_end(), still.trim()) }
}
