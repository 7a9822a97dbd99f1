//! Where the server key comes from, and how it is opened: see the README's table.

use std::{
    fs,
    os::unix::fs::{MetadataExt as _, PermissionsExt as _},
    path::{Path, PathBuf},
};

use basis::Rng;
use seal::{KEY_FILE, KeyMode, Keys, LOCKED_KEY_FILE, Locked, passphrase};

use crate::{
    ask,
    failed::{Failed, because},
    list::written,
    options::Place,
};

/// Where systemd puts what a unit's `LoadCredential=` or `LoadCredentialEncrypted=` names.
const CREDENTIALS: &str = "CREDENTIALS_DIRECTORY";

/// The folder that holds the key, and in which way.
pub struct Source {
    pub folder: PathBuf,
    named: bool,
    credential: bool,
}

impl Source {
    /// `--keys`, else a systemd credential, else `keys/` in the data folder.
    pub fn of(place: &Place, data: &Path) -> Self {
        if let Some(folder) = &place.keys {
            return Self { folder: folder.clone(), named: true, credential: false };
        }
        let given = std::env::var_os(CREDENTIALS).map(PathBuf::from);
        if let Some(folder) = given.filter(|folder| folder.join(KEY_FILE).is_file()) {
            return Self { folder, named: false, credential: true };
        }
        Self { folder: data.join("keys"), named: false, credential: false }
    }

    pub fn mode(&self) -> KeyMode {
        if self.credential {
            KeyMode::Credential
        } else if !self.folder.join(KEY_FILE).exists() && self.folder.join(LOCKED_KEY_FILE).exists() {
            KeyMode::Locked
        } else if self.named {
            KeyMode::Elsewhere
        } else {
            KeyMode::Beside
        }
    }

    /// Both files lie there: a lock that was interrupted, or a clear copy brought back.
    pub fn is_both(&self) -> bool {
        self.folder.join(KEY_FILE).exists() && self.folder.join(LOCKED_KEY_FILE).exists()
    }

    /// Whether the folder lies on the file system of `data`; `None` when either cannot be seen.
    pub fn is_on_disk_of(&self, data: &Path) -> Option<bool> {
        Some(fs::metadata(&self.folder).ok()?.dev() == fs::metadata(data).ok()?.dev())
    }

    /// What others of this machine may read, with the command that closes it.
    pub fn open_to_others(&self) -> Vec<PathBuf> {
        let files = [KEY_FILE, LOCKED_KEY_FILE].map(|name| self.folder.join(name));
        let checked = [self.folder.clone()].into_iter().chain(files).filter(|_| !self.credential);
        checked.filter(|path| is_open_to_others(path)).collect()
    }
}

pub fn is_open_to_others(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|about| about.permissions().mode() & 0o077 != 0)
}

/// Opens a locked key for a command: by `NASIJ_PASSPHRASE`, or on the terminal.
///
/// # Errors
/// A wrong passphrase, or nobody to ask.
pub fn ask_for(locked: &Locked, folder: &Path) -> Result<Keys, Failed> {
    let passphrase = ask::passphrase(&format!("the server key in {}", folder.display()))?;
    Ok(locked.open(&passphrase)?)
}

/// `nasij keys lock`, and its way back.
///
/// # Errors
/// Where there is no key of that kind, or the passphrase is weak, wrong or typed in two ways.
pub fn lock(place: &Place, undo: bool) -> Result<(), Failed> {
    let data = place.folder("nasij-data");
    let source = Source::of(place, &data);
    let shown = source.folder.display();
    if source.credential {
        return Err("the server key comes from systemd (LoadCredential=); lock it there, with systemd-creds encrypt, \
                    or name its folder with --keys"
            .into());
    }
    let rng = Rng::system().map_err(|error| because("the system gives no random numbers", error))?;
    if undo {
        Keys::clear(&source.folder, &ask::passphrase(&format!("the server key in {shown}"))?, &rng)?;
        eprintln!("The server key lies in clear again. Whoever takes this disk can use it.");
        return written(&source.folder.join(KEY_FILE).display().to_string());
    }
    if !source.folder.join(KEY_FILE).is_file() {
        let why = if source.mode() == KeyMode::Locked { "it is locked already" } else { "there is no key" };
        return Err(format!("nothing is to be locked in {shown}: {why}").into());
    }
    Keys::lock(&source.folder, &ask::new_passphrase("the server key")?, passphrase::WORK, &rng)?;
    eprintln!(
        "The server key is locked. Write the passphrase down where this machine is not: without it every address in the \
         database is lost. From its next start the server asks for it, or waits for `nasij unlock`; while it runs, its \
         memory holds the key. Copies of the clear file in backups, and what the disk kept of it, stay readable."
    );
    written(&source.folder.join(LOCKED_KEY_FILE).display().to_string())
}
