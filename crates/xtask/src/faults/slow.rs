//! Senders that never finish: half a head, or a body by the byte, from thousands of connections.

use std::{
    io::Write as _,
    net::TcpStream,
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::{Duration, Instant},
};

use super::{
    Setting,
    idle::room_for,
    load::{Aim, PAGES},
    row::Row,
    site::{Way, leaks},
};
use crate::{Outcome, bench::http::Client};

const HEADS: usize = 4_000;
const BODIES: usize = 1_000;
const SECONDS: u64 = 18;

/// # Errors
/// When the server does not come up.
pub fn run(setting: &Setting) -> Outcome<Vec<Row>> {
    let house = &setting.house;
    let possible = room_for(HEADS + BODIES)?;
    let place = house.copy("slow")?;
    // Rates are switched off for what is read and asked: the connections are what is looked at.
    let mut site = house.serve(&place, &Way::default())?;
    let aim = Aim::at(site.port, &house.token)?;
    let heads = HEADS.min(possible * HEADS / (HEADS + BODIES));
    let bodies = BODIES.min(possible.saturating_sub(heads));
    let mut row = Row::new(&format!("slow senders: {heads} half-sent heads, {bodies} slow bodies"));
    let before = pages(site.port, Duration::from_secs(3), false)?;
    let port = site.port;
    let done = AtomicBool::new(false);
    let (dropped, during) = thread::scope(|scope| {
        let senders = scope.spawn(|| attack(port, aim.comments(), heads, bodies, &done));
        thread::sleep(Duration::from_secs(2));
        let during = pages(port, Duration::from_secs(SECONDS), false);
        done.store(true, Ordering::Relaxed);
        (senders.join(), during)
    });
    let (dropped, during) = (dropped.map_err(|_| "the senders panicked")?, during?);
    row.reads_said(format!("{} of {}", during.reads, during.reads + during.failed));
    row.must(during.failed == 0, format!("{} pages were not read", during.failed));
    row.must(
        during.rate > before.rate * 0.3,
        format!("{:.0}/s before, {:.0}/s meanwhile", before.rate, during.rate),
    );
    row.must(during.tail < Duration::from_secs(1), format!("99 of 100 pages within {:.1?}", during.tail));
    row.must(dropped > heads / 2, format!("of {heads} half-sent heads only {dropped} were let go"));
    row.note(format!(
        "one reader: {:.0} pages a second and p99 {:.1?} before, {:.0} and {:.1?} meanwhile; {dropped} slow senders were let go",
        before.rate, before.tail, during.rate, during.tail
    ));
    let after = pages(site.port, Duration::from_secs(2), false)?;
    row.must(after.failed == 0, "pages were not read afterwards");
    row.must(site.lives(), "the server ended");
    let (secrets, panics) = leaks(&site.end()?, &[&house.token])?;
    row.log(&secrets, &panics);
    Ok(vec![row])
}

/// Opens them, and sends a byte to each now and then; how many the server hung up on.
fn attack(port: u16, form: &str, heads: usize, bodies: usize, done: &AtomicBool) -> usize {
    let mut open = Vec::new();
    let head = format!("GET /ar/ HTTP/1.1\r\nhost: localhost:{port}\r\nx-slow: ");
    let body = format!(
        "POST {form} HTTP/1.1\r\nhost: localhost:{port}\r\ncontent-type: application/x-www-form-urlencoded\r\n\
         sec-fetch-site: same-origin\r\ncontent-length: 50000\r\n\r\nname="
    );
    for number in 0..heads + bodies {
        let Ok(mut stream) = TcpStream::connect(("127.0.0.1", port)) else { continue };
        let start = if number < heads { &head } else { &body };
        if stream.write_all(start.as_bytes()).is_ok() && stream.set_nonblocking(true).is_ok() {
            open.push(stream);
        }
    }
    let mut dropped = 0;
    while !done.load(Ordering::Relaxed) {
        open.retain_mut(|stream| {
            let mut one = [0; 1];
            // Closed, or answered and about to be.
            let ended = stream.peek(&mut one).is_ok() || stream.write_all(b"a").is_err();
            dropped += usize::from(ended);
            !ended
        });
        thread::sleep(Duration::from_millis(1_000));
    }
    dropped
}

pub struct Pages {
    pub reads: usize,
    pub failed: usize,
    pub rate: f64,
    pub tail: Duration,
}

/// One reader of the three pages, over one connection or over a new one each time.
pub fn pages(port: u16, time: Duration, kept: bool) -> Outcome<Pages> {
    let begun = Instant::now();
    let (mut waits, mut failed, mut client) = (Vec::new(), 0, None);
    while begun.elapsed() < time {
        for path in PAGES {
            let asked = Instant::now();
            let mut one = match client.take() {
                Some(one) => one,
                None => Client::patient(port, Duration::from_secs(10))?,
            };
            match one.get(path, &[("accept-encoding", "gzip")]) {
                Ok(answer) if answer.status == 200 => waits.push(asked.elapsed()),
                _ => failed += 1,
            }
            client = if kept { Some(one) } else { None };
        }
    }
    waits.sort_unstable();
    let tail = waits.get(waits.len() * 99 / 100).copied().unwrap_or(time);
    let rate = f64::from(u32::try_from(waits.len())?) / begun.elapsed().as_secs_f64();
    Ok(Pages { reads: waits.len(), failed, rate, tail })
}
