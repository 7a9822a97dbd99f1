//! Every SQL sentence of the room.

use basis::{Moment, Result};
use db::{Conn, args};

use crate::{alert::Line, findings::Check};

/// # Errors
/// When the database does not answer.
pub(crate) async fn alert(conn: &mut Conn, check: Check) -> Result<Option<Line>> {
    let sql = "SELECT wrong, since, told FROM console_alerts WHERE thing = $1";
    let row = conn.maybe::<(bool, i64, bool)>(sql, args![check.code()]).await?;
    Ok(row.map(|(wrong, since, told)| Line { wrong, since: Moment::from_millis(since), told }))
}

/// # Errors
/// When the database does not take the write.
pub(crate) async fn set_alert(conn: &mut Conn, check: Check, line: Option<Line>) -> Result<()> {
    match line {
        None => conn.run("DELETE FROM console_alerts WHERE thing = $1", args![check.code()]).await?,
        Some(Line { wrong, since, told }) => {
            conn.run(
                "INSERT INTO console_alerts (thing, wrong, since, told) VALUES ($1, $2, $3, $4) \
                 ON CONFLICT (thing) DO UPDATE SET wrong = excluded.wrong, since = excluded.since, told = excluded.told",
                args![check.code(), wrong, since, told],
            )
            .await?
        }
    };
    Ok(())
}
