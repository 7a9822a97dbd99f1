//! `cargo xtask test --faults`: what breaks in real life, done to real servers on loopback, one row a fault.

mod backup;
mod bodies;
mod clock;
mod cluster;
mod corrupt;
mod disk;
mod idle;
mod kept;
mod kills;
mod letters;
mod line;
mod load;
mod lost_database;
mod proxy;
mod row;
mod several;
mod site;
mod slow;
mod smtp;

use std::{fs, path::PathBuf, time::Instant};

use crate::{
    Outcome,
    machine::{self, Need},
    shell,
};
use row::Row;
use site::House;

#[derive(clap::Args)]
pub struct Faults {
    /// Of the faults only those whose name holds this
    #[arg(long, value_name = "PART", requires = "faults")]
    fault: Option<String>,
    /// How often the server is killed in the middle of writes
    #[arg(long, value_name = "N", default_value_t = 24, requires = "faults")]
    kills: u32,
    /// Writes the rows as JSON too
    #[arg(long, value_name = "FILE", requires = "faults")]
    report: Option<PathBuf>,
    /// Breaks this binary instead of building one
    #[arg(long, value_name = "FILE", requires = "faults")]
    program: Option<PathBuf>,
}

/// What a fault is given: the sample coalition to copy, and how often to kill.
struct Setting {
    house: House,
    kills: u32,
}

type Fault = fn(&Setting) -> Outcome<Vec<Row>>;

/// In the order of what they would cost an association.
const FAULTS: [(&str, Fault); 14] = [
    ("kill -9 of the server", kills::killed),
    ("kill -9 of PostgreSQL", lost_database::run),
    ("several servers on one PostgreSQL", several::run),
    ("full disk", disk::full),
    ("disk turned read-only", disk::read_only),
    ("backup that is killed or has no room", backup::run),
    ("requests that want too much", bodies::run),
    ("mail relay in trouble", letters::run),
    ("line to PostgreSQL", line::run),
    ("database file damaged", corrupt::run),
    ("slow senders", slow::run),
    ("10,000 idle connections", idle::run),
    ("SIGTERM in the middle of writes", kills::asked_to_end),
    ("clock jumps", clock::run),
];

/// # Errors
/// When the binary cannot be built, or the sample coalition does not come up.
pub fn run(options: &Faults) -> Outcome<bool> {
    machine::provide(&[Need::Postgres])?;
    let program = match &options.program {
        Some(program) => program.clone(),
        None => build()?,
    };
    let setting = Setting { house: House::fill(&program)?, kills: options.kills.max(1) };
    let mut rows = Vec::new();
    for (name, fault) in FAULTS {
        if options.fault.as_deref().is_some_and(|part| !name.contains(part)) {
            continue;
        }
        println!("── {name}");
        let begun = Instant::now();
        // A fault that could not be done is no fault that was withstood.
        let seen = fault(&setting).unwrap_or_else(|why| vec![Row::failed(name, &why.to_string())]);
        for row in &seen {
            row.explain();
        }
        println!("── {name}: {:.0} s", begun.elapsed().as_secs_f32());
        rows.extend(seen);
    }
    if rows.is_empty() {
        return Err("no fault has such a name".into());
    }
    if let Some(file) = &options.report {
        fs::write(file, serde_json::to_string_pretty(&rows.iter().map(Row::json).collect::<Vec<_>>())?)?;
    }
    println!("\n{}", row::table(&rows));
    let bad = rows.iter().filter(|row| row.is_bad()).count();
    println!("{} faults, {bad} not withstood", rows.len());
    Ok(bad == 0)
}

fn build() -> Outcome<PathBuf> {
    if !shell::cargo(&["build", "--quiet", "--package", "nasij"])?.status()?.success() {
        return Err("cargo build failed".into());
    }
    Ok(shell::target()?.join("debug/nasij"))
}
