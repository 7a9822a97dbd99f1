#![doc = include_str!("../README.md")]

mod column;
pub mod envelope;
pub mod identity;
mod key_file;
pub mod mark;
pub mod passphrase;

use std::{fmt, path::Path, sync::Arc};

use basis::{Result, Rng};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

pub use crate::key_file::{LOCKED as LOCKED_KEY_FILE, NAME as KEY_FILE};
use crate::passphrase::Passphrase;

/// The server's key, and what is made with it. Cheap to clone.
#[derive(Clone)]
pub struct Keys(Arc<Zeroizing<[u8; 32]>>);

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Keys")
    }
}

/// What lies in a folder of keys.
#[derive(Debug)]
pub enum Found {
    Keys(Keys),
    /// A passphrase is needed first.
    Locked(Locked),
}

impl Found {
    fn of(lying: key_file::Lying) -> Self {
        match lying {
            key_file::Lying::Clear(secret) => Self::Keys(Keys::from_secret(secret)),
            key_file::Lying::Locked(bytes) => Self::Locked(Locked(bytes)),
        }
    }
}

/// A server key that a passphrase opens.
#[derive(Debug, Clone)]
pub struct Locked(Vec<u8>);

impl Locked {
    /// Takes a second and 256 MiB, as it must for whoever guesses.
    ///
    /// # Errors
    /// `seal-wrong-passphrase`, or `seal-unreadable` when the file is damaged.
    pub fn open(&self, passphrase: &Passphrase) -> Result<Keys> {
        key_file::unlock(&self.0, passphrase).map(Keys::from_secret)
    }
}

/// Where the server key comes from: what a thief of the disk can do depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyMode {
    /// In clear, in the data folder.
    Beside,
    /// In clear, in a folder that was named: another medium, perhaps.
    Elsewhere,
    /// Given by systemd at start.
    Credential,
    /// Locked by a passphrase.
    Locked,
}

impl KeyMode {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Beside => "beside",
            Self::Elsewhere => "elsewhere",
            Self::Credential => "credential",
            Self::Locked => "locked",
        }
    }
}

/// What a derived key is for; two uses of one context share nothing.
#[derive(Clone, Copy)]
enum Use {
    Encrypt,
    Lookup,
    Sign,
}

impl Use {
    const fn code(self) -> &'static str {
        match self {
            Self::Encrypt => "encrypt",
            Self::Lookup => "lookup",
            Self::Sign => "sign",
        }
    }
}

impl Keys {
    /// Reads `server.key` in `folder` (the folder of keys), and makes it first when there is none. Only for a data
    /// folder that holds no database yet: see [`Keys::open_existing`].
    ///
    /// # Errors
    /// `Failed`, with a sentence for whoever holds the machine as its cause: the folder cannot be made or the file
    /// cannot be written, read or understood.
    pub fn open_or_create(folder: &Path, rng: &Rng) -> Result<Found> {
        key_file::look_or_create(folder, rng).map(Found::of)
    }

    /// Reads `server.key` in `folder`, for a data folder that already has a database: without that key its encrypted
    /// columns cannot be read, so no new one is made.
    ///
    /// # Errors
    /// `Failed`, with a sentence for whoever holds the machine as its cause.
    pub fn open_existing(folder: &Path) -> Result<Found> {
        key_file::look(folder).map(Found::of)
    }

    /// Locks the key file of `folder` with a passphrase: `server.key.age` comes in place of `server.key`. What the disk
    /// keeps of the old file is beyond us: a disk that was ever clear is wiped or thrown away, not trusted.
    ///
    /// # Errors
    /// `Failed`, with a sentence for whoever holds the machine as its cause.
    pub fn lock(folder: &Path, passphrase: &Passphrase, work: u8, rng: &Rng) -> Result<()> {
        key_file::lock(folder, passphrase, work, rng)
    }

    /// The way back: `server.key` in place of `server.key.age`.
    ///
    /// # Errors
    /// As [`Keys::lock`], and `seal-wrong-passphrase`.
    pub fn clear(folder: &Path, passphrase: &Passphrase, rng: &Rng) -> Result<()> {
        key_file::clear(folder, passphrase, rng)
    }

    /// The same key each time; it protects nothing.
    pub fn for_tests() -> Self {
        Self::from_secret(Zeroizing::new([7; 32]))
    }

    fn from_secret(secret: Zeroizing<[u8; 32]>) -> Self {
        Self(Arc::new(secret))
    }

    /// Encrypts one value of a column; the same value gives other bytes each time.
    pub fn encrypt(&self, context: &str, plain: &[u8], rng: &Rng) -> Vec<u8> {
        column::encrypt(&self.derive(Use::Encrypt, context), context, plain, rng.bytes())
    }

    /// Opens what [`Keys::encrypt`] made for the same context.
    ///
    /// # Errors
    /// `Failed` when the bytes were made by another key, for another context, or were changed.
    pub fn decrypt(&self, context: &str, sealed: &[u8]) -> Result<Vec<u8>> {
        column::decrypt(&self.derive(Use::Encrypt, context), context, sealed)
    }

    /// [`Keys::decrypt`] for a column that holds text.
    ///
    /// # Errors
    /// As there, and when what comes out is not UTF-8.
    pub fn decrypt_text(&self, context: &str, sealed: &[u8]) -> Result<String> {
        String::from_utf8(self.decrypt(context, sealed)?)
            .map_err(|_| column::unreadable(context, "it holds no text"))
    }

    /// A keyed hash by which a value can be found again without being kept. `text` is taken as it is: bring an address
    /// to one form (trimmed, lower case) before.
    pub fn lookup(&self, context: &str, text: &str) -> [u8; 32] {
        hmac_of(&self.derive(Use::Lookup, context), &[text.as_bytes()])
    }

    /// A mark that only this server can make over these bytes.
    pub fn sign(&self, context: &str, bytes: &[u8]) -> [u8; 32] {
        hmac_of(&self.derive(Use::Sign, context), &[bytes])
    }

    /// Whether `mark` is what [`Keys::sign`] makes of these bytes; takes as long for a wrong mark as for a right one.
    pub fn verify(&self, context: &str, bytes: &[u8], mark: &[u8]) -> bool {
        self.sign(context, bytes).ct_eq(mark).into()
    }

    fn derive(&self, wanted: Use, context: &str) -> Zeroizing<[u8; 32]> {
        let parts = [b"nasij/1/", wanted.code().as_bytes(), b"/", context.as_bytes()];
        Zeroizing::new(hmac_of(&self.0, &parts))
    }
}

#[expect(clippy::expect_used, reason = "HMAC takes keys of any length")]
fn hmac_of(key: &[u8; 32], parts: &[&[u8]]) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("any length is a key");
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_look_ups_belong_to_their_context_and_their_use() {
        let keys = Keys::for_tests();
        let mark = keys.sign("forms.hour", b"491520");
        assert!(keys.verify("forms.hour", b"491520", &mark));
        assert!(!keys.verify("forms.hour", b"491521", &mark));
        assert!(!keys.verify("forms.link", b"491520", &mark));
        assert!(!keys.verify("forms.hour", b"491520", &mark[..31]));
        assert!(!keys.verify("forms.hour", b"491520", b""));
        assert_ne!(keys.lookup("forms.hour", "491520"), mark);
        assert_eq!(keys.lookup("a", "x@example.org"), keys.lookup("a", "x@example.org"));
        assert_ne!(keys.lookup("a", "x@example.org"), keys.lookup("b", "x@example.org"));
    }

    #[test]
    fn derived_keys_never_change() {
        // These bytes lie in databases: a change here makes them unreadable.
        let hex: String =
            Keys::for_tests().lookup("a", "b").iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hex, "97a967aef47b365243578cbe54824891618354b79551af333001d873123c37e4");
    }

    #[test]
    fn nothing_prints_a_key() {
        assert_eq!(format!("{:?}", Keys::for_tests()), "Keys");
    }
}
