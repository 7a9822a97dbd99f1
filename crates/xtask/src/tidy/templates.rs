//! Templates and the HTML in code: nothing inline that the content security policy refuses, nothing from elsewhere.

use std::sync::LazyLock;

use regex::Regex;

use super::{
    Finding,
    tree::{File, Tree, line_at},
};
use crate::Outcome;

struct Refused {
    pattern: LazyLock<Option<Regex>>,
    what: &'static str,
    why: &'static str,
    remedy: &'static str,
}

const POLICY: &str = "the content security policy refuses it";

static REFUSED: [Refused; 5] = [
    Refused {
        pattern: LazyLock::new(|| Regex::new(r#"(?i)\sstyle\s*=\s*["'{]"#).ok()),
        what: "a style attribute",
        why: POLICY,
        remedy: "give it a class and write the rule in look's css",
    },
    Refused {
        pattern: LazyLock::new(|| Regex::new(r"(?i)<style[\s>]").ok()),
        what: "an inline style sheet",
        why: POLICY,
        remedy: "write the rule in look's css",
    },
    Refused {
        pattern: LazyLock::new(|| Regex::new(r#"(?i)<[a-z][^<>]*\son[a-z]+\s*=\s*["']"#).ok()),
        what: "a handler in an attribute",
        why: POLICY,
        remedy: "listen in look's js; without JavaScript a form must do",
    },
    Refused {
        pattern: LazyLock::new(|| Regex::new(r"(?i)=\s*.?javascript:").ok()),
        what: "a javascript: address",
        why: POLICY,
        remedy: "use a button in a form",
    },
    Refused {
        pattern: LazyLock::new(|| {
            Regex::new(
                r#"(?i)(\ssrc\s*=\s*["']?(https?:)?//|<link\s[^>]*rel="stylesheet"[^>]*href="(https?:)?//)"#,
            )
            .ok()
        }),
        what: "something loaded from elsewhere",
        why: "no other server may learn who reads here",
        remedy: "keep a copy in look's assets or in the library",
    },
];

static SCRIPT: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"(?i)<script\b([^>]*)>").ok());

/// Whether the attributes of a `<script>` load a file, or hold data only.
fn is_harmless(attributes: &str) -> bool {
    attributes.contains("src=")
        || attributes.contains("application/ld+json")
        || attributes.contains("application/json")
        || attributes.contains("speculationrules")
}

/// What is wrong in a piece of HTML, with byte offsets.
fn wrong(html: &str) -> Outcome<Vec<(usize, &'static Refused)>> {
    let mut found = Vec::new();
    for refused in &REFUSED {
        let pattern = refused.pattern.as_ref().ok_or("templates: a pattern does not compile")?;
        found.extend(pattern.find_iter(html).map(|hit| (hit.start(), refused)));
    }
    Ok(found)
}

fn scripts(html: &str) -> Outcome<Vec<usize>> {
    let pattern = SCRIPT.as_ref().ok_or("templates: the pattern for scripts does not compile")?;
    let of = |found: regex::Captures<'_>| {
        let harmless = is_harmless(found.get(1).map_or("", |attributes| attributes.as_str()));
        found.get(0).filter(|_| !harmless).map(|whole| whole.start())
    };
    Ok(pattern.captures_iter(html).filter_map(of).collect())
}

fn findings_of(path: &str, html: &str, line_of: impl Fn(usize) -> usize) -> Outcome<Vec<Finding>> {
    let mut findings: Vec<_> = wrong(html)?
        .into_iter()
        .map(|(at, refused)| Finding::new(path, line_of(at), refused.what, refused.why, refused.remedy))
        .collect();
    findings.extend(scripts(html)?.into_iter().map(|at| {
        Finding::new(
            path,
            line_of(at),
            "an inline script",
            POLICY,
            "load it from look's js with src and defer",
        )
    }));
    Ok(findings)
}

pub fn check(tree: &Tree) -> Outcome<Vec<Finding>> {
    let mut findings = Vec::new();
    // A page to be taken home has to hold all it needs; its own policy names the hashes of what is inline.
    let ours = |file: &&File| !file.is_test() && !file.path.contains("/built/");
    for file in tree.with_ending(".html").filter(ours) {
        findings.extend(findings_of(&file.path, &file.text, |at| line_at(&file.text, at))?);
    }
    // Code writes HTML too: charts, icons, fragments.
    for file in tree.with_ending(".rs").filter(|file| !file.is_test() && file.krate() != Some("xtask")) {
        let source = file.rust();
        for literal in source.literals.iter().filter(|literal| literal.value.contains('<')) {
            if !source.in_tests(literal.start) {
                let line = literal.line;
                findings.extend(findings_of(&file.path, &literal.value, |_| line)?);
            }
        }
    }
    Ok(findings)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(html: &str) -> Vec<String> {
        let tree = Tree::of(&[("crates/look/pages/a.html", html)]);
        check(&tree).unwrap().into_iter().map(|finding| finding.what).collect()
    }

    #[test]
    fn inline_code_and_style_are_refused() {
        assert_eq!(found("<p style=\"color:red\">"), ["a style attribute"]);
        assert_eq!(found("<script>alert(1)</script>"), ["an inline script"]);
        assert_eq!(found("<button onclick=\"x()\">"), ["a handler in an attribute"]);
        assert_eq!(found("<style>p{}</style>"), ["an inline style sheet"]);
        assert_eq!(
            found("<img alt=\"\" src=\"https://example.org/a.png\">"),
            ["something loaded from elsewhere"]
        );
        assert_eq!(found("<a href=\"javascript:x()\">").len(), 1);
    }

    #[test]
    fn data_files_and_links_are_not() {
        assert!(found("<script type=\"application/ld+json\">{{ data|safe }}</script>").is_empty());
        assert!(
            found("<script src=\"{{ js }}\" defer></script><a href=\"https://example.org/\">x</a>")
                .is_empty()
        );
        assert!(found("<p class=\"style\" data-on=\"x\">").is_empty());
    }

    #[test]
    fn html_in_code_is_read_too() {
        let code =
            "fn a() { b(\"<p style=\\\"x\\\">\") }\n#[cfg(test)]\nmod tests { fn c() { b(\"<script>\") } }";
        let tree = Tree::of(&[("crates/look/src/a.rs", code)]);
        assert_eq!(check(&tree).unwrap().len(), 1);
    }
}
