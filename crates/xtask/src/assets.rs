//! Built assets: made again from their sources, and compared with the committed ones.

use std::{fs, path::Path};

use crate::{Outcome, shell};

/// Python's packages, pinned; npm's are pinned by the lock file beside it.
const ASSETS: &str = "crates/xtask/assets";
const FONTS: &str = "crates/look/fonts";
const SCRIPTS: &str = "crates/look/js";

/// Whether what is committed is what its sources make; with `write`, what differs is replaced.
///
/// # Errors
/// When something cannot be rebuilt: it needs Node.js with npm, and Python with venv.
pub fn run(write: bool) -> Outcome<bool> {
    let root = shell::root()?;
    scripts(&root.join(SCRIPTS))?;
    let differing = fonts(&root, write)?;
    for name in &differing {
        println!("{FONTS}/{name} {}", if write { "is new" } else { "differs (`--write` replaces it)" });
    }
    if differing.is_empty() {
        println!("assets: all as their sources make them");
    }
    Ok(write || differing.is_empty())
}

/// Scripts are served as they are written: there is nothing to build, only to read.
fn scripts(folder: &Path) -> Outcome<()> {
    for entry in fs::read_dir(folder)?.flatten() {
        let path = entry.path();
        if path.extension().is_some_and(|ending| ending == "js") {
            shell::output(shell::command("node", &["--check"])?.arg(&path))?;
        }
    }
    Ok(())
}

fn fonts(root: &Path, write: bool) -> Outcome<Vec<String>> {
    let (recipe, committed) = (root.join(ASSETS), root.join(FONTS));
    let work = tempfile::tempdir()?;
    for name in ["package.json", "package-lock.json"] {
        fs::copy(recipe.join(name), work.path().join(name))?;
    }
    let mut npm =
        shell::command("npm", &["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])?;
    shell::output(npm.current_dir(work.path()))?;
    let python = work.path().join("python");
    shell::output(shell::command("python3", &["-m", "venv"])?.arg(&python))?;
    let mut pip =
        shell::command(&python.join("bin/pip").to_string_lossy(), &["install", "--quiet", "--requirement"])?;
    shell::output(pip.arg(recipe.join("requirements.txt")))?;
    let out = work.path().join("out");
    fs::create_dir(&out)?;
    let mut cut = shell::command(&python.join("bin/python").to_string_lossy(), &[])?;
    cut.arg(recipe.join("fonts.py")).arg(work.path()).arg(&out).arg(&committed);
    let differing: Vec<_> = shell::output(&mut cut)?.lines().map(str::to_owned).collect();
    if write {
        for name in &differing {
            fs::copy(out.join(name), committed.join(name))?;
        }
    }
    Ok(differing)
}
