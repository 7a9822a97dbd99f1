use std::collections::HashSet;

use basis::{Id, Result};
use db::{Arg, Conn, args, id};

use super::{
    places,
    signatures::{Given, SignatureId, rows},
};
use crate::model::CampaignId;

/// Takes marks; of which signatures they were free.
///
/// # Errors
/// When the database does not answer.
pub async fn claim(
    conn: &mut Conn,
    marks: &[([u8; 32], Id<SignatureId>)],
) -> Result<HashSet<Id<SignatureId>>> {
    let rows: Vec<_> = marks.iter().map(|(mark, signature)| args![*mark, *signature]).collect();
    let taken = conn
        .many("INSERT INTO campaigns_marks (mark, signature) VALUES", rows, "ON CONFLICT DO NOTHING")
        .await?;
    // Nearly always all of them were free, and none needs to be asked for.
    if usize::try_from(taken) == Ok(marks.len()) {
        return Ok(marks.iter().map(|(_, signature)| *signature).collect());
    }
    let given: HashSet<Id<SignatureId>> = marks.iter().map(|(_, signature)| *signature).collect();
    let mut first = HashSet::with_capacity(marks.len());
    for part in marks.chunks(500) {
        let sql = format!("SELECT signature FROM campaigns_marks WHERE mark IN ({})", places(1, part.len()));
        let args = part.iter().map(|(mark, _)| Arg::from(*mark)).collect();
        for (signature,) in conn.all_dyn::<(String,)>(sql, args).await? {
            first.insert(id(&signature)?);
        }
    }
    Ok(&first & &given)
}

/// Lets the marks of a campaign's signatures after `after` go; the last of those looked at, none at the end.
///
/// # Errors
/// When the database does not answer.
pub async fn forget_marks(
    conn: &mut Conn,
    campaign: Id<CampaignId>,
    after: &str,
    limit: usize,
) -> Result<Option<String>> {
    let rows: Vec<(String,)> = conn
        .all("SELECT id FROM campaigns_signatures WHERE id > $1 ORDER BY id LIMIT $2", args![after, limit])
        .await?;
    let Some((last,)) = rows.into_iter().next_back() else { return Ok(None) };
    conn.run(
        "DELETE FROM campaigns_marks WHERE mark IN (SELECT mark FROM campaigns_signatures WHERE id > $1 AND id <= $2 AND campaign = $3)",
        args![after, &last, campaign],
    )
    .await?;
    conn.run(
        "UPDATE campaigns_signatures SET mark = $4, looked_up = $5 WHERE id > $1 AND id <= $2 AND campaign = $3",
        args![after, &last, campaign, Vec::<u8>::new(), true],
    )
    .await?;
    Ok(Some(last))
}

/// Gives a mark back, if this signature has it.
///
/// # Errors
/// When the database does not answer.
pub async fn release(conn: &mut Conn, signature: Id<SignatureId>, mark: &[u8]) -> Result<()> {
    conn.run(
        "DELETE FROM campaigns_marks WHERE mark = $1 AND signature = $2",
        args![mark.to_vec(), signature],
    )
    .await?;
    Ok(())
}

/// Those of an address that are found by how its marks in a campaign begin.
///
/// # Errors
/// When the database does not answer.
pub async fn of_half_a_mark(conn: &mut Conn, half: [u8; 16], lookup: [u8; 32]) -> Result<Vec<Given>> {
    let last: Vec<u8> = half.into_iter().chain([0xff; 16]).collect();
    rows(
        conn,
        "WHERE id IN (SELECT signature FROM campaigns_marks WHERE mark >= $1 AND mark <= $2) AND address_lookup = $3",
        args![half.to_vec(), last, lookup.to_vec()],
    )
    .await
}
