//! A keyholder's identity: what opens envelopes sealed to her.
//!
//! The server knows the public half, and keeps the private half wrapped to her passphrase without being able to open
//! it. [`Wrapped::open`], [`Identity::parse`] and [`Identity::open_envelope`] are called by `nasij keys open` on a
//! keyholder's own machine and by tests, and by nothing else: a server that opened an envelope could read names.

use std::fmt;

use age::{secrecy::ExposeSecret as _, x25519};
use basis::{Problem, Result};
use zeroize::Zeroizing;

use crate::{
    envelope::{EnvelopeKey, Recipient},
    passphrase::{self, Passphrase},
};

/// A wrapped identity is some 260 bytes; whoever brings more brings something else.
const WRAPPED_AT_MOST: usize = 2048;

/// Both halves, in memory only; age wipes them when this is dropped.
pub struct Identity(x25519::Identity);

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Identity")
    }
}

impl Identity {
    /// A new one, by the system's chance.
    pub fn create() -> Self {
        Self(x25519::Identity::generate())
    }

    /// Reads `AGE-SECRET-KEY-1…`: from a recovery sheet, or from a file of `age-keygen` with its lines of comment.
    ///
    /// # Errors
    /// `seal-bad-identity`.
    pub fn parse(text: &str) -> Result<Self> {
        let line = text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'));
        line.and_then(|line| line.parse().ok())
            .map(Self)
            .ok_or_else(|| Problem::bad_request("seal-bad-identity"))
    }

    /// To whom envelopes are sealed so that this opens them.
    pub fn public(&self) -> Recipient {
        Recipient(self.0.to_public())
    }

    /// `AGE-SECRET-KEY-1…`: for a recovery sheet, and for nothing that is kept.
    pub fn private(&self) -> Zeroizing<String> {
        Zeroizing::new(self.0.to_string().expose_secret().to_owned())
    }

    /// Locks it with a passphrase; `work` is [`passphrase::WORK`] outside tests.
    ///
    /// # Errors
    /// `Failed` when memory cannot hold it.
    pub fn wrap(&self, passphrase: &Passphrase, work: u8) -> Result<Wrapped> {
        passphrase::lock(self.private().as_bytes(), passphrase, work).map(Wrapped)
    }

    /// The key of an envelope that was sealed to this identity.
    ///
    /// # Errors
    /// `seal-not-hers` when it was sealed to others, `seal-unreadable` when it was changed or is no envelope.
    pub fn open_envelope(&self, sealed: &[u8]) -> Result<EnvelopeKey> {
        let plain = passphrase::opened(sealed, &self.0).map_err(|why| match why {
            age::DecryptError::NoMatchingKeys => Problem::bad_request("seal-not-hers"),
            _ => Problem::bad_request("seal-unreadable"),
        })?;
        EnvelopeKey::from_bytes(&plain).ok_or_else(|| Problem::bad_request("seal-unreadable"))
    }
}

/// An identity that only a passphrase opens, as the server keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrapped(Vec<u8>);

impl Wrapped {
    /// Takes bytes from outside; what is in them shows only when they are opened.
    ///
    /// # Errors
    /// `seal-bad-wrapped` for the field `wrapped`: no age file that a passphrase opens, or too long for an identity.
    pub fn from_bytes(bytes: Vec<u8>) -> Result<Self> {
        if bytes.len() > WRAPPED_AT_MOST || !passphrase::is_locked(&bytes) {
            return Err(Problem::invalid("wrapped", "seal-bad-wrapped"));
        }
        Ok(Self(bytes))
    }

    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// On a keyholder's own machine.
    ///
    /// # Errors
    /// `seal-wrong-passphrase`, `seal-too-much-work`, `seal-unreadable`, `seal-bad-identity`.
    pub fn open(&self, passphrase: &Passphrase) -> Result<Identity> {
        let plain = passphrase::unlock(&self.0, passphrase)?;
        Identity::parse(std::str::from_utf8(&plain).map_err(|_| Problem::bad_request("seal-bad-identity"))?)
    }
}

#[cfg(test)]
mod tests {
    use basis::Rng;

    use super::*;

    #[test]
    fn an_identity_comes_back_from_its_wrapping_and_from_paper() {
        let identity = Identity::create();
        let passphrase = Passphrase::new("a palm beside the old well");
        let wrapped = identity.wrap(&passphrase, 2).unwrap();
        let again = Wrapped::from_bytes(wrapped.bytes().to_vec()).unwrap().open(&passphrase).unwrap();
        assert_eq!(again.public(), identity.public());
        assert!(identity.private().starts_with("AGE-SECRET-KEY-1"));
        let paper = Identity::parse(&format!("# created today\n\n {} \n", *identity.private())).unwrap();
        assert_eq!(paper.public(), identity.public());
        assert_eq!(format!("{identity:?}"), "Identity");
        assert_eq!(wrapped.open(&Passphrase::new("another")).unwrap_err().key, "seal-wrong-passphrase");
    }

    #[test]
    fn what_is_no_identity_is_refused() {
        for text in ["", "# nothing", "AGE-SECRET-KEY-1QQQ", "age1qqq"] {
            assert_eq!(Identity::parse(text).unwrap_err().key, "seal-bad-identity", "{text}");
        }
        let sealed = EnvelopeKey::draw(&Rng::seeded(1)).sealed_to(&[Identity::create().public()]).unwrap();
        for bytes in [Vec::new(), b"age".to_vec(), sealed, vec![0; 4096]] {
            assert_eq!(Wrapped::from_bytes(bytes).unwrap_err().field("wrapped"), Some("seal-bad-wrapped"));
        }
        let passphrase = Passphrase::new("a palm beside the old well");
        let other =
            Wrapped::from_bytes(passphrase::lock(b"a shopping list", &passphrase, 2).unwrap()).unwrap();
        assert_eq!(other.open(&passphrase).unwrap_err().key, "seal-bad-identity");
    }
}
