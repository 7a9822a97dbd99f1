//! The demo's accounts: fixed passwords, valid only while the site's URL is localhost.

use basis::{Language, Problem, Result};
use serde::Deserialize;
use weave::{Role, Samples, Site};

use crate::{
    add::{add, find},
    grant::grant,
    model::{NewAccount, Password},
};

#[derive(Deserialize)]
struct File {
    #[serde(default)]
    account: Vec<Sample>,
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
    role: String,
    below: bool,
}

fn read(samples: &dyn Samples) -> Result<File> {
    let Some(text) = samples.text("accounts.toml") else { return Ok(File { account: Vec::new() }) };
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
    let tree = network::tree(site).await?;
    for one in read(samples)?.account {
        let account = match find(site, &one.email).await? {
            Some(account) => account,
            None => {
                let new = NewAccount {
                    email: one.email,
                    name: one.name,
                    language: one.language,
                    password: Some(Password::Demo(one.password_hash)),
                };
                add(site, new).await?
            }
        };
        for given in one.grant {
            let body = tree
                .by_slug(&given.body)
                .ok_or_else(|| Problem::failed(format!("accounts.toml names no body {:?}", given.body)))?;
            let role = Role::from_code(&given.role)
                .ok_or_else(|| Problem::failed(format!("accounts.toml names no role {:?}", given.role)))?;
            grant(site, account, body.id, role, given.below).await?;
        }
    }
    Ok(())
}
