use basis::{Id, Moment, Result, of::Body};
use db::{Conn, args, id};

use crate::model::{LinkId, PersonId};

/// Another record of whom a record is about, as she said.
#[derive(Debug, Clone)]
pub struct Link {
    pub id: Id<LinkId>,
    pub other: Id<PersonId>,
    /// Of the other record.
    pub body: Id<Body>,
    pub said: Moment,
}

/// Writes down that two records are one person's; false when that was said before.
pub async fn link(
    conn: &mut Conn,
    own: Id<LinkId>,
    (one, other): (Id<PersonId>, Id<PersonId>),
    said: Moment,
) -> Result<bool> {
    let done = conn
        .run(
            "INSERT INTO people_links (id, person, other, said) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
            args![own, one.min(other), one.max(other), said],
        )
        .await?;
    Ok(done > 0)
}

/// What she said of a record, from either side.
pub async fn links(conn: &mut Conn, person: Id<PersonId>) -> Result<Vec<Link>> {
    let rows: Vec<(String, String, String, i64)> = conn
        .all(
            "SELECT l.id, p.id, p.body, l.said FROM people_links l \
             JOIN people p ON p.id = CASE WHEN l.person = $1 THEN l.other ELSE l.person END \
             WHERE l.person = $1 OR l.other = $1 ORDER BY p.body, p.id",
            args![person],
        )
        .await?;
    rows.into_iter()
        .map(|(own, other, body, said)| {
            Ok(Link { id: id(&own)?, other: id(&other)?, body: id(&body)?, said: Moment::from_millis(said) })
        })
        .collect()
}

/// It is gone for both; how many there were.
pub async fn unlink(conn: &mut Conn, own: Id<LinkId>) -> Result<u64> {
    conn.run("DELETE FROM people_links WHERE id = $1", args![own]).await
}
