use std::{
    path::Path,
    str::FromStr,
    sync::{Arc, OnceLock},
    time::Duration,
};

use basis::{Problem, Result, Rng};
use sqlx::{
    PgPool, SqlitePool,
    postgres::{PgConnectOptions, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use tokio::sync::{mpsc, oneshot, watch};

use crate::{
    Conn, Hooks,
    conn::{Inner as ConnInner, Lent},
    error::problem,
    figures::Watched,
    sound::Sound,
    write::{Order, writer},
};

/// The database: cheap to clone, safe to share.
#[derive(Clone)]
pub struct Db(Arc<Inner>);

struct Inner {
    kind: Kind,
    /// Tells this process's own notices from others'.
    origin: String,
    hooks: OnceLock<Arc<dyn Hooks>>,
    /// How often it was rung.
    bell: watch::Sender<u64>,
    watched: Watched,
    soundness: Sound,
}

enum Kind {
    Sqlite { readers: SqlitePool, writer: mpsc::Sender<Order> },
    Postgres(PgPool),
}

impl std::fmt::Debug for Db {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(if self.is_sqlite() { "Db(SQLite)" } else { "Db(PostgreSQL)" })
    }
}

/// How many connections.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// Readers on SQLite; all connections on PostgreSQL.
    pub connections: u32,
    /// How long a request waits for one.
    pub patience: Duration,
}

impl Default for Options {
    fn default() -> Self {
        Self { connections: 8, patience: Duration::from_secs(5) }
    }
}

impl Db {
    /// Opens `sqlite:PATH` (made when missing, in a folder that exists) or `postgres://…`.
    ///
    /// # Errors
    /// A sentence for the terminal: what, why, what to do.
    pub async fn open(url: &str, options: Options, rng: &Rng) -> Result<Self> {
        let origin = rng.token();
        if let Some(path) = url.strip_prefix("sqlite:") {
            Self::open_sqlite(Path::new(path), options, origin).await
        } else if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            Self::open_postgres(url, options, origin).await
        } else {
            Err(Problem::failed(format!(
                "{url:?} is no database; give sqlite:PATH or postgres://USER@HOST/NAME"
            )))
        }
    }

    async fn open_sqlite(path: &Path, options: Options, origin: String) -> Result<Self> {
        let base = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(10))
            // What is erased is overwritten.
            .pragma("secure_delete", "ON")
            .pragma("journal_size_limit", "16777216");
        // Make the file and switch it to WAL before readers, which may not write, come along.
        let first = sqlx::ConnectOptions::connect(&base).await.map_err(problem)?;
        sqlx::Connection::close(first).await.map_err(problem)?;
        let readers = SqlitePoolOptions::new()
            .max_connections(options.connections)
            .min_connections(1)
            .acquire_timeout(options.patience)
            .test_before_acquire(false)
            .connect_lazy_with(base.clone().pragma("query_only", "ON").statement_cache_capacity(200));
        let (sender, queue) = mpsc::channel(4_096);
        let db = Self(Arc::new(Inner {
            kind: Kind::Sqlite { readers, writer: sender },
            origin,
            hooks: OnceLock::new(),
            bell: watch::Sender::new(0),
            watched: Watched::default(),
            soundness: Sound::default(),
        }));
        // Under load the log is folded into the file every 16 MB instead of every 4, and what one transaction changes stays in memory.
        let writing = base
            .pragma("wal_autocheckpoint", "4000")
            .pragma("cache_size", "-16384")
            .pragma("temp_store", "MEMORY")
            .statement_cache_capacity(200);
        tokio::spawn(writer(writing, db.clone(), queue));
        Ok(db)
    }

    async fn open_postgres(url: &str, options: Options, origin: String) -> Result<Self> {
        let connect = PgConnectOptions::from_str(url).map_err(problem)?.application_name("nasij");
        let pool = PgPoolOptions::new()
            .max_connections(options.connections)
            .acquire_timeout(options.patience)
            .test_before_acquire(false)
            .connect_with(connect)
            .await
            .map_err(problem)?;
        Ok(Self(Arc::new(Inner {
            kind: Kind::Postgres(pool),
            origin,
            hooks: OnceLock::new(),
            bell: watch::Sender::new(0),
            watched: Watched::default(),
            soundness: Sound::default(),
        })))
    }

    pub fn is_sqlite(&self) -> bool {
        matches!(self.0.kind, Kind::Sqlite { .. })
    }

    /// Lends a connection for reading.
    ///
    /// # Errors
    /// [`basis::Kind::Unavailable`] when none is free in time or the database is lost.
    pub async fn read(&self) -> Result<Conn> {
        let inner = match &self.0.kind {
            Kind::Sqlite { readers, .. } => {
                ConnInner::SqliteReader(readers.acquire().await.map_err(|error| self.heard(error))?)
            }
            Kind::Postgres(pool) => {
                ConnInner::PostgresLent(Lent::new(pool.acquire().await.map_err(|error| self.heard(error))?))
            }
        };
        Ok(Conn::new(inner, self.clone()))
    }

    /// Names who hears what is told. The first call counts.
    pub fn set_hooks(&self, hooks: Arc<dyn Hooks>) {
        let _ = self.0.hooks.set(hooks);
    }

    pub(crate) fn hooks(&self) -> Option<&Arc<dyn Hooks>> {
        self.0.hooks.get()
    }

    /// Changes after each commit of this process that asked for it ([`Conn::ring`]): what waits for work wakes up.
    pub fn bell(&self) -> watch::Receiver<u64> {
        self.0.bell.subscribe()
    }

    pub(crate) fn rang(&self) {
        self.0.bell.send_modify(|times| *times = times.wrapping_add(1));
    }

    pub(crate) fn watched(&self) -> &Watched {
        &self.0.watched
    }

    pub(crate) fn sound(&self) -> &Sound {
        &self.0.soundness
    }

    pub(crate) fn origin(&self) -> &str {
        &self.0.origin
    }

    pub(crate) fn writer(&self) -> Option<&mpsc::Sender<Order>> {
        match &self.0.kind {
            Kind::Sqlite { writer, .. } => Some(writer),
            Kind::Postgres(_) => None,
        }
    }

    pub(crate) fn sqlite_readers(&self) -> Option<&SqlitePool> {
        match &self.0.kind {
            Kind::Sqlite { readers, .. } => Some(readers),
            Kind::Postgres(_) => None,
        }
    }

    pub(crate) fn postgres_pool(&self) -> Option<&PgPool> {
        match &self.0.kind {
            Kind::Sqlite { .. } => None,
            Kind::Postgres(pool) => Some(pool),
        }
    }

    /// After things were erased: brings the write-ahead log into the file and empties it (SQLite, where what is deleted is
    /// overwritten), or gives back the dead rows of these tables (PostgreSQL).
    ///
    /// # Errors
    /// Whatever the database says; [`basis::Kind::Unavailable`] when readers held the log all the while.
    pub async fn scrub(&self, tables: &[&'static str]) -> Result<()> {
        let mut conn = self.read().await?;
        if self.is_sqlite() {
            let (busy, ..) = conn.one::<(i64, i64, i64)>("PRAGMA wal_checkpoint(TRUNCATE)", vec![]).await?;
            return if busy == 0 {
                Ok(())
            } else {
                Err(Problem::unavailable("the write-ahead log is in use"))
            };
        }
        conn.be_patient();
        for table in tables {
            conn.run_dyn(format!("VACUUM {table}"), vec![]).await?;
        }
        Ok(())
    }

    /// Finishes waiting writes and closes every connection. Writes that come later are answered "unavailable".
    pub async fn close(&self) {
        match &self.0.kind {
            Kind::Sqlite { readers, writer } => {
                readers.close().await;
                let (done, closed) = oneshot::channel();
                if writer.send(Order::Close(done)).await.is_ok() {
                    let _ = closed.await;
                }
            }
            // A connection over a line that went dumb never says goodbye, and whoever ends must end.
            Kind::Postgres(pool) => {
                let _ = tokio::time::timeout(Duration::from_secs(5), pool.close()).await;
            }
        }
    }
}
