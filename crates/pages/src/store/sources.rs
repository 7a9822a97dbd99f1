use std::collections::HashSet;

use basis::{Id, Result, of::Body};
use db::{Arg, Conn, args, id};

use super::places;

fn ids(rows: Vec<(String,)>) -> Result<Vec<Id<Body>>> {
    rows.iter().map(|(text,)| id(text)).collect()
}

/// The bodies whose news a body's editor chose, refused or not.
///
/// # Errors
/// When the database does not answer.
pub async fn chosen(conn: &mut Conn, parent: Id<Body>) -> Result<Vec<Id<Body>>> {
    ids(conn.all("SELECT child FROM news_from WHERE parent = $1 ORDER BY child", args![parent]).await?)
}

/// Which of some bodies keep their news to themselves.
///
/// # Errors
/// When the database does not answer.
pub async fn refused_among(conn: &mut Conn, bodies: &[Id<Body>]) -> Result<HashSet<Id<Body>>> {
    let mut refused = HashSet::new();
    for part in bodies.chunks(1_000) {
        let sql = format!("SELECT body FROM news_refused WHERE body IN ({})", places(1, part.len()));
        let args = part.iter().map(|body| Arg::from(*body)).collect();
        refused.extend(ids(conn.all_dyn(sql, args).await?)?);
    }
    Ok(refused)
}

/// Which of some bodies have news on the street.
///
/// # Errors
/// When the database does not answer.
pub async fn with_news(conn: &mut Conn, bodies: &[Id<Body>]) -> Result<HashSet<Id<Body>>> {
    let mut found = HashSet::new();
    for part in bodies.chunks(1_000) {
        let sql = format!(
            "SELECT DISTINCT body FROM writings WHERE kind = 'news' AND state = 'published' AND removed IS NULL AND body IN ({})",
            places(1, part.len())
        );
        let args = part.iter().map(|body| Arg::from(*body)).collect();
        found.extend(ids(conn.all_dyn(sql, args).await?)?);
    }
    Ok(found)
}

/// The bodies that chose this one.
///
/// # Errors
/// When the database does not answer.
pub async fn parents_showing(conn: &mut Conn, child: Id<Body>) -> Result<Vec<Id<Body>>> {
    ids(conn.all("SELECT parent FROM news_from WHERE child = $1 ORDER BY parent", args![child]).await?)
}

/// # Errors
/// When the database does not take the write.
pub async fn add_source(conn: &mut Conn, parent: Id<Body>, child: Id<Body>) -> Result<()> {
    conn.run(
        "INSERT INTO news_from (parent, child) VALUES ($1, $2) ON CONFLICT (parent, child) DO NOTHING",
        args![parent, child],
    )
    .await?;
    Ok(())
}

/// # Errors
/// When the database does not take the write.
pub async fn remove_source(conn: &mut Conn, parent: Id<Body>, child: Id<Body>) -> Result<()> {
    conn.run("DELETE FROM news_from WHERE parent = $1 AND child = $2", args![parent, child]).await?;
    Ok(())
}

/// # Errors
/// When the database does not take the write.
pub async fn set_refused(conn: &mut Conn, body: Id<Body>, refused: bool) -> Result<()> {
    if refused {
        conn.run("INSERT INTO news_refused (body) VALUES ($1) ON CONFLICT (body) DO NOTHING", args![body])
            .await?;
    } else {
        conn.run("DELETE FROM news_refused WHERE body = $1", args![body]).await?;
    }
    Ok(())
}
