//! `cargo xtask bench growth`: a small coalition and a larger one of the same shape; what the same pages cost in each, what a
//! signature costs, and how soon a large campaign's totals are read.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use serde_json::Value;

use super::{
    Row,
    http::{Client, session},
    pages::uncached,
    server::Server,
    sign,
};
use crate::{
    Outcome, demo,
    machine::{self, Need},
    postgres::Cluster,
    shell,
};

/// The whole: 10,000 bodies, 10 million signatures over 2,000 editions, a million persons, 100,000 publications.
const BODIES: usize = 10_000;
const EDITIONS: usize = 2_000;
const SIGNATURES: usize = 10_000_000;
const PERSONS: usize = 1_000_000;
const PUBLICATIONS: usize = 100_000;
/// A signature with its copy, marks and indexes, and its share of the rest, measured: about a kilobyte and a quarter.
const BYTES_A_SIGNATURE: usize = 1_250;
/// Signatures that are sent one after the other.
const SENT: usize = 1_000;
/// Editions that both have: where rows alone are to differ, a body's envelope is as often open in the one as in the other.
const FEW: usize = 2;

#[derive(clap::Args)]
pub struct Options {
    /// The small one is the whole divided by this
    #[arg(long, default_value_t = 1_000)]
    small: usize,
    /// The larger one is the whole divided by this; 1 needs some 13 GB of disk
    #[arg(long, default_value_t = 100)]
    large: usize,
    /// Measures this binary instead of building a release
    #[arg(long)]
    program: Option<PathBuf>,
    /// Plants in this folder, keeps what is planted, and plants nothing that is there already
    #[arg(long, value_name = "FOLDER")]
    keep: Option<PathBuf>,
    /// Measures on PostgreSQL: each is planted on SQLite and restored there from a backup
    #[arg(long)]
    postgres: bool,
}

/// What is asked for past the cache.
const PAGES: [(&str, &str); 18] = [
    ("home", "/ar/"),
    ("a body’s home", "/ar/b/tunisie/"),
    ("the network", "/ar/network"),
    ("news", "/ar/news"),
    ("news, the tenth page", "/ar/news?page=10"),
    ("a campaign", "/ar/b/tunisie/campaigns/ma-al-madrasa"),
    ("a campaign’s report", "/ar/b/tunisie/campaigns/ma-al-madrasa/report"),
    ("a search", "/ar/search?q=%D9%85%D8%A7%D8%A1"),
    ("the feed", "/ar/feed.atom"),
    ("desk: all her bodies", "/desk/"),
    ("desk: home", "/desk/b/maghreb/"),
    ("desk: bodies", "/desk/b/maghreb/bodies"),
    ("desk: news", "/desk/b/maghreb/news"),
    ("desk: persons", "/desk/b/maghreb/persons"),
    ("desk: persons who allow nothing", "/desk/b/maghreb/persons?consent=none"),
    ("desk: campaigns", "/desk/b/maghreb/campaigns"),
    ("desk: an edition", "EDITION"),
    ("desk: tree of editions", "TREE"),
];

/// What one coalition costs: milliseconds of processor time, and megabytes.
struct Seen {
    pages: Vec<f64>,
    totals: f64,
    signature: f64,
    alone: f64,
    spread: f64,
    resident: f64,
    bytes: u64,
}

/// # Errors
/// When something cannot be built or measured.
pub fn run(options: &Options) -> Outcome<Vec<Row>> {
    let program = match &options.program {
        Some(program) => program.clone(),
        None => sign::build()?,
    };
    let large = SIGNATURES / options.large;
    println!(
        "the larger one has {large} signatures: some {} MB of disk",
        large * BYTES_A_SIGNATURE / 1_000_000
    );
    let own = tempfile::tempdir()?;
    let folder = options.keep.as_deref().unwrap_or_else(|| own.path());
    let cluster = if options.postgres {
        machine::provide(&[Need::Postgres])?;
        Some(Cluster::durable()?)
    } else {
        None
    };
    let small = measured(&program, folder, options.small, cluster.as_ref())?;
    let large = measured(&program, folder, options.large, cluster.as_ref())?;
    let mut rows =
        vec![Row::only_seen("of the whole", format!("1/{} beside 1/{}", options.large, options.small))];
    for (at, (name, _)) in PAGES.into_iter().enumerate() {
        let (Some(before), Some(now)) = (small.pages.get(at), large.pages.get(at)) else { continue };
        rows.push(Row::at_most(name, 1.3, now / before, "×"));
        rows.push(Row::only_seen(
            "… processor time",
            format!("{now:.2} ms, {before:.2} ms in the small one"),
        ));
    }
    if let Some(tree) = large.pages.last() {
        rows.push(Row::at_most("the tree of editions in the larger one", 50.0, *tree, "ms"));
    }
    rows.push(Row::at_most("totals of the campaign in the larger one", 1.0, large.totals, "ms"));
    rows.push(Row::at_most(
        "one signature to the same two editions",
        1.3,
        large.signature / small.signature,
        "×",
    ));
    rows.push(Row::only_seen(
        "… processor time, sent one by one",
        format!("{:.2} ms, {:.2} ms in the small one", large.signature, small.signature),
    ));
    rows.push(Row::only_seen(
        "… until it is answered",
        format!("{:.1} ms, {:.1} ms in the small one", large.alone, small.alone),
    ));
    rows.push(Row::only_seen(
        "… by turns to all editions: their bodies’ envelopes are begun",
        format!("{:.2} ms, {:.2} ms in the small one", large.spread, small.spread),
    ));
    rows.push(Row::only_seen(
        "resident memory",
        format!("{:.0} MB, {:.0} MB in the small one", large.resident, small.resident),
    ));
    rows.push(Row::only_seen(
        "the database",
        format!("{} MB, {} MB in the small one", large.bytes / 1_000_000, small.bytes / 1_000_000),
    ));
    Ok(rows)
}

/// What is planted, as the planter said it, in a folder beside the data.
fn planted(program: &Path, folder: &Path, part: usize) -> Outcome<(String, Value)> {
    let data = folder.join(format!("part-{part}"));
    let shown = data.to_string_lossy().into_owned();
    let note = folder.join(format!("part-{part}.json"));
    if let Ok(said) = fs::read_to_string(&note) {
        return Ok((shown, serde_json::from_str(&said)?));
    }
    println!("planting one of {part}");
    Server::on(program, "demo", &shown)?.stop()?;
    let share = |whole: usize| (whole / part).max(1).to_string();
    let mut command = Command::new(program);
    command.args(["bench-grow", "--bodies", &share(BODIES), "--editions", &share(EDITIONS)]);
    command.args(["--signatures", &share(SIGNATURES), "--persons", &share(PERSONS)]);
    command.args(["--publications", &share(PUBLICATIONS), "--data", &shown]).stdin(Stdio::null());
    let begun = Instant::now();
    let said = shell::output(&mut command)?;
    println!("planted in {:.0} s", begun.elapsed().as_secs_f64());
    let mut verify = Command::new(program);
    shell::output(verify.args(["tally", "verify", "--data", &shown]).stdin(Stdio::null()))?;
    fs::write(&note, &said)?;
    Ok((shown, serde_json::from_str(&said)?))
}

/// Brings what is planted to PostgreSQL as anybody would who moves there, and serves it; how large it is.
fn moved(
    program: &Path,
    folder: &Path,
    data: &str,
    part: usize,
    cluster: &Cluster,
) -> Outcome<(Server, u64)> {
    let name = format!("part_{part}");
    let url = cluster.database(&name)?;
    let (file, home) = (folder.join(format!("{name}.age")), folder.join(&name));
    let shown = |path: &Path| path.to_string_lossy().into_owned();
    let (file_shown, home_shown) = (shown(&file), shown(&home));
    let key = shown(&Path::new(data).join("keys/backup.key"));
    let begun = Instant::now();
    let mut create = Command::new(program);
    shell::output(create.args(["backup", "create", &file_shown, "--data", data]).stdin(Stdio::null()))?;
    let backed_up = begun.elapsed().as_secs_f64();
    let bytes = fs::metadata(&file)?.len();
    let mut restore = Command::new(program);
    restore.args(["backup", "restore", &file_shown, "--key", &key, "--data", &home_shown]);
    shell::output(restore.args(["--database", &url]).stdin(Stdio::null()))?;
    println!(
        "one of {part}: a backup of {} MB in {backed_up:.0} s, on PostgreSQL {:.0} s later",
        bytes / 1_000_000,
        begun.elapsed().as_secs_f64() - backed_up
    );
    fs::remove_file(&file)?;
    // What its housekeeping would do while it is measured.
    cluster.tell(&url, "VACUUM ANALYZE")?;
    cluster.tell(&url, "CHECKPOINT")?;
    let server = Server::start(program, |port| {
        let listen = format!("127.0.0.1:{port}");
        ["serve", "--data", &home_shown, "--database", &url, "--listen", &listen].map(str::to_owned).to_vec()
    })?;
    Ok((server.with_database(cluster.process()?), cluster.bytes(&name)?))
}

fn measured(program: &Path, folder: &Path, part: usize, cluster: Option<&Cluster>) -> Outcome<Seen> {
    let (data, said) = planted(program, folder, part)?;
    let text = |name: &str| {
        said.get(name)
            .and_then(Value::as_str)
            .map(str::to_owned)
            .ok_or_else(|| format!("no {name} was planted"))
    };
    let (server, bytes) = match cluster {
        Some(cluster) => moved(program, folder, &data, part, cluster)?,
        None => (
            Server::on(program, "serve", &data)?,
            fs::metadata(Path::new(&data).join("nasij.db")).map_or(0, |file| file.len()),
        ),
    };
    until_quiet(&server)?;
    let (email, password) = demo::account("secretariat")?;
    let session = session(server.port, &email, &password)?;
    let edition = format!("/desk/b/tunisie/campaigns/{}", text("edition")?);
    let mut pages = Vec::new();
    for (name, path) in PAGES {
        let path = match path {
            "EDITION" => edition.clone(),
            "TREE" => format!("{edition}/tree"),
            path => path.to_owned(),
        };
        let seen = uncached(&server, &path, &[("cookie", &session)]);
        let seen = seen.map_err(|error| format!("{name}: {error}"))?;
        println!("one of {part}, {name}: {seen:.2} ms");
        pages.push(seen);
    }
    let totals = uncached(&server, &format!("/api/v1/campaigns/{}/tally", text("campaign")?), &[])?;
    let editions: Vec<&str> = said
        .get("editions")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    let few = editions.get(..FEW.min(editions.len())).unwrap_or_default();
    let (signature, alone) = signed(&server, few)?;
    let (spread, _) = signed(&server, &editions)?;
    println!(
        "one of {part}, totals: {totals:.3} ms, a signature: {signature:.2} ms, {alone:.1} ms until answered, {spread:.2} ms where each is another edition's"
    );
    let resident = server.resident_megabytes()?;
    server.stop()?;
    Ok(Seen { pages, totals, signature, alone, spread, resident, bytes })
}

/// Waits until the server has nothing left to do by itself: letters of what was planted.
fn until_quiet(server: &Server) -> Outcome<()> {
    let begun = Instant::now();
    while begun.elapsed() < Duration::from_secs(1_800) {
        let before = server.processor_seconds()?;
        thread::sleep(Duration::from_secs(2));
        if server.processor_seconds()? - before < 0.05 {
            return Ok(());
        }
    }
    Err("the server was still at work half an hour after its start".into())
}

/// Milliseconds of processor time of a signature, and until it is answered, of those sent one after the other, to these editions
/// by turns.
fn signed(server: &Server, editions: &[&str]) -> Outcome<(f64, f64)> {
    let mut client = Client::connect(server.port)?;
    // Each run has addresses of its own.
    let mark = format!("{}x{}x{}", std::process::id(), server.port, editions.len());
    let mut send = |number: usize| -> Outcome<()> {
        let edition = editions.get(number % editions.len().max(1)).ok_or("there is no edition")?;
        let body = format!(
            // not shown: a name of nobody
            r#"{{"action":"sign","name":"مريم","email":"{mark}x{number}@bench.example.org","language":"ar","delivery":true,"display":"anonymous"}}"#
        );
        let answer = client.post_json(&format!("/api/v1/editions/{edition}/signatures"), &body, &[])?;
        if answer.status < 300 {
            Ok(())
        } else {
            Err(format!("signing was answered {}", answer.status).into())
        }
    };
    for number in 0..SENT / 10 {
        send(number)?;
    }
    let (before, begun) = (server.processor_seconds()?, Instant::now());
    for number in SENT..SENT * 2 {
        send(number)?;
    }
    let count = SENT as f64;
    let alone = begun.elapsed().as_secs_f64() * 1e3 / count;
    Ok(((server.processor_seconds()? - before) * 1e3 / count, alone))
}
