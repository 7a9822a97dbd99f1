//! How long a file may be.

use super::{Finding, tree::Tree};
use crate::Outcome;

const ASKS: usize = 400;
const FAILS: usize = 800;
const WRITTEN: &[&str] = &[".rs", ".css", ".html", ".js", ".mjs", ".sql"];
const WHY: &str = "a long file hides several things that change for different reasons";

pub fn check(tree: &Tree) -> Outcome<Vec<Finding>> {
    let mut findings = Vec::new();
    for file in tree.files.iter().filter(|file| WRITTEN.iter().any(|ending| file.ends_with(ending))) {
        // What a tool built has the length it has.
        if file.path.starts_with("fixtures/") || file.path.contains("/built/") || file.ends_with(".min.js") {
            continue;
        }
        let lines = file.text.lines().count();
        if lines > ASKS {
            let found =
                Finding::new(&file.path, 0, format!("{lines} lines"), WHY, "split it by noun or by action");
            findings.push(if lines > FAILS { found } else { found.noted() });
        }
    }
    Ok(findings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_files_ask_and_longer_ones_fail() {
        let lines = |count: usize| "x\n".repeat(count);
        let tree = Tree::of(&[
            ("crates/a/src/short.rs", &lines(400)),
            ("crates/a/src/long.rs", &lines(401)),
            ("crates/a/src/longer.rs", &lines(801)),
            ("crates/a/words/ar.ftl", &lines(2000)),
        ]);
        let found: Vec<_> =
            check(&tree).unwrap().into_iter().map(|finding| (finding.file, finding.note)).collect();
        assert_eq!(
            found,
            [("crates/a/src/long.rs".to_owned(), true), ("crates/a/src/longer.rs".to_owned(), false)]
        );
    }
}
