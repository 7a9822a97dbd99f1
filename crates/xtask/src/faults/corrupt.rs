//! Pages in the middle of the database file are overwritten while the server is stopped; a backup was made before.

use std::{
    fs::{self, File},
    io::{Seek as _, SeekFrom, Write as _},
    path::Path,
    thread,
    time::{Duration, Instant},
};

use super::{
    Setting,
    disk::plain,
    kept,
    load::{Aim, PAGES},
    row::Row,
    site::{House, Place, Site, Way, api_list, leaks},
    smtp::{Mood, Relay},
};
use crate::{
    Outcome,
    bench::http::{Client, session},
    demo, shell,
};

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
    row.note(format!("{damaged} pages overwritten"));
    // The doctor finds it on a stopped house, in a sentence.
    doctor(&mut row, house, &place)?;
    let relay = Relay::start(Mood::Takes)?;
    let smtp = format!("smtp://127.0.0.1:{}", relay.port);
    let patience = Some(Duration::from_secs(30));
    let way = Way { patience, arguments: vec!["--smtp".to_owned(), smtp], ..Way::default() };
    match house.serve(&place, &way) {
        Ok(mut site) => {
            answers(&mut row, &site)?;
            told(&mut row, &site, &relay)?;
            doctor(&mut row, house, &place)?;
            row.must(site.lives(), "the server ended");
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

/// `nasij doctor` says what it is and what brings it back.
fn doctor(row: &mut Row, house: &House, place: &Place) -> Outcome<()> {
    let output = place.command(&house.program, &["doctor"]).output()?;
    let said =
        format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    let line = said.lines().find(|line| line.contains("damaged"));
    row.must(!output.status.success(), "doctor found nothing wrong");
    row.must(
        line.is_some_and(|line| line.contains("nasij backup restore")),
        format!("doctor does not say that the database is damaged, and what brings it back: {said}"),
    );
    row.must(plain(&said), "doctor does not speak plainly");
    Ok(())
}

/// Every page that a visitor may ask for is there, or says that the data must be restored: none is a fault without a name.
fn answers(row: &mut Row, site: &Site) -> Outcome<()> {
    let more = [
        "/fr/",
        "/ar/charter",
        "/fr/b/tunisie/",
        "/ar/network",
        "/ar/news",
        "/ar/search?q=ma",
        "/ar/contact",
        "/healthz",
    ];
    let (mut whole, mut damaged) = (0, 0);
    for path in PAGES.into_iter().chain(more) {
        let answer = Client::connect(site.port)?.get(path, &[("accept-language", "ar")])?;
        let says = answer.text()?.contains("جزء من البيانات المحفوظة تالف");
        match answer.status {
            503 => {
                damaged += 1;
                row.must(
                    says && answer.header("retry-after").is_some() || !path.starts_with("/ar"),
                    format!("{path} does not say that the data is damaged"),
                );
            }
            200..=399 => whole += 1,
            404 if path == "/ar/news" => whole += 1,
            status => row.must(false, format!("{path} answered {status}")),
        }
    }
    row.note(format!(
        "it starts; {whole} pages as before, {damaged} say with a 503 that the data must be restored"
    ));
    row.must(damaged > 0, "no page of those asked for lay in what was damaged");
    Ok(())
}

/// A letter to whoever holds the installation, and the state page for whoever can still sign in.
fn told(row: &mut Row, site: &Site, relay: &Relay) -> Outcome<()> {
    let begun = Instant::now();
    while relay.taken().is_empty() && begun.elapsed() < Duration::from_secs(20) {
        thread::sleep(Duration::from_millis(50));
    }
    if relay.taken().is_empty() {
        row.must(
            site.said().contains("no letter could tell it"),
            "neither a letter nor a line of the log told of it",
        );
        row.note("the letter could not be sent, which the log says");
    } else {
        row.note(format!("a letter told of it within {:.1?}", begun.elapsed()));
    }
    let (email, password) = demo::account("secretariat")?;
    match session(site.port, &email, &password) {
        Ok(cookie) => {
            let page = Client::connect(site.port)?.get("/desk/status", &[("cookie", &cookie)])?;
            row.must(
                page.status == 200 && page.text()?.contains("nasij backup restore"),
                format!("the state page answers {} and does not say what brings it back", page.status),
            );
            row.note("the state page says what brings it back");
        }
        Err(why) => row.note(format!("nobody can sign in any more: {why}")),
    }
    Ok(())
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
