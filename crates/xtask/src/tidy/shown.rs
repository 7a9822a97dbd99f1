//! No text for people in code: it has a key in the catalogues.

use super::{
    Finding,
    tree::{File, Tree},
};
use crate::Outcome;

/// What reads or writes Arabic for its own sake: folding, slugs, words and their tables, importers of old pages.
const READERS: &[&str] = &["fold", "slug", "words", "import", "language", "country", "stem", "collate"];

fn is_reader(path: &str) -> bool {
    path.split(['/', '.', '_']).any(|part| READERS.contains(&part))
}

fn is_for_people(text: &str) -> bool {
    // One letter alone is a mark, such as a language's on a narrow screen.
    let is_letter = |c: char| matches!(c, '\u{0620}'..='\u{064A}' | '\u{2D30}'..='\u{2D67}');
    text.contains(['«', '»']) || text.chars().filter(|c| is_letter(*c)).count() > 1
}

/// Whether the paragraph that a line stands in says, up to that line, why its text is not shown.
fn is_excused(file: &File, line: usize) -> bool {
    let lines: Vec<_> = file.text.lines().take(line).collect();
    lines.iter().rev().take_while(|line| !line.trim().is_empty()).any(|line| line.contains("// not shown:"))
}

pub fn check(tree: &Tree) -> Outcome<Vec<Finding>> {
    let mut findings = Vec::new();
    for file in tree.with_ending(".rs") {
        if file.is_test() || file.krate() == Some("xtask") || is_reader(&file.path) {
            continue;
        }
        let source = file.rust();
        for literal in source.literals.iter().filter(|literal| is_for_people(&literal.value)) {
            let excused = is_excused(file, literal.line);
            if excused || source.in_tests(literal.start) {
                continue;
            }
            let remedy =
                "give it a key in words/*.ftl, or say above it why it is not shown (`// not shown: …`)";
            let why = "it could be read in one language only, and nobody who translates would find it";
            findings.push(Finding::new(&file.path, literal.line, "text for people in code", why, remedy));
        }
    }
    Ok(findings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arabic_in_code_is_found_but_not_in_tests_or_readers() {
        let shown = "fn a() -> &'static str { \"مرحبا\" }";
        let tree = Tree::of(&[
            ("crates/pages/src/a.rs", shown),
            ("crates/pages/src/b.rs", "// \"مرحبا\"\nfn a() -> char { 'ب' }"),
            ("crates/pages/src/c.rs", "#[cfg(test)]\nmod tests { fn a() { b(\"مرحبا\") } }"),
            (
                "crates/pages/src/d.rs",
                "// not shown: an old page's own words\nconst A: [&str; 1] = [\n\"مرحبا\"\n];",
            ),
            ("crates/pages/tests/it/main.rs", shown),
            ("crates/basis/src/fold.rs", shown),
            ("crates/charter/src/import/lines.rs", shown),
        ]);
        let found = check(&tree).unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].file, "crates/pages/src/a.rs");
    }
}
