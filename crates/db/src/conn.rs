use basis::{Problem, Result};
use sqlx::{
    AssertSqlSafe, FromRow, Postgres, Sqlite, SqliteConnection, Transaction, pool::PoolConnection,
    postgres::PgRow, sqlite::SqliteRow,
};

use crate::{Arg, Db, Told, error::problem};

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
    PostgresReader(PoolConnection<Postgres>),
    PostgresWriter(Transaction<'static, Postgres>),
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
            Inner::PostgresReader(pooled) => {
                let $conn = &mut **pooled;
                $body
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

    /// Asks for [`Db::bell`] to be rung once this transaction is committed.
    pub fn ring(&mut self) {
        self.rings = true;
    }

    /// All rows.
    ///
    /// # Errors
    /// Whatever the database says, as a [`Problem`].
    pub async fn all<R: Row>(&mut self, sql: &'static str, args: Vec<Arg>) -> Result<Vec<R>> {
        on!(self, conn => bound!(sqlx::query_as(sql), args).fetch_all(conn).await).map_err(problem)
    }

    /// The first row, if there is one.
    ///
    /// # Errors
    /// Whatever the database says, as a [`Problem`].
    pub async fn maybe<R: Row>(&mut self, sql: &'static str, args: Vec<Arg>) -> Result<Option<R>> {
        on!(self, conn => bound!(sqlx::query_as(sql), args).fetch_optional(conn).await).map_err(problem)
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
            .map_err(problem)
    }

    /// As [`Conn::all`], for SQL put together at run time. Never from anything a person typed.
    ///
    /// # Errors
    /// Whatever the database says, as a [`Problem`].
    pub async fn all_dyn<R: Row>(&mut self, sql: String, args: Vec<Arg>) -> Result<Vec<R>> {
        on!(self, conn => bound!(sqlx::query_as(AssertSqlSafe(sql)), args).fetch_all(conn).await)
            .map_err(problem)
    }

    /// As [`Conn::run`], for SQL put together at run time. Never from anything a person typed.
    ///
    /// # Errors
    /// Whatever the database says, as a [`Problem`].
    pub async fn run_dyn(&mut self, sql: String, args: Vec<Arg>) -> Result<u64> {
        on!(self, conn => bound!(sqlx::query(AssertSqlSafe(sql)), args).execute(conn).await.map(|done| done.rows_affected()))
            .map_err(problem)
    }

    /// Several statements without arguments, as migrations have them.
    ///
    /// # Errors
    /// Whatever the database says, as a [`Problem`].
    pub(crate) async fn script(&mut self, sql: &'static str) -> Result<()> {
        on!(self, conn => sqlx::raw_sql(sql).execute(conn).await.map(|_| ())).map_err(problem)
    }

    /// Inserts many rows: `many("INSERT INTO t (a, b) VALUES", rows, "ON CONFLICT DO NOTHING")`, in statements of at most
    /// 10,000 values. All rows have as many values as the first.
    ///
    /// # Errors
    /// Whatever the database says, as a [`Problem`].
    pub async fn many(&mut self, insert: &str, rows: Vec<Vec<Arg>>, tail: &str) -> Result<u64> {
        let columns = rows.first().map_or(0, Vec::len);
        if columns == 0 {
            return Ok(0);
        }
        let mut touched = 0;
        let mut rows = rows.into_iter().peekable();
        while rows.peek().is_some() {
            let part: Vec<Vec<Arg>> = rows.by_ref().take((10_000 / columns).max(1)).collect();
            let mut sql = String::from(insert);
            for row in 0..part.len() {
                sql.push_str(if row == 0 { " (" } else { ", (" });
                for column in 0..columns {
                    if column > 0 {
                        sql.push_str(", ");
                    }
                    sql.push('$');
                    sql.push_str(&(row * columns + column + 1).to_string());
                }
                sql.push(')');
            }
            sql.push(' ');
            sql.push_str(tail);
            touched += self.run_dyn(sql, part.into_iter().flatten().collect()).await?;
        }
        Ok(touched)
    }
}
