//! `nasij → rooms → spine → ground → basis`: which crate may depend on which.

use std::collections::BTreeSet;

use cargo_metadata::{DependencyKind, MetadataCommand};

use super::{Finding, tree::Tree};
use crate::Outcome;

/// Ground knows no association: each crate with all that it may use beside `basis`.
const GROUND: &[(&str, &[&str])] = &[
    ("db", &[]),
    ("seal", &[]),
    ("files", &["db"]),
    ("backup", &["db", "files"]),
    ("words", &[]),
    ("look", &["words"]),
    ("web", &["look", "words", "db", "seal"]),
    ("paper", &["words", "files"]),
    ("mail", &["jobs", "words", "seal"]),
    ("jobs", &["db", "seal"]),
    ("weave", &["web", "look", "words", "db", "jobs", "seal", "files", "mail"]),
];

/// The nouns everyone points at: each with the others it may use, beside all of the ground.
const SPINE: &[(&str, &[&str])] = &[
    ("network", &[]),
    ("accounts", &["network"]),
    ("audit", &["network", "accounts"]),
    ("lockdown", &["network", "accounts"]),
    ("keys", &["network", "accounts"]),
    ("people", &["network", "accounts", "keys"]),
    ("library", &["network"]),
];

const WHY: &str = "arrows go nasij → rooms → spine → ground → basis, and no room knows another";

fn in_list(
    list: &'static [(&'static str, &'static [&'static str])],
    name: &str,
) -> Option<&'static [&'static str]> {
    list.iter().find(|(of, _)| *of == name).map(|(_, may)| *may)
}

/// Whether a crate is a room: whatever is neither ground nor spine, nor basis, the binary or this one.
pub fn is_room(name: &str) -> bool {
    in_list(GROUND, name).is_none()
        && in_list(SPINE, name).is_none()
        && !["basis", "nasij", "xtask"].contains(&name)
}

/// Whether `from` may depend on `to`; `dev` for its tests alone.
fn allowed(from: &str, to: &str, dev: bool) -> bool {
    let (ground, spine) = (in_list(GROUND, to).is_some(), in_list(SPINE, to).is_some());
    if from == "xtask" || to == "xtask" || to == "nasij" {
        return false;
    }
    if from == "nasij" || from == to {
        return true;
    }
    if from == "basis" {
        return false;
    }
    if to == "basis" {
        return true;
    }
    if let Some(may) = in_list(GROUND, from) {
        return may.contains(&to) || (dev && ground);
    }
    if let Some(may) = in_list(SPINE, from) {
        return ground || may.contains(&to) || (dev && spine);
    }
    ground || spine
}

pub fn check(tree: &Tree) -> Outcome<Vec<Finding>> {
    let metadata = MetadataCommand::new().current_dir(&tree.root).no_deps().exec()?;
    let ours: BTreeSet<_> = metadata.packages.iter().map(|package| package.name.to_string()).collect();
    let mut findings = Vec::new();
    for package in &metadata.packages {
        for dependency in &package.dependencies {
            let dev = dependency.kind == DependencyKind::Development;
            if !ours.contains(&dependency.name) || allowed(&package.name, &dependency.name, dev) {
                continue;
            }
            let file = format!("crates/{}/Cargo.toml", package.name);
            let line = tree.get(&file).map_or(0, |file| line_naming(&file.text, &dependency.name));
            let what = format!("{} depends on {}", package.name, dependency.name);
            let remedy = if is_room(&package.name) && is_room(&dependency.name) {
                "meet through weave (a Publication, Slot, Holding or Happening), or move the noun to the spine"
            } else {
                "turn the arrow round, or move what is shared to the lower of the two"
            };
            findings.push(Finding::new(file, line, what, WHY, remedy));
        }
    }
    Ok(findings)
}

fn line_naming(manifest: &str, name: &str) -> usize {
    manifest
        .lines()
        .position(|line| line.strip_prefix(name).is_some_and(|rest| rest.starts_with(['.', ' ', '='])))
        .map_or(0, |line| line + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_go_down_only() {
        let yes = [
            ("nasij", "pages"),
            ("pages", "network"),
            ("pages", "web"),
            ("library", "network"),
            ("mail", "jobs"),
        ];
        assert!(yes.iter().all(|(from, to)| allowed(from, to, false)), "each of these is in the plan");
        let no = [
            ("pages", "charter"),
            ("network", "accounts"),
            ("web", "weave"),
            ("db", "words"),
            ("basis", "db"),
        ];
        assert!(no.iter().all(|(from, to)| !allowed(from, to, false)), "none of these is in the plan");
        assert!(!allowed("pages", "xtask", true) && !allowed("xtask", "basis", false));
    }

    #[test]
    fn tests_may_look_sideways_in_ground_and_spine() {
        assert!(allowed("words", "look", true) && !allowed("words", "look", false));
        assert!(allowed("network", "accounts", true) && !allowed("pages", "charter", true));
    }

    #[test]
    fn rooms_are_what_is_left() {
        assert!(is_room("pages") && is_room("campaigns"));
        assert!(!is_room("people") && !is_room("paper") && !is_room("nasij"));
    }

    #[test]
    fn the_line_of_a_dependency() {
        assert_eq!(line_naming("[dependencies]\nweb-x = 1\nweb.workspace = true", "web"), 3);
        assert_eq!(line_naming("", "web"), 0);
    }
}
