use std::panic::AssertUnwindSafe;

use basis::{Problem, Result};
use futures_util::{FutureExt, future::BoxFuture};
use sqlx::{ConnectOptions, sqlite::SqliteConnectOptions};
use tokio::{
    sync::{mpsc, oneshot},
    time::Instant,
};

use crate::{
    Conn, Db, Soundness, Told,
    conn::{Inner, Lent},
    error::{damaged, is_damage},
};

/// What a waiting write does on the writer's connection. It answers with how to tell the caller the commit's outcome.
pub(crate) type Work = Box<dyn for<'c> FnOnce(&'c mut Conn) -> BoxFuture<'c, Option<Reply>> + Send>;
type Reply = Box<dyn FnOnce(Result<()>) + Send>;

/// At most so many writes share a commit: the first must not wait for ever.
const BATCH: usize = 1_000;

impl Db {
    /// Runs `work` in one transaction. `Ok` is answered after the commit: it is on disk. `Err` leaves nothing behind.
    /// `work` does database work only: on SQLite others wait for it.
    ///
    /// # Errors
    /// What `work` answers, or [`basis::Kind::Unavailable`] when the database cannot take it.
    pub async fn write<T, F>(&self, work: F) -> Result<T>
    where
        T: Send + 'static,
        F: for<'c> FnOnce(&'c mut Conn) -> BoxFuture<'c, Result<T>> + Send + 'static,
    {
        match self.writer() {
            Some(writer) => {
                let (answer, answered) = oneshot::channel::<Result<T>>();
                let job: Work = Box::new(move |conn| {
                    Box::pin(async move {
                        match AssertUnwindSafe(work(conn)).catch_unwind().await {
                            Ok(Ok(value)) => Some(Box::new(move |commit: Result<()>| {
                                let _ = answer.send(commit.map(|()| value));
                            }) as Reply),
                            Ok(Err(problem)) => {
                                let _ = answer.send(Err(problem));
                                None
                            }
                            Err(_) => {
                                let _ = answer.send(Err(Problem::failed("a write panicked")));
                                None
                            }
                        }
                    })
                });
                writer
                    .send(Order::Work(job))
                    .await
                    .map_err(|_| Problem::unavailable("the writer has stopped"))?;
                answered.await.unwrap_or_else(|_| {
                    Err(match self.soundness() {
                        Soundness::Damaged => damaged("the database is damaged and takes no writes"),
                        _ => Problem::unavailable("the database takes no writes"),
                    })
                })
            }
            // In a task of its own: a reader who hangs up must not leave a commit that nobody here hears of.
            None => {
                let db = self.clone();
                let task = tokio::spawn(async move { db.write_postgres(work).await });
                task.await.unwrap_or_else(|_| Err(Problem::failed("a write panicked")))
            }
        }
    }

    async fn write_postgres<T, F>(&self, work: F) -> Result<T>
    where
        F: for<'c> FnOnce(&'c mut Conn) -> BoxFuture<'c, Result<T>> + Send + 'static,
    {
        let pool = self.postgres_pool().ok_or_else(|| Problem::failed("no PostgreSQL pool"))?;
        let mut lent = Lent::new(pool.acquire().await.map_err(|error| self.heard(error))?);
        lent.turn("BEGIN").await.map_err(|error| self.heard(error))?;
        let begun = Instant::now();
        let mut conn = Conn::new(Inner::PostgresLent(lent), self.clone());
        let done = work(&mut conn).await;
        let told = std::mem::take(&mut conn.told);
        let rings = conn.rings;
        let Inner::PostgresLent(mut lent) = conn.inner else {
            return Err(Problem::failed("no PostgreSQL connection"));
        };
        let value = match done {
            Ok(value) => value,
            Err(problem) => {
                // A line that does not answer is not asked once more: dropped in the middle, it is closed.
                if !lent.asking {
                    let _ = lent.turn("ROLLBACK").await;
                }
                return Err(problem);
            }
        };
        let commit = lent.turn("COMMIT").await.map_err(|error| self.heard(error));
        // What became of a commit that failed on its way is not known: pages are forgotten either way.
        self.committed(&told);
        commit?;
        drop(lent);
        self.watched().committed(1, begun);
        if rings {
            self.rang();
        }
        Ok(value)
    }

    pub(crate) fn committed(&self, told: &[Told]) {
        if let Some(hooks) = self.hooks().filter(|_| !told.is_empty()) {
            hooks.committed(told);
        }
    }
}

/// What the writer is asked for.
pub(crate) enum Order {
    Work(Work),
    /// Finish what came before, fold the WAL into the file, answer, end.
    Close(oneshot::Sender<()>),
}

/// The one task that writes to SQLite, until it is told to close.
pub(crate) async fn writer(options: SqliteConnectOptions, db: Db, mut queue: mpsc::Receiver<Order>) {
    let mut conn: Option<Conn> = None;
    let mut closing = None;
    while closing.is_none() {
        let first = match queue.recv().await {
            Some(Order::Work(work)) => work,
            Some(Order::Close(done)) => {
                closing = Some(done);
                break;
            }
            None => break,
        };
        if conn.is_none() {
            match options.connect().await {
                Ok(own) => conn = Some(Conn::new(Inner::SqliteWriter(Box::new(own)), db.clone())),
                Err(error) => tracing::error!(%error, "the database cannot be opened for writing"),
            }
        }
        let Some(open) = conn.as_mut() else {
            // Dropping the work answers its caller; give the disk a moment.
            drop(first);
            refuse_waiting(&mut queue, &mut closing);
            tokio::time::sleep(std::time::Duration::from_millis(200)).await;
            continue;
        };
        if let Err(error) = batch(open, first, &mut queue, &mut closing).await {
            tracing::error!(%error, "a batch of writes was not committed");
            open.told.clear();
            refuse_waiting(&mut queue, &mut closing);
            open.rings = false;
            // SQLite has often rolled back by itself; a connection that can do neither is replaced.
            if open.script("ROLLBACK").await.is_err() {
                conn = None;
            }
        }
    }
    if let Some(open) = conn.as_mut()
        && let Err(error) = open.script("PRAGMA wal_checkpoint(TRUNCATE)").await
    {
        tracing::warn!(%error, "the write-ahead log was left as it is");
    }
    drop(conn);
    if let Some(done) = closing {
        let _ = done.send(());
    }
}

/// Answers "unavailable" to all that wait: one after the other they would wait for the same failure.
fn refuse_waiting(queue: &mut mpsc::Receiver<Order>, closing: &mut Option<oneshot::Sender<()>>) {
    while let Ok(order) = queue.try_recv() {
        // Dropping a work answers its caller.
        if let Order::Close(done) = order {
            *closing = Some(done);
            break;
        }
    }
}

async fn batch(
    conn: &mut Conn,
    first: Work,
    queue: &mut mpsc::Receiver<Order>,
    closing: &mut Option<oneshot::Sender<()>>,
) -> Result<()> {
    let begun = Instant::now();
    conn.script("BEGIN IMMEDIATE").await?;
    let mut replies = Vec::new();
    let mut next = Some(first);
    while let Some(work) = next {
        let mark = conn.told.len();
        // With nothing before it, all is taken back when it fails: a savepoint would only copy every page that it changes.
        let alone = replies.is_empty();
        if !alone {
            conn.script("SAVEPOINT one").await?;
        }
        if let Some(reply) = work(conn).await {
            replies.push(reply);
        } else {
            conn.script(if alone { "ROLLBACK" } else { "ROLLBACK TO one" }).await?;
            conn.told.truncate(mark);
            if alone {
                conn.script("BEGIN IMMEDIATE").await?;
            }
        }
        if !alone {
            conn.script("RELEASE one").await?;
        }
        next =
            if replies.len() < BATCH { queue.try_recv().ok() } else { None }.and_then(|order| match order {
                Order::Work(work) => Some(work),
                Order::Close(done) => {
                    *closing = Some(done);
                    None
                }
            });
    }
    let told = std::mem::take(&mut conn.told);
    match conn.script("COMMIT").await {
        Ok(()) => {
            conn.db().watched().committed(replies.len(), begun);
            conn.db().committed(&told);
            if std::mem::take(&mut conn.rings) {
                conn.db().rang();
            }
            replies.into_iter().for_each(|reply| reply(Ok(())));
            Ok(())
        }
        Err(problem) => {
            let text = problem.to_string();
            let why = |text: String| match is_damage(&problem) {
                true => damaged(text),
                false => Problem::unavailable(text),
            };
            replies.into_iter().for_each(|reply| reply(Err(why(text.clone()))));
            Err(problem)
        }
    }
}
