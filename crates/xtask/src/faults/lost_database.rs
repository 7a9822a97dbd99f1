//! PostgreSQL dies under load, and comes back.

use std::{
    thread,
    time::{Duration, Instant},
};

use super::{
    Setting,
    cluster::Cluster,
    kept,
    load::{Aim, Load, Seen, until_a_write},
    row::Row,
    site::{Way, leaks},
};
use crate::Outcome;

const ROUNDS: u32 = 3;

/// # Errors
/// When PostgreSQL or the server does not come up.
pub fn run(setting: &Setting) -> Outcome<Vec<Row>> {
    let house = &setting.house;
    let mut cluster = Cluster::start()?;
    let (place, token) = house.fill_database(&cluster.url(cluster.port), "lost-database")?;
    let mut site = house.serve(&place, &Way::default())?;
    let aim = Aim::at(site.port, &token)?;
    let before = kept::total(house, &place, &aim)?;
    let mut seen = Seen::default();
    let mut row = Row::new(&format!("kill -9 of PostgreSQL under load, {ROUNDS} times"));
    let (mut reads_up, mut away) = (0, 0);
    for round in 0..ROUNDS {
        let prefix = format!("p{round}");
        let load =
            Load { aim: &aim, ports: &[site.port], prefix: &prefix, patience: Duration::from_secs(30) };
        load.during(&mut seen, || {
            thread::sleep(Duration::from_secs(1));
            cluster.kill()
        })?;
        // What it says while the database is away, counted apart.
        let mut without = Seen::default();
        let prefix = format!("q{round}");
        let load = Load { prefix: &prefix, ..load };
        load.during(&mut without, || {
            thread::sleep(Duration::from_secs(8));
            Ok(())
        })?;
        row.must(without.refused > 0, "no write was answered 503 while PostgreSQL was away");
        row.must(without.kept.is_empty(), "a write was acknowledged while PostgreSQL was away");
        row.must(without.reads > 0, "no page was read while PostgreSQL was away");
        row.must(without.cut == 0 && without.reads_cut == 0, "a request was cut while PostgreSQL was away");
        row.must(
            without.slowest_write < Duration::from_secs(12),
            format!("a write waited {:.1?} for its 503", without.slowest_write),
        );
        row.promised(&without);
        reads_up += without.reads;
        away += without.reads + without.reads_refused + without.reads_cut;
        seen.tried.append(&mut without.tried);
        row.must(site.lives(), format!("the server ended: {}", site.said()));
        let begun = Instant::now();
        cluster.raise()?;
        let up = begun.elapsed();
        let took = until_a_write(&aim, site.port, &format!("r{round}"), &mut seen, Duration::from_secs(30))?;
        row.back_after(took, Duration::from_secs(10));
        row.note(format!(
            "PostgreSQL itself needed {up:.1?} to come up; the slowest 503 took {:.1?}",
            without.slowest_write
        ));
    }
    let checked = kept::check(house, &place, &aim, &site, before, &seen)?;
    row.writes(&seen, &checked);
    row.reads_said(format!("{reads_up} of {away}"));
    let (secrets, panics) = leaks(&site.end()?, &[&token])?;
    row.log(&secrets, &panics);
    Ok(vec![row])
}
