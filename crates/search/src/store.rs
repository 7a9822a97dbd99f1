use basis::{Id, Language, Moment, Result, of::Publication};
use db::{Conn, args};

use crate::Wanted;

/// Where a page of answers goes on: before this moment, and at it before this number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Before {
    pub at: i64,
    pub seq: i64,
}

/// One match.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub before: Before,
    pub publication: Id<Publication>,
    pub language: String,
    pub body: String,
}

/// Puts one publication's words in one language into the index.
pub async fn enter(
    conn: &mut Conn,
    publication: Id<Publication>,
    language: Language,
    body: String,
    at: Moment,
    stems: String,
) -> Result<()> {
    if conn.is_sqlite() {
        let (seq,) = conn
            .one::<(i64,)>(
                "INSERT INTO search_entries (seq, publication, language, body, at) \
                 SELECT COALESCE(max(seq) + 1, $4 << 20), $1, $2, $3, $4 FROM search_entries \
                 WHERE seq >= $4 << 20 AND seq < ($4 + 1) << 20 RETURNING seq",
                args![publication, language, body, at],
            )
            .await?;
        conn.run("INSERT INTO search_words (rowid, words) VALUES ($1, $2)", args![seq, stems]).await?;
    } else {
        conn.run(
            "INSERT INTO search_entries (publication, language, body, at, words) \
             VALUES ($1, $2, $3, $4, array_to_tsvector(string_to_array($5, ' ')))",
            args![publication, language, body, at, stems],
        )
        .await?;
    }
    Ok(())
}

/// Takes one publication out, in every language.
pub async fn leave(conn: &mut Conn, publication: Id<Publication>) -> Result<()> {
    if conn.is_sqlite() {
        conn.run(
            "DELETE FROM search_words WHERE rowid IN (SELECT seq FROM search_entries WHERE publication = $1)",
            args![publication],
        )
        .await?;
    }
    conn.run("DELETE FROM search_entries WHERE publication = $1", args![publication]).await?;
    Ok(())
}

/// Takes everything out.
pub async fn empty(conn: &mut Conn) -> Result<()> {
    if conn.is_sqlite() {
        conn.run("DELETE FROM search_words", vec![]).await?;
    }
    conn.run("DELETE FROM search_entries", vec![]).await?;
    Ok(())
}

/// Matches, newest first, after `before`.
pub async fn find(
    conn: &mut Conn,
    wanted: &Wanted,
    before: Option<Before>,
    limit: usize,
) -> Result<Vec<Found>> {
    // The numbers are in the order of time, and name it: no more is read of the words than is asked for.
    let sqlite = "SELECT e.at, e.seq, e.publication, e.language, e.body FROM (SELECT rowid AS seq FROM search_words \
                  WHERE search_words MATCH $1 AND rowid < $3 ORDER BY rowid DESC LIMIT $4) w \
                  JOIN search_entries e ON e.seq = w.seq WHERE $2 >= e.at ORDER BY e.seq DESC";
    let postgres = "SELECT e.at, e.seq, e.publication, e.language, e.body FROM search_entries e \
                    WHERE e.words @@ CAST($1 AS tsquery) \
                    AND (e.at < $2 OR (e.at = $2 AND e.seq < $3)) ORDER BY e.at DESC, e.seq DESC LIMIT $4";
    let (sql, question) =
        if conn.is_sqlite() { (sqlite, wanted.for_fts5()) } else { (postgres, wanted.for_tsquery()) };
    let Before { at, seq } = before.unwrap_or(Before { at: i64::MAX, seq: i64::MAX });
    let rows = conn.all::<(i64, i64, String, String, String)>(sql, args![question, at, seq, limit]).await?;
    rows.into_iter()
        .map(|(at, seq, publication, language, body)| {
            Ok(Found { before: Before { at, seq }, publication: db::id(&publication)?, language, body })
        })
        .collect()
}

/// Whether nothing was ever entered.
pub async fn is_empty(conn: &mut Conn) -> Result<bool> {
    Ok(conn.maybe::<(i64,)>("SELECT seq FROM search_entries LIMIT 1", vec![]).await?.is_none())
}
