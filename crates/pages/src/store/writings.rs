use basis::{
    Id, Language, Moment, Problem, Result, Slug, Text,
    of::{Body, Publication},
};
use db::{Arg, Conn, args, id, slug};

use super::places;
use crate::model::{Kind, RENDERER, State, Writing};

#[derive(sqlx::FromRow)]
pub(super) struct Row {
    id: String,
    body: String,
    kind: String,
    slug: String,
    state: String,
    publish_at: Option<i64>,
    first_published: Option<i64>,
    updated: i64,
    version: i64,
    live: Option<i64>,
    title: String,
    summary: String,
    picture: Option<String>,
    sensitive: bool,
    removed: Option<i64>,
    removed_by: Option<String>,
    created_by: Option<String>,
}

pub(super) const COLUMNS: &str = "id, body, kind, slug, state, publish_at, first_published, updated, version, live, title, summary, \
                       picture, sensitive, removed, removed_by, created_by";
const VISIBLE: &str = "state = 'published' AND removed IS NULL";

impl Row {
    pub(super) fn writing(self) -> Result<Writing> {
        let odd = |what: &str| Problem::failed(format!("writing {} has {what:?}", self.id));
        Ok(Writing {
            kind: Kind::from_code(&self.kind).ok_or_else(|| odd(&self.kind))?,
            state: State::from_code(&self.state).ok_or_else(|| odd(&self.state))?,
            id: id(&self.id)?,
            body: id(&self.body)?,
            slug: slug(&self.slug)?,
            publish_at: self.publish_at.map(Moment::from_millis),
            first_published: self.first_published.map(Moment::from_millis),
            updated: Moment::from_millis(self.updated),
            version: self.version,
            live: self.live,
            title: Text::from_json(&self.title),
            summary: Text::from_json(&self.summary),
            picture: self.picture.as_deref().map(id).transpose()?,
            sensitive: self.sensitive,
            removed: self.removed.map(Moment::from_millis),
            removed_by: self.removed_by.as_deref().map(id).transpose()?,
            created_by: self.created_by.as_deref().map(id).transpose()?,
        })
    }
}

async fn rows(conn: &mut Conn, sql: String, args: Vec<Arg>) -> Result<Vec<Writing>> {
    conn.all_dyn::<Row>(sql, args).await?.into_iter().map(Row::writing).collect()
}

/// One writing of a body, in the bin or not.
///
/// # Errors
/// Not found when it is another body's or of another kind.
pub async fn find(conn: &mut Conn, body: Id<Body>, kind: Kind, writing: Id<Publication>) -> Result<Writing> {
    let sql = format!("SELECT {COLUMNS} FROM writings WHERE id = $1 AND body = $2 AND kind = $3");
    rows(conn, sql, args![writing, body, kind.code()]).await?.pop().ok_or_else(Problem::not_found)
}

/// One of a kind, whoever's it is, in the bin or not.
///
/// # Errors
/// When the database does not answer.
pub async fn any(conn: &mut Conn, kind: Kind, writing: Id<Publication>) -> Result<Option<Writing>> {
    let sql = format!("SELECT {COLUMNS} FROM writings WHERE id = $1 AND kind = $2");
    Ok(rows(conn, sql, args![writing, kind.code()]).await?.pop())
}

/// Those of a kind that are not in the bin, the newest first, from before `before` on; of one body, or on the street alone.
///
/// # Errors
/// When the database does not answer.
pub async fn newest(
    conn: &mut Conn,
    kind: Kind,
    body: Option<Id<Body>>,
    before: Option<Id<Publication>>,
    visible: bool,
    limit: usize,
) -> Result<Vec<Writing>> {
    let state = if visible { VISIBLE } else { "removed IS NULL" };
    // Ids begin with a digit: "z" comes after them all, in every collation.
    let before = before.map_or_else(|| String::from("z"), |id| id.to_string());
    let mut args = args![kind.code(), before, limit];
    let mut sql = format!("SELECT {COLUMNS} FROM writings WHERE kind = $1 AND id < $2 AND {state}");
    if let Some(body) = body {
        sql.push_str(" AND body = $4");
        args.push(Arg::from(body));
    }
    sql.push_str(" ORDER BY id DESC LIMIT $3");
    rows(conn, sql, args).await
}

/// One that can be seen from the street, whoever's it is.
///
/// # Errors
/// When the database does not answer.
pub async fn published(conn: &mut Conn, writing: Id<Publication>) -> Result<Option<Writing>> {
    let sql = format!("SELECT {COLUMNS} FROM writings WHERE id = $1 AND {VISIBLE}");
    Ok(rows(conn, sql, args![writing]).await?.pop())
}

/// A scheduled one whose minute has come.
///
/// # Errors
/// When the database does not answer.
pub async fn due(conn: &mut Conn, writing: Id<Publication>, now: Moment) -> Result<Option<Writing>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM writings WHERE id = $1 AND state = 'scheduled' AND publish_at <= $2 AND removed IS NULL"
    );
    Ok(rows(conn, sql, args![writing, now]).await?.pop())
}

/// One by its address; on the street only when `visible`.
///
/// # Errors
/// When the database does not answer.
pub async fn by_slug(
    conn: &mut Conn,
    body: Id<Body>,
    kind: Kind,
    slug: &Slug,
    visible: bool,
) -> Result<Option<Writing>> {
    let state = if visible { VISIBLE } else { "removed IS NULL" };
    let sql =
        format!("SELECT {COLUMNS} FROM writings WHERE body = $1 AND kind = $2 AND slug = $3 AND {state}");
    Ok(rows(conn, sql, args![body, kind.code(), slug]).await?.pop())
}

/// Whether another writing of this body and kind has the slug.
///
/// # Errors
/// When the database does not answer.
pub async fn taken(
    conn: &mut Conn,
    body: Id<Body>,
    kind: Kind,
    slug: &Slug,
    but: Id<Publication>,
) -> Result<bool> {
    let row = conn
        .maybe::<(String,)>(
            "SELECT id FROM writings WHERE body = $1 AND kind = $2 AND slug = $3 AND id <> $4 AND removed IS NULL",
            args![body, kind.code(), slug, but],
        )
        .await?;
    Ok(row.is_some())
}

/// The slug, or the first numbered one that nobody has.
///
/// # Errors
/// When the database does not answer.
pub async fn free(
    conn: &mut Conn,
    body: Id<Body>,
    kind: Kind,
    wanted: &Slug,
    but: Id<Publication>,
) -> Result<Slug> {
    let mut slug = wanted.clone();
    let mut number = 1;
    while taken(conn, body, kind, &slug, but).await? {
        number += 1;
        slug = crate::model::numbered(wanted, number)
            .ok_or_else(|| Problem::failed(format!("no slug is free near {wanted}")))?;
    }
    Ok(slug)
}

fn values(it: &Writing, edited: Moment) -> Vec<Arg> {
    args![
        it.body,
        it.kind.code(),
        &it.slug,
        it.state.code(),
        it.publish_at,
        it.first_published,
        it.updated,
        edited,
        it.version,
        it.live,
        &it.title,
        &it.summary,
        it.folded(),
        it.picture,
        it.sensitive,
        it.removed,
        it.removed_by,
        it.created_by,
        it.id,
    ]
}

/// # Errors
/// Invalid at `slug` when it is taken; when the database does not take the write.
pub async fn insert(conn: &mut Conn, it: &Writing, edited: Moment) -> Result<()> {
    let written = conn
        .run(
            "INSERT INTO writings (body, kind, slug, state, publish_at, first_published, updated, edited, version, live, \
             title, summary, folded, picture, sensitive, removed, removed_by, created_by, id) VALUES ($1, $2, $3, $4, $5, \
             $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)",
            values(it, edited),
        )
        .await;
    db::on_unique(written, "slug", "slug", "field-taken").map(|_| ())
}

/// Writes the whole row, when its newest revision is still `seen`; whether it was.
///
/// # Errors
/// Invalid at `slug` when it is taken; when the database does not take the write.
pub async fn update(conn: &mut Conn, it: &Writing, seen: i64, edited: Moment) -> Result<bool> {
    let mut args = values(it, edited);
    args.push(Arg::from(seen));
    let written = conn
        .run(
            "UPDATE writings SET body = $1, kind = $2, slug = $3, state = $4, publish_at = $5, first_published = $6, \
             updated = $7, edited = $8, version = $9, live = $10, title = $11, summary = $12, folded = $13, picture = $14, \
             sensitive = $15, removed = $16, removed_by = $17, created_by = $18 WHERE id = $19 AND version = $20",
            args,
        )
        .await;
    db::on_unique(written, "slug", "slug", "field-taken").map(|touched| touched > 0)
}

/// Replaces what is shown: language, Markdown, HTML.
///
/// # Errors
/// When the database does not take the write.
pub async fn set_texts(
    conn: &mut Conn,
    writing: Id<Publication>,
    texts: &[(Language, String, String)],
) -> Result<()> {
    conn.run("DELETE FROM writing_texts WHERE writing = $1", args![writing]).await?;
    let rows =
        texts.iter().map(|(language, text, html)| args![writing, *language, text, html, RENDERER]).collect();
    conn.many("INSERT INTO writing_texts (writing, language, text, html, renderer) VALUES", rows, "").await?;
    Ok(())
}

/// The shown text in one language: Markdown, and its HTML unless an older renderer made it.
///
/// # Errors
/// When the database does not answer.
pub async fn text(
    conn: &mut Conn,
    writing: Id<Publication>,
    language: Language,
) -> Result<Option<(String, Option<String>)>> {
    let row = conn
        .maybe::<(String, String, i64)>(
            "SELECT text, html, renderer FROM writing_texts WHERE writing = $1 AND language = $2",
            args![writing, language],
        )
        .await?;
    Ok(row.map(|(text, html, renderer)| (text, (renderer == RENDERER).then_some(html))))
}

/// The shown text in all its languages, as Markdown.
///
/// # Errors
/// When the database does not answer.
pub async fn texts(conn: &mut Conn, writing: Id<Publication>) -> Result<Text> {
    let rows = conn
        .all::<(String, String)>(
            "SELECT language, text FROM writing_texts WHERE writing = $1",
            args![writing],
        )
        .await?;
    Ok(rows.into_iter().fold(Text::new(), |text, (language, words)| match language.parse() {
        Ok(language) => text.with(language, words),
        Err(()) => text,
    }))
}

/// Bodies in one query.
const TOGETHER: usize = 100;

/// News of some bodies that can be seen from the street, newest first. Of each body no more is looked at than can stand on the page,
/// and of what stands before it the index alone.
///
/// # Errors
/// When the database does not answer.
pub async fn street(conn: &mut Conn, bodies: &[Id<Body>], skip: usize, limit: usize) -> Result<Vec<Writing>> {
    let mut newest: Vec<(i64, String)> = Vec::new();
    for part in bodies.chunks(TOGETHER) {
        let each: Vec<String> = (0..part.len())
            .map(|at| {
                format!(
                    "SELECT * FROM (SELECT first_published, id FROM writings WHERE kind = 'news' AND {VISIBLE} AND body = ${} \
                     ORDER BY first_published DESC, id DESC LIMIT $1) AS body{at}",
                    at + 2
                )
            })
            .collect();
        let mut args = args![skip + limit];
        args.extend(part.iter().map(|body| Arg::from(*body)));
        newest.extend(conn.all_dyn::<(i64, String)>(each.join(" UNION ALL "), args).await?);
    }
    newest.sort_by(|one, other| other.cmp(one));
    let page: Vec<Arg> = newest.into_iter().skip(skip).take(limit).map(|(_, id)| Arg::from(id)).collect();
    if page.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "SELECT {COLUMNS} FROM writings WHERE id IN ({}) ORDER BY first_published DESC, id DESC",
        places(1, page.len())
    );
    rows(conn, sql, page).await
}

/// Whether any of some bodies has news on the street, `but` left aside.
///
/// # Errors
/// When the database does not answer.
pub async fn any_news(conn: &mut Conn, bodies: &[Id<Body>], but: Option<Id<Publication>>) -> Result<bool> {
    if bodies.is_empty() {
        return Ok(false);
    }
    let sql = format!(
        "SELECT id FROM writings WHERE kind = 'news' AND {VISIBLE} AND id <> $1 AND body IN ({}) LIMIT 1",
        places(2, bodies.len())
    );
    let mut args = vec![Arg::from(but.map(|id| id.to_string()).unwrap_or_default())];
    args.extend(bodies.iter().map(|body| Arg::from(*body)));
    Ok(!conn.all_dyn::<(String,)>(sql, args).await?.is_empty())
}

/// What can be seen from the street, newest first; of these bodies and kinds, empty being all.
///
/// # Errors
/// When the database does not answer.
pub async fn latest(
    conn: &mut Conn,
    bodies: &[Id<Body>],
    kinds: &[Kind],
    limit: usize,
) -> Result<Vec<Writing>> {
    let mut args = args![limit];
    let mut sql = format!("SELECT {COLUMNS} FROM writings WHERE {VISIBLE}");
    if !bodies.is_empty() {
        sql.push_str(&format!(" AND body IN ({})", places(args.len() + 1, bodies.len())));
        args.extend(bodies.iter().map(|body| Arg::from(*body)));
    }
    if !kinds.is_empty() {
        sql.push_str(&format!(" AND kind IN ({})", places(args.len() + 1, kinds.len())));
        args.extend(kinds.iter().map(|kind| Arg::from(kind.code())));
    }
    sql.push_str(" ORDER BY first_published DESC, id DESC LIMIT $1");
    rows(conn, sql, args).await
}

/// What can be seen from the street, in the order of ids after `after`.
///
/// # Errors
/// When the database does not answer.
pub async fn on_street(
    conn: &mut Conn,
    after: Option<Id<Publication>>,
    limit: usize,
) -> Result<Vec<Writing>> {
    let sql = format!("SELECT {COLUMNS} FROM writings WHERE {VISIBLE} AND id > $1 ORDER BY id LIMIT $2");
    rows(conn, sql, args![after.map(|id| id.to_string()).unwrap_or_default(), limit]).await
}

/// The pages of a body that are not in the bin, by title.
///
/// # Errors
/// When the database does not answer.
pub async fn pages_of(conn: &mut Conn, body: Id<Body>) -> Result<Vec<Writing>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM writings WHERE body = $1 AND kind = 'page' AND removed IS NULL ORDER BY folded, id LIMIT 500"
    );
    rows(conn, sql, args![body]).await
}

/// Forgets for good what went to the bin before `before`, with its texts and revisions; how many.
///
/// # Errors
/// When the database does not take the write.
pub async fn purge(conn: &mut Conn, before: Moment) -> Result<u64> {
    conn.run("DELETE FROM writings WHERE removed IS NOT NULL AND removed < $1", args![before]).await
}
