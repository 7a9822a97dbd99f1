use basis::{Id, Moment, Result, of::Body};
use db::{Arg, Conn, args};

use super::writings::{COLUMNS, Row};
use crate::model::{Kind, State, Writing};

/// Which writings of a body the desk lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shelf {
    Writings(Kind, Option<State>),
    Bin,
}

/// A part of a desk list and whether more follows.
#[derive(Debug, Clone, Default)]
pub struct Listing {
    /// With the moment of the last save.
    pub writings: Vec<(Writing, Moment)>,
    pub more: bool,
}

/// A body's writings, the last saved first; all words of `query` are in title or summary.
///
/// # Errors
/// When the database does not answer.
pub async fn desk(
    conn: &mut Conn,
    body: Id<Body>,
    shelf: Shelf,
    query: &str,
    skip: usize,
    limit: usize,
) -> Result<Listing> {
    let mut args = args![body];
    let mut filter = String::new();
    match shelf {
        Shelf::Writings(kind, state) => {
            args.push(Arg::from(kind.code()));
            filter.push_str(" AND removed IS NULL AND kind = $2");
            if let Some(state) = state {
                args.push(Arg::from(state.code()));
                filter.push_str(" AND state = $3");
            }
        }
        Shelf::Bin => filter.push_str(" AND removed IS NOT NULL"),
    }
    for word in basis::fold(query).split_whitespace().take(4) {
        args.push(Arg::from(contains(word)));
        filter.push_str(&format!(" AND folded LIKE ${} ESCAPE '!'", args.len()));
    }
    let order = if shelf == Shelf::Bin { "removed" } else { "edited" };
    args.push(Arg::from(limit + 1));
    args.push(Arg::from(skip));
    let sql = format!(
        "SELECT {COLUMNS}, edited FROM writings WHERE body = $1{filter} ORDER BY {order} DESC, id DESC LIMIT ${} OFFSET ${}",
        args.len() - 1,
        args.len()
    );
    let mut found = conn.all_dyn::<Edited>(sql, args).await?;
    let more = found.len() > limit;
    found.truncate(limit);
    let writings = found
        .into_iter()
        .map(|row| Ok((row.row.writing()?, Moment::from_millis(row.edited))))
        .collect::<Result<_>>()?;
    Ok(Listing { writings, more })
}

#[derive(sqlx::FromRow)]
struct Edited {
    #[sqlx(flatten)]
    row: Row,
    edited: i64,
}

/// A LIKE pattern for a word, its own signs taken as letters.
fn contains(word: &str) -> String {
    let mut pattern = String::from("%");
    for c in word.chars() {
        if matches!(c, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}
