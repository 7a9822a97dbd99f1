//! Code and templates against the catalogues: every key asked for exists, every key is asked for.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use regex::Regex;

use super::{
    Finding,
    catalogues::{Catalogue, all},
    tree::{Tree, line_at},
};
use crate::Outcome;

/// Functions whose first argument is a key.
const ASKING: &[&str] =
    &["say", "say_with", "count", "count_with", "plain", "plain_with", "is_own", "lang_of"];

static IN_TEMPLATE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r#"\b(?:say|say_with|count|count_with|plain|plain_with|is_own|lang_of)\(\s*"([^"]+)""#).ok()
});
static QUOTED: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r#"["']([a-z][a-zA-Z0-9_-]*)["']"#).ok());

/// Where a key is asked for.
struct Asked {
    file: String,
    line: usize,
    key: String,
}

#[derive(Default)]
struct Use {
    asked: Vec<Asked>,
    /// Every literal that might be a key.
    mentioned: BTreeSet<String>,
}

fn looks_like_a_key(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}

/// Whether the code before a literal hands it over as a key: `t.say(`, `key: `, `Problem::conflict(`.
fn asks(before: &str) -> bool {
    if let Some(call) = before.strip_suffix('(') {
        let name_from = call.rfind(|c: char| !c.is_alphanumeric() && c != '_').map_or(0, |at| at + 1);
        let (owner, name) = call.split_at(name_from);
        return (ASKING.contains(&name) && owner.ends_with('.'))
            || (["conflict", "bad_request"].contains(&name) && owner.ends_with("Problem::"));
    }
    let field = before.strip_suffix(':').unwrap_or("");
    field
        .strip_suffix("key")
        .is_some_and(|rest| rest.ends_with(|c: char| c.is_whitespace() || c == '{' || c == ','))
}

fn uses(tree: &Tree) -> Outcome<Use> {
    let mut found = Use::default();
    for file in tree.with_ending(".rs").filter(|file| !file.is_test() && file.krate() != Some("xtask")) {
        let source = file.rust();
        for literal in source.literals.iter().filter(|literal| looks_like_a_key(&literal.value)) {
            if source.in_tests(literal.start) {
                continue;
            }
            found.mentioned.insert(literal.value.clone());
            if asks(source.before(literal.start)) {
                let key = literal.value.clone();
                found.asked.push(Asked { file: file.path.clone(), line: literal.line, key });
            }
        }
        // Templates may stand in the code, in `source = "…"`.
        for literal in source.literals.iter().filter(|literal| literal.value.contains("{{")) {
            in_template(&literal.value, &file.path, |_| literal.line, &mut found)?;
        }
    }
    for file in tree.files.iter().filter(|file| file.krate().is_some()) {
        if [".html", ".txt", ".xml"].iter().any(|ending| file.ends_with(ending)) {
            in_template(&file.text, &file.path, |at| line_at(&file.text, at), &mut found)?;
        }
    }
    Ok(found)
}

fn in_template(text: &str, path: &str, line_of: impl Fn(usize) -> usize, found: &mut Use) -> Outcome<()> {
    let asking = IN_TEMPLATE.as_ref().ok_or("keys: the pattern does not compile")?;
    let quoted = QUOTED.as_ref().ok_or("keys: the pattern for quotes does not compile")?;
    found.asked.extend(asking.captures_iter(text).filter_map(|hit| hit.get(1)).map(|key| Asked {
        file: path.to_owned(),
        line: line_of(key.start()),
        key: key.as_str().to_owned(),
    }));
    found
        .mentioned
        .extend(quoted.captures_iter(text).filter_map(|hit| hit.get(1)).map(|key| key.as_str().to_owned()));
    Ok(())
}

pub fn check(tree: &Tree) -> Outcome<Vec<Finding>> {
    let catalogues = all(tree);
    let arabic: Vec<&Catalogue<'_>> = catalogues.iter().filter(|one| one.file.name() == "ar.ftl").collect();
    if arabic.is_empty() {
        return Ok(Vec::new());
    }
    let found = uses(tree)?;
    let known: BTreeMap<_, _> = arabic
        .iter()
        .flat_map(|one| one.messages.iter().map(|(key, message)| (key.as_str(), (*one, message))))
        .collect();
    let referred: BTreeSet<_> = catalogues
        .iter()
        .flat_map(|one| one.messages.values())
        .flat_map(|message| message.references.iter())
        .collect();
    let mut findings = Vec::new();
    for asked in found.asked.iter().filter(|asked| !known.contains_key(asked.key.as_str())) {
        let what = format!("{} is in no Arabic catalogue", asked.key);
        let why = "the reader would see the bare key";
        findings.push(Finding::new(
            &asked.file,
            asked.line,
            what,
            why,
            "write it in words/ar.ftl, fr.ftl and en.ftl",
        ));
    }
    for (key, (catalogue, message)) in known {
        if message.dynamic || found.mentioned.contains(key) || referred.contains(&key.to_owned()) {
            continue;
        }
        let remedy =
            "remove it everywhere, or put `# dynamic …` above it if the key is put together at run time";
        let why = "nobody shows it, and three people translate it";
        findings.push(Finding::new(
            &catalogue.file.path,
            message.line,
            format!("{key} is not used"),
            why,
            remedy,
        ));
    }
    Ok(findings)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(ar: &str, code: &str, html: &str) -> Vec<(String, String)> {
        let tree = Tree::of(&[
            ("crates/pages/words/ar.ftl", ar),
            ("crates/pages/src/a.rs", code),
            ("crates/pages/pages/a.html", html),
        ]);
        check(&tree).unwrap().into_iter().map(|finding| (finding.file, finding.what)).collect()
    }

    #[test]
    fn keys_of_code_and_templates_are_looked_up() {
        let code = "fn a(t: &Tongue) { t.say(\"pages-a\"); t.plain_with(\n\"pages-x\", &[]); f(A { key: \"pages-y\" }); Problem::conflict(\"pages-z\") }";
        let missing: Vec<_> =
            found("pages-a = ا\n", code, "{{ t.say(\"pages-w\") }}").into_iter().map(|f| f.1).collect();
        let of = |key: &str| format!("{key} is in no Arabic catalogue");
        assert_eq!(missing, [of("pages-x"), of("pages-y"), of("pages-z"), of("pages-w")]);
    }

    #[test]
    fn other_counts_are_no_keys() {
        assert!(!asks("rows.iter().count(") || asks("t.count("));
        assert!(!asks("fn say(") && !asks("monkey:") && asks("{ key:") && asks("t.say("));
    }

    #[test]
    fn unused_ones_are_found_unless_declared() {
        let ar = "pages-a = ا\npages-b = { pages-c }\npages-c = ت\n# dynamic by state\npages-d = ث\n";
        assert_eq!(
            found(ar, "fn a() { b(\"pages-b\") }", ""),
            [("crates/pages/words/ar.ftl".to_owned(), "pages-a is not used".to_owned())]
        );
    }

    #[test]
    fn a_test_uses_nothing() {
        let code = "#[cfg(test)]\nmod tests { fn a() { b(\"pages-a\") } }";
        assert_eq!(found("pages-a = ا\n", code, "").len(), 1);
    }
}
