//! Many rows out of a few, inside the database: what a bench plants. On SQLite alone.

use basis::{Problem, Result};

use crate::{Conn, args};

/// SQL for an id made at the moment `at` (Unix milliseconds) with the number `number` in place of chance: both are expressions, and
/// the number has at most 15 digits.
pub fn id_of(at: &str, number: &str) -> String {
    let digits: Vec<String> = (0..10)
        .rev()
        .map(|place| {
            format!("substr('0123456789abcdefghjkmnpqrstvwxyz', ((({at}) >> {}) & 31) + 1, 1)", place * 5)
        })
        .collect();
    // After the moment: version 7, and what stands for chance.
    format!("{} || 'e' || printf('%015d', {number})", digits.join(" || "))
}

impl Conn {
    /// Takes the indexes off a table, but for those that its keys need, and answers how they were made: an index over many rows is
    /// made at once in a fraction of the time.
    ///
    /// # Errors
    /// On PostgreSQL; whatever the database says.
    pub async fn set_indexes_aside(&mut self, table: &'static str) -> Result<Vec<String>> {
        if !self.is_sqlite() {
            return Err(Problem::failed("many rows are planted on SQLite alone"));
        }
        let all: Vec<(String, String)> = self
            .all(
                "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = $1 AND sql IS NOT NULL",
                args![table],
            )
            .await?;
        let mut made = Vec::with_capacity(all.len());
        for (name, sql) in all {
            self.run_dyn(format!("DROP INDEX {name}"), vec![]).await?;
            made.push(sql);
        }
        Ok(made)
    }

    /// Makes the indexes that were set aside.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn put_indexes_back(&mut self, made: Vec<String>) -> Result<()> {
        for sql in made {
            self.run_dyn(sql, vec![]).await?;
        }
        Ok(())
    }
}
