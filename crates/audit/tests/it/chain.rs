//! Chains in both databases: written by many at once, tampered with, shortened.

use audit::{
    chain::{Checkpoint, Wrong},
    model::{KEPT, mark},
    store,
};
use basis::{Id, of::Body};
use db::testing::each;
use weave::{Entry, Site, testing::Stage};

async fn stage(db: db::Db) -> Stage {
    Stage::with_db(db, vec![network::room(), accounts::room(), audit::room()]).await
}

async fn note(site: &Site, body: Id<Body>, what: &'static str, count: i64) {
    let own = site.clone();
    site.db
        .write(move |conn| {
            Box::pin(async move { weave::note(&own, conn, Entry::new(body, None, what).count(count)).await })
        })
        .await
        .unwrap();
}

async fn sql(site: &Site, sql: &'static str, body: Id<Body>) {
    let touched = site
        .db
        .write(move |conn| Box::pin(async move { conn.run(sql, db::args![body]).await }))
        .await
        .unwrap();
    assert!(touched > 0, "{sql}");
}

async fn wrong(site: &Site, body: Id<Body>) -> Vec<Wrong> {
    audit::verify(site, body, &[]).await.unwrap().wrong
}

#[tokio::test]
async fn many_who_write_at_once_make_one_chain_without_a_gap() {
    each(&[], |db| async move {
        let stage = stage(db).await;
        let planted = network::testing::plant(&stage.site).await;
        let mut tasks = Vec::new();
        for n in 0..60_i64 {
            let (site, body) = (stage.site.clone(), planted.chapter);
            tasks.push(tokio::spawn(async move {
                let own = site.clone();
                site.db
                    .write(move |conn| {
                        Box::pin(async move {
                            weave::note(&own, conn, Entry::new(body, None, "test.first").count(n)).await?;
                            // One in six changes its mind: its lines go with it, and leave no gap.
                            if n % 6 == 5 {
                                return Err(basis::Problem::forbidden());
                            }
                            weave::note(&own, conn, Entry::new(body, None, "test.second").count(n)).await
                        })
                    })
                    .await
                    .is_ok()
            }));
        }
        let mut done = 0;
        for task in tasks {
            done += i64::from(task.await.unwrap());
        }
        assert_eq!(done, 50);
        let verdict = audit::verify(&stage.site, planted.chapter, &[]).await.unwrap();
        assert_eq!((verdict.lines, verdict.wrong), (100, vec![]));
        let other = audit::verify(&stage.site, planted.sister, &[]).await.unwrap();
        assert_eq!((other.lines, other.last), (0, None));
        stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn what_was_done_to_the_rows_is_found_at_its_number() {
    each(&[], |db| async move {
        let stage = stage(db).await;
        let site = &stage.site;
        let planted = network::testing::plant(site).await;
        let tampered: [(&'static str, &[Wrong]); 7] = [
            ("UPDATE audit_lines SET count = 9 WHERE body = $1 AND number = 3", &[Wrong::Changed(3)]),
            (
                "UPDATE audit_lines SET account = NULL, at = at + 1 WHERE body = $1 AND number = 4",
                &[Wrong::Changed(4)],
            ),
            ("DELETE FROM audit_lines WHERE body = $1 AND number = 3", &[Wrong::Missing(3, 3)]),
            ("DELETE FROM audit_lines WHERE body = $1 AND number < 3", &[Wrong::Missing(1, 2)]),
            (
                "INSERT INTO audit_lines SELECT body, 7, at, account, what, about, count, previous, hash \
                 FROM audit_lines WHERE body = $1 AND number = 5",
                &[Wrong::Apart(7), Wrong::Changed(7)],
            ),
            ("UPDATE audit_lines SET number = 12 - number WHERE body = $1 AND number = 6", &[]),
            (
                "UPDATE audit_lines SET number = number + 100 WHERE body = $1 AND number = 2",
                &[Wrong::Missing(2, 2), Wrong::Missing(7, 101), Wrong::Changed(102)],
            ),
        ];
        for (at, (statement, found)) in tampered.into_iter().enumerate() {
            // A chain of six for each, at a body of its own.
            let body = Id::from_bits(1_000 + at as u128);
            for n in 0..6 {
                note(site, body, "test.done", n).await;
            }
            assert_eq!(wrong(site, body).await, [], "before {statement}");
            sql(site, statement, body).await;
            assert_eq!(wrong(site, body).await, found, "{statement}");
        }
        assert_eq!(wrong(site, planted.root).await, []);
        stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn a_chain_cut_off_or_written_anew_differs_from_its_checkpoint() {
    each(&[], |db| async move {
        let stage = stage(db).await;
        let site = &stage.site;
        let planted = network::testing::plant(site).await;
        let body = planted.chapter;
        for n in 0..4 {
            note(site, body, "test.done", n).await;
        }
        note(site, body, "lockdown.pressed", 1).await;
        stage.work().await;
        let kept = store::checkpoints(&mut site.db.read().await.unwrap(), body).await.unwrap();
        assert_eq!(kept.len(), 1);
        let letter = kept[0].at_line.clone();
        assert_eq!(letter.number, 5);
        assert_eq!(wrong(site, body).await, []);
        sql(site, "DELETE FROM audit_lines WHERE body = $1 AND number > 3", body).await;
        assert_eq!(wrong(site, body).await, [Wrong::CutOff(5)]);
        note(site, body, "test.other", 1).await;
        note(site, body, "test.other", 2).await;
        assert_eq!(wrong(site, body).await, [Wrong::Differs(5)]);
        // Whoever changes the checkpoint too has no signature for it; and her letter still knows.
        sql(site, "UPDATE audit_checkpoints SET mark = '0000000000000000' WHERE body = $1", body).await;
        assert_eq!(wrong(site, body).await, [Wrong::Unsigned(5)]);
        sql(site, "DELETE FROM audit_checkpoints WHERE body = $1", body).await;
        assert_eq!(wrong(site, body).await, []);
        let compared = audit::verify(site, body, &[letter]).await.unwrap();
        assert_eq!(compared.wrong, [Wrong::Differs(5)]);
        stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn after_five_years_a_chain_is_shorter_and_still_whole() {
    each(&[], |db| async move {
        let stage = stage(db).await;
        let site = &stage.site;
        let planted = network::testing::plant(site).await;
        let body = planted.chapter;
        for n in 0..3 {
            note(site, body, "test.done", n).await;
        }
        note(site, planted.root, "test.done", 1).await;
        site.clock.advance(KEPT);
        note(site, body, "test.done", 3).await;
        site.clock.advance(std::time::Duration::from_secs(1));
        let known = store::line(&mut site.db.read().await.unwrap(), body, 3).await.unwrap();
        let holding = audit::room().holdings().remove(0);
        let (own, now) = (site.clone(), site.clock.now());
        let gone = site
            .db
            .write(move |conn| Box::pin(async move { holding.purge(&own, conn, now).await }))
            .await
            .unwrap();
        assert_eq!(gone, 4);
        let given = [3, 1].map(|number| Checkpoint { number, mark: mark(&known.hash) });
        let verdict = audit::verify(site, body, &given).await.unwrap();
        // Line 4, and the line that says that three were erased.
        assert_eq!((verdict.lines, verdict.wrong, verdict.too_old), (2, vec![], vec![1]));
        // A chain of which all is gone goes on from where it was.
        let verdict = audit::verify(site, planted.root, &[]).await.unwrap();
        assert_eq!((verdict.lines, verdict.wrong, verdict.last.unwrap().number), (1, vec![], 2));
        sql(site, "UPDATE audit_starts SET number = 2 WHERE body = $1", body).await;
        assert_eq!(wrong(site, body).await, [Wrong::Unsigned(2), Wrong::Missing(3, 3)]);
        stage.end().await;
    })
    .await;
}
