use basis::{Id, Moment, Result};
use db::{Arg, Conn, args};
use serde_json::Value;

use crate::{Counts, Failed, Job, Queue, Schedule, Standing, model::MOST};

pub(crate) async fn enqueue(conn: &mut Conn, id: Id<Job>, job: &Job, now: Moment) -> Result<()> {
    // The update locks the row on PostgreSQL: whoever claims it waits for this transaction and sees what it wrote.
    conn.run(
        "INSERT INTO jobs_job (id, queue, kind, payload, once_key, state, attempts, due_at, enqueued_at) \
         VALUES ($1, $2, $3, $4, $5, 'waiting', 0, $6, $7) \
         ON CONFLICT (kind, once_key) WHERE state = 'waiting' AND attempts = 0 DO UPDATE SET \
         due_at = CASE WHEN excluded.due_at < jobs_job.due_at THEN excluded.due_at ELSE jobs_job.due_at END",
        args![id, job.queue.code(), job.kind, job.payload.to_string(), job.key.clone(), job.at, now],
    )
    .await
    .map(|_| ())
}

/// Those without a key: nothing can be in their way.
pub(crate) async fn enqueue_all(conn: &mut Conn, jobs: Vec<(Id<Job>, Job)>, now: Moment) -> Result<()> {
    let rows = jobs.into_iter().map(|(id, job)| {
        args![id, job.queue.code(), job.kind, job.payload.to_string(), "waiting", 0_i64, job.at, now]
    });
    conn.many(
        "INSERT INTO jobs_job (id, queue, kind, payload, state, attempts, due_at, enqueued_at) VALUES",
        rows.collect(),
        "",
    )
    .await
    .map(|_| ())
}

/// One job, taken.
#[derive(Debug)]
pub(crate) struct Claimed {
    pub(crate) id: String,
    pub(crate) kind: String,
    pub(crate) payload: String,
    pub(crate) attempts: i64,
    pub(crate) holder: Id<Claimed>,
}

/// The statements that name the kinds this process can do.
#[derive(Debug)]
pub(crate) struct Takes {
    kinds: Vec<&'static str>,
    next: String,
    claim: String,
}

impl Takes {
    pub(crate) fn new(kinds: Vec<&'static str>, sqlite: bool) -> Self {
        let places = |first: usize| -> String {
            (first..first + kinds.len()).map(|place| format!("${place}")).collect::<Vec<_>>().join(", ")
        };
        let next = format!(
            "SELECT CAST(min(due_at) AS BIGINT) FROM jobs_job WHERE queue = $1 AND state <> 'failed' AND kind IN ({})",
            places(2)
        );
        let lock = if sqlite { "" } else { "FOR UPDATE SKIP LOCKED" };
        let claim = format!(
            "UPDATE jobs_job SET state = 'running', attempts = attempts + 1, holder = $1, due_at = $2 WHERE id = \
             (SELECT id FROM jobs_job WHERE queue = $3 AND due_at <= $4 AND state <> 'failed' AND kind IN ({}) \
             ORDER BY due_at, id LIMIT 1 {lock}) RETURNING id, kind, payload, attempts",
            places(5)
        );
        Self { kinds, next, claim }
    }

    fn with_kinds(&self, mut args: Vec<Arg>) -> Vec<Arg> {
        args.extend(self.kinds.iter().map(|kind| Arg::from(*kind)));
        args
    }

    /// When the next job of a queue is due, or its lease ends.
    pub(crate) async fn next(&self, conn: &mut Conn, queue: Queue) -> Result<Option<Moment>> {
        if self.kinds.is_empty() {
            return Ok(None);
        }
        let rows =
            conn.all_dyn::<(Option<i64>,)>(self.next.clone(), self.with_kinds(args![queue.code()])).await?;
        Ok(rows.first().and_then(|row| row.0).map(Moment::from_millis))
    }

    /// Takes the job that has been due longest, until `lease`.
    pub(crate) async fn claim(
        &self,
        conn: &mut Conn,
        queue: Queue,
        now: Moment,
        lease: Moment,
        holder: Id<Claimed>,
    ) -> Result<Option<Claimed>> {
        if self.kinds.is_empty() {
            return Ok(None);
        }
        let args = self.with_kinds(args![holder, lease, queue.code(), now]);
        let rows = conn.all_dyn::<(String, String, String, i64)>(self.claim.clone(), args).await?;
        Ok(rows.into_iter().next().map(|(id, kind, payload, attempts)| Claimed {
            id,
            kind,
            payload,
            attempts,
            holder,
        }))
    }
}

/// `false` when someone else holds it by now; so too below.
pub(crate) async fn renew(conn: &mut Conn, id: &str, holder: Id<Claimed>, lease: Moment) -> Result<bool> {
    let sql = "UPDATE jobs_job SET due_at = $1 WHERE id = $2 AND holder = $3";
    Ok(conn.run(sql, args![lease, id, holder]).await? > 0)
}

pub(crate) async fn finish(conn: &mut Conn, id: &str, holder: Id<Claimed>) -> Result<bool> {
    Ok(conn.run("DELETE FROM jobs_job WHERE id = $1 AND holder = $2", args![id, holder]).await? > 0)
}

pub(crate) async fn again(
    conn: &mut Conn,
    id: &str,
    holder: Id<Claimed>,
    due: Moment,
    cause: &str,
) -> Result<bool> {
    let sql = "UPDATE jobs_job SET state = 'waiting', holder = NULL, due_at = $1, cause = $2 WHERE id = $3 AND holder = $4";
    Ok(conn.run(sql, args![due, cause, id, holder]).await? > 0)
}

pub(crate) async fn give_up(
    conn: &mut Conn,
    id: &str,
    holder: Id<Claimed>,
    now: Moment,
    cause: &str,
) -> Result<bool> {
    let sql = "UPDATE jobs_job SET state = 'failed', holder = NULL, failed_at = $1, cause = $2 WHERE id = $3 AND holder = $4";
    Ok(conn.run(sql, args![now, cause, id, holder]).await? > 0)
}

pub(crate) async fn counts(conn: &mut Conn) -> Result<Counts> {
    let sql = "SELECT state, CAST(count(*) AS BIGINT) FROM jobs_job GROUP BY state";
    let mut counts = Counts::default();
    for (state, count) in conn.all::<(String, i64)>(sql, args![]).await? {
        match state.as_str() {
            "waiting" => counts.waiting = count,
            "running" => counts.running = count,
            _ => counts.failed = count,
        }
    }
    Ok(counts)
}

type StandingRow = (String, String, i64, i64, i64, i64, i64, Option<i64>);

pub(crate) async fn standing(conn: &mut Conn, now: Moment, since: Moment) -> Result<Vec<Standing>> {
    let waits = "state = 'waiting' AND (due_at <= $1 OR attempts > 0)";
    let failed = "state = 'failed' AND failed_at > $2";
    let sum = |what: &str| format!("CAST(sum(CASE WHEN {what} THEN 1 ELSE 0 END) AS BIGINT)");
    // When one that was begun before became due is not known any more: it has waited since it was written down, at most.
    let sql = format!(
        "SELECT kind, queue, {}, {}, {}, {}, {}, \
         CAST(min(CASE WHEN {waits} THEN CASE WHEN attempts > 0 THEN enqueued_at ELSE due_at END END) AS BIGINT) \
         FROM jobs_job GROUP BY kind, queue ORDER BY kind, queue",
        sum(waits),
        sum("state = 'running'"),
        sum("state = 'failed'"),
        sum(failed),
        sum(&format!("{failed} AND attempts >= {MOST}")),
    );
    let rows = conn.all_dyn::<StandingRow>(sql, args![now, since]).await?;
    Ok(rows
        .into_iter()
        .map(|(kind, queue, waiting, running, failed, lately, worn_out, oldest)| Standing {
            kind,
            queue,
            waiting,
            running,
            failed,
            lately,
            worn_out,
            oldest: oldest.map(Moment::from_millis),
        })
        .collect())
}

type FailedRow = (String, String, String, String, i64, Option<String>, i64, i64);

pub(crate) async fn failed(conn: &mut Conn, limit: i64) -> Result<Vec<Failed>> {
    let sql = "SELECT id, kind, queue, payload, attempts, cause, enqueued_at, failed_at FROM jobs_job \
               WHERE state = 'failed' ORDER BY failed_at DESC, id DESC LIMIT $1";
    conn.all::<FailedRow>(sql, args![limit])
        .await?
        .into_iter()
        .map(|(id, kind, queue, payload, attempts, cause, enqueued_at, failed_at)| {
            Ok(Failed {
                id: db::id(&id)?,
                kind,
                queue,
                payload: serde_json::from_str(&payload).unwrap_or(Value::Null),
                attempts,
                cause: cause.unwrap_or_default(),
                enqueued_at: Moment::from_millis(enqueued_at),
                failed_at: Moment::from_millis(failed_at),
            })
        })
        .collect()
}

/// Whoever had taken a job is gone.
pub(crate) async fn let_go(conn: &mut Conn) -> Result<()> {
    let sql = "UPDATE jobs_job SET state = 'waiting', holder = NULL WHERE state = 'running'";
    conn.run(sql, args![]).await.map(|_| ())
}

pub(crate) async fn hold(conn: &mut Conn, kind: &str, now: Moment, cause: &str) -> Result<u64> {
    let sql = "UPDATE jobs_job SET state = 'failed', failed_at = $1, cause = $2 \
               WHERE kind = $3 AND state = 'waiting' AND due_at <= $1";
    conn.run(sql, args![now, cause, kind]).await
}

/// It keeps no key: one of the same key may wait already.
pub(crate) async fn retry(conn: &mut Conn, id: Id<Job>, now: Moment) -> Result<bool> {
    let sql = "UPDATE jobs_job SET state = 'waiting', attempts = 0, due_at = $1, failed_at = NULL, once_key = NULL \
               WHERE id = $2 AND state = 'failed'";
    Ok(conn.run(sql, args![now, id]).await? > 0)
}

pub(crate) async fn forget(conn: &mut Conn, id: Id<Job>) -> Result<bool> {
    Ok(conn.run("DELETE FROM jobs_job WHERE id = $1 AND state = 'failed'", args![id]).await? > 0)
}

pub(crate) async fn forget_failed(conn: &mut Conn, before: Moment) -> Result<u64> {
    conn.run("DELETE FROM jobs_job WHERE state = 'failed' AND failed_at < $1", args![before]).await
}

/// Notes a schedule. One that is there keeps its next time, unless its plan has changed.
pub(crate) async fn plan(conn: &mut Conn, schedule: &Schedule, now: Moment) -> Result<()> {
    conn.run(
        "INSERT INTO jobs_schedule (kind, plan, next_at) VALUES ($1, $2, $3) ON CONFLICT (kind) DO UPDATE SET \
         plan = excluded.plan, next_at = excluded.next_at WHERE jobs_schedule.plan <> excluded.plan",
        args![schedule.kind, schedule.when.plan(), schedule.when.after(now)],
    )
    .await
    .map(|_| ())
}

/// The next time of every schedule there is.
pub(crate) async fn planned(conn: &mut Conn) -> Result<Vec<(String, Moment)>> {
    let rows = conn.all::<(String, i64)>("SELECT kind, next_at FROM jobs_schedule", args![]).await?;
    Ok(rows.into_iter().map(|(kind, next)| (kind, Moment::from_millis(next))).collect())
}

/// Moves a schedule from one time to the next; `false` when another process has done so.
pub(crate) async fn advance(conn: &mut Conn, kind: &str, from: Moment, to: Moment) -> Result<bool> {
    let sql = "UPDATE jobs_schedule SET next_at = $1 WHERE kind = $2 AND next_at = $3";
    Ok(conn.run(sql, args![to, kind, from]).await? > 0)
}
