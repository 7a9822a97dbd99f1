//! Addresses: encrypted for writing to her, and by keyed look-up.

use basis::{Problem, Result};
use weave::Site;

/// The context of the columns and of their look-ups.
const ADDRESS: &str = "people.address";

pub(crate) fn lookup(site: &Site, address: &str) -> [u8; 32] {
    site.keys.lookup(ADDRESS, &accounts::model::same_address(address))
}

/// Encrypted, and how it is found again.
pub(crate) fn keep(site: &Site, address: &str) -> (Vec<u8>, [u8; 32]) {
    (site.keys.encrypt(ADDRESS, address.as_bytes(), &site.rng), lookup(site, address))
}

pub(crate) fn open(site: &Site, sealed: &[u8]) -> Result<String> {
    site.keys.decrypt_text(ADDRESS, sealed)
}

/// An address as it is sent to.
///
/// # Errors
/// `field-bad-email` at `field`.
pub(crate) fn checked(typed: &str, field: &'static str) -> Result<String> {
    accounts::model::address(typed).ok_or_else(|| Problem::invalid(field, "field-bad-email"))
}
