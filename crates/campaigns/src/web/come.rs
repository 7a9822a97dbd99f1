//! From where a signature came, without keeping it.

use std::net::IpAddr;

use axum::extract::Request;
use weave::Site;

/// The part of a network address that is one household or one provider's corner (/24 of IPv4, /48 of IPv6), hashed for this day:
/// tomorrow the same network has another. None where the guard is off.
pub(super) fn network_of(site: &Site, request: &Request) -> Option<[u8; 32]> {
    if site.guard.is_off_for(request.headers()) {
        return None;
    }
    let prefix = match site.guard.sender(request).to_canonical() {
        IpAddr::V4(v4) => u64::from(v4.to_bits() >> 8),
        IpAddr::V6(v6) => (1 << 63) | u64::try_from(v6.to_bits() >> 80).unwrap_or(0),
    };
    let day = site.clock.now().seconds().div_euclid(24 * 60 * 60);
    Some(site.keys.lookup("campaigns.network", &format!("{day}/{prefix}")))
}
