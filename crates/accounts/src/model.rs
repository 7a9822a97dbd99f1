//! What an account is, how long things last, and what may be a password: pure.

use std::{net::IpAddr, time::Duration};

use basis::{
    Id, Language, Moment,
    of::{Account, Body},
};
use unicode_normalization::UnicodeNormalization;
use weave::Role;

/// A session not used for so long ends. It is renewed once a day.
pub const IDLE: Duration = Duration::from_secs(14 * DAY);
/// However much it is used, a session ends after this.
pub const LONGEST: Duration = Duration::from_secs(90 * DAY);
/// A sign-in link's life.
pub const LINK: Duration = Duration::from_secs(15 * 60);
/// The life of a link for an account that never signed in.
pub const FIRST_LINK: Duration = Duration::from_secs(DAY);
/// The life of an invitation's link.
pub const INVITATION: Duration = Duration::from_secs(7 * DAY);
/// Who came by a link may set a password without the old one for so long.
pub const FRESH: Duration = Duration::from_secs(60 * 60);
/// How many letters with links an account gets within [`LINK`].
pub const LINKS_AT_ONCE: i64 = 3;
/// For so long nobody above begins anew at a body where a right over its people was ended.
pub const ENDED_LATELY: Duration = Duration::from_secs(7 * 24 * 60 * 60);
/// How long an ended grant is kept.
pub const ENDED_GRANT: Duration = Duration::from_secs(365 * DAY);

const DAY: u64 = 24 * 60 * 60;

/// Characters of a password, at least and at most.
pub const PASSWORD: std::ops::RangeInclusive<usize> = 12..=200;
/// Characters of a name, at most.
pub const NAME: usize = 80;

/// A mark for ids of sessions.
#[derive(Debug)]
pub enum Session {}
/// A mark for ids of grants.
#[derive(Debug)]
pub enum Grant {}

/// An account to be made.
#[derive(Debug, Clone)]
pub struct NewAccount {
    pub email: String,
    pub name: String,
    pub language: Language,
    /// None: she comes in by a link.
    pub password: Option<Password>,
}

/// A first password.
#[derive(Clone)]
pub enum Password {
    Plain(String),
    /// A PHC string known to everybody: valid only while the site's URL is localhost.
    Demo(String),
}

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Password")
    }
}

/// An account in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    pub id: Id<Account>,
    pub name: String,
    pub language: Language,
    pub demo: bool,
    pub created: Moment,
    /// The day she was last here; none: never.
    pub last_seen: Option<Moment>,
}

/// Who holds a right at a body, with what a letter to her needs. Not for showing and not for logs.
#[derive(Clone, PartialEq, Eq)]
pub struct Holder {
    pub account: Id<Account>,
    pub name: String,
    pub language: Language,
    pub address: String,
}

impl std::fmt::Debug for Holder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Holder({})", self.account)
    }
}

/// A role as it is held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    pub id: Id<Grant>,
    pub account: Id<Account>,
    pub name: String,
    pub body: Id<Body>,
    /// The role's id.
    pub role: String,
    pub below: bool,
    pub since: Moment,
    /// When it lapses by itself.
    pub until: Moment,
    /// Its public title as JSON of a text by language; "" is none.
    pub office: String,
    /// Whether she agreed to be shown with it.
    pub office_agreed: bool,
    /// Who gave it, or the end it has now.
    pub by_account: Option<Id<Account>>,
    /// Who gave it first.
    pub given_by: Option<Id<Account>>,
    /// The name of who gave it; none: the machine's owner, or someone who is gone.
    pub by: Option<String>,
}

/// How a session was begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// With its code where she has one.
    Password,
    Passkey,
    /// By a letter's link: it shows that she reads her mail, and no more.
    Link,
}

impl How {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Passkey => "passkey",
            Self::Link => "link",
        }
    }
    /// What is not known is the weakest.
    pub fn from_code(code: &str) -> Self {
        [Self::Password, Self::Passkey].into_iter().find(|how| how.code() == code).unwrap_or(Self::Link)
    }
}

/// A signed-in browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Device {
    pub id: Id<Session>,
    /// "Firefox, Android", or nothing.
    pub words: String,
    /// What she calls it.
    pub label: String,
    pub how: How,
    pub shown: Option<Moment>,
    pub since: Moment,
    /// A day.
    pub last_seen: Moment,
}

/// A passkey's public half.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passkey {
    /// The credential's id, base64url.
    pub id: String,
    pub account: Id<Account>,
    /// What she calls it.
    pub label: String,
    /// As JSON.
    pub credential: String,
    pub created: Moment,
    /// A day.
    pub last_used: Option<Moment>,
}

/// One who lost her ways in, and who says that it is she.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vouching {
    pub id: Id<Vouching>,
    pub account: Id<Account>,
    pub name: String,
    /// Six digits that she alone was shown, and reads to whoever vouches.
    pub number: String,
    pub asked: Moment,
    pub first_by: Option<Id<Account>>,
    pub second_by: Option<Id<Account>>,
    /// When it takes effect; none: not both have spoken.
    pub due: Option<Moment>,
    /// When the letter left that tells her so.
    pub told: Option<Moment>,
}

/// A key to the API.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    pub id: Id<Token>,
    pub account: Id<Account>,
    pub name: String,
    /// That body and all below; none: wherever she may.
    pub body: Option<Id<Body>>,
    /// Keys; empty: all she holds.
    pub rights: Vec<String>,
    pub created: Moment,
    pub until: Moment,
    /// A day.
    pub last_used: Option<Moment>,
}

/// From two who vouched until it takes effect.
pub const VOUCHING: Duration = Duration::from_secs(48 * 60 * 60);
/// Requests that stand for one account at a time.
pub const VOUCHINGS: usize = 20;
/// A request for vouching that nobody finished ends.
pub const VOUCHING_ASKED: Duration = Duration::from_secs(14 * DAY);
/// A passkey's challenge, and a password that waits for its code.
pub const CEREMONY: Duration = Duration::from_secs(10 * 60);
/// How long a passkey's challenge waits for its answer.
pub const CHALLENGE: Duration = Duration::from_secs(5 * 60);
/// A token's life when nothing else is said, and at most.
pub const TOKEN: Duration = Duration::from_secs(90 * DAY);
pub const LONGEST_TOKEN: Duration = Duration::from_secs(366 * DAY);

/// The day a moment lies in (UTC).
pub fn day(moment: Moment) -> Moment {
    const MILLIS: i64 = DAY as i64 * 1_000;
    Moment::from_millis(moment.millis().div_euclid(MILLIS) * MILLIS)
}

/// When a session that began at `created` ends if it is used `now` for the last time.
pub fn session_end(created: Moment, now: Moment) -> Moment {
    now.plus(IDLE).min(created.plus(LONGEST))
}

/// How long a role is given for, in months: what a form offers.
pub const TERMS: [u32; 5] = [1, 3, 6, 12, 24];
/// The term that a form has chosen at first, in months.
pub const TERM: u32 = 6;
/// No role is given for longer.
pub const LONGEST_TERM: Duration = Duration::from_secs(731 * DAY);
/// How long before its end holder and giver are told.
pub const REMINDER: Duration = Duration::from_secs(14 * DAY);

/// The end of a term of so many months of 30½ days.
pub fn term(now: Moment, months: u32) -> Moment {
    now.plus(Duration::from_secs(u64::from(months) * 61 * DAY / 2)).min(now.plus(LONGEST_TERM))
}

/// The key of a starting role's name.
pub const fn role_words(role: Role) -> &'static str {
    match role {
        Role::Admin => "accounts-role-admin",
        Role::Coordinator => "accounts-role-coordinator",
        Role::Secretary => "accounts-role-secretary",
        Role::Editor => "accounts-role-editor",
        Role::Moderator => "accounts-role-moderator",
        Role::Keyholder => "accounts-role-keyholder",
    }
}

/// The key of what a starting role is for.
pub const fn role_hint(role: Role) -> &'static str {
    match role {
        Role::Admin => "accounts-role-admin-hint",
        Role::Coordinator => "accounts-role-coordinator-hint",
        Role::Secretary => "accounts-role-secretary-hint",
        Role::Editor => "accounts-role-editor-hint",
        Role::Moderator => "accounts-role-moderator-hint",
        Role::Keyholder => "accounts-role-keyholder-hint",
    }
}

/// An address as it is sent to, or nothing when it is none: `name@host.tld`, at most 254 bytes, no white space.
pub fn address(typed: &str) -> Option<String> {
    let typed = typed.trim();
    let (name, host) = typed.rsplit_once('@')?;
    let sound = !name.is_empty()
        && name.len() <= 64
        && typed.len() <= 254
        && !typed
            .chars()
            .any(|c| c.is_whitespace() || c.is_control() || "<>,;:\"()[]\\@".contains(c) && c != '@')
        && !name.contains('@')
        && (host == "localhost" || host.split('.').count() > 1)
        && host.split('.').all(|part| !part.is_empty() && !part.starts_with('-') && !part.ends_with('-'));
    sound.then(|| typed.to_owned())
}

/// The one form of an address by which it is found again.
pub fn same_address(typed: &str) -> String {
    typed.trim().nfc().collect::<String>().to_lowercase()
}

/// A password as it is hashed: keyboards write one letter in more than one way.
pub fn same_password(typed: &str) -> String {
    typed.nfc().collect()
}

/// Why a password cannot be hers: the key of the reason.
pub fn weakness(password: &str, name: &str, address: &str) -> Option<&'static str> {
    let length = password.chars().count();
    if length < *PASSWORD.start() {
        return Some("accounts-password-short");
    }
    if length > *PASSWORD.end() {
        return Some("field-too-long");
    }
    (is_trivial(password, name, address) || crate::known::is_known(password))
        .then_some("accounts-password-trivial")
}

/// What is tried first, where it is long enough to pass for a password.
const TRIED_FIRST: [&str; 24] = [
    "password",
    "motdepasse",
    "azertyuiop",
    "qwertyuiop",
    "qwerty",
    "azerty",
    "iloveyou",
    "jetaime",
    "administrator",
    "administrateur",
    "admin",
    "welcome",
    "bienvenue",
    "bonjour",
    "letmein",
    "changeme",
    "inchallah",
    "hamdoulah",
    "bismillah",
    "nasij",
    "كلمةالسر",            // not shown: compared
    "كلمةالمرور",          // not shown: compared
    "بسماللهالرحمنالرحيم", // not shown: compared
    "السلامعليكم",          // not shown: compared
];

fn is_trivial(password: &str, name: &str, address: &str) -> bool {
    let bare: Vec<char> = password.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    let mut kinds = bare.clone();
    kinds.sort_unstable();
    kinds.dedup();
    if kinds.len() < 5 {
        return true;
    }
    // 123456789012, abcdefghijkl, and backwards.
    let steps: Vec<i64> = bare
        .iter()
        .zip(bare.iter().skip(1))
        .map(|(one, next)| i64::from(u32::from(*next)) - i64::from(u32::from(*one)))
        .collect();
    if steps.iter().filter(|step| step.abs() <= 1).count() * 10 >= steps.len() * 8 {
        return true;
    }
    // abcdeabcdeabcde
    if (1..=bare.len() / 2)
        .any(|unit| bare.iter().zip(bare.iter().skip(unit)).all(|(one, other)| one == other))
    {
        return true;
    }
    let letters =
        |text: &str| -> String { text.to_lowercase().chars().filter(|c| c.is_alphabetic()).collect() };
    let whole: String = bare.iter().collect();
    let core = letters(password);
    let local = address.split('@').next().unwrap_or_default();
    let own = [name, local, address].map(letters);
    TRIED_FIRST.iter().any(|tried| core == *tried || core == tried.repeat(2))
        || own.iter().any(|own| !own.is_empty() && (core == *own || core == own.repeat(2)))
        || whole.chars().all(|c| c.is_ascii_digit()) && whole.len() < 16
}

/// The part of a network address that is one household or one provider's corner: /24 of IPv4, /48 of IPv6.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Prefix(u64);

impl Prefix {
    pub fn of(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V4(v4) => Self(u64::from(v4.to_bits() >> 8)),
            IpAddr::V6(v6) => Self((1 << 63) | u64::try_from(v6.to_bits() >> 80).unwrap_or(0)),
        }
    }

    /// For what is counted wherever it comes from.
    pub(crate) const fn nowhere() -> Self {
        Self(0)
    }

    pub(crate) const fn number(self) -> u64 {
        self.0
    }
}

/// Browser and system in two words, from a `User-Agent`; "" when neither is known. No version: it would tell devices apart.
pub fn device_words(agent: &str) -> String {
    // The order matters: most name several others.
    const BROWSERS: [(&str, &str); 8] = [
        ("Firefox", "Firefox"),
        ("FxiOS", "Firefox"),
        ("SamsungBrowser", "Samsung Internet"),
        ("OPR/", "Opera"),
        ("Edg", "Edge"),
        ("Chrome", "Chrome"),
        ("CriOS", "Chrome"),
        ("Safari", "Safari"),
    ];
    const SYSTEMS: [(&str, &str); 7] = [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("CrOS", "ChromeOS"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ];
    let find = |list: &[(&str, &'static str)]| {
        list.iter().find(|(sign, _)| agent.contains(sign)).map(|(_, word)| *word)
    };
    [find(&BROWSERS), find(&SYSTEMS)].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        for good in ["a@b.org", " Amina.K+x@sub.example.org ", "admin@localhost", "نجوى@مثال.تونس"]
        {
            assert_eq!(address(good).as_deref(), Some(good.trim()), "{good}");
        }
        for bad in [
            "",
            "a",
            "@b.org",
            "a@",
            "a@b",
            "a b@c.org",
            "a@b..org",
            "a@b@c.org",
            "a@-b.org",
            "<a@b.org>",
            "a@b.org\nBcc: c@d.org",
        ] {
            assert_eq!(address(bad), None, "{bad}");
        }
        assert_eq!(same_address(" Amina@Example.ORG "), "amina@example.org");
    }

    #[test]
    fn trivial_passwords_are_refused_and_good_ones_are_not() {
        let (name, address) = ("هاجر بن علي", "hajer.benali@example.org");
        for (password, reason) in [
            ("short", "accounts-password-short"),
            ("aaaaaaaaaaaaaa", "accounts-password-trivial"),
            ("123456789012", "accounts-password-trivial"),
            ("abcdefghijklm", "accounts-password-trivial"),
            ("abcde-abcde-abcde", "accounts-password-trivial"),
            ("Password123456", "accounts-password-trivial"),
            ("motdepasse2026!", "accounts-password-trivial"),
            ("azertyuiop123", "accounts-password-trivial"),
            ("hajer.benali1", "accounts-password-trivial"),
            ("Hajer-Benali-2026", "accounts-password-trivial"),
            ("هاجربنعلي 1990", "accounts-password-trivial"),
            ("كلمة السر 12345", "accounts-password-trivial"),
            ("0612345678 99", "accounts-password-trivial"),
            ("21698123456789", "accounts-password-trivial"),
        ] {
            assert_eq!(weakness(password, name, address), Some(reason), "{password}");
        }
        assert_eq!(weakness(&"é9k".repeat(70), name, address), Some("field-too-long"));
        for good in
            ["henna-loom-seven-wells-42", "زيتون وسبع آبار 88", "quatre puits sans corde", "xK9!vv2#pLq7"]
        {
            assert_eq!(weakness(good, name, address), None, "{good}");
        }
    }

    #[test]
    fn one_letter_typed_in_two_ways_is_one_password() {
        assert_eq!(same_password("e\u{301}"), same_password("é"));
        assert_eq!(same_password("ا\u{653}"), same_password("آ"));
    }

    #[test]
    fn neighbours_share_a_prefix() {
        let of = |text: &str| Prefix::of(text.parse().unwrap());
        assert_eq!(of("192.0.2.1"), of("192.0.2.200"));
        assert_ne!(of("192.0.2.1"), of("192.0.3.1"));
        assert_eq!(of("::ffff:192.0.2.1"), of("192.0.2.7"));
        assert_eq!(of("2001:db8:1:2::1"), of("2001:db8:1:ffff::9"));
        assert_ne!(of("2001:db8:1::1"), of("2001:db8:2::1"));
    }

    #[test]
    fn devices_in_two_words() {
        for (agent, words) in [
            ("Mozilla/5.0 (Android 10; Mobile; rv:128.0) Gecko/128.0 Firefox/128.0", "Firefox, Android"),
            (
                "Mozilla/5.0 (Linux; Android 9; SM-A102U) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Mobile Safari/537.36",
                "Chrome, Android",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605 (KHTML) Version/17.0 Mobile/15E Safari/604.1",
                "Safari, iPhone",
            ),
            ("Mozilla/5.0 (X11; Linux x86_64)", "Linux"),
            ("curl/8", ""),
        ] {
            assert_eq!(device_words(agent), words);
        }
    }

    #[test]
    fn a_session_slides_up_to_its_longest() {
        let start = Moment::from_millis(0);
        assert_eq!(session_end(start, start), start.plus(IDLE));
        let late = start.plus(Duration::from_secs(89 * DAY));
        assert_eq!(session_end(start, late), start.plus(LONGEST));
        assert_eq!(day(Moment::from_millis(86_400_001)).millis(), 86_400_000);
    }
}
