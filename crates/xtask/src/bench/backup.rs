//! `cargo xtask bench backup`: a large installation is backed up while people sign.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::{Duration, Instant},
};

use serde_json::Value;

use super::{Row, load, server::Server, sign};
use crate::{
    Outcome,
    machine::{self, Need},
    shell,
};

#[derive(clap::Args)]
pub struct Options {
    /// Megabytes of files beside the signatures
    #[arg(long, default_value_t = 600)]
    files: usize,
    /// Signatures; a thousand are about a megabyte
    #[arg(long, default_value_t = 400_000)]
    signatures: usize,
    /// Measures this binary instead of building a release
    #[arg(long)]
    program: Option<PathBuf>,
}

struct Run {
    seconds: f64,
    /// The most resident memory of the command, in MB.
    peak: f64,
    said: Value,
}

/// # Errors
/// When something cannot be built or measured.
pub fn run(options: &Options) -> Outcome<Vec<Row>> {
    machine::provide(&[Need::Wrk])?;
    let program = match &options.program {
        Some(program) => program.clone(),
        None => sign::build()?,
    };
    let folder = tempfile::tempdir()?;
    let data = folder.path().join("demo").to_string_lossy().into_owned();
    let start = |how| Server::on(&program, how, &data);
    start("demo")?.stop()?;
    let (signatures, files) = (options.signatures.to_string(), options.files.to_string());
    let plan = says(&program, &data, &["bench-sign", "--signatures", &signatures, "--files", &files])?;
    let edition =
        plan.pointer("/editions/0").and_then(Value::as_str).ok_or("bench-sign names no edition")?.to_owned();
    let size = size_of(Path::new(&data))?;

    let server = start("serve")?;
    let lua = sign::script(&[edition], &[]);
    let script = load::Script { lua: &lua, path: "/", connections: 16 };
    load::scripted(&server, &script, "w", 1)?;
    let quiet = load::scripted(&server, &script, "q", 5)?;
    let file = folder.path().join("full.age").to_string_lossy().into_owned();
    let done = AtomicBool::new(false);
    let (full, meanwhile) = thread::scope(|scope| {
        let load = scope.spawn(|| {
            let mut rates = Vec::new();
            while !done.load(Ordering::Relaxed) {
                let mark = format!("d{}", rates.len());
                rates.push(
                    load::scripted(&server, &script, &mark, 2).map_err(|error| error.to_string())?.a_second,
                );
            }
            Ok::<_, String>(rates)
        });
        thread::sleep(Duration::from_millis(500));
        let full = backup(&program, &data, &file);
        done.store(true, Ordering::Relaxed);
        (full, load.join())
    });
    let (full, meanwhile) = (full?, meanwhile.map_err(|_| "the load panicked")??);
    let mean = meanwhile.iter().sum::<f64>() / meanwhile.len().max(1) as f64;

    // Into a folder: all of it once, then what a second of signing has added.
    let many = folder.path().join("many");
    fs::create_dir_all(&many)?;
    let many = many.to_string_lossy().into_owned();
    let first = backup(&program, &data, &many)?;
    load::scripted(&server, &script, "m", 1)?;
    thread::sleep(Duration::from_millis(1_100));
    let second = backup(&program, &data, &many)?;
    server.stop()?;

    let (back, key) = (folder.path().join("back"), Path::new(&data).join("keys/backup.key"));
    let begun = Instant::now();
    let mut restore = Command::new(&program);
    restore
        .args(["backup", "restore", &file, "--key"])
        .arg(&key)
        .arg("--data")
        .arg(&back)
        .stdin(Stdio::null());
    shell::output(&mut restore)?;
    let restored = begun.elapsed().as_secs_f64();

    let megabytes = |run: &Run| run.said.get("bytes").and_then(Value::as_f64).unwrap_or(0.0) / 1e6;
    Ok(vec![
        Row::only_seen("the data folder", format!("{size:.0} MB")),
        Row::at_most("a full backup of a gigabyte, while people sign", 30.0, full.seconds * 1e3 / size, "s"),
        Row::only_seen("… as it was measured", format!("{:.1} s", full.seconds)),
        Row::only_seen("… its size", format!("{:.0} MB", megabytes(&full))),
        Row::only_seen("… resident memory of the command", format!("{:.0} MB", full.peak)),
        Row::only_seen(
            "… signatures meanwhile, of their rate before",
            format!("{:.2}", mean / quiet.a_second),
        ),
        Row::only_seen(
            "the first into a folder",
            format!("{:.1} s, {:.0} MB", first.seconds, megabytes(&first)),
        ),
        Row::only_seen(
            "the next one, after a second of signing",
            format!("{:.1} s, {:.1} MB", second.seconds, megabytes(&second)),
        ),
        Row::only_seen("restored", format!("{restored:.1} s")),
    ])
}

fn says(program: &Path, data: &str, arguments: &[&str]) -> Outcome<Value> {
    let mut command = Command::new(program);
    command.args(arguments).args(["--data", data]).stdin(Stdio::null());
    Ok(serde_json::from_str(&shell::output(&mut command)?)?)
}

fn backup(program: &Path, data: &str, target: &str) -> Outcome<Run> {
    let mut command = Command::new(program);
    command.args(["backup", "create", target, "--format", "json", "--data", data]);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    let begun = Instant::now();
    let child = command.spawn()?;
    let (id, mut peak) = (child.id(), 0.0_f64);
    let done = AtomicBool::new(false);
    let output = thread::scope(|scope| {
        let watch = scope.spawn(|| {
            let mut peak = 0.0_f64;
            while !done.load(Ordering::Relaxed) {
                peak = peak.max(super::server::resident_of(id).unwrap_or(0.0));
                thread::sleep(Duration::from_millis(50));
            }
            peak
        });
        let output = child.wait_with_output();
        done.store(true, Ordering::Relaxed);
        peak = watch.join().unwrap_or(0.0);
        output
    })?;
    let seconds = begun.elapsed().as_secs_f64();
    if !output.status.success() {
        return Err(format!("backup create {target} ended with {}", output.status).into());
    }
    Ok(Run { seconds, peak, said: serde_json::from_slice(&output.stdout)? })
}

/// Megabytes of database and files.
fn size_of(folder: &Path) -> Outcome<f64> {
    let mut all = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let meta = entry.metadata()?;
        all += if meta.is_dir() { (size_of(&entry.path())? * 1e6) as u64 } else { meta.len() };
    }
    Ok(all as f64 / 1e6)
}
