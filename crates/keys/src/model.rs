//! What keys, keyholders and hand-outs are, and what may be taken from a browser: pure.

use std::time::Duration;

use basis::{
    Id, Moment, Problem, Result,
    of::{Account, Body},
};
use seal::envelope::Recipient;

pub use weave::Envelope;

/// A mark for ids of identities.
#[derive(Debug)]
pub enum Identity {}
/// A mark for ids of re-sealings.
#[derive(Debug)]
pub enum Resealing {}
/// A mark for ids of windows.
#[derive(Debug)]
pub enum Window {}

/// An envelope takes no more records after this, and its key is wiped.
pub const OPEN: Duration = Duration::from_secs(60);
/// Records in one envelope, at most.
pub const RECORDS: u32 = 1_000;
/// Keyholders of one body, at most: each is one more person who can be pressed.
pub const HOLDERS: usize = 3;

/// Different sealed records of a body that one account is handed within [`SHARE_TIME`], at most.
pub const SHARE: i64 = 200;
pub const SHARE_TIME: Duration = Duration::from_secs(24 * 60 * 60);
/// From this many different ones within [`SHARE_TIME`] on a hand-out calls for a checkpoint of the trail, as a single large one does.
pub const MANY: i64 = 100;
/// Hand-outs are forgotten after this: a little later than they stop to count.
pub const HANDED_KEPT: Duration = Duration::from_secs(25 * 60 * 60);
/// Records of one file that is handed out, at most.
pub const FILE: i64 = 500;
/// How long a window stays open.
pub const WINDOW: Duration = Duration::from_secs(60 * 60);
/// Records that one window may be asked for.
pub const WINDOW_RECORDS: i64 = 100_000;
/// Characters of a window's purpose.
pub const PURPOSE: usize = 500;
/// A window nobody opened is forgotten after this; those that were opened are kept so long for whoever asks why.
pub const WINDOW_KEPT: Duration = Duration::from_secs(90 * 24 * 60 * 60);
/// An agreement to re-seal is good for so long.
/// How long before a keyholder's term ends the key's page offers another.
pub const TERM_SHOWN: Duration = Duration::from_secs(60 * 86_400);
pub const AGREED: Duration = Duration::from_secs(7 * 24 * 60 * 60);
/// Envelopes in one answer to a browser that re-seals.
pub const ENVELOPES: i64 = 200;

/// Someone who keeps a body's key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keyholder {
    pub account: Id<Account>,
    pub name: String,
    pub named: Moment,
    /// Who named her. None: the machine's owner, or, while she waits, nobody: she put a new identity in the place of hers.
    pub by: Option<Id<Account>>,
    /// Whether it is settled that she keeps the key: nothing was sealed yet when she was named, or a second person agreed.
    pub agreed: bool,
    /// None: she was asked and has no identity yet, or waits for a second person.
    pub since: Option<Moment>,
    /// The public half of her identity.
    pub public: Option<String>,
    /// How many of the body's envelopes are sealed to it.
    pub opens: i64,
}

impl Keyholder {
    /// Is to be named, or replaced her identity, and no second person agreed yet.
    pub fn waits(&self) -> bool {
        self.since.is_none() && !self.agreed
    }
    /// Has no identity yet.
    pub fn asked(&self) -> bool {
        self.since.is_none() && self.public.is_none()
    }
    /// Waits because she put a new identity in the place of hers, not because she is to be named.
    pub fn replaced(&self) -> bool {
        self.waits() && self.by.is_none()
    }
}

/// A body's key as it stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BodyKey {
    /// Goes up with each change of recipients; 0: never had one.
    pub turn: i64,
    /// Named or asked, in the order of their naming.
    pub holders: Vec<Keyholder>,
    /// The public half of the recovery sheet, and when it was made.
    pub sheet: Option<(String, Moment)>,
    /// One that waits for a second person.
    pub sheet_next: Option<NextSheet>,
    pub envelopes: i64,
}

/// A recovery sheet that one person made and nobody agreed to yet: nothing is sealed to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextSheet {
    pub public: String,
    pub by: Id<Account>,
    pub asked: Moment,
}

impl BodyKey {
    /// Those with an identity.
    pub fn present(&self) -> impl Iterator<Item = &Keyholder> {
        self.holders.iter().filter(|one| one.since.is_some() && one.public.is_some())
    }
    /// Whether records can be sealed: a sheet alone is no key, nobody would read what comes.
    pub fn stands(&self) -> bool {
        self.present().next().is_some()
    }
    pub fn holder(&self, account: Id<Account>) -> Option<&Keyholder> {
        self.present().find(|one| one.account == account)
    }
    /// Whether something was sealed to it: from then on a second person agrees to each new keyholder, so that whoever manages
    /// keys hands nobody the names that others were trusted with.
    pub fn is_used(&self) -> bool {
        self.envelopes > 0
    }
    /// Those who wait for a second person.
    pub fn waiting(&self) -> impl Iterator<Item = &Keyholder> {
        self.holders.iter().filter(|one| one.waits())
    }
    /// To whom a new envelope is sealed.
    pub fn recipients(&self) -> Vec<&str> {
        let holders = self.present().filter_map(|one| one.public.as_deref());
        holders.chain(self.sheet.as_ref().map(|(public, _)| public.as_str())).collect()
    }
}

/// Her identity as the server has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Own {
    pub public: String,
    pub wrapped: Vec<u8>,
    pub made: Moment,
}

/// A window as the desk sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    pub id: Id<Window>,
    pub account: Id<Account>,
    pub name: String,
    pub body: Id<Body>,
    pub purpose: String,
    pub records: i64,
    pub asked: Moment,
    /// None while it waits, and when it was refused.
    pub closes: Option<Moment>,
    pub decided: Option<Moment>,
}

/// The public half of an identity in its one form.
///
/// # Errors
/// Invalid at `public`.
pub fn public(typed: &str) -> Result<String> {
    let recipient: Recipient = typed.parse().map_err(|_| Problem::invalid("public", "keys-bad-public"))?;
    Ok(recipient.to_string())
}

/// The bytes of a private half wrapped to a passphrase, from what a script posts or a person pastes: base64, with or without
/// line breaks and the lines of age's armour.
///
/// # Errors
/// Invalid at `wrapped`: not base64, or not an age file that a passphrase alone opens.
pub fn wrapped(typed: &str) -> Result<Vec<u8>> {
    let wrong = || Problem::invalid("wrapped", "keys-bad-wrapped");
    let plain: String = typed.lines().filter(|line| !line.trim_start().starts_with("-----")).collect();
    let bytes = base64(&plain).ok_or_else(wrong)?;
    let file = AgeFile::read(&bytes).ok_or_else(wrong)?;
    let (["scrypt"], [(_, args)]) = (file.kinds().as_slice(), file.stanzas.as_slice()) else {
        return Err(wrong());
    };
    // Dearer than 22 no phone opens; 16 and more makes each guess cost.
    let cost = args.split(' ').nth(1).and_then(|cost| cost.parse::<u32>().ok()).ok_or_else(wrong)?;
    // The private half is 74 characters; there may be a line's end.
    if !(10..=22).contains(&cost) || !(16 + 74 + 16..=16 + 80 + 16).contains(&file.payload) {
        return Err(wrong());
    }
    Ok(bytes)
}

/// Whether these bytes are what a browser makes of an envelope's key for `recipients`: an age file with one X25519 stanza for
/// each of them, and 32 bytes in it. More cannot be seen from outside.
pub fn is_envelope(bytes: &[u8], recipients: usize) -> bool {
    AgeFile::read(bytes).is_some_and(|file| {
        let ours = file.kinds().iter().filter(|kind| **kind == "X25519").count();
        ours == recipients
            && file.payload == 16 + 32 + 16
            // age adds one stanza without meaning, so that readers do not rely on their number.
            && file.stanzas.len() <= recipients + 1
            && !file.kinds().contains(&"scrypt")
    })
}

/// Standard base64, white space left out.
pub fn base64(text: &str) -> Option<Vec<u8>> {
    use base64::Engine as _;
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if text.is_empty() || text.len() > 16_384 {
        return None;
    }
    base64::engine::general_purpose::STANDARD.decode(text).ok()
}

/// As it stands in JSON.
pub fn to_base64(bytes: &[u8]) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.encode(bytes)
}

/// The outside of an age file: its stanzas, and how long its payload is.
struct AgeFile<'a> {
    stanzas: Vec<(&'a str, &'a str)>,
    payload: usize,
}

impl<'a> AgeFile<'a> {
    fn read(bytes: &'a [u8]) -> Option<Self> {
        if bytes.len() > 4_096 {
            return None;
        }
        let mut rest = bytes.strip_prefix(b"age-encryption.org/v1\n")?;
        let mut stanzas = Vec::new();
        loop {
            let end = rest.iter().position(|byte| *byte == b'\n')?;
            let (line, after) = rest.split_at_checked(end)?;
            let line = std::str::from_utf8(line).ok()?;
            rest = after.get(1..)?;
            if let Some(mark) = line.strip_prefix("---") {
                let mark = mark.strip_prefix(' ')?;
                return (mark.len() == 43).then_some(Self { stanzas, payload: rest.len() });
            } else if let Some(stanza) = line.strip_prefix("-> ") {
                stanzas.push(stanza.split_once(' ').unwrap_or((stanza, "")));
            } else if stanzas.is_empty() || line.len() > 64 {
                return None;
            }
        }
    }
    fn kinds(&self) -> Vec<&'a str> {
        self.stanzas.iter().map(|(kind, _)| *kind).collect()
    }
}

/// How much more she may be handed of records she has not had within the day.
pub fn left(handed: i64, window: Option<(i64, i64)>) -> i64 {
    let share = (SHARE - handed).max(0);
    let more = window.map_or(0, |(records, used)| (records - used).max(0));
    share + more
}

#[cfg(test)]
mod tests {
    use basis::Rng;
    use seal::envelope::EnvelopeKey;

    use super::*;

    const ONE: &str = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";

    #[test]
    fn a_public_half_is_checked_to_its_last_letter() {
        assert_eq!(public(&format!(" {ONE}\n")).unwrap(), ONE);
        for wrong in ["", "age1", &ONE.replace("aqmcac8p", "aqmcac8q"), "AGE-SECRET-KEY-1QQQ"] {
            assert!(public(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn an_envelope_is_known_from_outside() {
        let one: Recipient = ONE.parse().unwrap();
        let key = EnvelopeKey::draw(&Rng::seeded(1));
        let file = key.sealed_to(&[one.clone(), one]).unwrap();
        assert!(is_envelope(&file, 2));
        assert!(!is_envelope(&file, 1) && !is_envelope(&file, 3));
        assert!(!is_envelope(&file[..file.len() - 1], 2));
        assert!(!is_envelope(b"age-encryption.org/v1\n", 0));
        assert!(!is_envelope(&[0; 300], 1));
    }

    #[test]
    fn a_wrapped_half_is_an_age_file_for_a_passphrase() {
        let file = |cost: &str, payload: usize| {
            let mut bytes = format!(
                "age-encryption.org/v1\n-> scrypt {} {cost}\n{}\n--- {}\n",
                "A".repeat(22),
                "B".repeat(43),
                "C".repeat(43)
            )
            .into_bytes();
            bytes.extend(vec![7; payload]);
            bytes
        };
        let good = file("18", 16 + 74 + 16);
        assert_eq!(wrapped(&to_base64(&good)).unwrap(), good);
        let lines: Vec<String> = to_base64(&good)
            .as_bytes()
            .chunks(64)
            .map(|line| String::from_utf8_lossy(line).into_owned())
            .collect();
        let armoured = format!(
            "-----BEGIN AGE ENCRYPTED FILE-----\n{}\n-----END AGE ENCRYPTED FILE-----\n",
            lines.join("\n")
        );
        assert_eq!(wrapped(&armoured).unwrap(), good);
        for wrong in [file("40", 106), file("1", 106), file("18", 4), file("18", 2_000), file("x", 106)] {
            assert!(wrapped(&to_base64(&wrong)).is_err());
        }
        let envelope = EnvelopeKey::draw(&Rng::seeded(2)).sealed_to(&[ONE.parse().unwrap()]).unwrap();
        for wrong in [to_base64(&envelope), "%".into(), String::new(), "AGE-SECRET-KEY-1QQ".into()] {
            assert!(wrapped(&wrong).is_err());
        }
    }

    #[test]
    fn a_share_and_a_window_add_up() {
        assert_eq!([left(0, None), left(199, None), left(200, None), left(300, None)], [200, 1, 0, 0]);
        assert_eq!([left(200, Some((50, 10))), left(150, Some((50, 60)))], [40, 50]);
    }
}
