//! A keyholder's browser: 20,000 records from 200 envelopes opened and filtered in Chromium; from pages made before, and from a site through a
//! window that a second person opened.

use std::path::PathBuf;

use super::{Row, sign};
use crate::{Outcome, machine, shell, test};

/// Milliseconds.
const GOAL: f64 = 3000.0;

#[derive(clap::Args)]
pub struct Options {
    /// How often; the median counts
    #[arg(long, default_value_t = 5)]
    runs: u32,
    /// Measures this binary instead of building a release
    #[arg(long)]
    program: Option<PathBuf>,
}

pub fn run(options: &Options) -> Outcome<Vec<Row>> {
    let folder = shell::root()?.join("crates/look/js");
    test::install_packages(&folder)?;
    let mut node = shell::command("node", &["bench.js"])?;
    node.arg(options.runs.to_string()).current_dir(&folder);
    if let Some(chromium) = machine::chromium() {
        node.env("CHROMIUM", chromium);
    }
    let said = said(&mut node)?;
    let seen = |key: &str| number(&said, key);
    let mut rows = vec![
        Row::at_most("20,000 records of 200 envelopes opened and filtered", GOAL, seen("list")?, "ms"),
        Row::only_seen("of it: fetched and opened", format!("{:.0} ms", seen("open")?)),
        Row::only_seen("of it: searched and drawn", format!("{:.0} ms", seen("filter")?)),
        Row::only_seen("before it: the passphrase (scrypt, log N 18)", format!("{:.0} ms", seen("unlock")?)),
    ];
    rows.extend(through_a_window(options)?);
    Ok(rows)
}

fn through_a_window(options: &Options) -> Outcome<Vec<Row>> {
    let program = match &options.program {
        Some(program) => program.clone(),
        None => sign::build()?,
    };
    let folder = shell::root()?.join("journeys");
    test::install_packages(&folder)?;
    let mut node = shell::command("node", &["window.bench.mjs"])?;
    node.arg(options.runs.to_string()).current_dir(&folder);
    node.env("NASIJ_BIN", program).env("NASIJ_TARGET", shell::target()?);
    if let Some(chromium) = machine::chromium() {
        node.env("CHROMIUM", chromium);
    }
    let said = said(&mut node)?;
    let seen = |key: &str| number(&said, key);
    Ok(vec![
        Row::at_most("the same from the site, through an opened window", GOAL, seen("list")?, "ms"),
        Row::only_seen("of it: fetched and opened", format!("{:.0} ms", seen("open")?)),
        Row::only_seen("of it: searched and drawn", format!("{:.0} ms", seen("filter")?)),
        Row::only_seen("the first time, when each is counted", format!("{:.0} ms", seen("first")?)),
        Row::only_seen("records", format!("{:.0}", seen("records")?)),
    ])
}

fn said(node: &mut std::process::Command) -> Outcome<serde_json::Value> {
    Ok(serde_json::from_str(shell::output(node)?.trim())?)
}

fn number(said: &serde_json::Value, key: &str) -> Outcome<f64> {
    Ok(said
        .get(key)
        .and_then(serde_json::Value::as_f64)
        .ok_or_else(|| format!("the page reported no {key}"))?)
}
