use basis::{Id, Kind, Problem, Result, Slug};

/// An id read from a TEXT column.
///
/// # Errors
/// [`Kind::Failed`] when the column holds something else.
pub fn id<T>(text: &str) -> Result<Id<T>> {
    text.parse().map_err(|error| Problem::failed(format!("column holds {text:?}: {error}")))
}

/// A slug read from a TEXT column.
///
/// # Errors
/// [`Kind::Failed`] when the column holds something else.
pub fn slug(text: &str) -> Result<Slug> {
    text.parse().map_err(|error| Problem::failed(format!("column holds {text:?}: {error}")))
}

/// Turns "already there" into a form error: when `result` failed on the unique constraint over `column`, the answer is
/// [`Kind::Invalid`] with `key` at `field`.
///
/// # Errors
/// That, or whatever `result` held.
pub fn on_unique<T>(result: Result<T>, column: &str, field: &'static str, key: &'static str) -> Result<T> {
    result.map_err(|problem| {
        if problem.is(Kind::Conflict)
            && problem.key == "problem-unique"
            && problem.to_string().contains(column)
        {
            Problem::invalid(field, key)
        } else {
            problem
        }
    })
}

/// The key of what a damaged database answers: waiting does not mend it, a restore does.
pub const DAMAGED: &str = "problem-damaged";
/// Seconds after which it may have been restored.
const RESTORED_IN: u64 = 3_600;

/// Says that the database is damaged: 503, since it is the site that cannot, and the rest of it goes on.
pub(crate) fn damaged(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Problem {
    let mut problem = Problem::new(Kind::Unavailable, DAMAGED).because(cause);
    problem.retry_after = Some(RESTORED_IN);
    problem
}

/// Whether a problem says that the database is damaged.
pub fn is_damage(problem: &Problem) -> bool {
    problem.key == DAMAGED
}

/// One place that reads the databases' errors. The text of the error may name a constraint, never a value: details of
/// PostgreSQL, which do, are left out.
pub(crate) fn problem(error: sqlx::Error) -> Problem {
    match &error {
        sqlx::Error::RowNotFound => Problem::not_found(),
        sqlx::Error::Database(from) => {
            let text = from.constraint().map_or_else(|| from.message().to_owned(), str::to_owned);
            if from.is_unique_violation() {
                return Problem::conflict("problem-unique").because(text);
            }
            if from.is_foreign_key_violation() {
                return Problem::conflict("problem-conflict").because(text);
            }
            let code = from.code().unwrap_or_default().into_owned();
            if holds_nonsense(&code) {
                damaged(format!("{code} {text}"))
            } else if is_passing(&code, from.message()) {
                Problem::unavailable(text)
            } else {
                Problem::failed(format!("{code} {text}"))
            }
        }
        sqlx::Error::Io(_)
        | sqlx::Error::PoolTimedOut
        | sqlx::Error::PoolClosed
        | sqlx::Error::WorkerCrashed
        | sqlx::Error::Tls(_) => Problem::unavailable(error),
        _ => Problem::failed(error),
    }
}

/// SQLite's primary code of a code, alone or in the low byte of an extended one.
fn sqlite_code(code: &str) -> Option<u32> {
    code.parse::<u32>().ok().filter(|code| *code < 10_000).map(|code| code & 0xff)
}

/// A page that is none (SQLite: CORRUPT, NOTADB; PostgreSQL: `data_corrupted`, `index_corrupted`).
fn holds_nonsense(code: &str) -> bool {
    matches!(sqlite_code(code), Some(11 | 26)) || matches!(code, "XX001" | "XX002")
}

/// Full disk, read-only disk, locked or lost database: what goes away by itself or by a hand outside.
fn is_passing(code: &str, message: &str) -> bool {
    // BUSY, LOCKED, READONLY, IOERR, FULL, CANTOPEN.
    let sqlite = matches!(sqlite_code(code), Some(5 | 6 | 8 | 10 | 13 | 14));
    let postgres =
        code.len() == 5 && ["53", "57", "58", "08", "40"].iter().any(|class| code.starts_with(class));
    sqlite || postgres || message.contains("disk is full")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_passes_is_told_from_what_is_damaged() {
        // IOERR_READ, FULL, too many connections, admin shutdown.
        for code in ["266", "13", "53300", "57P01"] {
            assert!(is_passing(code, "") && !holds_nonsense(code), "{code}");
        }
        // CORRUPT, CORRUPT_VTAB, CORRUPT_INDEX, NOTADB.
        for code in ["11", "267", "779", "26", "XX001", "XX002"] {
            assert!(!is_passing(code, "") && holds_nonsense(code), "{code}");
        }
        // A constraint, a syntax error, an internal error; and a code of PostgreSQL that is digits alone.
        for code in ["19", "1", "42601", "XX000", "22011"] {
            assert!(!holds_nonsense(code), "{code}");
        }
        let problem = damaged("11 database disk image is malformed");
        assert!(is_damage(&problem) && problem.is(Kind::Unavailable) && problem.retry_after.is_some());
        assert!(!is_damage(&Problem::unavailable("full")));
    }
}
