//! What she changes of her own account.

use basis::{FieldProblem, Id, Language, Problem, Result, of::Account};
use weave::Site;

use crate::{
    Accounts,
    model::{Device, FRESH, NAME, Session, weakness},
    service::{token_hash, unseal},
    store::{self, Found},
};

/// Her account as its page shows it.
pub struct Own {
    pub name: String,
    pub language: Language,
    pub address: String,
    pub has_password: bool,
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
    Ok(Own {
        language: found.language(),
        address: found.address_sealed.as_deref().map_or(Ok(String::new()), |sealed| unseal(site, sealed))?,
        has_password: found.password.is_some(),
        fresh: here.as_ref().is_some_and(|here| here.by_link && now.since(here.since) < FRESH),
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
    site.db
        .write(move |conn| {
            Box::pin(async move { store::set_profile(conn, account, &name, language).await.map(|_| ()) })
        })
        .await
}

/// A new password. All her other sessions and open links end with the old one.
///
/// # Errors
/// Invalid at `current`, `password` or `again`; 503 when too many wait.
pub async fn change_password(
    site: &Site,
    account: Id<Account>,
    token: &str,
    current: &str,
    password: &str,
    again: &str,
) -> Result<()> {
    let own = own(site, account, token).await?;
    let mut wrong = Vec::new();
    if let Some(key) = weakness(password, &own.name, &own.address) {
        wrong.push(FieldProblem { field: "password".into(), key: key.into() });
    } else if password != again {
        wrong.push(FieldProblem { field: "again".into(), key: "accounts-password-differs".into() });
    }
    Problem::from_fields(wrong)?;
    let accounts = site.service::<Accounts>()?;
    if !own.fresh {
        let known = found(site, account).await?.password;
        // A stolen session must not be a place to guess at.
        let place = (token_hash(&account.to_string()), crate::model::Prefix::of([0, 0, 0, 0].into()));
        accounts.passwords.attempt(place, site.clock.now())?;
        if !accounts.gate.verify(current, known).await? {
            return Err(Problem::invalid("current", "accounts-wrong-current"));
        }
        accounts.passwords.forget(&place);
    }
    let hash = accounts.gate.hash(password, &site.rng).await?;
    let here = own.here;
    site.db
        .write(move |conn| {
            Box::pin(async move {
                store::set_password(conn, account, &hash).await?;
                store::end_others(conn, account, here).await?;
                store::drop_links(conn, account).await.map(|_| ())
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
