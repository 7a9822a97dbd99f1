use std::{io::Write as _, net::SocketAddr, sync::Arc};

use console::backups::Backups;
use mail::Mail;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use seal::Found;
use tokio::{net::TcpListener, sync::Mutex};
use weave::{Configuration, Services, figures::Figures};
use web::{Guard, Stop};

use crate::{
    failed::{Failed, because},
    house::{self, Fixtures, House, Shut},
    keeping::Keeping,
    memory, neighbour,
    options::{Place, Serving},
    ready, unlock,
};

/// So many may wait to be taken; the system's own limit (`net.core.somaxconn`) may be lower.
const QUEUE: i32 = 4_096;

/// `nasij serve`
///
/// # Errors
/// A sentence: what is missing, and what to do.
pub async fn serve(place: Place, serving: Serving) -> Result<(), Failed> {
    let house = Shut::open(&place, "nasij-data", false).await?;
    if !house.lived_in {
        let folder = house.folder.display();
        return Err(
            format!("{folder} holds no installation; begin one with `nasij init --data {folder} …`").into()
        );
    }
    run(house, serving, false).await
}

/// `nasij demo`
///
/// # Errors
/// A sentence: what is missing, and what to do.
pub async fn demo(place: Place, serving: Serving) -> Result<(), Failed> {
    let house = Shut::open(&place, "demo-data", true).await?;
    run(house, serving, true).await
}

async fn run(house: Shut, serving: Serving, demo: bool) -> Result<(), Failed> {
    let _lock = house.lock()?;
    take_open_files();
    let listen = serving.address()?;
    let bound = std::net::TcpListener::bind(listen).and_then(|bound| {
        bound.set_nonblocking(true)?;
        // Where many come in one moment, whom the queue has no room for tries again only after a second.
        rustix::net::listen(&bound, QUEUE)?;
        Ok((bound.local_addr()?, bound))
    });
    let (local, bound) = bound.map_err(|error| {
        because(
            format!("{listen} cannot be listened on; stop what listens there or give another --listen"),
            error,
        )
    })?;
    let figures = match serving.figures()? {
        Some(address) => Some(figures_at(address)?),
        None => None,
    };
    let keys = match &house.found {
        Found::Keys(keys) => keys.clone(),
        Found::Locked(locked) => {
            tracing::info!("locked, listening on {local}");
            match unlock::at_start(locked, &house.folder, &house.source.folder, &bound).await? {
                Some(keys) => keys,
                None => return Ok(()),
            }
        }
    };
    let house = house.opened(keys);
    let listener = TcpListener::from_std(bound)
        .map_err(|error| because(format!("{listen} cannot be listened on"), error))?;
    let (config, mail, guard) = configure(&house, &serving, local, demo).await?;
    let url = config.url.clone();
    let mut services = Services::default();
    services.put(Arc::new(Backups(Arc::new(Keeping {
        data: house.folder.clone(),
        keys: house.key_folder.clone(),
        backups: serving.backups.clone(),
    }))));
    let woven = house.weave(config, mail, guard, services).await?;
    let site = woven.site.clone();
    if demo && !house.lived_in {
        house::fill(&woven).await?;
    }
    if demo {
        print_demo(&site, &url)?;
    }
    let last = Mutex::new(Some(site.db.last_told().await?));
    let mut beside = Vec::new();
    let socket = neighbour::listen(&house.folder)?;
    beside.push(tokio::spawn(neighbour::answer(site.clone(), socket, last)));
    let hearing = site.clone();
    beside.push(tokio::spawn(async move { hearing.hear_others().await }));
    let guard = site.guard.clone();
    beside.push(tokio::spawn(async move {
        loop {
            tokio::time::sleep(std::time::Duration::from_secs(60)).await;
            guard.tidy();
        }
    }));
    if let Some(listener) = figures {
        let own = Figures(site.clone());
        beside.push(tokio::spawn(async move {
            if let Err(error) = web::serve(listener, own, Stop::default()).await {
                tracing::error!(%error, "figures are not given out any more");
            }
        }));
    }
    let runner = jobs::Runner::new(
        site.db.clone(),
        site.clock.clone(),
        site.rng.clone(),
        woven.workers,
        woven.schedules,
    )
    .start();
    let stop = Stop::default();
    let stopping = stop.clone();
    tokio::spawn(async move {
        asked_to_stop().await;
        ready::stops();
        stopping.now();
    });
    ready::answers(&format!("serving {url}"));
    // Not before: a large database is read for seconds.
    beside.push(tokio::spawn(console::watch_damage(site.clone())));
    tracing::info!("serving {url}, listening on {local}");
    let served = web::serve(listener, woven.service, stop).await;
    runner.stop().await;
    beside.iter().for_each(tokio::task::JoinHandle::abort);
    site.db.close().await;
    let _ = std::fs::remove_file(house.folder.join("run").join("socket"));
    served.map_err(|error| because("the server stopped", error))
}

/// A listener of their own: what the public one answers is for visitors.
fn figures_at(address: SocketAddr) -> Result<TcpListener, Failed> {
    let listener = std::net::TcpListener::bind(address)
        .and_then(|bound| {
            bound.set_nonblocking(true)?;
            TcpListener::from_std(bound)
        })
        .map_err(|error| {
            because(format!("{address} cannot be listened on; give another --metrics"), error)
        })?;
    if !address.ip().is_loopback() {
        tracing::warn!(
            "figures are given out at {address}: whoever reaches it reads them; a firewall must stand before it"
        );
    }
    let local = listener
        .local_addr()
        .map_err(|error| because("the listener of the figures has no address", error))?;
    tracing::info!("figures at http://{local}/metrics");
    Ok(listener)
}

async fn configure(
    house: &House,
    serving: &Serving,
    local: SocketAddr,
    demo: bool,
) -> Result<(Configuration, Mail, Guard), Failed> {
    let stored = if demo { None } else { weave::stored_setting(&house.db, "url").await? };
    let url = serving.url.clone().or(stored).unwrap_or_else(|| own_address(local));
    let url = checked_url(&url)?;
    let mail_from = serving.mail_from.clone().unwrap_or_else(|| house::mail_from(&url));
    let mut config = Configuration {
        url,
        mail_from: mail_from.clone(),
        folder: Some(house.folder.clone()),
        guard_off: false,
        key_mode: house.key_mode,
        dumps: memory::may_be_dumped(),
    };
    if std::env::var("NASIJ_GUARD").is_ok_and(|value| value == "off") {
        if !local.ip().is_loopback() || !config.is_local() {
            return Err(
                "NASIJ_GUARD=off is for tests: it needs a loopback --listen and a --url on localhost".into(),
            );
        }
        tracing::warn!("NASIJ_GUARD=off: no rate limits, no proof of work");
        config.guard_off = true;
    }
    let mail = match &serving.smtp {
        Some(smtp) => Mail::smtp_with(smtp, &mail_from, house.clock.clone(), house.rng.clone())?,
        None => Mail::memory(house.clock.clone()),
    };
    let proxies =
        serving.trusted_proxy.iter().map(|range| range.parse()).collect::<Result<Vec<_>, String>>()?;
    let guard = Guard::new(proxies, config.guard_off);
    Ok((config, mail, guard))
}

/// The address listened on, as a browser on this machine asks for it.
fn own_address(local: SocketAddr) -> String {
    if local.ip().is_loopback() || local.ip().is_unspecified() {
        format!("http://localhost:{}", local.port())
    } else {
        format!("http://{local}")
    }
}

/// `http(s)://host[:port]`, without a slash at its end.
///
/// # Errors
/// When it is anything else.
pub fn checked_url(url: &str) -> Result<String, Failed> {
    let url = url.trim_end_matches('/');
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    match rest {
        Some(host)
            if !host.is_empty()
                && host.bytes().all(|b| b.is_ascii_alphanumeric() || b"-.:[]".contains(&b)) =>
        {
            Ok(url.to_owned())
        }
        _ => {
            Err(format!("--url {url} is not a site's address; give one such as https://nasij.example").into())
        }
    }
}

/// What the demo's visitors need: before the first answer, in English, without colour.
fn print_demo(site: &weave::Site, url: &str) -> Result<(), Failed> {
    let mut out = std::io::stdout().lock();
    let mut lines = vec![format!("site: {url}")];
    if site.config.is_local() {
        for (email, password, label) in accounts::demo_accounts(&Fixtures)? {
            lines.push(format!("sign in: {email} {password} ({label})"));
        }
        for (email, passphrase) in keys::demo_passphrases(&Fixtures)? {
            lines.push(format!("passphrase: {email} {passphrase}"));
        }
    }
    writeln!(out, "{}", lines.join("\n"))
        .and_then(|()| out.flush())
        .map_err(|error| because("stdout cannot be written", error))
}

/// Each open connection is an open file, and many systems give a process 1,024 of them until it asks for all that it may have.
fn take_open_files() {
    let most = getrlimit(Resource::Nofile).maximum;
    let _ = setrlimit(Resource::Nofile, Rlimit { current: most, maximum: most });
}

pub async fn asked_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    let (Ok(mut term), Ok(mut int)) = (signal(SignalKind::terminate()), signal(SignalKind::interrupt()))
    else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = term.recv() => {}
        _ = int.recv() => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_the_site() {
        assert_eq!(checked_url("https://nasij.example/").unwrap(), "https://nasij.example");
        assert_eq!(checked_url("http://localhost:8080").unwrap(), "http://localhost:8080");
        for wrong in ["nasij.example", "https://", "https://a b", "ftp://x", "https://x/path"] {
            assert!(checked_url(wrong).is_err(), "{wrong}");
        }
        assert_eq!(own_address("0.0.0.0:80".parse().unwrap()), "http://localhost:80");
    }
}
