use basis::{Count, Moment, Problem, Result, Spread, Spreading};
use tokio::time::Instant;

use crate::{Db, args};

/// What this process has written, counted as it goes.
#[derive(Default)]
pub(crate) struct Watched {
    batches: Count,
    writes: Count,
    commits: Spread,
}

impl Watched {
    pub(crate) fn committed(&self, writes: usize, begun: Instant) {
        self.batches.one();
        self.writes.add(writes as u64);
        self.commits.note(begun.elapsed());
    }
}

/// How the database of this process does.
#[derive(Debug, Clone)]
pub struct Figures {
    /// Commits since the start, and how many writes went into them.
    pub batches: u64,
    pub writes: u64,
    /// From the first statement of a commit to its end.
    pub commits: Spreading,
    /// Writes that wait for the one writer of SQLite.
    pub waiting: u64,
    /// Connections for reading that are open, and those of them that nobody uses.
    pub connections: u64,
    pub idle: u64,
}

impl Db {
    pub fn figures(&self) -> Figures {
        let watched = self.watched();
        let (connections, idle) = match (self.sqlite_readers(), self.postgres_pool()) {
            (Some(pool), _) => (pool.size(), pool.num_idle()),
            (None, Some(pool)) => (pool.size(), pool.num_idle()),
            (None, None) => (0, 0),
        };
        let waiting = self.writer().map_or(0, |writer| writer.max_capacity() - writer.capacity());
        Figures {
            batches: watched.batches.get(),
            writes: watched.writes.get(),
            commits: watched.commits.read(),
            waiting: waiting as u64,
            connections: u64::from(connections),
            idle: idle as u64,
        }
    }

    /// What the database finds damaged in itself, at most twenty sentences of its own. PostgreSQL has nothing to ask for that reads all.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn faults(&self) -> Result<Vec<String>> {
        if !self.is_sqlite() {
            return Ok(Vec::new());
        }
        let mut conn = self.read().await?;
        let mut faults: Vec<String> = conn
            .all::<(String,)>("PRAGMA integrity_check(20)", args![])
            .await?
            .into_iter()
            .map(|(says,)| says)
            .filter(|says| says != "ok")
            .collect();
        let orphans: Vec<(String,)> =
            conn.all("SELECT \"table\" FROM pragma_foreign_key_check LIMIT 20", args![]).await?;
        faults.extend(
            orphans.into_iter().map(|(table,)| format!("a row of {table} points at one that is missing")),
        );
        Ok(faults)
    }

    /// Bytes that the database takes on its disk.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn size(&self) -> Result<u64> {
        let sql = if self.is_sqlite() {
            "SELECT CAST(page_count * page_size AS BIGINT) FROM pragma_page_count(), pragma_page_size()"
        } else {
            "SELECT CAST(pg_database_size(current_database()) AS BIGINT)"
        };
        let (bytes,) = self.read().await?.one::<(i64,)>(sql, vec![]).await?;
        u64::try_from(bytes).map_err(Problem::failed)
    }

    /// What the database's own machine takes for now; none where it is this process's.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn its_time(&self) -> Result<Option<Moment>> {
        if self.is_sqlite() {
            return Ok(None);
        }
        let sql = "SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)";
        let (millis,) = self.read().await?.one::<(i64,)>(sql, vec![]).await?;
        Ok(Some(Moment::from_millis(millis)))
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::each;

    #[tokio::test]
    async fn commits_are_counted_and_the_database_weighs_something() {
        each(&[], |db| async move {
            let before = db.figures();
            for _ in 0..3 {
                db.write(|conn| Box::pin(async move { conn.run("SELECT 1", vec![]).await.map(|_| ()) }))
                    .await
                    .unwrap();
            }
            let after = db.figures();
            assert_eq!(after.writes - before.writes, 3);
            assert!(after.batches > before.batches && after.commits.count > before.commits.count);
            assert_eq!(after.waiting, 0);
            assert!(db.size().await.unwrap() > 4_000);
            assert_eq!(db.its_time().await.unwrap().is_none(), db.is_sqlite());
        })
        .await;
    }
}
