use basis::{Id, Language, Moment, Result};
use db::{Conn, args};

use crate::model::RequestId;

/// Someone asked for a link to her own page.
pub async fn insert_letter(
    conn: &mut Conn,
    own: Id<RequestId>,
    language: Language,
    sealed: Vec<u8>,
    lookup: [u8; 32],
    at: Moment,
) -> Result<()> {
    conn.run(
        "INSERT INTO people_letters (id, language, address_sealed, address_lookup, at) VALUES ($1, $2, $3, $4, $5)",
        args![own, language, sealed, lookup, at],
    )
    .await
    .map(|_| ())
}

/// To whom, in which language; none when it has left.
pub async fn letter(conn: &mut Conn, own: Id<RequestId>) -> Result<Option<(Language, Vec<u8>)>> {
    let row: Option<(String, Vec<u8>)> = conn
        .maybe(
            "SELECT language, address_sealed FROM people_letters WHERE id = $1 AND address_sealed IS NOT NULL",
            args![own],
        )
        .await?;
    Ok(row.map(|(language, sealed)| (language.parse().unwrap_or(Language::Ar), sealed)))
}

/// How many were asked for by one address after `since`, up to this one.
pub async fn letters_since(conn: &mut Conn, own: Id<RequestId>, since: Moment) -> Result<i64> {
    let (count,): (i64,) = conn
        .one(
            "SELECT CAST(count(*) AS BIGINT) FROM people_letters WHERE at > $2 AND id <= $1 \
             AND address_lookup = (SELECT address_lookup FROM people_letters WHERE id = $1)",
            args![own, since],
        )
        .await?;
    Ok(count)
}

/// The letter has left, or there was none to write: the address goes.
pub async fn letter_left(conn: &mut Conn, own: Id<RequestId>) -> Result<()> {
    conn.run("UPDATE people_letters SET address_sealed = NULL WHERE id = $1", args![own]).await.map(|_| ())
}

pub async fn forget_letters(conn: &mut Conn, before: Moment) -> Result<u64> {
    conn.run("DELETE FROM people_letters WHERE at < $1", args![before]).await
}
