//! Ten thousand readers who keep their connection open and say nothing.

use std::{
    net::TcpStream,
    thread,
    time::{Duration, Instant},
};

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

use super::{
    Setting,
    row::Row,
    site::{Way, leaks},
    slow::pages,
};
use crate::{Outcome, bench::http::Client};

const WANTED: usize = 10_000;
/// Of a release build; a debug build is only looked at.
const GOAL: f64 = 150.0;

/// Raises our own limit of open files, which the servers that we start inherit; how many connections are possible.
///
/// # Errors
/// When the limit cannot be raised as far as the system allows.
pub fn room_for(wanted: usize) -> Outcome<usize> {
    let hard = getrlimit(Resource::Nofile).maximum;
    setrlimit(Resource::Nofile, Rlimit { current: hard, maximum: hard })?;
    let most = hard.map_or(usize::MAX, |most| usize::try_from(most).unwrap_or(usize::MAX));
    Ok(wanted.min(most.saturating_sub(500)))
}

/// # Errors
/// When the server does not come up.
pub fn run(setting: &Setting) -> Outcome<Vec<Row>> {
    let house = &setting.house;
    let wanted = room_for(WANTED)?;
    let place = house.copy("idle")?;
    let mut site = house.serve(&place, &Way::default())?;
    let before = site.megabytes("VmRSS")?;
    let begun = Instant::now();
    let mut answered = 0;
    let open = all_at_once(site.port, wanted)?;
    let opened = begun.elapsed();
    let resident = site.megabytes("VmRSS")?;
    let together = open.iter().filter(|stream| stands(stream)).count();
    // Some of them have read a page before they fell silent.
    let mut silent = Vec::new();
    for _ in 0..100 {
        let mut client = Client::patient(site.port, Duration::from_secs(10))?;
        answered += usize::from(client.get("/ar/", &[]).is_ok_and(|answer| answer.status == 200));
        silent.push(client);
    }
    let mut row = Row::new(&format!("{} open connections that say nothing", open.len() + silent.len()));
    row.must(open.len() == wanted, format!("only {} of {wanted} were opened", open.len()));
    if wanted < WANTED {
        row.note(format!("the system's limit of open files allowed {wanted}"));
    }
    let during = pages(site.port, Duration::from_secs(4), false)?;
    let resident = resident.max(site.megabytes("VmRSS")?);
    let still = open.iter().filter(|stream| stands(stream)).count();
    row.reads_said(format!("{} of {}", during.reads + answered, during.reads + during.failed + 100));
    row.must(during.failed == 0 && answered == 100, "pages were not read meanwhile");
    row.must(during.tail < Duration::from_secs(1), format!("99 of 100 pages within {:.1?}", during.tail));
    let release = setting.house.program.components().any(|part| part.as_os_str() == "release");
    row.note(format!(
        "memory {before:.0} MB before, {resident:.0} MB with them ({} build; goal ≤ {GOAL:.0} MB in release); {:.0} pages a second, p99 {:.1?}",
        if release { "release" } else { "debug" },
        during.rate,
        during.tail
    ));
    row.must(together >= wanted * 9 / 10, format!("only {together} were open at the same moment"));
    row.note(format!("opened within {opened:.1?}; {still} still open when it was asked last: the silent are let go after ten seconds"));
    row.must(!release || resident <= GOAL, format!("{resident:.0} MB with so many connections"));
    row.must(site.lives(), "the server ended");
    drop((open, silent));
    let (secrets, panics) = leaks(&site.end()?, &[&house.token])?;
    row.log(&secrets, &panics);
    Ok(vec![row])
}

/// Whether the server has not hung up on it.
fn stands(stream: &TcpStream) -> bool {
    let mut one = [0];
    stream.set_nonblocking(true).is_ok() && stream.peek(&mut one).is_err()
}

/// From many hands: one whose call the system's queue had no room for waits a second, and the first must not be let go meanwhile.
fn all_at_once(port: u16, wanted: usize) -> Outcome<Vec<TcpStream>> {
    const HANDS: usize = 64;
    let open = thread::scope(|scope| {
        let hands: Vec<_> = (0..HANDS)
            .map(|hand| {
                let share = wanted / HANDS + usize::from(hand < wanted % HANDS);
                let one = move |_| TcpStream::connect(("127.0.0.1", port)).ok();
                scope.spawn(move || (0..share).filter_map(one).collect::<Vec<_>>())
            })
            .collect();
        hands.into_iter().map(thread::ScopedJoinHandle::join).collect::<Result<Vec<_>, _>>()
    });
    Ok(open.map_err(|_| "a hand panicked")?.into_iter().flatten().collect())
}
