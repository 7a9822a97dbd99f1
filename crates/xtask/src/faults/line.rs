//! The line to PostgreSQL: slow, cut, and half-open, where each packet is swallowed and nothing ever comes back.

use std::{thread, time::Duration};

use super::{
    Setting,
    cluster::Cluster,
    kept,
    load::{Aim, Load, Seen, until_a_write},
    proxy::{Proxy, State},
    row::Row,
    site::{Way, leaks},
};
use crate::Outcome;

/// Longer than this nobody waits for an answer, whatever the line does: 20 seconds for a statement that gets no answer, and five for a
/// connection, twice.
const BOUND: Duration = Duration::from_secs(30);

/// # Errors
/// When PostgreSQL or the server does not come up.
pub fn run(setting: &Setting) -> Outcome<Vec<Row>> {
    let house = &setting.house;
    let cluster = Cluster::start()?;
    let (place, token) = house.fill_database(&cluster.url(cluster.port), "line")?;
    let proxy = Proxy::before(cluster.port)?;
    let mut over = place.clone();
    over.database = Some(cluster.url(proxy.port));
    let mut site = house.serve(&over, &Way::default())?;
    let aim = Aim::at(site.port, &token)?;
    let mut rows = Vec::new();
    for (name, state, seconds, prefix) in [
        ("line to PostgreSQL 200 ms slow each way", State::Slow(200), 8, "slow"),
        ("line to PostgreSQL cut", State::Cut, 8, "cut"),
        ("line to PostgreSQL half-open", State::Dumb, 30, "dumb"),
    ] {
        let before = kept::total(house, &place, &aim)?;
        let mut row = Row::new(name);
        let mut seen = Seen::default();
        let load = Load { aim: &aim, ports: &[site.port], prefix, patience: Duration::from_secs(45) };
        let during = format!("{prefix}-during");
        load.during(&mut seen, || {
            thread::sleep(Duration::from_millis(700));
            proxy.set(state);
            Ok(())
        })?;
        let mut without = Seen::default();
        Load { prefix: &during, ..load }.during(&mut without, || {
            thread::sleep(Duration::from_secs(seconds));
            Ok(())
        })?;
        row.reads(&without);
        row.must(without.reads > 0, "no page was read");
        row.must(without.cut + without.reads_cut == 0, "a request was never answered");
        let slowest = without.slowest_write.max(without.slowest_read).max(seen.slowest_write);
        row.must(slowest < BOUND, format!("somebody waited {slowest:.1?} for an answer"));
        row.note(format!(
            "{} writes taken, {} answered 503, slowest answer {slowest:.1?}",
            without.kept.len(),
            without.refused
        ));
        row.promised(&without);
        seen.tried.append(&mut without.tried);
        seen.kept.append(&mut without.kept);
        row.must(site.lives(), format!("the server ended: {}", site.said()));
        proxy.set(State::Whole);
        let took =
            until_a_write(&aim, site.port, &format!("{prefix}-after"), &mut seen, Duration::from_secs(60))?;
        row.back_after(took, Duration::from_secs(20));
        let checked = kept::check(house, &place, &aim, &site, before, &seen)?;
        row.writes(&seen, &checked);
        rows.push(row);
    }
    let said = site.said();
    let ended = site.end().map_err(|why| why.to_string().chars().take(200).collect::<String>());
    let (secrets, panics) = leaks(&said, &[&token])?;
    if let Some(row) = rows.last_mut() {
        row.log(&secrets, &panics);
        row.must(ended.is_ok(), ended.err().unwrap_or_default());
    }
    Ok(rows)
}
