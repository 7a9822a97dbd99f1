#![doc = include_str!("../README.md")]

mod disk;
mod store;

use std::{
    fmt,
    path::{Path, PathBuf},
    sync::Arc,
};

use basis::{Problem, Result};
use db::{Db, Migrations};
use sha2::{Digest, Sha256};

/// The table `files_blob`.
pub const MIGRATIONS: Migrations = db::migrations!("files", "202611230101_blobs");

/// Where bytes are kept. Cheap to clone.
#[derive(Clone)]
pub struct Files(Arc<Place>);

enum Place {
    Disk(PathBuf),
    Database(Db),
}

impl fmt::Debug for Files {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match *self.0 {
            Place::Disk(_) => "Files(disk)",
            Place::Database(_) => "Files(database)",
        })
    }
}

/// A name that [`Files::put`] could have given.
struct Name<'a>(&'a str);

impl<'a> Name<'a> {
    fn of(text: &'a str) -> Option<Self> {
        let fits = text.len() == 64 && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        fits.then_some(Self(text))
    }
}

impl Files {
    /// With SQLite: in the folder `dir`, which is made when missing. With PostgreSQL: in the database; `dir` is not
    /// touched.
    ///
    /// # Errors
    /// With a sentence for whoever holds the machine: the folder cannot be made.
    pub fn open(dir: &Path, db: Db) -> Result<Self> {
        let place = if db.is_sqlite() {
            disk::make_root(dir).map_err(|error| {
                Problem::failed(format!(
                    "The folder {} cannot be made: {error}. Give this user the right to write there.",
                    dir.display()
                ))
            })?;
            Place::Disk(dir.to_owned())
        } else {
            Place::Database(db)
        };
        Ok(Self(Arc::new(place)))
    }

    /// Keeps `bytes` and answers their name, once they are on disk. Keeping the same bytes again is cheap and changes
    /// nothing.
    ///
    /// # Errors
    /// `Unavailable` when the disk is full or the database is lost.
    pub async fn put(&self, bytes: Vec<u8>) -> Result<String> {
        match &*self.0 {
            Place::Disk(root) => {
                let root = root.clone();
                blocking(move || {
                    let name = name_of(&bytes);
                    disk::put(&root, &Name(&name), &bytes)?;
                    Ok(name)
                })
                .await
            }
            Place::Database(db) => {
                let (name, bytes) = blocking(move || Ok((name_of(&bytes), bytes))).await?;
                if !store::has(db, &name, bytes.len()).await? {
                    store::put(db, name.clone(), bytes).await?;
                }
                Ok(name)
            }
        }
    }

    /// The bytes of that name.
    ///
    /// # Errors
    /// `Failed` when they are there and cannot be read, or are not as long as they were; `Unavailable` when the
    /// database is lost.
    pub async fn get(&self, name: &str) -> Result<Option<Vec<u8>>> {
        let Some(Name(name)) = Name::of(name) else { return Ok(None) };
        match &*self.0 {
            Place::Disk(root) => {
                let (root, name) = (root.clone(), name.to_owned());
                blocking(move || disk::get(&root, &Name(&name))).await
            }
            Place::Database(db) => store::get(&mut db.read().await?, name).await,
        }
    }

    /// The names of everything that is kept, with `conn` on the database.
    ///
    /// # Errors
    /// When the folder or the database cannot be read.
    pub async fn names(&self, conn: &mut db::Conn) -> Result<Vec<String>> {
        match &*self.0 {
            Place::Disk(root) => {
                let root = root.clone();
                blocking(move || disk::names(&root)).await
            }
            Place::Database(_) => store::names(conn).await,
        }
    }

    /// As [`Files::get`], read with `conn`: in its view of the database.
    ///
    /// # Errors
    /// As there.
    pub async fn get_with(&self, conn: &mut db::Conn, name: &str) -> Result<Option<Vec<u8>>> {
        match &*self.0 {
            Place::Disk(_) => self.get(name).await,
            Place::Database(_) => store::get(conn, name).await,
        }
    }

    /// Forgets the bytes of that name, for good, once it answers.
    ///
    /// # Errors
    /// `Unavailable` when the disk or the database takes no writes.
    pub async fn remove(&self, name: &str) -> Result<()> {
        let Some(Name(name)) = Name::of(name) else { return Ok(()) };
        match &*self.0 {
            Place::Disk(root) => {
                let (root, name) = (root.clone(), name.to_owned());
                blocking(move || disk::remove(&root, &Name(&name))).await
            }
            Place::Database(db) => store::remove(db, name.to_owned()).await,
        }
    }
}

fn name_of(bytes: &[u8]) -> String {
    use fmt::Write as _;
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut name, byte| {
        let _ = write!(name, "{byte:02x}");
        name
    })
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(Problem::failed)?
}
