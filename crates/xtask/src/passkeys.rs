//! Passkeys by an authenticator that is not ours, against the demo: what must be refused is refused.

use std::{path::Path, process::Command};

use crate::{Outcome, bench::server::Server, demo, python, shell};

/// MIT, from PyPI: an authenticator in software.
const SOFT_WEBAUTHN: &str = "soft-webauthn==0.1.4";

/// How many cases held, and how many did not.
///
/// # Errors
/// When something cannot be installed or started, or no case was tried.
pub fn run(program: &Path) -> Outcome<(usize, usize)> {
    let python = python::environment("soft-webauthn", SOFT_WEBAUTHN)?.join("python");
    let folder = tempfile::tempdir()?;
    let data = folder.path().join("demo").to_string_lossy().into_owned();
    let server = Server::start(program, |port| {
        ["demo", "--data", &data, "--listen", &format!("127.0.0.1:{port}")].map(str::to_owned).to_vec()
    })?;
    let (address, password) = demo::account("coordinator ")?;
    let script = shell::root()?.join("journeys/passkeys.py");
    let mut tried = Command::new(python);
    tried.arg(script).args([format!("http://localhost:{}", server.port), address, password]);
    let (status, said) = shell::watched(&mut tried)?;
    server.stop()?;
    let count = |mark: &str| said.lines().filter(|line| line.starts_with(mark)).count();
    let (held, failed) = (count("ok "), count("NOT OK "));
    if !status.success() && failed == 0 || held + failed == 0 {
        return Err("the authenticator came to no end".into());
    }
    Ok((held, failed))
}
