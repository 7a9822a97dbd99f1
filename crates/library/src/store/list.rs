use basis::{
    Id, Result,
    of::{Asset, Body},
};
use db::{Arg, Conn, args};

use super::{COLUMNS, Row, with_files};
use crate::Item;

/// Which assets a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shelf {
    #[default]
    All,
    Pictures,
    Files,
    Bin,
}

impl Shelf {
    pub const ALL: [Self; 4] = [Self::All, Self::Pictures, Self::Files, Self::Bin];
    /// As in `?kind=`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::All => "",
            Self::Pictures => "picture",
            Self::Files => "file",
            Self::Bin => "bin",
        }
    }
    pub fn from_code(code: &str) -> Self {
        Self::ALL.into_iter().find(|shelf| shelf.code() == code).unwrap_or_default()
    }
}

/// From where a list goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum From {
    #[default]
    Newest,
    OlderThan(Id<Asset>),
    NewerThan(Id<Asset>),
}

/// A part of a body's assets, newest first, and whether there are newer and older ones.
#[derive(Debug, Clone, Default)]
pub struct Listed {
    pub items: Vec<Item>,
    pub newer: bool,
    pub older: bool,
}

/// At most so many words of a search are looked for.
const WORDS: usize = 4;

/// A list of a body's assets; all words of `query` are in the name or the texts.
///
/// # Errors
/// When the database does not answer.
pub async fn list(
    conn: &mut Conn,
    body: Id<Body>,
    shelf: Shelf,
    query: &str,
    from: From,
    limit: usize,
) -> Result<Listed> {
    let mut args = args![body];
    let mut sql = format!("SELECT {COLUMNS} FROM assets WHERE body = $1");
    sql.push_str(match shelf {
        Shelf::All => " AND removed IS NULL",
        Shelf::Pictures => " AND removed IS NULL AND kind = 'picture'",
        Shelf::Files => " AND removed IS NULL AND kind = 'file'",
        Shelf::Bin => " AND removed IS NOT NULL",
    });
    for word in basis::fold(query).split_whitespace().take(WORDS) {
        args.push(Arg::from(contains(word)));
        sql.push_str(&format!(" AND folded LIKE ${} ESCAPE '!'", args.len()));
    }
    let newer_wanted = matches!(from, From::NewerThan(_));
    if let From::OlderThan(at) | From::NewerThan(at) = from {
        args.push(Arg::from(at));
        sql.push_str(&format!(" AND id {} ${}", if newer_wanted { ">" } else { "<" }, args.len()));
    }
    args.push(Arg::from(limit + 1));
    sql.push_str(&format!(
        " ORDER BY id {} LIMIT ${}",
        if newer_wanted { "ASC" } else { "DESC" },
        args.len()
    ));
    let mut rows = conn.all_dyn::<Row>(sql, args).await?;
    let more = rows.len() > limit;
    rows.truncate(limit);
    if newer_wanted {
        rows.reverse();
    }
    let (newer, older) = match from {
        From::Newest => (false, more),
        From::OlderThan(_) => (true, more),
        From::NewerThan(_) => (more, true),
    };
    Ok(Listed { items: with_files(conn, rows).await?, newer, older })
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
