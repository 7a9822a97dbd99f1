//! Marks for "only once": the same text gives the same mark, and without the key nobody finds the text by trying.

use std::fmt;

use basis::{Result, Rng};
use zeroize::Zeroizing;

use crate::{Keys, hmac_of};

const CONTEXT: &str = "seal.hash-key";

/// A key of its own for each campaign: a row, encrypted by the server key. When it is destroyed, its marks are noise.
#[derive(Clone)]
pub struct HashKey(Zeroizing<[u8; 32]>);

impl fmt::Debug for HashKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HashKey")
    }
}

impl HashKey {
    pub fn draw(rng: &Rng) -> Self {
        Self(Zeroizing::new(rng.bytes()))
    }

    /// `text` is taken as it is: bring an address to one form (trimmed, lower case) before.
    pub fn mark(&self, text: &str) -> [u8; 32] {
        hmac_of(&self.0, &[b"nasij/1/mark/", text.as_bytes()])
    }

    /// As a row keeps it. `owner` is the row's own id: moved to another row, it does not open.
    pub fn sealed(&self, owner: &str, keys: &Keys, rng: &Rng) -> Vec<u8> {
        keys.encrypt(&context(owner), &self.0[..], rng)
    }

    /// # Errors
    /// `Failed` when the bytes were made by another server key, for another row, or were changed.
    pub fn open(owner: &str, sealed: &[u8], keys: &Keys) -> Result<Self> {
        let context = context(owner);
        let plain = Zeroizing::new(keys.decrypt(&context, sealed)?);
        let bytes = plain.as_slice().try_into();
        bytes
            .map(|key| Self(Zeroizing::new(key)))
            .map_err(|_| crate::column::unreadable(CONTEXT, "it has another length"))
    }
}

fn context(owner: &str) -> String {
    format!("{CONTEXT}/{owner}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_belong_to_their_key_and_the_key_to_its_row() {
        let (keys, rng) = (Keys::for_tests(), Rng::seeded(4));
        let (one, two) = (HashKey::draw(&rng), HashKey::draw(&rng));
        assert_eq!(one.mark("amina@example.org"), one.mark("amina@example.org"));
        assert_ne!(one.mark("amina@example.org"), two.mark("amina@example.org"));
        assert_ne!(one.mark("amina@example.org"), one.mark("amina@example.com"));
        let row = one.sealed("campaign-1", &keys, &rng);
        assert_eq!(HashKey::open("campaign-1", &row, &keys).unwrap().mark("x"), one.mark("x"));
        assert!(HashKey::open("campaign-2", &row, &keys).is_err());
        assert!(HashKey::open("campaign-1", &row[..40], &keys).is_err());
        assert_eq!(format!("{one:?}"), "HashKey");
    }
}
