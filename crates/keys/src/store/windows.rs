use basis::{
    Id, Moment, Result,
    of::{Account, Body},
};
use db::{Conn, args, id};

use crate::model::{Asked, Window};

#[derive(sqlx::FromRow)]
struct WindowRow {
    id: String,
    account: String,
    name: String,
    body: String,
    purpose: String,
    records: i64,
    asked: i64,
    decided: Option<i64>,
    closes: Option<i64>,
}

impl WindowRow {
    fn asked(self) -> Result<Asked> {
        Ok(Asked {
            id: id(&self.id)?,
            account: id(&self.account)?,
            name: self.name,
            body: id(&self.body)?,
            purpose: self.purpose,
            records: self.records,
            asked: Moment::from_millis(self.asked),
            closes: self.closes.map(Moment::from_millis),
            decided: self.decided.map(Moment::from_millis),
        })
    }
}

pub async fn ask_window(
    conn: &mut Conn,
    window: Id<Window>,
    account: Id<Account>,
    body: Id<Body>,
    purpose: &str,
    records: i64,
    now: Moment,
) -> Result<bool> {
    let done = conn
        .run(
            "INSERT INTO hand_out_windows (id, account, body, purpose, records, asked) \
             VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (account, body) WHERE decided IS NULL DO NOTHING",
            args![window, account, body, purpose, records, now],
        )
        .await?;
    Ok(done > 0)
}

/// One of this body.
pub async fn window(conn: &mut Conn, window: Id<Window>, body: Id<Body>) -> Result<Asked> {
    let row: WindowRow = conn
        .one(
            "SELECT w.id, w.account, a.name, w.body, w.purpose, w.records, w.asked, w.decided, w.closes \
             FROM hand_out_windows w JOIN accounts a ON a.id = w.account WHERE w.id = $1 AND w.body = $2",
            args![window, body],
        )
        .await?;
    row.asked()
}

/// Opens it, or refuses it (`closes` none); once. Whether it still waited.
pub async fn decide_window(
    conn: &mut Conn,
    window: Id<Window>,
    by: Id<Account>,
    now: Moment,
    closes: Option<Moment>,
) -> Result<bool> {
    let done = conn
        .run(
            "UPDATE hand_out_windows SET decided = $3, opened_by = $2, closes = $4 \
             WHERE id = $1 AND decided IS NULL",
            args![window, by, now, closes],
        )
        .await?;
    Ok(done > 0)
}

/// The window that is open to her now: the one that closes last.
pub async fn open_window(
    conn: &mut Conn,
    account: Id<Account>,
    body: Id<Body>,
    now: Moment,
) -> Result<Option<(Id<Window>, i64, Moment)>> {
    let row: Option<(String, i64, i64)> = conn
        .maybe(
            "SELECT id, records, closes FROM hand_out_windows \
             WHERE account = $1 AND body = $2 AND closes > $3 ORDER BY closes DESC LIMIT 1",
            args![account, body, now],
        )
        .await?;
    row.map(|(window, records, closes)| Ok((id(&window)?, records, Moment::from_millis(closes)))).transpose()
}

/// The newest of a body.
pub async fn windows(conn: &mut Conn, body: Id<Body>, limit: i64) -> Result<Vec<Asked>> {
    let rows: Vec<WindowRow> = conn
        .all(
            "SELECT w.id, w.account, a.name, w.body, w.purpose, w.records, w.asked, w.decided, w.closes \
             FROM hand_out_windows w JOIN accounts a ON a.id = w.account \
             WHERE w.body = $1 ORDER BY w.asked DESC, w.id DESC LIMIT $2",
            args![body, limit],
        )
        .await?;
    rows.into_iter().map(WindowRow::asked).collect()
}

/// Those that wait, of all bodies: (body, who asked).
pub async fn waiting_windows(conn: &mut Conn) -> Result<Vec<(Id<Body>, Id<Account>)>> {
    let rows: Vec<(String, String)> = conn
        .all(
            "SELECT body, account FROM hand_out_windows WHERE decided IS NULL ORDER BY asked LIMIT 500",
            args![],
        )
        .await?;
    rows.into_iter().map(|(body, account)| Ok((id(&body)?, id(&account)?))).collect()
}

/// Closes what waits or is open for someone who leaves.
pub async fn close_windows(conn: &mut Conn, account: Id<Account>, body: Id<Body>, now: Moment) -> Result<()> {
    conn.run(
        "UPDATE hand_out_windows SET decided = $3, closes = NULL WHERE account = $1 AND body = $2 \
         AND (decided IS NULL OR closes > $3)",
        args![account, body, now],
    )
    .await
    .map(|_| ())
}

pub async fn purge_windows(conn: &mut Conn, before: Moment) -> Result<u64> {
    conn.run("DELETE FROM hand_out_windows WHERE asked <= $1", args![before]).await
}
