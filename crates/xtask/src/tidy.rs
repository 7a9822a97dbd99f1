//! The laws of the house that no compiler knows.

mod arrows;
mod catalogues;
mod css;
mod keys;
mod migrations;
mod names;
mod rooms;
mod rust;
mod shown;
mod size;
mod templates;
mod tree;
mod words;

use std::time::Instant;

use crate::{Outcome, shell};
use tree::Tree;

#[derive(clap::Args, Default)]
pub struct Options {
    /// Name the rules and stop
    #[arg(long)]
    list: bool,
    /// Print notes too: what is no failure yet
    #[arg(long)]
    notes: bool,
}

/// One thing that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// From the root of the repository, with `/`.
    file: String,
    /// From 1; 0 when it is about the whole file or a file that is not there.
    line: usize,
    what: String,
    why: &'static str,
    remedy: String,
    /// A note is counted and fails nothing.
    note: bool,
}

impl Finding {
    fn new(
        file: impl Into<String>,
        line: usize,
        what: impl Into<String>,
        why: &'static str,
        remedy: impl Into<String>,
    ) -> Self {
        Self { file: file.into(), line, what: what.into(), why, remedy: remedy.into(), note: false }
    }
    fn noted(mut self) -> Self {
        self.note = true;
        self
    }
}

impl std::fmt::Display for Finding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.file)?;
        if self.line > 0 {
            write!(f, ":{}", self.line)?;
        }
        write!(f, ": {}; {}; {}", self.what, self.why, self.remedy)
    }
}

struct Rule {
    name: &'static str,
    law: &'static str,
    check: fn(&Tree) -> Outcome<Vec<Finding>>,
}

const RULES: &[Rule] = &[
    Rule {
        name: "arrows",
        law: "nasij → rooms → spine → ground → basis, and no room to a room",
        check: arrows::check,
    },
    Rule { name: "names", law: "only store files name sqlx, only web files name axum", check: names::check },
    Rule { name: "size", law: "a file over 400 lines asks why, over 800 fails", check: size::check },
    Rule { name: "css", law: "logical properties only", check: css::check },
    Rule {
        name: "templates",
        law: "no inline script or style, nothing from elsewhere",
        check: templates::check,
    },
    Rule { name: "rooms", law: "every room has the same plan", check: rooms::check },
    Rule { name: "migrations", law: "every migration is named in its crate", check: migrations::check },
    Rule { name: "catalogues", law: "ar is the source; fr and en are complete", check: catalogues::check },
    Rule { name: "keys", law: "every key asked for exists, every key is asked for", check: keys::check },
    Rule { name: "shown", law: "no text for people in code", check: shown::check },
    Rule { name: "words", law: "nothing unfinished, no machine's paths", check: words::check },
];

/// Of one rule; whoever mends these sees the next.
const SHOWN: usize = 40;

/// How many rules held and how many did not.
pub struct Tally {
    pub passed: usize,
    pub failed: usize,
}

/// Prints what is wrong and counts the rules.
///
/// # Errors
/// When the tree cannot be read.
pub fn check_all(show_notes: bool) -> Outcome<Tally> {
    let tree = Tree::read(&shell::root()?)?;
    let mut tally = Tally { passed: 0, failed: 0 };
    let mut notes = 0;
    for rule in RULES {
        let findings = (rule.check)(&tree)?;
        let (notes_here, failures): (Vec<_>, Vec<_>) = findings.into_iter().partition(|finding| finding.note);
        notes += notes_here.len();
        if show_notes {
            notes_here.iter().for_each(|finding| println!("note: {finding}"));
        }
        failures.iter().take(SHOWN).for_each(|finding| println!("{finding}"));
        if failures.len() > SHOWN {
            println!("… and {} more", failures.len() - SHOWN);
        }
        if failures.is_empty() {
            tally.passed += 1;
        } else {
            tally.failed += 1;
            println!("tidy {}: {} found ({})", rule.name, failures.len(), rule.law);
        }
    }
    if notes > 0 && !show_notes {
        println!("tidy: {notes} notes (`cargo xtask tidy --notes` shows them)");
    }
    Ok(tally)
}

/// # Errors
/// When the tree cannot be read.
pub fn run(options: &Options) -> Outcome<bool> {
    if options.list {
        RULES.iter().for_each(|rule| println!("{:12} {}", rule.name, rule.law));
        return Ok(true);
    }
    let begun = Instant::now();
    let tally = check_all(options.notes)?;
    println!(
        "tidy: {} rules held, {} did not ({:.1} s)",
        tally.passed,
        tally.failed,
        begun.elapsed().as_secs_f32()
    );
    Ok(tally.failed == 0)
}
