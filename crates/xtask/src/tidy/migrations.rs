//! Every migration is named in its crate, and named as the plan says.

use super::{Finding, tree::Tree};
use crate::Outcome;

const ENDINGS: &[&str] = &[".sqlite.sql", ".postgres.sql", ".sql"];

fn version_of(name: &str) -> &str {
    ENDINGS.iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name)
}

/// `YYYYMMDDHHMM_what`.
fn is_well_named(version: &str) -> bool {
    version.split_once('_').is_some_and(|(time, what)| {
        time.len() == 12
            && time.bytes().all(|byte| byte.is_ascii_digit())
            && !what.is_empty()
            && what.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
    })
}

pub fn check(tree: &Tree) -> Outcome<Vec<Finding>> {
    let mut findings = Vec::new();
    for file in tree.with_ending(".sql").filter(|file| file.inside().starts_with("migrations/")) {
        let version = version_of(file.name());
        let named = tree
            .with_ending(".rs")
            .filter(|source| source.krate() == file.krate())
            .any(|source| source.rust().literals.iter().any(|literal| version_of(&literal.value) == version));
        if !named {
            let why = "a migration that is not compiled in never runs";
            findings.push(Finding::new(
                &file.path,
                0,
                "not listed",
                why,
                "add it to the crate's db::migrations! list",
            ));
        }
        if !is_well_named(version) {
            let remedy = "call it YYYYMMDDHHMM_what.sql";
            findings.push(Finding::new(
                &file.path,
                0,
                "an odd name",
                "migrations run in the order of their names",
                remedy,
            ));
        }
        let pair = [(".sqlite.sql", ".postgres.sql"), (".postgres.sql", ".sqlite.sql")];
        for (one, other) in pair {
            let Some(stem) = file.path.strip_suffix(one) else { continue };
            if tree.get(&format!("{stem}{other}")).is_none() {
                let what = format!("has no {version}{other} beside it");
                findings.push(Finding::new(
                    &file.path,
                    0,
                    what,
                    "both databases have the same schema",
                    "write it",
                ));
            }
        }
    }
    Ok(findings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unlisted_odd_and_single_ones_are_found() {
        let tree = Tree::of(&[
            ("crates/pages/migrations/202611230101_pages.sql", ""),
            ("crates/pages/migrations/202611230102_more.sqlite.sql", ""),
            ("crates/pages/migrations/1_odd.sql", ""),
            ("crates/pages/src/lib.rs", "db::migrations![\"202611230101_pages\", \"1_odd\"]"),
        ]);
        let found: Vec<_> = check(&tree).unwrap().into_iter().map(|finding| finding.what).collect();
        assert_eq!(found, ["not listed", "has no 202611230102_more.postgres.sql beside it", "an odd name"]);
    }
}
