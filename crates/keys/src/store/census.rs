use basis::Result;
use db::{Conn, args};

/// How well the keys of all bodies are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Census {
    /// Bodies with a keyholder who has an identity.
    pub kept: i64,
    /// Of these, with one keyholder and no recovery sheet.
    pub alone: i64,
    /// Bodies to which something was sealed and whose key nobody keeps any more.
    pub nobody: i64,
}

pub async fn census(conn: &mut Conn) -> Result<Census> {
    let rows: Vec<(i64, bool, bool)> = conn
        .all(
            "SELECT (SELECT CAST(count(*) AS BIGINT) FROM keyholders k JOIN identities i ON i.account = k.account \
             AND i.replaced IS NULL WHERE k.body = b.body AND k.since IS NOT NULL), b.sheet IS NOT NULL, \
             EXISTS (SELECT 1 FROM envelopes e WHERE e.body = b.body) FROM body_keys b",
            args![],
        )
        .await?;
    let mut census = Census::default();
    for (holders, sheet, sealed) in rows {
        census.kept += i64::from(holders > 0);
        census.alone += i64::from(holders == 1 && !sheet);
        census.nobody += i64::from(holders == 0 && sealed);
    }
    Ok(census)
}
