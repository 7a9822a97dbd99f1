//! Licences of everything the binary is made of, against the list in `deny.toml`.

use std::collections::BTreeSet;

use cargo_metadata::MetadataCommand;

use super::{Finding, tree::Tree};
use crate::Outcome;

const LIST: &str = "deny.toml";

/// Whether an SPDX expression can be met: of `A OR B` one, of `A AND B` both.
fn is_met(expression: &str, allowed: &BTreeSet<String>) -> bool {
    let flat = expression.replace('/', " OR ");
    // Brackets occur in the shape `(A OR B) AND C` only; taken apart at AND, each side stands alone.
    flat.split(" AND ").all(|side| {
        side.trim_matches(['(', ')', ' '])
            .split(" OR ")
            .any(|name| allowed.contains(name.trim_matches(['(', ')', ' '])))
    })
}

fn allowed_by(list: &str) -> Outcome<BTreeSet<String>> {
    let list: toml::Table = toml::from_str(list)?;
    let names = list.get("licenses").and_then(|table| table.get("allow")).and_then(toml::Value::as_array);
    let names = names.ok_or("deny.toml has no licenses.allow")?;
    Ok(names.iter().filter_map(toml::Value::as_str).map(str::to_owned).collect())
}

pub fn check(tree: &Tree) -> Outcome<Vec<Finding>> {
    let list = tree.get(LIST).ok_or("there is no deny.toml")?;
    let allowed = allowed_by(&list.text)?;
    let metadata = MetadataCommand::new().current_dir(&tree.root).exec()?;
    let mut findings = Vec::new();
    for package in &metadata.packages {
        let stated = package.license.as_deref();
        if stated.is_some_and(|expression| is_met(expression, &allowed)) {
            continue;
        }
        let what = format!(
            "{} {} is under {}",
            package.name,
            package.version,
            stated.unwrap_or("no stated licence")
        );
        let why = "what we give away under the AGPL must be ours to give";
        findings.push(Finding::new(
            LIST,
            0,
            what,
            why,
            "choose another crate, or allow it there with a reason",
        ));
    }
    Ok(findings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_are_read() {
        let allowed = allowed_by("[licenses]\nallow = [\"MIT\", \"Unicode-3.0\"]").unwrap();
        for met in ["MIT", "MIT OR Apache-2.0", "Apache-2.0/MIT", "(MIT OR Apache-2.0) AND Unicode-3.0"] {
            assert!(is_met(met, &allowed), "{met}");
        }
        for unmet in ["GPL-2.0", "MIT AND GPL-2.0", "(Apache-2.0 OR ISC) AND Unicode-3.0"] {
            assert!(!is_met(unmet, &allowed), "{unmet}");
        }
    }
}
