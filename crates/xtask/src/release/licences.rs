//! Under which licences everything in the binary is given, with their texts.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
    path::Path,
};

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, Package, PackageId};

use crate::Outcome;

const HEAD: &str = "What Nasij is made of besides its own code, and under which licences.\n\
    Nasij itself is under the GNU AGPL, version 3 or later: see LICENSE.\n\
    Fonts are under the SIL Open Font License; the coastline of the map is Natural Earth's, in the public domain.\n\
    Pictures are written with software that is based in part on the work of the Independent JPEG Group.\n";

/// Beside Rust packages, what else lies in the binary.
const OTHERS: &[(&str, &str)] = &[
    ("JavaScript that keyholders' browsers load", "crates/look/js/built/licences.txt"),
    ("IBM Plex Sans Arabic", "crates/look/fonts/OFL-plex-sans-arabic.txt"),
    ("Noto Sans Tifinagh", "crates/look/fonts/OFL-noto-sans-tifinagh.txt"),
    ("Noto Sans", "crates/paper/fonts/OFL-noto-sans.txt"),
];

/// # Errors
/// When cargo does not say what depends on what, or a text cannot be read.
pub fn list(metadata: &Metadata, triple: &str) -> Outcome<String> {
    let root = metadata.workspace_root.as_std_path();
    let mut out = format!("{HEAD}\n");
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for package in linked(root, triple)? {
        let name = format!("{} {}", package.name, package.version);
        writeln!(out, "{name}: {}", package.license.as_deref().unwrap_or("see its text"))?;
        for text in texts_of(&package)? {
            texts.entry(text).or_default().push(name.clone());
        }
    }
    for (what, path) in OTHERS {
        let text = fs::read_to_string(root.join(path)).map_err(|why| format!("{path}: {why}"))?;
        texts.entry(text).or_default().push((*what).to_owned());
    }
    for (text, names) in texts {
        write!(out, "\n{}\n{}\n\n{}\n", "─".repeat(72), names.join(", "), text.trim_end())?;
    }
    Ok(out)
}

/// Every package from elsewhere that is compiled into the binary for that machine.
fn linked(root: &Path, triple: &str) -> Outcome<Vec<Package>> {
    let metadata = MetadataCommand::new()
        .current_dir(root)
        .other_options(vec!["--filter-platform".into(), triple.into()])
        .exec()?;
    let resolve = metadata.resolve.as_ref().ok_or("cargo does not say what depends on what")?;
    let nodes: BTreeMap<&PackageId, _> = resolve.nodes.iter().map(|node| (&node.id, node)).collect();
    let ours = metadata.packages.iter().find(|package| package.name.as_str() == "nasij");
    let mut waiting: Vec<&PackageId> = ours.map(|package| &package.id).into_iter().collect();
    let mut seen = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        if !seen.insert(id) {
            continue;
        }
        let Some(node) = nodes.get(id) else { continue };
        let normal = node
            .deps
            .iter()
            .filter(|dep| dep.dep_kinds.iter().any(|kind| kind.kind == DependencyKind::Normal));
        waiting.extend(normal.map(|dep| &dep.pkg));
    }
    let mut packages: Vec<Package> = metadata
        .packages
        .iter()
        .filter(|package| package.source.is_some() && seen.contains(&package.id))
        .cloned()
        .collect();
    packages.sort_by(|a, b| (&a.name, &a.version).cmp(&(&b.name, &b.version)));
    Ok(packages)
}

/// The files beside its manifest that hold a licence.
fn texts_of(package: &Package) -> Outcome<Vec<String>> {
    let folder = package.manifest_path.parent().ok_or("a manifest lies in no folder")?;
    let mut names: Vec<_> = fs::read_dir(folder)?
        .flatten()
        .filter(|entry| {
            let name = entry.file_name().to_string_lossy().to_uppercase();
            let is = |word: &str| name.starts_with(word);
            (is("LICEN") || is("COPYING") || is("NOTICE") || is("UNLICENSE")) && entry.path().is_file()
        })
        .map(|entry| entry.path())
        .collect();
    names.sort();
    let mut texts = Vec::new();
    for path in names {
        // A text in another encoding is shown as far as it can be read.
        texts.push(String::from_utf8_lossy(&fs::read(path)?).replace("\r\n", "\n"));
    }
    Ok(texts)
}
