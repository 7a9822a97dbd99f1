//! `cargo xtask fuzz-api`: Schemathesis over the API as its description promises it, as three callers.

use std::{
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
    #[arg(long, default_value_t = 7)]
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
    let schemathesis = python::environment("schemathesis", SCHEMATHESIS)?.join("schemathesis");
    let program = match &options.program {
        Some(program) => program.clone(),
        None => build()?,
    };
    let mut clean = true;
    for (caller, label) in CALLERS {
        if options.caller.as_deref().is_some_and(|only| only != caller) {
            continue;
        }
        println!("── {caller}, seed {}", options.seed);
        // A data folder for each: what one caller makes is not there for the next.
        let folder = tempfile::tempdir()?;
        let data = folder.path().join("demo").to_string_lossy().into_owned();
        let server = Server::start(&program, |port| {
            ["demo", "--data", &data, "--listen", &format!("127.0.0.1:{port}")].map(str::to_owned).to_vec()
        })?;
        let token = label.map(|label| token(&program, &data, label)).transpose()?;
        clean &= bend(&schemathesis, folder.path(), server.port, token.as_deref(), options)?;
        server.stop()?;
    }
    println!("\nthe API holds what it describes: {}", if clean { "yes" } else { "NO" });
    Ok(clean)
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

/// In `folder`, where what it notes for itself goes too.
fn bend(program: &Path, folder: &Path, port: u16, token: Option<&str>, options: &Options) -> Outcome<bool> {
    let mut command = Command::new(program);
    command.args(["run", &format!("http://127.0.0.1:{port}/api/v1/openapi.json"), "--checks", CHECKS]);
    command.args(["--seed", &options.seed.to_string(), "--max-examples", &options.examples.to_string()]);
    command.args(["--no-color", "--generation-database", "none", "--warnings", "off", "--phases"]);
    command.arg("examples,coverage,fuzzing");
    if let Some(token) = token {
        command.args(["--header", &format!("Authorization: Bearer {token}")]);
    }
    Ok(command.current_dir(folder).status()?.success())
}
