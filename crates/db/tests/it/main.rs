//! The database on both engines.

mod copies;
mod damage;

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use basis::{Kind, Moment, Problem, Rng};
use db::{Conn, Db, Hooks, Migration, Migrations, Options, Told, args, testing};
use futures_util::future::BoxFuture;

const TABLES: Migrations = Migrations { room: "tests", list: &[TABLE] };
const TABLE: Migration = Migration {
    version: "202601010000_t",
    sqlite: "CREATE TABLE t (id TEXT PRIMARY KEY, n BIGINT, yes BOOLEAN, bytes BYTEA, x DOUBLE PRECISION);\nCREATE INDEX t_n ON t (n);",
    postgres: "CREATE TABLE t (id TEXT PRIMARY KEY, n BIGINT, yes BOOLEAN, bytes BYTEA, x DOUBLE PRECISION);\nCREATE INDEX t_n ON t (n);",
};

#[tokio::test]
async fn every_kind_of_value_comes_back() {
    testing::each(&[TABLES], |db| async move {
        db.write(|conn| {
            Box::pin(async move {
                conn.run(
                    "INSERT INTO t (id, n, yes, bytes, x) VALUES ($1, $2, $3, $4, $5)",
                    args!["a", 7, true, vec![1_u8, 2], 0.5],
                )
                .await?;
                conn.run(
                    "INSERT INTO t (id, n, yes, bytes, x) VALUES ($1, $2, $3, $4, $5)",
                    args!["b", None::<i64>, None::<bool>, None::<Vec<u8>>, None::<f64>],
                )
                .await
            })
        })
        .await
        .unwrap();
        let mut conn = db.read().await.unwrap();
        type Row = (String, Option<i64>, Option<bool>, Option<Vec<u8>>, Option<f64>);
        let rows: Vec<Row> =
            conn.all("SELECT id, n, yes, bytes, x FROM t ORDER BY id", vec![]).await.unwrap();
        assert_eq!(
            rows,
            vec![
                ("a".into(), Some(7), Some(true), Some(vec![1, 2]), Some(0.5)),
                ("b".into(), None, None, None, None)
            ]
        );
        assert!(
            conn.one::<(String,)>("SELECT id FROM t WHERE id = $1", args!["c"])
                .await
                .unwrap_err()
                .is(Kind::NotFound)
        );
    })
    .await;
}

#[tokio::test]
async fn a_write_that_fails_leaves_nothing_and_takes_no_neighbour_along() {
    testing::each(&[TABLES], |db| async move {
        let writes = (0..200).map(|n: i64| {
            let db = db.clone();
            tokio::spawn(async move {
                db.write(move |conn| {
                    Box::pin(async move {
                        conn.run("INSERT INTO t (id, n) VALUES ($1, $2)", args![format!("{n}"), n]).await?;
                        if n % 3 == 0 { Err(Problem::not_found()) } else { Ok(()) }
                    })
                })
                .await
            })
        });
        let mut done = 0;
        for write in writes.collect::<Vec<_>>() {
            done += usize::from(write.await.unwrap().is_ok());
        }
        let (rows,) = db
            .read()
            .await
            .unwrap()
            .one::<(i64,)>("SELECT CAST(count(*) AS BIGINT) FROM t", vec![])
            .await
            .unwrap();
        assert_eq!((done, rows), (133, 133));
    })
    .await;
}

#[tokio::test]
async fn a_unique_violation_becomes_a_form_error() {
    testing::each(&[TABLES], |db| async move {
        let insert = || {
            db.write(|conn| {
                Box::pin(async move { conn.run("INSERT INTO t (id) VALUES ($1)", args!["same"]).await })
            })
        };
        insert().await.unwrap();
        let problem = db::on_unique(insert().await, "id", "slug", "field-taken");
        // PostgreSQL names the constraint t_pkey, SQLite the column.
        let problem =
            problem.or_else(|p| db::on_unique(Err::<u64, _>(p), "pkey", "slug", "field-taken")).unwrap_err();
        assert_eq!(problem.field("slug"), Some("field-taken"));
    })
    .await;
}

#[tokio::test]
async fn many_rows_go_in_few_statements() {
    testing::each(&[TABLES], |db| async move {
        let rows = (0..12_000_i64).map(|n| args![format!("{n}"), n]).collect();
        let touched = db
            .write(move |conn| {
                Box::pin(async move { conn.many("INSERT INTO t (id, n) VALUES", rows, "").await })
            })
            .await
            .unwrap();
        assert_eq!(touched, 12_000);
    })
    .await;
}

struct Counting(AtomicUsize, AtomicUsize);

impl Hooks for Counting {
    fn within<'c>(&'c self, conn: &'c mut Conn, told: &'c Told) -> BoxFuture<'c, basis::Result<()>> {
        self.0.fetch_add(1, Ordering::SeqCst);
        Box::pin(async move {
            conn.run("INSERT INTO t (id) VALUES ($1)", args![format!("heard {}", told.name)])
                .await
                .map(|_| ())
        })
    }
    fn committed(&self, told: &[Told]) {
        self.1.fetch_add(told.len(), Ordering::SeqCst);
    }
}

#[tokio::test]
async fn what_is_told_is_heard_within_and_after_and_by_other_processes() {
    testing::each(&[TABLES], |db| async move {
        let hooks = Arc::new(Counting(AtomicUsize::new(0), AtomicUsize::new(0)));
        db.set_hooks(hooks.clone());
        let told = |fail: bool| {
            db.write(move |conn| {
                Box::pin(async move {
                    let fact = Told {
                        name: "tests.done",
                        payload: serde_json::json!({"n": 1}),
                        tags: vec!["body:1".into()],
                    };
                    conn.tell(fact, Moment::from_millis(5)).await?;
                    if fail { Err(Problem::not_found()) } else { Ok(()) }
                })
            })
        };
        told(true).await.unwrap_err();
        told(false).await.unwrap();
        assert_eq!((hooks.0.load(Ordering::SeqCst), hooks.1.load(Ordering::SeqCst)), (2, 1));
        let (own, last) = db.heard_since(0).await.unwrap();
        assert!(own.is_empty() && last > 0, "what this process told is not news to it");
    })
    .await;
}

#[tokio::test]
async fn a_newer_database_is_refused_and_an_absent_crate_left_alone() {
    testing::each(&[TABLES], |db| async move {
        let now = Moment::from_millis(0);
        assert_eq!(db.migrate(&[TABLES], now).await.unwrap(), 0);
        assert_eq!(db.migrate(&[], now).await.unwrap(), 0);
        let older = Migrations { room: "tests", list: &[] };
        assert!(db.migrate(&[older], now).await.unwrap_err().to_string().contains("does not know"));
        let changed = Migrations {
            room: "tests",
            list: &[Migration { sqlite: "SELECT 1;", postgres: "SELECT 1;", ..TABLE }],
        };
        assert!(db.migrate(&[changed], now).await.unwrap_err().to_string().contains("was changed"));
    })
    .await;
}

#[tokio::test]
async fn acknowledged_writes_outlive_a_reopening() {
    let scratch = testing::Scratch::sqlite(&[TABLES]).await;
    scratch
        .db
        .write(|conn| {
            Box::pin(async move { conn.run("INSERT INTO t (id) VALUES ($1)", args!["kept"]).await })
        })
        .await
        .unwrap();
    scratch.db.close().await;
    assert!(scratch.db.read().await.is_err());
    let again = Db::open(&scratch.url, Options::default(), &Rng::seeded(1)).await.unwrap();
    let (id,) = again.read().await.unwrap().one::<(String,)>("SELECT id FROM t", vec![]).await.unwrap();
    assert_eq!(id, "kept");
    again.close().await;
    scratch.remove().await;
}

#[tokio::test]
async fn readers_cannot_write() {
    let scratch = testing::Scratch::sqlite(&[TABLES]).await;
    let mut conn = scratch.db.read().await.unwrap();
    assert!(conn.run("INSERT INTO t (id) VALUES ($1)", args!["x"]).await.is_err());
    drop(conn);
    scratch.remove().await;
}
