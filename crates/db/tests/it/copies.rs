//! A database copied row by row into another, in all four directions.
#![expect(clippy::unwrap_used, reason = "a test fails loudly")]

use basis::{Kind, Moment};
use db::{Block, Db, Migration, Migrations, Snapshot, Sum, Table, args, testing::Scratch};
use tokio::sync::mpsc;

const FIRST: Migration = Migration {
    version: "202601010000_first",
    sqlite: "CREATE TABLE t (id TEXT PRIMARY KEY, parent TEXT REFERENCES t (id), n BIGINT, yes BOOLEAN, bytes BYTEA, x DOUBLE PRECISION);\
             CREATE TABLE a (t TEXT NOT NULL REFERENCES t (id)); INSERT INTO t (id) VALUES ('planted');\
             CREATE TABLE seq (n INTEGER PRIMARY KEY AUTOINCREMENT, what TEXT); CREATE VIRTUAL TABLE words USING fts5(w);",
    postgres: "CREATE TABLE t (id TEXT PRIMARY KEY, parent TEXT REFERENCES t (id), n BIGINT, yes BOOLEAN, bytes BYTEA, x DOUBLE PRECISION);\
               CREATE TABLE a (t TEXT NOT NULL REFERENCES t (id)); INSERT INTO t (id) VALUES ('planted');\
               CREATE TABLE seq (n BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, what TEXT); CREATE TABLE words (w TSVECTOR);",
};
const SECOND: Migration = Migration {
    version: "202601020000_second",
    sqlite: "ALTER TABLE a ADD COLUMN later TEXT NOT NULL DEFAULT 'later';",
    postgres: "ALTER TABLE a ADD COLUMN later TEXT NOT NULL DEFAULT 'later';",
};
const OLD: Migrations = Migrations { room: "tests", list: &[FIRST] };
const NEW: Migrations = Migrations { room: "tests", list: &[FIRST, SECOND] };
/// Neither database copies what it keeps for full text.
const LEFT_OUT: &[&str] = &["words", "outbox", "migrations"];

async fn fill(db: &Db) {
    db.write(|conn| {
        Box::pin(async move {
            conn.run("DELETE FROM t", args![]).await?;
            conn.run(
                "INSERT INTO t (id, parent, n, yes, bytes, x) VALUES ('ء', NULL, $1, $2, $3, $4)",
                args![i64::MIN, true, vec![0_u8, 255], -0.5],
            )
            .await?;
            for n in 0..3_000 {
                // Whose id sorts before her parent's: rows come in any order.
                conn.run("INSERT INTO t (id, parent) VALUES ($1, 'ء')", args![format!("{n:06}")]).await?;
            }
            conn.run("INSERT INTO a (t) VALUES ('ء')", args![]).await?;
            conn.run("INSERT INTO seq (what) VALUES ('one'), ('two')", args![]).await
        })
    })
    .await
    .unwrap();
}

async fn all(snapshot: &mut Snapshot) -> Vec<(Table, Vec<Block>, Sum)> {
    let mut whole = Vec::new();
    for table in snapshot.tables(LEFT_OUT).await.unwrap() {
        let (to, mut from) = mpsc::channel::<Block>(1);
        let gather = async {
            let (mut blocks, mut sum) = (Vec::new(), Sum::default());
            while let Some(block) = from.recv().await {
                sum.add(&block.bytes).unwrap();
                blocks.push(block);
            }
            (blocks, sum)
        };
        let send = async {
            snapshot.rows(&table, &to).await.unwrap();
            drop(to);
        };
        let (gathered, ()) = tokio::join!(gather, send);
        whole.push((table, gathered.0, gathered.1));
    }
    whole
}

fn sums(all: &[(Table, Vec<Block>, Sum)]) -> Vec<(String, u64, String)> {
    all.iter().map(|(table, _, sum)| (table.name.clone(), sum.rows, sum.hex())).collect()
}

async fn bare(sqlite: bool) -> Scratch {
    let scratch = if sqlite { Scratch::sqlite_bare().await } else { Scratch::postgres_bare().await };
    assert!(scratch.db.is_bare().await.unwrap());
    scratch
}

#[tokio::test]
async fn rows_go_from_each_database_into_each() {
    for (from, into) in [(true, true), (true, false), (false, true), (false, false)] {
        let source = bare(from).await;
        source.db.migrate(&[db::MIGRATIONS, OLD], Moment::from_millis(0)).await.unwrap();
        fill(&source.db).await;
        let mut snapshot = source.db.snapshot().await.unwrap();
        // What is written from now on is not seen.
        source
            .db
            .write(|conn| Box::pin(async move { conn.run("DELETE FROM a", args![]).await }))
            .await
            .unwrap();
        let held = snapshot.versions().await.unwrap();
        let copied = all(&mut snapshot).await;
        drop(snapshot);
        assert_eq!(
            copied.iter().map(|(table, _, sum)| (table.name.as_str(), sum.rows)).collect::<Vec<_>>(),
            [("a", 1), ("seq", 2), ("t", 3_001)]
        );

        let target = bare(into).await;
        let mut loader = target
            .db
            .loader(&[db::MIGRATIONS, NEW], &held, LEFT_OUT, false, Moment::from_millis(1))
            .await
            .unwrap();
        for (table, blocks, _) in &copied {
            let table = loader.table(&table.name, &table.columns).unwrap();
            for block in blocks {
                loader.rows(&table, &block.bytes).await.unwrap();
            }
        }
        loader.finish().await.unwrap();
        assert_eq!(
            sums(&all(&mut target.db.snapshot().await.unwrap()).await),
            sums(&copied),
            "{from} {into}"
        );
        // What came since then is applied to what was loaded.
        assert_eq!(target.db.migrate(&[db::MIGRATIONS, NEW], Moment::from_millis(2)).await.unwrap(), 1);
        let mut conn = target.db.read().await.unwrap();
        assert_eq!(conn.one::<(String,)>("SELECT later FROM a", args![]).await.unwrap().0, "later");
        drop(conn);
        let next = target.db.write(|conn| {
            Box::pin(async move {
                conn.one::<(i64,)>("INSERT INTO seq (what) VALUES ('three') RETURNING n", args![]).await
            })
        });
        assert_eq!(next.await.unwrap().0, 3);
        let dangling = target.db.write(|conn| {
            Box::pin(async move { conn.run("INSERT INTO a (t) VALUES ('nobody')", args![]).await })
        });
        assert!(dangling.await.unwrap_err().is(Kind::Conflict), "foreign keys hold again");
        source.remove().await;
        target.remove().await;
    }
}

#[tokio::test]
async fn what_a_copy_cannot_be_is_refused() {
    for sqlite in [true, false] {
        let target = bare(sqlite).await;
        let sets = [db::MIGRATIONS, OLD];
        let now = Moment::from_millis(0);
        let held = |room: &str, version: &str| vec![(room.to_owned(), version.to_owned())];
        for wrong in [held("tests", "202601020000_second"), held("others", "202601010000_first")] {
            let refused = target.db.loader(&sets, &wrong, LEFT_OUT, false, now).await;
            assert!(refused.is_err_and(|why| why.is(Kind::Failed)));
        }
        let mut loader =
            target.db.loader(&sets, &held("tests", FIRST.version), LEFT_OUT, false, now).await.unwrap();
        assert!(loader.table("nowhere", &[]).is_err() && loader.table("t", &[]).is_err());
        let a = Table { name: "a".into(), columns: vec![("t".into(), db::Holds::Text)] };
        let row = [&[0, 1, 0, 0, 0, 1][..], b"x"].concat();
        assert!(loader.rows(&a, row.get(..5).unwrap()).await.is_err(), "torn");
        loader.rows(&a, &row).await.unwrap();
        assert!(loader.finish().await.is_err(), "it points at nothing");
        target.remove().await;
    }
}

#[tokio::test]
async fn a_text_with_nul_reaches_postgres_without_it_and_tables_can_be_laid_out_anew() {
    let target = bare(false).await;
    let (sets, now) = ([db::MIGRATIONS, OLD], Moment::from_millis(0));
    let held = vec![("tests".to_owned(), FIRST.version.to_owned())];
    for anew in [false, true] {
        let mut loader = target.db.loader(&sets, &held, LEFT_OUT, anew, now).await.unwrap();
        let seq =
            loader.table("seq", &[("n".into(), db::Holds::Int), ("what".into(), db::Holds::Text)]).unwrap();
        let row = [&[0, 2, 0, 0, 0, 8][..], &9_i64.to_be_bytes(), &[0, 0, 0, 3], b"a\0b"].concat();
        loader.rows(&seq, &row).await.unwrap();
        assert_eq!(loader.mended(), 1);
        loader.finish().await.unwrap();
        let mut conn = target.db.read().await.unwrap();
        assert_eq!(
            conn.all::<(String,)>("SELECT what FROM seq", args![]).await.unwrap(),
            [("a\u{fffd}b".to_owned(),)]
        );
    }
    target.remove().await;
}
