//! `cargo xtask fuzz-api`: Schemathesis over the API as its description promises it, as three callers.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    Outcome,
    bench::server::Server,
    demo,
    machine::{self, Need},
    python, shell,
};

#[derive(clap::Args)]
pub struct Options {
    /// The same seed makes the same requests
    #[arg(long, default_value_t = SEED)]
    seed: u32,
    /// Requests of each kind for each address
    #[arg(long, default_value_t = 30)]
    examples: u32,
    /// Only this caller: stranger, secretary or coordinator
    #[arg(long)]
    caller: Option<String>,
    /// Asks this binary instead of building one
    #[arg(long)]
    program: Option<PathBuf>,
}

const SEED: u32 = 7;

/// Of each kind for each address, where it is one part of many: the search for what nobody thought of is a run of its own.
const FEW: u32 = 3;

/// MIT, from PyPI: it reads OpenAPI 3.1 and bends what it reads.
const SCHEMATHESIS: &str = "schemathesis==4.32.5";

/// No 5xx, and nothing that the description does not say.
const CHECKS: &str = "not_a_server_error,status_code_conformance,content_type_conformance,\
                      response_headers_conformance,response_schema_conformance,ignored_auth";

/// Who calls, and the label of her account in the demo.
const CALLERS: [(&str, Option<&str>); 3] =
    [("stranger", None), ("secretary", Some("secretary ")), ("coordinator", Some("coordinator "))];

/// # Errors
/// When something cannot be installed, built or started.
pub fn run(options: &Options) -> Outcome<bool> {
    machine::provide(&[Need::Python])?;
    let program = match &options.program {
        Some(program) => program.clone(),
        None => build()?,
    };
    let (_, failed) = callers(&program, options)?;
    println!("\nthe API holds what it describes: {}", if failed == 0 { "yes" } else { "NO" });
    Ok(failed == 0)
}

/// A short one, as one part of `test`: how many addresses held, counted for each caller, and how many did not.
///
/// # Errors
/// When something cannot be installed or started.
pub fn briefly(program: &Path) -> Outcome<(usize, usize)> {
    callers(program, &Options { seed: SEED, examples: FEW, caller: None, program: None })
}

fn callers(program: &Path, options: &Options) -> Outcome<(usize, usize)> {
    let schemathesis = python::environment("schemathesis", SCHEMATHESIS)?.join("schemathesis");
    let mut all = (0, 0);
    for (caller, label) in CALLERS {
        if options.caller.as_deref().is_some_and(|only| only != caller) {
            continue;
        }
        println!("── {caller}, seed {}", options.seed);
        // A data folder for each: what one caller makes is not there for the next.
        let folder = tempfile::tempdir()?;
        let data = folder.path().join("demo").to_string_lossy().into_owned();
        let server = Server::on(program, "demo", &data)?;
        let token = label.map(|label| token(program, &data, label)).transpose()?;
        let (held, failed) = bend(&schemathesis, folder.path(), server.port, token.as_deref(), options)?;
        server.stop()?;
        all = (all.0 + held, all.1 + failed);
    }
    if all == (0, 0) { Err("no address was asked".into()) } else { Ok(all) }
}

fn build() -> Outcome<PathBuf> {
    if !shell::cargo(&["build", "--quiet", "--package", "nasij"])?.status()?.success() {
        return Err("cargo build failed".into());
    }
    Ok(shell::target()?.join("debug/nasij"))
}

/// A token with all that the demo's account with this label holds.
fn token(program: &Path, data: &str, label: &str) -> Outcome<String> {
    let address = demo::account(label)?.0;
    let said = shell::output(Command::new(program).args([
        "token",
        "create",
        "--account",
        &address,
        "--name",
        "fuzz",
        "--data",
        data,
    ]))?;
    said.split_whitespace().last().map(str::to_owned).ok_or_else(|| "no token was printed".into())
}

/// In `folder`, where what it notes for itself goes too. How many addresses held, and how many did not.
fn bend(
    program: &Path,
    folder: &Path,
    port: u16,
    token: Option<&str>,
    options: &Options,
) -> Outcome<(usize, usize)> {
    let report = folder.join("report.xml");
    let mut command = Command::new(program);
    command.args(["run", &format!("http://127.0.0.1:{port}/api/v1/openapi.json"), "--checks", CHECKS]);
    command.args(["--seed", &options.seed.to_string(), "--max-examples", &options.examples.to_string()]);
    command.args(["--no-color", "--generation-database", "none", "--warnings", "off", "--phases"]);
    command.arg("examples,coverage,fuzzing").arg("--report-junit-path").arg(&report);
    if let Some(token) = token {
        command.args(["--header", &format!("Authorization: Bearer {token}")]);
    }
    let succeeded = command.current_dir(folder).status()?.success();
    let (held, failed) = counted(&fs::read_to_string(&report).unwrap_or_default());
    // A run that failed without naming an address is one that failed.
    Ok((held, if succeeded { failed } else { failed.max(1) }))
}

/// Of a report's `<testsuites errors="0" failures="1" skipped="2" tests="50" …>`: what held, and what did not.
fn counted(report: &str) -> (usize, usize) {
    let head = report.split("<testsuites ").nth(1).and_then(|rest| rest.split('>').next()).unwrap_or("");
    let of = |name: &str| -> usize {
        let value = head.split(&format!("{name}=\"")).nth(1).and_then(|rest| rest.split('"').next());
        value.and_then(|value| value.parse().ok()).unwrap_or(0)
    };
    let failed = of("errors") + of("failures");
    (of("tests").saturating_sub(failed + of("skipped")), failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_is_understood() {
        let report = r#"<?xml version="1.0"?><testsuites errors="1" failures="2" skipped="3" tests="50" time="4.3">
  <testsuite name="schemathesis" errors="9" failures="9" skipped="9" tests="99">"#;
        assert_eq!(counted(report), (44, 3));
        assert_eq!(counted(""), (0, 0));
    }
}
