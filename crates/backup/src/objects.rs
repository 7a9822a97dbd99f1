//! The parts of backups that lie in one folder: each is written once, and named by every backup that holds it.
//!
//! ```text
//! FOLDER/20261127T021500Z.nasij-backup   a backup: as a file, but its large parts are names
//! FOLDER/20261127T021500Z.parts          the names of its parts, one a line: what may be removed is seen without a key
//! FOLDER/parts/3f/3f9a…                  a part, encrypted
//! FOLDER/lock                            one writer at a time
//! ```
//!
//! A part's name is a keyed hash (HMAC-SHA-256) of what is in it and to whom it is encrypted: whoever has the folder alone cannot
//! tell whether something known lies in it.

use std::{
    collections::BTreeSet,
    fs::{self, DirBuilder, File, OpenOptions},
    io::{self, Write as _},
    os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _},
    path::{Path, PathBuf},
};

use age::Encryptor;
use basis::{Moment, Problem, Result};
use hmac::{Hmac, KeyInit as _, Mac as _};
use rustix::fs::{FlockOperation, flock, syncfs};
use sha2::Sha256;

use crate::{Identity, Recipient, hex};

pub(crate) const ENDING: &str = "nasij-backup";
const LIST: &str = "parts";
const FOLDER: &str = "parts";

/// Smaller ones stand in the backup itself.
pub(crate) const SMALL: usize = 16 * 1024;

/// A folder of backups while one is added.
pub(crate) struct Objects {
    folder: PathBuf,
    secret: String,
    to: Recipient,
    /// All that this backup names.
    named: BTreeSet<String>,
    /// Written beside, to be put in place together.
    fresh: Vec<PathBuf>,
    bytes: u64,
    _lock: File,
}

impl Objects {
    /// # Errors
    /// When another backup is being made there, or the folder cannot be written.
    pub(crate) fn open(folder: &Path, secret: String, to: &Recipient) -> Result<Self> {
        let failed = |error: io::Error| {
            Problem::failed(format!("backups cannot be put into {}: {error}", folder.display()))
        };
        DirBuilder::new().recursive(true).mode(0o700).create(folder.join(FOLDER)).map_err(failed)?;
        let lock = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .mode(0o600)
            .open(folder.join("lock"))
            .map_err(failed)?;
        flock(&lock, FlockOperation::NonBlockingLockExclusive)
            .map_err(|_| Problem::failed(format!("another backup is being made in {}", folder.display())))?;
        Ok(Self {
            folder: folder.to_owned(),
            secret,
            to: to.clone(),
            named: BTreeSet::new(),
            fresh: Vec::new(),
            bytes: 0,
            _lock: lock,
        })
    }

    /// Makes sure that this part lies there; its name. `made` is asked for what is stored when it does not.
    ///
    /// # Errors
    /// When the disk does not take it.
    pub(crate) fn put(
        &mut self,
        what: &[u8],
        made: impl FnOnce() -> io::Result<Vec<u8>>,
    ) -> io::Result<String> {
        let mut mac = Hmac::<Sha256>::new_from_slice(self.secret.as_bytes()).map_err(io::Error::other)?;
        mac.update(self.to.to_string().as_bytes());
        mac.update(what);
        let name = hex(&mac.finalize().into_bytes());
        if !self.named.insert(name.clone()) {
            return Ok(name);
        }
        let place = place(&self.folder, &name);
        if place.exists() {
            return Ok(name);
        }
        if let Some(folder) = place.parent() {
            DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
        }
        let beside = place.with_extension("part");
        // One that was left by a backup that did not end is written again.
        let file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&beside)?;
        self.fresh.push(place);
        let encryptor = Encryptor::with_recipients(std::iter::once(&self.to.0 as &dyn age::Recipient))
            .map_err(io::Error::other)?;
        let mut out = encryptor.wrap_output(file)?;
        out.write_all(&made()?)?;
        let file = out.finish()?;
        self.bytes += file.metadata()?.len();
        Ok(name)
    }

    /// Brings all parts to disk and puts them in place, then the list of those that the backup `name` holds. Bytes that came anew.
    ///
    /// # Errors
    /// When the disk does not take it.
    pub(crate) fn settle(&mut self, name: &str) -> io::Result<u64> {
        let folder = File::open(&self.folder)?;
        let list = self.folder.join(name).with_extension(LIST);
        let text: String = self.named.iter().map(|name| format!("{name}\n")).collect();
        let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&list)?;
        file.write_all(text.as_bytes())?;
        // One call for all of them: a call for each part takes longer than writing it.
        syncfs(&folder)?;
        for place in self.fresh.drain(..) {
            fs::rename(place.with_extension("part"), place)?;
        }
        syncfs(&folder)?;
        Ok(self.bytes)
    }

    /// What was written for a backup that was not made.
    pub(crate) fn forget(&mut self) {
        for place in self.fresh.drain(..) {
            let _ = fs::remove_file(place.with_extension("part"));
        }
    }

    /// Removes backups made before `before`, but never the newest one, and every part that none names any more. How many backups
    /// went.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub(crate) fn prune(&self, before: Moment) -> io::Result<usize> {
        let mut all = backups(&self.folder)?;
        all.pop();
        let mut gone = 0;
        let limit = name_of(before);
        for name in all {
            if name < limit {
                fs::remove_file(self.folder.join(&name))?;
                gone += 1;
            }
        }
        let kept: BTreeSet<String> = backups(&self.folder)?.into_iter().collect();
        let mut named = BTreeSet::new();
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            let path = entry.path();
            // Left by one that was killed: whoever holds the lock is the only one who writes.
            if is_begun(&entry.file_name().to_string_lossy()) {
                fs::remove_file(&path)?;
            }
            if path.extension().is_none_or(|ending| ending != LIST) {
                continue;
            }
            let of = path.with_extension(ENDING);
            if of.file_name().is_some_and(|name| kept.contains(&*name.to_string_lossy())) {
                named.extend(fs::read_to_string(&path)?.lines().map(str::to_owned));
            } else {
                fs::remove_file(&path)?;
            }
        }
        for shelf in fs::read_dir(self.folder.join(FOLDER))? {
            let shelf = shelf?.path();
            if !shelf.is_dir() {
                continue;
            }
            for entry in fs::read_dir(&shelf)? {
                let entry = entry?;
                if !named.contains(&*entry.file_name().to_string_lossy()) {
                    fs::remove_file(entry.path())?;
                }
            }
        }
        Ok(gone)
    }
}

/// Whether a file is what a backup is written into until it is whole.
pub(crate) fn is_begun(name: &str) -> bool {
    name.starts_with('.') && name.ends_with(".part")
}

fn place(folder: &Path, name: &str) -> PathBuf {
    folder.join(FOLDER).join(name.get(..2).unwrap_or("--")).join(name)
}

/// A backup's name in a folder: by when it was made, so that names sort like times.
pub(crate) fn name_of(made: Moment) -> String {
    format!("{}.{ENDING}", stamp(made))
}

/// `20261127T021500Z`
fn stamp(at: Moment) -> String {
    let at = jiff::Timestamp::from_millisecond(at.millis()).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// The backups of a folder, the oldest first.
pub(crate) fn backups(folder: &Path) -> io::Result<Vec<String>> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.starts_with('.') && name.ends_with(&format!(".{ENDING}")) && entry.path().is_file() {
            all.push(name);
        }
    }
    all.sort();
    Ok(all)
}

/// The newest backup of a folder, or the file itself.
///
/// # Errors
/// When the folder holds none: with a sentence.
pub fn newest(place: &Path) -> Result<PathBuf> {
    if !place.is_dir() {
        return Ok(place.to_owned());
    }
    let shown = place.display();
    let all = backups(place).map_err(|error| Problem::failed(format!("{shown} cannot be read: {error}")))?;
    let last = all.last().ok_or_else(|| Problem::failed(format!("{shown} holds no backup")))?;
    Ok(place.join(last))
}

/// Reads a part beside the backup `of`, and decrypts it.
///
/// # Errors
/// With a sentence that names it: it is missing, or damaged.
pub(crate) fn read(of: &Path, name: &str, key: &Identity) -> Result<Vec<u8>> {
    let is_name = name.len() == 64 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
    let folder = of.parent().unwrap_or(Path::new("."));
    let path = place(folder, name);
    let wrong = |why: &str| {
        Problem::failed(format!(
            "{} {why}; remove it if it lies there, and make another backup in this folder",
            path.display()
        ))
    };
    if !is_name {
        return Err(Problem::failed("the backup names a part that is none"));
    }
    let file = File::open(&path).map_err(|error| wrong(&format!("cannot be read ({error})")))?;
    let opened = age::Decryptor::new_buffered(io::BufReader::with_capacity(256 * 1024, file))
        .ok()
        .and_then(|decryptor| decryptor.decrypt(std::iter::once(&key.0 as &dyn age::Identity)).ok());
    let mut bytes = Vec::new();
    let mut from = opened.ok_or_else(|| wrong("is damaged"))?;
    io::Read::read_to_end(&mut from, &mut bytes).map_err(|_| wrong("is damaged"))?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_sort_like_times() {
        for (millis, name) in [
            (0, "19700101T000000Z"),
            (951_782_400_000, "20000229T000000Z"),
            (1_795_793_700_000, "20261127T153500Z"),
            (4_107_542_399_999, "21000228T235959Z"),
        ] {
            assert_eq!(stamp(Moment::from_millis(millis)), name);
        }
    }
}
