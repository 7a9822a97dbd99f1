//! How visitors come in, as numbers: enough to tell that everybody seems to have one address, and nothing that stays.

use std::{
    collections::{HashMap, HashSet, hash_map::RandomState},
    hash::BuildHasher as _,
    time::Duration,
};

use http::{HeaderMap, header};
use parking_lot::Mutex;
use serde::{Deserialize, Serialize};
use tokio::time::Instant;

/// After so long what was seen is forgotten, all of it.
const HOUR: Duration = Duration::from_secs(3_600);
/// More is not looked at within the hour: the numbers are large enough by then.
const MOST: usize = 4_096;

/// What was seen within the hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Seen {
    /// A proxy was named.
    pub proxy_named: bool,
    /// Network addresses from which requests came.
    pub senders: usize,
    /// Browsers that can be told apart.
    pub browsers: usize,
    /// Browsers that came from one and the same address, at most.
    pub most: usize,
    /// Requests that came from a named proxy, and those of them that said whose they are.
    pub from_proxy: u64,
    pub from_proxy_told: u64,
    /// Requests that said whose they are, from where nobody was asked to say so.
    pub told_unasked: u64,
}

/// Keyed hashes under a key of this process; no address and no browser stands here, and nothing is written down.
#[derive(Default)]
pub(crate) struct Doors {
    hasher: RandomState,
    hour: Mutex<Option<Hour>>,
}

struct Hour {
    since: Instant,
    by_sender: HashMap<u64, HashSet<u64>>,
    pairs: usize,
    seen: Seen,
}

impl Doors {
    pub(crate) fn note(&self, sender: u128, from_proxy: bool, headers: &HeaderMap) {
        let told = headers.contains_key("x-forwarded-for");
        // Two of the same make in the same language count as one: this counts too few, never too many.
        let browser = self.hasher.hash_one([
            headers.get(header::USER_AGENT).map(http::HeaderValue::as_bytes),
            headers.get(header::ACCEPT_LANGUAGE).map(http::HeaderValue::as_bytes),
            headers.get(header::COOKIE).map(http::HeaderValue::as_bytes),
        ]);
        let sender = self.hasher.hash_one(sender);
        let mut hour = self.hour.lock();
        let hour = hour.get_or_insert_with(|| Hour {
            since: Instant::now(),
            by_sender: HashMap::new(),
            pairs: 0,
            seen: Seen::default(),
        });
        hour.seen.from_proxy += u64::from(from_proxy);
        hour.seen.from_proxy_told += u64::from(from_proxy && told);
        hour.seen.told_unasked += u64::from(!from_proxy && told);
        if hour.pairs < MOST && hour.by_sender.entry(sender).or_default().insert(browser) {
            hour.pairs += 1;
        }
    }

    pub(crate) fn seen(&self, proxy_named: bool) -> Seen {
        let hour = self.hour.lock();
        let Some(hour) = hour.as_ref() else { return Seen { proxy_named, ..Seen::default() } };
        Seen {
            proxy_named,
            senders: hour.by_sender.len(),
            browsers: hour.by_sender.values().flatten().collect::<HashSet<_>>().len(),
            most: hour.by_sender.values().map(HashSet::len).max().unwrap_or(0),
            ..hour.seen
        }
    }

    pub(crate) fn tidy(&self) {
        self.forget_after(HOUR);
    }

    fn forget_after(&self, time: Duration) {
        let mut hour = self.hour.lock();
        if hour.as_ref().is_some_and(|hour| hour.since.elapsed() > time) {
            *hour = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    fn headers(agent: u32, told: bool) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(header::USER_AGENT, HeaderValue::from_str(&format!("Browser/{agent}")).unwrap());
        if told {
            headers.insert("x-forwarded-for", HeaderValue::from_static("192.0.2.1"));
        }
        headers
    }

    #[test]
    fn many_browsers_behind_one_address_are_told_from_many_addresses() {
        let one = Doors::default();
        let many = Doors::default();
        for agent in 0..20 {
            for _ in 0..3 {
                one.note(7, false, &headers(agent, true));
                many.note(u128::from(agent), true, &headers(agent, agent > 9));
            }
        }
        let seen = one.seen(false);
        assert_eq!((seen.senders, seen.browsers, seen.most, seen.told_unasked), (1, 20, 20, 60));
        let seen = many.seen(true);
        assert_eq!((seen.senders, seen.browsers, seen.most), (20, 20, 1));
        assert_eq!((seen.from_proxy, seen.from_proxy_told, seen.told_unasked), (60, 30, 0));
    }

    #[test]
    fn an_hour_later_nothing_is_known() {
        let doors = Doors::default();
        doors.note(7, false, &headers(1, false));
        doors.tidy();
        assert_eq!(doors.seen(false).senders, 1);
        std::thread::sleep(Duration::from_millis(2));
        doors.forget_after(Duration::from_millis(1));
        assert_eq!(doors.seen(false), Seen::default());
    }
}
