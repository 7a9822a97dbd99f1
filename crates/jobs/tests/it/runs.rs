//! A runner at work, on the real clock where pauses matter.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use basis::Clock;
use db::{args, testing};
use jobs::{Counts, Job, MIGRATIONS, Queue, Runner, Worker};
use serde_json::json;
use tokio::time::{Instant, sleep};

use crate::{Bench, until};

#[tokio::test]
async fn what_is_enqueued_here_begins_at_once() {
    testing::each(&[MIGRATIONS], |db| async move {
        let bench = Bench { clock: Clock::system(), ..Bench::new(db) };
        let handle = bench.runner().start();
        sleep(Duration::from_millis(150)).await;
        let started = Instant::now();
        for number in 0..5 {
            bench.enqueue(bench.job(json!(number))).await;
            until(|| bench.done().len() == 1).await;
        }
        assert!(started.elapsed() < Duration::from_millis(1_500), "{:?}", started.elapsed());
        // One that is due in a moment needs no bell.
        let soon = bench.clock.now().plus(Duration::from_millis(120));
        bench.enqueue(Job { at: soon, ..bench.job(json!("soon")) }).await;
        until(|| bench.done().len() == 1).await;
        assert!(bench.clock.now() >= soon);
        handle.stop().await;
    })
    .await;
}

#[tokio::test]
async fn each_queue_has_its_places_and_none_waits_for_another() {
    testing::each(&[MIGRATIONS], |db| async move {
        let bench = Bench { clock: Clock::system(), ..Bench::new(db) };
        let now_and_most: Arc<[(AtomicUsize, AtomicUsize); 3]> = Arc::default();
        let seen = now_and_most.clone();
        let worker = Worker::new("test.slow", move |payload| {
            let seen = seen.clone();
            async move {
                let (now, most) = seen.get(payload.as_u64().unwrap() as usize).unwrap();
                most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                sleep(Duration::from_millis(60)).await;
                now.fetch_sub(1, Ordering::SeqCst);
                Ok(())
            }
        });
        for _ in 0..5 {
            for (number, queue) in Queue::ALL.into_iter().enumerate() {
                bench.enqueue(Job { kind: "test.slow", queue, ..bench.job(json!(number)) }).await;
            }
        }
        let runner =
            Runner::new(bench.db.clone(), bench.clock.clone(), bench.rng.clone(), vec![worker], vec![]);
        let handle = runner.start();
        for _ in 0..400 {
            if bench.counts().await == Counts::default() {
                break;
            }
            sleep(Duration::from_millis(10)).await;
        }
        handle.stop().await;
        assert_eq!(bench.counts().await, Counts::default());
        let most: Vec<usize> = now_and_most.iter().map(|(_, most)| most.load(Ordering::SeqCst)).collect();
        assert_eq!(most, [2, 1, 1]);
    })
    .await;
}

#[tokio::test]
async fn stopping_finishes_what_has_begun_and_takes_nothing_new() {
    testing::each(&[MIGRATIONS], |db| async move {
        let bench = Bench { clock: Clock::system(), ..Bench::new(db) };
        let (begun, ended) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let counted = (begun.clone(), ended.clone());
        let worker = Worker::new("test.slow", move |_| {
            let (begun, ended) = counted.clone();
            async move {
                begun.fetch_add(1, Ordering::SeqCst);
                sleep(Duration::from_millis(200)).await;
                ended.fetch_add(1, Ordering::SeqCst);
                Ok(())
            }
        });
        for _ in 0..6 {
            bench.enqueue(Job { kind: "test.slow", ..bench.job(json!(0)) }).await;
        }
        let runner =
            Runner::new(bench.db.clone(), bench.clock.clone(), bench.rng.clone(), vec![worker], vec![]);
        let handle = runner.start();
        until(|| begun.load(Ordering::SeqCst) == 2).await;
        handle.stop().await;
        assert_eq!((begun.load(Ordering::SeqCst), ended.load(Ordering::SeqCst)), (2, 2));
        assert_eq!(bench.counts().await, Counts { waiting: 4, running: 0, failed: 0 });
        // Another start goes on with the rest.
        let handle = runner.start();
        until(|| ended.load(Ordering::SeqCst) >= 4).await;
        handle.stop().await;
    })
    .await;
}

#[tokio::test]
async fn the_job_of_a_process_that_died_is_taken_after_its_lease() {
    testing::each(&[MIGRATIONS], |db| async move {
        let bench = Bench::new(db);
        let stuck = Worker::new("test.note", |_| std::future::pending());
        bench.enqueue(bench.job(json!("mine"))).await;
        let dead = Runner::new(bench.db.clone(), bench.clock.clone(), bench.rng.clone(), vec![stuck], vec![]);
        let running = tokio::spawn(async move { dead.run_due().await });
        while bench.counts().await.running == 0 {
            sleep(Duration::from_millis(5)).await;
        }
        running.abort();
        assert!(running.await.is_err());
        let runner = bench.runner();
        bench.later(59);
        assert_eq!(runner.run_due().await, 0);
        bench.later(1);
        assert_eq!(runner.run_due().await, 1);
        assert_eq!(bench.done(), [json!("mine")]);
        assert_eq!(bench.counts().await, Counts::default());
    })
    .await;
}

#[tokio::test]
async fn one_that_takes_its_process_down_each_time_is_given_up() {
    testing::each(&[MIGRATIONS], |db| async move {
        let bench = Bench::new(db);
        bench.enqueue(bench.job(json!("deadly"))).await;
        bench
            .db
            .write(|conn| {
                Box::pin(async move {
                    let sql = "UPDATE jobs_job SET state = 'running', attempts = 8, holder = 'gone'";
                    conn.run(sql, args![]).await
                })
            })
            .await
            .unwrap();
        assert_eq!(bench.runner().run_due().await, 1);
        assert!(bench.done().is_empty());
        assert!(bench.failed().await.first().unwrap().cause.contains("died"));
    })
    .await;
}

#[tokio::test]
async fn who_lost_the_lease_ends_nothing() {
    testing::each(&[MIGRATIONS], |db| async move {
        let bench = Bench::new(db.clone());
        let thief = db.clone();
        let worker = Worker::new("test.note", move |_| {
            let thief = thief.clone();
            async move {
                thief
                    .write(|conn| {
                        Box::pin(
                            async move { conn.run("UPDATE jobs_job SET holder = 'other'", args![]).await },
                        )
                    })
                    .await
                    .map(|_| ())
            }
        });
        bench.enqueue(bench.job(json!(1))).await;
        let runner = Runner::new(db, bench.clock.clone(), bench.rng.clone(), vec![worker], vec![]);
        assert_eq!(runner.run_due().await, 1);
        assert_eq!(bench.counts().await.running, 1, "it is the other's to end");
    })
    .await;
}
