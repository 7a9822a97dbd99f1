use std::{
    fs::{self, File, OpenOptions},
    io::{self, ErrorKind, Read as _, Write},
    path::Path,
};

use basis::{Problem, Result, Rng};
use zeroize::Zeroizing;

use crate::passphrase::{self, Passphrase};

/// In the folder of keys, and as a systemd credential.
pub const NAME: &str = "server.key";
/// The same, locked by a passphrase.
pub const LOCKED: &str = "server.key.age";
/// A locked key is some 300 bytes.
const LOCKED_AT_MOST: u64 = 4096;

pub(crate) type Secret = Zeroizing<[u8; 32]>;

/// What lies in a folder of keys.
pub(crate) enum Lying {
    Clear(Secret),
    Locked(Vec<u8>),
}

/// The key as it lies there; a clear one counts before a locked one.
pub(crate) fn look(folder: &Path) -> Result<Lying> {
    if let Some(secret) = read(folder)? {
        return Ok(Lying::Clear(secret));
    }
    read_locked(folder)?.map(Lying::Locked).ok_or_else(|| {
        failed(format!(
            "The server key {} is missing: the encrypted columns of this data folder cannot be read without it. Bring it \
             back from a backup, or say with --keys which folder it is in.",
            folder.join(NAME).display()
        ))
    })
}

pub(crate) fn look_or_create(folder: &Path, rng: &Rng) -> Result<Lying> {
    if folder.join(NAME).exists() || folder.join(LOCKED).exists() {
        return look(folder);
    }
    create(folder, rng).map_err(|error| {
        failed(format!(
            "The server key {} cannot be made: {error}. Free some space, or give this user the right to write there.",
            folder.join(NAME).display()
        ))
    })?;
    // Another process may have been first: what counts is what lies there now.
    look(folder)
}

/// Opens what [`lock`] made.
pub(crate) fn unlock(locked: &[u8], passphrase: &Passphrase) -> Result<Secret> {
    let plain = passphrase::unlock(locked, passphrase)?;
    std::str::from_utf8(&plain)
        .ok()
        .and_then(|text| from_hex(text.trim()))
        .ok_or_else(|| Problem::bad_request("seal-unreadable"))
}

/// Puts a locked key in place of the clear one. The clear file is removed only when the locked one has been read back
/// from the disk and opens; a crash between leaves both, with the same key in them.
pub(crate) fn lock(folder: &Path, passphrase: &Passphrase, work: u8, rng: &Rng) -> Result<()> {
    let secret = read(folder)?.ok_or_else(|| {
        failed(format!("There is no clear key {}; nothing is to be locked.", folder.join(NAME).display()))
    })?;
    let locked = passphrase::lock(to_hex(&secret).as_bytes(), passphrase, work)?;
    put(folder, LOCKED, &locked, rng)?;
    let again = read_locked(folder)?.map(|bytes| unlock(&bytes, passphrase)).transpose()?;
    if again.as_deref() != Some(&*secret) {
        return Err(failed(format!(
            "{} did not come back as it was written.",
            folder.join(LOCKED).display()
        )));
    }
    remove(folder, NAME)
}

/// The way back.
pub(crate) fn clear(folder: &Path, passphrase: &Passphrase, rng: &Rng) -> Result<()> {
    let locked = read_locked(folder)?.ok_or_else(|| {
        failed(format!("There is no locked key {}; nothing is to be opened.", folder.join(LOCKED).display()))
    })?;
    let secret = unlock(&locked, passphrase)?;
    let mut text = to_hex(&secret);
    text.push('\n');
    put(folder, NAME, text.as_bytes(), rng)?;
    if read(folder)?.as_deref() != Some(&*secret) {
        return Err(failed(format!("{} did not come back as it was written.", folder.join(NAME).display())));
    }
    remove(folder, LOCKED)
}

fn read_locked(folder: &Path) -> Result<Option<Vec<u8>>> {
    let path = folder.join(LOCKED);
    let mut bytes = Vec::new();
    match File::open(&path).and_then(|file| file.take(LOCKED_AT_MOST).read_to_end(&mut bytes)) {
        Ok(_) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => {
            Err(failed(format!("The locked server key {} cannot be read: {error}.", path.display())))
        }
    }
}

/// Writes a file whole, in place of one that may be there.
fn put(folder: &Path, name: &str, bytes: &[u8], rng: &Rng) -> Result<()> {
    let beside = folder.join(format!("{name}.{}", rng.token()));
    let done = write_new(&beside, bytes)
        .and_then(|()| fs::rename(&beside, folder.join(name)))
        .and_then(|()| sync_folder(folder));
    done.map_err(|error| {
        let _ = fs::remove_file(&beside);
        failed(format!("{} cannot be written: {error}.", folder.join(name).display()))
    })
}

fn remove(folder: &Path, name: &str) -> Result<()> {
    fs::remove_file(folder.join(name)).and_then(|()| sync_folder(folder)).map_err(|error| {
        failed(format!("{} cannot be removed: {error}. Remove it by hand.", folder.join(name).display()))
    })
}

/// `None` when there is no file.
fn read(folder: &Path) -> Result<Option<Secret>> {
    let path = folder.join(NAME);
    let text = match fs::read_to_string(&path) {
        Ok(text) => Zeroizing::new(text),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => {
            return Err(failed(format!(
                "The server key {} cannot be read: {error}. Give this user the right to read it, or bring it back from a \
                 backup.",
                path.display()
            )));
        }
    };
    warn_when_open_to_others(&path);
    from_hex(text.trim()).map(Some).ok_or_else(|| {
        failed(format!(
            "The server key {} is damaged: it should hold 64 hexadecimal digits. Bring it back from a backup; do not make \
             a new one, encrypted columns could no longer be read.",
            path.display()
        ))
    })
}

/// Written beside and linked into place: a half-written key is never seen, and one that exists is never replaced.
fn create(folder: &Path, rng: &Rng) -> io::Result<()> {
    make_folder(folder)?;
    let secret = Zeroizing::new(rng.bytes::<32>());
    let mut text = to_hex(&secret);
    text.push('\n');
    let beside = folder.join(format!("{NAME}.{}", rng.token()));
    let placed =
        write_new(&beside, text.as_bytes()).and_then(|()| match fs::hard_link(&beside, folder.join(NAME)) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(error),
            _ => Ok(()),
        });
    let _ = fs::remove_file(&beside);
    placed?;
    sync_folder(folder)?;
    folder.parent().filter(|parent| !parent.as_os_str().is_empty()).map_or(Ok(()), sync_folder)
}

fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Some machines mount secrets with other modes, so this only warns.
fn warn_when_open_to_others(path: &Path) {
    #[cfg(unix)]
    if let Ok(about) = fs::metadata(path)
        && std::os::unix::fs::PermissionsExt::mode(&about.permissions()) & 0o077 != 0
    {
        tracing::warn!("the server key {} can be read by other users: chmod 600 it", path.display());
    }
}

fn to_hex(secret: &[u8; 32]) -> Zeroizing<String> {
    let digit = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or('0');
    let mut text = Zeroizing::new(String::with_capacity(65));
    for byte in secret {
        text.push(digit(byte >> 4));
        text.push(digit(byte & 15));
    }
    text
}

fn from_hex(text: &str) -> Option<Secret> {
    let mut secret = Zeroizing::new([0_u8; 32]);
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    if pairs.len() != secret.len() || !rest.is_empty() {
        return None;
    }
    for (byte, [high, low]) in secret.iter_mut().zip(pairs) {
        let digit = |character: u8| char::from(character).to_digit(16);
        *byte = u8::try_from(digit(*high)? * 16 + digit(*low)?).ok()?;
    }
    Some(secret)
}

fn failed(sentence: String) -> Problem {
    Problem::failed(sentence)
}
