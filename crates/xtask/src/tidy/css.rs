//! Logical properties only: one style sheet serves both directions.

use std::sync::LazyLock;

use regex::Regex;

use super::{
    Finding,
    tree::{Tree, line_at},
};
use crate::Outcome;

const WHY: &str = "Arabic runs from the right: a physical side is wrong in one of the two directions";

static DECLARATION: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?:^|[{;])\s*([a-z-]+)\s*:\s*([^;{}]*)(?:[;}]|$)").ok());

/// The declaration's physical word, if it has one.
fn physical(property: &str, value: &str) -> Option<String> {
    let named = property.split('-').any(|part| part == "left" || part == "right");
    if named && !property.starts_with("--") {
        return Some(property.to_owned());
    }
    // A gradient's `to right` and a custom name such as `arrow-left` turn nothing round by themselves.
    let sided = ["float", "clear", "text-align", "caption-side", "background-position", "transform-origin"];
    let word =
        value.split(|c: char| c.is_whitespace() || c == ',').find(|word| ["left", "right"].contains(word));
    word.filter(|_| sided.contains(&property)).map(|word| format!("{property}: {word}"))
}

/// Comments blanked, and declarations of lines that give a reason too.
fn without_comments(text: &str) -> String {
    let mut blanked = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("/*") {
        let (before, comment) = rest.split_at(start);
        let end = comment.find("*/").map_or(comment.len(), |end| end + 2);
        let (comment, after) = comment.split_at(end);
        blanked.push_str(before);
        if comment.contains("physical:") {
            let line = blanked.rfind('\n').map_or(0, |newline| newline + 1);
            let kept = " ".repeat(blanked.len() - line);
            blanked.truncate(line);
            blanked.push_str(&kept);
        }
        blanked.extend(comment.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
        rest = after;
    }
    blanked.push_str(rest);
    blanked
}

pub fn check(tree: &Tree) -> Outcome<Vec<Finding>> {
    let mut findings = Vec::new();
    let pattern = DECLARATION.as_ref().ok_or("css: the pattern does not compile")?;
    for file in tree.with_ending(".css") {
        let text = without_comments(&file.text);
        let mut from = 0;
        while let Some(found) = pattern.captures_at(&text, from) {
            let (Some(whole), Some(property), Some(value)) = (found.get(0), found.get(1), found.get(2))
            else {
                break;
            };
            // The closing character may open the next declaration.
            from = whole.end().saturating_sub(1).max(from + 1);
            if let Some(what) = physical(property.as_str(), value.as_str()) {
                let line = line_at(&text, property.start());
                let remedy = "use inline-start, inline-end or an inset-inline property";
                findings.push(Finding::new(&file.path, line, what, WHY, remedy));
            }
            if whole.end() >= text.len() {
                break;
            }
        }
    }
    Ok(findings)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(css: &str) -> Vec<(usize, String)> {
        let tree = Tree::of(&[("crates/look/css/a.css", css)]);
        check(&tree).unwrap().into_iter().map(|finding| (finding.line, finding.what)).collect()
    }

    #[test]
    fn sides_are_refused() {
        let css = "a { margin-left: 1px; color: red }\nb { left: 0;\n  text-align: right }\nc{border-top-left-radius:0}";
        let seen: Vec<_> = found(css).into_iter().map(|(line, _)| line).collect();
        assert_eq!(seen, [1, 2, 3, 4]);
        assert_eq!(found("a { float: left; }"), [(1, "float: left".to_owned())]);
    }

    #[test]
    fn logical_ones_comments_and_selectors_are_not() {
        assert!(
            found("/* left: 0; */ .left a:hover { margin-inline-start: 1px; text-align: start }").is_empty()
        );
        assert!(found("a { --arrow: left; background: linear-gradient(to right, red, blue) }").is_empty());
        assert!(
            found("a { left: 50%; } /* physical: the middle of the map, in both directions */").is_empty()
        );
    }
}
