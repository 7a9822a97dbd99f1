//! The repository as tidy sees it: text files by path.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::OnceLock,
};

use super::rust::Source;
use crate::Outcome;

/// Folders that are made, not written.
const MADE: &[&str] = &[".git", "target", "node_modules", "demo-data"];

pub struct File {
    /// From the root, with `/`.
    pub path: String,
    pub text: String,
    source: OnceLock<Source>,
}

impl File {
    pub fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned(), source: OnceLock::new() }
    }
    /// The last part of the path.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }
    pub fn ends_with(&self, suffix: &str) -> bool {
        self.path.ends_with(suffix)
    }
    /// `pages` for `crates/pages/src/lib.rs`.
    pub fn krate(&self) -> Option<&str> {
        self.path.strip_prefix("crates/")?.split('/').next()
    }
    /// The path inside its crate: `src/lib.rs`.
    pub fn inside(&self) -> &str {
        self.path
            .strip_prefix("crates/")
            .and_then(|rest| rest.split_once('/'))
            .map_or("", |(_, inside)| inside)
    }
    /// Whole files that only tests compile.
    pub fn is_test(&self) -> bool {
        let inside = self.inside();
        inside.starts_with("tests/")
            || inside.starts_with("benches/")
            || inside.starts_with("examples/")
            || inside.ends_with("/tests.rs")
    }
    /// The file read as Rust.
    pub fn rust(&self) -> &Source {
        self.source.get_or_init(|| Source::read(&self.text))
    }
}

pub struct Tree {
    /// Empty for a tree made by a test.
    pub root: PathBuf,
    pub files: Vec<File>,
}

impl Tree {
    /// # Errors
    /// When a folder cannot be read.
    pub fn read(root: &Path) -> Outcome<Self> {
        let mut files = Vec::new();
        walk(root, root, &mut files)?;
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(Self { root: root.to_owned(), files })
    }
    #[cfg(test)]
    pub fn of(files: &[(&str, &str)]) -> Self {
        Self { root: PathBuf::new(), files: files.iter().map(|(path, text)| File::new(path, text)).collect() }
    }
    pub fn get(&self, path: &str) -> Option<&File> {
        self.files.iter().find(|file| file.path == path)
    }
    /// Files of `crates/` with this ending.
    pub fn with_ending<'a>(&'a self, ending: &'a str) -> impl Iterator<Item = &'a File> {
        self.files.iter().filter(move |file| file.krate().is_some() && file.ends_with(ending))
    }
    /// Names of all crates, sorted.
    pub fn crates(&self) -> Vec<&str> {
        let mut names: Vec<_> =
            self.files.iter().filter(|file| file.inside() == "Cargo.toml").filter_map(File::krate).collect();
        names.sort_unstable();
        names
    }
}

fn walk(root: &Path, folder: &Path, files: &mut Vec<File>) -> Outcome<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        let name = entry.file_name();
        let kind = entry.file_type()?;
        if kind.is_dir() {
            if !MADE.iter().any(|made| name == *made) {
                walk(root, &path, files)?;
            }
            continue;
        }
        // Pictures and fonts are no text; whoever is writing a file right now may also just have moved it.
        let Ok(bytes) = fs::read(&path) else { continue };
        let (Ok(text), Ok(relative)) = (String::from_utf8(bytes), path.strip_prefix(root)) else { continue };
        if kind.is_file() {
            files.push(File::new(&relative.to_string_lossy().replace('\\', "/"), &text));
        }
    }
    Ok(())
}

/// The line of a byte offset, from 1.
pub fn line_at(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
}
