use basis::{Problem, Result};
use db::{Conn, Db, args};

pub(crate) async fn has(db: &Db, name: &str, length: usize) -> Result<bool> {
    let sql = "SELECT length FROM files_blob WHERE sha256 = $1 AND length = $2";
    Ok(db.read().await?.maybe::<(i64,)>(sql, args![name, length]).await?.is_some())
}

pub(crate) async fn put(db: &Db, name: String, bytes: Vec<u8>) -> Result<()> {
    db.write(|conn| {
        Box::pin(async move {
            let length = bytes.len();
            conn.run(
                "INSERT INTO files_blob (sha256, length, bytes) VALUES ($1, $2, $3) ON CONFLICT (sha256) DO UPDATE SET \
                 length = excluded.length, bytes = excluded.bytes WHERE files_blob.length <> excluded.length",
                args![name, length, bytes],
            )
            .await
            .map(|_| ())
        })
    })
    .await
}

pub(crate) async fn names(conn: &mut Conn) -> Result<Vec<String>> {
    let rows: Vec<(String,)> = conn.all("SELECT sha256 FROM files_blob ORDER BY sha256", args![]).await?;
    Ok(rows.into_iter().map(|(name,)| name).collect())
}

pub(crate) async fn get(conn: &mut Conn, name: &str) -> Result<Option<Vec<u8>>> {
    let sql = "SELECT length, bytes FROM files_blob WHERE sha256 = $1";
    let Some((length, bytes)) = conn.maybe::<(i64, Vec<u8>)>(sql, args![name]).await? else {
        return Ok(None);
    };
    if usize::try_from(length) != Ok(bytes.len()) {
        return Err(Problem::failed(format!(
            "the file {name} is not as long as it was: bring it back from a backup"
        )));
    }
    Ok(Some(bytes))
}

pub(crate) async fn remove(db: &Db, name: String) -> Result<()> {
    db.write(|conn| {
        Box::pin(async move {
            conn.run("DELETE FROM files_blob WHERE sha256 = $1", args![name]).await.map(|_| ())
        })
    })
    .await
}
