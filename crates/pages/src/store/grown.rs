//! Many writings out of a few, inside the database: for benches, on SQLite alone.

use basis::Result;
use db::{Conn, Db, args, bulk::id_of};

/// Two years.
const SPREAD: i64 = 2 * 365 * 24 * 60 * 60 * 1_000;
/// Rounds of one transaction.
const TOGETHER: i64 = 50;

/// The writings after `after` and before `last`, with texts and revisions, `rounds` times over, before them.
///
/// # Errors
/// On PostgreSQL; when the database does not take them.
pub async fn grow(db: &Db, after: String, last: String, rounds: i64) -> Result<()> {
    let indexes =
        db.write(move |conn| Box::pin(async move { conn.set_indexes_aside("writings").await })).await?;
    let mut left = rounds;
    while left > 0 {
        let from = (left - TOGETHER).max(0);
        let (after, last, part) = (after.clone(), last.clone(), from + 1..=left);
        db.write(move |conn| {
            Box::pin(async move {
                for number in part.rev() {
                    round(conn, &after, &last, number, rounds).await?;
                }
                Ok(())
            })
        })
        .await?;
        left = from;
    }
    db.write(move |conn| Box::pin(async move { conn.put_indexes_back(indexes).await })).await
}

async fn round(conn: &mut Conn, after: &str, last: &str, round: i64, rounds: i64) -> Result<()> {
    let at = format!("(w.first_published - {})", round * (SPREAD / rounds.max(1)));
    let id = id_of(&at, &format!("{round} * 10000000 + w.rowid"));
    let of = "WHERE w.id > $1 AND w.id < $2";
    let whole = [
        format!(
            "INSERT INTO writings (id, body, kind, slug, state, publish_at, first_published, updated, edited, version, live, title, \
             summary, folded, picture, sensitive, removed, removed_by, created_by) \
             SELECT {id}, body, kind, slug || '-{round}', state, publish_at, {at}, {at}, {at}, version, live, title, summary, folded, \
             picture, sensitive, removed, removed_by, created_by FROM writings w {of}"
        ),
        format!(
            "INSERT INTO writing_texts (writing, language, text, html, renderer) \
             SELECT {id}, t.language, t.text, t.html, t.renderer FROM writings w JOIN writing_texts t ON t.writing = w.id {of}"
        ),
        format!(
            "INSERT INTO revisions (writing, version, at, account, content) \
             SELECT {id}, r.version, {at}, r.account, r.content FROM writings w JOIN revisions r ON r.writing = w.id {of}"
        ),
    ];
    for sql in whole {
        conn.run_dyn(sql, args![after, last]).await?;
    }
    Ok(())
}
