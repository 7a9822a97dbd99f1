use std::{
    fs::{self, File, OpenOptions},
    io::{self, BufWriter, ErrorKind, Read as _, Write},
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
};

use age::Encryptor;
use basis::{Moment, Problem, Result, Rng};
use db::{Block, Db, Snapshot, Sum, Table};
use files::Files;
use flate2::{Compression, write::DeflateEncoder};
use serde::Serialize;
use sha2::{Digest as _, Sha256};
use tokio::sync::mpsc;

use crate::{
    Counted, Hands, Head, KEY_FILE, Recipient, Seen, Totals,
    frames::{self, Kind, TableHead},
    left_out,
    objects::{self, Objects, SMALL, is_begun},
};

/// Parts of a file; what waits to be written holds a few of them.
const PART: usize = 1024 * 1024;
/// For as long a backup into one file is taken to be still written.
const DAY: std::time::Duration = std::time::Duration::from_secs(24 * 60 * 60);
/// Blocks that wait between reader and writer.
const WAITING: usize = 4;

/// What is backed up.
pub struct Source<'a> {
    pub db: &'a Db,
    pub files: &'a Files,
    /// The folder of keys.
    pub keys: &'a Path,
    /// The file with the list of what was erased.
    pub erased: &'a Path,
    /// Tables that their rooms fill again by themselves.
    pub rebuilt: &'a [&'static str],
}

/// Where a backup goes.
pub enum Target<'a> {
    /// All of it in one file.
    File(&'a Path),
    /// Into a folder in which every part lies once, for all its backups: a new one takes the place of what has changed since.
    Folder {
        folder: &'a Path,
        /// By which parts are named: this installation's, and always the same.
        secret: String,
        /// Older backups are removed, but never the newest.
        keep: std::time::Duration,
    },
}

/// A backup that was made.
#[derive(Debug, Clone, Serialize)]
pub struct Made {
    pub file: PathBuf,
    pub made: i64,
    /// How long the file is.
    pub bytes: u64,
    #[serde(flatten)]
    pub totals: Totals,
}

/// What travels from the one who reads to the one who encrypts.
enum Item {
    Frame(Kind, Vec<u8>),
    Table(Table),
    Rows(Block),
    TableEnd,
    File(String, Vec<u8>),
}

/// Writes a backup. Under its name there is a whole backup or what was there before.
///
/// # Errors
/// With a sentence: a file that is no backup is in the way, the disk is full, the database does not answer.
pub async fn create(
    source: Source<'_>,
    target: Target<'_>,
    to: &Recipient,
    now: Moment,
    rng: &Rng,
    (seen, hands): (&Seen, Hands),
) -> Result<Made> {
    let (file, objects, keep) = match target {
        Target::File(file) => (file.to_owned(), None, None),
        Target::Folder { folder, secret, keep } => (
            folder.join(objects::name_of(now)),
            Some({
                let _lent = hands();
                Objects::open(folder, secret, to)?
            }),
            Some(keep),
        ),
    };
    is_free(&file)?;
    if keep.is_none() {
        forget_begun(&file);
    }
    let beside = beside(&file, rng);
    let (items, from) = mpsc::channel(WAITING);
    let (path, to, watch) = (beside.clone(), to.clone(), seen.clone());
    let writing = tokio::task::spawn_blocking(move || {
        let mut objects = objects;
        // Nothing but the backup is touched there: what it is made of comes to it.
        let _lent = hands();
        let written = write(&path, &to, objects.as_mut(), from, &watch);
        (objects, written)
    });
    let read = read(source, now, &items, seen).await;
    drop(items);
    let (mut objects, written) = writing.await.map_err(Problem::failed)?;
    let placed = match (read, written) {
        // Where the disk is full the reader only hears that nobody listens.
        (_, Err(error)) => Err(disk(&file, &error)),
        (Err(problem), _) => Err(problem),
        (Ok(()), Ok(done)) => {
            let _lent = hands();
            place(&beside, &file, objects.as_mut())
                .map(|more| (done.0, done.1 + more))
                .map_err(|error| disk(&file, &error))
        }
    };
    let _lent = hands();
    if placed.is_err() {
        let _ = fs::remove_file(&beside);
        if let Some(objects) = &mut objects {
            objects.forget();
        }
    }
    let (totals, bytes) = placed?;
    if let (Some(objects), Some(keep)) = (&objects, keep) {
        objects.prune(now.minus(keep)).map_err(|error| {
            Problem::failed(format!(
                "the backup {} was made, but older ones could not be removed: {error}",
                file.display()
            ))
        })?;
    }
    Ok(Made { file, made: now.millis(), bytes, totals })
}

/// An older backup is replaced; whatever else lies there is not.
fn is_free(file: &Path) -> Result<()> {
    let shown = file.display();
    if file.is_dir() {
        return Err(Problem::failed(format!("{shown} is a folder; give the name of a file in it")));
    }
    let mut first = [0; 21];
    match File::open(file).and_then(|mut file| file.read_exact(&mut first)) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Ok(()) if first == *b"age-encryption.org/v1" => Ok(()),
        _ => Err(Problem::failed(format!("{shown} exists and is no backup; give another name"))),
    }
}

/// What a backup into this file left when it was killed, more than a day ago: one that is younger may still be written.
fn forget_begun(file: &Path) {
    let begins = format!(".{}.", file.file_name().unwrap_or_default().to_string_lossy());
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let age =
            entry.metadata().and_then(|known| known.modified()).map(|at| at.elapsed().unwrap_or_default());
        if name.starts_with(&begins) && is_begun(&name) && age.is_ok_and(|age| age > DAY) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn beside(file: &Path, rng: &Rng) -> PathBuf {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    file.with_file_name(format!(".{name}.{}.part", rng.token()))
}

/// Parts first: what a backup names is there before it is. How many bytes of them came anew.
fn place(beside: &Path, file: &Path, objects: Option<&mut Objects>) -> io::Result<u64> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let more = objects.map_or(Ok(0), |objects| objects.settle(&name))?;
    fs::rename(beside, file)?;
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder)?.sync_all()?;
    Ok(more)
}

fn disk(file: &Path, error: &io::Error) -> Problem {
    let shown = file.display();
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Problem::unavailable(format!(
            "the backup {shown} was not made: the disk is full; make room there, or give another place"
        )),
        _ => Problem::failed(format!("the backup {shown} was not made: {error}")),
    }
}

/// Reads everything, in one view of the database, in the order in which a restore wants it.
async fn read(source: Source<'_>, now: Moment, to: &mpsc::Sender<Item>, seen: &Seen) -> Result<()> {
    let mut snapshot = source.db.snapshot().await?;
    let head = Head {
        made: now.millis(),
        nasij: env!("CARGO_PKG_VERSION").to_owned(),
        database: String::from(if source.db.is_sqlite() { "sqlite" } else { "postgres" }),
        migrations: snapshot.versions().await?,
    };
    send(to, Item::Frame(Kind::Head, json(&head)?)).await?;
    for (name, bytes) in keys(source.keys)? {
        send(to, Item::Frame(Kind::Key, [name.as_bytes(), b"\n", &bytes].concat())).await?;
    }
    match fs::read(source.erased) {
        Ok(list) => send(to, Item::Frame(Kind::Erased, list)).await?,
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => {
            return Err(Problem::failed(format!("{} cannot be read: {error}", source.erased.display())));
        }
    }
    for table in snapshot.tables(&left_out(source.rebuilt)).await? {
        rows(&mut snapshot, &table, to).await?;
    }
    // After the view was taken: whatever a row names was there before it, and what has come since does no harm.
    for name in source.files.names(snapshot.conn()).await? {
        // What was removed meanwhile is not missed.
        let Some(bytes) = source.files.get_with(snapshot.conn(), &name).await? else { continue };
        seen.file(bytes.len());
        send(to, Item::File(name, bytes)).await?;
    }
    Ok(())
}

async fn rows(snapshot: &mut Snapshot, table: &Table, to: &mpsc::Sender<Item>) -> Result<()> {
    send(to, Item::Table(table.clone())).await?;
    let (blocks, mut from) = mpsc::channel::<Block>(1);
    let pass = async {
        while let Some(block) = from.recv().await {
            send(to, Item::Rows(block)).await?;
        }
        Ok(())
    };
    let take = async {
        let taken = snapshot.rows(table, &blocks).await;
        drop(blocks);
        taken
    };
    let (passed, taken): (Result<()>, _) = tokio::join!(pass, take);
    passed.and(taken)?;
    send(to, Item::TableEnd).await
}

async fn send(to: &mpsc::Sender<Item>, item: Item) -> Result<()> {
    to.send(item).await.map_err(|_| Problem::failed("the backup could not be written"))
}

/// Every file in the folder of keys but what opens the backup itself.
fn keys(folder: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let unreadable =
        |error| Problem::failed(format!("the keys in {} cannot be read: {error}", folder.display()));
    let mut keys = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_file() && !name.starts_with(KEY_FILE) {
            keys.push((name, fs::read(entry.path()).map_err(unreadable)?));
        }
    }
    keys.sort();
    Ok(keys)
}

fn json(value: &impl Serialize) -> Result<Vec<u8>> {
    serde_json::to_vec(value).map_err(Problem::failed)
}

fn deflated(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut deflated = DeflateEncoder::new(Vec::with_capacity(bytes.len() / 2), Compression::fast());
    deflated.write_all(bytes)?;
    deflated.finish()
}

/// Compresses, encrypts and writes what comes, until nothing comes any more; what came, and the file's length.
fn write(
    path: &Path,
    to: &Recipient,
    mut objects: Option<&mut Objects>,
    mut from: mpsc::Receiver<Item>,
    seen: &Seen,
) -> io::Result<(Totals, u64)> {
    let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    let encryptor = Encryptor::with_recipients(std::iter::once(&to.0 as &dyn age::Recipient))
        .map_err(io::Error::other)?;
    let mut out = encryptor.wrap_output(BufWriter::with_capacity(256 * 1024, file))?;
    frames::begin(&mut out)?;
    let mut totals = Totals::default();
    let (mut table, mut sum) = (String::new(), Sum::default());
    while let Some(item) = from.blocking_recv() {
        match item {
            Item::Frame(kind, bytes) => {
                if kind == Kind::Key {
                    totals.keys.push(
                        String::from_utf8_lossy(
                            bytes.split(|byte| *byte == b'\n').next().unwrap_or_default(),
                        )
                        .into_owned(),
                    );
                }
                frames::write(&mut out, kind, &bytes)?;
            }
            Item::Table(of) => {
                let columns =
                    of.columns.iter().map(|(name, holds)| (name.clone(), holds.code().to_owned())).collect();
                frames::write(
                    &mut out,
                    Kind::Table,
                    &serde_json::to_vec(&TableHead { name: of.name.clone(), columns })?,
                )?;
                (table, sum) = (of.name, Sum::default());
            }
            Item::Rows(block) => {
                sum.add(&block.bytes).map_err(io::Error::other)?;
                seen.rows(block.rows);
                match &mut objects {
                    Some(objects) if block.bytes.len() >= SMALL => {
                        let name = objects.put(&block.bytes, || deflated(&block.bytes))?;
                        frames::write(&mut out, Kind::RowsElsewhere, name.as_bytes())?;
                    }
                    _ => frames::write(&mut out, Kind::Rows, &deflated(&block.bytes)?)?,
                }
            }
            Item::TableEnd => {
                let counted = Counted { name: std::mem::take(&mut table), rows: sum.rows, sum: sum.hex() };
                frames::write(&mut out, Kind::TableEnd, &serde_json::to_vec(&counted)?)?;
                totals.tables.push(counted);
            }
            Item::File(name, bytes) => {
                if crate::hex(&Sha256::digest(&bytes)) != name {
                    totals.damaged.push(name);
                    continue;
                }
                frames::write(&mut out, Kind::File, name.as_bytes())?;
                match &mut objects {
                    Some(objects) if bytes.len() >= SMALL => {
                        let name = objects.put(&bytes, || Ok(bytes.clone()))?;
                        frames::write(&mut out, Kind::PartElsewhere, name.as_bytes())?;
                    }
                    _ => {
                        for part in bytes.chunks(PART) {
                            frames::write(&mut out, Kind::Part, part)?;
                        }
                    }
                }
                totals.files += 1;
                totals.file_bytes += bytes.len() as u64;
            }
        }
    }
    frames::write(&mut out, Kind::End, &serde_json::to_vec(&totals)?)?;
    let file = out.finish()?.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.sync_all()?;
    let bytes = file.metadata()?.len();
    Ok((totals, bytes))
}
