//! `cargo xtask bench processes`: two servers on one PostgreSQL, signed at by turns, beside one alone.

use std::{path::Path, path::PathBuf, thread};

use serde_json::Value;

use super::{Row, load, median, server::Server, sign};
use crate::{
    Outcome,
    machine::{self, Need},
    postgres::Cluster,
    shell,
};

#[derive(clap::Args)]
pub struct Options {
    /// Rounds, one server and two by turns
    #[arg(long, default_value_t = 5)]
    rounds: usize,
    /// Seconds a round
    #[arg(long, default_value_t = 5)]
    seconds: u32,
    /// Measures this binary instead of building a release
    #[arg(long)]
    program: Option<PathBuf>,
}

const CONNECTIONS: usize = 32;

/// # Errors
/// When something cannot be built or measured.
pub fn run(options: &Options) -> Outcome<Vec<Row>> {
    machine::provide(&[Need::Wrk, Need::Postgres])?;
    let program = match &options.program {
        Some(program) => program.clone(),
        None => sign::build()?,
    };
    let cluster = Cluster::durable()?;
    let folder = tempfile::tempdir()?;
    let (first, second) = (folder.path().join("first"), folder.path().join("second"));
    let serve = |data: &Path, how: &'static str| {
        let (data, url) = (data.to_string_lossy().into_owned(), cluster.url.clone());
        Server::start(&program, move |port| {
            let listen = format!("127.0.0.1:{port}");
            [how, "--data", &data, "--database", &url, "--listen", &listen].map(str::to_owned).to_vec()
        })
    };
    serve(&first, "demo")?.stop()?;
    std::fs::create_dir_all(&second)?;
    // Each process has its own folder, with the same keys in it.
    shell::output(&mut shell::command(
        "cp",
        &["-a", &first.join("keys").to_string_lossy(), &second.to_string_lossy()],
    )?)?;
    let mut plan = shell::command(&program.to_string_lossy(), &["bench-sign", "--data"])?;
    let plan: Value =
        serde_json::from_str(&shell::output(plan.arg(&first).args(["--database", &cluster.url]))?)?;
    let edition =
        plan.pointer("/editions/0").and_then(Value::as_str).ok_or("bench-sign names no edition")?.to_owned();
    let lua = sign::script(&[edition], &[]);
    let script = load::Script { lua: &lua, path: "/", connections: CONNECTIONS };

    let (mut alone, mut both, mut ratios, mut sum) = (Vec::new(), Vec::new(), Vec::new(), 0.0);
    let seconds = f64::from(options.seconds);
    for number in 1..=options.rounds {
        let server = serve(&first, "serve")?;
        load::scripted(&server, &script, &format!("w{number}"), 1)?;
        let one = load::scripted(&server, &script, &format!("o{number}"), options.seconds)?;
        let other = serve(&second, "serve")?;
        load::scripted(&other, &script, &format!("v{number}"), 1)?;
        let (mark, second_mark) = (format!("a{number}"), format!("b{number}"));
        let (left, right) = thread::scope(|scope| {
            let right = scope.spawn(|| {
                load::scripted(&other, &script, &second_mark, options.seconds)
                    .map_err(|error| error.to_string())
            });
            let left = load::scripted(&server, &script, &mark, options.seconds);
            (left, right.join())
        });
        let (left, right) = (left?, right.map_err(|_| "the load panicked")??);
        let a_cpu_second = |round: &load::Round| round.a_second * seconds / round.processor_seconds;
        let two =
            (left.a_second + right.a_second) * seconds / (left.processor_seconds + right.processor_seconds);
        println!("round {number}: one {:.0}/s, two {:.0}/s", one.a_second, left.a_second + right.a_second);
        ratios.push(two / a_cpu_second(&one));
        alone.push(one.a_second);
        both.push(left.a_second + right.a_second);
        sum += (one.a_second + left.a_second + right.a_second) * seconds;
        server.stop()?;
        other.stop()?;
    }
    // What was answered by either is there, and counted once.
    let mut verify =
        shell::command(&program.to_string_lossy(), &["tally", "verify", "--format", "json", "--data"])?;
    let verified: Value =
        serde_json::from_str(&shell::output(verify.arg(&first).args(["--database", &cluster.url]))?)?;
    let total: f64 = verified.as_array().into_iter().flatten().filter_map(|one| one["total"].as_f64()).sum();
    if total < sum {
        return Err(format!("{sum:.0} signatures were answered and {total:.0} are counted").into());
    }
    Ok(vec![
        Row::at_least("signatures a second of processor time, of one process's", 0.9, median(ratios)?, ""),
        Row::only_seen("… two processes, 32 connections each", format!("{:.0}/s", median(both)?)),
        Row::only_seen("… one process, 32 connections", format!("{:.0}/s", median(alone)?)),
        Row::only_seen("… counted in the end; records and numbers agree", format!("{total:.0}")),
    ])
}
