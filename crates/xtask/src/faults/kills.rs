//! The server's own end, in the middle of writes: without warning, and asked for.

use std::{thread, time::Duration};

use super::{
    Setting, kept,
    load::{Aim, Load, Seen, until_a_write},
    row::Row,
    site::{Way, leaks},
};
use crate::Outcome;

/// # Errors
/// When a server does not come up again.
pub fn killed(setting: &Setting) -> Outcome<Vec<Row>> {
    let house = &setting.house;
    let place = house.copy("killed")?;
    let mut site = house.serve(&place, &Way::default())?;
    let aim = Aim::at(site.port, &house.token)?;
    let before = kept::total(house, &place, &aim)?;
    let (mut seen, mut log) = (Seen::default(), String::new());
    let mut row = Row::new(&format!("kill -9 of the server, {} times, SQLite", setting.kills));
    for round in 0..setting.kills {
        let prefix = format!("k{round}");
        let load =
            Load { aim: &aim, ports: &[site.port], prefix: &prefix, patience: Duration::from_secs(10) };
        // Different moments of a write's life, the same in every run.
        let pause = Duration::from_millis(150 + u64::from(round) * 389 % 500);
        let said = load.during(&mut seen, || {
            thread::sleep(pause);
            site.kill()
        })?;
        log.push_str(&said);
        site = house.serve(&place, &Way::default())?;
        row.back_after(site.ready, Duration::from_secs(15));
    }
    row.must(
        seen.acknowledged() >= setting.kills as usize * 10,
        format!("only {} writes were acknowledged", seen.acknowledged()),
    );
    let checked = kept::check(house, &place, &aim, &site, before, &seen)?;
    row.writes(&seen, &checked);
    row.reads(&seen);
    log.push_str(&site.end()?);
    let (secrets, panics) = leaks(&log, &[&house.token])?;
    row.log(&secrets, &panics);
    row.note(format!("{} writes tried, {} cut off by a kill", seen.tried.len(), seen.cut));
    Ok(vec![row])
}

/// SIGTERM: what was begun is finished and answered, and the process ends well.
///
/// # Errors
/// When the server does not end.
pub fn asked_to_end(setting: &Setting) -> Outcome<Vec<Row>> {
    let house = &setting.house;
    let place = house.copy("asked")?;
    let mut site = house.serve(&place, &Way::default())?;
    let aim = Aim::at(site.port, &house.token)?;
    let before = kept::total(house, &place, &aim)?;
    let (mut seen, mut log) = (Seen::default(), String::new());
    let mut row = Row::new("SIGTERM in the middle of writes, 5 times");
    for round in 0..5 {
        let prefix = format!("t{round}");
        let load =
            Load { aim: &aim, ports: &[site.port], prefix: &prefix, patience: Duration::from_secs(30) };
        let (status, said) = load.during(&mut seen, || {
            thread::sleep(Duration::from_millis(400 + 70 * round));
            site.ask_to_end()?;
            site.wait(Duration::from_secs(40))
        })?;
        row.must(status.success(), format!("it ended with {status}"));
        log.push_str(&said);
        site = house.serve(&place, &Way::default())?;
        row.back_after(site.ready, Duration::from_secs(15));
    }
    until_a_write(&aim, site.port, "t-after", &mut seen, Duration::from_secs(10))?;
    let checked = kept::check(house, &place, &aim, &site, before, &seen)?;
    row.writes(&seen, &checked);
    row.reads(&seen);
    log.push_str(&site.end()?);
    let (secrets, panics) = leaks(&log, &[&house.token])?;
    row.log(&secrets, &panics);
    Ok(vec![row])
}
