//! The skeleton of a room.

use std::{fs, path::Path};

use crate::{Outcome, shell};

/// Each file of the skeleton: its place in the crate, and its text with `@room@`, `@Room@` and `@version@` left open.
const FILES: &[(&str, &str)] = &[
    ("Cargo.toml", include_str!("../room/Cargo.toml.in")),
    ("README.md", include_str!("../room/README.md.in")),
    ("askama.toml", include_str!("../room/askama.toml.in")),
    ("src/lib.rs", include_str!("../room/src/lib.rs.in")),
    ("src/model.rs", include_str!("../room/src/model.rs.in")),
    ("src/store.rs", include_str!("../room/src/store.rs.in")),
    ("src/web.rs", include_str!("../room/src/web.rs.in")),
    ("migrations/@version@_@room@.sql", include_str!("../room/migrations/first.sql.in")),
    ("pages/list.html", include_str!("../room/pages/list.html.in")),
    ("words/ar.ftl", include_str!("../room/words/ar.ftl.in")),
    ("words/fr.ftl", include_str!("../room/words/fr.ftl.in")),
    ("words/en.ftl", include_str!("../room/words/en.ftl.in")),
    ("words/zgh.ftl", include_str!("../room/words/zgh.ftl.in")),
    ("tests/it/main.rs", include_str!("../room/tests/it/main.rs.in")),
];

/// A room's files with their paths in the repository.
pub fn skeleton(name: &str, version: &str) -> Vec<(String, String)> {
    let mut letters = name.chars();
    let title: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    let fill =
        |text: &str| text.replace("@room@", name).replace("@Room@", &title).replace("@version@", version);
    FILES.iter().map(|(path, text)| (format!("crates/{name}/{}", fill(path)), fill(text))).collect()
}

/// # Errors
/// When the name is no plain noun, or the room is there already.
pub fn run(name: &str) -> Outcome<bool> {
    let root = shell::root()?;
    if name.len() < 3 || !name.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Err(format!("{name}: a room is one plain noun in a-z, such as campaigns").into());
    }
    if root.join("crates").join(name).exists() {
        return Err(format!("crates/{name} is there already").into());
    }
    let version = shell::answer("date", &["-u", "+%Y%m%d%H%M"]).ok_or("`date` says no time")?;
    for (path, text) in skeleton(name, &version) {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
        fs::write(path, text)?;
    }
    let dependency = format!("{name} = {{ path = \"crates/{name}\" }}\n");
    let manifest = root.join("Cargo.toml");
    fs::write(&manifest, with_line(&fs::read_to_string(&manifest)?, "\n# ── runtime", &dependency)?)?;
    println!("crates/{name} is there, and listed in Cargo.toml. To open its door:");
    println!("- crates/nasij/Cargo.toml: {name}.workspace = true");
    println!("- crates/nasij/src/rooms.rs: {name}::room(),");
    println!("- then `cargo xtask test --quick`");
    Ok(true)
}

/// `text` with a line before a mark that stands in it.
fn with_line(text: &str, mark: &str, line: &str) -> Outcome<String> {
    let at = text.find(mark).ok_or_else(|| format!("Cargo.toml has no line {:?}", mark.trim()))?;
    let (before, after) = text.split_at(at);
    Ok(format!("{before}{line}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_skeleton_has_no_gap_left_open() {
        for (path, text) in skeleton("campaigns", "202611230101") {
            assert!(path.starts_with("crates/campaigns/") && !path.contains('@'), "{path}");
            assert!(
                !text.contains("@room@") && !text.contains("@Room@") && !text.contains("@version@"),
                "{path}"
            );
        }
    }

    #[test]
    fn its_crate_joins_the_others() {
        let manifest = "console = 1\n\n# ── runtime\ntokio = 1";
        assert_eq!(
            with_line(manifest, "\n# ── runtime", "x = 1\n").unwrap(),
            "console = 1\nx = 1\n\n# ── runtime\ntokio = 1"
        );
        assert!(with_line("", "\n# ── runtime", "x").is_err());
    }
}
