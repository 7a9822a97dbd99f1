//! Reading all that is kept, to tell whether it is whole, and whether two places hold the same.

use basis::Result;
use db::Db;
use files::Files;
use sha2::{Digest as _, Sha256};

use crate::{Counted, hex};

/// Files, read and compared with their names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stored {
    pub whole: u64,
    pub bytes: u64,
    /// Names of those that are not what they were.
    pub damaged: Vec<String>,
}

/// # Errors
/// When the list of files cannot be read.
pub async fn stored(files: &Files, db: &Db) -> Result<Stored> {
    let mut conn = db.read().await?;
    let mut stored = Stored::default();
    for name in files.names(&mut conn).await? {
        match files.get_with(&mut conn, &name).await {
            Ok(Some(bytes)) if hex(&Sha256::digest(&bytes)) == name => {
                stored.whole += 1;
                stored.bytes += bytes.len() as u64;
            }
            // Removed meanwhile.
            Ok(None) => {}
            _ => stored.damaged.push(name),
        }
    }
    Ok(stored)
}

/// The rows of all tables but those `left_out`, and one sum over them: the same for the same rows, on either database.
pub fn digest(sums: &[Counted], left_out: &[&str]) -> (u64, String) {
    let (mut all, mut rows) = (Sha256::new(), 0);
    for table in sums.iter().filter(|table| !left_out.contains(&table.name.as_str())) {
        all.update(format!("{} {} {}\n", table.name, table.rows, table.sum));
        rows += table.rows;
    }
    (rows, hex(&all.finalize()))
}
