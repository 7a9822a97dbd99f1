use std::fmt;

use basis::{Language, Problem};

/// Ends in the way back, which is the same wherever the damage was met.
pub const DAMAGED: &str = "the database is damaged: pages of it hold what they must not. Stop the server, put the data folder aside \
    (do not remove it), and bring back the last backup with `nasij backup restore`; the guide's chapter on backups has the commands";

/// Why a command failed: one sentence for stderr.
#[derive(Debug)]
pub struct Failed(String);

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<String> for Failed {
    fn from(sentence: String) -> Self {
        Self(sentence)
    }
}

impl From<&str> for Failed {
    fn from(sentence: &str) -> Self {
        Self(sentence.to_owned())
    }
}

/// Crates below the binary say what went wrong in their cause; the key alone would say nothing in a terminal.
impl From<Problem> for Failed {
    fn from(problem: Problem) -> Self {
        if db::is_damage(&problem) {
            let why = std::error::Error::source(&problem).map(ToString::to_string).unwrap_or_default();
            return Self(format!("{DAMAGED} ({why})"));
        }
        match std::error::Error::source(&problem) {
            Some(cause) => Self(cause.to_string()),
            None => Self(said(&problem)),
        }
    }
}

/// The catalogue's words for a problem, in English as all of the terminal.
fn said(problem: &Problem) -> String {
    let Ok(catalogue) = weave::catalogue(&crate::rooms::rooms()) else { return problem.to_string() };
    let t = catalogue.tongue(Language::En, Language::En, words::Country::Other);
    if problem.fields.is_empty() {
        return t.plain(&problem.key);
    }
    problem
        .fields
        .iter()
        .map(|field| format!("{}: {}", field.field, t.plain(&field.key)))
        .collect::<Vec<_>>()
        .join("; ")
}

/// `what: why`.
pub fn because(what: impl fmt::Display, why: impl fmt::Display) -> Failed {
    Failed(format!("{what}: {why}"))
}
