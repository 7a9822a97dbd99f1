//! The mail relay stalls, says later, says never. Letters here are those that ask a signer to confirm.

use std::{
    thread,
    time::{Duration, Instant},
};

use serde_json::Value;

use super::{
    Setting,
    load::Aim,
    row::Row,
    site::{House, MAIL_HOST, Place, Site, Way, leaks},
    smtp::{Mood, Relay},
};
use crate::{Outcome, bench::http::Client};

pub const LETTERS: usize = 12;
/// A visitor never waits for a relay.
const VISITOR: Duration = Duration::from_secs(2);

/// # Errors
/// When a server does not come up.
pub fn run(setting: &Setting) -> Outcome<Vec<Row>> {
    let house = &setting.house;
    let place = house.copy("letters")?;
    let relay = Relay::start(Mood::Stalls)?;
    let smtp = format!("smtp://127.0.0.1:{}", relay.port);
    let way = Way { arguments: vec!["--smtp".to_owned(), smtp], ..Way::default() };
    let site = house.serve(&place, &way)?;
    let aim = Aim::of(site.port, &house.token, "maktaba-fi-kull-hayy")?;
    let mut stalls = Row::new("mail relay accepts and says nothing");
    sent(&mut stalls, &aim, &site, "stall")?;
    thread::sleep(Duration::from_secs(2));
    stalls.must(relay.connections() > 0, "the relay was not asked");
    stalls.must(relay.taken().is_empty(), "a letter was taken by a relay that stalls");
    relay.become_(Mood::Takes);
    stalls.back_after(until(&relay, "stall", LETTERS, Duration::from_secs(60))?, Duration::from_secs(45));
    once(&mut stalls, &relay, "stall");

    let mut later = Row::new("mail relay answers 451");
    relay.become_(Mood::Later);
    let before = relay.refused();
    sent(&mut later, &aim, &site, "later")?;
    let begun = Instant::now();
    while relay.refused() - before < LETTERS && begun.elapsed() < Duration::from_secs(20) {
        thread::sleep(Duration::from_millis(50));
    }
    later.must(relay.refused() - before >= LETTERS, "not every letter was tried");
    told(&mut later, house, &place, "a relay that takes nothing")?;
    relay.become_(Mood::Takes);
    later.back_after(until(&relay, "later", LETTERS, Duration::from_secs(60))?, Duration::from_secs(45));
    thread::sleep(Duration::from_secs(2));
    once(&mut later, &relay, "later");
    later.note(format!("{} letters were put off before they were taken", relay.refused() - before));

    let mut never = Row::new("mail relay answers 550");
    relay.become_(Mood::Never);
    let before = relay.refused();
    sent(&mut never, &aim, &site, "never")?;
    // Three tries, five and ten seconds apart.
    thread::sleep(Duration::from_secs(24));
    let tries = relay.refused() - before;
    relay.become_(Mood::Takes);
    thread::sleep(Duration::from_secs(2));
    never.must(
        relay.taken().iter().all(|one| !one.contains("never")),
        "a letter was sent after it had been given up",
    );
    never.must((LETTERS..=3 * LETTERS).contains(&tries), format!("{tries} tries for {LETTERS} letters"));
    never.note(format!("{tries} tries for {LETTERS} letters, then given up"));
    told(&mut never, house, &place, "letters that were given up")?;
    // The queue is not blocked by what is hopeless.
    sent(&mut never, &aim, &site, "after")?;
    never.back_after(until(&relay, "after", LETTERS, Duration::from_secs(30))?, Duration::from_secs(15));
    once(&mut never, &relay, "after");
    let (secrets, panics) = leaks(&site.end()?, &[&house.token])?;
    stalls.log(&secrets, &panics);
    Ok(vec![stalls, later, never])
}

/// Signatures that each cause a letter; none of the signers waits.
fn sent(row: &mut Row, aim: &Aim, site: &Site, prefix: &str) -> Outcome<()> {
    let mut client = Client::connect(site.port)?;
    let (mut slowest, mut read) = (Duration::ZERO, 0);
    for number in 0..LETTERS {
        let begun = Instant::now();
        let answer = aim.sign(&mut client, &format!("{prefix}-{number}"))?;
        row.must(answer.status == 201, format!("a signature was answered {}", answer.status));
        read += usize::from(client.get("/ar/", &[])?.status == 200);
        slowest = slowest.max(begun.elapsed());
    }
    row.reads_said(format!("{read} of {LETTERS}"));
    row.must(slowest < VISITOR, format!("a visitor waited {slowest:.1?}"));
    row.note(format!("the slowest signature with a page took {slowest:.1?}"));
    Ok(())
}

/// Until the relay has so many letters of these.
///
/// # Errors
/// When they do not leave in time.
pub fn until(relay: &Relay, prefix: &str, count: usize, at_most: Duration) -> Outcome<Duration> {
    let begun = Instant::now();
    let of = || relay.taken().iter().filter(|one| one.contains(&format!("{prefix}-"))).count();
    while of() < count {
        if begun.elapsed() > at_most {
            return Err(format!("{} of {count} letters left within {at_most:?}", of()).into());
        }
        thread::sleep(Duration::from_millis(50));
    }
    Ok(begun.elapsed())
}

/// Each letter was taken, and none twice.
pub fn once(row: &mut Row, relay: &Relay, prefix: &str) {
    let taken = relay.taken();
    let mut times = Vec::new();
    for number in 0..LETTERS {
        let address = format!("<{prefix}-{number}@{MAIL_HOST}>");
        times.push(taken.iter().filter(|one| one.contains(&address)).count());
    }
    row.must(times.iter().all(|times| *times > 0), format!("a letter was lost: {times:?}"));
    row.must(times.iter().all(|times| *times < 2), format!("a letter was sent twice: {times:?}"));
}

/// Whether whoever keeps the machine hears of it: the doctor's findings name mail, letters or jobs.
fn told(row: &mut Row, house: &House, place: &Place, what: &str) -> Outcome<()> {
    let output = place.command(&house.program, &["doctor", "--format", "json"]).output()?;
    let findings: Value = serde_json::from_slice(&output.stdout)?;
    let said = findings.as_array().into_iter().flatten().find(|one| {
        one["state"] != "fine"
            && ["mail", "letters", "jobs", "outbox"]
                .iter()
                .any(|word| one["check"].as_str().is_some_and(|check| check.starts_with(word)))
    });
    match said {
        Some(finding) => row.note(format!("doctor: {}", finding["says"].as_str().unwrap_or_default())),
        None => row.must(false, format!("doctor says nothing of {what}")),
    }
    Ok(())
}
