//! One job, from its claim to its end.

use std::{collections::HashMap, panic::AssertUnwindSafe, sync::Arc, time::Duration};

use basis::{Clock, Id, Kind, Moment, Problem, Result, Rng};
use db::Db;
use futures_util::FutureExt;
use tokio::time::{Instant, interval_at, sleep};

use crate::{
    Job, Queue, Schedule, Worker, enqueue,
    model::{LEASE, MOST, RENEW, pause, tries},
    store::{self, Claimed, Takes},
};

/// Characters of a cause that are kept.
const CAUSE: usize = 1_000;

/// What the runner's tasks share.
pub(crate) struct Shared {
    pub(crate) db: Db,
    pub(crate) clock: Clock,
    rng: Rng,
    workers: HashMap<&'static str, Worker>,
    pub(crate) schedules: Vec<Schedule>,
    takes: Arc<Takes>,
}

impl Shared {
    pub(crate) fn new(
        db: Db,
        clock: Clock,
        rng: Rng,
        workers: Vec<Worker>,
        schedules: Vec<Schedule>,
    ) -> Self {
        let mut kinds: Vec<&'static str> = workers.iter().map(|worker| worker.kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        let takes = Arc::new(Takes::new(kinds, db.is_sqlite()));
        let workers = workers.into_iter().map(|worker| (worker.kind, worker)).collect();
        Self { db, clock, rng, workers, schedules, takes }
    }

    /// When something of this queue is due; a look that costs no write.
    pub(crate) async fn next(&self, queue: Queue) -> Result<Option<Moment>> {
        self.takes.next(&mut self.db.read().await?, queue).await
    }

    pub(crate) async fn claim(&self, queue: Queue) -> Result<Option<Claimed>> {
        let (now, takes, holder) = (self.clock.now(), self.takes.clone(), Id::new(&self.clock, &self.rng));
        self.db
            .write(move |conn| {
                Box::pin(async move { takes.claim(conn, queue, now, now.plus(LEASE), holder).await })
            })
            .await
    }

    /// Does a job and writes down how it ended.
    pub(crate) async fn run(&self, job: Claimed) {
        let ended = if job.attempts > MOST {
            // Claimed again and again and never ended: it takes its process down.
            Err(Problem::failed("each process that began it died"))
        } else {
            self.work(&job).await
        };
        for pause in [200, 2_000, 10_000, 0] {
            match self.settle(&job, &ended).await {
                Ok(()) => return,
                Err(problem) if pause > 0 => {
                    tracing::warn!(kind = job.kind, %problem, "the end of a job cannot be written down yet");
                    sleep(Duration::from_millis(pause)).await;
                }
                Err(problem) => {
                    tracing::error!(kind = job.kind, %problem, "the end of a job was not written down: it will run again");
                }
            }
        }
    }

    async fn work(&self, job: &Claimed) -> Result<()> {
        let Some(worker) = self.workers.get(job.kind.as_str()) else {
            return Err(Problem::unavailable("no worker of this kind"));
        };
        let payload = serde_json::from_str(&job.payload).map_err(Problem::failed)?;
        // Called inside, so that a panic before the future is there is caught as well.
        let mut work = Box::pin(AssertUnwindSafe(async move { (worker.run)(payload).await }).catch_unwind());
        let mut renewal = interval_at(Instant::now() + RENEW, RENEW);
        loop {
            tokio::select! {
                ended = &mut work => {
                    return ended.unwrap_or_else(|_| Err(Problem::failed("the worker panicked")));
                }
                _ = renewal.tick() => self.renew(job).await,
            }
        }
    }

    async fn renew(&self, job: &Claimed) {
        let (id, holder, lease) = (job.id.clone(), job.holder, self.clock.now().plus(LEASE));
        let renewed = self
            .db
            .write(move |conn| Box::pin(async move { store::renew(conn, &id, holder, lease).await }))
            .await;
        match renewed {
            Ok(true) => {}
            Ok(false) => {
                tracing::warn!(kind = job.kind, "a job took so long that another process has begun it too")
            }
            Err(problem) => tracing::warn!(kind = job.kind, %problem, "the lease of a job was not renewed"),
        }
    }

    async fn settle(&self, job: &Claimed, ended: &Result<()>) -> Result<()> {
        let (id, holder, now, attempts) = (job.id.clone(), job.holder, self.clock.now(), job.attempts);
        let Err(problem) = ended else {
            return self
                .db
                .write(move |conn| {
                    Box::pin(async move { store::finish(conn, &id, holder).await.map(|_| ()) })
                })
                .await;
        };
        let cause: String = problem.to_string().chars().take(CAUSE).collect();
        if attempts < tries(problem.kind) {
            tracing::info!(kind = job.kind, attempts, cause, "a job will be tried again");
            let due = now.plus(pause(attempts, problem.retry_after));
            self.db
                .write(move |conn| {
                    Box::pin(async move { store::again(conn, &id, holder, due, &cause).await.map(|_| ()) })
                })
                .await
        } else {
            tracing::error!(kind = job.kind, attempts, cause, "a job was given up");
            self.db
                .write(move |conn| {
                    Box::pin(async move { store::give_up(conn, &id, holder, now, &cause).await.map(|_| ()) })
                })
                .await
        }
    }

    /// Writes the schedules down.
    pub(crate) async fn plan(&self) -> Result<()> {
        let (schedules, now) = (self.schedules.clone(), self.clock.now());
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    for schedule in &schedules {
                        store::plan(conn, schedule, now).await?;
                    }
                    Ok(())
                })
            })
            .await
    }

    /// Enqueues what the schedules say is due; answers when the next is.
    pub(crate) async fn tick(&self) -> Result<Option<Moment>> {
        let planned = store::planned(&mut self.db.read().await?).await?;
        let now = self.clock.now();
        let mut next = None;
        for schedule in &self.schedules {
            let Some((_, at)) = planned.iter().find(|(kind, _)| kind == schedule.kind) else { continue };
            let coming = if *at <= now {
                let coming = schedule.when.after(now);
                self.begin(*schedule, *at, coming).await?;
                coming
            } else {
                *at
            };
            next = Some(next.map_or(coming, |soonest: Moment| soonest.min(coming)));
        }
        Ok(next)
    }

    async fn begin(&self, schedule: Schedule, due: Moment, coming: Moment) -> Result<()> {
        let (clock, rng) = (self.clock.clone(), self.rng.clone());
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    if !store::advance(conn, schedule.kind, due, coming).await? {
                        return Ok(());
                    }
                    let job = Job {
                        kind: schedule.kind,
                        payload: serde_json::Value::Null,
                        at: clock.now(),
                        queue: schedule.queue,
                        key: Some("schedule".to_owned()),
                    };
                    enqueue(conn, job, &clock, &rng).await
                })
            })
            .await
    }
}

/// Whether waiting helps: for the runner's own errors.
pub(crate) fn warn(what: &str, problem: &Problem) {
    if problem.is(Kind::Unavailable) {
        tracing::warn!(%problem, "{what}");
    } else {
        tracing::error!(%problem, "{what}");
    }
}
