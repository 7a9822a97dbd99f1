#![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod queue;
mod runs;
mod schedules;

use std::{sync::Arc, time::Duration};

use basis::{Clock, Moment, Problem, Rng};
use db::Db;
use jobs::{Counts, Job, Queue, Runner, Schedule, Worker};
use parking_lot::Mutex;
use serde_json::{Value, json};

/// A runner whose workers write down what they did, on a clock that stands still.
#[derive(Clone)]
struct Bench {
    db: Db,
    clock: Clock,
    rng: Rng,
    done: Arc<Mutex<Vec<Value>>>,
}

impl Bench {
    fn new(db: Db) -> Self {
        let clock = Clock::fixed(Moment::from_millis(1_795_000_000_000));
        Self { db, clock, rng: Rng::system().unwrap(), done: Arc::default() }
    }

    fn job(&self, payload: Value) -> Job {
        Job { kind: "test.note", payload, at: self.clock.now(), queue: Queue::Urgent, key: None }
    }

    async fn enqueue(&self, job: Job) {
        let (clock, rng) = (self.clock.clone(), self.rng.clone());
        self.db
            .write(move |conn| Box::pin(async move { jobs::enqueue(conn, job, &clock, &rng).await }))
            .await
            .unwrap();
    }

    /// Notes payloads of `test.note`; `test.fail` ends as its payload says.
    fn workers(&self) -> Vec<Worker> {
        let done = self.done.clone();
        let note = Worker::new("test.note", move |payload| {
            done.lock().push(payload);
            async { Ok(()) }
        });
        let done = self.done.clone();
        let fail = Worker::new("test.fail", move |payload| {
            done.lock().push(payload.clone());
            async move {
                Err(match payload.as_str() {
                    Some("later") => Problem::unavailable("the relay is away"),
                    Some("much later") => Problem::too_many(600),
                    Some("never") => Problem::not_found(),
                    Some("panic") => panic!("as asked"),
                    _ => Problem::failed("a bug"),
                })
            }
        });
        vec![note, fail]
    }

    fn runner(&self) -> Runner {
        self.runner_with(vec![])
    }

    fn runner_with(&self, schedules: Vec<Schedule>) -> Runner {
        Runner::new(self.db.clone(), self.clock.clone(), self.rng.clone(), self.workers(), schedules)
    }

    fn done(&self) -> Vec<Value> {
        std::mem::take(&mut *self.done.lock())
    }

    async fn counts(&self) -> Counts {
        jobs::counts(&mut self.db.read().await.unwrap()).await.unwrap()
    }

    async fn failed(&self) -> Vec<jobs::Failed> {
        jobs::failed(&mut self.db.read().await.unwrap(), 50).await.unwrap()
    }

    fn later(&self, seconds: u64) {
        self.clock.advance(Duration::from_secs(seconds));
    }
}

/// Until it is so, at most five seconds of real time.
async fn until(mut so: impl FnMut() -> bool) {
    for _ in 0..1_000 {
        if so() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    panic!("it never came to be");
}

fn numbers(upto: i64) -> Vec<Value> {
    (0..upto).map(|number| json!(number)).collect()
}
