//! Who keeps a body's key: naming, leaving, the recovery sheet. Each begins a new turn and closes the open envelope.

use basis::{
    Id, Kind, Moment, Problem, Result,
    of::{Account, Body},
};
use db::Conn;
use weave::{Entry, Site, facts::KeyChanged, note, tell};
use web::{Actor, Scope};

use crate::{
    model::{HOLDERS, public},
    rights::{MANAGE, Part, manages_here, may_change, may_second},
    role, store,
};

/// What came of naming someone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// She keeps the key from now on.
    Holds,
    /// She was asked to make an identity first.
    Asked,
    /// Something was sealed to this key already: a second person has to agree.
    Waits,
}

/// Names a keyholder of the scope's body. Who has no identity is asked to make one, by a letter and in her desk. From the first
/// envelope on a second person has to agree: [`crate::confirm`].
///
/// # Errors
/// Forbidden, from above too once the key stands or when it is herself; step-up; in lockdown; invalid at `account`: named already, three there are, no such account.
pub async fn name_keyholder(
    site: &Site,
    actor: &Actor,
    scope: &Scope,
    account: Id<Account>,
) -> Result<Named> {
    actor.must(MANAGE, scope)?;
    actor.stepped_up(site.clock.now())?;
    let body = scope.body().ok_or_else(Problem::not_found)?;
    must_not_be_locked(site, body).await?;
    let here = manages_here(actor, body);
    if !here && account == actor.account {
        return Err(not_from_above());
    }
    let (own, by) = (site.clone(), actor.account);
    site.db
        .write(move |conn| Box::pin(async move { name(&own, conn, body, account, Some(by), here).await }))
        .await
}

/// Makes someone with an identity a keyholder in the name of whoever holds the machine: for the sample coalition and tests.
///
/// # Errors
/// Invalid at `account`: named already, or three there are.
pub async fn plant_keyholder(site: &Site, body: Id<Body>, account: Id<Account>) -> Result<Named> {
    let own = site.clone();
    site.db
        .write(move |conn| Box::pin(async move { name(&own, conn, body, account, None, true).await }))
        .await
}

async fn name(
    site: &Site,
    conn: &mut Conn,
    body: Id<Body>,
    account: Id<Account>,
    by: Option<Id<Account>>,
    here: bool,
) -> Result<Named> {
    let now = site.clock.now();
    let has = store::identity(conn, account).await?.is_some();
    // The turn first: of two who name at once the second sees what the first did.
    store::hold_or_begin(conn, body, now).await?;
    let key = store::key(conn, body).await?;
    if !may_change(here, &key) {
        return Err(not_from_above());
    }
    if key.holders.len() >= HOLDERS {
        return Err(Problem::invalid("account", "keys-too-many"));
    }
    let agreed = (by.is_none() || !key.is_used()).then_some(now);
    let since = agreed.filter(|_| has);
    if !store::name_holder(conn, body, account, by, now, (agreed, since)).await? {
        return Err(Problem::invalid("account", "keys-named-already"));
    }
    let (named, what) = match (agreed, since) {
        (_, Some(_)) => (Named::Holds, "keys.keyholder-named"),
        (Some(_), None) => (Named::Asked, "keys.keyholder-asked"),
        (None, None) => (Named::Waits, "keys.keyholder-proposed"),
    };
    note(site, conn, Entry::new(body, by, what).about(account)).await?;
    if since.is_some() {
        changed(site, conn, body, now).await?;
        role::give(site, conn, body, account, by).await?;
    } else {
        crate::letter::write_later(site, conn, body).await?;
    }
    Ok(named)
}

/// Lets a keyholder go on being handed records for another term: what naming gave her lapses like every grant.
///
/// # Errors
/// Forbidden from above, and for herself, since it would never end; step-up; not found when she does not keep this key.
pub async fn keep_on(site: &Site, actor: &Actor, scope: &Scope, account: Id<Account>) -> Result<()> {
    actor.must(MANAGE, scope)?;
    actor.stepped_up(site.clock.now())?;
    if account == actor.account {
        return Err(Problem::forbidden());
    }
    let body = scope.body().ok_or_else(Problem::not_found)?;
    if !manages_here(actor, body) {
        return Err(not_from_above());
    }
    let (own, by) = (site.clone(), actor.account);
    site.db
        .write(move |conn| {
            Box::pin(async move {
                if !store::holding(conn, body).await?.contains(&account) {
                    return Err(Problem::not_found());
                }
                role::give(&own, conn, body, account, Some(by)).await?;
                note(&own, conn, Entry::new(body, Some(by), "keys.keyholder-kept-on").about(account)).await
            })
        })
        .await
}

/// Lets a keyholder leave, or takes back that she was asked. From here on nothing is sealed to her; what she could read before she
/// can still read wherever she kept it.
///
/// # Errors
/// Forbidden for anyone but whoever manages keys, not from above once the key stands, and herself; step-up; in lockdown, but
/// for herself; not found when she does not keep this key.
pub async fn leave(site: &Site, actor: &Actor, scope: &Scope, account: Id<Account>) -> Result<()> {
    if account != actor.account {
        actor.must(MANAGE, scope)?;
    }
    let now = site.clock.now();
    actor.stepped_up(now)?;
    let body = scope.body().ok_or_else(Problem::not_found)?;
    // Her own going is hers, always.
    if account != actor.account {
        must_not_be_locked(site, body).await?;
    }
    let may = account == actor.account || manages_here(actor, body);
    let (own, by) = (site.clone(), actor.account);
    site.db
        .write(move |conn| {
            Box::pin(async move {
                changed(&own, conn, body, now).await?;
                if !may_change(may, &store::key(conn, body).await?) {
                    return Err(not_from_above());
                }
                if !store::remove_holder(conn, body, account).await? {
                    return Err(Problem::not_found());
                }
                // She too: whoever is let go against her will should not be the last to learn of it.
                crate::letter::tell_who_left(&own, conn, body, account).await?;
                store::close_windows(conn, account, body, now).await?;
                role::take(&own, conn, body, account, by).await?;
                note(&own, conn, Entry::new(body, Some(by), "keys.keyholder-left").about(account)).await
            })
        })
        .await
}

/// What came of setting a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sheet {
    /// It is sealed to from now on.
    Stands,
    /// Something was sealed to this key already: a second person has to agree.
    Waits,
    Dropped,
}

/// Sets the recovery sheet's public half as one more recipient, or takes it away. The sheet itself was made in her browser and is
/// on paper alone. From the first envelope on a second person has to agree to a new one, as to a keyholder: [`confirm_sheet`].
///
/// # Errors
/// Forbidden, from above too once the key stands; step-up; in lockdown; invalid at `public`; 422 `no-key` for a body without keyholders.
pub async fn set_sheet(site: &Site, actor: &Actor, scope: &Scope, typed: Option<&str>) -> Result<Sheet> {
    actor.must(MANAGE, scope)?;
    let now = site.clock.now();
    actor.stepped_up(now)?;
    let body = scope.body().ok_or_else(Problem::not_found)?;
    must_not_be_locked(site, body).await?;
    let sheet = typed.map(public).transpose()?;
    let here = manages_here(actor, body);
    let (own, by) = (site.clone(), actor.account);
    site.db
        .write(move |conn| {
            Box::pin(async move {
                // The turn first: it holds up whoever is sealing, and whoever changes the key too.
                store::hold_or_begin(conn, body, now).await?;
                let key = store::key(conn, body).await?;
                if !may_change(here, &key) {
                    return Err(not_from_above());
                }
                if sheet.is_some() && !key.stands() {
                    return Err(crate::no_key());
                }
                if sheet.as_deref().is_some_and(|sheet| key.recipients().contains(&sheet)) {
                    return Err(Problem::invalid("public", "keys-public-taken"));
                }
                if let Some(sheet) = sheet.as_deref().filter(|_| key.is_used()) {
                    store::propose_sheet(conn, body, Some((sheet, by)), now).await?;
                    crate::letter::write_later(&own, conn, body).await?;
                    note(&own, conn, Entry::new(body, Some(by), "keys.sheet-proposed")).await?;
                    return Ok(Sheet::Waits);
                }
                changed(&own, conn, body, now).await?;
                store::propose_sheet(conn, body, None, now).await?;
                store::set_sheet(conn, body, sheet.as_deref(), now).await?;
                let (done, what) = match sheet {
                    Some(_) => (Sheet::Stands, "keys.sheet-made"),
                    None => (Sheet::Dropped, "keys.sheet-dropped"),
                };
                note(&own, conn, Entry::new(body, Some(by), what)).await?;
                Ok(done)
            })
        })
        .await
}

/// A second person agrees to the sheet that waits, whose public half is `public`: from here on it is sealed to.
///
/// # Errors
/// Forbidden for whoever may not be the second person; step-up; in lockdown; not found when another one waits now, or none.
pub async fn confirm_sheet(site: &Site, actor: &Actor, scope: &Scope, public: &str) -> Result<()> {
    let now = site.clock.now();
    actor.stepped_up(now)?;
    let body = scope.body().ok_or_else(Problem::not_found)?;
    must_not_be_locked(site, body).await?;
    let tree = network::tree(site).await?;
    let (own, actor, public) = (site.clone(), actor.clone(), public.to_owned());
    site.db
        .write(move |conn| {
            Box::pin(async move {
                changed(&own, conn, body, now).await?;
                let key = store::key(conn, body).await?;
                let part = Part::of(&actor, &tree, body, &key);
                if !part.may_see() {
                    return Err(Problem::forbidden());
                }
                let next = key.sheet_next.as_ref().filter(|next| next.public == public);
                let next = next.ok_or_else(Problem::not_found)?;
                if !may_second(part, &key, actor.account, next.by) {
                    return Err(Problem::forbidden());
                }
                store::set_sheet(conn, body, Some(&next.public), now).await?;
                store::propose_sheet(conn, body, None, now).await?;
                note(&own, conn, Entry::new(body, Some(actor.account), "keys.sheet-agreed")).await
            })
        })
        .await
}

/// Takes back a sheet that waits; one that stands stays.
///
/// # Errors
/// Forbidden, from above too; step-up; not found when none waits.
pub async fn take_back_sheet(site: &Site, actor: &Actor, scope: &Scope) -> Result<()> {
    actor.must(MANAGE, scope)?;
    let now = site.clock.now();
    actor.stepped_up(now)?;
    let body = scope.body().ok_or_else(Problem::not_found)?;
    let here = manages_here(actor, body);
    let (own, by) = (site.clone(), actor.account);
    site.db
        .write(move |conn| {
            Box::pin(async move {
                store::hold_or_begin(conn, body, now).await?;
                let key = store::key(conn, body).await?;
                if !may_change(here, &key) {
                    return Err(not_from_above());
                }
                if key.sheet_next.is_none() {
                    return Err(Problem::not_found());
                }
                store::propose_sheet(conn, body, None, now).await?;
                note(&own, conn, Entry::new(body, Some(by), "keys.sheet-taken-back")).await
            })
        })
        .await
}

/// In lockdown no recipient comes or goes: whoever pressed it is not let go meanwhile.
///
/// # Errors
/// Forbidden ([`crate::hand_out::LOCKED`]).
pub(crate) async fn must_not_be_locked(site: &Site, body: Id<Body>) -> Result<()> {
    if site.is_locked(body).await? {
        return Err(Problem::new(Kind::Forbidden, crate::hand_out::LOCKED));
    }
    Ok(())
}

/// Lets her go whose account is erased: from every key she kept or was asked to keep, with her identities. Who stays is told by the
/// letters of [`changed`].
pub(crate) async fn erased(site: &Site, conn: &mut Conn, account: Id<Account>) -> Result<()> {
    let now = site.clock.now();
    let mut bodies = store::bodies_of(conn, account, false).await?;
    bodies.extend(store::bodies_of(conn, account, true).await?);
    // Always in one order, as where identities are replaced.
    bodies.sort();
    for body in bodies {
        changed(site, conn, body, now).await?;
        store::remove_holder(conn, body, account).await?;
        store::close_windows(conn, account, body, now).await?;
        role::take(site, conn, body, account, account).await?;
        note(site, conn, Entry::new(body, Some(account), "keys.keyholder-left").about(account)).await?;
    }
    store::erase_identities(conn, account).await.map(|_| ())
}

fn not_from_above() -> Problem {
    Problem::new(Kind::Forbidden, "keys-not-from-above")
}

/// Begins a new turn of a body's key in this transaction. First of all that it does: who is sealing is waited for, who seals
/// after it sees the new recipients. The open envelopes of all processes are closed by what it tells.
pub(crate) async fn changed(site: &Site, conn: &mut Conn, body: Id<Body>, now: Moment) -> Result<()> {
    store::next_turn(conn, body, now).await?;
    // What was laid aside is sealed to who kept the key until now.
    store::drop_agreements(conn, body).await?;
    crate::letter::write_later(site, conn, body).await?;
    tell(conn, site, &KeyChanged { body }).await
}
