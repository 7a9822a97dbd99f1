use std::{fmt, sync::Arc, time::Duration};

use basis::{Clock, Moment, Rng};
use db::Db;
use tokio::{
    sync::{Semaphore, watch},
    task::JoinHandle,
    time::sleep,
};

use crate::{
    Queue, Schedule, Worker,
    dispatch::{Shared, warn},
};

/// How often other processes' jobs are looked for.
const LOOK: Duration = Duration::from_secs(1);
/// The least pause between two looks that found nothing to take.
const BREATH: Duration = Duration::from_millis(20);
const AFTER_TROUBLE: Duration = Duration::from_secs(5);
/// Schedules are moved by other processes too.
const LOOK_AT_SCHEDULES: Duration = Duration::from_secs(30);

/// Takes jobs and does them. Cheap to clone.
#[derive(Clone)]
pub struct Runner(Arc<Shared>);

impl fmt::Debug for Runner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Runner")
    }
}

impl Runner {
    /// One worker a kind; of two the last counts.
    pub fn new(db: Db, clock: Clock, rng: Rng, workers: Vec<Worker>, schedules: Vec<Schedule>) -> Self {
        Self(Arc::new(Shared::new(db, clock, rng, workers, schedules)))
    }

    /// Begins, in tasks of its own. Needs a tokio runtime.
    pub fn start(&self) -> Handle {
        let stop = watch::Sender::new(false);
        let mut tasks: Vec<JoinHandle<()>> = Queue::ALL
            .into_iter()
            .map(|queue| tokio::spawn(take(self.0.clone(), queue, stop.subscribe())))
            .collect();
        if !self.0.schedules.is_empty() {
            tasks.push(tokio::spawn(keep_schedules(self.0.clone(), stop.subscribe())));
        }
        Handle { stop, tasks }
    }

    /// Does everything that is due now, schedules included, one after the other, until nothing is; answers how many
    /// were begun. For tests, and for commands that wait for what they caused.
    pub async fn run_due(&self) -> usize {
        if let Err(problem) = self.schedules_due().await {
            warn("the schedules cannot be read", &problem);
        }
        let mut begun = 0;
        loop {
            let before = begun;
            for queue in Queue::ALL {
                match self.0.claim(queue).await {
                    Ok(Some(job)) => {
                        self.0.run(job).await;
                        begun += 1;
                    }
                    Ok(None) => {}
                    Err(problem) => {
                        warn("no job can be taken", &problem);
                        return begun;
                    }
                }
            }
            if begun == before {
                return begun;
            }
        }
    }

    async fn schedules_due(&self) -> basis::Result<()> {
        self.0.plan().await?;
        self.0.tick().await.map(|_| ())
    }
}

/// A runner at work. Dropped without [`Handle::stop`], it takes nothing new and nobody waits for what has begun.
#[derive(Debug)]
pub struct Handle {
    stop: watch::Sender<bool>,
    tasks: Vec<JoinHandle<()>>,
}

impl Handle {
    /// Takes nothing new, and waits until everything that has begun is done.
    pub async fn stop(self) {
        self.stop.send_replace(true);
        for task in self.tasks {
            let _ = task.await;
        }
    }
}

/// Resolves when the handle says so, or is gone.
async fn stopped(stop: &mut watch::Receiver<bool>) {
    let _ = stop.wait_for(|stop| *stop).await;
}

/// Takes the jobs of one queue, each as soon as it is due and a place is free.
async fn take(shared: Arc<Shared>, queue: Queue, mut stop: watch::Receiver<bool>) {
    let places = Arc::new(Semaphore::new(queue.places() as usize));
    let mut bell = shared.db.bell();
    loop {
        let place = tokio::select! {
            biased;
            () = stopped(&mut stop) => break,
            place = places.clone().acquire_owned() => place,
        };
        // What rings from here on is not missed by the look that follows.
        bell.borrow_and_update();
        let wait = match begin(&shared, queue).await {
            Ok(Begun::Job(job)) => {
                let shared = shared.clone();
                tokio::spawn(async move {
                    shared.run(job).await;
                    drop(place);
                });
                continue;
            }
            Ok(Begun::Nothing(next)) => {
                let now = shared.clock.now();
                next.map_or(LOOK, |next| next.since(now)).clamp(BREATH, LOOK)
            }
            Err(problem) => {
                warn("no job can be taken", &problem);
                AFTER_TROUBLE
            }
        };
        drop(place);
        tokio::select! {
            () = stopped(&mut stop) => break,
            _ = bell.changed(), if wait != AFTER_TROUBLE => {}
            () = sleep(wait) => {}
        }
    }
    // Every place free: everything that had begun is done.
    let _ = places.acquire_many(queue.places()).await;
}

enum Begun {
    Job(crate::store::Claimed),
    Nothing(Option<Moment>),
}

async fn begin(shared: &Shared, queue: Queue) -> basis::Result<Begun> {
    let next = shared.next(queue).await?;
    if next.is_some_and(|next| next <= shared.clock.now())
        && let Some(job) = shared.claim(queue).await?
    {
        return Ok(Begun::Job(job));
    }
    Ok(Begun::Nothing(next))
}

async fn keep_schedules(shared: Arc<Shared>, mut stop: watch::Receiver<bool>) {
    let mut planned = false;
    loop {
        let wait = match once(&shared, &mut planned).await {
            Ok(next) => {
                let now = shared.clock.now();
                next.map_or(LOOK_AT_SCHEDULES, |next| next.since(now)).clamp(BREATH, LOOK_AT_SCHEDULES)
            }
            Err(problem) => {
                warn("the schedules cannot be read", &problem);
                AFTER_TROUBLE
            }
        };
        tokio::select! {
            () = stopped(&mut stop) => return,
            () = sleep(wait) => {}
        }
    }
}

async fn once(shared: &Shared, planned: &mut bool) -> basis::Result<Option<Moment>> {
    if !*planned {
        shared.plan().await?;
        *planned = true;
    }
    shared.tick().await
}
