//! What the site keeps of accounts in memory: the gate to hashing, the rights of roles.

use basis::{
    Id, Result,
    of::{Account, Body},
};
use sha2::{Digest, Sha256};
use weave::{Fresh, Site, Visit};

use crate::{
    model::{address, same_address},
    password::Gate,
    rights::Roles,
};

/// The context of the column and of the look-up.
const ADDRESS: &str = "accounts.address";

/// The site's `accounts`: `site.service::<Accounts>()?`.
#[derive(Default)]
pub struct Accounts {
    pub(crate) gate: Gate,
    pub(crate) webauthn: std::sync::OnceLock<std::sync::Arc<webauthn_rs::prelude::Webauthn>>,
    pub(crate) roles: Fresh<Roles>,
}

/// What is kept of a token: whoever reads the table can sign in nowhere.
pub(crate) fn token_hash(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}

/// How an address is found again.
pub(crate) fn lookup(site: &Site, typed: &str) -> [u8; 32] {
    site.keys.lookup(ADDRESS, &same_address(typed))
}

pub(crate) fn seal(site: &Site, typed: &str) -> Result<Vec<u8>> {
    let address = address(typed).ok_or_else(|| basis::Problem::invalid("email", "field-bad-email"))?;
    Ok(site.keys.encrypt(ADDRESS, address.as_bytes(), &site.rng))
}

pub(crate) fn unseal(site: &Site, sealed: &[u8]) -> Result<String> {
    site.keys.decrypt_text(ADDRESS, sealed)
}

/// The body and all above it, nearest first.
pub(crate) async fn chain(site: &Site, body: Id<Body>) -> Result<Vec<Id<Body>>> {
    let tree = network::tree(site).await?;
    Ok(tree.chain(body).iter().rev().map(|body| body.id).collect())
}

/// The site's name in a reader's language.
pub(crate) async fn site_name(visit: &Visit) -> Result<String> {
    let tree = network::tree(&visit.site).await?;
    Ok(tree.root().names.best(&visit.wanted()).to_owned())
}

/// A mark for ids of accounts made here.
pub(crate) fn new_id(site: &Site) -> Id<Account> {
    Id::new(&site.clock, &site.rng)
}
