use basis::{Id, Result, of::Body};
use db::{Conn, args, id};

use super::signatures::{Given, rows};
use crate::model::EditionId;

/// A burst that waits: one minute, one network.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct HeldGroup {
    pub network: Vec<u8>,
    pub minute: i64,
    pub count: i64,
}

/// What waits at an edition, by minute and network.
///
/// # Errors
/// When the database does not answer.
pub async fn held(conn: &mut Conn, edition: Id<EditionId>) -> Result<Vec<HeldGroup>> {
    conn.all(
        "SELECT network, at / 60000 AS minute, count(*) AS count FROM campaigns_signatures WHERE edition = $1 AND state = 'held' \
         GROUP BY network, at / 60000 ORDER BY minute, network LIMIT 500",
        args![edition],
    )
    .await
}

/// How many wait at each body.
///
/// # Errors
/// When the database does not answer.
pub async fn held_by_body(conn: &mut Conn) -> Result<Vec<(Id<Body>, i64)>> {
    let rows: Vec<(String, i64)> = conn
        .all(
            "SELECT e.body, count(*) FROM campaigns_signatures s JOIN campaigns_editions e ON e.id = s.edition \
             WHERE s.state = 'held' GROUP BY e.body ORDER BY e.body",
            args![],
        )
        .await?;
    rows.into_iter().map(|(body, count)| Ok((id(&body)?, count))).collect()
}

/// The signatures of one burst.
///
/// # Errors
/// When the database does not answer.
pub async fn burst(
    conn: &mut Conn,
    edition: Id<EditionId>,
    network: &[u8],
    minute: i64,
) -> Result<Vec<Given>> {
    rows(
        conn,
        "WHERE edition = $1 AND state = 'held' AND network = $2 AND at / 60000 = $3 ORDER BY id",
        args![edition, network, minute],
    )
    .await
}
