//! The body answers a comment.

use basis::{Id, Kind, Problem, Result};
use weave::Site;
use web::{Actor, Scope};

use crate::{
    decide::discussed,
    model::{CommentId, Reply, State, Typed},
    rights::must_moderate,
    store,
};

/// What the desk's form held.
#[derive(Debug, Clone, Default)]
pub struct Answering {
    /// Empty: the answer is taken away.
    pub text: String,
    /// In whose name.
    pub name: String,
    /// The comment is approved with it.
    pub approve: bool,
}

/// Answers, or takes the answer away.
///
/// # Errors
/// Forbidden; not found when the comment is not of the scope's body; conflict (`comments-answer-rejected`) under a rejected one; invalid
/// at `text` or `name`.
pub async fn answer(
    site: &Site,
    actor: &Actor,
    scope: &Scope,
    comment: Id<CommentId>,
    answering: Answering,
) -> Result<()> {
    must_moderate(actor, scope)?;
    let body = scope.body().ok_or_else(Problem::not_found)?;
    let reply = read(&answering, site)?;
    let (own, by) = (site.clone(), actor.account);
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let found = store::one(conn, comment, body).await?;
                if found.state == State::Rejected && !answering.approve {
                    return Err(Problem::new(Kind::Conflict, "comments-answer-rejected"));
                }
                let publication = store::answer(conn, comment, body, reply).await?;
                if answering.approve {
                    store::decide(conn, comment, body, State::Approved, by, own.clock.now()).await?;
                }
                discussed(&own, conn, publication, body).await
            })
        })
        .await
}

fn read(answering: &Answering, site: &Site) -> Result<Option<Reply>> {
    if answering.text.trim().is_empty() {
        return Ok(None);
    }
    let typed = Typed { name: answering.name.clone(), text: answering.text.clone(), address: String::new() };
    let words = typed.check(basis::Language::Ar)?;
    Ok(Some(Reply { text: words.text, name: words.name, at: site.clock.now() }))
}
