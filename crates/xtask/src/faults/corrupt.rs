//! Pages in the middle of the database file are overwritten while the server is stopped; a backup was made before.

use std::{
    fs::{self, File},
    io::{Seek as _, SeekFrom, Write as _},
    path::Path,
    time::Duration,
};

use super::{
    Setting,
    disk::plain,
    kept,
    load::{Aim, PAGES},
    row::Row,
    site::{House, Place, Site, Way, api_list, leaks},
};
use crate::{Outcome, bench::http::Client, shell};

/// # Errors
/// When a server does not come up where it should.
pub fn run(setting: &Setting) -> Outcome<Vec<Row>> {
    let house = &setting.house;
    let mut row = Row::new("database file damaged");
    let place = house.copy("corrupt")?;
    let site = house.serve(&place, &Way::default())?;
    let aim = Aim::at(site.port, &house.token)?;
    let mut client = Client::connect(site.port)?;
    for number in 0..100 {
        let answer = aim.sign(&mut client, &format!("c-{number}"))?;
        row.must(answer.status == 201, format!("a signature was answered {}", answer.status));
    }
    let backup = house.scratch("corrupt.backup");
    house.says(&place, &["backup", "create", &backup.to_string_lossy()])?;
    let before = counts(house, &place, &aim, &site)?;
    let mut log = site.end()?;

    let damaged = damage(&place.data.join("nasij.db"))?;
    // The doctor finds it on a stopped house, in a sentence.
    let output = place.command(&house.program, &["doctor", "--deep"]).output()?;
    let said =
        format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    let line = said.lines().find(|line| line.contains("damaged"));
    row.must(!output.status.success(), "doctor found nothing wrong");
    row.must(line.is_some(), format!("doctor does not say that the database is damaged: {said}"));
    row.note(format!("{damaged} pages overwritten; doctor: {}", line.unwrap_or_default()));
    row.must(plain(&said), "doctor does not speak plainly");
    let patience = Some(Duration::from_secs(30));
    match house.serve(&place, &Way { patience, ..Way::default() }) {
        Ok(mut site) => {
            let mut statuses = Vec::new();
            for path in PAGES {
                statuses.push(Client::connect(site.port)?.get(path, &[])?.status);
            }
            row.must(site.lives(), "the server ended");
            row.note(format!("it starts; three pages answer {statuses:?}"));
            log.push_str(&site.end().unwrap_or_else(|why| why.to_string()));
        }
        Err(why) => {
            row.must(plain(&why.to_string()), format!("it does not speak plainly: {why}"));
            row.note(format!("it does not start: {why}"));
        }
    }

    let anew = Place { data: house.scratch("restored"), database: None };
    let key = place.data.join("keys/backup.key");
    let arguments = ["backup", "restore", &backup.to_string_lossy(), "--key", &key.to_string_lossy()];
    shell::output(&mut anew.command(&house.program, &arguments))?;
    // After a restore everybody signs in anew: tokens too.
    let token = house.token_at(&anew)?;
    let site = house.serve(&anew, &Way::default())?;
    row.back_after(site.ready, Duration::from_secs(30));
    let aim = Aim::at(site.port, &token)?;
    let after = counts(house, &anew, &aim, &site)?;
    row.must(
        before == after,
        format!("bodies, news, comments, signatures: {before:?} before, {after:?} after"),
    );
    row.note(format!("bodies, news, waiting comments, signatures: {before:?} before, {after:?} restored"));
    row.counted(100, if before == after { 0 } else { 1 });
    log.push_str(&site.end()?);
    let (secrets, panics) = leaks(&log, &[&house.token, &token])?;
    row.log(&secrets, &panics);
    Ok(vec![row])
}

fn counts(house: &House, place: &Place, aim: &Aim, site: &Site) -> Outcome<[usize; 4]> {
    let list = |path: &str| api_list(site.port, &aim.token, path).map(|all| all.len());
    Ok([
        list("/api/v1/bodies")?,
        list("/api/v1/news")?,
        list("/api/v1/comments?state=waiting")?,
        kept::total(house, place, aim)?,
    ])
}

/// A tenth of the pages, around the middle.
fn damage(file: &Path) -> Outcome<u64> {
    const PAGE: u64 = 4_096;
    let pages = fs::metadata(file)?.len() / PAGE;
    let (from, count) = (pages * 45 / 100, pages / 10);
    let mut open = File::options().write(true).open(file)?;
    for page in from..from + count {
        open.seek(SeekFrom::Start(page * PAGE + 16))?;
        open.write_all(&[0xa5; 512])?;
    }
    open.sync_all()?;
    Ok(count)
}
