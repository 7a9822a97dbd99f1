//! A keyholder's browser: 20,000 records from 200 envelopes opened and filtered in Chromium.

use super::Row;
use crate::{Outcome, machine, shell, test};

/// Milliseconds.
const GOAL: f64 = 3000.0;

#[derive(clap::Args)]
pub struct Options {
    /// How often; the median counts
    #[arg(long, default_value_t = 5)]
    runs: u32,
}

pub fn run(options: &Options) -> Outcome<Vec<Row>> {
    let folder = shell::root()?.join("crates/look/js");
    test::install_packages(&folder)?;
    let mut node = shell::command("node", &["bench.js"])?;
    node.arg(options.runs.to_string()).current_dir(&folder);
    if let Some(chromium) = machine::chromium() {
        node.env("CHROMIUM", chromium);
    }
    let said: serde_json::Value = serde_json::from_str(shell::output(&mut node)?.trim())?;
    let seen = |key: &str| {
        said.get(key).and_then(serde_json::Value::as_f64).ok_or_else(|| format!("the page reported no {key}"))
    };
    Ok(vec![
        Row::at_most("20,000 records of 200 envelopes opened and filtered", GOAL, seen("list")?, "ms"),
        Row::only_seen("of it: fetched and opened", format!("{:.0} ms", seen("open")?)),
        Row::only_seen("of it: searched and drawn", format!("{:.0} ms", seen("filter")?)),
        Row::only_seen("before it: the passphrase (scrypt, log N 18)", format!("{:.0} ms", seen("unlock")?)),
    ])
}
