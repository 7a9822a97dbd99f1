//! What is taken when, how often, and by whom.

use basis::{Kind, Problem};
use db::testing;
use jobs::{Counts, Job, MIGRATIONS, Queue, Runner};
use serde_json::json;

use crate::{Bench, numbers};

#[tokio::test]
async fn a_job_runs_once_when_it_is_due_in_the_order_of_time() {
    testing::each(&[MIGRATIONS], |db| async move {
        let bench = Bench::new(db);
        let now = bench.clock.now();
        let hour = std::time::Duration::from_secs(3_600);
        bench.enqueue(Job { at: now.plus(hour), ..bench.job(json!("later")) }).await;
        bench.enqueue(bench.job(json!("now"))).await;
        bench.enqueue(Job { at: now.minus(hour), ..bench.job(json!({"id": "long since", "n": 3})) }).await;
        let runner = bench.runner();
        assert_eq!(runner.run_due().await, 2);
        assert_eq!(bench.done(), [json!({"id": "long since", "n": 3}), json!("now")]);
        assert_eq!(runner.run_due().await, 0);
        assert_eq!(bench.counts().await, Counts { waiting: 1, running: 0, failed: 0 });
        bench.later(3_600);
        assert_eq!(runner.run_due().await, 1);
        assert_eq!(bench.done(), [json!("later")]);
        assert_eq!(bench.counts().await, Counts::default(), "what is done leaves nothing");
    })
    .await;
}

#[tokio::test]
async fn a_job_of_a_transaction_that_failed_was_never_there() {
    testing::each(&[MIGRATIONS], |db| async move {
        let bench = Bench::new(db);
        let (job, clock, rng) = (bench.job(json!(1)), bench.clock.clone(), bench.rng.clone());
        let ended = bench
            .db
            .write(move |conn| {
                Box::pin(async move {
                    jobs::enqueue(conn, job, &clock, &rng).await?;
                    Err::<(), _>(Problem::forbidden())
                })
            })
            .await;
        assert!(ended.unwrap_err().is(Kind::Forbidden));
        assert_eq!(bench.runner().run_due().await, 0);
    })
    .await;
}

#[tokio::test]
async fn with_a_key_one_waits_and_the_earlier_time_counts() {
    testing::each(&[MIGRATIONS], |db| async move {
        let bench = Bench::new(db);
        let now = bench.clock.now();
        let minute = std::time::Duration::from_secs(60);
        let keyed = |payload, at, key: &str| Job { at, key: Some(key.to_owned()), ..bench.job(payload) };
        bench.enqueue(keyed(json!("first"), now.plus(minute), "a")).await;
        bench.enqueue(keyed(json!("second"), now, "a")).await;
        bench.enqueue(keyed(json!("third"), now.plus(minute), "a")).await;
        bench.enqueue(keyed(json!("other key"), now, "b")).await;
        bench.enqueue(Job { kind: "test.fail", ..keyed(json!("later"), now, "a") }).await;
        assert_eq!(bench.counts().await.waiting, 3);
        assert_eq!(bench.runner().run_due().await, 3);
        let done = bench.done();
        assert!(
            done.contains(&json!("first"))
                && done.contains(&json!("other key"))
                && !done.contains(&json!("second"))
        );
        // The failed one has begun, so another of its key may come; it is tried again beside that.
        bench.enqueue(Job { kind: "test.fail", ..keyed(json!("never"), now, "a") }).await;
        assert_eq!(bench.counts().await.waiting, 2);
    })
    .await;
}

#[tokio::test]
async fn what_went_wrong_decides_how_often_it_is_tried() {
    testing::each(&[MIGRATIONS], |db| async move {
        let bench = Bench::new(db);
        for (payload, attempts, cause) in [
            ("later", 8, "the relay is away"),
            ("bug", 3, "a bug"),
            ("panic", 3, "panicked"),
            ("never", 1, "problem-not-found"),
        ] {
            bench.enqueue(Job { kind: "test.fail", ..bench.job(json!(payload)) }).await;
            let runner = bench.runner();
            for attempt in 1..attempts {
                assert_eq!(runner.run_due().await, 1, "{payload}, {attempt}");
                bench.later((5 << (attempt - 1)) - 1);
                assert_eq!(runner.run_due().await, 0, "{payload} waits after {attempt}");
                bench.later(1);
            }
            assert_eq!(runner.run_due().await, 1);
            bench.later(1_000_000);
            assert_eq!(runner.run_due().await, 0, "{payload} is given up");
            assert_eq!(bench.done().len(), attempts);
            let failed = bench.failed().await;
            let last = failed.first().unwrap();
            assert_eq!(
                (last.attempts, last.kind.as_str(), last.queue.as_str()),
                (attempts as i64, "test.fail", "urgent")
            );
            assert!(last.cause.contains(cause), "{}", last.cause);
            assert_eq!(last.payload, json!(payload));
        }
        assert_eq!(bench.counts().await, Counts { waiting: 0, running: 0, failed: 4 });
    })
    .await;
}

#[tokio::test]
async fn a_longer_pause_that_was_asked_for_is_kept() {
    testing::each(&[MIGRATIONS], |db| async move {
        let bench = Bench::new(db);
        bench.enqueue(Job { kind: "test.fail", ..bench.job(json!("much later")) }).await;
        let runner = bench.runner();
        assert_eq!(runner.run_due().await, 1);
        bench.later(599);
        assert_eq!(runner.run_due().await, 0);
        bench.later(1);
        assert_eq!(runner.run_due().await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_failed_job_can_be_begun_anew_or_forgotten() {
    testing::each(&[MIGRATIONS], |db| async move {
        let bench = Bench::new(db);
        for number in 0..3 {
            let key = Some(format!("k{number}"));
            bench.enqueue(Job { kind: "test.fail", key, ..bench.job(json!("never")) }).await;
        }
        let runner = bench.runner();
        assert_eq!(runner.run_due().await, 3);
        let failed = bench.failed().await;
        let (one, two) = (failed.first().unwrap().id, failed.last().unwrap().id);
        let now = bench.clock.now();
        bench
            .db
            .write(move |conn| {
                Box::pin(async move {
                    assert!(jobs::retry(conn, one, now).await?);
                    assert!(!jobs::retry(conn, one, now).await?);
                    assert!(jobs::forget(conn, two).await?);
                    assert!(!jobs::forget(conn, two).await?);
                    assert!(!jobs::forget(conn, one).await?, "it waits again");
                    Ok(())
                })
            })
            .await
            .unwrap();
        assert_eq!(bench.counts().await, Counts { waiting: 1, running: 0, failed: 1 });
        assert_eq!(runner.run_due().await, 1);
        let forgotten = bench
            .db
            .write(move |conn| {
                let soon = now.plus(std::time::Duration::from_millis(1));
                Box::pin(async move { jobs::forget_failed(conn, soon).await })
            })
            .await;
        assert_eq!(forgotten.unwrap(), 2);
        assert_eq!(bench.counts().await, Counts::default());
    })
    .await;
}

#[tokio::test]
async fn kinds_without_a_worker_here_wait_for_a_process_that_has_one() {
    testing::each(&[MIGRATIONS], |db| async move {
        let bench = Bench::new(db);
        bench.enqueue(bench.job(json!(1))).await;
        let idle = Runner::new(bench.db.clone(), bench.clock.clone(), bench.rng.clone(), vec![], vec![]);
        assert_eq!(idle.run_due().await, 0);
        let others = bench.workers().into_iter().filter(|worker| worker.kind != "test.note").collect();
        let other = Runner::new(bench.db.clone(), bench.clock.clone(), bench.rng.clone(), others, vec![]);
        assert_eq!(other.run_due().await, 0);
        assert_eq!(bench.runner().run_due().await, 1);
    })
    .await;
}

#[tokio::test]
async fn several_processes_share_the_work_and_repeat_none() {
    testing::each(&[MIGRATIONS], |db| async move {
        let bench = Bench::new(db);
        for number in 0..60 {
            let queue = if number % 3 == 0 { Queue::Bulk } else { Queue::Urgent };
            bench.enqueue(Job { queue, ..bench.job(json!(number)) }).await;
        }
        let running: Vec<_> = (0..4)
            .map(|_| {
                let runner = bench.runner();
                tokio::spawn(async move { runner.run_due().await })
            })
            .collect();
        let mut begun = 0;
        for one in running {
            begun += one.await.unwrap();
        }
        begun += bench.runner().run_due().await;
        let mut done = bench.done();
        done.sort_by_key(serde_json::Value::as_i64);
        assert_eq!((begun, done), (60, numbers(60)));
    })
    .await;
}

#[tokio::test]
async fn how_the_jobs_of_each_kind_stand() {
    testing::each(&[MIGRATIONS], |db| async move {
        let bench = Bench::new(db);
        let begun = bench.clock.now();
        bench.enqueue(Job { kind: "test.fail", ..bench.job(json!("never")) }).await;
        bench.enqueue(Job { kind: "test.fail", ..bench.job(json!("later")) }).await;
        bench.runner().run_due().await;
        let hour = std::time::Duration::from_secs(3_600);
        bench.enqueue(Job { at: begun.plus(hour), ..bench.job(json!(1)) }).await;
        bench.enqueue(bench.job(json!(2))).await;
        let read = |now, since| {
            let db = bench.db.clone();
            async move { jobs::standing(&mut db.read().await.unwrap(), now, since).await.unwrap() }
        };
        let seen = read(begun, begun.minus(hour)).await;
        let of = |kind: &str| seen.iter().find(|one| one.kind == kind).unwrap().clone();
        let fail = of("test.fail");
        assert_eq!(
            (fail.waiting, fail.failed, fail.lately, fail.worn_out),
            (1, 1, 1, 0),
            "one is tried again"
        );
        assert_eq!(fail.oldest, Some(begun), "it waits since it was written down");
        let note = of("test.note");
        assert_eq!(
            (note.queue.as_str(), note.waiting, note.oldest),
            ("urgent", 1, Some(begun)),
            "not what is planned"
        );
        // Tried as often as may be: the relay was away all the while.
        for _ in 0..8 {
            bench.clock.advance(hour);
            bench.runner().run_due().await;
        }
        let now = bench.clock.now();
        let seen = read(now, now.minus(hour * 2)).await;
        let fail = seen.iter().find(|one| one.kind == "test.fail").unwrap();
        assert_eq!((fail.waiting, fail.failed, fail.lately, fail.worn_out), (0, 2, 1, 1));
        assert!(seen.iter().all(|one| one.kind != "test.note"), "what is done is gone");
    })
    .await;
}
