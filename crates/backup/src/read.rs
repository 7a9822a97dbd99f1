use std::{
    fs::{DirBuilder, File, OpenOptions},
    io::{BufReader, Read, Write as _},
    os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _},
    path::Path,
};

use age::Decryptor;
use basis::{Moment, Problem, Result};
use db::{Block, Db, Holds, Loader, Migrations, Sum, Table};
use files::Files;
use flate2::read::DeflateDecoder;
use serde::Serialize;
use sha2::{Digest as _, Sha256};
use tokio::sync::mpsc;

use crate::{
    Counted, Head, Identity, Seen, Totals,
    frames::{self, Kind, TableHead},
    left_out, objects, store,
};

/// What a backup holds, after all of it was read.
#[derive(Debug, Clone, Serialize)]
pub struct Verified {
    #[serde(flatten)]
    pub head: Head,
    #[serde(flatten)]
    pub totals: Totals,
    /// Whether a list of what was erased is in it.
    pub erased: bool,
}

/// Where a backup is restored.
pub struct Into<'a> {
    pub db: &'a Db,
    pub files: &'a Files,
    pub keys: &'a Path,
    pub sets: &'a [Migrations],
    pub rebuilt: &'a [&'static str],
    /// Every table of the database goes first: an earlier restore was cut short.
    pub anew: bool,
    /// A line of the table `settings`, set with the rows and removed by whoever finishes the restore.
    pub mark: &'static str,
}

/// A backup whose rows, files and keys are in their place.
#[derive(Debug, Clone)]
pub struct Restored {
    pub verified: Verified,
    /// The list of what was erased, as the backup has it.
    pub erased: String,
    /// Texts from which U+0000 was taken.
    pub mended: u64,
}

/// What comes out of a backup, in its order.
enum Item {
    Head(Head),
    Key(String, Vec<u8>),
    Erased(Vec<u8>),
    Table(TableHead),
    Rows(Vec<u8>),
    TableEnd,
    File(Vec<u8>),
}

/// Reads all of a backup, of a folder the newest, and compares it with what it says of itself.
///
/// # Errors
/// With a sentence: the key does not open it, it was changed, or it is cut off.
pub async fn verify(file: &Path, key: Identity, seen: &Seen) -> Result<Verified> {
    let (to, mut items) = mpsc::channel(4);
    let (file, seen) = (objects::newest(file)?, seen.clone());
    let reading = tokio::task::spawn_blocking(move || read(&file, &key, &to, &seen));
    while items.recv().await.is_some() {}
    reading.await.map_err(Problem::failed)?
}

/// Puts all of a backup into an empty database, an empty place of files and an empty folder of keys. What failed half way is begun
/// again in an emptied place.
///
/// # Errors
/// As [`verify`]; a backup of a newer version; a disk that does not take it.
pub async fn restore(
    file: &Path,
    key: Identity,
    into: Into<'_>,
    now: Moment,
    seen: &Seen,
) -> Result<Restored> {
    let (to, mut items) = mpsc::channel(4);
    let (file, watch) = (objects::newest(file)?, seen.clone());
    let reading = tokio::task::spawn_blocking(move || read(&file, &key, &to, &watch));
    let placed = place(&mut items, &into, now).await;
    drop(items);
    // The reader's sentence says more, but for one: that nobody listened to it.
    match (reading.await.map_err(Problem::failed)?, placed) {
        (_, Err(problem)) | (Err(problem), _) => Err(problem),
        (Ok(verified), Ok((erased, mended))) => Ok(Restored { verified, erased, mended }),
    }
}

async fn place(items: &mut mpsc::Receiver<Item>, into: &Into<'_>, now: Moment) -> Result<(String, u64)> {
    let left_out = left_out(into.rebuilt);
    let mut loader: Option<Loader> = None;
    let mut table: Option<Table> = None;
    let (mut erased, mut mended) = (String::new(), 0);
    let early = || Problem::failed("the backup has no order");
    while let Some(item) = items.recv().await {
        match item {
            Item::Head(head) => {
                loader = Some(into.db.loader(into.sets, &head.migrations, &left_out, into.anew, now).await?);
            }
            Item::Key(name, bytes) => put_key(into.keys, &name, &bytes)?,
            Item::Erased(bytes) => erased = String::from_utf8_lossy(&bytes).into_owned(),
            Item::Table(head) => {
                let columns = head
                    .columns
                    .into_iter()
                    .map(|(name, holds)| Holds::from_code(&holds).map(|holds| (name, holds)));
                let columns: Vec<_> = columns.collect::<Option<_>>().ok_or_else(early)?;
                table = Some(loader.as_ref().ok_or_else(early)?.table(&head.name, &columns)?);
            }
            Item::Rows(bytes) => {
                loader.as_mut().ok_or_else(early)?.rows(table.as_ref().ok_or_else(early)?, &bytes).await?;
            }
            Item::TableEnd => table = None,
            Item::File(bytes) => {
                if let Some(loaded) = loader.take() {
                    mended += finish(loaded, into.mark).await?;
                }
                into.files.put(bytes).await?;
            }
        }
    }
    if let Some(loaded) = loader.take() {
        mended += finish(loaded, into.mark).await?;
    }
    Ok((erased, mended))
}

async fn finish(mut loader: Loader, mark: &'static str) -> Result<u64> {
    let mended = loader.mended();
    store::mark(loader.conn(), mark).await?;
    loader.finish().await?;
    Ok(mended)
}

fn put_key(folder: &Path, name: &str, bytes: &[u8]) -> Result<()> {
    if name.is_empty() || name.starts_with('.') || name.contains(['/', '\0']) {
        return Err(Problem::failed("the backup holds a key under a name that is none"));
    }
    let put = || {
        DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
        let mut file =
            OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(folder.join(name))?;
        file.write_all(bytes)?;
        file.sync_all()?;
        File::open(folder)?.sync_all()
    };
    put().map_err(|error: std::io::Error| {
        Problem::failed(format!("{} cannot be written: {error}", folder.join(name).display()))
    })
}

fn read(path: &Path, key: &Identity, to: &mpsc::Sender<Item>, seen: &Seen) -> Result<Verified> {
    let shown = path.display();
    let opened =
        File::open(path).map_err(|error| Problem::failed(format!("{shown} cannot be read: {error}")))?;
    let buffered = BufReader::with_capacity(256 * 1024, opened);
    let decryptor = Decryptor::new_buffered(buffered)
        .map_err(|_| Problem::failed(format!("{shown} is no backup of nasij")))?;
    let mut from =
        decryptor.decrypt(std::iter::once(&key.0 as &dyn age::Identity)).map_err(|why| match why {
            age::DecryptError::NoMatchingKeys => {
                Problem::failed(format!("the key does not open {shown}: it was encrypted to another one"))
            }
            _ => Problem::failed(format!("{shown} was changed or is damaged; take another backup")),
        })?;
    frames::is_begun(&mut from)?;
    let differs =
        |what: &str| Problem::failed(format!("{what} is not as it was written; take another backup"));
    let (mut head, mut erased, mut totals) = (None, false, Totals::default());
    let (mut table, mut sum): (Option<TableHead>, _) = (None, Sum::default());
    let mut file: Option<(String, Vec<u8>)> = None;
    // Nobody listens to the rest when whoever restores has failed: its own sentence counts.
    let send = |item| to.blocking_send(item).map_err(|_| Problem::failed("the restore stopped"));
    loop {
        let (kind, bytes) = match frames::read(&mut from)? {
            (Kind::RowsElsewhere, name) => {
                (Kind::Rows, objects::read(path, &String::from_utf8_lossy(&name), key)?)
            }
            (Kind::PartElsewhere, name) => {
                (Kind::Part, objects::read(path, &String::from_utf8_lossy(&name), key)?)
            }
            other => other,
        };
        if kind != Kind::Part
            && let Some((name, bytes)) = file.take()
        {
            if crate::hex(&Sha256::digest(&bytes)) != name {
                return Err(differs(&format!("the file {name}")));
            }
            totals.files += 1;
            totals.file_bytes += bytes.len() as u64;
            seen.file(bytes.len());
            send(Item::File(bytes))?;
        }
        match kind {
            Kind::Head => {
                let read: Head = parsed(&bytes)?;
                head = Some(read.clone());
                send(Item::Head(read))?;
            }
            Kind::Key => {
                let cut = bytes.iter().position(|byte| *byte == b'\n').ok_or_else(|| differs("a key"))?;
                let (name, rest) = bytes.split_at(cut);
                let name = String::from_utf8_lossy(name).into_owned();
                totals.keys.push(name.clone());
                send(Item::Key(name, rest.get(1..).unwrap_or_default().to_vec()))?;
            }
            Kind::Erased => {
                erased = true;
                send(Item::Erased(bytes))?;
            }
            Kind::Table => {
                let read: TableHead = parsed(&bytes)?;
                sum = Sum::default();
                send(Item::Table(TableHead { name: read.name.clone(), columns: read.columns.clone() }))?;
                table = Some(read);
            }
            Kind::Rows => {
                let mut rows = Vec::new();
                DeflateDecoder::new(bytes.as_slice())
                    .read_to_end(&mut rows)
                    .map_err(|_| differs("a table"))?;
                let before = sum.rows;
                sum.add(&rows)?;
                seen.rows(sum.rows - before);
                send(Item::Rows(rows))?;
            }
            Kind::TableEnd => {
                let said: Counted = parsed(&bytes)?;
                let of = table.take().ok_or_else(|| differs("a table"))?;
                let counted = Counted { name: of.name, rows: sum.rows, sum: sum.hex() };
                if counted != said {
                    return Err(differs(&format!("the table {}", said.name)));
                }
                totals.tables.push(counted);
                send(Item::TableEnd)?;
            }
            Kind::File => file = Some((String::from_utf8_lossy(&bytes).into_owned(), Vec::new())),
            // Read from elsewhere above.
            Kind::RowsElsewhere | Kind::PartElsewhere => return Err(differs("the backup")),
            Kind::Part => file.as_mut().ok_or_else(|| differs("a file"))?.1.extend_from_slice(&bytes),
            Kind::End => {
                let said: Totals = parsed(&bytes)?;
                totals.damaged.clone_from(&said.damaged);
                if totals != said {
                    return Err(differs("the backup"));
                }
                frames::is_over(&mut from)?;
                let head = head.ok_or_else(|| differs("the head of the backup"))?;
                return Ok(Verified { head, totals, erased });
            }
        }
    }
}

fn parsed<T: serde::de::DeserializeOwned>(bytes: &[u8]) -> Result<T> {
    serde_json::from_slice(bytes)
        .map_err(|error| Problem::failed(format!("the backup holds what this version cannot read: {error}")))
}

/// Every carried table of a database in numbers, in one view.
///
/// # Errors
/// When the database does not answer.
pub async fn sums(db: &Db, rebuilt: &[&'static str]) -> Result<Vec<Counted>> {
    let mut snapshot = db.snapshot().await?;
    let mut all = Vec::new();
    for table in snapshot.tables(&left_out(rebuilt)).await? {
        let (blocks, mut from) = mpsc::channel::<Block>(2);
        let add = async {
            let mut sum = Sum::default();
            while let Some(block) = from.recv().await {
                sum.add(&block.bytes)?;
            }
            Ok(sum)
        };
        let take = async {
            let taken = snapshot.rows(&table, &blocks).await;
            drop(blocks);
            taken
        };
        let (sum, taken): (Result<Sum>, _) = tokio::join!(add, take);
        taken?;
        let sum = sum?;
        all.push(Counted { name: table.name, rows: sum.rows, sum: sum.hex() });
    }
    Ok(all)
}
