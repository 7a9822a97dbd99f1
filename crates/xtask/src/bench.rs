//! Measurements of the release binary against the goals.

mod backup;
mod connections;
mod growth;
pub mod http;
mod load;
mod opener;
mod pages;
mod petition;
mod processes;
mod seal;
pub mod server;
mod sign;
mod sign_in;
mod weight;

use std::{fs, path::PathBuf};

use clap::Parser as _;
use serde_json::{Map, Value};

use crate::Outcome;

#[derive(clap::Args)]
pub struct Options {
    #[command(subcommand)]
    what: What,
    /// Writes what was seen to this file, as JSON
    #[arg(long, global = true, value_name = "FILE")]
    json: Option<PathBuf>,
    /// Says beside each figure how it was in this file, which --json wrote before
    #[arg(long, global = true, value_name = "FILE")]
    compare: Option<PathBuf>,
}

#[derive(clap::Subcommand)]
enum What {
    /// All of them, one after the other, each with what it does unless told
    All,
    /// Pages: requests a second beside a bare server, rendering, weight, start, memory, a tree of 10,000 bodies
    Pages(pages::Options),
    /// A keyholder's browser: a list of 20,000 sealed records opened and filtered in Chromium
    Opener(opener::Options),
    /// Sign-ins: how many a second, and what is left of the public pages' rate meanwhile
    SignIn(sign_in::Options),
    /// Signing alone: signatures a second beside a loop without HTTP, spread over many editions, to three bodies, memory
    Sign(sign::Options),
    /// A campaign's page with a fresh count, read by nine while one signs
    Petition(petition::Options),
    /// Sealing: CPU a record and a fresh envelope, beside the bare ciphers; what wiping freed memory costs
    Seal,
    /// A backup of a large installation while it takes signatures: how long, how large, what writers feel; and one more into a folder
    Backup(backup::Options),
    /// Ten thousand connections that stay open and ask for nothing
    Connections(connections::Options),
    /// Two servers on one PostgreSQL, beside one alone
    Processes(processes::Options),
    /// The same pages of a small coalition and of a large one
    Growth(growth::Options),
}

impl What {
    const fn name(&self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Pages(_) => "pages",
            Self::Opener(_) => "opener",
            Self::SignIn(_) => "sign-in",
            Self::Sign(_) => "sign",
            Self::Petition(_) => "petition",
            Self::Seal => "seal",
            Self::Backup(_) => "backup",
            Self::Connections(_) => "connections",
            Self::Processes(_) => "processes",
            Self::Growth(_) => "growth",
        }
    }

    fn measured(&self) -> Outcome<Vec<Row>> {
        match self {
            Self::All => Ok(Vec::new()),
            Self::Pages(options) => pages::run(options),
            Self::Opener(options) => opener::run(options),
            Self::SignIn(options) => sign_in::run(options),
            Self::Sign(options) => sign::run(options),
            Self::Petition(options) => petition::run(options),
            Self::Seal => seal::run(),
            Self::Backup(options) => backup::run(options),
            Self::Connections(options) => connections::run(options),
            Self::Processes(options) => processes::run(options),
            Self::Growth(options) => growth::run(options),
        }
    }
}

/// Each as its own command would run it. What moves this program to one core for good comes last.
const ALL: [&str; 10] = [
    "seal",
    "opener",
    "pages",
    "sign",
    "connections",
    "backup",
    "processes",
    "growth",
    "petition",
    "sign-in",
];

/// As one word of the command line is read, for [`What::All`].
#[derive(clap::Parser)]
struct Alone {
    #[command(subcommand)]
    what: What,
}

/// # Errors
/// When something cannot be built or measured.
pub fn run(options: &Options) -> Outcome<bool> {
    let before = match &options.compare {
        Some(file) => serde_json::from_str(&fs::read_to_string(file)?)?,
        None => Value::Null,
    };
    let (mut all, mut met) = (Map::new(), true);
    let mut one = |what: &What| -> Outcome<()> {
        let rows = what.measured()?;
        println!();
        print(what.name(), &rows, &before);
        met &= rows.iter().all(|row| row.met != Some(false));
        all.insert(what.name().to_owned(), json(&rows));
        // What was seen so far is not lost with a bench that fails later.
        if let Some(file) = &options.json {
            fs::write(file, serde_json::to_string_pretty(&all)?)?;
        }
        Ok(())
    };
    if matches!(options.what, What::All) {
        for name in ALL {
            println!("\n## {name}\n");
            one(&Alone::try_parse_from(["bench", name])?.what)?;
        }
    } else {
        one(&options.what)?;
    }
    Ok(met)
}

/// A goal and what was seen.
struct Row {
    what: &'static str,
    goal: String,
    seen: String,
    /// The figure in what was seen; none where that is words.
    figure: Option<f64>,
    /// `None` where there is no goal, or nothing could be seen.
    met: Option<bool>,
}

impl Row {
    fn at_most(what: &'static str, goal: f64, seen: f64, unit: &str) -> Self {
        Self {
            what,
            goal: format!("≤ {goal} {unit}"),
            seen: format!("{} {unit}", short(seen)),
            figure: Some(seen),
            met: Some(seen <= goal),
        }
    }
    fn at_least(what: &'static str, goal: f64, seen: f64, unit: &str) -> Self {
        Self {
            what,
            goal: format!("≥ {goal} {unit}"),
            seen: format!("{} {unit}", short(seen)),
            figure: Some(seen),
            met: Some(seen >= goal),
        }
    }
    fn only_seen(what: &'static str, seen: String) -> Self {
        let first: String = seen.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
        Self { what, goal: "–".to_owned(), figure: first.parse().ok(), seen, met: None }
    }
}

fn json(rows: &[Row]) -> Value {
    let row = |row: &Row| {
        serde_json::json!({
            "what": row.what, "goal": row.goal.trim(), "seen": row.seen.trim(), "figure": row.figure, "met": row.met,
        })
    };
    rows.iter().map(row).collect()
}

/// Three figures that matter.
fn short(number: f64) -> String {
    if number >= 100.0 {
        format!("{number:.0}")
    } else if number >= 1.0 {
        format!("{number:.1}")
    } else {
        format!("{number:.3}")
    }
}

/// Prints Markdown; beside each figure, by how much it differs from the one of `before`.
fn print(name: &str, rows: &[Row], before: &Value) {
    let compared = !before.is_null();
    println!("| What | Goal | Seen | |{}", if compared { " Before |" } else { "" });
    println!("|---|---|---|---|{}", if compared { "---|" } else { "" });
    for row in rows {
        let Row { what, goal, seen, met, .. } = row;
        let verdict = met.map_or("", |met| if met { "met" } else { "**missed**" });
        let then = if compared { format!(" {} |", beside(row, &before[name])) } else { String::new() };
        println!("| {what} | {} | {} | {verdict} |{then}", goal.trim(), seen.trim());
    }
}

fn beside(row: &Row, before: &Value) -> String {
    let then = before.as_array().into_iter().flatten().find(|one| one["what"] == row.what);
    let Some(then) = then else { return String::from("–") };
    let seen = then["seen"].as_str().unwrap_or("–");
    match (row.figure, then["figure"].as_f64()) {
        (Some(now), Some(was)) if was != 0.0 => format!("{seen} ({:+.0} %)", (now / was - 1.0) * 100.0),
        _ => seen.to_owned(),
    }
}

/// The middle one of an odd number; of an even number the upper of the two in the middle.
fn median(mut numbers: Vec<f64>) -> Outcome<f64> {
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied().ok_or_else(|| "there is no median of nothing".into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn medians() {
        assert!((median(vec![3.0, 1.0, 2.0]).unwrap() - 2.0).abs() < f64::EPSILON);
        assert!(median(Vec::new()).is_err());
    }

    #[test]
    fn verdicts() {
        assert_eq!(Row::at_most("a", 5.0, 5.0, "ms").met, Some(true));
        assert_eq!(Row::at_least("a", 0.7, 0.69, "").met, Some(false));
        let before = json(&[Row::at_most("a", 5.0, 2.0, "ms")]);
        assert_eq!(beside(&Row::at_most("a", 5.0, 3.0, "ms"), &before), "2.0 ms (+50 %)");
        assert_eq!(beside(&Row::at_most("b", 5.0, 3.0, "ms"), &before), "–");
        assert_eq!(Row::only_seen("a", "123/s, 4 MB".into()).figure, Some(123.0));
        assert_eq!((short(123.4), short(1.26), short(0.0457)), ("123".into(), "1.3".into(), "0.046".into()));
    }
}
