//! Signing in with a password. An address without an account costs the same time and gets the same answer.

use basis::{Language, Problem, Result};
use weave::Site;
use web::By;

use crate::{Accounts, model::Prefix, service::lookup, session, store};

/// What someone typed, and from where.
pub struct Attempt<'a> {
    pub address: &'a str,
    pub password: &'a str,
    /// "Firefox, Android"
    pub device: &'a str,
    /// None: attempts are not counted.
    pub from: Option<Prefix>,
}

/// She is in.
pub struct Opened {
    /// For her cookie.
    pub token: String,
    pub language: Language,
}

/// # Errors
/// `accounts-wrong` at `password` for whatever does not fit; 429 with the seconds to wait; 503 when too many wait.
pub async fn by_password(site: &Site, attempt: Attempt<'_>) -> Result<Opened> {
    let accounts = site.service::<Accounts>()?;
    let key = lookup(site, attempt.address);
    let place = attempt.from.map(|from| (key, from));
    if let Some(place) = place {
        accounts.passwords.attempt(place, site.clock.now())?;
    }
    let found = store::account_by_address(&mut site.db.read().await?, key).await?;
    let hash = found
        .as_ref()
        .filter(|found| !found.demo || site.config.is_local())
        .and_then(|found| found.password.clone());
    let fits = accounts.gate.verify(attempt.password, hash).await.inspect_err(|_| {
        if let Some(place) = &place {
            accounts.passwords.undo(place);
        }
    })?;
    let Some(found) = found.filter(|_| fits) else {
        return Err(Problem::invalid("password", "accounts-wrong"));
    };
    if let Some(place) = &place {
        accounts.passwords.forget(place);
    }
    let (account, language) = (found.id()?, found.language());
    let (own, device) = (site.clone(), attempt.device.to_owned());
    let token = site
        .db
        .write(move |conn| {
            Box::pin(async move { session::begin(&own, conn, account, &device, By::Password, true).await })
        })
        .await?;
    Ok(Opened { token, language })
}
