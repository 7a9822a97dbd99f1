//! `cargo xtask bench seal`.

use std::process::Command;

use super::Row;
use crate::{Outcome, shell};

/// The same bench with the system's allocator and with the binary's.
const EXAMPLES: [&str; 2] = ["bench", "bench_wiping"];

/// # Errors
/// When it cannot be built or measured.
pub fn run() -> Outcome<Vec<Row>> {
    println!("building the bench");
    for example in EXAMPLES {
        let arguments = ["build", "--release", "--quiet", "--package", "seal", "--example", example];
        if !shell::cargo(&arguments)?.status()?.success() {
            return Err(format!("cargo {} failed", arguments.join(" ")).into());
        }
    }
    let [plain, wiping] = EXAMPLES.map(measured);
    let (plain, wiping) = (plain?, wiping?);
    let bytes = number(&wiping, "bytes")?;
    println!("\nNanoseconds of CPU on one core, medians of five; a record of {bytes:.0} bytes.\n");
    let micro = |name| Ok::<f64, Box<dyn std::error::Error>>(number(&wiping, name)? / 1e3);
    let times =
        |one, other| Ok::<f64, Box<dyn std::error::Error>>(number(&wiping, one)? / number(&wiping, other)?);
    let cost = |name| {
        let (wiping, plain) = (number(&wiping, name)?, number(&plain, name)?);
        let says = format!(
            "{:.2} µs against {:.2} µs ({:+.0} %)",
            wiping / 1e3,
            plain / 1e3,
            (wiping / plain - 1.0) * 100.0
        );
        Ok::<String, Box<dyn std::error::Error>>(says)
    };
    let rows = [
        Row::at_most("a record into an open envelope", 10.0, micro("record")?, "µs"),
        Row::only_seen(
            "… against bare XChaCha20-Poly1305 of the same bytes",
            format!("{:.2} ×", times("record", "record_bare")?),
        ),
        Row::at_most("a fresh envelope, three keyholders and the sheet", 500.0, micro("envelope")?, "µs"),
        Row::only_seen(
            "… against bare age of the same bytes",
            format!("{:.2} ×", times("envelope", "envelope_bare")?),
        ),
        Row::only_seen(
            "wrapping an identity to a passphrase",
            format!("{:.0} ms", number(&wiping, "wrap")? / 1e6),
        ),
        Row::only_seen("wiping what is freed: a record", cost("record")?),
        Row::only_seen("wiping what is freed: a page of many texts", cost("page")?),
    ];
    Ok(rows.into())
}

fn measured(example: &str) -> Outcome<serde_json::Value> {
    let program = shell::target()?.join("release/examples").join(example);
    Ok(serde_json::from_str(&shell::output(&mut Command::new(program))?)?)
}

fn number(seen: &serde_json::Value, name: &str) -> Outcome<f64> {
    seen[name].as_f64().ok_or_else(|| format!("the bench says nothing of {name}").into())
}
