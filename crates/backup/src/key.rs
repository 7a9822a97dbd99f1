//! The installation's own backup key: an age identity in `backup.key`, as `age-keygen` writes it.

use std::{
    fs::{self, DirBuilder, File, OpenOptions},
    io::{ErrorKind, Write as _},
    os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _},
    path::Path,
};

use age::{secrecy::ExposeSecret as _, x25519};
use basis::{Problem, Result};
use zeroize::Zeroizing;

pub const KEY_FILE: &str = "backup.key";
/// An identity with its comments is some 200 bytes.
const AT_MOST: u64 = 64 * 1024;

/// To whom a backup is encrypted: `age1…`.
#[derive(Clone)]
pub struct Recipient(pub(crate) x25519::Recipient);

impl std::fmt::Display for Recipient {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::str::FromStr for Recipient {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Self> {
        let read = text.trim().parse();
        read.map(Self)
            .map_err(|_| Problem::failed(format!("{text} is no age recipient; one looks like age1…")))
    }
}

/// What opens a backup.
pub struct Identity(pub(crate) x25519::Identity);

impl Identity {
    pub fn recipient(&self) -> Recipient {
        Recipient(self.0.to_public())
    }

    /// Reads a file of `age-keygen`, or a `backup.key`.
    ///
    /// # Errors
    /// When there is none, or it holds no identity: with a sentence.
    pub fn read(path: &Path) -> Result<Self> {
        let shown = path.display();
        let mut text = Zeroizing::new(String::new());
        File::open(path)
            .and_then(|file| {
                std::io::Read::read_to_string(&mut std::io::Read::take(file, AT_MOST), &mut text)
            })
            .map_err(|error| Problem::failed(format!("the key {shown} cannot be read: {error}")))?;
        let line = text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'));
        line.and_then(|line| line.parse().ok()).map(Self).ok_or_else(|| {
            Problem::failed(format!("{shown} holds no key; a key is a line AGE-SECRET-KEY-1…"))
        })
    }

    /// The key in `folder`, made when it is missing; whether it was.
    ///
    /// # Errors
    /// When it can be neither read nor made: with a sentence.
    pub fn read_or_make(folder: &Path) -> Result<(Self, bool)> {
        let path = folder.join(KEY_FILE);
        if path.exists() {
            return Ok((Self::read(&path)?, false));
        }
        let identity = x25519::Identity::generate();
        let text = Zeroizing::new(format!(
            "# What opens the backups of this installation. A copy must lie where this machine is not.\n# public key: {}\n{}\n",
            identity.to_public(),
            identity.to_string().expose_secret()
        ));
        let made = DirBuilder::new().recursive(true).mode(0o700).create(folder).and_then(|()| {
            let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path)?;
            let written = file.write_all(text.as_bytes()).and_then(|()| file.sync_all());
            if written.is_err() {
                let _ = fs::remove_file(&path);
            }
            written.and_then(|()| File::open(folder)?.sync_all())
        });
        match made {
            Ok(()) => Ok((Self(identity), true)),
            // Another process was first.
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok((Self::read(&path)?, false)),
            Err(error) => {
                Err(Problem::failed(format!("the backup key {} cannot be made: {error}", path.display())))
            }
        }
    }
}

impl std::fmt::Debug for Recipient {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}
