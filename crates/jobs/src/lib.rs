#![doc = include_str!("../README.md")]

mod dispatch;
mod model;
mod runner;
mod schedule;
mod store;

use basis::{Clock, Id, Moment, Result, Rng};
use db::{Conn, Migrations};

pub use model::{Counts, Failed, Job, Queue, Standing, Worker};
pub use runner::{Handle, Runner};
pub use schedule::{Schedule, When};

/// The tables `jobs_job` and `jobs_schedule`.
pub const MIGRATIONS: Migrations = db::migrations!("jobs", "202611230101_jobs");

/// Writes a job down in the transaction of `conn`; it begins after the commit, not before `job.at`.
///
/// # Errors
/// Whatever the database says.
pub async fn enqueue(conn: &mut Conn, job: Job, clock: &Clock, rng: &Rng) -> Result<()> {
    store::enqueue(conn, Id::new(clock, rng), &job, clock.now()).await?;
    conn.ring();
    Ok(())
}

/// As [`enqueue`], for many at once.
///
/// # Errors
/// Whatever the database says.
pub async fn enqueue_all(conn: &mut Conn, jobs: Vec<Job>, clock: &Clock, rng: &Rng) -> Result<()> {
    let (keyed, plain): (Vec<Job>, Vec<Job>) = jobs.into_iter().partition(|job| job.key.is_some());
    for job in keyed {
        enqueue(conn, job, clock, rng).await?;
    }
    if !plain.is_empty() {
        let plain = plain.into_iter().map(|job| (Id::new(clock, rng), job)).collect();
        store::enqueue_all(conn, plain, clock.now()).await?;
        conn.ring();
    }
    Ok(())
}

/// How many wait, run and have failed.
///
/// # Errors
/// Whatever the database says.
pub async fn counts(conn: &mut Conn) -> Result<Counts> {
    store::counts(conn).await
}

/// How the jobs of every kind stand that has any, at `now`; `since`: from when on a failure is a late one.
///
/// # Errors
/// Whatever the database says.
pub async fn standing(conn: &mut Conn, now: Moment, since: Moment) -> Result<Vec<Standing>> {
    store::standing(conn, now, since).await
}

/// Those given up, the latest first, at most `limit`.
///
/// # Errors
/// Whatever the database says.
pub async fn failed(conn: &mut Conn, limit: i64) -> Result<Vec<Failed>> {
    store::failed(conn, limit).await
}

/// Lets a failed job begin anew, at once. `false` when there is none of that id (any more).
///
/// # Errors
/// Whatever the database says.
pub async fn retry(conn: &mut Conn, id: Id<Job>, now: Moment) -> Result<bool> {
    let found = store::retry(conn, id, now).await?;
    conn.ring();
    Ok(found)
}

/// Deletes a failed job. `false` when there is none of that id (any more).
///
/// # Errors
/// Whatever the database says.
pub async fn forget(conn: &mut Conn, id: Id<Job>) -> Result<bool> {
    store::forget(conn, id).await
}

/// Deletes every job that failed before `before`; answers how many.
///
/// # Errors
/// Whatever the database says.
pub async fn forget_failed(conn: &mut Conn, before: Moment) -> Result<u64> {
    store::forget_failed(conn, before).await
}

/// Holds the jobs of `kinds` that are due: they stand among the failed, with `cause`, until someone lets them begin anew or forgets
/// them. What ran when a backup was made waits again. How many are held.
///
/// # Errors
/// Whatever the database says.
pub async fn hold(conn: &mut Conn, kinds: &[&'static str], now: Moment, cause: &str) -> Result<u64> {
    store::let_go(conn).await?;
    let mut held = 0;
    for kind in kinds {
        held += store::hold(conn, kind, now, cause).await?;
    }
    Ok(held)
}
