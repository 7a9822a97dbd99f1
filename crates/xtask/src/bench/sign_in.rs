//! `cargo xtask bench sign-in`: many sign in at once while public pages are read.

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use super::{Row, http::Client, load, median, server::Server};
use crate::{
    Outcome, demo,
    machine::{self, Need},
    shell,
};

#[derive(clap::Args)]
pub struct Options {
    /// Sign-ins offered a second
    #[arg(long, default_value_t = 200)]
    offered: u32,
    /// Seconds
    #[arg(long, default_value_t = 30)]
    seconds: u32,
    /// Measures this binary instead of building a release
    #[arg(long)]
    program: Option<PathBuf>,
}

/// Connections that sign in: more than the server lets wait, so that what it refuses is seen.
const HANDS: usize = 160;
const PAGE: &str = "/ar/";

/// What came of the sign-ins of one round.
#[derive(Default)]
struct Seen {
    served: u32,
    put_off: u32,
    /// Neither in nor asked to wait.
    other: u32,
    /// Milliseconds until the answer, of those served.
    waits: Vec<f64>,
}

/// # Errors
/// When something cannot be built or measured.
pub fn run(options: &Options) -> Outcome<Vec<Row>> {
    if thread::available_parallelism()?.get() < 2 {
        return Err("one core serves and another asks: two are needed".into());
    }
    machine::provide(&[Need::Wrk])?;
    let program = match &options.program {
        Some(program) => program.clone(),
        None => build()?,
    };
    let (address, password) = demo::account("secretariat")?;
    let form = format!("email={}&password={}", encoded(&address), encoded(&password));
    let folder = tempfile::tempdir()?;
    let server = serve(&program, &folder.path().join("demo"))?;
    // The server stands on core 0; what asks stands with the load.
    load::stand_with_it()?;
    let before = server.resident_megabytes()?;
    load::round(&server, PAGE, 2)?;
    let quiet = load::round(&server, PAGE, options.seconds)?;
    let (busy, seen, peak) = together(&server, &form, options)?;
    let seconds = f64::from(options.seconds);
    let ratio = busy.a_second / quiet.a_second;
    let mut rows = vec![
        Row::at_least("pages, of their rate without sign-ins", 0.8, ratio, ""),
        Row::only_seen("… pages", format!("{:.0}/s, alone {:.0}/s", busy.a_second, quiet.a_second)),
        Row::only_seen("sign-ins offered", format!("{}/s for {} s", options.offered, options.seconds)),
        Row::only_seen("… served", format!("{:.1}/s", f64::from(seen.served) / seconds)),
        Row::only_seen("… asked to wait (503)", format!("{:.1}/s", f64::from(seen.put_off) / seconds)),
        Row::at_most("… answered otherwise", 0.0, f64::from(seen.other), ""),
        Row::at_most("resident memory at most", before + 100.0, peak, "MB"),
    ];
    if !seen.waits.is_empty() {
        rows.push(Row::only_seen("… median wait of those served", format!("{:.0} ms", median(seen.waits)?)));
    }
    server.stop()?;
    Ok(rows)
}

fn build() -> Outcome<PathBuf> {
    println!("building the release binary");
    if !shell::cargo(&["build", "--release", "--quiet", "--package", "nasij"])?.status()?.success() {
        return Err("cargo build failed".into());
    }
    Ok(shell::target()?.join("release/nasij"))
}

fn serve(program: &Path, data: &Path) -> Outcome<Server> {
    let data = data.to_string_lossy().into_owned();
    Server::start(program, |port| {
        vec!["demo".into(), "--data".into(), data, "--listen".into(), format!("127.0.0.1:{port}")]
    })
}

/// For a form, where all that is not a letter, a digit or a dash is written by its number.
fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' => char::from(byte).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect()
}

/// Pages and sign-ins at the same time; the most memory seen meanwhile.
fn together(server: &Server, form: &str, options: &Options) -> Outcome<(load::Round, Seen, f64)> {
    let (port, offered, total) = (server.port, options.offered, options.offered * options.seconds);
    let begun = Instant::now();
    let next = Arc::new(AtomicU32::new(0));
    let hands: Vec<_> = (0..HANDS)
        .map(|_| {
            let (next, form) = (Arc::clone(&next), form.to_owned());
            thread::spawn(move || hand(port, &form, &next, total, begun, offered))
        })
        .collect();
    let (pages, peak) = thread::scope(|scope| {
        let pages = scope.spawn(|| load::round(server, PAGE, options.seconds).map_err(|e| e.to_string()));
        let mut peak = 0.0_f64;
        while !pages.is_finished() {
            peak = peak.max(server.resident_megabytes().unwrap_or(0.0));
            thread::sleep(Duration::from_millis(200));
        }
        (pages.join(), peak)
    });
    let mut all = Seen::default();
    for hand in hands {
        let seen = hand.join().map_err(|_| "a hand panicked")?;
        all.served += seen.served;
        all.put_off += seen.put_off;
        all.other += seen.other;
        all.waits.extend(seen.waits);
    }
    Ok((pages.map_err(|_| "the load panicked")??, all, peak))
}

/// Takes one sign-in after the other, each at its time.
fn hand(port: u16, form: &str, next: &AtomicU32, total: u32, begun: Instant, offered: u32) -> Seen {
    let mut seen = Seen::default();
    let mut client = None;
    loop {
        let number = next.fetch_add(1, Ordering::Relaxed);
        if number >= total {
            return seen;
        }
        let due = Duration::from_secs_f64(f64::from(number) / f64::from(offered));
        thread::sleep(due.saturating_sub(begun.elapsed()));
        let asked = Instant::now();
        let status = match client.take().map_or_else(|| Client::connect(port), Ok) {
            Err(_) => 0,
            Ok(mut open) => match open.post("/sign-in", form, &[("sec-fetch-site", "same-origin")]) {
                Err(_) => 0,
                Ok(answer) => {
                    client = Some(open);
                    answer.status
                }
            },
        };
        match status {
            303 => {
                seen.served += 1;
                seen.waits.push(asked.elapsed().as_secs_f64() * 1e3);
            }
            503 => seen.put_off += 1,
            _ => seen.other += 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_demo_has_a_first_account() {
        let (address, password) = demo::account("secretariat").unwrap();
        assert!(address.contains('@') && password.len() >= 12);
        assert_eq!(encoded("a b@c-1"), "a%20b%40c-1");
    }
}
