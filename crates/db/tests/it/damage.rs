//! A SQLite file with pages that are none.
#![expect(clippy::unwrap_used, reason = "tests")]

use std::{
    fs::{self, File},
    io::{Seek as _, SeekFrom, Write as _},
    path::Path,
};

use basis::{Kind, Rng};
use db::{Db, Options, Soundness, args, is_damage, testing};

use crate::TABLES;

const PAGE: u64 = 4_096;

/// A database of some hundred pages, closed.
async fn filled() -> testing::Scratch {
    let scratch = testing::Scratch::sqlite(&[TABLES]).await;
    let rows = (0..4_000_i64).map(|n| args![format!("{n:0200}"), n]).collect();
    let fill = scratch.db.write(move |conn| {
        Box::pin(async move { conn.many("INSERT INTO t (id, n) VALUES", rows, "").await })
    });
    fill.await.unwrap();
    scratch.db.close().await;
    scratch
}

fn file(scratch: &testing::Scratch) -> &Path {
    Path::new(scratch.url.strip_prefix("sqlite:").unwrap())
}

fn overwrite(file: &Path, from: u64, length: usize) {
    let mut open = File::options().write(true).open(file).unwrap();
    open.seek(SeekFrom::Start(from)).unwrap();
    open.write_all(&vec![0xa5; length]).unwrap();
}

async fn open(scratch: &testing::Scratch) -> basis::Result<Db> {
    Db::open(&scratch.url, Options::default(), &Rng::seeded(1)).await
}

#[tokio::test]
async fn damage_is_found_by_a_look_and_by_whoever_meets_it() {
    let scratch = filled().await;
    let whole = open(&scratch).await.unwrap();
    assert_eq!(whole.soundness(), Soundness::Unknown);
    assert_eq!(whole.look_for_damage().await.unwrap(), Soundness::Whole);
    whole.close().await;

    let pages = fs::metadata(file(&scratch)).unwrap().len() / PAGE;
    for page in pages / 4..pages * 3 / 4 {
        overwrite(file(&scratch), page * PAGE, 512);
    }
    let looked = open(&scratch).await.unwrap();
    assert_eq!(looked.look_for_damage().await.unwrap(), Soundness::Damaged);
    assert_eq!(looked.soundness(), Soundness::Damaged);
    looked.close().await;

    let met = open(&scratch).await.unwrap();
    assert_eq!(met.soundness(), Soundness::Unknown, "it starts, and what is whole is read");
    let mut conn = met.read().await.unwrap();
    conn.one::<(String,)>("SELECT room FROM migrations LIMIT 1", vec![]).await.unwrap();
    let problem =
        conn.all::<(String,)>("SELECT id FROM t", vec![]).await.expect_err("pages in its midst are none");
    assert!(
        is_damage(&problem) && problem.is(Kind::Unavailable) && problem.retry_after.is_some(),
        "{problem}"
    );
    drop(conn);
    assert_eq!(met.soundness(), Soundness::Damaged);
    let write = met.write(|conn| {
        Box::pin(async move { conn.run("UPDATE t SET n = n + 1 WHERE id > $1", args!["0"]).await })
    });
    let problem = write.await.expect_err("what is not whole is not changed");
    assert!(is_damage(&problem), "{problem}");
    met.close().await;
    scratch.remove().await;
}

#[tokio::test]
async fn a_file_that_is_no_database_or_was_cut_is_refused_when_it_is_opened() {
    for harm in ["head", "cut"] {
        let scratch = filled().await;
        let file = file(&scratch);
        match harm {
            "head" => overwrite(file, 0, 64),
            _ => File::options().write(true).open(file).unwrap().set_len(10 * PAGE).unwrap(),
        }
        let opened = match open(&scratch).await {
            // What opens is refused by its first question.
            Ok(db) => match db.read().await {
                Ok(mut conn) => conn.all::<(String,)>("SELECT id FROM t", vec![]).await.map(drop),
                Err(problem) => Err(problem),
            },
            Err(problem) => Err(problem),
        };
        let problem = opened.expect_err(harm);
        assert!(is_damage(&problem), "{harm}: {problem}");
        scratch.remove().await;
    }
}
