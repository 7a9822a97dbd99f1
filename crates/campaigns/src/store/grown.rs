//! Many signatures out of a few, inside the database: for benches, on SQLite alone.

use basis::Result;
use db::{Conn, args, bulk::id_of};

/// What is copied, and what was taken off the tables meanwhile.
#[derive(Debug, Clone)]
pub struct Seeds {
    after: String,
    last: String,
    pub count: i64,
    indexes: Vec<String>,
    of_copies: Vec<String>,
}

/// A season.
const SPREAD: i64 = 90 * 24 * 60 * 60 * 1_000;

/// Signatures after `after`.
///
/// # Errors
/// On PostgreSQL; when the database does not answer.
pub async fn begin(conn: &mut Conn, after: &str) -> Result<Seeds> {
    let (count, last): (i64, String) = conn
        .one(
            "SELECT count(*), COALESCE(max(id), '') FROM campaigns_signatures WHERE id > $1 AND state = 'counted'",
            args![after],
        )
        .await?;
    let indexes = conn.set_indexes_aside("campaigns_signatures").await?;
    let of_copies = conn.set_indexes_aside("campaigns_copies").await?;
    Ok(Seeds { after: after.to_owned(), last, count, indexes, of_copies })
}

/// The seeds once more, the `round`th of `rounds` before they were given.
///
/// # Errors
/// When the database does not take it.
pub async fn round(conn: &mut Conn, seeds: &Seeds, round: i64, rounds: i64) -> Result<()> {
    let at = format!("(s.at - {})", round * (SPREAD / rounds.max(1)));
    let id = id_of(&at, &format!("{round} * 10000000 + s.rowid"));
    // The day of the planted bodies' clock, which is an hour ahead of UTC.
    let signatures = format!(
        "INSERT INTO campaigns_signatures (id, campaign, edition, body, action, place, mark, state, counted, language, day, shown, \
         delivery, address_sealed, address_lookup, network, at, looked_up) \
         SELECT {id}, campaign, edition, body, action, place, randomblob(32), state, counted, language, \
         strftime('%Y-%m-%d', {at} / 1000, 'unixepoch', '+1 hour'), shown, delivery, NULL, randomblob(32), network, {at}, looked_up \
         FROM campaigns_signatures s WHERE s.id > $1 AND s.id <= $2 AND s.state = 'counted'"
    );
    conn.run_dyn(signatures, args![&seeds.after, &seeds.last]).await?;
    Ok(())
}

/// What is sealed of an edition's signatures: one of its seeds', for each. After the rounds, edition by edition: what lies together
/// is written together. CROSS JOIN: the one seed is looked for first; the other way round it was looked for at each signature.
///
/// # Errors
/// When the database does not take it.
pub async fn copies(conn: &mut Conn, seeds: &Seeds, edition: &str) -> Result<()> {
    conn.run(
        "INSERT INTO campaigns_copies (body, signature, edition, delivery, contact, person, envelope, sealed, at) \
         SELECT c.body, s.id, c.edition, c.delivery, c.contact, c.person, c.envelope, c.sealed, s.at \
         FROM campaigns_copies c CROSS JOIN campaigns_signatures s ON s.edition = c.edition \
         WHERE c.signature = (SELECT max(id) FROM campaigns_signatures WHERE edition = $1 AND id > $2 AND id <= $3) \
         AND s.edition = $1 AND s.id <= $2 AND s.state = 'counted' ON CONFLICT DO NOTHING",
        args![edition, &seeds.after, &seeds.last],
    )
    .await?;
    Ok(())
}

/// The indexes of what is sealed.
///
/// # Errors
/// When the database does not take it.
pub async fn end(conn: &mut Conn, seeds: Seeds) -> Result<()> {
    conn.put_indexes_back(seeds.of_copies).await
}

/// The marks of what was copied, in their order, and the indexes of signatures.
///
/// # Errors
/// When the database does not take it.
pub async fn marks(conn: &mut Conn, seeds: Seeds) -> Result<()> {
    conn.run(
        "INSERT INTO campaigns_marks (mark, signature) SELECT mark, id FROM campaigns_signatures \
         WHERE counted AND length(mark) > 0 ORDER BY mark ON CONFLICT DO NOTHING",
        args![],
    )
    .await?;
    conn.put_indexes_back(seeds.indexes).await
}
