use basis::{
    Id, Moment, Result,
    of::{Account, Body},
};
use db::{Conn, args, id};

use super::envelopes::insert_recipients;
use crate::model::{Envelope, Resealing};

/// What was agreed: for whom, by whom, to which public half.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreed {
    pub id: Id<Resealing>,
    pub account: Id<Account>,
    pub public: String,
    pub by: Id<Account>,
    pub at: Moment,
}

/// A new agreement takes the place of one that was not used.
pub async fn agree(conn: &mut Conn, body: Id<Body>, agreed: &Agreed) -> Result<()> {
    conn.run(
        "DELETE FROM resealings WHERE body = $1 AND account = $2 AND done IS NULL",
        args![body, agreed.account],
    )
    .await?;
    conn.run(
        "INSERT INTO resealings (id, body, account, public, agreed_by, agreed) VALUES ($1, $2, $3, $4, $5, $6)",
        args![agreed.id, body, agreed.account, &agreed.public, agreed.by, agreed.at],
    )
    .await
    .map(|_| ())
}

/// What is agreed and not done at a body, since `after`.
pub async fn agreements(conn: &mut Conn, body: Id<Body>, after: Moment) -> Result<Vec<Agreed>> {
    let rows: Vec<(String, String, String, String, i64)> = conn
        .all(
            "SELECT id, account, public, agreed_by, agreed FROM resealings \
             WHERE body = $1 AND done IS NULL AND agreed > $2 ORDER BY agreed, id",
            args![body, after],
        )
        .await?;
    rows.into_iter()
        .map(|(resealing, account, public, by, at)| {
            Ok(Agreed {
                id: id(&resealing)?,
                account: id(&account)?,
                public,
                by: id(&by)?,
                at: Moment::from_millis(at),
            })
        })
        .collect()
}

/// What `by` can open and `to` cannot, and is not laid aside yet, after `after`.
pub async fn to_reseal(
    conn: &mut Conn,
    body: Id<Body>,
    agreed: &Agreed,
    by: &str,
    after: &str,
    limit: i64,
) -> Result<Vec<(Id<Envelope>, Vec<u8>)>> {
    let rows: Vec<(String, Vec<u8>)> = conn
        .all(
            "SELECT e.id, e.sealed FROM envelopes e \
             JOIN envelope_recipients mine ON mine.envelope = e.id AND mine.public = $2 \
             WHERE e.body = $1 AND e.id > $5 \
             AND NOT EXISTS (SELECT 1 FROM envelope_recipients r WHERE r.envelope = e.id AND r.public = $3) \
             AND NOT EXISTS (SELECT 1 FROM resealed d WHERE d.envelope = e.id AND d.resealing = $4) \
             ORDER BY e.id LIMIT $6",
            args![body, by, &agreed.public, agreed.id, after, limit],
        )
        .await?;
    rows.into_iter().map(|(envelope, sealed)| Ok((id(&envelope)?, sealed))).collect()
}

/// Whether an envelope is one of those `by` may re-seal.
pub async fn may_reseal(
    conn: &mut Conn,
    body: Id<Body>,
    agreed: &Agreed,
    by: &str,
    envelope: Id<Envelope>,
) -> Result<bool> {
    let row: Option<(String,)> = conn
        .maybe(
            "SELECT e.id FROM envelopes e \
             JOIN envelope_recipients mine ON mine.envelope = e.id AND mine.public = $2 \
             WHERE e.body = $1 AND e.id = $4 \
             AND NOT EXISTS (SELECT 1 FROM envelope_recipients r WHERE r.envelope = e.id AND r.public = $3)",
            args![body, by, &agreed.public, envelope],
        )
        .await?;
    Ok(row.is_some())
}

/// Lays one aside until all are there; without bytes: it did not open, and stays as it is.
pub async fn lay_aside(
    conn: &mut Conn,
    resealing: Id<Resealing>,
    envelope: Id<Envelope>,
    sealed: Option<&[u8]>,
    recipients: &str,
) -> Result<()> {
    let recipients = sealed.map_or("", |_| recipients);
    conn.run(
        "INSERT INTO resealed (resealing, envelope, sealed, recipients) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (resealing, envelope) DO UPDATE SET sealed = excluded.sealed, recipients = excluded.recipients",
        args![resealing, envelope, sealed.unwrap_or_default(), recipients],
    )
    .await
    .map(|_| ())
}

/// How many envelopes of a re-sealing were put in place, and how many did not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    pub sealed: i64,
    pub damaged: i64,
}

/// Puts everything laid aside in its place, and forgets the agreement's working rows.
pub async fn put_in_place(conn: &mut Conn, resealing: Id<Resealing>, now: Moment) -> Result<Placed> {
    let skipped =
        conn.run("DELETE FROM resealed WHERE resealing = $1 AND recipients = ''", args![resealing]).await?;
    let damaged = i64::try_from(skipped).unwrap_or(i64::MAX);
    let rows: Vec<(String, String)> = conn
        .all(
            "SELECT envelope, recipients FROM resealed WHERE resealing = $1 ORDER BY envelope",
            args![resealing],
        )
        .await?;
    conn.run(
        "UPDATE envelopes SET sealed = (SELECT d.sealed FROM resealed d \
         WHERE d.envelope = envelopes.id AND d.resealing = $1) \
         WHERE id IN (SELECT envelope FROM resealed WHERE resealing = $1)",
        args![resealing],
    )
    .await?;
    conn.run(
        "DELETE FROM envelope_recipients WHERE envelope IN (SELECT envelope FROM resealed WHERE resealing = $1)",
        args![resealing],
    )
    .await?;
    let sealed = i64::try_from(rows.len()).unwrap_or(i64::MAX);
    for (envelope, recipients) in rows {
        insert_recipients(conn, id(&envelope)?, recipients.split('\n').filter(|one| !one.is_empty())).await?;
    }
    conn.run("UPDATE resealings SET done = $2 WHERE id = $1", args![resealing, now]).await?;
    conn.run("DELETE FROM resealed WHERE resealing = $1", args![resealing]).await?;
    Ok(Placed { sealed, damaged })
}

/// Agreements that are not done, with what was laid aside for them: it was sealed to who kept the key then.
pub async fn drop_agreements(conn: &mut Conn, body: Id<Body>) -> Result<()> {
    conn.run("DELETE FROM resealings WHERE body = $1 AND done IS NULL", args![body]).await.map(|_| ())
}

pub async fn purge_resealings(conn: &mut Conn, before: Moment) -> Result<u64> {
    conn.run("DELETE FROM resealings WHERE agreed <= $1", args![before]).await
}

/// What waits for a keyholder's browser: (body, for whom, who agreed).
pub async fn waiting_resealings(
    conn: &mut Conn,
    after: Moment,
) -> Result<Vec<(Id<Body>, Id<Account>, Id<Account>)>> {
    let rows: Vec<(String, String, String)> = conn
        .all(
            "SELECT body, account, agreed_by FROM resealings WHERE done IS NULL AND agreed > $1 LIMIT 500",
            args![after],
        )
        .await?;
    rows.into_iter().map(|(body, account, by)| Ok((id(&body)?, id(&account)?, id(&by)?))).collect()
}
