//! Words that may not stand in the repository: what says "unfinished", and paths of somebody's machine.

use super::{
    Finding,
    rust::is_word,
    tree::{File, Tree, line_at},
};
use crate::Outcome;

/// Put together here, so that this file does not name them itself.
const UNFINISHED: &[&str] = &[
    concat!("TO", "DO"),
    concat!("FIX", "ME"),
    concat!("XX", "X"),
    concat!("to", "do!("),
    concat!("unimple", "mented!("),
    concat!("#[ign", "ore"),
];

const MACHINE: &[&str] = &[
    concat!("/wo", "rk/"),
    concat!("/ro", "ot/"),
    concat!("/ho", "me/"),
    concat!("/Us", "ers/"),
    concat!("C:\\Us", "ers"),
    concat!("/tmp", "/w/"),
];

fn is_ours(file: &File) -> bool {
    let made = file.ends_with(".lock") || file.ends_with("package-lock.json") || file.ends_with(".min.js");
    !made && !file.ends_with(".svg") && !file.path.contains("/built/")
}

/// Offsets of `word` where no letter touches it.
fn alone(text: &str, word: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let touches = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(|byte| is_word(*byte));
    text.match_indices(word)
        .map(|(start, _)| start)
        .filter(|start| !touches(start.checked_sub(1)))
        .filter(|start| !word.ends_with(|c: char| c.is_alphanumeric()) || !touches(Some(start + word.len())))
        .collect()
}

/// Offsets at which a path begins: not in the middle of an address or of a longer path.
fn paths(text: &str, path: &str) -> Vec<usize> {
    let begins = |start: &usize| {
        text.get(..*start)
            .and_then(|before| before.chars().next_back())
            .is_none_or(|before| before.is_whitespace() || "\"'`(=:<[,".contains(before))
    };
    text.match_indices(path).map(|(start, _)| start).filter(begins).collect()
}

pub fn check(tree: &Tree) -> Outcome<Vec<Finding>> {
    let mut findings = Vec::new();
    for file in tree.files.iter().filter(|file| is_ours(file)) {
        for word in UNFINISHED {
            findings.extend(alone(&file.text, word).into_iter().map(|at| {
                let why = "what is unfinished does not land";
                let remedy = "finish it, or say in the documentation what is absent on purpose";
                Finding::new(&file.path, line_at(&file.text, at), format!("{word} stands here"), why, remedy)
            }));
        }
        for path in MACHINE {
            findings.extend(paths(&file.text, path).into_iter().map(|at| {
                let why = "it is there on one machine only";
                let remedy = "make it relative, or take it from the environment";
                Finding::new(&file.path, line_at(&file.text, at), format!("a path below {path}"), why, remedy)
            }));
        }
    }
    Ok(findings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unfinished_things_are_found() {
        let text = format!("fn a() {{\n    {}) // {}: later\n}}", UNFINISHED[3], UNFINISHED[0]);
        let tree = Tree::of(&[("crates/pages/src/a.rs", &text), ("README.md", "a METHODOLOGY, a todo list")]);
        let lines: Vec<_> = check(&tree).unwrap().into_iter().map(|finding| finding.line).collect();
        assert_eq!(lines, [2, 2]);
    }

    #[test]
    fn paths_of_machines_are_found() {
        let text = format!("see {}x and https://example.org{}y", MACHINE[0], MACHINE[0]);
        let tree = Tree::of(&[("README.md", &text), ("docs/a.md", "/usr/lib/x ./home/y")]);
        assert_eq!(check(&tree).unwrap().len(), 1);
    }
}
