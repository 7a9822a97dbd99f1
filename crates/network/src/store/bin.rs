use basis::{Id, Moment, Result, Text, of::Body as BodyMark};
use db::{Conn, args};

use crate::Removed;

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    names: String,
    removed: i64,
}

impl Row {
    fn removed(self) -> Result<Removed> {
        Ok(Removed {
            id: db::id(&self.id)?,
            names: Text::from_json(&self.names),
            at: Moment::from_millis(self.removed),
        })
    }
}

/// Puts a body into the bin, or takes it out; the root stays. Answers how many it touched.
pub async fn set_removed(conn: &mut Conn, id: Id<BodyMark>, removed: Option<Moment>) -> Result<u64> {
    conn.run("UPDATE bodies SET removed = $2 WHERE id = $1 AND parent IS NOT NULL", args![id, removed]).await
}

/// Bodies in the bin that hung on `parent`, the latest first.
pub async fn removed_below(conn: &mut Conn, parent: Id<BodyMark>, after: Moment) -> Result<Vec<Removed>> {
    let rows = conn
        .all::<Row>(
            "SELECT id, names, removed FROM bodies WHERE parent = $1 AND removed > $2 ORDER BY removed DESC, id",
            args![parent, after],
        )
        .await?;
    rows.into_iter().map(Row::removed).collect()
}

/// A body in the bin since after a moment: its parent and kind.
pub async fn in_bin(conn: &mut Conn, id: Id<BodyMark>, after: Moment) -> Result<(Id<BodyMark>, String)> {
    let (parent, kind) = conn
        .one::<(String, String)>(
            "SELECT parent, kind FROM bodies WHERE id = $1 AND removed > $2 AND parent IS NOT NULL",
            args![id, after],
        )
        .await?;
    Ok((db::id(&parent)?, kind))
}

/// Bodies that went into the bin before a moment and still have an address of their own.
pub async fn past_bin(conn: &mut Conn, before: Moment) -> Result<Vec<Id<BodyMark>>> {
    let rows = conn
        .all::<(String,)>(
            "SELECT id FROM bodies WHERE removed IS NOT NULL AND removed <= $1 AND slug <> id ORDER BY id",
            args![before],
        )
        .await?;
    rows.iter().map(|(id,)| db::id(id)).collect()
}

/// Forgets a body with its old addresses. Refused by the database where a room still holds something of it.
pub async fn delete(conn: &mut Conn, id: Id<BodyMark>) -> Result<()> {
    conn.run("DELETE FROM old_slugs WHERE body = $1", args![id]).await?;
    conn.run("DELETE FROM bodies WHERE id = $1 AND removed IS NOT NULL", args![id]).await?;
    Ok(())
}

/// Leaves of a removed body its name alone, and gives its address free.
pub async fn empty(conn: &mut Conn, id: Id<BodyMark>) -> Result<()> {
    conn.run("DELETE FROM old_slugs WHERE body = $1", args![id]).await?;
    conn.run(
        "UPDATE bodies SET slug = id, summary = '{}', address = '{}', links = '', logo = NULL, lat = NULL, lon = NULL \
         WHERE id = $1 AND removed IS NOT NULL",
        args![id],
    )
    .await?;
    Ok(())
}
