use basis::{Id, Moment, Result, of::Body};
use db::{Arg, Conn, args, id};

use super::places;
use crate::model::Envelope;

pub async fn insert_envelope(
    conn: &mut Conn,
    envelope: Id<Envelope>,
    body: Id<Body>,
    turn: i64,
    sealed: &[u8],
    recipients: &[String],
    now: Moment,
) -> Result<()> {
    conn.run(
        "INSERT INTO envelopes (id, body, turn, sealed, begun) VALUES ($1, $2, $3, $4, $5)",
        args![envelope, body, turn, sealed, now],
    )
    .await?;
    insert_recipients(conn, envelope, recipients.iter().map(String::as_str)).await
}

pub(super) async fn insert_recipients(
    conn: &mut Conn,
    envelope: Id<Envelope>,
    recipients: impl Iterator<Item = &str>,
) -> Result<()> {
    let rows = recipients.map(|public| args![envelope, public]).collect();
    conn.many(
        "INSERT INTO envelope_recipients (envelope, public) VALUES",
        rows,
        "ON CONFLICT (envelope, public) DO NOTHING",
    )
    .await
    .map(|_| ())
}

/// The sealed keys of some of a body's envelopes; an envelope of another body is not among them.
pub async fn envelopes(
    conn: &mut Conn,
    body: Id<Body>,
    wanted: &[Id<Envelope>],
) -> Result<Vec<(Id<Envelope>, Vec<u8>)>> {
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let mut args: Vec<Arg> = args![body];
    args.extend(wanted.iter().map(|envelope| Arg::from(*envelope)));
    let sql = format!(
        "SELECT id, sealed FROM envelopes WHERE body = $1 AND id IN ({}) ORDER BY id",
        places(2, wanted.len())
    );
    let rows: Vec<(String, Vec<u8>)> = conn.all_dyn(sql, args).await?;
    rows.into_iter().map(|(envelope, sealed)| Ok((id(&envelope)?, sealed))).collect()
}

/// To whom an envelope is sealed.
pub async fn recipients_of(conn: &mut Conn, envelope: Id<Envelope>) -> Result<Vec<String>> {
    let rows: Vec<(String,)> = conn
        .all("SELECT public FROM envelope_recipients WHERE envelope = $1 ORDER BY public", args![envelope])
        .await?;
    Ok(rows.into_iter().map(|(public,)| public).collect())
}
