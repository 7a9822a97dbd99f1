//! New accounts.

use basis::{FieldProblem, Id, Problem, Result, of::Account};
use db::Conn;
use weave::Site;

use crate::{
    Accounts,
    model::{Holder, Listed, NAME, NewAccount, Password, address, weakness},
    service::{lookup, new_id, seal, unseal},
    store::{self, Fresh},
};

/// Makes an account.
///
/// # Errors
/// Invalid at `email`, `name` or `password`: no address, taken (`accounts-taken`), no name, a weak password.
pub async fn add(site: &Site, new: NewAccount) -> Result<Id<Account>> {
    check(&new)?;
    let (password, demo) = match &new.password {
        None => (None, false),
        Some(Password::Demo(hash)) => (Some(hash.clone()), true),
        Some(Password::Plain(typed)) => {
            (Some(site.service::<Accounts>()?.gate.hash(typed, &site.rng).await?), false)
        }
    };
    let own = site.clone();
    site.db.write(move |conn| Box::pin(async move { insert(&own, conn, &new, password, demo).await })).await
}

fn check(new: &NewAccount) -> Result<()> {
    let mut wrong = Vec::new();
    let mut add = |field: &'static str, key: &'static str| {
        wrong.push(FieldProblem { field: field.into(), key: key.into() });
    };
    if address(&new.email).is_none() {
        add("email", "field-bad-email");
    }
    match new.name.trim().chars().count() {
        0 => add("name", "field-required"),
        1..=NAME => {}
        _ => add("name", "field-too-long"),
    }
    if let Some(Password::Plain(typed)) = &new.password
        && let Some(key) = weakness(typed, &new.name, &new.email)
    {
        add("password", key);
    }
    Problem::from_fields(wrong)
}

/// Writes it in the transaction of `conn`; also for an account that comes with its first role.
pub(crate) async fn insert(
    site: &Site,
    conn: &mut Conn,
    new: &NewAccount,
    password: Option<String>,
    demo: bool,
) -> Result<Id<Account>> {
    check(new)?;
    let id = new_id(site);
    let fresh = Fresh {
        id,
        name: new.name.trim(),
        language: new.language,
        sealed: seal(site, &new.email)?,
        lookup: lookup(site, &new.email),
        password,
        demo,
        now: site.clock.now(),
    };
    db::on_unique(store::insert_account(conn, fresh).await, "address_lookup", "email", "accounts-taken")?;
    Ok(id)
}

/// Which account has an address.
///
/// # Errors
/// When the database does not answer.
pub async fn find(site: &Site, email: &str) -> Result<Option<Id<Account>>> {
    let found = store::account_by_address(&mut site.db.read().await?, lookup(site, email)).await?;
    found.map(|found| found.id()).transpose()
}

/// All accounts, the oldest first; without addresses.
///
/// # Errors
/// When the database does not answer.
pub async fn list(site: &Site) -> Result<Vec<Listed>> {
    store::accounts(&mut site.db.read().await?).await
}

/// An account as a letter to it needs it: whom to write to, in which language. Not for showing and not for logs.
///
/// # Errors
/// When the database does not answer.
pub async fn letter_to(site: &Site, conn: &mut Conn, account: Id<Account>) -> Result<Option<Holder>> {
    let Some(found) = store::account(conn, account).await? else { return Ok(None) };
    let Some(sealed) = &found.address_sealed else { return Ok(None) };
    Ok(Some(Holder { account, language: found.language(), address: unseal(site, sealed)?, name: found.name }))
}
