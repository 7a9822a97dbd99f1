use basis::{
    Id, Moment, Problem, Result,
    of::{Account, Publication},
};
use db::{Conn, args, id};

use crate::model::{Content, Revision};

/// # Errors
/// When the database does not take the write.
pub async fn insert_revision(
    conn: &mut Conn,
    writing: Id<Publication>,
    version: i64,
    at: Moment,
    account: Option<Id<Account>>,
    content: &Content,
) -> Result<()> {
    let json = serde_json::to_string(content).map_err(Problem::failed)?;
    conn.run(
        "INSERT INTO revisions (writing, version, at, account, content) VALUES ($1, $2, $3, $4, $5)",
        args![writing, version, at, account, json],
    )
    .await?;
    Ok(())
}

/// What one revision keeps.
///
/// # Errors
/// Not found when there is none of that number.
pub async fn revision(conn: &mut Conn, writing: Id<Publication>, version: i64) -> Result<Content> {
    let (json,) = conn
        .one::<(String,)>(
            "SELECT content FROM revisions WHERE writing = $1 AND version = $2",
            args![writing, version],
        )
        .await?;
    serde_json::from_str(&json).map_err(Problem::failed)
}

/// The newest revisions, at most `limit`, without what they keep.
///
/// # Errors
/// When the database does not answer.
pub async fn revisions(conn: &mut Conn, writing: Id<Publication>, limit: i64) -> Result<Vec<Revision>> {
    let rows = conn
        .all::<(i64, i64, Option<String>)>(
            "SELECT version, at, account FROM revisions WHERE writing = $1 ORDER BY version DESC LIMIT $2",
            args![writing, limit],
        )
        .await?;
    rows.into_iter()
        .map(|(version, at, account)| {
            let account = account.as_deref().map(id).transpose()?;
            Ok(Revision { version, at: Moment::from_millis(at), account })
        })
        .collect()
}
