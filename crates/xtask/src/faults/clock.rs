//! The machine's clock jumps while the server runs: a day ahead, and two days back. By libfaketime, which reads the time
//! to tell from a file.

use std::{fs, path::Path, process::Command, thread, time::Duration};

use super::{
    Setting, kept,
    load::{Aim, Load, Seen, until_a_write},
    row::Row,
    site::{Way, api_list, leaks},
};
use crate::{Outcome, shell};

/// # Errors
/// When the server does not come up.
pub fn run(setting: &Setting) -> Outcome<Vec<Row>> {
    let house = &setting.house;
    let name = "clock jumps a day ahead, then two days back";
    let Some(library) = library() else {
        return Ok(vec![Row::not_run(name, "libfaketime is not there (apt-get install faketime)")]);
    };
    let place = house.copy("clock")?;
    let told = house.scratch("clock.txt");
    fs::write(&told, "+0")?;
    let way = Way {
        environment: vec![
            ("LD_PRELOAD", library),
            ("FAKETIME_TIMESTAMP_FILE", told.to_string_lossy().into_owned()),
            ("FAKETIME_NO_CACHE", "1".to_owned()),
            // A jump of the wall clock leaves the steady one alone, as on a real machine.
            ("FAKETIME_DONT_FAKE_MONOTONIC", "1".to_owned()),
        ],
        ..Way::default()
    };
    let mut site = house.serve(&place, &way)?;
    let aim = Aim::at(site.port, &house.token)?;
    let before = kept::total(house, &place, &aim)?;
    let mut row = Row::new(name);
    let mut seen = Seen::default();
    let mut days = Vec::new();
    for (round, shift) in ["+1d", "-1d", "+0"].into_iter().enumerate() {
        let prefix = format!("c{round}");
        let load =
            Load { aim: &aim, ports: &[site.port], prefix: &prefix, patience: Duration::from_secs(20) };
        load.during(&mut seen, || {
            thread::sleep(Duration::from_millis(700));
            fs::write(&told, shift)?;
            thread::sleep(Duration::from_secs(2));
            Ok(())
        })?;
        let took = until_a_write(&aim, site.port, &format!("a{round}"), &mut seen, Duration::from_secs(10))?;
        row.back_after(took, Duration::from_secs(2));
        days.push(made(site.port, &house.token, &prefix)?);
        row.must(site.lives(), "the server ended");
    }
    let back = days.windows(2).any(|two| matches!(two, [before, after] if after < before));
    row.must(back, "the server did not see the jumps: nothing was tried");
    row.must(seen.reads_refused + seen.refused == 0, "a request was refused while the clock jumped");
    row.note(format!("by the server's clock the last news of each part was made at {}", days.join("; ")));
    let checked = kept::check(house, &place, &aim, &site, before, &seen)?;
    row.writes(&seen, &checked);
    row.reads(&seen);
    let (secrets, panics) = leaks(&site.end()?, &[&house.token])?;
    row.log(&secrets, &panics);
    Ok(vec![row])
}

/// When the last news of a round was made, as the server says: what `Date` tells is kept by the second and never goes back.
fn made(port: u16, token: &str, prefix: &str) -> Outcome<String> {
    let news = api_list(port, token, "/api/v1/news")?;
    let of_round = news.iter().filter_map(|one| {
        let number = one["slug"].as_str()?.strip_prefix(prefix)?.strip_prefix('-')?.parse::<u32>().ok()?;
        Some((number, one["first_published"].as_str()?.to_owned()))
    });
    of_round.max().map(|(_, moment)| moment).ok_or_else(|| "no news was made in that round".into())
}

fn library() -> Option<String> {
    let name = "libfaketimeMT.so.1";
    let listed = shell::output(Command::new("sh").args(["-c", "ls /usr/lib/*/faketime/libfaketimeMT.so.1"]));
    let path = listed.ok()?.lines().next()?.to_owned();
    (Path::new(&path).is_file() && path.ends_with(name)).then_some(path)
}
