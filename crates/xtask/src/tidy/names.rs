//! Which files may name the database and the HTTP library.

use super::{
    Finding,
    rust::is_word,
    tree::{File, Tree, line_at},
};
use crate::Outcome;

struct Kept {
    name: &'static str,
    /// Crates that may name it anywhere.
    crates: &'static [&'static str],
    /// The file (`store.rs`) or folder (`store/`) that may name it elsewhere.
    place: &'static str,
    why: &'static str,
}

const KEPT: &[Kept] = &[
    Kept {
        name: "sqlx",
        crates: &["db"],
        place: "store",
        why: "whoever looks for a room's SQL finds it in one place, tested on both databases",
    },
    Kept {
        name: "axum",
        crates: &["web", "weave", "nasij", "xtask"],
        place: "web",
        why: "actions are called by pages, API, jobs and commands, and know no HTTP",
    },
];

fn in_place(file: &File, place: &str) -> bool {
    file.name() == format!("{place}.rs") || file.path.contains(&format!("/{place}/"))
}

/// Byte offsets at which `name` stands as a word of its own.
fn mentions(code: &str, name: &str) -> Vec<usize> {
    let bytes = code.as_bytes();
    code.match_indices(name)
        .map(|(start, _)| start)
        .filter(|start| !start.checked_sub(1).and_then(|at| bytes.get(at)).is_some_and(|byte| is_word(*byte)))
        .filter(|start| !bytes.get(start + name.len()).is_some_and(|byte| is_word(*byte)))
        .collect()
}

pub fn check(tree: &Tree) -> Outcome<Vec<Finding>> {
    let mut findings = Vec::new();
    for kept in KEPT {
        for file in tree.with_ending(".rs") {
            if file.krate().is_some_and(|name| kept.crates.contains(&name)) || in_place(file, kept.place) {
                continue;
            }
            let code = &file.rust().code;
            findings.extend(mentions(code, kept.name).into_iter().map(|start| {
                let remedy = format!("move it to {}.rs or {}/", kept.place, kept.place);
                Finding::new(
                    &file.path,
                    line_at(code, start),
                    format!("names {}", kept.name),
                    kept.why,
                    remedy,
                )
            }));
        }
    }
    Ok(findings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_in_their_places() {
        let tree = Tree::of(&[
            ("crates/pages/src/store.rs", "use sqlx::Row;"),
            ("crates/pages/src/web/list.rs", "use axum::Router;"),
            ("crates/db/src/pool.rs", "use sqlx::Pool;"),
            (
                "crates/pages/src/lib.rs",
                "// sqlx\nlet a = \"axum\";\nlet sqlx_like = 1;\nfn f(x: axum::Body) {}",
            ),
        ]);
        let found = check(&tree).unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].file.as_str(), found[0].line), ("crates/pages/src/lib.rs", 4));
    }
}
