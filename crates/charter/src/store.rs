use basis::{Id, Moment, Problem, Result, Text, of::Body};
use db::{Conn, args};

use crate::{
    import::ArticleKind,
    model::{Adherence, Article, Draft, Version, VersionMark},
};

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    body: String,
    number: Option<i64>,
    title: String,
    day: String,
    published: Option<i64>,
    updated: i64,
    edit: i64,
}

impl Row {
    fn version(self) -> Result<Version> {
        Ok(Version {
            id: db::id(&self.id)?,
            body: db::id(&self.body)?,
            number: self.number,
            title: Text::from_json(&self.title),
            day: self.day,
            published: self.published.map(Moment::from_millis),
            updated: Moment::from_millis(self.updated),
            edit: self.edit,
        })
    }
}

/// A body's published versions, newest first.
pub async fn published(conn: &mut Conn, body: Id<Body>) -> Result<Vec<Version>> {
    let rows = conn
        .all::<Row>(
            "SELECT id, body, number, title, day, published, updated, edit FROM charter_versions \
             WHERE body = $1 AND number IS NOT NULL ORDER BY number DESC",
            args![body],
        )
        .await?;
    rows.into_iter().map(Row::version).collect()
}

/// A body's draft, if it has one.
pub async fn draft(conn: &mut Conn, body: Id<Body>) -> Result<Option<Version>> {
    let row = conn
        .maybe::<Row>(
            "SELECT id, body, number, title, day, published, updated, edit FROM charter_versions WHERE body = $1 AND number IS NULL",
            args![body],
        )
        .await?;
    row.map(Row::version).transpose()
}

/// One version by its id, draft or not.
pub async fn version(conn: &mut Conn, id: Id<VersionMark>) -> Result<Option<Version>> {
    let row = conn
        .maybe::<Row>(
            "SELECT id, body, number, title, day, published, updated, edit FROM charter_versions WHERE id = $1",
            args![id],
        )
        .await?;
    row.map(Row::version).transpose()
}

/// The newest published version of every body that has one, the latest published first.
pub async fn newest(conn: &mut Conn) -> Result<Vec<Version>> {
    let rows = conn
        .all::<Row>(
            "SELECT v.id, v.body, v.number, v.title, v.day, v.published, v.updated, v.edit FROM charter_versions v \
             WHERE v.number = (SELECT max(number) FROM charter_versions WHERE body = v.body) ORDER BY v.published DESC, v.id",
            vec![],
        )
        .await?;
    rows.into_iter().map(Row::version).collect()
}

/// The articles of a version in reading order.
pub async fn articles(conn: &mut Conn, version: Id<VersionMark>) -> Result<Vec<Article>> {
    let rows = conn
        .all::<(String, Option<i64>, String)>(
            "SELECT kind, number, texts FROM charter_articles WHERE version = $1 ORDER BY position",
            args![version],
        )
        .await?;
    Ok(rows
        .into_iter()
        .map(|(kind, number, texts)| Article {
            kind: ArticleKind::from_code(&kind).unwrap_or(ArticleKind::Text),
            number,
            texts: Text::from_json(&texts),
        })
        .collect())
}

/// Keeps a draft: anew, or over the one that was read at save number `edit`.
///
/// # Errors
/// `charter-edited-meanwhile` when someone saved it since.
pub async fn save_draft(
    conn: &mut Conn,
    id: Id<VersionMark>,
    body: Id<Body>,
    draft: &Draft,
    edit: i64,
    now: Moment,
) -> Result<()> {
    let touched = if edit == 0 {
        conn.run(
            "INSERT INTO charter_versions (id, body, title, day, updated, edit) VALUES ($1, $2, $3, $4, $5, 1) ON CONFLICT DO NOTHING",
            args![id, body, &draft.title, &draft.day, now],
        )
        .await?
    } else {
        conn.run(
            "UPDATE charter_versions SET title = $3, day = $4, updated = $5, edit = edit + 1 \
             WHERE id = $1 AND body = $2 AND number IS NULL AND edit = $6",
            args![id, body, &draft.title, &draft.day, now, edit],
        )
        .await?
    };
    if touched == 0 {
        return Err(Problem::conflict("charter-edited-meanwhile"));
    }
    conn.run("DELETE FROM charter_articles WHERE version = $1", args![id]).await?;
    let rows = draft
        .articles
        .iter()
        .enumerate()
        .map(|(place, article)| args![id, place, article.kind.code(), article.number, &article.texts])
        .collect();
    conn.many("INSERT INTO charter_articles (version, position, kind, number, texts) VALUES", rows, "")
        .await?;
    Ok(())
}

/// Gives the draft the next number. From now on it does not change.
pub async fn publish(conn: &mut Conn, id: Id<VersionMark>, body: Id<Body>, now: Moment) -> Result<i64> {
    let (number,) = conn
        .one::<(i64,)>(
            "UPDATE charter_versions SET number = 1 + (SELECT CAST(coalesce(max(number), 0) AS BIGINT) FROM charter_versions WHERE body = $2), \
             published = $3, updated = $3 WHERE id = $1 AND body = $2 AND number IS NULL RETURNING number",
            args![id, body, now],
        )
        .await?;
    Ok(number)
}

/// For samples: the number and the moment it was published are given.
pub async fn set_published(conn: &mut Conn, id: Id<VersionMark>, number: i64, at: Moment) -> Result<()> {
    conn.run("UPDATE charter_versions SET number = $2, published = $3 WHERE id = $1", args![id, number, at])
        .await?;
    Ok(())
}

/// Throws the draft away; whether there was one.
pub async fn drop_draft(conn: &mut Conn, body: Id<Body>) -> Result<bool> {
    conn.run(
        "DELETE FROM charter_articles WHERE version IN (SELECT id FROM charter_versions WHERE body = $1 AND number IS NULL)",
        args![body],
    )
    .await?;
    Ok(conn.run("DELETE FROM charter_versions WHERE body = $1 AND number IS NULL", args![body]).await? > 0)
}

fn adherence((body, version, day, reservation): (String, String, String, String)) -> Result<Adherence> {
    Ok(Adherence {
        body: db::id(&body)?,
        version: db::id(&version)?,
        day,
        reservation: Text::from_json(&reservation),
    })
}

/// What a body adheres to.
pub async fn adherence_of(conn: &mut Conn, body: Id<Body>) -> Result<Option<Adherence>> {
    let row = conn
        .maybe::<(String, String, String, String)>(
            "SELECT body, version, day, reservation FROM charter_adherences WHERE body = $1",
            args![body],
        )
        .await?;
    row.map(adherence).transpose()
}

/// Every adherence to any version of a body's charter, by day.
pub async fn adherences_to(conn: &mut Conn, charter_of: Id<Body>) -> Result<Vec<(Adherence, i64)>> {
    let rows = conn
        .all::<(String, String, String, String, i64)>(
            "SELECT a.body, a.version, a.day, a.reservation, v.number FROM charter_adherences a JOIN charter_versions v ON v.id = a.version \
             WHERE v.body = $1 ORDER BY a.day, a.body",
            args![charter_of],
        )
        .await?;
    rows.into_iter()
        .map(|(body, version, day, reservation, number)| {
            Ok((adherence((body, version, day, reservation))?, number))
        })
        .collect()
}

/// Records an adherence in place of an earlier one.
pub async fn adhere(conn: &mut Conn, adherence: &Adherence, now: Moment) -> Result<()> {
    conn.run(
        "INSERT INTO charter_adherences (body, version, day, reservation, recorded) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (body) DO UPDATE SET version = excluded.version, day = excluded.day, reservation = excluded.reservation, \
         recorded = excluded.recorded",
        args![adherence.body, adherence.version, &adherence.day, &adherence.reservation, now],
    )
    .await?;
    Ok(())
}

pub async fn withdraw(conn: &mut Conn, body: Id<Body>) -> Result<u64> {
    conn.run("DELETE FROM charter_adherences WHERE body = $1", args![body]).await
}
