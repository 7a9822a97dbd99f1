//! One room, same plan everywhere.

use super::{Finding, arrows::is_room, tree::Tree};
use crate::Outcome;

const WHY: &str = "who knows one room finds her way in every other";

/// What every crate has.
const EVERY_CRATE: &[&str] = &["README.md"];

/// What every room has; of alternatives, one.
const EVERY_ROOM: &[&[&str]] = &[
    &["src/lib.rs"],
    &["src/model.rs", "src/model/"],
    &["src/web.rs", "src/web/"],
    &["words/ar.ftl"],
    &["words/fr.ftl"],
    &["words/en.ftl"],
    &["words/zgh.ftl"],
    &["tests/it/main.rs"],
];

/// What a room has that keeps something in the database.
const EVERY_KEEPER: &[&[&str]] = &[&["src/store.rs", "src/store/"]];

/// Names that say nothing about what is in them.
const SAYS_NOTHING: &[&str] = &["utils", "util", "common", "helpers", "helper", "types", "misc"];

fn has(tree: &Tree, room: &str, inside: &str) -> bool {
    tree.files.iter().filter(|file| file.krate() == Some(room)).any(|file| {
        if inside.ends_with('/') { file.inside().starts_with(inside) } else { file.inside() == inside }
    })
}

pub fn check(tree: &Tree) -> Outcome<Vec<Finding>> {
    let mut findings = Vec::new();
    for name in tree.crates() {
        let missing = |inside: &str| {
            let what = format!("the crate {name} has no {inside}");
            Finding::new(
                format!("crates/{name}/{inside}"),
                0,
                what,
                WHY,
                "write it; `cargo xtask new-room` shows how",
            )
        };
        findings.extend(
            EVERY_CRATE.iter().filter(|inside| !has(tree, name, inside)).map(|inside| missing(inside)),
        );
        if is_room(name) {
            let keeps = if has(tree, name, "migrations/") { EVERY_KEEPER } else { &[] };
            let absent = EVERY_ROOM
                .iter()
                .chain(keeps)
                .filter(|any| !any.iter().any(|inside| has(tree, name, inside)));
            findings.extend(absent.map(|any| missing(&any.join(" or "))));
        }
        let root =
            ["src/lib.rs", "src/main.rs"].iter().find_map(|file| tree.get(&format!("crates/{name}/{file}")));
        if let Some(root) = root.filter(|file| !file.text.contains("include_str!(\"../README.md\")")) {
            let remedy = "begin with `#![doc = include_str!(\"../README.md\")]`";
            findings.push(Finding::new(&root.path, 1, "the README is not its documentation", WHY, remedy));
        }
    }
    for file in tree.with_ending(".rs") {
        let names = file.inside().trim_end_matches(".rs").split('/').chain(file.krate());
        if names.into_iter().any(|part| SAYS_NOTHING.contains(&part)) {
            let why = "such a name gathers whatever nobody placed";
            findings.push(Finding::new(
                &file.path,
                0,
                "a name that says nothing",
                why,
                "name it by its noun",
            ));
        }
    }
    Ok(findings)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn a_room(leave_out: &str) -> Vec<Finding> {
        let text = "#![doc = include_str!(\"../README.md\")]";
        let all = [
            "migrations/1.sql",
            "Cargo.toml",
            "README.md",
            "src/lib.rs",
            "src/model.rs",
            "src/store/list.rs",
            "src/web.rs",
            "words/ar.ftl",
            "words/fr.ftl",
            "words/en.ftl",
            "words/zgh.ftl",
            "tests/it/main.rs",
        ];
        let paths: Vec<_> = all
            .iter()
            .filter(|path| **path != leave_out)
            .map(|path| format!("crates/campaigns/{path}"))
            .collect();
        check(&Tree::of(&paths.iter().map(|path| (path.as_str(), text)).collect::<Vec<_>>())).unwrap()
    }

    #[test]
    fn a_whole_room_passes_and_a_gap_is_named() {
        assert!(a_room("").is_empty());
        assert_eq!(a_room("words/zgh.ftl")[0].what, "the crate campaigns has no words/zgh.ftl");
        assert_eq!(
            a_room("src/store/list.rs")[0].what,
            "the crate campaigns has no src/store.rs or src/store/"
        );
        assert_eq!(a_room("README.md").len(), 1);
    }

    #[test]
    fn a_new_room_keeps_every_law() {
        let files = crate::new_room::skeleton("campaigns", "202611230101");
        let tree =
            Tree::of(&files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect::<Vec<_>>());
        for rule in crate::tidy::RULES.iter().filter(|rule| !["arrows", "licences"].contains(&rule.name)) {
            let failures: Vec<_> =
                (rule.check)(&tree).unwrap().into_iter().filter(|found| !found.note).collect();
            assert!(failures.is_empty(), "{}: {failures:?}", rule.name);
        }
    }

    #[test]
    fn empty_names_are_refused() {
        let tree = Tree::of(&[("crates/db/src/utils.rs", ""), ("crates/db/src/store.rs", "")]);
        assert_eq!(check(&tree).unwrap().len(), 1);
    }
}
