//! `cargo xtask bench sign`: signing alone, each answer after its commit, beside a loop that stores the same rows without HTTP.

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::Duration,
};

use serde_json::Value;

use super::{Row, load, median, server::Server};
use crate::{
    Outcome,
    machine::{self, Need},
    postgres::Cluster,
    shell,
};

#[derive(clap::Args)]
pub struct Options {
    /// Rounds of load for the server and for the loop, alternating
    #[arg(long, default_value_t = 3)]
    rounds: usize,
    /// Seconds a round
    #[arg(long, default_value_t = 8)]
    seconds: u32,
    /// Editions over which signatures are spread; 0 leaves it out
    #[arg(long, default_value_t = 2_000)]
    editions: usize,
    /// On a PostgreSQL that is started for it, with `fsync` on
    #[arg(long)]
    postgres: bool,
    /// Measures this binary instead of building a release
    #[arg(long)]
    program: Option<PathBuf>,
}

const CONNECTIONS: usize = 256;

/// Another address with each request: nobody is refused as the same, and every one is counted. `wrk.format` would build the headers
/// anew each time; what differs is the address alone, of one length.
const LUA: &str = r#"
local mark, editions, contact = "", {EDITIONS}, '{CONTACT}'
local before, after, count = {}, "", 0
function init(args)
  mark = args[1]
  local length = 0
  after = '@bench.example.org","language":"ar","delivery":true,"display":"anonymous"' .. contact .. '}'
  local first = '{"action":"sign","name":"NAME","email":"' .. mark .. 'x'
  length = #first + 9 + #after
  for at, edition in ipairs(editions) do
    before[at] = 'POST /api/v1/editions/' .. edition .. '/signatures HTTP/1.1\r\nHost: ' .. wrk.headers["Host"] ..
      '\r\nContent-Type: application/json\r\nContent-Length: ' .. length .. '\r\n\r\n' .. first
  end
end
function request()
  count = count + 1
  return before[count % #before + 1] .. string.format("%09d", count) .. after
end
"#;

/// A data folder of the demo, and on which database it lies.
struct Place<'a> {
    program: &'a Path,
    data: &'a Path,
    database: Option<&'a str>,
}

impl Place<'_> {
    fn arguments(&self) -> Vec<String> {
        let mut all = vec!["--data".to_owned(), self.data.to_string_lossy().into_owned()];
        all.extend(self.database.iter().flat_map(|url| ["--database".to_owned(), (*url).to_owned()]));
        all
    }

    fn serve(&self) -> Outcome<Server> {
        Server::start(self.program, |port| {
            let mut all = vec!["demo".to_owned()];
            all.extend(self.arguments());
            all.extend(["--listen".to_owned(), format!("127.0.0.1:{port}")]);
            all
        })
    }

    /// What the hidden command says; the server must not run.
    fn says(&self, arguments: &[&str]) -> Outcome<Value> {
        // On the server's core: the loop is what the server is held against.
        let mut command = Command::new("taskset");
        command.args(["-c", super::server::CORE]).arg(self.program).arg("bench-sign").args(arguments);
        command.args(self.arguments()).stdin(Stdio::null());
        Ok(serde_json::from_str(&shell::output(&mut command)?)?)
    }
}

fn number(seen: &Value, name: &str) -> Outcome<f64> {
    seen[name].as_f64().ok_or_else(|| format!("bench-sign says no {name}").into())
}

fn texts(seen: &Value, name: &str) -> Vec<String> {
    seen[name].as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

pub(super) fn script(editions: &[String], contact: &[String]) -> String {
    let list = |all: &[String], open: &str, close: &str| {
        format!("{open}{}{close}", all.iter().map(|one| format!("\"{one}\"")).collect::<Vec<_>>().join(","))
    };
    let contact = if contact.is_empty() { String::new() } else { list(contact, ",\"contact\":[", "]") };
    LUA.replace("{EDITIONS}", &list(editions, "{", "}"))
        .replace("{CONTACT}", &contact)
        // not shown: a name of nobody
        .replace("NAME", "مريم الواحة")
}

/// # Errors
/// When something cannot be built or measured.
pub fn run(options: &Options) -> Outcome<Vec<Row>> {
    if thread::available_parallelism()?.get() < 2 {
        return Err("one core serves and another asks: two are needed".into());
    }
    let mut needs = vec![Need::Wrk];
    if options.postgres {
        needs.push(Need::Postgres);
    }
    machine::provide(&needs)?;
    let program = match &options.program {
        Some(program) => program.clone(),
        None => build()?,
    };
    let cluster = if options.postgres { Some(Cluster::durable()?) } else { None };
    let folder = tempfile::tempdir()?;
    let data = folder.path().join("demo");
    let place = Place {
        program: &program,
        data: &data,
        database: cluster.as_ref().map(|cluster| cluster.url.as_str()),
    };
    place.serve()?.stop()?;
    let mut rows = Vec::new();
    alone(&place, options, &mut rows)?;
    three(&place, options, &mut rows)?;
    if options.editions > 0 {
        spread(&place, options, &mut rows)?;
    }
    agrees(&place)?;
    Ok(rows)
}

pub(super) fn build() -> Outcome<PathBuf> {
    println!("building the release binary");
    if !shell::cargo(&["build", "--release", "--quiet", "--package", "nasij"])?.status()?.success() {
        return Err("cargo build failed".into());
    }
    Ok(shell::target()?.join("release/nasij"))
}

/// One round over HTTP: its rate, the server's processor time, and the most memory seen meanwhile.
fn round(place: &Place<'_>, lua: &str, mark: &str, seconds: u32) -> Outcome<(load::Round, f64)> {
    let server = place.serve()?;
    let script = load::Script { lua, path: "/", connections: CONNECTIONS };
    // What is made once, an open envelope and what is known of the edition, is not measured.
    load::scripted(&server, &script, &format!("{mark}w"), 1)?;
    let (seen, peak) = thread::scope(|scope| {
        let load = scope
            .spawn(|| load::scripted(&server, &script, mark, seconds).map_err(|error| error.to_string()));
        let mut peak = 0.0_f64;
        while !load.is_finished() {
            peak = peak.max(server.resident_megabytes().unwrap_or(0.0));
            thread::sleep(Duration::from_millis(100));
        }
        (load.join(), peak)
    });
    let seen = seen.map_err(|_| "the load panicked")??;
    server.stop()?;
    Ok((seen, peak))
}

/// Sealed to one body, and the loop with batches of the same size.
fn alone(place: &Place<'_>, options: &Options, rows: &mut Vec<Row>) -> Outcome<()> {
    let plan = place.says(&[])?;
    let lua = script(&texts(&plan, "editions"), &[]);
    let (mut rates, mut ratios, mut sizes, mut costs, mut most) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new(), 0.0_f64);
    let mut looped = Vec::new();
    for number_of in 1..=options.rounds {
        let before = place.says(&[])?;
        let (seen, peak) = round(place, &lua, &format!("r{number_of}"), options.seconds)?;
        let after = place.says(&[])?;
        let grown =
            |name| Ok::<f64, Box<dyn std::error::Error>>(number(&after, name)? - number(&before, name)?);
        let size = (grown("signatures")? / grown("batches")?.max(1.0)).round().max(1.0);
        let seconds = options.seconds.to_string();
        let bare = place.says(&["--seconds", &seconds, "--batch", &format!("{size:.0}")])?;
        let bare = number(&bare, "a_second")?;
        println!("round {number_of}: server {:.0}/s, loop {bare:.0}/s, {size:.0} in a batch", seen.a_second);
        rates.push(seen.a_second);
        costs.push(seen.processor_seconds * 1e6 / (seen.a_second * f64::from(options.seconds)));
        ratios.push(seen.a_second / bare);
        looped.push(bare);
        sizes.push(size);
        most = most.max(peak);
    }
    rows.push(Row::at_least(
        "signatures a second, 256 connections, one core",
        12_000.0,
        median(rates)?,
        "/s",
    ));
    rows.push(Row::at_least("… of a loop that stores the same rows", 0.5, median(ratios)?, ""));
    rows.push(Row::only_seen("… the loop", format!("{:.0}/s", median(looped)?)));
    rows.push(Row::only_seen("… in a transaction", format!("{:.0}", median(sizes)?)));
    rows.push(Row::only_seen("… processor time a signature", format!("{:.0} µs", median(costs)?)));
    rows.push(Row::at_most("… resident memory at most", 150.0, most, "MB"));
    Ok(())
}

/// Each sealed to three bodies: the edition's and the two above it.
fn three(place: &Place<'_>, options: &Options, rows: &mut Vec<Row>) -> Outcome<()> {
    let plan = place.says(&["--three"])?;
    let lua = script(&texts(&plan, "editions"), &texts(&plan, "bodies"));
    let (seen, _) = round(place, &lua, "t", options.seconds)?;
    rows.push(Row::only_seen("… sealed to three bodies", format!("{:.0}/s", seen.a_second)));
    Ok(())
}

/// Each at another edition of the same campaign, each edition's body with a key of its own.
fn spread(place: &Place<'_>, options: &Options, rows: &mut Vec<Row>) -> Outcome<()> {
    let plan = place.says(&["--spread", &options.editions.to_string()])?;
    let editions = texts(&plan, "editions");
    let lua = script(&editions, &[]);
    let (seen, peak) = round(place, &lua, "s", options.seconds)?;
    let said = format!("{:.0}/s, {peak:.0} MB", seen.a_second);
    rows.push(Row::only_seen("… spread over many editions", format!("{said}; {} editions", editions.len())));
    Ok(())
}

/// What was counted agrees with what was stored.
fn agrees(place: &Place<'_>) -> Outcome<()> {
    let mut command = Command::new(place.program);
    command.args(["tally", "verify"]).args(place.arguments()).stdin(Stdio::null());
    shell::output(&mut command)?;
    Ok(())
}
