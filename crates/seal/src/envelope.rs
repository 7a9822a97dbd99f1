//! Envelopes: one key for many records, itself sealed to whoever may open it.

use std::{fmt, str::FromStr};

use age::{Encryptor, x25519};
use basis::{Problem, Result, Rng};
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use zeroize::Zeroizing;

/// The first byte of a sealed record: which cipher made it.
const FORM_1: u8 = 1;
const NONCE: usize = 24;

/// To whom an envelope's key is sealed: the public half of an identity, `age1…`.
#[derive(Clone, PartialEq, Eq)]
pub struct Recipient(pub(crate) x25519::Recipient);

impl FromStr for Recipient {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Self> {
        text.trim().parse().map(Self).map_err(|_| Problem::invalid("recipient", "seal-bad-recipient"))
    }
}

impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Whose row a record is: it opens nowhere else.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// The envelope's id.
    pub envelope: &'a str,
    /// The record's id.
    pub record: &'a str,
    /// The table's name.
    pub table: &'a str,
}

impl Place<'_> {
    /// `nasij/1/ENVELOPE/RECORD/TABLE`: the same in `look/js`, so a change here closes every record there is.
    fn bytes(&self) -> Vec<u8> {
        ["nasij/1", self.envelope, self.record, self.table].join("/").into_bytes()
    }
}

/// The key of one envelope, wiped when it is dropped.
#[derive(Clone)]
pub struct EnvelopeKey(Zeroizing<[u8; 32]>);

impl fmt::Debug for EnvelopeKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EnvelopeKey")
    }
}

impl EnvelopeKey {
    pub fn draw(rng: &Rng) -> Self {
        Self(Zeroizing::new(rng.bytes()))
    }

    /// What an age file held; `None` when it is not 32 bytes.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(|key| Self(Zeroizing::new(key)))
    }

    /// An age file with these 32 bytes in it, for each of `recipients`: stock `age -d` opens it.
    ///
    /// # Errors
    /// When there is nobody to seal it to.
    pub fn sealed_to(&self, recipients: &[Recipient]) -> Result<Vec<u8>> {
        let all = recipients.iter().map(|one| &one.0 as &dyn age::Recipient);
        let encryptor =
            Encryptor::with_recipients(all).map_err(|error| Problem::failed(error.to_string()))?;
        let mut sealed = Vec::with_capacity(512);
        let mut writer = encryptor.wrap_output(&mut sealed).map_err(Problem::failed)?;
        std::io::Write::write_all(&mut writer, &self.0[..]).map_err(Problem::failed)?;
        writer.finish().map_err(Problem::failed)?;
        Ok(sealed)
    }

    /// Seals one record: `01 ‖ nonce (24) ‖ XChaCha20-Poly1305 ‖ tag (16)`.
    #[expect(
        clippy::expect_used,
        reason = "the cipher refuses nothing under 256 GiB, and an empty answer would lose data"
    )]
    pub fn seal(&self, place: Place<'_>, plain: &[u8], rng: &Rng) -> Vec<u8> {
        let nonce: [u8; NONCE] = rng.bytes();
        let payload = Payload { msg: plain, aad: &place.bytes() };
        let cipher = XChaCha20Poly1305::new(&(*self.0).into());
        let sealed = cipher.encrypt(&XNonce::from(nonce), payload).expect("memory holds less than 256 GiB");
        let mut out = Vec::with_capacity(1 + NONCE + sealed.len());
        out.push(FORM_1);
        out.extend_from_slice(&nonce);
        out.extend_from_slice(&sealed);
        out
    }

    /// Opens what [`EnvelopeKey::seal`] made for the same place: on a keyholder's own machine.
    ///
    /// # Errors
    /// `seal-unreadable` when it is of another envelope or row, or was changed.
    pub fn open(&self, place: Place<'_>, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
        let wrong = || Problem::bad_request("seal-unreadable");
        let rest = sealed.strip_prefix(&[FORM_1]).ok_or_else(wrong)?;
        let (nonce, body) = rest.split_first_chunk::<NONCE>().ok_or_else(wrong)?;
        let payload = Payload { msg: body, aad: &place.bytes() };
        XChaCha20Poly1305::new(&(*self.0).into())
            .decrypt(&XNonce::from(*nonce), payload)
            .map(Zeroizing::new)
            .map_err(|_| wrong())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identity::Identity;

    const PLACE: Place<'_> = Place { envelope: "01ENVELOPE", record: "01RECORD", table: "people" };
    const PLAIN: &[u8] = r#"{"name": "أمينة", "place": "واحة"}"#.as_bytes();

    #[test]
    fn a_record_opens_for_its_place_alone() {
        let rng = Rng::seeded(5);
        let key = EnvelopeKey::draw(&rng);
        let sealed = key.seal(PLACE, PLAIN, &rng);
        assert_eq!(sealed.len(), PLAIN.len() + 41);
        assert_eq!(&key.open(PLACE, &sealed).unwrap()[..], PLAIN);
        assert_ne!(sealed, key.seal(PLACE, PLAIN, &rng), "the same record never looks the same");
        for wrong in [
            Place { envelope: "01OTHER", ..PLACE },
            Place { record: "01OTHER", ..PLACE },
            Place { table: "signatures", ..PLACE },
        ] {
            assert_eq!(key.open(wrong, &sealed).unwrap_err().key, "seal-unreadable");
        }
        assert!(EnvelopeKey::draw(&rng).open(PLACE, &sealed).is_err());
    }

    #[test]
    fn every_changed_or_cut_record_is_refused() {
        let rng = Rng::seeded(6);
        let key = EnvelopeKey::draw(&rng);
        let sealed = key.seal(PLACE, PLAIN, &rng);
        for place in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[place] ^= 1;
            assert_eq!(key.open(PLACE, &changed).unwrap_err().key, "seal-unreadable");
            assert!(key.open(PLACE, &sealed[..place]).is_err());
        }
        assert!(key.open(PLACE, &[&sealed[..], b"x"].concat()).is_err());
    }

    #[test]
    fn each_recipient_opens_the_envelope_and_nobody_else() {
        let rng = Rng::seeded(7);
        let (one, sheet, other) = (Identity::create(), Identity::create(), Identity::create());
        let key = EnvelopeKey::draw(&rng);
        let sealed = key.sealed_to(&[one.public(), sheet.public()]).unwrap();
        let record = key.seal(PLACE, PLAIN, &rng);
        for identity in [&one, &sheet] {
            assert_eq!(&identity.open_envelope(&sealed).unwrap().open(PLACE, &record).unwrap()[..], PLAIN);
        }
        assert_eq!(other.open_envelope(&sealed).unwrap_err().key, "seal-not-hers");
        assert_eq!(one.open_envelope(&sealed[..sealed.len() - 1]).unwrap_err().key, "seal-unreadable");
        assert_eq!(one.open_envelope(b"").unwrap_err().key, "seal-unreadable");
        assert!(key.sealed_to(&[]).is_err());
        assert_eq!(format!("{key:?}"), "EnvelopeKey");
    }

    #[test]
    fn a_recipient_is_read_as_it_is_written() {
        let recipient = Identity::create().public();
        assert_eq!(format!(" {recipient}\n").parse::<Recipient>().unwrap(), recipient);
        let wrong = "age1nobody".parse::<Recipient>().unwrap_err();
        assert_eq!(wrong.field("recipient"), Some("seal-bad-recipient"));
    }
}
