//! Programs from PyPI, each in an environment of its own below cargo's target folder.

use std::{fs, path::PathBuf, process::Command};

use crate::{Outcome, shell};

/// The folder of the programs of an environment that holds one package, as `name==version`.
///
/// # Errors
/// When PyPI or the folder cannot be reached.
pub fn environment(name: &str, package: &str) -> Outcome<PathBuf> {
    let folder = shell::target()?.join(name);
    let (programs, stamp) = (folder.join("bin"), folder.join("version"));
    if fs::read_to_string(&stamp).is_ok_and(|there| there == package) {
        return Ok(programs);
    }
    shell::output(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&folder))?;
    shell::output(Command::new(programs.join("pip")).args(["install", "--quiet", package]))?;
    fs::write(stamp, package)?;
    Ok(programs)
}
