//! Fills an empty database from copied rows.

use std::collections::BTreeMap;

use basis::{Moment, Problem, Result};
use sqlx::{ConnectOptions as _, sqlite::SqliteSynchronous};

use crate::{
    Conn, Db, Holds, Migrations, Table, args,
    conn::Inner,
    error::problem,
    migrate,
    rows::{arg, begin, each, put},
    snapshot::{COPY_HEAD, COPY_TAIL, drop_all, tables},
};

/// On SQLite so much is committed at once; on PostgreSQL all of it is one transaction.
const PART: usize = 32 * 1024 * 1024;

/// One connection that fills an empty database: schema first, then rows, then [`Loader::finish`]. Dropped before, it leaves nothing
/// on PostgreSQL and a part of the rows on SQLite.
pub struct Loader {
    conn: Conn,
    tables: BTreeMap<String, Table>,
    /// On PostgreSQL, foreign keys that wait until all rows are there: table, name, definition.
    foreign: Vec<(String, String, String)>,
    pending: usize,
    mended: u64,
}

impl Db {
    /// Begins: lays out the schema of exactly the migrations in `held`, empties what they planted. `anew` removes every table first
    /// (PostgreSQL; on SQLite remove the file before opening).
    ///
    /// # Errors
    /// A migration that this binary does not know: with a sentence.
    pub async fn loader(
        &self,
        sets: &[Migrations],
        held: &[(String, String)],
        left_out: &[&str],
        anew: bool,
        now: Moment,
    ) -> Result<Loader> {
        let inner = if let Some(readers) = self.sqlite_readers() {
            let options = readers.connect_options().as_ref().clone();
            let options = options
                .pragma("query_only", "OFF")
                .foreign_keys(false)
                // Nobody relies on it before it is finished, and then it is brought to the disk.
                .synchronous(SqliteSynchronous::Off)
                .pragma("cache_size", "-16384")
                .pragma("temp_store", "MEMORY");
            Inner::SqliteWriter(Box::new(options.connect().await.map_err(problem)?))
        } else {
            let pool = self.postgres_pool().ok_or_else(|| Problem::failed("no PostgreSQL pool"))?;
            Inner::PostgresWriter(pool.begin().await.map_err(problem)?)
        };
        let mut conn = Conn::new(inner, self.clone());
        if conn.is_sqlite() {
            conn.script("BEGIN IMMEDIATE").await?;
        } else if anew {
            drop_all(&mut conn).await?;
        }
        migrate::apply_held(&mut conn, sets, held, now).await?;
        let foreign = if conn.is_sqlite() { Vec::new() } else { without_foreign_keys(&mut conn).await? };
        let all = tables(&mut conn, left_out).await?;
        for table in &all {
            // A migration may have planted rows; the copy brings them as they were.
            conn.run_dyn(format!("DELETE FROM \"{}\"", table.name), vec![]).await?;
        }
        let tables = all.into_iter().map(|table| (table.name.clone(), table)).collect();
        Ok(Loader { conn, tables, foreign, pending: 0, mended: 0 })
    }
}

/// Takes every foreign key away, and remembers them: rows come in any order.
async fn without_foreign_keys(conn: &mut Conn) -> Result<Vec<(String, String, String)>> {
    let all: Vec<(String, String, String)> = conn
        .all(
            "SELECT CAST(c.relname AS TEXT), CAST(k.conname AS TEXT), pg_get_constraintdef(k.oid) FROM pg_constraint AS k \
             JOIN pg_class AS c ON c.oid = k.conrelid JOIN pg_namespace AS n ON n.oid = c.relnamespace \
             AND n.nspname = current_schema() WHERE k.contype = 'f'",
            vec![],
        )
        .await?;
    for (table, name, _) in &all {
        conn.run_dyn(format!("ALTER TABLE \"{table}\" DROP CONSTRAINT \"{name}\""), vec![]).await?;
    }
    Ok(all)
}

impl Loader {
    /// The table of that name, if its columns are these.
    ///
    /// # Errors
    /// When there is none, or it looks otherwise: with a sentence.
    pub fn table(&self, name: &str, columns: &[(String, Holds)]) -> Result<Table> {
        match self.tables.get(name) {
            Some(table) if table.columns == columns => Ok(table.clone()),
            Some(_) => {
                Err(Problem::failed(format!("the table {name} has other columns here than in the copy")))
            }
            None => Err(Problem::failed(format!(
                "the copy holds a table {name} that this version of nasij does not have"
            ))),
        }
    }

    /// Puts a block of whole rows into a table that [`Loader::table`] answered.
    ///
    /// # Errors
    /// Rows that do not fit, or a full disk.
    pub async fn rows(&mut self, table: &Table, block: &[u8]) -> Result<()> {
        if block.is_empty() {
            return Ok(());
        }
        if self.conn.is_sqlite() {
            self.sqlite_rows(table, block).await
        } else {
            self.postgres_rows(table, block).await
        }
    }

    async fn sqlite_rows(&mut self, table: &Table, block: &[u8]) -> Result<()> {
        let mut rows = Vec::new();
        each(block, |fields, _| {
            let kinds = table.columns.iter().map(|(_, holds)| *holds);
            rows.push(kinds.zip(fields).map(|(holds, field)| arg(holds, field)).collect::<Result<Vec<_>>>()?);
            Ok(())
        })?;
        let insert = format!("INSERT INTO \"{}\" ({}) VALUES", table.name, table.names());
        self.conn.many(&insert, rows, "").await?;
        self.pending += block.len();
        if self.pending > PART {
            self.pending = 0;
            self.conn.script("COMMIT").await?;
            self.conn.script("BEGIN IMMEDIATE").await?;
        }
        Ok(())
    }

    async fn postgres_rows(&mut self, table: &Table, block: &[u8]) -> Result<()> {
        let (mended, count) = without_nul(table, block)?;
        self.mended += count;
        let sql = format!("COPY \"{}\" ({}) FROM STDIN (FORMAT binary)", table.name, table.names());
        let Inner::PostgresWriter(conn) = &mut self.conn.inner else {
            return Err(Problem::failed("no loader"));
        };
        let mut copy = conn.copy_in_raw(&sql).await.map_err(problem)?;
        for part in [&COPY_HEAD[..], mended.as_deref().unwrap_or(block), &COPY_TAIL] {
            copy.send(part).await.map_err(problem)?;
        }
        copy.finish().await.map_err(problem)?;
        Ok(())
    }

    /// Texts that held U+0000, which PostgreSQL takes nowhere: it was replaced by U+FFFD.
    pub fn mended(&self) -> u64 {
        self.mended
    }

    /// For what must be in the database with the rows, in the same transaction.
    pub fn conn(&mut self) -> &mut Conn {
        &mut self.conn
    }

    /// Foreign keys hold again, numbers go on where they were, and all of it is on disk.
    ///
    /// # Errors
    /// A row that points at nothing, or a disk that does not take it.
    pub async fn finish(mut self) -> Result<()> {
        if self.conn.is_sqlite() {
            let broken: Vec<(String,)> =
                self.conn.all("SELECT DISTINCT \"table\" FROM pragma_foreign_key_check", vec![]).await?;
            if let Some((table,)) = broken.first() {
                return Err(Problem::failed(format!(
                    "rows of the table {table} point at rows that are not there"
                )));
            }
            self.conn.script("COMMIT").await?;
            self.conn.script("PRAGMA synchronous = FULL").await?;
            self.conn.script("PRAGMA wal_checkpoint(TRUNCATE)").await?;
            if let Inner::SqliteWriter(conn) = self.conn.inner {
                sqlx::Connection::close(*conn).await.map_err(problem)?;
            }
            return Ok(());
        }
        for (table, name, definition) in std::mem::take(&mut self.foreign) {
            let sql = format!("ALTER TABLE \"{table}\" ADD CONSTRAINT \"{name}\" {definition}");
            self.conn.run_dyn(sql, vec![]).await?;
        }
        self.numbers_go_on().await?;
        // Until its own housekeeping comes by, it would plan as for empty tables.
        self.conn.script("ANALYZE").await?;
        match self.conn.inner {
            Inner::PostgresWriter(transaction) => transaction.commit().await.map_err(problem),
            _ => Err(Problem::failed("no loader")),
        }
    }

    /// A column that numbers its rows by itself goes on after the highest number. SQLite looks by itself.
    async fn numbers_go_on(&mut self) -> Result<()> {
        let columns: Vec<(String, String)> = self
            .conn
            .all(
                "SELECT CAST(c.relname AS TEXT), CAST(a.attname AS TEXT) FROM pg_attribute AS a JOIN pg_class AS c ON c.oid = a.attrelid \
                 JOIN pg_namespace AS n ON n.oid = c.relnamespace AND n.nspname = current_schema() WHERE a.attidentity <> ''",
                args![],
            )
            .await?;
        for (table, column) in columns {
            let sql = format!(
                "SELECT setval(pg_get_serial_sequence('\"{table}\"', '{column}'), \
                 coalesce((SELECT max(\"{column}\") FROM \"{table}\"), 0) + 1, false) IS NULL"
            );
            self.conn.all_dyn::<(bool,)>(sql, vec![]).await?;
        }
        Ok(())
    }
}

/// The block with U+FFFD for U+0000 in its texts, when there is one, and how many texts that were.
fn without_nul(table: &Table, block: &[u8]) -> Result<(Option<Vec<u8>>, u64)> {
    let texts: Vec<bool> = table.columns.iter().map(|(_, holds)| *holds == Holds::Text).collect();
    let is_nul =
        |place: usize, field: &[u8]| texts.get(place).copied().unwrap_or_default() && field.contains(&0);
    let mut count = 0;
    each(block, |fields, _| {
        let nul = fields
            .iter()
            .enumerate()
            .filter(|(place, field)| field.is_some_and(|field| is_nul(*place, field)));
        count += nul.count() as u64;
        Ok(())
    })?;
    if count == 0 {
        return Ok((None, 0));
    }
    let mut mended = Vec::with_capacity(block.len() + 64);
    each(block, |fields, _| {
        begin(&mut mended, fields.len());
        for (place, field) in fields.into_iter().enumerate() {
            match field {
                Some(field) if is_nul(place, field) => {
                    let text = String::from_utf8_lossy(field).replace('\0', "\u{fffd}");
                    put(&mut mended, Some(text.as_bytes()))?;
                }
                field => put(&mut mended, field)?,
            }
        }
        Ok(())
    })?;
    Ok((Some(mended), count))
}
