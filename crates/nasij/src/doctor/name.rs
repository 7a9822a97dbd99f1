//! Whether the site's name leads to this machine. The server asks no name of anybody; this command does, of the system's resolver.

use std::{
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
    time::Duration,
};

use super::{Finding, State};
use crate::{failed::Failed, house::Shut, options::Doctor};

const PATIENCE: Duration = Duration::from_secs(5);

/// Nothing where the site is on localhost.
///
/// # Errors
/// When the database does not answer.
pub async fn resolves(shut: &Shut, wanted: &Doctor) -> Result<Option<Finding>, Failed> {
    let url = match &wanted.url {
        Some(url) => Some(url.clone()),
        None => weave::stored_setting(&shut.db, "url").await?,
    };
    let Some(host) = url.as_deref().and_then(host_of) else { return Ok(None) };
    if host == "localhost" || host.parse::<IpAddr>().is_ok() {
        return Ok(None);
    }
    let asked = tokio::net::lookup_host((host.as_str(), 443));
    let (state, says) = match tokio::time::timeout(PATIENCE, asked).await {
        Err(_) => {
            (State::Note, format!("whether {host} leads anywhere was not answered within five seconds."))
        }
        Ok(Err(_)) => (
            State::Wrong,
            format!(
                "{host} leads nowhere: the DNS has no address for it, or this machine cannot ask. Visitors cannot come."
            ),
        ),
        Ok(Ok(found)) => {
            let mut found: Vec<IpAddr> = found.map(|address| address.ip().to_canonical()).collect();
            found.sort_unstable();
            found.dedup();
            leads(&host, &found, &own_addresses())
        }
    };
    Ok(Some(Finding::new("name", state, says)))
}

/// The host of `scheme://host[:port]`.
fn host_of(url: &str) -> Option<String> {
    let rest = url.split_once("://")?.1;
    let host = match rest.strip_prefix('[') {
        Some(inner) => inner.split(']').next()?,
        None => rest.split([':', '/']).next()?,
    };
    (!host.is_empty()).then(|| host.to_ascii_lowercase())
}

fn leads(host: &str, found: &[IpAddr], own: &[IpAddr]) -> (State, String) {
    let shown = found.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let others: Vec<&IpAddr> = found.iter().filter(|address| !own.contains(address)).collect();
    if found.is_empty() {
        (State::Wrong, format!("{host} leads nowhere: it has no address. Visitors cannot come."))
    } else if found.iter().all(IpAddr::is_loopback) {
        (
            State::Note,
            format!(
                "{host} leads to this machine by its own files ({shown}); where it leads others cannot be seen from here."
            ),
        )
    } else if own.is_empty() {
        (State::Note, format!("{host} leads to {shown}; this machine does not tell its own addresses."))
    } else if others.is_empty() {
        (State::Fine, format!("{host} leads to this machine ({shown})."))
    } else {
        (
            State::Note,
            format!(
                "{host} leads to {shown}, which is not all this machine's own. That is right behind a router or a proxy; \
                 otherwise change the address in the DNS."
            ),
        )
    }
}

/// The addresses of this machine, as Linux tells them.
fn own_addresses() -> Vec<IpAddr> {
    let read = |path: &str| std::fs::read_to_string(path).unwrap_or_default();
    let mut own: Vec<IpAddr> = local_v4(&read("/proc/net/fib_trie")).into_iter().map(IpAddr::V4).collect();
    own.extend(local_v6(&read("/proc/net/if_inet6")).into_iter().map(IpAddr::V6));
    own
}

/// A line with an address, and below it one that says what the address is: `LOCAL`.
fn local_v4(trie: &str) -> Vec<Ipv4Addr> {
    let mut last = None;
    let mut own = Vec::new();
    for line in trie.lines().map(str::trim) {
        if let Some(address) = line.strip_prefix("|-- ") {
            last = address.parse().ok();
        } else if line.ends_with("host LOCAL") {
            own.extend(last.filter(|address| !own.contains(address)));
        }
    }
    own
}

/// 32 hexadecimal digits at the beginning of each line.
fn local_v6(table: &str) -> Vec<Ipv6Addr> {
    table
        .lines()
        .filter_map(|line| u128::from_str_radix(line.split_whitespace().next()?, 16).ok())
        .map(Ipv6Addr::from_bits)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_of_addresses() {
        for (url, host) in [
            ("https://Nasij.example", Some("nasij.example")),
            ("http://localhost:8080", Some("localhost")),
            ("http://[::1]:80", Some("::1")),
            ("nonsense", None),
            ("https://", None),
        ] {
            assert_eq!(host_of(url).as_deref(), host, "{url}");
        }
    }

    #[test]
    fn the_machines_addresses_are_read_from_its_tables() {
        let trie = "Main:\n  +-- 0.0.0.0/0 3 0 5\n     |-- 0.0.0.0\n        /0 universe UNICAST\n     |-- 10.0.2.15\n        /32 host LOCAL\n     \
                    |-- 10.0.2.255\n        /32 link BROADCAST\nLocal:\n     |-- 10.0.2.15\n        /32 host LOCAL\n     |-- 127.0.0.1\n        /32 host LOCAL\n";
        assert_eq!(local_v4(trie), ["10.0.2.15".parse::<Ipv4Addr>().unwrap(), Ipv4Addr::LOCALHOST]);
        let table = "00000000000000000000000000000001 01 80 10 80       lo\n20010db8000000000000000000000007 02 40 00 80     eth0\n";
        assert_eq!(local_v6(table), [Ipv6Addr::LOCALHOST, "2001:db8::7".parse().unwrap()]);
        assert!(own_addresses().iter().any(IpAddr::is_loopback), "this machine tells some");
    }

    #[test]
    fn where_a_name_leads() {
        let ip = |text: &str| text.parse::<IpAddr>().unwrap();
        let own = [ip("203.0.113.7"), ip("127.0.0.1")];
        for (found, state) in [
            (vec![], State::Wrong),
            (vec![ip("203.0.113.7")], State::Fine),
            (vec![ip("127.0.0.1")], State::Note),
            (vec![ip("203.0.113.7"), ip("198.51.100.1")], State::Note),
            (vec![ip("198.51.100.1")], State::Note),
        ] {
            assert_eq!(leads("nasij.example", &found, &own).0, state, "{found:?}");
        }
    }
}
