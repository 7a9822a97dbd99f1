//! What a person types: one form for it, a check that it is not trivial, and age's own lock for a few bytes.

use std::io::{Read as _, Write as _};

use age::{DecryptError, Decryptor, Encryptor, scrypt, secrecy::SecretString};
use basis::{Problem, Result};
use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;

/// age's own work for a passphrase, log₂ of scrypt's N: a second or so, and 256 MiB, each time.
pub const WORK: u8 = 18;
/// A file that asks for more is refused: it could take a machine's whole memory.
const WORK_AT_MOST: u8 = 20;
/// The characters a passphrase has at least.
pub const AT_LEAST: usize = 12;
/// What is locked by a passphrase is a key: a few dozen letters.
const PLAIN_AT_MOST: usize = 4096;

/// Neighbours on the keyboards people here type on.
// not shown: rows of keys, not words.
const ROWS: &[&str] = &[
    "qwertyuiop",
    "azertyuiop",
    "asdfghjkl",
    "qsdfghjklm",
    "zxcvbnm",
    "wxcvbn",
    "ضصثقفغعهخحجد",
    "شسيبلاتنمكط",
];
/// As many steps along one way are one letter's worth.
const RUN: usize = 3;
/// Worth of letters, and different letters, below which a passphrase is guessed among the first.
const WORTH_AT_LEAST: usize = 8;
const DIFFERENT_AT_LEAST: usize = 6;
/// Written as lower-case letters alone.
// not shown: it is compared with what is typed.
const GUESSED: &[&str] =
    &["password", "passphrase", "motdepasse", "كلمةالسر", "كلمةالمرور", "عبارةالسر", "nasij", "نسيج"];

/// A passphrase in the one form that counts: trimmed, then NFKC. Wiped when it is dropped.
#[derive(Clone)]
pub struct Passphrase(Zeroizing<String>);

impl std::fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Passphrase")
    }
}

impl Passphrase {
    pub fn new(typed: &str) -> Self {
        let trimmed = typed.trim_matches(blank);
        // One allocation of the right size: no half of it stays behind where a longer one was made.
        let mut text = Zeroizing::new(String::with_capacity(trimmed.nfkc().map(char::len_utf8).sum()));
        text.extend(trimmed.nfkc());
        Self(text)
    }

    /// Whether it may guard a key. The browser has the same rules; `tests/vectors.json` binds both.
    ///
    /// # Errors
    /// `seal-passphrase-short` or `seal-passphrase-trivial`, for the field `passphrase`.
    pub fn check(&self) -> Result<()> {
        let letters: Zeroizing<Vec<char>> =
            Zeroizing::new(self.0.chars().flat_map(char::to_lowercase).collect());
        if self.0.chars().count() < AT_LEAST {
            return Err(Problem::invalid("passphrase", "seal-passphrase-short"));
        }
        if different(&letters) < DIFFERENT_AT_LEAST
            || worth(&letters) < WORTH_AT_LEAST
            || repeats(&letters)
            || guessed(&letters)
        {
            return Err(Problem::invalid("passphrase", "seal-passphrase-trivial"));
        }
        Ok(())
    }

    /// To hand it on to a server over its own socket.
    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }

    fn secret(&self) -> SecretString {
        SecretString::from(String::clone(&self.0))
    }
}

/// What JavaScript's `trim` takes away.
fn blank(character: char) -> bool {
    (character.is_whitespace() && character != '\u{85}') || character == '\u{feff}'
}

fn different(letters: &[char]) -> usize {
    let mut seen: Zeroizing<Vec<char>> = Zeroizing::new(letters.to_vec());
    seen.sort_unstable();
    seen.dedup();
    seen.len()
}

/// How many letters there are when a run (`aaaa`, `abcd`, `4321`, `qwert`) counts as one.
fn worth(letters: &[char]) -> usize {
    let steps = letters.iter().zip(letters.iter().skip(1)).map(|(one, next)| ways(*one, *next));
    let (mut lost, mut long, mut along) = (0, 0, 0);
    for ways in steps.chain([0]) {
        if along & ways != 0 {
            along &= ways;
            long += 1;
            continue;
        }
        if long >= RUN {
            lost += long;
        }
        (along, long) = (ways, usize::from(ways != 0));
    }
    letters.len().saturating_sub(lost)
}

/// Which ways lead from one letter to the next, in the alphabet or on a keyboard: back 1, the same 2, on 4.
fn ways(one: char, next: char) -> u8 {
    let bit = |from: usize, to: usize| match to.wrapping_sub(from) {
        usize::MAX => 1,
        0 => 2,
        1 => 4,
        _ => 0,
    };
    let alphabet = bit(one as usize, next as usize);
    ROWS.iter().fold(alphabet, |ways, row| {
        let at = |letter| row.chars().position(|key| key == letter);
        ways | at(one).zip(at(next)).map_or(0, |(from, to)| bit(from, to))
    })
}

/// Whether it is one piece said twice or more (the last time perhaps cut).
fn repeats(letters: &[char]) -> bool {
    (1..=letters.len() / 2)
        .any(|piece| letters.iter().zip(letters.iter().skip(piece)).all(|(one, next)| one == next))
}

/// Whether little is left without the words that everybody tries.
fn guessed(letters: &[char]) -> bool {
    let mut left: Zeroizing<String> =
        Zeroizing::new(letters.iter().filter(|letter| letter.is_alphabetic()).collect());
    let before = left.chars().count();
    for word in GUESSED {
        left = Zeroizing::new(left.replace(word, ""));
    }
    let left = left.chars().count();
    left < before && left < WORTH_AT_LEAST
}

/// An age file that opens with the passphrase alone; stock `age -d` opens it too.
pub(crate) fn lock(plain: &[u8], passphrase: &Passphrase, work: u8) -> Result<Vec<u8>> {
    let mut recipient = scrypt::Recipient::new(passphrase.secret());
    recipient.set_work_factor(work.clamp(1, WORK_AT_MOST));
    let encryptor = Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient))
        .map_err(|error| Problem::failed(error.to_string()))?;
    let mut locked = Vec::with_capacity(512);
    let mut writer = encryptor.wrap_output(&mut locked).map_err(Problem::failed)?;
    writer.write_all(plain).map_err(Problem::failed)?;
    writer.finish().map_err(Problem::failed)?;
    Ok(locked)
}

/// Opens what [`lock`], the browser or stock `age -p` made.
pub(crate) fn unlock(locked: &[u8], passphrase: &Passphrase) -> Result<Zeroizing<Vec<u8>>> {
    let mut identity = scrypt::Identity::new(passphrase.secret());
    identity.set_max_work_factor(WORK_AT_MOST);
    opened(locked, &identity).map_err(|why| match why {
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed | DecryptError::NoMatchingKeys => {
            Problem::bad_request("seal-wrong-passphrase")
        }
        DecryptError::ExcessiveWork { .. } => Problem::bad_request("seal-too-much-work"),
        _ => Problem::bad_request("seal-unreadable"),
    })
}

/// The plain bytes of a small age file, in one piece of memory that is wiped.
pub(crate) fn opened(
    sealed: &[u8],
    identity: &dyn age::Identity,
) -> Result<Zeroizing<Vec<u8>>, DecryptError> {
    let decryptor = Decryptor::new_buffered(sealed)?;
    let mut reader = decryptor.decrypt(std::iter::once(identity))?;
    let mut plain = Zeroizing::new(Vec::with_capacity(PLAIN_AT_MOST + 1));
    reader.by_ref().take(PLAIN_AT_MOST as u64 + 1).read_to_end(&mut plain).map_err(DecryptError::Io)?;
    if plain.len() > PLAIN_AT_MOST {
        return Err(DecryptError::InvalidHeader);
    }
    Ok(plain)
}

/// Whether these bytes are an age file that a passphrase opens.
pub(crate) fn is_locked(bytes: &[u8]) -> bool {
    Decryptor::new_buffered(bytes).is_ok_and(|file| file.is_scrypt())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_form_whatever_was_typed() {
        for (typed, form) in [
            ("  the well \n", "the well"),
            ("\u{feff}the well\u{a0}", "the well"),
            ("cafe\u{301} ﬁn", "café fin"),
            ("\u{fe8e}لماء", "الماء"),
            ("", ""),
        ] {
            assert_eq!(&*Passphrase::new(typed).0, form);
        }
        assert_eq!(format!("{:?}", Passphrase::new("secret")), "Passphrase");
    }

    #[test]
    fn what_is_locked_opens_with_its_passphrase_alone() {
        let right = Passphrase::new("بئر تحت النخلة");
        let locked = lock(b"a key", &right, 2).unwrap();
        assert!(is_locked(&locked) && !is_locked(b"no age file"));
        assert_eq!(&unlock(&locked, &Passphrase::new(" بئر تحت النخلة ")).unwrap()[..], b"a key");
        let key =
            |passphrase: &str, bytes: &[u8]| unlock(bytes, &Passphrase::new(passphrase)).unwrap_err().key;
        assert_eq!(key("بئر تحت النخل", &locked), "seal-wrong-passphrase");
        assert_eq!(key("بئر تحت النخلة", &locked[..locked.len() - 1]), "seal-unreadable");
        assert_eq!(key("بئر تحت النخلة", b""), "seal-unreadable");
        let heavy = String::from_utf8_lossy(&locked[..80]).replacen(" 2\n", " 21\n", 1).into_bytes();
        let heavy = [&heavy[..], &locked[80..]].concat();
        assert_eq!(key("بئر تحت النخلة", &heavy), "seal-too-much-work");
    }
}
