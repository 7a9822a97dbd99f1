use basis::{Id, Moment, Result, of::Body};
use db::{Arg, Conn, args, id};
use people::model::PersonId;

use super::{SignatureId, places};
use crate::model::EditionId;

/// What is sealed for one body.
#[derive(Debug, Clone)]
pub struct Copy {
    pub signature: Id<SignatureId>,
    pub body: Id<Body>,
    pub edition: Id<EditionId>,
    pub delivery: bool,
    pub contact: bool,
    /// The record that the body has of her.
    pub person: Option<Id<PersonId>>,
    pub envelope: String,
    pub sealed: Vec<u8>,
    pub at: Moment,
}

/// # Errors
/// When the database does not answer.
pub async fn insert_copies(conn: &mut Conn, all: Vec<Copy>) -> Result<()> {
    let rows = all.into_iter().map(|it| {
        args![
            it.signature,
            it.body,
            it.edition,
            it.delivery,
            it.contact,
            it.person,
            it.envelope,
            it.sealed,
            it.at
        ]
    });
    conn.many(
        "INSERT INTO campaigns_copies (signature, body, edition, delivery, contact, person, envelope, sealed, at) VALUES",
        rows.collect(),
        "",
    )
    .await?;
    Ok(())
}

/// Whether anything is sealed to a body here.
pub async fn holds_copies(conn: &mut Conn, body: Id<Body>) -> Result<bool> {
    let row: Option<(String,)> =
        conn.maybe("SELECT signature FROM campaigns_copies WHERE body = $1 LIMIT 1", args![body]).await?;
    Ok(row.is_some())
}

/// Takes away what is sealed of a signature.
///
/// # Errors
/// When the database does not answer.
pub async fn drop_copies(conn: &mut Conn, signature: Id<SignatureId>) -> Result<u64> {
    conn.run("DELETE FROM campaigns_waiting WHERE signature = $1", args![signature]).await?;
    conn.run("DELETE FROM campaigns_copies WHERE signature = $1", args![signature]).await
}

#[derive(sqlx::FromRow)]
struct CopyRow {
    signature: String,
    edition: String,
    delivery: bool,
    contact: bool,
    envelope: String,
    sealed: Vec<u8>,
    at: i64,
}

/// A sealed copy on its way out, sealed as the record of its signature.
#[derive(Debug, Clone)]
pub struct Sealed {
    pub signature: Id<SignatureId>,
    pub edition: Id<EditionId>,
    pub delivery: bool,
    pub contact: bool,
    pub envelope: String,
    pub bytes: Vec<u8>,
    pub at: Moment,
}

fn copy(row: CopyRow) -> Result<Sealed> {
    Ok(Sealed {
        signature: id(&row.signature)?,
        edition: id(&row.edition)?,
        delivery: row.delivery,
        contact: row.contact,
        envelope: row.envelope,
        bytes: row.sealed,
        at: Moment::from_millis(row.at),
    })
}

/// # Errors
/// When the database does not answer.
pub async fn count_sealed(conn: &mut Conn, body: Id<Body>) -> Result<i64> {
    Ok(conn.one::<(i64,)>("SELECT count(*) FROM campaigns_copies WHERE body = $1", args![body]).await?.0)
}

/// A body's sealed copies by id, after `after`.
///
/// # Errors
/// When the database does not answer.
pub async fn sealed(conn: &mut Conn, body: Id<Body>, after: &str, limit: i64) -> Result<Vec<Sealed>> {
    let rows: Vec<CopyRow> = conn
        .all(
            "SELECT signature, edition, delivery, contact, envelope, sealed, at FROM campaigns_copies WHERE body = $1 AND signature > $2 ORDER BY signature LIMIT $3",
            args![body, after, limit],
        )
        .await?;
    rows.into_iter().map(copy).collect()
}

/// What a copy must be to be handed over: she counts, and consented. An address that signed twice stands there once.
const DELIVERIES: &str = "FROM campaigns_copies c JOIN campaigns_signatures s ON s.id = c.signature \
     WHERE c.body = $1 AND c.delivery AND s.counted AND s.state IN ('counted', 'delivered')";

/// How many of a body's copies may be handed over.
///
/// # Errors
/// When the database does not answer.
pub async fn count_deliveries(conn: &mut Conn, body: Id<Body>) -> Result<i64> {
    let sql = format!("SELECT count(*) {DELIVERIES}");
    let row: Option<(i64,)> = conn.all_dyn(sql, args![body]).await?.pop();
    Ok(row.map_or(0, |(count,)| count))
}

/// As [`sealed`], those that may be handed over, of all the body's editions or of one.
///
/// # Errors
/// When the database does not answer.
pub async fn deliveries(
    conn: &mut Conn,
    body: Id<Body>,
    edition: Option<Id<EditionId>>,
    after: &str,
    limit: i64,
) -> Result<Vec<Sealed>> {
    let mut args = args![body, after, limit];
    let of = edition.map_or("", |_| "AND c.edition = $4");
    args.extend(edition.map(Arg::from));
    let sql = format!(
        "SELECT c.signature, c.edition, c.delivery, c.contact, c.envelope, c.sealed, c.at {DELIVERIES} \
         AND c.signature > $2 {of} ORDER BY c.signature LIMIT $3"
    );
    conn.all_dyn::<CopyRow>(sql, args).await?.into_iter().map(copy).collect()
}

/// The copies of these signatures at one body.
///
/// # Errors
/// When the database does not answer.
pub async fn copies_of(
    conn: &mut Conn,
    body: Id<Body>,
    signatures: &[Id<SignatureId>],
) -> Result<Vec<Sealed>> {
    if signatures.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "SELECT signature, edition, delivery, contact, envelope, sealed, at FROM campaigns_copies WHERE body = $1 AND signature IN ({}) ORDER BY signature",
        places(2, signatures.len())
    );
    let mut args = args![body];
    args.extend(signatures.iter().map(|signature| Arg::from(*signature)));
    conn.all_dyn::<CopyRow>(sql, args).await?.into_iter().map(copy).collect()
}

/// What is sealed of a signature at one body, and what she allowed there.
#[derive(Debug, Clone)]
pub struct Standing {
    pub body: Id<Body>,
    pub delivery: bool,
    pub contact: bool,
    /// The record that the body's people have of her.
    pub person: Option<Id<PersonId>>,
}

/// Where something is sealed of a signature.
///
/// # Errors
/// When the database does not answer.
pub async fn standing(conn: &mut Conn, signature: Id<SignatureId>) -> Result<Vec<Standing>> {
    let rows: Vec<(String, bool, bool, Option<String>)> = conn
        .all(
            "SELECT body, delivery, contact, person FROM campaigns_copies WHERE signature = $1 ORDER BY body",
            args![signature],
        )
        .await?;
    rows.into_iter()
        .map(|(body, delivery, contact, person)| {
            Ok(Standing {
                body: id(&body)?,
                delivery,
                contact,
                person: person.as_deref().map(id).transpose()?,
            })
        })
        .collect()
}

/// Ends the consent to be handed over; the copy goes when no other keeps it. Whether it stood.
///
/// # Errors
/// When the database does not answer.
pub async fn end_delivery(conn: &mut Conn, signature: Id<SignatureId>, body: Id<Body>) -> Result<bool> {
    let ended = conn
        .run(
            "UPDATE campaigns_copies SET delivery = FALSE WHERE body = $1 AND signature = $2 AND delivery",
            args![body, signature],
        )
        .await?;
    conn.run("UPDATE campaigns_signatures SET delivery = FALSE WHERE id = $1", args![signature]).await?;
    drop_unallowed(conn, signature, body).await?;
    Ok(ended > 0)
}

/// Ends the consent to be written to by a body; the copy goes when no other keeps it. Whether it stood.
///
/// # Errors
/// When the database does not answer.
pub async fn end_contact(conn: &mut Conn, signature: Id<SignatureId>, body: Id<Body>) -> Result<bool> {
    let ended = conn
        .run(
            "UPDATE campaigns_copies SET contact = FALSE, person = NULL WHERE body = $1 AND signature = $2 AND contact",
            args![body, signature],
        )
        .await?;
    conn.run("DELETE FROM campaigns_waiting WHERE body = $1 AND signature = $2", args![body, signature])
        .await?;
    drop_unallowed(conn, signature, body).await?;
    Ok(ended > 0)
}

async fn drop_unallowed(conn: &mut Conn, signature: Id<SignatureId>, body: Id<Body>) -> Result<()> {
    conn.run(
        "DELETE FROM campaigns_copies WHERE body = $1 AND signature = $2 AND NOT delivery AND NOT contact",
        args![body, signature],
    )
    .await?;
    Ok(())
}

/// A new sealed copy in the old one's place.
///
/// # Errors
/// When the database does not answer.
pub async fn replace_copy(
    conn: &mut Conn,
    signature: Id<SignatureId>,
    body: Id<Body>,
    envelope: &str,
    sealed: Vec<u8>,
) -> Result<()> {
    conn.run(
        "UPDATE campaigns_copies SET envelope = $3, sealed = $4 WHERE body = $1 AND signature = $2",
        args![body, signature, envelope, sealed],
    )
    .await?;
    Ok(())
}
