use basis::{Moment, Result, Text};
use db::{Conn, args};

use crate::rights::Stored;

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    names: String,
    kinds: String,
    rights: String,
    offered: String,
    retired: Option<i64>,
}

fn words(text: &str) -> Vec<String> {
    text.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// All rows, the oldest first.
pub async fn roles(conn: &mut Conn) -> Result<Vec<Stored>> {
    let rows: Vec<Row> = conn
        .all("SELECT id, names, kinds, rights, offered, retired FROM roles ORDER BY created, id", args![])
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| Stored {
            id: row.id,
            names: Text::from_json(&row.names),
            kinds: words(&row.kinds),
            rights: words(&row.rights),
            offered: words(&row.offered),
            retired: row.retired.is_some(),
        })
        .collect())
}

/// Writes a role anew, or over what it was.
pub async fn set_role(conn: &mut Conn, role: &Stored, now: Moment) -> Result<()> {
    conn.run(
        "INSERT INTO roles (id, names, kinds, rights, offered, retired, created) VALUES ($1, $2, $3, $4, $5, $6, $7) \
         ON CONFLICT (id) DO UPDATE SET names = excluded.names, kinds = excluded.kinds, rights = excluded.rights, \
         offered = excluded.offered, retired = excluded.retired",
        args![
            &role.id,
            &role.names,
            role.kinds.join(" "),
            role.rights.join(" "),
            role.offered.join(" "),
            role.retired.then_some(now),
            now
        ],
    )
    .await
    .map(|_| ())
}
