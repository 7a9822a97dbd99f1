//! What comes again and again.

use std::time::Duration;

use db::testing;
use jobs::{Counts, MIGRATIONS, Schedule};
use serde_json::Value;

use crate::{Bench, until};

const HOUR: Duration = Duration::from_secs(3_600);

#[tokio::test]
async fn a_schedule_runs_once_each_time_and_makes_up_for_missed_ones_once() {
    testing::each(&[MIGRATIONS], |db| async move {
        // It begins 400 s past a whole hour.
        let bench = Bench::new(db);
        let runner = bench.runner_with(vec![Schedule::every("test.note", HOUR)]);
        assert_eq!(runner.run_due().await, 0, "the first time lies ahead");
        bench.later(3_199);
        assert_eq!(runner.run_due().await, 0);
        bench.later(1);
        assert_eq!(runner.run_due().await, 1);
        assert_eq!(runner.run_due().await, 0);
        bench.later(3_600);
        assert_eq!(runner.run_due().await, 1);
        bench.later(10 * 3_600);
        // A new process after a long silence.
        assert_eq!(bench.runner_with(vec![Schedule::every("test.note", HOUR)]).run_due().await, 1);
        assert_eq!(runner.run_due().await, 0);
        assert!(bench.done().iter().all(Value::is_null));
    })
    .await;
}

#[tokio::test]
async fn several_processes_run_a_schedule_once() {
    testing::each(&[MIGRATIONS], |db| async move {
        let bench = Bench::new(db);
        let runners: Vec<_> =
            (0..4).map(|_| bench.runner_with(vec![Schedule::every("test.note", HOUR)])).collect();
        for runner in &runners {
            runner.run_due().await;
        }
        for _ in 0..5 {
            bench.later(3_600);
            let running: Vec<_> = runners
                .iter()
                .cloned()
                .map(|runner| tokio::spawn(async move { runner.run_due().await }))
                .collect();
            for one in running {
                one.await.unwrap();
            }
            bench.runner().run_due().await;
            assert_eq!(bench.done().len(), 1);
        }
        assert_eq!(bench.counts().await, Counts::default());
    })
    .await;
}

#[tokio::test]
async fn a_changed_plan_counts_at_once_and_the_same_plan_keeps_its_time() {
    testing::each(&[MIGRATIONS], |db| async move {
        let bench = Bench::new(db);
        let day = Schedule::every("test.note", 24 * HOUR);
        bench.runner_with(vec![day]).run_due().await;
        let minutes = Schedule::every("test.note", Duration::from_secs(60));
        let runner = bench.runner_with(vec![minutes]);
        assert_eq!(runner.run_due().await, 0);
        bench.later(60);
        assert_eq!(bench.runner_with(vec![minutes]).run_due().await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_runner_at_work_keeps_its_schedules() {
    testing::each(&[MIGRATIONS], |db| async move {
        let bench = Bench { clock: basis::Clock::system(), ..Bench::new(db) };
        let handle = bench.runner_with(vec![Schedule::every("test.note", Duration::from_secs(1))]).start();
        until(|| !bench.done.lock().is_empty()).await;
        handle.stop().await;
    })
    .await;
}
