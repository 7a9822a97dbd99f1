//! The demo's accounts: fixed passwords, valid only while the site's URL is localhost.

use std::time::Duration;

use basis::{Id, Language, Problem, Result, Text, of::Account};
use serde::Deserialize;
use weave::{Samples, Site};

use crate::{
    add::{add, find},
    grant::grant_until,
    model::{LONGEST_TERM, NewAccount, Password},
    roles::roles,
    store,
};

#[derive(Deserialize)]
struct File {
    #[serde(default)]
    account: Vec<Sample>,
    /// Without a way in: they stand in lists, and nobody signs in as one.
    #[serde(default)]
    colleague: Vec<Colleague>,
}

#[derive(Deserialize)]
struct Colleague {
    email: String,
    name: String,
    language: Language,
    #[serde(default)]
    grant: Vec<SampleGrant>,
}

#[derive(Deserialize)]
struct Sample {
    email: String,
    password: String,
    password_hash: String,
    name: String,
    language: Language,
    label: String,
    #[serde(default)]
    grant: Vec<SampleGrant>,
}

#[derive(Deserialize)]
struct SampleGrant {
    body: String,
    /// A role's id: the code of a starting one.
    role: String,
    below: bool,
    /// Until it ends; two years when it is not said.
    days: Option<u64>,
    /// A public title, to which she has agreed.
    #[serde(default)]
    office: Text,
}

fn read(samples: &dyn Samples) -> Result<File> {
    let Some(text) = samples.text("accounts.toml") else {
        return Ok(File { account: Vec::new(), colleague: Vec::new() });
    };
    toml::from_str(text).map_err(Problem::failed)
}

/// What the demo prints at every start: address, password and label of each account.
///
/// # Errors
/// When the sample file cannot be read.
pub fn demo_accounts(samples: &dyn Samples) -> Result<Vec<(String, String, String)>> {
    Ok(read(samples)?.account.into_iter().map(|one| (one.email, one.password, one.label)).collect())
}

pub(crate) async fn fill(site: &Site, samples: &dyn Samples) -> Result<()> {
    let file = read(samples)?;
    for one in file.account {
        let new = NewAccount {
            email: one.email,
            name: one.name,
            language: one.language,
            password: Some(Password::Demo(one.password_hash)),
        };
        let account = known(site, new).await?;
        give(site, account, one.grant).await?;
    }
    for one in file.colleague {
        let new = NewAccount { email: one.email, name: one.name, language: one.language, password: None };
        let account = known(site, new).await?;
        give(site, account, one.grant).await?;
    }
    Ok(())
}

async fn known(site: &Site, new: NewAccount) -> Result<Id<Account>> {
    match find(site, &new.email).await? {
        Some(account) => Ok(account),
        None => add(site, new).await,
    }
}

async fn give(site: &Site, account: Id<Account>, given: Vec<SampleGrant>) -> Result<()> {
    let tree = network::tree(site).await?;
    let roles = roles(site).await?;
    let now = site.clock.now();
    let held = store::held_by(&mut site.db.read().await?, account, now).await?;
    for one in given {
        let body = tree
            .by_slug(&one.body)
            .ok_or_else(|| Problem::failed(format!("accounts.toml names no body {:?}", one.body)))?
            .id;
        if roles.get(&one.role).is_none() {
            return Err(Problem::failed(format!("accounts.toml names no role {:?}", one.role)));
        }
        // Filled a second time, nothing gets another end.
        if held.iter().any(|held| held.body == body && held.role == one.role) {
            continue;
        }
        let life = one.days.map_or(LONGEST_TERM, |days| Duration::from_secs(days * 24 * 60 * 60));
        grant_until(site, account, body, &one.role, one.below, now.plus(life)).await?;
        if !one.office.is_empty() {
            let (role, office) = (one.role, one.office.to_json());
            site.db
                .write(move |conn| {
                    Box::pin(async move {
                        store::set_office(conn, account, body, &role, &office, now).await.map(|_| ())
                    })
                })
                .await?;
        }
    }
    Ok(())
}
