//! A database of its own for each test, on SQLite and on PostgreSQL. For tests only: it panics where they should fail.
#![expect(
    clippy::panic,
    clippy::expect_used,
    reason = "a test that cannot have its database must fail loudly"
)]

use std::{
    fs::File,
    future::Future,
    io::{Seek as _, SeekFrom, Write as _},
    path::{Path, PathBuf},
};

use basis::{Moment, Rng};

use crate::{Db, MIGRATIONS, Migrations, Options};

/// Where tests find PostgreSQL: a URL of a cluster on which they may create databases. `cargo xtask test` starts one.
pub const POSTGRES: &str = "NASIJ_TEST_POSTGRES";

/// Runs `test` twice: on an empty, migrated SQLite database and on an empty, migrated PostgreSQL one.
///
/// # Panics
/// When either cannot be had: no test is skipped in silence.
pub async fn each<F: Future<Output = ()>>(sets: &[Migrations], test: impl Fn(Db) -> F) {
    let sqlite = Scratch::sqlite(sets).await;
    test(sqlite.db.clone()).await;
    sqlite.remove().await;
    let postgres = Scratch::postgres(sets).await;
    test(postgres.db.clone()).await;
    postgres.remove().await;
}

/// One test's database.
pub struct Scratch {
    pub db: Db,
    /// As `--database` takes it.
    pub url: String,
    folder: Option<PathBuf>,
    name: String,
}

impl Scratch {
    /// # Panics
    /// When the temporary folder cannot be written.
    pub async fn sqlite(sets: &[Migrations]) -> Self {
        let scratch = Self::sqlite_bare().await;
        migrate(&scratch.db, sets).await;
        scratch
    }

    /// Without any table.
    ///
    /// # Panics
    /// When the temporary folder cannot be written.
    pub async fn sqlite_bare() -> Self {
        let name = name();
        let folder = std::env::temp_dir().join(&name);
        std::fs::create_dir_all(&folder).expect("a temporary folder");
        let url = format!("sqlite:{}", folder.join("nasij.db").display());
        let db = open(&url).await;
        Self { db, url, folder: Some(folder), name }
    }

    /// # Panics
    /// When there is no PostgreSQL.
    pub async fn postgres(sets: &[Migrations]) -> Self {
        let scratch = Self::postgres_bare().await;
        migrate(&scratch.db, sets).await;
        scratch
    }

    /// Without any table.
    ///
    /// # Panics
    /// When there is no PostgreSQL.
    pub async fn postgres_bare() -> Self {
        let name = name();
        let (admin, url) = postgres_urls(&name);
        let pool =
            Db::open(&admin, small(), &rng()).await.expect("the cluster of NASIJ_TEST_POSTGRES answers");
        create(&pool, &format!("CREATE DATABASE {name}")).await;
        pool.close().await;
        let db = open(&url).await;
        Self { db, url, folder: None, name }
    }

    /// Closes and removes it.
    pub async fn remove(self) {
        self.db.close().await;
        if let Some(folder) = self.folder {
            let _ = std::fs::remove_dir_all(folder);
        } else {
            let (admin, _) = postgres_urls(&self.name);
            let pool =
                Db::open(&admin, small(), &rng()).await.expect("the cluster of NASIJ_TEST_POSTGRES answers");
            create(&pool, &format!("DROP DATABASE {} WITH (FORCE)", self.name)).await;
            pool.close().await;
        }
    }
}

/// Overwrites the first page of each of these tables, and of their indexes, in a SQLite file. Whoever opened it before may remember
/// how they were.
///
/// # Panics
/// When it is no SQLite file, or none of the tables is in it.
pub async fn damage(file: &Path, tables: &[&str]) {
    let db = open(&format!("sqlite:{}", file.display())).await;
    let sql = "SELECT tbl_name, rootpage FROM sqlite_master WHERE rootpage > 0";
    let mut conn = db.read().await.expect("a connection");
    let roots = conn.all::<(String, i64)>(sql, vec![]).await.expect("the list of tables");
    let (size,) = conn.one::<(i64,)>("PRAGMA page_size", vec![]).await.expect("the size of a page");
    drop(conn);
    db.close().await;
    let mut open = File::options().write(true).open(file).expect("the file");
    let mut done = 0;
    for (_, page) in roots.iter().filter(|(table, _)| tables.contains(&table.as_str())) {
        let from = u64::try_from((page - 1) * size).expect("a page");
        open.seek(SeekFrom::Start(from)).expect("a place in the file");
        open.write_all(&[0xa5; 512]).expect("a file that takes it");
        done += 1;
    }
    assert!(done > 0, "none of {tables:?} is there");
}

fn postgres_urls(name: &str) -> (String, String) {
    let admin = std::env::var(POSTGRES).unwrap_or_else(|_| {
        panic!("{POSTGRES} is not set: run `cargo xtask test`, or give the URL of a PostgreSQL that tests may create databases on")
    });
    let base = admin.rsplit_once('/').map(|(base, _)| base.to_owned()).expect("postgres://USER@HOST/NAME");
    (admin, format!("{base}/{name}"))
}

async fn create(db: &Db, sql: &str) {
    let mut conn = db.read().await.expect("a connection");
    conn.run_dyn(sql.to_owned(), vec![]).await.expect("the right to create and drop databases");
}

async fn open(url: &str) -> Db {
    Db::open(url, small(), &rng()).await.expect("the test's database opens")
}

async fn migrate(db: &Db, sets: &[Migrations]) {
    let mut all = vec![MIGRATIONS];
    all.extend_from_slice(sets);
    db.migrate(&all, Moment::from_millis(0)).await.expect("the migrations apply");
}

fn small() -> Options {
    Options { connections: 4, ..Options::default() }
}

fn rng() -> Rng {
    Rng::system().expect("random numbers")
}

fn name() -> String {
    format!("nasij_{}", rng().token())
}
