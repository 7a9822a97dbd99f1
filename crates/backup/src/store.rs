use basis::Result;
use db::{Conn, args};

/// Notes in the settings that a restore is not finished.
pub(crate) async fn mark(conn: &mut Conn, key: &str) -> Result<()> {
    let sql = "INSERT INTO settings (key, value) VALUES ($1, 'yes') ON CONFLICT (key) DO NOTHING";
    conn.run(sql, args![key]).await.map(|_| ())
}
