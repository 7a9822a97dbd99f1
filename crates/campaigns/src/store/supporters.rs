use basis::{Id, Moment, Result, Text, of::Body};
use db::{Conn, args, id};
use people::model::PersonId;

use super::SignatureId;
use crate::model::{By, CampaignId, EditionId};

/// A mark for ids of updates.
#[derive(Debug)]
pub enum UpdateId {}

/// What is sealed for a body's people, of a signature that does not count yet.
#[derive(Debug, Clone)]
pub struct Waiting {
    pub body: Id<Body>,
    pub signature: Id<SignatureId>,
    pub person: Id<PersonId>,
    pub envelope: String,
    pub sealed: Vec<u8>,
}

/// # Errors
/// When the database does not answer.
pub async fn insert_waiting(conn: &mut Conn, all: Vec<Waiting>) -> Result<()> {
    let rows =
        all.into_iter().map(|it| args![it.body, it.signature, it.person, it.envelope, it.sealed]).collect();
    conn.many("INSERT INTO campaigns_waiting (body, signature, person, envelope, sealed) VALUES", rows, "")
        .await?;
    Ok(())
}

/// What waits of a signature is taken out: it is about to become someone whom the bodies know.
///
/// # Errors
/// When the database does not answer.
pub async fn take_waiting(conn: &mut Conn, signature: Id<SignatureId>) -> Result<Vec<Waiting>> {
    let rows: Vec<(String, String, String, Vec<u8>)> = conn
        .all(
            "DELETE FROM campaigns_waiting WHERE signature = $1 RETURNING body, person, envelope, sealed",
            args![signature],
        )
        .await?;
    rows.into_iter()
        .map(|(body, person, envelope, sealed)| {
            Ok(Waiting { body: id(&body)?, signature, person: id(&person)?, envelope, sealed })
        })
        .collect()
}

/// As which record what waits of a signature is sealed at a body.
///
/// # Errors
/// When the database does not answer.
pub async fn waits_as(
    conn: &mut Conn,
    signature: Id<SignatureId>,
    body: Id<Body>,
) -> Result<Option<Id<PersonId>>> {
    let row: Option<(String,)> = conn
        .maybe(
            "SELECT person FROM campaigns_waiting WHERE body = $1 AND signature = $2",
            args![body, signature],
        )
        .await?;
    row.map(|(person,)| id(&person)).transpose()
}

/// What waits of a signature at a body, sealed anew.
///
/// # Errors
/// When the database does not answer.
pub async fn replace_waiting(
    conn: &mut Conn,
    signature: Id<SignatureId>,
    body: Id<Body>,
    envelope: &str,
    sealed: Vec<u8>,
) -> Result<()> {
    conn.run(
        "UPDATE campaigns_waiting SET envelope = $3, sealed = $4 WHERE body = $1 AND signature = $2",
        args![body, signature, envelope, sealed],
    )
    .await?;
    Ok(())
}

/// Says which record a body has of who signed.
///
/// # Errors
/// When the database does not answer.
pub async fn set_person(
    conn: &mut Conn,
    body: Id<Body>,
    signature: Id<SignatureId>,
    person: Id<PersonId>,
) -> Result<()> {
    conn.run(
        "UPDATE campaigns_copies SET person = $3 WHERE body = $1 AND signature = $2",
        args![body, signature, person],
    )
    .await?;
    Ok(())
}

/// The records that bodies have of who signed.
///
/// # Errors
/// When the database does not answer.
pub async fn persons_of(conn: &mut Conn, signature: Id<SignatureId>) -> Result<Vec<Id<PersonId>>> {
    let rows: Vec<(String,)> = conn
        .all(
            "SELECT person FROM campaigns_copies WHERE signature = $1 AND person IS NOT NULL ORDER BY person",
            args![signature],
        )
        .await?;
    rows.iter().map(|(person,)| id(person)).collect()
}

/// Whether a signature that stands made this record, or keeps it.
///
/// # Errors
/// When the database does not answer.
pub async fn is_signed(conn: &mut Conn, person: Id<PersonId>) -> Result<bool> {
    let row: Option<(String,)> =
        conn.maybe("SELECT signature FROM campaigns_copies WHERE person = $1 LIMIT 1", args![person]).await?;
    Ok(row.is_some())
}

/// The signatures that made a record, or keep it, and its body.
///
/// # Errors
/// When the database does not answer.
pub async fn signed_as(conn: &mut Conn, person: Id<PersonId>) -> Result<Vec<(Id<SignatureId>, Id<Body>)>> {
    let rows: Vec<(String, String)> = conn
        .all(
            "SELECT signature, body FROM campaigns_copies WHERE person = $1 ORDER BY signature",
            args![person],
        )
        .await?;
    rows.iter().map(|(signature, body)| Ok((id(signature)?, id(body)?))).collect()
}

/// Whether another signature than this made the record, or keeps it.
///
/// # Errors
/// When the database does not answer.
pub async fn is_signed_by_others(
    conn: &mut Conn,
    person: Id<PersonId>,
    signature: Id<SignatureId>,
) -> Result<bool> {
    let row: Option<(String,)> = conn
        .maybe(
            "SELECT signature FROM campaigns_copies WHERE person = $1 AND signature <> $2 LIMIT 1",
            args![person, signature],
        )
        .await?;
    Ok(row.is_some())
}

/// Whom a body knows by a campaign's signatures and may have an address of; each once.
///
/// # Errors
/// When the database does not answer.
pub async fn supporters(
    conn: &mut Conn,
    body: Id<Body>,
    campaign: Id<CampaignId>,
) -> Result<Vec<Id<PersonId>>> {
    let rows: Vec<(String,)> = conn
        .all(
            "SELECT DISTINCT person FROM campaigns_copies WHERE body = $1 AND person IS NOT NULL \
             AND edition IN (SELECT id FROM campaigns_editions WHERE campaign = $2) ORDER BY person",
            args![body, campaign],
        )
        .await?;
    rows.iter().map(|(person,)| id(person)).collect()
}

/// What was written to those who allowed it.
#[derive(Debug, Clone)]
pub struct Update {
    pub id: Id<UpdateId>,
    pub edition: Id<EditionId>,
    pub subject: Text,
    pub text: Text,
    pub recipients: i64,
    pub at: Moment,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    edition: String,
    subject: String,
    text: String,
    recipients: i64,
    at: i64,
}

impl Row {
    fn update(self) -> Result<Update> {
        Ok(Update {
            id: id(&self.id)?,
            edition: id(&self.edition)?,
            subject: Text::from_json(&self.subject),
            text: Text::from_json(&self.text),
            recipients: self.recipients,
            at: Moment::from_millis(self.at),
        })
    }
}

/// Keeps it; false when it was kept before.
///
/// # Errors
/// When the database does not answer.
pub async fn insert_update(conn: &mut Conn, it: &Update, by: By) -> Result<bool> {
    let done = conn
        .run(
            "INSERT INTO campaigns_updates (id, edition, subject, text, recipients, at, by_account) \
             VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
            args![it.id, it.edition, it.subject.to_json(), it.text.to_json(), it.recipients, it.at, by],
        )
        .await?;
    Ok(done > 0)
}

/// # Errors
/// When the database does not answer.
pub async fn update(conn: &mut Conn, update: Id<UpdateId>) -> Result<Option<Update>> {
    let row: Option<Row> = conn
        .maybe(
            "SELECT id, edition, subject, text, recipients, at FROM campaigns_updates WHERE id = $1",
            args![update],
        )
        .await?;
    row.map(Row::update).transpose()
}

/// An edition's, the newest first.
///
/// # Errors
/// When the database does not answer.
pub async fn updates(conn: &mut Conn, edition: Id<EditionId>) -> Result<Vec<Update>> {
    let rows: Vec<Row> = conn
        .all(
            "SELECT id, edition, subject, text, recipients, at FROM campaigns_updates WHERE edition = $1 \
             ORDER BY at DESC, id DESC LIMIT 100",
            args![edition],
        )
        .await?;
    rows.into_iter().map(Row::update).collect()
}
