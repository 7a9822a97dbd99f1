//! Built assets: made again from their sources, and compared with the committed ones.

use std::{fmt::Write as _, fs, path::Path};

use sha2::{Digest, Sha256};

use crate::{Outcome, shell, test};

/// Python's packages, pinned; npm's are pinned by the lock file beside it.
const ASSETS: &str = "crates/xtask/assets";
const FONTS: &str = "crates/look/fonts";
const SCRIPTS: &str = "crates/look/js";
/// The release note's line about the page that people take home.
const CHECKSUM: &str = "docs/opener.sha256";

/// Whether what is committed is what its sources make; with `write`, what differs is replaced.
///
/// # Errors
/// When something cannot be rebuilt: it needs Node.js with npm, and Python with venv.
pub fn run(write: bool) -> Outcome<bool> {
    let root = shell::root()?;
    let mut differing = scripts(&root, write)?;
    differing.extend(fonts(&root, write)?.into_iter().map(|name| format!("{FONTS}/{name}")));
    for path in &differing {
        println!("{path} {}", if write { "is new" } else { "differs (`--write` replaces it)" });
    }
    if differing.is_empty() {
        println!("assets: all as their sources make them");
    }
    Ok(write || differing.is_empty())
}

/// Most scripts are served as they are written: they are only read. A keyholder's are bundled with what they need.
fn scripts(root: &Path, write: bool) -> Outcome<Vec<String>> {
    let folder = root.join(SCRIPTS);
    for entry in fs::read_dir(&folder)?.flatten() {
        let path = entry.path();
        if path.extension().is_some_and(|ending| ending == "js") {
            shell::output(shell::command("node", &["--check"])?.arg(&path))?;
        }
    }
    test::install_packages(&folder)?;
    let work = tempfile::tempdir()?;
    shell::output(shell::command("node", &["build.js"])?.arg(work.path()).current_dir(&folder))?;
    let mut made = Vec::new();
    for entry in fs::read_dir(work.path())?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        made.push((format!("{SCRIPTS}/built/{name}"), fs::read(entry.path())?));
    }
    let page = fs::read(work.path().join("opener.html"))?;
    let mut line = String::new();
    for byte in Sha256::digest(&page) {
        write!(line, "{byte:02x}")?;
    }
    line.push_str("  opener.html\n");
    print!("{line}");
    made.push((CHECKSUM.to_owned(), line.into_bytes()));
    made.sort();
    let mut differing = Vec::new();
    for (path, bytes) in made {
        let committed = root.join(&path);
        if fs::read(&committed).is_ok_and(|there| there == bytes) {
            continue;
        }
        if write {
            fs::write(&committed, bytes)?;
        }
        differing.push(path);
    }
    Ok(differing)
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
