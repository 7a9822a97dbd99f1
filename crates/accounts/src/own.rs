//! What she changes of her own account.

use basis::{FieldProblem, Id, Language, Problem, Result, of::Account};
use weave::{Entry, Holding as _, Site, Who, note};
use web::Actor;

use crate::{
    Accounts,
    holding::AccountHolding,
    model::{Device, FRESH, How, NAME, Passkey, Session, weakness},
    office, second_factor,
    service::{seal, token_hash, unseal},
    store::{self, Found},
    told::{self, Changed},
};

/// Her account as its page shows it.
pub struct Own {
    pub name: String,
    pub language: Language,
    pub address: String,
    pub second: String,
    pub has_password: bool,
    pub has_codes: bool,
    /// A demo account, whose password is known to everybody.
    pub demo: bool,
    pub passkeys: Vec<Passkey>,
    /// Recovery codes not used yet.
    pub codes_left: i64,
    /// She came by a link a short while ago: the old password is not asked for.
    pub fresh: bool,
    /// The newest first.
    pub devices: Vec<Device>,
    pub here: Option<Id<Session>>,
}

async fn found(site: &Site, account: Id<Account>) -> Result<Found> {
    store::account(&mut site.db.read().await?, account).await?.ok_or_else(Problem::sign_in)
}

/// # Errors
/// When the database does not answer.
pub async fn own(site: &Site, account: Id<Account>, token: &str) -> Result<Own> {
    let found = found(site, account).await?;
    let now = site.clock.now();
    let mut conn = site.db.read().await?;
    let here = store::session(&mut conn, account, token_hash(token), now).await?;
    let devices = store::sessions(&mut conn, account, now).await?;
    let second = store::second_address(&mut conn, account).await?;
    Ok(Own {
        second: second.as_deref().map_or(Ok(String::new()), |sealed| unseal(site, sealed))?,
        has_codes: store::code_secret(&mut conn, account).await?.is_some_and(|row| row.confirmed.is_some()),
        demo: found.demo,
        passkeys: store::passkeys(&mut conn, account).await?,
        codes_left: store::recovery_codes_left(&mut conn, account).await?,
        language: found.language(),
        address: found.address_sealed.as_deref().map_or(Ok(String::new()), |sealed| unseal(site, sealed))?,
        has_password: found.password.is_some(),
        fresh: here.as_ref().is_some_and(|here| here.how == How::Link && now.since(here.since) < FRESH),
        name: found.name,
        here: here.map(|here| here.id),
        devices,
    })
}

/// # Errors
/// Invalid at `name`.
pub async fn change(site: &Site, account: Id<Account>, name: &str, language: Language) -> Result<()> {
    let name = name.trim().to_owned();
    if name.is_empty() {
        return Err(Problem::invalid("name", "field-required"));
    }
    if name.chars().count() > NAME {
        return Err(Problem::invalid("name", "field-too-long"));
    }
    let own = site.clone();
    site.db
        .write(move |conn| {
            Box::pin(async move {
                store::set_profile(conn, account, &name, language).await?;
                office::changed_all(&own, conn, account).await
            })
        })
        .await
}

/// Whether she may set up her ways in now: she showed that it is she, or has none yet and came by a letter's link within the
/// hour.
///
/// # Errors
/// [`basis::Kind::Forbidden`] with the key that asks her to show it.
pub async fn may_set_up(site: &Site, actor: &Actor, token: &str) -> Result<()> {
    let own = own(site, actor.account, token).await?;
    if own.fresh && !own.has_password && own.passkeys.is_empty() {
        return Ok(());
    }
    actor.stepped_up(site.clock.now())
}

/// A new password, with the code that confirms her second factor where she has none yet. All her other sessions and open
/// links end with the old one.
///
/// # Errors
/// Invalid at `password`, `again` or `code`; 503 when too many wait; forbidden as [`may_set_up`].
pub async fn change_password(
    site: &Site,
    actor: &Actor,
    token: &str,
    password: &str,
    again: &str,
    code: &str,
) -> Result<()> {
    may_set_up(site, actor, token).await?;
    let account = actor.account;
    let own = own(site, account, token).await?;
    let mut wrong = Vec::new();
    if let Some(key) = weakness(password, &own.name, &own.address) {
        wrong.push(FieldProblem { field: "password".into(), key: key.into() });
    } else if password != again {
        wrong.push(FieldProblem { field: "again".into(), key: "accounts-password-differs".into() });
    }
    Problem::from_fields(wrong)?;
    if !own.has_codes {
        second_factor::confirm(site, account, code).await?;
    }
    let hash = site.service::<Accounts>()?.gate.hash(password, &site.rng).await?;
    let (here, root, owned) = (own.here, network::tree(site).await?.root().id, site.clone());
    let (session, now) = (token_hash(token), site.clock.now());
    site.db
        .write(move |conn| {
            Box::pin(async move {
                store::set_password(conn, account, &hash).await?;
                store::end_others(conn, account, here).await?;
                store::set_shown(conn, session, now).await?;
                store::drop_links(conn, account).await?;
                note(&owned, conn, Entry::new(root, Some(account), "accounts.password-changed")).await?;
                told::later(&owned, conn, account, Changed::Password).await
            })
        })
        .await
}

/// Her name for one of her devices.
///
/// # Errors
/// Not found.
pub async fn name_session(
    site: &Site,
    account: Id<Account>,
    session: Id<Session>,
    label: &str,
) -> Result<()> {
    let label: String = label.trim().chars().take(NAME).collect();
    site.db
        .write(move |conn| {
            Box::pin(async move {
                match store::set_label(conn, account, session, &label).await? {
                    0 => Err(Problem::not_found()),
                    _ => Ok(()),
                }
            })
        })
        .await
}

/// A second address, for notices alone; "" takes it away.
///
/// # Errors
/// Invalid at `second`; forbidden before she showed that it is she.
pub async fn set_second_address(site: &Site, actor: &Actor, typed: &str) -> Result<()> {
    actor.stepped_up(site.clock.now())?;
    let sealed = match typed.trim() {
        "" => None,
        typed => Some(seal(site, typed).map_err(|_| Problem::invalid("second", "field-bad-email"))?),
    };
    let (own, account, root) = (site.clone(), actor.account, network::tree(site).await?.root().id);
    site.db
        .write(move |conn| {
            Box::pin(async move {
                store::set_second_address(conn, account, sealed).await?;
                note(&own, conn, Entry::new(root, Some(account), "accounts.second-address")).await?;
                told::later(&own, conn, account, Changed::Second).await
            })
        })
        .await
}

/// Erases her account for good: sessions, ways in, roles, keys. What bodies know of her as a person has a page of its own.
///
/// # Errors
/// Forbidden before she showed that it is she; conflict when she is the last who runs the installation.
pub async fn erase(site: &Site, actor: &Actor) -> Result<()> {
    actor.stepped_up(site.clock.now())?;
    let found = found(site, actor.account).await?;
    let sealed = found.address_sealed.as_deref().ok_or_else(Problem::not_found)?;
    let who = Who::new(unseal(site, sealed)?).shown();
    let (own, root, account) = (site.clone(), network::tree(site).await?.root().id, actor.account);
    site.db
        .write(move |conn| {
            Box::pin(async move {
                AccountHolding.erase(&own, conn, &who).await?;
                note(&own, conn, Entry::new(root, Some(account), "accounts.erased-by-her").about(account))
                    .await
            })
        })
        .await
}

/// Ends one of her sessions; one of somebody else's is not found.
///
/// # Errors
/// Not found.
pub async fn end_session(site: &Site, account: Id<Account>, session: Id<Session>) -> Result<()> {
    site.db
        .write(move |conn| {
            Box::pin(async move {
                match store::end_session(conn, account, session).await? {
                    0 => Err(Problem::not_found()),
                    _ => Ok(()),
                }
            })
        })
        .await
}

/// Ends all of her sessions but this one.
///
/// # Errors
/// When the database does not take the write.
pub async fn end_others(site: &Site, account: Id<Account>, token: &str) -> Result<u64> {
    let hash = token_hash(token);
    let now = site.clock.now();
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let here = store::session(conn, account, hash, now).await?.map(|here| here.id);
                store::end_others(conn, account, here).await
            })
        })
        .await
}
