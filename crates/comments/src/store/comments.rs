use basis::{
    Id, Moment, Problem, Result,
    of::{Body, Publication},
};
use db::{Arg, Conn, args, id};

use crate::model::{CommentId, Reply, SHOWN, Shown, State, Thread, Words, folded};

/// A comment to be kept.
#[derive(Debug, Clone)]
pub struct Fresh {
    pub id: Id<CommentId>,
    pub publication: Id<Publication>,
    pub body: Id<Body>,
    pub words: Words,
    pub proof: bool,
    pub bulk: bool,
    pub state: State,
    pub at: Moment,
    pub reply: Option<Reply>,
}

impl Fresh {
    fn args(self) -> Vec<Arg> {
        let folded = folded(&self.words.name, &self.words.text);
        let decided = (self.state != State::Waiting).then_some(self.at);
        let (answer, answer_name, answer_at) = match self.reply {
            Some(reply) => (Some(reply.text), Some(reply.name), Some(reply.at)),
            None => (None, None, None),
        };
        args![
            self.id,
            self.publication,
            self.body,
            self.words.name,
            self.words.text,
            self.words.language,
            folded,
            self.words.links,
            self.proof,
            self.bulk,
            self.state.code(),
            self.at,
            decided,
            answer,
            answer_name,
            answer_at
        ]
    }
}

pub async fn insert(conn: &mut Conn, fresh: Fresh) -> Result<()> {
    conn.run(
        "INSERT INTO comments (id, publication, body, name, text, language, folded, links, proof, bulk, state, at, decided_at, \
         answer, answer_name, answer_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
        fresh.args(),
    )
    .await
    .map(|_| ())
}

pub async fn insert_many(conn: &mut Conn, fresh: Vec<Fresh>) -> Result<u64> {
    conn.many(
        "INSERT INTO comments (id, publication, body, name, text, language, folded, links, proof, bulk, state, at, decided_at, \
         answer, answer_name, answer_at) VALUES",
        fresh.into_iter().map(Fresh::args).collect(),
        "",
    )
    .await
}

/// How many comments without proof came to a body after `since`; counts no further than `most` + 1.
pub async fn bursting(conn: &mut Conn, body: Id<Body>, since: Moment, most: i64) -> Result<bool> {
    let (count,): (i64,) = conn
        .one(
            "SELECT CAST(count(*) AS BIGINT) FROM \
             (SELECT id FROM comments WHERE body = $1 AND at > $2 AND NOT proof LIMIT $3) AS few",
            args![body, since, most],
        )
        .await?;
    Ok(count >= most)
}

#[derive(sqlx::FromRow)]
struct ThreadRow {
    closed: Option<bool>,
    id: Option<String>,
    name: Option<String>,
    text: Option<String>,
    language: Option<String>,
    at: Option<i64>,
    answer: Option<String>,
    answer_name: Option<String>,
    answer_at: Option<i64>,
}

/// What is public under a publication, in one statement.
pub async fn thread(conn: &mut Conn, publication: Id<Publication>) -> Result<Thread> {
    let rows: Vec<ThreadRow> = conn
        .all(
            "SELECT t.closed, c.id, c.name, c.text, c.language, c.at, c.answer, c.answer_name, c.answer_at \
             FROM (SELECT CAST($1 AS TEXT) AS publication) AS p \
             LEFT JOIN comments_threads t ON t.publication = p.publication \
             LEFT JOIN comments c ON c.publication = p.publication AND c.state = 'approved' \
             ORDER BY c.at DESC, c.id DESC LIMIT $2",
            args![publication, SHOWN],
        )
        .await?;
    let closed = rows.first().and_then(|row| row.closed).unwrap_or(false);
    let mut comments = Vec::with_capacity(rows.len());
    for row in rows.into_iter().rev() {
        let ThreadRow { id: Some(own), name: Some(name), text: Some(text), at: Some(at), .. } = row else {
            continue;
        };
        comments.push(Shown {
            id: id(&own)?,
            name,
            text,
            language: row.language.and_then(|code| code.parse().ok()),
            at: Moment::from_millis(at),
            reply: reply(row.answer, row.answer_name, row.answer_at),
        });
    }
    Ok(Thread { comments, closed })
}

pub(super) fn reply(text: Option<String>, name: Option<String>, at: Option<i64>) -> Option<Reply> {
    Some(Reply { text: text?, name: name.unwrap_or_default(), at: Moment::from_millis(at?) })
}

pub async fn is_closed(conn: &mut Conn, publication: Id<Publication>) -> Result<bool> {
    let row: Option<(bool,)> =
        conn.maybe("SELECT closed FROM comments_threads WHERE publication = $1", args![publication]).await?;
    Ok(row.is_some_and(|(closed,)| closed))
}

/// Closes a thread or opens it again.
pub async fn close(
    conn: &mut Conn,
    publication: Id<Publication>,
    body: Id<Body>,
    closed: bool,
    now: Moment,
) -> Result<()> {
    let touched = conn
        .run(
            "INSERT INTO comments_threads (publication, body, closed, closed_at) VALUES ($1, $2, $3, $4) \
             ON CONFLICT (publication) DO UPDATE SET closed = excluded.closed, closed_at = excluded.closed_at \
             WHERE comments_threads.body = excluded.body",
            args![publication, body, closed, now],
        )
        .await?;
    if touched == 0 { Err(Problem::not_found()) } else { Ok(()) }
}
