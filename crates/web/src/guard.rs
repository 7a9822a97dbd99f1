//! What is refused before a handler hears of it: writes from other sites, too many of them, too large ones.

use std::{
    net::{IpAddr, Ipv6Addr, SocketAddr},
    num::NonZeroU32,
    sync::Arc,
};

use axum::extract::{ConnectInfo, Request};
use basis::{Count, Kind, Problem, Result};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter, clock::Clock as _};
use http::{HeaderMap, Method, header};

use crate::doors::{Doors, Seen};

/// An address range of a proxy in front, `10.0.0.0/8` or one address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Range {
    base: u128,
    bits: u32,
}

impl std::str::FromStr for Range {
    type Err = String;
    fn from_str(text: &str) -> std::result::Result<Self, String> {
        let wrong = || format!("{text:?} is no address range such as 10.0.0.0/8");
        let (address, length) = text.split_once('/').map_or((text, None), |(a, l)| (a, Some(l)));
        let address: IpAddr = address.parse().map_err(|_| wrong())?;
        let most = if address.is_ipv4() { 32 } else { 128 };
        let length: u32 = length.map_or(Ok(most), |l| l.parse().map_err(|_| wrong()))?;
        if length > most {
            return Err(wrong());
        }
        Ok(Self { base: wide(address), bits: length + (128 - most) })
    }
}

impl Range {
    fn holds(&self, address: IpAddr) -> bool {
        self.bits == 0 || (wide(address) ^ self.base) >> (128 - self.bits) == 0
    }
}

fn wide(address: IpAddr) -> u128 {
    match address {
        IpAddr::V4(v4) => v4.to_ipv6_mapped().to_bits(),
        IpAddr::V6(v6) => v6.to_bits(),
    }
}

/// Rates and who may speak for others. `off` is for tests and benches on loopback.
#[derive(Clone)]
pub struct Guard(Arc<Inner>);

struct Inner {
    proxies: Vec<Range>,
    off: bool,
    writes: DefaultKeyedRateLimiter<u128>,
    reads: DefaultKeyedRateLimiter<u128>,
    hall: DefaultKeyedRateLimiter<u128>,
    refused: [Count; 3],
    doors: Doors,
}

const fn per(count: u32) -> NonZeroU32 {
    match NonZeroU32::new(count) {
        Some(count) => count,
        None => NonZeroU32::MIN,
    }
}

impl Guard {
    /// For each network address (a /64 of IPv6): 40 writes at once and one a second after; 200 pages that are not kept at
    /// once and 40 a second after; 400 at once and ten a second after of what a hall of people sends together.
    pub fn new(proxies: Vec<Range>, off: bool) -> Self {
        Self(Arc::new(Inner {
            proxies,
            off,
            writes: RateLimiter::keyed(Quota::per_second(per(1)).allow_burst(per(40))),
            reads: RateLimiter::keyed(Quota::per_second(per(40)).allow_burst(per(200))),
            hall: RateLimiter::keyed(Quota::per_second(per(10)).allow_burst(per(400))),
            refused: [Count::new(), Count::new(), Count::new()],
            doors: Doors::default(),
        }))
    }

    /// Switched off, and this request did not come through a proxy.
    pub fn is_off_for(&self, headers: &HeaderMap) -> bool {
        self.0.off
            && !["forwarded", "x-forwarded-for", "x-real-ip", "via"]
                .iter()
                .any(|name| headers.contains_key(*name))
    }

    /// The sender's network address: the peer's, or what a trusted proxy says of it. Never stored and never logged.
    pub fn sender(&self, request: &Request) -> IpAddr {
        let peer = request
            .extensions()
            .get::<ConnectInfo<SocketAddr>>()
            .map_or(IpAddr::V6(Ipv6Addr::UNSPECIFIED), |c| c.0.ip());
        if !self.0.proxies.iter().any(|range| range.holds(peer)) {
            return peer;
        }
        // From the nearest hop outwards, over all lines of the header; what cannot be read ends the trust.
        let lines = request.headers().get_all("x-forwarded-for").iter().filter_map(|line| line.to_str().ok());
        let named: Vec<&str> = lines.flat_map(|line| line.split(',')).map(str::trim).collect();
        named
            .iter()
            .rev()
            .map_while(|one| one.parse::<IpAddr>().ok())
            .find(|ip| !self.0.proxies.iter().any(|range| range.holds(*ip)))
            .unwrap_or(peer)
    }

    /// Counts one request against its sender's rate; `hall`: many behind one address may send it.
    ///
    /// # Errors
    /// [`Kind::TooMany`] with the seconds to wait.
    pub fn rate(&self, request: &Request, hall: bool) -> Result<()> {
        if self.is_off_for(request.headers()) {
            return Ok(());
        }
        let sender = self.sender(request).to_canonical();
        let key = if sender.is_ipv4() { wide(sender) } else { wide(sender) >> 64 };
        let from_proxy = !self.0.proxies.is_empty() && self.comes_from_proxy(request);
        self.0.doors.note(key, from_proxy, request.headers());
        let [reads, writes, halls] = &self.0.refused;
        let (limiter, refused) = match (is_write(request.method()), hall) {
            (true, true) => (&self.0.hall, halls),
            (true, false) => (&self.0.writes, writes),
            (false, _) => (&self.0.reads, reads),
        };
        limiter.check_key(&key).map_err(|not_until| {
            refused.one();
            let wait = not_until.wait_time_from(governor::clock::DefaultClock::default().now());
            Problem::too_many(wait.as_secs().saturating_add(1))
        })
    }

    fn comes_from_proxy(&self, request: &Request) -> bool {
        let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
        peer.is_some_and(|peer| self.0.proxies.iter().any(|range| range.holds(peer.0.ip())))
    }

    /// How many requests were turned away for their rate: for pages, for writes, for what a hall sends together.
    pub fn refused(&self) -> [u64; 3] {
        let [reads, writes, halls] = &self.0.refused;
        [reads.get(), writes.get(), halls.get()]
    }

    /// Numbers of the last hour, from which one can tell whether a proxy stands in front that was not named, or was named
    /// and says nothing.
    pub fn seen(&self) -> Seen {
        self.0.doors.seen(!self.0.proxies.is_empty())
    }

    /// Lets go of senders that were quiet long enough; called now and then.
    pub fn tidy(&self) {
        self.0.writes.retain_recent();
        self.0.reads.retain_recent();
        self.0.hall.retain_recent();
        self.0.doors.tidy();
    }
}

pub fn is_write(method: &Method) -> bool {
    !matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

/// Whether a write comes from our own pages: `Sec-Fetch-Site`, else `Origin` against `Host`. A request with a session cookie
/// and neither is refused; one without a cookie and without either has nothing to steal.
///
/// # Errors
/// [`Kind::Forbidden`] with `problem-cross-site`.
pub fn same_site(method: &Method, headers: &HeaderMap, session: &str) -> Result<()> {
    if !is_write(method) {
        return Ok(());
    }
    let text = |name: &str| headers.get(name).and_then(|v| v.to_str().ok());
    let fits = match (text("sec-fetch-site"), text("origin")) {
        // `none` is a person's own doing: the address bar, a bookmark.
        (Some(site), _) => matches!(site, "same-origin" | "none"),
        (None, Some(origin)) => origin.split_once("://").map(|(_, host)| host) == text(header::HOST.as_str()),
        (None, None) => crate::Cookies::of(headers).get(session).is_none(),
    };
    if fits { Ok(()) } else { Err(Problem::new(Kind::Forbidden, "problem-cross-site")) }
}

#[cfg(test)]
mod tests {
    use axum::body::Body;

    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(n, v)| (http::HeaderName::from_static(n), http::HeaderValue::from_static(v)))
            .collect()
    }

    #[test]
    fn writes_from_elsewhere_are_refused() {
        for (pairs, passes) in [
            (&[("sec-fetch-site", "same-origin")][..], true),
            (&[("sec-fetch-site", "none")], true),
            (&[("sec-fetch-site", "cross-site")], false),
            (&[("sec-fetch-site", "same-site")], false),
            (&[("origin", "https://nasij.example"), ("host", "nasij.example")], true),
            (&[("origin", "https://evil.example"), ("host", "nasij.example")], false),
            (&[("origin", "null"), ("host", "nasij.example")], false),
            (&[("cookie", "a=1; session=x")], false),
            (&[("cookie", "look=dark")], true),
            (&[], true),
        ] {
            assert_eq!(same_site(&Method::POST, &headers(pairs), "session").is_ok(), passes, "{pairs:?}");
            assert!(same_site(&Method::GET, &headers(pairs), "session").is_ok());
        }
    }

    #[test]
    fn a_flood_from_one_network_waits_and_others_do_not() {
        let guard = Guard::new(vec!["10.0.0.0/8".parse().unwrap()], false);
        let send = |from: &str, hall: bool| {
            let mut request = Request::builder()
                .method("POST")
                .header("x-forwarded-for", from)
                .body(Body::empty())
                .unwrap();
            request.extensions_mut().insert(ConnectInfo::<SocketAddr>("10.1.2.3:5".parse().unwrap()));
            guard.rate(&request, hall)
        };
        let ask = |from: &str| send(from, false);
        let refused = (0..60).filter(|_| ask("2001:db8::1").is_err()).count();
        assert!(refused >= 19, "{refused}");
        assert!(ask("2001:db8::2").is_err(), "the same /64");
        assert!(ask("2001:db8:0:1::1").is_ok());
        assert!(ask("192.0.2.1, 10.9.9.9").is_ok());
        assert!(
            (0..300).all(|_| send("2001:db8::1", true).is_ok()),
            "three hundred in a hall sign in a minute"
        );
        assert!((0..300).any(|_| send("2001:db8::1", true).is_err()), "a flood is none");
    }

    #[test]
    fn only_trusted_proxies_speak_for_others() {
        let guard = Guard::new(vec!["127.0.0.1".parse().unwrap()], false);
        let mut request =
            Request::builder().header("x-forwarded-for", "192.0.2.7").body(Body::empty()).unwrap();
        request.extensions_mut().insert(ConnectInfo::<SocketAddr>("203.0.113.9:5".parse().unwrap()));
        assert_eq!(guard.sender(&request), "203.0.113.9".parse::<IpAddr>().unwrap());
        assert!("10.0.0.0/33".parse::<Range>().is_err() && "x".parse::<Range>().is_err());
    }
}
