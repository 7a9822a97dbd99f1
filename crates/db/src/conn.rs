use std::time::Duration;

use basis::{Problem, Result};
use sqlx::{
    AssertSqlSafe, FromRow, Postgres, Sqlite, SqliteConnection, Transaction, pool::PoolConnection,
    postgres::PgRow, sqlite::SqliteRow,
};

use crate::{Arg, Db, Told};

/// One connection, inside a transaction or not: what every store function takes.
pub struct Conn {
    pub(crate) inner: Inner,
    pub(crate) told: Vec<Told>,
    pub(crate) rings: bool,
    db: Db,
}

pub(crate) enum Inner {
    SqliteReader(PoolConnection<Sqlite>),
    SqliteWriter(Box<SqliteConnection>),
    PostgresLent(Lent),
    /// A long look, or a long copy: as long as it takes.
    PostgresWriter(Transaction<'static, Postgres>),
}

/// How long PostgreSQL may take for one statement of a request or a job. A line that went dumb says nothing, not even that it is
/// gone: without an end of our own, whoever asked would wait for the system to notice, which takes hours.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);
/// For what may rightly take long: an index on a large table, a vacuum.
pub(crate) const LONG: Duration = Duration::from_secs(3_600);

/// A pool's connection to PostgreSQL. One that is let go in the middle of a statement or a transaction, because no answer came or
/// because nobody waits for it any more, is closed: the pool would ask it whether it is well, for ever, and lend one less.
pub(crate) struct Lent {
    pub(crate) pooled: PoolConnection<Postgres>,
    pub(crate) patience: Duration,
    pub(crate) asking: bool,
    pub(crate) begun: bool,
}

impl Lent {
    pub(crate) fn new(pooled: PoolConnection<Postgres>) -> Self {
        Self { pooled, patience: PATIENCE, asking: false, begun: false }
    }

    /// BEGIN, COMMIT or ROLLBACK.
    ///
    /// # Errors
    /// What the database says, or that it says nothing.
    pub(crate) async fn turn(&mut self, sql: &'static str) -> std::result::Result<(), sqlx::Error> {
        self.asking = true;
        // Whatever comes of it: until it is known to have ended, it has begun.
        self.begun = true;
        within(PATIENCE, sqlx::raw_sql(sql).execute(&mut *self.pooled)).await?;
        self.asking = false;
        self.begun = sql.starts_with("BEGIN");
        Ok(())
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        if self.asking || self.begun {
            self.pooled.close_on_drop();
        }
    }
}

/// What comes of a statement, or that nothing came.
async fn within<T>(
    patience: Duration,
    answer: impl Future<Output = std::result::Result<T, sqlx::Error>>,
) -> std::result::Result<T, sqlx::Error> {
    match tokio::time::timeout(patience, answer).await {
        Ok(answer) => answer,
        Err(_) => Err(sqlx::Error::Io(std::io::ErrorKind::TimedOut.into())),
    }
}

/// Runs `$body` with `$conn` as a connection of whichever database this is.
macro_rules! on {
    ($self:expr, $conn:ident => $body:expr) => {
        match &mut $self.inner {
            Inner::SqliteReader(pooled) => {
                let $conn = &mut **pooled;
                $body
            }
            Inner::SqliteWriter(own) => {
                let $conn = &mut **own;
                $body
            }
            Inner::PostgresLent(lent) => {
                lent.asking = true;
                let $conn = &mut *lent.pooled;
                let answer = within(lent.patience, async { $body }).await;
                // One that failed on its way is closed by the pool; what the database refused leaves it well.
                lent.asking = matches!(answer, Err(sqlx::Error::Io(_)));
                answer
            }
            Inner::PostgresWriter(transaction) => {
                let $conn = &mut **transaction;
                $body
            }
        }
    };
}

macro_rules! bound {
    ($query:expr, $args:expr) => {{
        let mut query = $query;
        for arg in $args {
            query = match arg {
                Arg::Text(value) => query.bind(value),
                Arg::Int(value) => query.bind(value),
                Arg::Bool(value) => query.bind(value),
                Arg::Real(value) => query.bind(value),
                Arg::Bytes(value) => query.bind(value),
            };
        }
        query
    }};
}

/// A row type that both databases can fill: a `#[derive(FromRow)]` struct or a tuple.
pub trait Row: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}
impl<T> Row for T where T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}

impl Conn {
    pub(crate) fn new(inner: Inner, db: Db) -> Self {
        Self { inner, told: Vec::new(), rings: false, db }
    }

    pub fn db(&self) -> Db {
        self.db.clone()
    }

    pub fn is_sqlite(&self) -> bool {
        self.db.is_sqlite()
    }

    /// What follows may rightly take long.
    pub(crate) fn be_patient(&mut self) {
        if let Inner::PostgresLent(lent) = &mut self.inner {
            lent.patience = LONG;
        }
    }

    /// Asks for [`Db::bell`] to be rung once this transaction is committed.
    pub fn ring(&mut self) {
        self.rings = true;
    }

    /// All rows.
    ///
    /// # Errors
    /// Whatever the database says, as a [`Problem`].
    pub async fn all<R: Row>(&mut self, sql: &'static str, args: Vec<Arg>) -> Result<Vec<R>> {
        on!(self, conn => bound!(sqlx::query_as(sql), args).fetch_all(conn).await)
            .map_err(|error| self.db.heard(error))
    }

    /// The first row, if there is one.
    ///
    /// # Errors
    /// Whatever the database says, as a [`Problem`].
    pub async fn maybe<R: Row>(&mut self, sql: &'static str, args: Vec<Arg>) -> Result<Option<R>> {
        on!(self, conn => bound!(sqlx::query_as(sql), args).fetch_optional(conn).await)
            .map_err(|error| self.db.heard(error))
    }

    /// The first row.
    ///
    /// # Errors
    /// "Not found" when there is none; whatever else the database says.
    pub async fn one<R: Row>(&mut self, sql: &'static str, args: Vec<Arg>) -> Result<R> {
        self.maybe(sql, args).await?.ok_or_else(Problem::not_found)
    }

    /// Runs a statement; the number of rows it touched.
    ///
    /// # Errors
    /// Whatever the database says, as a [`Problem`].
    pub async fn run(&mut self, sql: &'static str, args: Vec<Arg>) -> Result<u64> {
        on!(self, conn => bound!(sqlx::query(sql), args).execute(conn).await.map(|done| done.rows_affected()))
            .map_err(|error| self.db.heard(error))
    }

    /// As [`Conn::all`], for SQL put together at run time. Never from anything a person typed.
    ///
    /// # Errors
    /// Whatever the database says, as a [`Problem`].
    pub async fn all_dyn<R: Row>(&mut self, sql: String, args: Vec<Arg>) -> Result<Vec<R>> {
        on!(self, conn => bound!(sqlx::query_as(AssertSqlSafe(sql)), args).fetch_all(conn).await)
            .map_err(|error| self.db.heard(error))
    }

    /// As [`Conn::run`], for SQL put together at run time. Never from anything a person typed.
    ///
    /// # Errors
    /// Whatever the database says, as a [`Problem`].
    pub async fn run_dyn(&mut self, sql: String, args: Vec<Arg>) -> Result<u64> {
        on!(self, conn => bound!(sqlx::query(AssertSqlSafe(sql)), args).execute(conn).await.map(|done| done.rows_affected()))
            .map_err(|error| self.db.heard(error))
    }

    /// Several statements without arguments, as migrations have them.
    ///
    /// # Errors
    /// Whatever the database says, as a [`Problem`].
    pub(crate) async fn script(&mut self, sql: &'static str) -> Result<()> {
        on!(self, conn => sqlx::raw_sql(sql).execute(conn).await.map(|_| ()))
            .map_err(|error| self.db.heard(error))
    }

    /// Inserts many rows: `many("INSERT INTO t (a, b) VALUES", rows, "ON CONFLICT DO NOTHING")`. All rows have as many values as the
    /// first.
    ///
    /// # Errors
    /// Whatever the database says, as a [`Problem`].
    pub async fn many(&mut self, insert: &str, rows: Vec<Vec<Arg>>, tail: &str) -> Result<u64> {
        let mut touched = 0;
        for (sql, args) in parts(insert, rows, tail, self.is_sqlite()) {
            touched += self.run_dyn(sql, args).await?;
        }
        Ok(touched)
    }
}

/// Rows of one statement, at most.
const ROWS: usize = 128;

/// Statements of a power of two of rows each: whatever the number of rows, few texts are ever prepared, and stay so.
fn parts(insert: &str, rows: Vec<Vec<Arg>>, tail: &str, sqlite: bool) -> Vec<(String, Vec<Arg>)> {
    let columns = rows.first().map_or(0, Vec::len);
    let mut parts = Vec::new();
    let mut rows = rows.into_iter();
    while columns > 0 && rows.len() > 0 {
        let most = rows.len().min(ROWS);
        let count = 1 << most.ilog2();
        let mut sql = String::with_capacity(insert.len() + tail.len() + count * columns * 6);
        sql.push_str(insert);
        for row in 0..count {
            sql.push_str(if row == 0 { " (" } else { ", (" });
            for column in 0..columns {
                if column > 0 {
                    sql.push_str(", ");
                }
                if sqlite {
                    // By its place: SQLite looks for a named one among all the names before it.
                    sql.push('?');
                } else {
                    sql.push('$');
                    sql.push_str(&(row * columns + column + 1).to_string());
                }
            }
            sql.push(')');
        }
        sql.push(' ');
        sql.push_str(tail);
        parts.push((sql, rows.by_ref().take(count).flatten().collect()));
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::args;

    #[test]
    fn rows_go_in_powers_of_two() {
        let rows = |count: usize| (0..count).map(|n| args![n, "x"]).collect::<Vec<_>>();
        let sizes = |count| {
            let parts = parts("INSERT INTO t (a, b) VALUES", rows(count), "", true);
            parts.iter().map(|(_, args)| args.len() / 2).collect::<Vec<_>>()
        };
        assert_eq!(sizes(0), Vec::<usize>::new());
        assert_eq!(sizes(135), [128, 4, 2, 1]);
        let made = parts("INSERT INTO t (a, b) VALUES", rows(2), "ON CONFLICT DO NOTHING", false);
        assert_eq!(made[0].0, "INSERT INTO t (a, b) VALUES ($1, $2), ($3, $4) ON CONFLICT DO NOTHING");
    }
}
