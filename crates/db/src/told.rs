use basis::{Moment, Problem, Result};
use futures_util::future::BoxFuture;

use crate::{Conn, Db, arg::Arg, args};

/// Something that happened, told inside the transaction that did it.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// The fact's name: `pages.published`.
    pub name: &'static str,
    /// The fact itself: ids and numbers, never a name of a person.
    pub payload: serde_json::Value,
    /// What cached pages made from this must be forgotten by.
    pub tags: Vec<String>,
}

/// Who hears what is told in this process.
pub trait Hooks: Send + Sync {
    /// Inside the transaction: what it writes is committed with the fact; its error undoes both.
    fn within<'c>(&'c self, conn: &'c mut Conn, told: &'c Told) -> BoxFuture<'c, Result<()>>;
    /// After the commit and before the answer: only cheap forgetting.
    fn committed(&self, told: &[Told]);
}

/// What another process told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    pub seq: i64,
    pub tags: Vec<String>,
}

impl Conn {
    /// Notes that something happened. Heard by [`Hooks`] here, and by other processes once this transaction is committed.
    ///
    /// # Errors
    /// Whatever a listener inside the transaction answers: then nothing of the transaction may stay.
    pub async fn tell(&mut self, told: Told, at: Moment) -> Result<()> {
        let tags = told.tags.join("\n");
        let origin = self.db().origin().to_owned();
        self.run(
            "INSERT INTO outbox (origin, tags, at) VALUES ($1, $2, $3)",
            args![origin.clone(), tags.clone(), at],
        )
        .await?;
        if !self.is_sqlite() {
            // A notice is at most 8,000 bytes; a longer one says "everything".
            let notice = if tags.len() < 7_000 { tags } else { "*".to_owned() };
            self.all::<(bool,)>(
                "SELECT pg_notify('nasij', $1) IS NULL",
                args![format!("{origin}\n{notice}")],
            )
            .await?;
        }
        if let Some(hooks) = self.db().hooks() {
            hooks.within(self, &told).await?;
        }
        self.told.push(told);
        Ok(())
    }
}

impl Db {
    /// What processes other than this one told after number `after`, and the highest number there is.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn heard_since(&self, after: i64) -> Result<(Vec<Heard>, i64)> {
        let mut conn = self.read().await?;
        let rows = conn
            .all::<(i64, String, String)>(
                "SELECT seq, origin, tags FROM outbox WHERE seq > $1 ORDER BY seq LIMIT 10000",
                args![after],
            )
            .await?;
        let last = rows.last().map_or(after, |row| row.0);
        let heard = rows
            .into_iter()
            .filter(|(_, origin, _)| origin != self.origin())
            .map(|(seq, _, tags)| Heard {
                seq,
                tags: tags.split('\n').filter(|t| !t.is_empty()).map(str::to_owned).collect(),
            })
            .collect();
        Ok((heard, last))
    }

    /// The highest number told so far.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn last_told(&self) -> Result<i64> {
        let (last,) = self
            .read()
            .await?
            .one::<(i64,)>("SELECT CAST(coalesce(max(seq), 0) AS BIGINT) FROM outbox", vec![])
            .await?;
        Ok(last)
    }

    /// On PostgreSQL: calls `hear` with the tags of every notice of another process, and first with `None`:
    /// before it listened, anything may have been missed. On SQLite it returns at once.
    ///
    /// # Errors
    /// When no connection can be had, or it was lost.
    pub async fn listen(&self, hear: impl Fn(Option<Vec<String>>) + Send) -> Result<()> {
        let Some(pool) = self.postgres_pool() else { return Ok(()) };
        let mut listener =
            sqlx::postgres::PgListener::connect_with(pool).await.map_err(crate::error::problem)?;
        listener.listen("nasij").await.map_err(crate::error::problem)?;
        // What was told before this stood may have been missed.
        hear(None);
        loop {
            match listener.try_recv().await {
                Ok(Some(notice)) => {
                    let mut lines = notice.payload().split('\n');
                    if lines.next() == Some(self.origin()) {
                        continue;
                    }
                    let tags: Vec<String> = lines.filter(|t| !t.is_empty()).map(str::to_owned).collect();
                    hear(if tags.iter().any(|tag| tag == "*") { None } else { Some(tags) });
                }
                Ok(None) => return Err(Problem::unavailable("the connection for notices was lost")),
                Err(error) => return Err(Problem::unavailable(error)),
            }
        }
    }

    /// Removes what was told before `before`: every process has heard it long since.
    ///
    /// # Errors
    /// When the database does not take the write.
    pub async fn forget_told(&self, before: Moment) -> Result<u64> {
        self.write(move |conn| {
            Box::pin(
                async move { conn.run("DELETE FROM outbox WHERE at < $1", vec![Arg::from(before)]).await },
            )
        })
        .await
    }
}
