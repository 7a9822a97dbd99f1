use std::{fmt, future::Future, sync::Arc, time::Duration};

use basis::{Id, Kind, Moment, Result};
use futures_util::future::BoxFuture;
use serde_json::Value;

/// Something to be done.
#[derive(Debug, Clone, PartialEq)]
pub struct Job {
    /// `room.work`: names the [`Worker`].
    pub kind: &'static str,
    /// Ids and numbers, never names.
    pub payload: Value,
    /// Not before.
    pub at: Moment,
    pub queue: Queue,
    /// Not enqueued again while one of the same kind and key has not yet begun.
    pub key: Option<String>,
}

/// How soon, and beside how many others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Queue {
    Urgent,
    Bulk,
    Background,
}

impl Queue {
    pub const ALL: [Self; 3] = [Self::Urgent, Self::Bulk, Self::Background];

    /// As in the column.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Urgent => "urgent",
            Self::Bulk => "bulk",
            Self::Background => "background",
        }
    }

    /// How many of it run at a time in one process.
    pub const fn places(self) -> u32 {
        match self {
            Self::Urgent => 2,
            Self::Bulk | Self::Background => 1,
        }
    }
}

type Run = dyn Fn(Value) -> BoxFuture<'static, Result<()>> + Send + Sync;

/// Who does the jobs of one kind.
#[derive(Clone)]
pub struct Worker {
    pub kind: &'static str,
    pub run: Arc<Run>,
    /// Whether something leaves the house: a letter that was sent cannot be taken back.
    pub sends: bool,
}

impl Worker {
    /// `Worker::new("comments.digest", move |payload| { let site = site.clone(); async move { … } })`
    pub fn new<F>(kind: &'static str, run: impl Fn(Value) -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = Result<()>> + Send + 'static,
    {
        Self { kind, run: Arc::new(move |payload| Box::pin(run(payload))), sends: false }
    }

    /// As [`Worker::new`], for jobs that send letters: after a restore those that were due are held, not sent again.
    pub fn letter<F>(kind: &'static str, run: impl Fn(Value) -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = Result<()>> + Send + 'static,
    {
        Self { sends: true, ..Self::new(kind, run) }
    }
}

impl fmt::Debug for Worker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Worker({})", self.kind)
    }
}

/// A job that was given up.
#[derive(Debug, Clone, PartialEq)]
pub struct Failed {
    pub id: Id<Job>,
    pub kind: String,
    pub queue: String,
    pub payload: Value,
    /// How often it was begun.
    pub attempts: i64,
    /// For whoever mends it: in English, without names.
    pub cause: String,
    pub enqueued_at: Moment,
    pub failed_at: Moment,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    pub waiting: i64,
    pub running: i64,
    pub failed: i64,
}

/// How the jobs of one kind stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    pub kind: String,
    pub queue: String,
    /// Due, or begun before and to be begun again; what is planned for later does not wait.
    pub waiting: i64,
    pub running: i64,
    pub failed: i64,
    /// Those that failed after the moment asked for.
    pub lately: i64,
    /// Of those, the ones begun as often as a job may be: what they need was not there all the while.
    pub worn_out: i64,
    /// Since when the oldest waits.
    pub oldest: Option<Moment>,
}

/// How long a process may be silent before another takes its job.
pub(crate) const LEASE: Duration = Duration::from_secs(60);
pub(crate) const RENEW: Duration = Duration::from_secs(20);

/// How often a job is begun at most.
pub(crate) const MOST: i64 = 8;

/// How often a job is begun that ends with a problem of this kind.
pub(crate) const fn tries(kind: Kind) -> i64 {
    match kind {
        Kind::Unavailable | Kind::TooMany | Kind::Conflict => MOST,
        Kind::Failed => 3,
        Kind::BadRequest
        | Kind::SignIn
        | Kind::Forbidden
        | Kind::NotFound
        | Kind::Gone
        | Kind::TooLarge
        | Kind::Invalid => 1,
    }
}

/// How long to wait after the attempt of this number (the first is 1).
pub(crate) fn pause(attempts: i64, retry_after: Option<u64>) -> Duration {
    let doublings = u32::try_from(attempts.saturating_sub(1).clamp(0, 10)).unwrap_or(0);
    Duration::from_secs((5 << doublings).max(retry_after.unwrap_or(0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_from_five_seconds() {
        let pauses: Vec<u64> = (1..8).map(|attempts| pause(attempts, None).as_secs()).collect();
        assert_eq!(pauses, [5, 10, 20, 40, 80, 160, 320]);
        assert_eq!(pause(1, Some(60)).as_secs(), 60);
        assert_eq!(pause(3, Some(5)).as_secs(), 20);
        assert_eq!(pause(i64::MAX, None).as_secs(), 5_120);
    }
}
