//! She shows once more that it is she, before a dangerous act.

use basis::{Problem, Result};
use weave::Site;
use web::{Actor, By};

use crate::{
    Accounts,
    model::Prefix,
    service::token_hash,
    store::{self, Found},
};

/// What she can show it with.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Means {
    pub password: bool,
}

async fn found(site: &Site, actor: &Actor) -> Result<Found> {
    store::account(&mut site.db.read().await?, actor.account).await?.ok_or_else(Problem::sign_in)
}

/// # Errors
/// When the database does not answer.
pub async fn means(site: &Site, actor: &Actor) -> Result<Means> {
    Ok(Means { password: found(site, actor).await?.password.is_some() })
}

/// With her password.
///
/// # Errors
/// `accounts-wrong-current` at `password`; 429 with the seconds to wait; 503 when too many wait.
pub async fn by_password(site: &Site, actor: &Actor, token: &str, password: &str) -> Result<()> {
    let accounts = site.service::<Accounts>()?;
    let found = found(site, actor).await?;
    // A stolen session must not be a place to guess at: counted for the account, wherever it comes from.
    let place = (token_hash(&actor.account.to_string()), Prefix::of([0, 0, 0, 0].into()));
    accounts.passwords.attempt(place, site.clock.now())?;
    let known = found.password.filter(|_| !found.demo || site.config.is_local());
    if !accounts.gate.verify(password, known).await.inspect_err(|_| accounts.passwords.undo(&place))? {
        return Err(Problem::invalid("password", "accounts-wrong-current"));
    }
    accounts.passwords.forget(&place);
    shown(site, actor, token, By::Password).await
}

async fn shown(site: &Site, actor: &Actor, token: &str, way: By) -> Result<()> {
    let (account, hash, now) = (actor.account, token_hash(token), site.clock.now());
    site.db
        .write(move |conn| {
            Box::pin(async move {
                match store::show(conn, account, hash, way, now).await? {
                    0 => Err(Problem::sign_in()),
                    _ => Ok(()),
                }
            })
        })
        .await
}
