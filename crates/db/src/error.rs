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
            if is_passing(&code, from.message()) {
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

/// Full disk, read-only disk, locked or lost database: what goes away by itself or by a hand outside.
fn is_passing(code: &str, message: &str) -> bool {
    // SQLite's primary codes, alone or in the low byte of an extended one: BUSY, LOCKED, READONLY, IOERR, FULL, CANTOPEN.
    let sqlite = code
        .parse::<u32>()
        .is_ok_and(|code| code < 10_000 && matches!(code & 0xff, 5 | 6 | 8 | 10 | 13 | 14));
    let postgres =
        code.len() == 5 && ["53", "57", "58", "08", "40"].iter().any(|class| code.starts_with(class));
    sqlite || postgres || message.contains("disk is full")
}
