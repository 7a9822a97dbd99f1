//! `cargo xtask bench petition`: a campaign's page, its count fresh with every answer, read by nine while one signs.

use std::{
    path::PathBuf,
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::{Duration, Instant},
};

use super::{Row, http::Client, load, median, server::Server, sign};
use crate::{
    Outcome,
    machine::{self, Need},
};

#[derive(clap::Args)]
pub struct Options {
    /// Rounds of load
    #[arg(long, default_value_t = 3)]
    rounds: usize,
    /// Seconds a round
    #[arg(long, default_value_t = 8)]
    seconds: u32,
    /// Measures this binary instead of building a release
    #[arg(long)]
    program: Option<PathBuf>,
}

const PAGE: &str = "/ar/b/tunisie/campaigns/ma-al-madrasa";
const CONNECTIONS: usize = 64;

/// Nine reads, then one form that is sent.
const LUA: &str = r#"
local read, before, count, mark = "", "", 0, ""
local after = "%40bench.example.org&display=anonymous&delivery=on"
function init(args)
  mark = args[1]
  local host = '\r\nHost: ' .. wrk.headers["Host"] .. '\r\n'
  local page = '{PAGE}'
  read = 'GET ' .. page .. ' HTTP/1.1' .. host .. 'Accept-Encoding: gzip\r\n\r\n'
  local first = 'action=sign&name=Mariam&email=' .. mark .. 'x'
  before = 'POST ' .. page .. '/sign HTTP/1.1' .. host .. 'Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ' ..
    (#first + 9 + #after) .. '\r\n\r\n' .. first
end
function request()
  count = count + 1
  if count % 10 ~= 0 then return read end
  return before .. string.format("%09d", count) .. after
end
"#;

/// # Errors
/// When something cannot be built or measured.
pub fn run(options: &Options) -> Outcome<Vec<Row>> {
    if thread::available_parallelism()?.get() < 2 {
        return Err("one core serves and another asks: two are needed".into());
    }
    machine::provide(&[Need::Wrk])?;
    let program = match &options.program {
        Some(program) => program.clone(),
        None => sign::build()?,
    };
    let folder = tempfile::tempdir()?;
    let data = folder.path().join("demo").to_string_lossy().into_owned();
    let server = Server::start(&program, |port| {
        vec!["demo".into(), "--data".into(), data, "--listen".into(), format!("127.0.0.1:{port}")]
    })?;
    load::stand_with_it()?;
    let lua = LUA.replace("{PAGE}", PAGE);
    let script = load::Script { lua: &lua, path: "/", connections: CONNECTIONS };
    load::scripted(&server, &script, "w", 1)?;
    let (mut rates, mut tails, mut costs) = (Vec::new(), Vec::new(), Vec::new());
    for number in 1..=options.rounds {
        let mark = format!("r{number}");
        let done = AtomicBool::new(false);
        let (seen, waits) = thread::scope(|scope| {
            let waits = scope.spawn(|| watch(&server, &done).map_err(|error| error.to_string()));
            let seen = load::scripted(&server, &script, &mark, options.seconds);
            done.store(true, Ordering::Relaxed);
            (seen, waits.join())
        });
        let (seen, mut waits) = (seen?, waits.map_err(|_| "the reader panicked")??);
        waits.sort_by(f64::total_cmp);
        let tail = waits.get(waits.len() * 99 / 100).copied().ok_or("the reader read nothing")?;
        println!("round {number}: {:.0}/s, p99 of reads {tail:.1} ms", seen.a_second);
        costs.push(seen.processor_seconds * 1e6 / (seen.a_second * f64::from(options.seconds)));
        rates.push(seen.a_second);
        tails.push(tail);
    }
    let rows = [
        Row::at_least("petition, nine reads to a signature, 64 connections", 18_000.0, median(rates)?, "/s"),
        Row::at_most("… 99 of 100 reads within", 20.0, median(tails)?, "ms"),
        Row::only_seen("… processor time a request", format!("{:.0} µs", median(costs)?)),
    ];
    server.stop()?;
    Ok(rows.into())
}

/// Reads the page over and over on a connection of its own, as wrk does not tell reads from signatures; milliseconds of each.
fn watch(server: &Server, done: &AtomicBool) -> Outcome<Vec<f64>> {
    let mut client = Client::connect(server.port)?;
    let mut waits = Vec::new();
    while !done.load(Ordering::Relaxed) {
        let begun = Instant::now();
        let answer = client.get(PAGE, &[("accept-encoding", "gzip")])?;
        if answer.status != 200 {
            return Err(format!("{PAGE} answered {}", answer.status).into());
        }
        waits.push(begun.elapsed().as_secs_f64() * 1e3);
        thread::sleep(Duration::from_millis(1));
    }
    Ok(waits)
}
