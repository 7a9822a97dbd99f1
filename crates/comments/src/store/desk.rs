use basis::{
    Id, Moment, Problem, Result,
    of::{Account, Body, Publication},
};
use db::{Arg, Conn, args, id};

use super::{Before, comments::reply};
use crate::model::{Comment, CommentId, Reply, Shown, State};

/// Which comments of a body.
#[derive(Debug, Clone, Default)]
pub struct Ask {
    pub state: Option<State>,
    /// Only those with the bulk mark.
    pub bulk: bool,
    /// Words as typed; all of them must be there, anywhere in name or text.
    pub words: String,
    pub before: Option<Before>,
    pub limit: usize,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    publication: String,
    body: String,
    name: String,
    text: String,
    language: String,
    links: i64,
    proof: bool,
    bulk: bool,
    state: String,
    at: i64,
    decided_at: Option<i64>,
    decided_by: Option<String>,
    answer: Option<String>,
    answer_name: Option<String>,
    answer_at: Option<i64>,
}

impl Row {
    fn comment(self) -> Result<Comment> {
        let state = State::from_code(&self.state)
            .ok_or_else(|| Problem::failed("a comment has a state that this version does not know"))?;
        Ok(Comment {
            publication: id(&self.publication)?,
            body: id(&self.body)?,
            state,
            links: self.links,
            proof: self.proof,
            bulk: self.bulk,
            decided_at: self.decided_at.map(Moment::from_millis),
            decided_by: self.decided_by.as_deref().map(id).transpose()?,
            shown: Shown {
                id: id(&self.id)?,
                name: self.name,
                text: self.text,
                language: self.language.parse().ok(),
                at: Moment::from_millis(self.at),
                reply: reply(self.answer, self.answer_name, self.answer_at),
            },
        })
    }
}

const COLUMNS: &str = "SELECT id, publication, body, name, text, language, links, proof, bulk, state, at, decided_at, \
                       decided_by, answer, answer_name, answer_at FROM comments";

/// Newest first.
pub async fn list(conn: &mut Conn, body: Id<Body>, ask: &Ask) -> Result<Vec<Comment>> {
    let Before { at, id } = ask.before.clone().unwrap_or_else(Before::start);
    let mut args: Vec<Arg> = args![body, at, id];
    let mut sql = format!("{COLUMNS} WHERE body = $1 AND (at < $2 OR (at = $2 AND id < $3))");
    let mut and = |condition: &str, arg: Arg| {
        args.push(arg);
        sql.push_str(&format!(" AND {condition} ${}", args.len()));
        if condition.ends_with("LIKE") {
            sql.push_str(" ESCAPE '\\'");
        }
    };
    if let Some(state) = ask.state {
        and("state =", Arg::from(state.code()));
    }
    if ask.bulk {
        and("bulk =", Arg::from(true));
    }
    for word in basis::fold(&ask.words).split_whitespace().take(8) {
        let plain = word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
        and("folded LIKE", Arg::from(format!("%{plain}%")));
    }
    args.push(Arg::from(ask.limit));
    sql.push_str(&format!(" ORDER BY at DESC, id DESC LIMIT ${}", args.len()));
    let rows: Vec<Row> = conn.all_dyn(sql, args).await?;
    rows.into_iter().map(Row::comment).collect()
}

/// The newest first, from before `before` on; of one body or of all.
pub async fn newest(
    conn: &mut Conn,
    body: Option<Id<Body>>,
    state: Option<State>,
    before: Option<Id<CommentId>>,
    limit: usize,
) -> Result<Vec<Comment>> {
    // Ids begin with a digit: "z" comes after them all, in every collation.
    let mut args = args![before.map_or_else(|| String::from("z"), |id| id.to_string()), limit];
    let mut sql = format!("{COLUMNS} WHERE id < $1");
    if let Some(body) = body {
        args.push(Arg::from(body));
        sql.push_str(&format!(" AND body = ${}", args.len()));
    }
    if let Some(state) = state {
        args.push(Arg::from(state.code()));
        sql.push_str(&format!(" AND state = ${}", args.len()));
    }
    sql.push_str(" ORDER BY id DESC LIMIT $2");
    let rows: Vec<Row> = conn.all_dyn(sql, args).await?;
    rows.into_iter().map(Row::comment).collect()
}

/// One of this body.
pub async fn one(conn: &mut Conn, comment: Id<CommentId>, body: Id<Body>) -> Result<Comment> {
    let found = find(conn, comment).await?.filter(|found| found.body == body);
    found.ok_or_else(Problem::not_found)
}

/// One, of whichever body.
pub async fn find(conn: &mut Conn, comment: Id<CommentId>) -> Result<Option<Comment>> {
    let rows: Vec<Row> = conn.all_dyn(format!("{COLUMNS} WHERE id = $1"), args![comment]).await?;
    rows.into_iter().next().map(Row::comment).transpose()
}

/// Changes a comment of this body; its publication.
pub async fn decide(
    conn: &mut Conn,
    comment: Id<CommentId>,
    body: Id<Body>,
    state: State,
    by: Id<Account>,
    now: Moment,
) -> Result<Id<Publication>> {
    let (publication,): (String,) = conn
        .one(
            "UPDATE comments SET state = $3, decided_at = $4, decided_by = $5 WHERE id = $1 AND body = $2 \
             RETURNING publication",
            args![comment, body, state.code(), now, by],
        )
        .await?;
    id(&publication)
}

/// Sets or takes away the body's answer; the comment's publication.
pub async fn answer(
    conn: &mut Conn,
    comment: Id<CommentId>,
    body: Id<Body>,
    reply: Option<Reply>,
) -> Result<Id<Publication>> {
    let (text, name, at) = match reply {
        Some(reply) => (Some(reply.text), Some(reply.name), Some(reply.at)),
        None => (None, None, None),
    };
    let (publication,): (String,) = conn
        .one(
            "UPDATE comments SET answer = $3, answer_name = $4, answer_at = $5 WHERE id = $1 AND body = $2 \
             RETURNING publication",
            args![comment, body, text, name, at],
        )
        .await?;
    id(&publication)
}

/// Rejects what waits at a body with the bulk mark, and nothing that was decided meanwhile; under which publications.
pub async fn reject_bulk(
    conn: &mut Conn,
    body: Id<Body>,
    by: Id<Account>,
    now: Moment,
) -> Result<Vec<Id<Publication>>> {
    let rows: Vec<(String,)> = conn
        .all(
            "UPDATE comments SET state = 'rejected', decided_at = $2, decided_by = $3 \
             WHERE body = $1 AND state = 'waiting' AND bulk RETURNING publication",
            args![body, now, by],
        )
        .await?;
    rows.iter().map(|(own,)| id(own)).collect()
}

/// How many comments wait, by body; bodies where none waits are left out.
pub async fn waiting_by_body(conn: &mut Conn) -> Result<Vec<(Id<Body>, i64)>> {
    let rows: Vec<(String, i64)> = conn
        .all(
            "SELECT body, CAST(count(*) AS BIGINT) FROM comments WHERE state = 'waiting' GROUP BY body ORDER BY body",
            vec![],
        )
        .await?;
    rows.iter().map(|(body, count)| Ok((id(body)?, *count))).collect()
}

/// Erases what was rejected before `before`.
pub async fn purge_rejected(conn: &mut Conn, before: Moment) -> Result<u64> {
    conn.run("DELETE FROM comments WHERE state = 'rejected' AND decided_at < $1", args![before]).await
}
