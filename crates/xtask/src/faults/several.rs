//! Two servers on one PostgreSQL, and before them nothing but a client that asks them by turns: what one takes the other knows, what may
//! be done once is done once, one dies, and one is replaced by the next version.

use std::{
    fs, thread,
    time::{Duration, Instant},
};

use serde_json::Value;

use super::{
    Setting,
    cluster::Cluster,
    kept,
    letters::{LETTERS, once, until},
    load::{Aim, Load, Seen},
    row::Row,
    site::{House, Place, Site, Way, leaks},
    smtp::{Mood, Relay},
};
use crate::{
    Outcome,
    bench::http::{Answer, Client, session},
    demo, shell,
};

/// A change is seen by the other within this time: its look at the outbox comes once a second.
const FRESH: Duration = Duration::from_millis(1_500);
/// A job whose server died is taken by another when its lease of a minute has ended.
const TAKEN_OVER: Duration = Duration::from_secs(100);

/// # Errors
/// When PostgreSQL or a server does not come up.
pub fn run(setting: &Setting) -> Outcome<Vec<Row>> {
    let house = &setting.house;
    let cluster = Cluster::start()?;
    let (first, token) = house.fill_database(&cluster.url(cluster.port), "several-1")?;
    let second = beside(house, &first, "several-2")?;
    let relay = Relay::start(Mood::Takes)?;
    let way = Way {
        arguments: vec!["--smtp".to_owned(), format!("smtp://127.0.0.1:{}", relay.port)],
        ..Way::default()
    };
    let left = house.serve(&first, &way)?;
    let right = house.serve(&second, &way)?;
    let mut log = String::new();
    let together = together(house, &first, [&left, &right], &token, &relay)?;
    let died = one_dies(house, (&first, &second), left, &right, &token, &relay, &mut log)?;
    let rolled = one_is_replaced(house, &cluster, (&first, &second), right, &way, &token, &mut log)?;
    let mut rows = vec![together, died, rolled];
    let (secrets, panics) = leaks(&log, &[&token])?;
    if let Some(row) = rows.last_mut() {
        row.log(&secrets, &panics);
    }
    Ok(rows)
}

/// A folder of its own, with the same keys in it.
fn beside(house: &House, first: &Place, name: &str) -> Outcome<Place> {
    let data = house.scratch(name);
    fs::create_dir_all(&data)?;
    shell::output(std::process::Command::new("cp").arg("-a").arg(first.data.join("keys")).arg(&data))?;
    Ok(Place { data, database: first.database.clone() })
}

/// The same at both in the same moment.
fn at_once(sites: [&Site; 2], ask: impl Fn(&mut Client) -> Outcome<Answer> + Sync) -> Outcome<[Answer; 2]> {
    let one = |site: &Site| -> Result<Answer, String> {
        Client::connect(site.port).and_then(|mut client| ask(&mut client)).map_err(|why| why.to_string())
    };
    let [left, right] = sites;
    let (left, right) = thread::scope(|scope| {
        let right = scope.spawn(|| one(right));
        (one(left), right.join())
    });
    Ok([left?, right.map_err(|_| "a client panicked")??])
}

fn together(house: &House, place: &Place, sites: [&Site; 2], token: &str, relay: &Relay) -> Outcome<Row> {
    let mut row = Row::new("two servers on one PostgreSQL, asked by turns");
    let [left, right] = sites;
    let aim = Aim::at(left.port, token)?;
    sessions(&mut row, sites)?;
    fresh(&mut row, &aim, sites)?;
    links(&mut row, house, place, sites)?;
    keyed(&mut row, &aim, sites)?;
    guesses(&mut row, sites)?;

    // One signature an address, whichever server hears of it first.
    let before = kept::total(house, place, &aim)?;
    for number in 0..50 {
        let mark = format!("both-{number}");
        for answer in at_once(sites, |client| aim.sign(client, &mark))? {
            row.must(answer.status == 201, format!("a signature at both was answered {}", answer.status));
        }
    }
    let counted = kept::total(house, place, &aim)? - before;
    row.must(counted == 50, format!("50 addresses signed at both, {counted} are counted"));

    // Letters are jobs: both servers take of them, and none is sent twice.
    let asks = Aim::of(left.port, token, "maktaba-fi-kull-hayy")?;
    for number in 0..LETTERS {
        let site = if number % 2 == 0 { left } else { right };
        let answer = asks.sign(&mut Client::connect(site.port)?, &format!("turn-{number}"))?;
        row.must(answer.status == 201, format!("a signature was answered {}", answer.status));
    }
    until(relay, "turn", LETTERS, Duration::from_secs(30))?;
    thread::sleep(Duration::from_secs(2));
    once(&mut row, relay, "turn");
    row.counted(50 + LETTERS, 50_usize.saturating_sub(counted));
    Ok(row)
}

/// Signed in at one is signed in at both, and signed out at one is signed out at both.
fn sessions(row: &mut Row, [left, right]: [&Site; 2]) -> Outcome<()> {
    let (email, password) = demo::account("secretariat")?;
    let cookie = session(left.port, &email, &password)?;
    let ask = |site: &Site| Client::connect(site.port)?.get("/desk/account", &[("cookie", &cookie)]);
    let (here, there) = (ask(left)?.status, ask(right)?.status);
    row.must((here, there) == (200, 200), format!("a session is answered {here} and {there}"));
    let headers = [("cookie", cookie.as_str()), ("sec-fetch-site", "same-origin")];
    Client::connect(right.port)?.post("/sign-out", "", &headers)?;
    let after = ask(left)?.status;
    row.must(after == 303, format!("a session that ended at the other is answered {after}"));
    Ok(())
}

/// What is published at one stands on the kept page of the other.
fn fresh(row: &mut Row, aim: &Aim, [left, right]: [&Site; 2]) -> Outcome<()> {
    let mut slowest = Duration::ZERO;
    for number in 0..10 {
        let mark = format!("fresh-{number}");
        let mut reader = Client::connect(right.port)?;
        reader.get("/ar/", &[])?;
        let answer = aim.news(&mut Client::connect(left.port)?, &mark)?;
        row.must(answer.status == 201, format!("news were answered {}", answer.status));
        let begun = Instant::now();
        while !reader.get("/ar/", &[])?.text()?.contains(&mark) {
            if begun.elapsed() > Duration::from_secs(10) {
                row.must(false, "the other never showed what was published");
                return Ok(());
            }
            thread::sleep(Duration::from_millis(5));
        }
        slowest = slowest.max(begun.elapsed());
    }
    row.must(slowest < FRESH, format!("the other showed a change only after {slowest:.1?}"));
    row.note(format!("what one published the other showed after {slowest:.0?} at most"));
    Ok(())
}

/// A link that signs in is used at both in the same moment.
fn links(row: &mut Row, house: &House, place: &Place, sites: [&Site; 2]) -> Outcome<()> {
    let (email, _) = demo::account("secretariat")?;
    for _ in 0..8 {
        let said = house.says(place, &["account", "link", &email])?;
        let path = said
            .split_whitespace()
            .find_map(|word| word.find("/sign-in/link/").and_then(|at| word.get(at..)));
        let path = path.ok_or("no link was printed")?;
        let answers = at_once(sites, |client| client.post(path, "", &[("sec-fetch-site", "same-origin")]))?;
        let entered = answers.iter().filter(|answer| answer.header("set-cookie").is_some()).count();
        let statuses = answers.each_ref().map(|answer| answer.status);
        row.must(entered == 1, format!("one link let in {entered} times: {statuses:?}"));
    }
    Ok(())
}

/// A request with one key is sent to both in the same moment: done once.
fn keyed(row: &mut Row, aim: &Aim, sites: [&Site; 2]) -> Outcome<()> {
    let bearer = format!("Bearer {}", aim.token);
    for number in 0..10 {
        let (json, key) = (aim.news_json(&format!("keyed-{number}")), format!("several-{number}"));
        let headers = [("authorization", bearer.as_str()), ("idempotency-key", key.as_str())];
        let answers = at_once(sites, |client| client.post_json("/api/v1/news", &json, &headers))?;
        let ids: Vec<Option<String>> = answers
            .iter()
            .map(|answer| {
                serde_json::from_slice::<Value>(&answer.body).ok()?.get("id")?.as_str().map(str::to_owned)
            })
            .collect();
        let statuses = answers.each_ref().map(|answer| answer.status);
        let same = statuses == [201, 201] && ids.first() == ids.last();
        // The second may be told that the first is still at it.
        let one = statuses.contains(&201) && statuses.contains(&409);
        row.must(same || one, format!("one key at both was answered {statuses:?} with {ids:?}"));
    }
    Ok(())
}

/// Guesses at a password by turns: five are free, at both together.
fn guesses(row: &mut Row, sites: [&Site; 2]) -> Outcome<()> {
    let (email, _) = demo::account("coordinator tunisie")?;
    let form = format!("email={}&password=a-wrong-guess", email.replace('@', "%40"));
    // Through a proxy that nobody trusts: without rates of tests.
    let headers = [("sec-fetch-site", "same-origin"), ("via", "1.1 somebody")];
    let mut statuses = Vec::new();
    for site in sites.into_iter().cycle().take(8) {
        statuses.push(Client::connect(site.port)?.post("/sign-in", &form, &headers)?.status);
    }
    let free = statuses.iter().filter(|status| **status != 429).count();
    row.must(free == 5, format!("{free} of 8 guesses by turns were looked at: {statuses:?}"));
    Ok(())
}

fn one_dies(
    house: &House,
    (first, second): (&Place, &Place),
    left: Site,
    right: &Site,
    token: &str,
    relay: &Relay,
    log: &mut String,
) -> Outcome<Row> {
    let mut row = Row::new("kill -9 of one of two servers under load");
    let aim = Aim::at(right.port, token)?;
    let asks = Aim::of(right.port, token, "maktaba-fi-kull-hayy")?;
    let before = kept::total(house, first, &aim)?;
    // Letters that have begun when it dies: the relay says nothing, and both servers hold some of them.
    relay.become_(Mood::Stalls);
    let mut client = Client::connect(left.port)?;
    for number in 0..LETTERS {
        asks.sign(&mut client, &format!("held-{number}"))?;
        thread::sleep(Duration::from_millis(100));
    }
    let mut seen = Seen::default();
    let ports = [left.port, right.port];
    let load = Load { aim: &aim, ports: &ports, prefix: "d", patience: Duration::from_secs(20) };
    let killed = load.during(&mut seen, || {
        thread::sleep(Duration::from_secs(2));
        let said = left.kill()?;
        log.push_str(&said);
        let killed = Instant::now();
        thread::sleep(Duration::from_secs(3));
        Ok(killed)
    })?;
    row.must(seen.refused == 0, format!("{} writes were answered 503", seen.refused));
    row.must(seen.acknowledged() > 50, format!("only {} writes were acknowledged", seen.acknowledged()));
    row.reads(&seen);
    relay.become_(Mood::Takes);
    until(relay, "held", LETTERS, TAKEN_OVER)?;
    let took = killed.elapsed();
    row.must(took > Duration::from_secs(30), "it held no letter when it was killed: nothing was taken over");
    row.back_after(took, TAKEN_OVER);
    let checked = kept::check(house, second, &aim, right, before, &seen)?;
    row.writes(&seen, &checked);
    row.note(format!(
        "{} requests were cut off with it; every letter that it held was sent by the other",
        seen.cut + seen.reads_cut
    ));
    Ok(row)
}

/// The next version starts beside the old one, brings the database forward while the old one answers, and then the old one is asked to end.
fn one_is_replaced(
    house: &House,
    cluster: &Cluster,
    (first, second): (&Place, &Place),
    old: Site,
    way: &Way,
    token: &str,
    log: &mut String,
) -> Outcome<Row> {
    let mut row = Row::new("a new version takes over from the old one under load");
    let aim = Aim::at(old.port, token)?;
    let before = kept::total(house, second, &aim)?;
    // As the version before left it: without the table that came last.
    cluster.sql("DROP TABLE sign_in_tries; DELETE FROM migrations WHERE room = 'accounts' AND version = '202611272130_tries'")?;
    let mut seen = Seen::default();
    let mut arguments = way.arguments.clone();
    arguments.push("--without-backup".to_owned());
    let new_way = Way { arguments, ..way.clone() };
    let alone = [old.port];
    let new = Load { aim: &aim, ports: &alone, prefix: "r0", patience: Duration::from_secs(20) }
        .during(&mut seen, || house.serve(first, &new_way))?;
    let there = cluster.sql("SELECT count(*) FROM sign_in_tries")?;
    row.must(there.trim() == "0", "the new version did not bring the database forward");
    let both = [old.port, new.port];
    let began = Load { aim: &aim, ports: &both, prefix: "r1", patience: Duration::from_secs(30) }.during(
        &mut seen,
        || {
            thread::sleep(Duration::from_secs(1));
            old.ask_to_end()?;
            let began = Instant::now();
            let (status, said) = old.wait(Duration::from_secs(40))?;
            log.push_str(&said);
            thread::sleep(Duration::from_secs(1));
            Ok((began.elapsed(), status))
        },
    )?;
    row.must(began.1.success(), format!("the old one ended with {}", began.1));
    row.must(
        seen.cut + seen.reads_cut + seen.refused + seen.reads_refused == 0,
        format!(
            "{} writes and {} reads were cut off, {} answered 503",
            seen.cut,
            seen.reads_cut,
            seen.refused + seen.reads_refused
        ),
    );
    row.note(format!("the slowest answer meanwhile took {:.1?}", seen.slowest_write.max(seen.slowest_read)));
    let checked = kept::check(house, first, &aim, &new, before, &seen)?;
    row.writes(&seen, &checked);
    row.reads(&seen);
    log.push_str(&new.end()?);
    Ok(row)
}
