//! Lines, their hashes and marks, and when a checkpoint is due: pure.

use std::time::Duration;

use basis::{
    Id, Moment,
    of::{Account, Body},
};
use sha2::{Digest, Sha256};

/// The first line of what is hashed: another encoding gets another number.
const ENCODING: &str = "nasij/audit/1";

/// What the first line of a chain holds as the hash before it.
pub const BEGINNING: [u8; 32] = [0; 32];

/// How long lines are kept: five years.
pub const KEPT: Duration = Duration::from_secs(5 * 365 * 24 * 60 * 60);

/// From so many records handed out in one act on, a checkpoint is mailed.
pub const LARGE: i64 = 100;

/// Lines on a page of the desk.
pub const PAGE: usize = 50;

/// One line of a body's trail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub body: Id<Body>,
    pub number: i64,
    pub at: Moment,
    pub by: Option<Id<Account>>,
    pub what: String,
    pub about: String,
    pub count: Option<i64>,
    pub previous: [u8; 32],
    pub hash: [u8; 32],
}

impl Line {
    /// The hash of what it says.
    pub fn hashed(&self) -> [u8; 32] {
        let text = [
            ENCODING.to_owned(),
            hex(&self.previous),
            self.body.to_string(),
            self.number.to_string(),
            self.at.millis().to_string(),
            self.by.map(|by| by.to_string()).unwrap_or_default(),
            self.what.clone(),
            self.about.clone(),
            self.count.map(|count| count.to_string()).unwrap_or_default(),
        ]
        .join("\n");
        Sha256::new().chain_update(text).chain_update("\n").finalize().into()
    }

    /// The same with the hash of what it says.
    #[must_use]
    pub fn sealed(mut self) -> Self {
        self.hash = self.hashed();
        self
    }
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The catalogue key that says what a line says: `keys.handed-out` is `audit-keys-handed-out`.
pub fn words(what: &str) -> String {
    format!("audit-{}", what.replace('.', "-"))
}

/// Without letters that are taken for digits.
const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Characters of a mark.
const MARK: u32 = 16;

/// The first 16 characters of a hash: 80 bits.
pub fn mark(hash: &[u8; 32]) -> String {
    let bits = hash.iter().take(10).fold(0_u128, |bits, byte| bits << 8 | u128::from(*byte));
    (0..MARK)
        .rev()
        .map(|place| DIGITS.get((bits >> (5 * place) & 31) as usize).map_or('0', |digit| char::from(*digit)))
        .collect()
}

/// In groups of four, as it stands on screens and in letters.
pub fn grouped(mark: &str) -> String {
    let mut out = String::with_capacity(mark.len() + 3);
    for (at, digit) in mark.chars().enumerate() {
        if at > 0 && at % 4 == 0 {
            out.push('-');
        }
        out.push(digit);
    }
    out
}

/// A mark as someone types it from a letter.
pub fn typed_mark(text: &str) -> Option<String> {
    let mut mark = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        let digit = match c {
            'o' => '0',
            'i' | 'l' => '1',
            c if c.is_whitespace() || c == '-' || ('\u{200b}'..='\u{200f}').contains(&c) => continue,
            c => c,
        };
        if !DIGITS.contains(&u8::try_from(digit).ok()?) {
            return None;
        }
        mark.push(digit);
    }
    (mark.len() == MARK as usize).then_some(mark)
}

/// Why a checkpoint is mailed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    Month,
    Lockdown,
    HandOut,
    Keyholders,
    Roles,
}

impl Why {
    pub const ALL: [Self; 5] = [Self::Month, Self::Lockdown, Self::HandOut, Self::Keyholders, Self::Roles];
    pub const fn code(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Lockdown => "lockdown",
            Self::HandOut => "hand-out",
            Self::Keyholders => "keyholders",
            Self::Roles => "roles",
        }
    }
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|why| why.code() == code)
    }
    pub const fn words(self) -> &'static str {
        match self {
            Self::Month => "audit-why-month",
            Self::Lockdown => "audit-why-lockdown",
            Self::HandOut => "audit-why-hand-out",
            Self::Keyholders => "audit-why-keyholders",
            Self::Roles => "audit-why-roles",
        }
    }
}

/// Which acts call for a checkpoint, by how their `what` begins; and from which count on.
const CALLING: [(&str, i64, Why); 10] = [
    ("lockdown.", 0, Why::Lockdown),
    ("keys.keyholder", 0, Why::Keyholders),
    ("keys.sheet", 0, Why::Keyholders),
    ("keys.identity-replaced", 0, Why::Keyholders),
    ("keys.identity-confirmed", 0, Why::Keyholders),
    ("keys.resealed", 0, Why::Keyholders),
    ("accounts.grant-ended-above", 0, Why::Roles),
    ("keys.window", 0, Why::HandOut),
    ("keys.handed-out", LARGE, Why::HandOut),
    // Little by little, as many within a day.
    ("keys.handed-out-many", 0, Why::HandOut),
];

/// Whether the line just written calls for a checkpoint.
pub fn checkpoint_for(what: &str, count: Option<i64>) -> Option<Why> {
    CALLING
        .into_iter()
        .find(|(begins, least, _)| what.starts_with(begins) && count.unwrap_or(0) >= *least)
        .map(|(_, _, why)| why)
}

/// Lower-case words with `.` and `-`: what a `what` may be, so that nothing of anybody can come into a line by mistake.
pub fn is_what(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'.' | b'-'))
}

/// An id, or nothing.
pub fn is_about(text: &str) -> bool {
    text.is_empty() || text.parse::<Id<()>>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line() -> Line {
        Line {
            body: Id::from_bits(1),
            number: 1,
            at: Moment::from_millis(1_773_309_600_000),
            by: None,
            what: String::from("keys.handed-out"),
            about: String::new(),
            count: Some(3),
            previous: BEGINNING,
            hash: BEGINNING,
        }
    }

    #[test]
    fn the_encoding_never_changes() {
        // `printf` of the README's lines into `sha256sum` gives the same: a change here breaks every chain there is.
        assert_eq!(hex(&line().hashed()), "a3f6205c37113963cff8fb1d0dc97e3d5788b23bde6725d3b62b783e5f8909f5");
        assert_eq!(mark(&line().hashed()), "mfv20q1q24wp7kzr");
    }

    #[test]
    fn every_field_is_hashed() {
        let own = line().hashed();
        let others = [
            Line { body: Id::from_bits(2), ..line() },
            Line { number: 2, ..line() },
            Line { at: Moment::from_millis(0), ..line() },
            Line { by: Some(Id::from_bits(7)), ..line() },
            Line { what: String::from("keys.sheet"), ..line() },
            Line { about: Id::<()>::from_bits(7).to_string(), ..line() },
            Line { count: None, ..line() },
            Line { previous: [1; 32], ..line() },
        ];
        for other in others {
            assert_ne!(other.hashed(), own, "{other:?}");
        }
    }

    #[test]
    fn marks_are_read_as_people_write_them() {
        let mark = mark(&line().hashed());
        let shown = grouped(&mark);
        assert_eq!(shown.len(), 19);
        for typed in [mark.clone(), shown.clone(), shown.to_uppercase(), format!("\u{200f} {shown} ")] {
            assert_eq!(typed_mark(&typed), Some(mark.clone()), "{typed}");
        }
        assert_eq!(typed_mark("OIL0 0000 0000 0000").as_deref(), Some("0110000000000000"));
        for wrong in ["", "k3f9", "k3f9-7m2q-04tz-x8r", "k3f9-7m2q-04tz-x8rwa", "u3f9-7m2q-04tz-x8rw", "كلمة"]
        {
            assert_eq!(typed_mark(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn checkpoints_follow_what_was_done() {
        for (what, count, why) in [
            ("lockdown.pressed", None, Some(Why::Lockdown)),
            ("keys.keyholder-named", None, Some(Why::Keyholders)),
            ("keys.sheet-made", None, Some(Why::Keyholders)),
            ("keys.handed-out", Some(99), None),
            ("keys.handed-out-many", Some(1), Some(Why::HandOut)),
            ("keys.identity-replaced", None, Some(Why::Keyholders)),
            ("keys.identity-made", None, None),
            ("keys.resealed", Some(3), Some(Why::Keyholders)),
            ("keys.handed-out", Some(100), Some(Why::HandOut)),
            ("keys.window-opened", Some(1), Some(Why::HandOut)),
            ("accounts.granted", None, None),
            ("accounts.grant-ended", None, None),
            ("accounts.grant-ended-above", None, Some(Why::Roles)),
        ] {
            assert_eq!(checkpoint_for(what, count), why, "{what} {count:?}");
        }
        for why in Why::ALL {
            assert_eq!(Why::from_code(why.code()), Some(why));
        }
    }

    #[test]
    fn a_line_takes_kinds_and_ids_alone() {
        assert!(is_what("keys.handed-out") && !is_what("Amina") && !is_what("") && !is_what("a\nb"));
        assert!(is_about("") && is_about(&Id::<()>::from_bits(3).to_string()) && !is_about("نورة"));
    }
}
