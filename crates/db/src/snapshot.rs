//! One unchanging view of the whole database, read while others write.

use std::collections::BTreeMap;

use basis::{Problem, Result};
use futures_util::TryStreamExt as _;
use sqlx::{AssertSqlSafe, ConnectOptions as _, Row as _};
use tokio::sync::mpsc;

use crate::{
    Conn, Db, args,
    conn::Inner,
    error::problem,
    rows::{Block, Holds, Table, begin, put, take, torn},
};

/// Blocks hold so many bytes at least, and so many at most but for one long row. Between the two a block ends after a row whose
/// bytes say so: a row that comes or goes changes its own block, and those after it are the same as before.
const LEAST: usize = 128 * 1024;
const MOST: usize = 1024 * 1024;
/// "PGCOPY", its odd bytes, flags and the length of an extension: what a binary COPY begins with.
pub(crate) const COPY_HEAD: [u8; 19] = *b"PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0";
/// What it ends with.
pub(crate) const COPY_TAIL: [u8; 2] = [0xff, 0xff];

/// A read transaction that sees what was committed when it began, and nothing of what is written since.
pub struct Snapshot {
    conn: Conn,
}

impl Db {
    /// Begins one. Writers go on; on SQLite the write-ahead log grows until it ends.
    ///
    /// # Errors
    /// [`basis::Kind::Unavailable`] when the database gives no connection.
    pub async fn snapshot(&self) -> Result<Snapshot> {
        let inner = if let Some(readers) = self.sqlite_readers() {
            // A connection of its own: a long look must not take a reader away from visitors.
            let options = readers.connect_options().as_ref().clone().row_buffer_size(1_000);
            Inner::SqliteWriter(Box::new(options.connect().await.map_err(problem)?))
        } else {
            let pool = self.postgres_pool().ok_or_else(|| Problem::failed("no PostgreSQL pool"))?;
            let begun = pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await;
            Inner::PostgresWriter(begun.map_err(problem)?)
        };
        let mut snapshot = Snapshot { conn: Conn::new(inner, self.clone()) };
        if self.is_sqlite() {
            snapshot.conn.script("BEGIN").await?;
        }
        // The view begins with the first read, not with BEGIN.
        snapshot.versions().await?;
        Ok(snapshot)
    }

    /// Whether there is no table at all.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn is_bare(&self) -> Result<bool> {
        Ok(catalog(&mut self.read().await?).await?.is_empty())
    }
}

impl Snapshot {
    /// For further questions to the same view.
    pub fn conn(&mut self) -> &mut Conn {
        &mut self.conn
    }

    /// The migrations that were applied: room and version.
    ///
    /// # Errors
    /// When the database does not answer, or holds no such list.
    pub async fn versions(&mut self) -> Result<Vec<(String, String)>> {
        self.conn.all("SELECT room, version FROM migrations ORDER BY room, version", vec![]).await
    }

    /// The tables, without those that are `left_out`.
    ///
    /// # Errors
    /// A column of a type outside the portable ones.
    pub async fn tables(&mut self, left_out: &[&str]) -> Result<Vec<Table>> {
        tables(&mut self.conn, left_out).await
    }

    /// Sends a table's rows, block by block. Ends early when nobody listens any more.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn rows(&mut self, table: &Table, to: &mpsc::Sender<Block>) -> Result<()> {
        let (names, name, db) = (table.names(), &table.name, self.conn.db());
        match &mut self.conn.inner {
            Inner::SqliteWriter(conn) => {
                let sql = AssertSqlSafe(format!("SELECT {names} FROM \"{name}\""));
                let mut rows = sqlx::query(sql).persistent(false).fetch(&mut **conn);
                let mut block = Block::default();
                while let Some(row) = rows.try_next().await.map_err(|error| db.heard(error))? {
                    let before = block.bytes.len();
                    from_sqlite(&mut block.bytes, table, &row)?;
                    block.rows += 1;
                    if is_cut(&block.bytes, before) && to.send(std::mem::take(&mut block)).await.is_err() {
                        return Ok(());
                    }
                }
                let _ = to.send(block).await;
                Ok(())
            }
            Inner::PostgresWriter(conn) => {
                let sql = format!("COPY (SELECT {names} FROM \"{name}\") TO STDOUT (FORMAT binary)");
                let mut stream = conn.copy_out_raw(&sql).await.map_err(problem)?;
                let mut copied = Copied::default();
                while let Some(bytes) = stream.try_next().await.map_err(|error| db.heard(error))? {
                    for block in copied.heard(&bytes)? {
                        if to.send(block).await.is_err() {
                            return Ok(());
                        }
                    }
                }
                let _ = to.send(copied.last()?).await;
                Ok(())
            }
            _ => Err(Problem::failed("no snapshot")),
        }
    }
}

/// Whether a block ends with the row that begins at `row`: by what is in it (FNV-1a), so that the same rows are cut alike.
fn is_cut(block: &[u8], row: usize) -> bool {
    if block.len() < LEAST || block.len() >= MOST {
        return block.len() >= MOST;
    }
    let bytes = block.get(row..).unwrap_or_default();
    let sum = bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    // One row in 256 ends a block.
    sum >> 56 == 0
}

/// A COPY's bytes, cut into rows as they come.
#[derive(Default)]
struct Copied {
    begun: bool,
    ended: bool,
    rest: Vec<u8>,
    block: Block,
}

impl Copied {
    fn heard(&mut self, bytes: &[u8]) -> Result<Vec<Block>> {
        let mut blocks = Vec::new();
        self.rest.extend_from_slice(bytes);
        if !self.begun {
            if self.rest.len() < COPY_HEAD.len() {
                return Ok(blocks);
            }
            self.rest.drain(..COPY_HEAD.len());
            self.begun = true;
        }
        let mut left = self.rest.as_slice();
        while !self.ended {
            let row = left;
            if left.starts_with(&COPY_TAIL) {
                self.ended = true;
            } else if take(&mut left)?.is_some() {
                let before = self.block.bytes.len();
                self.block.bytes.extend_from_slice(row.get(..row.len() - left.len()).unwrap_or_default());
                self.block.rows += 1;
                if is_cut(&self.block.bytes, before) {
                    blocks.push(std::mem::take(&mut self.block));
                }
            } else {
                break;
            }
        }
        let whole = self.rest.len() - left.len();
        self.rest.drain(..whole);
        Ok(blocks)
    }

    fn last(self) -> Result<Block> {
        if self.ended { Ok(self.block) } else { Err(torn()) }
    }
}

fn from_sqlite(into: &mut Vec<u8>, table: &Table, row: &sqlx::sqlite::SqliteRow) -> Result<()> {
    begin(into, table.columns.len());
    for (place, (_, holds)) in table.columns.iter().enumerate() {
        match holds {
            Holds::Text => {
                put(
                    into,
                    row.try_get_unchecked::<Option<&str>, _>(place).map_err(problem)?.map(str::as_bytes),
                )?;
            }
            Holds::Bytes => put(into, row.try_get_unchecked::<Option<&[u8]>, _>(place).map_err(problem)?)?,
            Holds::Int => {
                let value = row.try_get_unchecked::<Option<i64>, _>(place).map_err(problem)?;
                put(into, value.map(i64::to_be_bytes).as_ref().map(<[u8; 8]>::as_slice))?;
            }
            Holds::Real => {
                let value = row.try_get_unchecked::<Option<f64>, _>(place).map_err(problem)?;
                put(into, value.map(f64::to_be_bytes).as_ref().map(<[u8; 8]>::as_slice))?;
            }
            Holds::Bool => {
                let value = row.try_get_unchecked::<Option<bool>, _>(place).map_err(problem)?;
                put(into, value.map(|value| [u8::from(value)]).as_ref().map(<[u8; 1]>::as_slice))?;
            }
        }
    }
    Ok(())
}

/// Every table of this database, sorted, with its columns and what they were declared as. What SQLite keeps for itself and for
/// full text is none.
async fn catalog(conn: &mut Conn) -> Result<BTreeMap<String, Vec<(String, String)>>> {
    let sql = if conn.is_sqlite() {
        "SELECT t.name, c.name, c.type FROM pragma_table_list AS t JOIN pragma_table_xinfo(t.name) AS c \
         WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND c.hidden = 0"
    } else {
        "SELECT CAST(c.relname AS TEXT), CAST(a.attname AS TEXT), format_type(a.atttypid, NULL) FROM pg_class AS c \
         JOIN pg_namespace AS n ON n.oid = c.relnamespace AND n.nspname = current_schema() \
         JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped WHERE c.relkind = 'r'"
    };
    let mut all: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for (table, column, declared) in conn.all::<(String, String, String)>(sql, args![]).await? {
        all.entry(table).or_default().push((column, declared));
    }
    Ok(all)
}

pub(crate) async fn tables(conn: &mut Conn, left_out: &[&str]) -> Result<Vec<Table>> {
    let sqlite = conn.is_sqlite();
    let mut tables = Vec::new();
    for (name, mut declared) in catalog(conn).await? {
        if left_out.contains(&name.as_str()) {
            continue;
        }
        declared.sort();
        let columns = declared
            .into_iter()
            .map(|(column, declared)| match Holds::of(&declared, sqlite) {
                Some(holds) => Ok((column, holds)),
                None => Err(Problem::failed(format!(
                    "{name}.{column} is {declared}: a table that is copied holds TEXT, BIGINT, BOOLEAN, DOUBLE PRECISION or BYTEA"
                ))),
            })
            .collect::<Result<_>>()?;
        tables.push(Table { name, columns });
    }
    Ok(tables)
}

/// Removes every table of a PostgreSQL database.
///
/// # Errors
/// When the database does not take it.
pub(crate) async fn drop_all(conn: &mut Conn) -> Result<()> {
    for name in catalog(conn).await?.into_keys() {
        conn.run_dyn(format!("DROP TABLE IF EXISTS \"{name}\" CASCADE"), vec![]).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_more_changes_its_own_block_alone() {
        let row = |n: u32| {
            let mut bytes = Vec::new();
            begin(&mut bytes, 1);
            put(&mut bytes, Some(format!("{n} {}", "x".repeat(200)).as_bytes())).unwrap();
            bytes
        };
        let blocks = |rows: &mut dyn Iterator<Item = u32>| {
            let (mut blocks, mut block) = (Vec::new(), Vec::new());
            for n in rows {
                let before = block.len();
                block.extend(row(n));
                if is_cut(&block, before) {
                    blocks.push(std::mem::take(&mut block));
                }
            }
            blocks.push(block);
            blocks
        };
        let all = blocks(&mut (0..20_000));
        let less = blocks(&mut (0..20_000).filter(|n| *n != 3_000));
        assert!(all.len() > 10 && all.iter().all(|block| block.len() < MOST + 1_000));
        let same = less.iter().filter(|block| all.contains(block)).count();
        assert!(same + 3 >= all.len(), "{same} of {} are the same", all.len());
    }

    #[test]
    fn a_copy_is_cut_into_rows_wherever_it_breaks() {
        let mut row = Vec::new();
        begin(&mut row, 2);
        put(&mut row, Some(b"abc")).unwrap();
        put(&mut row, None).unwrap();
        let whole = [&COPY_HEAD[..], &row, &row, &COPY_TAIL].concat();
        for size in [1, 3, 7, 1_000] {
            let mut copied = Copied::default();
            for part in whole.chunks(size) {
                assert!(copied.heard(part).unwrap().is_empty());
            }
            let block = copied.last().unwrap();
            assert_eq!((block.rows, block.bytes), (2, [row.clone(), row.clone()].concat()));
        }
        let mut copied = Copied::default();
        copied.heard(whole.get(..whole.len() - 2).unwrap()).unwrap();
        assert!(copied.last().is_err(), "it has no end");
    }
}
