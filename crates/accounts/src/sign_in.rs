//! Signing in with a password. An address without an account costs the same time and gets the same answer.

use basis::{Id, Language, Problem, Result, of::Account};
use weave::Site;

use crate::{
    Accounts,
    model::{CEREMONY, How, Prefix},
    second_factor,
    service::{lookup, token_hash},
    session,
    store::{self, Ceremony},
    throttle::{self, At, Place},
};

/// What someone typed, and from where.
pub struct Attempt<'a> {
    pub address: &'a str,
    pub password: &'a str,
    /// "Firefox, Android"
    pub device: &'a str,
    /// None: attempts are not counted.
    pub from: Option<Prefix>,
}

/// What a right password opens.
pub enum Entered {
    In(Opened),
    /// Her code is asked next; this is the word by which her browser is known until then.
    Code(String),
}

/// She is in.
pub struct Opened {
    /// For her cookie.
    pub token: String,
    pub language: Language,
}

/// # Errors
/// `accounts-wrong` at `password` for whatever does not fit; 429 with the seconds to wait; 503 when too many wait.
pub async fn by_password(site: &Site, attempt: Attempt<'_>) -> Result<Entered> {
    let accounts = site.service::<Accounts>()?;
    accounts.gate.has_room()?;
    let key = lookup(site, attempt.address);
    let place = attempt.from.map(|from| Place::new(site, At::Password, key, from));
    if let Some(place) = place {
        throttle::attempt(site, place).await?;
    }
    let found = store::account_by_address(&mut site.db.read().await?, key).await?;
    let hash = found
        .as_ref()
        .filter(|found| !found.demo || site.config.is_local())
        .and_then(|found| found.password.clone());
    let fits = match (accounts.gate.verify(attempt.password, hash).await, place) {
        (Err(problem), Some(place)) => {
            throttle::undo(site, place).await?;
            return Err(problem);
        }
        (fits, _) => fits?,
    };
    let Some(found) = found.filter(|_| fits) else {
        return Err(Problem::invalid("password", "accounts-wrong"));
    };
    if let Some(place) = place {
        throttle::forget(site, place).await?;
    }
    let (account, language) = (found.id()?, found.language());
    if only_passkeys(site, account).await? {
        return Err(Problem::invalid("password", "accounts-locked-passkeys"));
    }
    if !found.demo && second_factor::has_codes(site, account).await? {
        return half(site, account, How::Password).await.map(Entered::Code);
    }
    let (own, device) = (site.clone(), attempt.device.to_owned());
    let token = site
        .db
        .write(move |conn| {
            Box::pin(async move { session::begin(&own, conn, account, &device, How::Password).await })
        })
        .await?;
    Ok(Entered::In(Opened { token, language }))
}

/// Whether a lockdown of a body she works for leaves passkeys alone.
pub(crate) async fn only_passkeys(site: &Site, account: Id<Account>) -> Result<bool> {
    for held in store::held_by(&mut site.db.read().await?, account, site.clock.now()).await? {
        if site.is_locked(held.body).await? {
            return Ok(true);
        }
    }
    Ok(false)
}

const HALF: &str = "code";

/// The first of two factors was right: the second is asked within ten minutes.
pub(crate) async fn half(site: &Site, account: Id<Account>, how: How) -> Result<String> {
    let token = site.rng.token();
    let (hash, expires) = (token_hash(&token), site.clock.now().plus(CEREMONY));
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let ceremony = Ceremony {
                    token_hash: hash,
                    kind: HALF,
                    account: Some(account),
                    state: how.code(),
                    expires,
                };
                store::begin_ceremony(conn, ceremony).await
            })
        })
        .await?;
    Ok(token)
}

/// Whether a browser's word still stands for a first factor.
///
/// # Errors
/// When the database does not answer.
pub async fn is_half(site: &Site, token: &str) -> Result<bool> {
    let now = site.clock.now();
    let found = store::look_at_ceremony(&mut site.db.read().await?, token_hash(token), HALF, now).await?;
    Ok(found.is_some())
}

/// The second factor: six digits, or a recovery code.
///
/// # Errors
/// Sign-in when the first factor is too old; invalid at `code`; 429 with the seconds to wait.
pub async fn by_code(
    site: &Site,
    half: &str,
    typed: &str,
    device: &str,
    from: Option<Prefix>,
) -> Result<Opened> {
    let (hash, now) = (token_hash(half), site.clock.now());
    let (account, _) = store::look_at_ceremony(&mut site.db.read().await?, hash, HALF, now)
        .await?
        .ok_or_else(Problem::sign_in)?;
    if !second_factor::check(site, account, typed, from).await? {
        return Err(Problem::invalid("code", "accounts-code-wrong"));
    }
    let (own, device) = (site.clone(), device.to_owned());
    site.db
        .write(move |conn| {
            Box::pin(async move {
                store::take_ceremony(conn, hash, HALF, now).await?.ok_or_else(Problem::sign_in)?;
                let found = store::account(conn, account).await?.ok_or_else(Problem::sign_in)?;
                let token = session::begin(&own, conn, account, &device, How::Password).await?;
                Ok(Opened { token, language: found.language() })
            })
        })
        .await
}

/// Shows once more that it is she, in a session that goes on: her password, and her code where she has one.
///
/// # Errors
/// Invalid at `password` or `code`; 429; 503 when too many wait.
pub async fn again(
    site: &Site,
    account: Id<Account>,
    session: &str,
    password: &str,
    code: &str,
    from: Option<Prefix>,
) -> Result<()> {
    let accounts = site.service::<Accounts>()?;
    let found = store::account(&mut site.db.read().await?, account).await?.ok_or_else(Problem::sign_in)?;
    // A stolen session must not be a place to guess at.
    let hash = token_hash(&format!("again/{account}"));
    let place = from.map(|from| Place::new(site, At::Password, hash, from));
    if let Some(place) = place {
        throttle::attempt(site, place).await?;
    }
    if !accounts.gate.verify(password, found.password.clone()).await? {
        return Err(Problem::invalid("password", "accounts-wrong-current"));
    }
    if !found.demo
        && second_factor::has_codes(site, account).await?
        && !second_factor::check(site, account, code, from).await?
    {
        return Err(Problem::invalid("code", "accounts-code-wrong"));
    }
    if let Some(place) = place {
        throttle::forget(site, place).await?;
    }
    let (hash, now) = (token_hash(session), site.clock.now());
    site.db
        .write(move |conn| Box::pin(async move { store::set_shown(conn, hash, now).await.map(|_| ()) }))
        .await
}
