//! The demo's keyholders: fixed identities, so that nothing is derived at start.

use basis::{Problem, Result};
use serde::Deserialize;
use weave::{Samples, Site};

use crate::{
    change::plant_keyholder,
    identity::take,
    model::{Own, public, wrapped},
};

#[derive(Deserialize)]
struct File {
    #[serde(default)]
    keyholder: Vec<Sample>,
}

#[derive(Deserialize)]
struct Sample {
    email: String,
    passphrase: String,
    public: String,
    wrapped: String,
    bodies: Vec<String>,
}

fn read(samples: &dyn Samples) -> Result<Vec<Sample>> {
    let Some(text) = samples.text("keyholders.toml") else { return Ok(Vec::new()) };
    Ok(toml::from_str::<File>(text).map_err(Problem::failed)?.keyholder)
}

/// What the demo prints at every start: address and passphrase of each keyholder.
///
/// # Errors
/// When the sample file cannot be read.
pub fn demo_passphrases(samples: &dyn Samples) -> Result<Vec<(String, String)>> {
    Ok(read(samples)?.into_iter().map(|one| (one.email, one.passphrase)).collect())
}

pub(crate) async fn fill(site: &Site, samples: &dyn Samples) -> Result<()> {
    let tree = network::tree(site).await?;
    for one in read(samples)? {
        let Some(account) = accounts::find(site, &one.email).await? else {
            return Err(Problem::failed(format!("keyholders.toml names no account {:?}", one.email)));
        };
        if crate::identity(site, account).await?.is_none() {
            let own =
                Own { public: public(&one.public)?, wrapped: wrapped(&one.wrapped)?, made: site.clock.now() };
            take(site, account, own).await?;
        }
        for slug in &one.bodies {
            let body = tree
                .by_slug(slug)
                .ok_or_else(|| Problem::failed(format!("keyholders.toml names no body {slug:?}")))?;
            let key = crate::key(site, body.id).await?;
            if key.holder(account).is_none() {
                plant_keyholder(site, body.id, account).await?;
            }
        }
    }
    Ok(())
}
