//! What was erased, by table and id alone: a table for this installation, and a file beside the database that outlives it,
//! so that a restore can erase again what a backup still holds.

use std::{io::Write as _, path::PathBuf};

use basis::{Moment, Problem, Result};
use db::{Conn, Told, args};
use web::Tag;

use crate::Site;

/// How long a line is kept: the 35 days for which backups are, and a margin.
pub const KEPT: std::time::Duration = std::time::Duration::from_secs(45 * 86_400);

/// Tags that begin with it carry a line of the list to every process.
const TAG: &str = "erased:";

/// One thing that was erased.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erasure {
    pub table: String,
    pub id: String,
    pub at: Moment,
}

impl Erasure {
    /// A line of the file: `1773309600000 people 01j…`.
    pub fn line(&self) -> String {
        format!("{} {} {}", self.at.millis(), self.table, self.id)
    }
    /// Reads a line; none for what is no line of such a file.
    pub fn read(line: &str) -> Option<Self> {
        let mut parts = line.split(' ');
        let (at, table, id) = (parts.next()?, parts.next()?, parts.next()?);
        let plain = |text: &str| {
            (1..=80).contains(&text.len())
                && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte))
        };
        (parts.next().is_none() && plain(table) && plain(id)).then_some(Self {
            table: table.to_owned(),
            id: id.to_owned(),
            at: Moment::from_millis(at.parse().ok()?),
        })
    }
}

/// Puts a thing on the list of what was erased, in the transaction that erases it.
///
/// # Errors
/// When the list cannot be written: then the erasing must not stand either.
pub async fn erased(site: &Site, conn: &mut Conn, table: &str, id: &str) -> Result<()> {
    let erasure = Erasure { table: table.to_owned(), id: id.to_owned(), at: site.clock.now() };
    conn.run(
        "INSERT INTO erased (what, id, at) VALUES ($1, $2, $3) ON CONFLICT (what, id) DO UPDATE SET at = excluded.at",
        args![table, id, erasure.at],
    )
    .await?;
    let told = Told {
        name: "erased",
        payload: serde_json::Value::Null,
        tags: vec![format!("{TAG}{}", erasure.line())],
    };
    conn.tell(told, erasure.at).await
}

/// The list as the database has it, oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn all_erased(conn: &mut Conn) -> Result<Vec<Erasure>> {
    let rows: Vec<(String, String, i64)> =
        conn.all("SELECT what, id, at FROM erased ORDER BY at, what, id", vec![]).await?;
    Ok(rows.into_iter().map(|(table, id, at)| Erasure { table, id, at: Moment::from_millis(at) }).collect())
}

/// Drops lines that no backup can bring back any more.
///
/// # Errors
/// When the database does not take the write.
pub async fn forget_erased(conn: &mut Conn, before: Moment) -> Result<u64> {
    conn.run("DELETE FROM erased WHERE at < $1", args![before]).await
}

impl Site {
    fn erased_file(&self) -> Option<PathBuf> {
        self.config.folder.as_ref().map(|folder| folder.join("erased"))
    }

    /// Appends what was just told to the file. A line that cannot be written now comes with the night's [`Site::keep_erased`].
    pub(crate) fn note_erased(&self, tags: &[Tag]) {
        let lines: String = tags
            .iter()
            .filter_map(|tag| tag.as_str().strip_prefix(TAG))
            .fold(String::new(), |all, line| all + line + "\n");
        let Some(file) = self.erased_file().filter(|_| !lines.is_empty()) else { return };
        let written = std::fs::OpenOptions::new()
            .create(true)
            .append(true)
            .open(file)
            .and_then(|mut file| file.write_all(lines.as_bytes()).and_then(|()| file.sync_data()));
        if let Err(error) = written {
            tracing::error!(%error, "the list of what was erased could not be appended to");
        }
    }

    /// Writes the file anew: the lines it had and those of the database, without what is older than [`KEPT`].
    ///
    /// # Errors
    /// When the file cannot be read or written.
    pub fn keep_erased(&self, known: &[Erasure], now: Moment) -> Result<()> {
        let Some(path) = self.erased_file() else { return Ok(()) };
        let old = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(Problem::failed(error)),
        };
        let mut all: Vec<Erasure> =
            old.lines().filter_map(Erasure::read).chain(known.iter().cloned()).collect();
        all.retain(|one| one.at >= now.minus(KEPT));
        all.sort_by(|one, other| (one.at, &one.table, &one.id).cmp(&(other.at, &other.table, &other.id)));
        all.dedup();
        let text = all.iter().fold(String::new(), |text, one| text + &one.line() + "\n");
        if text == old {
            return Ok(());
        }
        let next = path.with_extension("next");
        std::fs::write(&next, text).and_then(|()| std::fs::rename(&next, &path)).map_err(Problem::failed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_comes_back_and_nothing_else_does() {
        let one = Erasure { table: "people".into(), id: "01j".into(), at: Moment::from_millis(12) };
        assert_eq!(Erasure::read(&one.line()), Some(one));
        for wrong in ["", "12 people", "x people 01j", "12 people 01j more", "12 people; 01j", "12  01j"] {
            assert_eq!(Erasure::read(wrong), None, "{wrong}");
        }
    }
}
