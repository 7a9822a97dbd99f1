//! Many records out of a few, inside the database: for benches, on SQLite alone.

use basis::Result;
use db::{Conn, Db, args, bulk::id_of};

/// Two years.
const SPREAD: i64 = 2 * 365 * 24 * 60 * 60 * 1_000;
/// Rounds of one transaction.
const TOGETHER: i64 = 100;

/// The records after `after` and before `last`, with consents and history, `rounds` times over, before them.
///
/// # Errors
/// On PostgreSQL; when the database does not take them.
pub async fn grow(db: &Db, after: String, last: String, rounds: i64) -> Result<()> {
    let indexes = db
        .write(move |conn| {
            Box::pin(async move {
                let mut indexes = Vec::new();
                for table in ["people", "people_consents", "people_history"] {
                    indexes.extend(conn.set_indexes_aside(table).await?);
                }
                Ok(indexes)
            })
        })
        .await?;
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
    db.write(move |conn| {
        Box::pin(async move {
            conn.put_indexes_back(indexes).await?;
            super::recount(conn).await
        })
    })
    .await
}

async fn round(conn: &mut Conn, after: &str, last: &str, round: i64, rounds: i64) -> Result<()> {
    let at = format!("(p.created - {})", round * (SPREAD / rounds.max(1)));
    let id = |table: &str| id_of(&at, &format!("{round} * 10000000 + {table}.rowid"));
    let person = id("p");
    // Consents and history by their own ids: what leads to them by person is set aside.
    let whole = [
        format!(
            "INSERT INTO people (id, body, language, source, created, changed, ends, contact, news, address_sealed, address_lookup, \
             envelope, sealed) SELECT {person}, body, language, source, {at}, {at}, ends, contact, news, address_sealed, \
             randomblob(32), envelope, sealed FROM people p WHERE p.id > $1 AND p.id < $2"
        ),
        format!(
            "INSERT INTO people_consents (id, person, what, source, by_account, given, withdrawn) \
             SELECT {}, {person}, c.what, c.source, c.by_account, {at}, c.withdrawn FROM people p \
             JOIN people_consents c ON c.person = p.id WHERE c.id > $1 AND c.id < $2",
            id("c")
        ),
        format!(
            "INSERT INTO people_history (id, person, what, by_account, at) SELECT {}, {person}, h.what, h.by_account, {at} \
             FROM people p JOIN people_history h ON h.person = p.id WHERE h.id > $1 AND h.id < $2",
            id("h")
        ),
    ];
    for sql in whole {
        conn.run_dyn(sql, args![after, last]).await?;
    }
    Ok(())
}
