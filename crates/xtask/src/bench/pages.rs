//! `cargo xtask bench pages`.

use std::{
    fs,
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

use regex::Regex;

use super::{
    Row,
    http::{self, Client},
    load, median,
    server::Server,
    sign, weight,
};
use crate::{
    Outcome,
    machine::{self, Need},
    shell,
};

#[derive(clap::Args)]
pub struct Options {
    /// Rounds of load for each of the two servers, alternating
    #[arg(long, default_value_t = 5)]
    rounds: usize,
    /// Seconds a round
    #[arg(long, default_value_t = 5)]
    seconds: u32,
    /// Bodies in the large tree; 0 leaves it out
    #[arg(long, default_value_t = 10_000)]
    bodies: usize,
    /// Measures this binary instead of building a release
    #[arg(long)]
    program: Option<PathBuf>,
}

/// What bypasses the page cache; honoured only where `NASIJ_GUARD=off` is.
const UNCACHED: [(&str, &str); 1] = [("x-nasij-uncached", "1")];

struct Programs {
    nasij: PathBuf,
    yardstick: PathBuf,
}

/// # Errors
/// When something cannot be built or measured.
pub fn run(options: &Options) -> Outcome<Vec<Row>> {
    if thread::available_parallelism()?.get() < 2 {
        return Err("one core serves and another asks: two are needed".into());
    }
    machine::provide(&[Need::Wrk])?;
    let programs = build(options.program.as_deref())?;
    let mut rows = Vec::new();
    let folder = tempfile::tempdir()?;
    let data = folder.path().join("demo");
    first_start(&programs, &data, &mut rows)?;
    busy(&programs, &data, options, &mut rows)?;
    starting(&programs, &data, &mut rows)?;
    rows.push(Row::at_most("release binary", 40.0, fs::metadata(&programs.nasij)?.len() as f64 / 1e6, "MB"));
    if options.bodies > 0 {
        tree(&programs, &folder.path().join("tree"), options.bodies, &mut rows)?;
    }
    Ok(rows)
}

fn build(program: Option<&Path>) -> Outcome<Programs> {
    println!("building the yardstick, and the release binary where none is given");
    let yardstick = ["build", "--release", "--quiet", "--package", "xtask", "--example", "yardstick"];
    if !shell::cargo(&yardstick)?.status()?.success() {
        return Err(format!("cargo {} failed", yardstick.join(" ")).into());
    }
    Ok(Programs {
        nasij: program.map_or_else(sign::build, |program| Ok(program.to_owned()))?,
        yardstick: shell::target()?.join("release/examples/yardstick"),
    })
}

fn serve(programs: &Programs, data: &Path, how: &str) -> Outcome<Server> {
    let data = data.to_string_lossy().into_owned();
    let how = how.to_owned();
    Server::start(&programs.nasij, |port| {
        vec![how, "--data".to_owned(), data, "--listen".to_owned(), format!("127.0.0.1:{port}")]
    })
}

fn first_start(programs: &Programs, data: &Path, rows: &mut Vec<Row>) -> Outcome<()> {
    let server = serve(programs, data, "demo")?;
    rows.push(Row::at_most("first start of the demo, to /healthz", 5.0, server.ready.as_secs_f64(), "s"));
    server.stop()
}

/// The first news link of the Arabic home page.
fn news_item(port: u16) -> Outcome<String> {
    let home = http::get(port, "/ar/", &[])?.text()?;
    let link = Regex::new(r##"href="(/[^"#]*/news/[^"#?]+)""##)?;
    let found = link.captures(&home).and_then(|found| found.get(1)).ok_or("no news link on /ar/")?;
    Ok(found.as_str().to_owned())
}

/// Cached and uncached answers, and weight, of the news page.
fn busy(programs: &Programs, data: &Path, options: &Options, rows: &mut Vec<Row>) -> Outcome<()> {
    let ours = serve(programs, data, "demo")?;
    let path = news_item(ours.port)?;
    let page = http::get(ours.port, &path, &[("accept-encoding", "gzip")])?;
    let words = page.text()?.split_whitespace().count();
    println!("{path}: {} bytes compressed, about {words} words with markup", page.body.len());
    let mut file = tempfile::NamedTempFile::new()?;
    std::io::Write::write_all(&mut file, &page.body)?;
    let name = file.path().to_string_lossy().into_owned();
    let bare = Server::start(&programs.yardstick, |port| vec![name, port.to_string()])?;

    let (mut of_ours, mut of_bare) = (Vec::new(), Vec::new());
    for number in 1..=options.rounds {
        let (one, other) =
            (load::round(&ours, &path, options.seconds)?, load::round(&bare, &path, options.seconds)?);
        println!("round {number}: nasij {:.0}/s, yardstick {:.0}/s", one.a_second, other.a_second);
        of_ours.push(one);
        of_bare.push(other);
    }
    let ratios = of_ours.iter().zip(&of_bare).map(|(one, other)| one.a_second / other.a_second).collect();
    let a_second = |rounds: &[load::Round]| median(rounds.iter().map(|round| round.a_second).collect());
    let cost = |rounds: &[load::Round]| {
        let micros = |round: &load::Round| {
            round.processor_seconds * 1e6 / (round.a_second * f64::from(options.seconds))
        };
        median(rounds.iter().map(micros).collect())
    };
    rows.push(Row::at_least("cached news page, of the yardstick's requests/s", 0.7, median(ratios)?, ""));
    let both = format!("{:.0}/s and {:.0}/s", a_second(&of_ours)?, a_second(&of_bare)?);
    rows.push(Row::only_seen("… nasij and yardstick, 64 connections, one core", both));
    let both = format!("{:.1} µs and {:.1} µs", cost(&of_ours)?, cost(&of_bare)?);
    rows.push(Row::only_seen("… processor time a request", both));

    rows.push(Row::at_most("uncached render, processor time", 1.0, uncached(&ours, &path, &[])?, "ms"));
    rows.push(Row::at_most("uncached home page, processor time", 5.0, uncached(&ours, "/ar/", &[])?, "ms"));
    let weight = weight::weigh(ours.port, &path)?;
    rows.push(Row::at_most("HTML + CSS, gzip", 14.0, weight.page_bytes as f64 / 1e3, "kB"));
    rows.push(Row::at_most("requests before text shows", 4.0, weight.requests as f64, ""));
    rows.push(Row::at_most("fonts", 60.0, weight.font_bytes as f64 / 1e3, "kB"));
    rows.push(Row::at_most("loaded from elsewhere", 0.0, weight.foreign as f64, ""));
    ours.stop()
}

/// Milliseconds of processor time of one request past the cache, over enough of them for /proc's clock of 10 ms.
pub(super) fn uncached(server: &Server, path: &str, more: &[(&str, &str)]) -> Outcome<f64> {
    let mut client = Client::connect(server.port)?;
    let headers = [&UNCACHED, more].concat();
    for _ in 0..50 {
        client.get(path, &headers)?;
    }
    let (before, begun, mut asked) = (server.processor_seconds()?, Instant::now(), 0_u32);
    while begun.elapsed() < Duration::from_secs(3) {
        let answer = client.get(path, &headers)?;
        if answer.status != 200 {
            return Err(format!("{path} answered {}", answer.status).into());
        }
        asked += 1;
    }
    Ok((server.processor_seconds()? - before) * 1e3 / f64::from(asked))
}

/// `serve` on the demo's data: how soon, and how large after half a minute.
fn starting(programs: &Programs, data: &Path, rows: &mut Vec<Row>) -> Outcome<()> {
    let mut starts = Vec::new();
    for _ in 0..5 {
        let server = serve(programs, data, "serve")?;
        starts.push(server.ready.as_secs_f64() * 1e3);
        server.stop()?;
    }
    rows.push(Row::at_most("serve on existing data, to /healthz", 300.0, median(starts)?, "ms"));
    let server = serve(programs, data, "demo")?;
    rows.push(Row::at_most(
        "demo on existing data, to /healthz",
        300.0,
        server.ready.as_secs_f64() * 1e3,
        "ms",
    ));
    server.stop()?;
    let server = serve(programs, data, "serve")?;
    thread::sleep(Duration::from_secs(30));
    rows.push(Row::at_most("resident memory 30 s after start", 40.0, server.resident_megabytes()?, "MB"));
    server.stop()
}

/// A tree of many bodies: the home of one in the middle of it, past the cache.
fn tree(programs: &Programs, data: &Path, bodies: usize, rows: &mut Vec<Row>) -> Outcome<()> {
    let data_text = data.to_string_lossy().into_owned();
    let run = |arguments: &[&str]| {
        let mut command = std::process::Command::new(&programs.nasij);
        shell::output(command.args(arguments).args(["--data", &data_text]).stdin(std::process::Stdio::null()))
    };
    run(&["bench-tree", "--bodies", &bodies.to_string()])?;
    let list: serde_json::Value = serde_json::from_str(&run(&["body", "list", "--format", "json"])?)?;
    let items = list.as_array().or_else(|| list.get("items").and_then(serde_json::Value::as_array));
    let items = items.ok_or("`body list --format json` is no list")?;
    let slug =
        items.get(items.len() / 2).and_then(|body| body.get("slug")).and_then(serde_json::Value::as_str);
    let home = format!("/ar/b/{}/", slug.ok_or("a body has no slug")?);
    let server = serve(programs, data, "serve")?;
    rows.push(Row::only_seen("bodies in the large tree", items.len().to_string()));
    rows.push(Row::at_most(
        "… a body's home uncached, processor time",
        5.0,
        uncached(&server, &home, &[])?,
        "ms",
    ));
    rows.push(Row::only_seen("… start", format!("{:.0} ms", server.ready.as_secs_f64() * 1e3)));
    rows.push(Row::only_seen("… resident memory", format!("{:.0} MB", server.resident_megabytes()?)));
    server.stop()
}
