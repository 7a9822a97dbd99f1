//! What a campaign, its editions, their blocks and actions are, and what may be in them: pure.

use std::{borrow::Cow, collections::BTreeSet, time::Duration};

use basis::{
    FieldProblem, Id, Language, Moment, Problem, Result, Slug, Text,
    of::{Account, Body, Publication},
};

/// A mark for ids of campaigns.
#[derive(Debug)]
pub enum CampaignId {}
/// A mark for ids of blocks.
#[derive(Debug)]
pub enum BlockId {}
/// A mark for ids of actions.
#[derive(Debug)]
pub enum ActionId {}
/// A mark for ids of places.
#[derive(Debug)]
pub enum PlaceId {}

/// An edition has a page of its own, by which others list, search and comment on it.
pub type EditionId = Publication;

/// Characters of one block, at most.
pub const TEXT: usize = 40_000;
/// Characters of a title, at most.
pub const TITLE: usize = 200;
/// Blocks of one edition, at most.
pub const BLOCKS: usize = 200;
/// Actions of one campaign, at most.
pub const ACTIONS: usize = 12;
/// Addresses that one letter goes to, at most.
pub const LETTER_TO: usize = 10;
/// The highest goal.
pub const GOAL: i64 = 1_000_000_000;
/// What is not confirmed by then is erased.
pub const CONFIRM_TIME: Duration = Duration::from_secs(7 * 24 * 60 * 60);
/// What is sealed of a signature, and the signature itself, is kept so long after it was given; then only its number stays.
pub const KEPT_DAYS: u32 = 730;

macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$vdoc])* $variant),+ }
        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// As in columns, forms and the API.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.code() == code)
            }
        }
    };
}

codes!(
    /// What an adopting body may do with a block.
    Mode {
        /// Follows the owner's by itself.
        Locked = "locked",
        /// To be put into another language, its sense unchanged.
        Translate = "translate",
        Free = "free",
    }
);
codes!(
    /// How a block stands to the one it came from.
    BlockState {
        /// Nothing newer stands above.
        Current = "current",
        /// The parent's changed since.
        Behind = "behind",
        /// The parent's newest was seen, and left.
        Diverged = "diverged",
    }
);
codes!(
    EditionState {
        Active = "active",
        /// Waits for the owner's word.
        Asked = "asked",
        Refused = "refused",
    }
);
codes!(
    /// What became of it.
    Outcome { Running = "running", Won = "won", Lost = "lost", Closed = "closed" }
);
codes!(
    /// What a visitor can do.
    ActionKind { Sign = "sign", Pledge = "pledge", Write = "write", Volunteer = "volunteer", Share = "share" }
);
codes!(
    /// By what a person counts once.
    Once {
        Address = "address",
        /// Where an address is shared: the address with her folded name.
        AddressAndName = "address+name",
    }
);
codes!(
    SignatureState {
        /// Waits for her word by mail.
        Confirming = "confirming",
        /// Part of a burst that waits for a moderator.
        Held = "held",
        Counted = "counted",
        Rejected = "rejected",
        Withdrawn = "withdrawn",
        Delivered = "delivered",
    }
);
codes!(
    /// How she is shown in public.
    Display { Full = "full", Initials = "initials", Anonymous = "anonymous" }
);

/// Blocks that every campaign's form offers, in this order; others may be added by key.
pub const KEYS: [&str; 11] = [
    "title", "demand", "updates", "why", "target", "points", "share", "pictures", "letter", "press",
    "options",
];

/// Before the key of a text that an edition says beside one that is locked above it.
pub const OWN: &str = "own-";

/// Under which key an edition says its own beside a block that is locked above it; a title has no beside.
pub fn own_key(key: &str) -> Option<String> {
    let own = format!("{OWN}{key}");
    (key != "title" && is_key(&own)).then_some(own)
}

/// The key that one of [`own_key`] stands beside: its name, without numbers.
pub fn beside(own: &str) -> Option<&str> {
    let rest = own.strip_prefix(OWN).filter(|rest| !rest.is_empty())?;
    let numbered = rest.rsplit_once('-').filter(|(_, end)| end.parse::<u32>().is_ok());
    Some(numbered.map_or(rest, |(name, _)| name))
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Campaign {
    pub id: Id<CampaignId>,
    pub body: Id<Body>,
    pub slug: Slug,
    /// Whether the owner says yes to each adoption.
    pub confirm: bool,
    pub origin: Origin,
    pub created: Moment,
}

/// Where it sprang up, when that was elsewhere.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin {
    pub name: String,
    pub link: String,
    pub language: Option<Language>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    pub id: Id<EditionId>,
    pub campaign: Id<CampaignId>,
    pub body: Id<Body>,
    pub parent: Option<Id<EditionId>>,
    pub slug: Slug,
    pub state: EditionState,
    pub published: bool,
    pub outcome: Outcome,
    pub goal: Option<i64>,
    pub starts: Option<Moment>,
    pub ends: Option<Moment>,
    /// Public addresses that its visitors write to; none: those of the edition it follows.
    pub letter_to: Vec<String>,
    pub title: Text,
    pub summary: Text,
    pub first_published: Option<Moment>,
    pub updated: Moment,
    /// When the campaign's owner ended it for all.
    pub closed: Option<Moment>,
}

impl Edition {
    /// Below the body's home.
    pub fn path(&self) -> String {
        format!("campaigns/{}", self.slug)
    }
    /// Whether it takes signatures at `now`.
    pub fn takes(&self, now: Moment) -> bool {
        self.published
            && self.outcome == Outcome::Running
            && self.closed.is_none()
            && self.starts.is_none_or(|starts| starts <= now)
            && self.ends.is_none_or(|ends| now < ends)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    pub id: Id<BlockId>,
    pub edition: Id<EditionId>,
    pub key: String,
    pub language: Language,
    pub mode: Mode,
    pub text: String,
    pub version: i64,
    pub parent: Option<Id<BlockId>>,
    /// The parent's version it came from, was merged with, or was left at.
    pub seen: i64,
    pub kept: bool,
    pub place: i64,
    /// The parent's version now; 0 without one.
    pub above: i64,
}

impl Block {
    pub fn state(&self) -> BlockState {
        if self.parent.is_some() && self.above > self.seen {
            BlockState::Behind
        } else if self.kept {
            BlockState::Diverged
        } else {
            BlockState::Current
        }
    }
    /// Whether this edition may change its text.
    pub fn is_open(&self) -> bool {
        self.parent.is_none() || self.mode != Mode::Locked
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    pub id: Id<ActionId>,
    pub campaign: Id<CampaignId>,
    pub key: String,
    pub kind: ActionKind,
    pub confirm: bool,
    pub once: Once,
    pub place: i64,
}

impl Action {
    /// As what an address counts once: all that is signed in a campaign is one, whatever of its actions were signed.
    pub fn counts_as(&self) -> Cow<'_, str> {
        let signed = ActionKind::Sign.code();
        match self.kind {
            ActionKind::Sign => signed.into(),
            // No key holds this character.
            _ if self.key == signed => format!("{signed}+").into(),
            _ => self.key.as_str().into(),
        }
    }
}

/// What someone asks to begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCampaign {
    pub slug: String,
    /// Offered to the whole branch.
    pub offer: bool,
    pub confirm: bool,
    pub published: bool,
    pub origin: Origin,
    pub goal: Option<i64>,
    pub starts: Option<Moment>,
    pub ends: Option<Moment>,
    /// Addresses of the target, as they were typed.
    pub letter_to: Vec<String>,
    pub actions: Vec<NewAction>,
    pub blocks: Vec<NewBlock>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAction {
    pub key: String,
    pub kind: ActionKind,
    pub confirm: bool,
    pub once: Once,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewBlock {
    pub key: String,
    pub language: Language,
    pub mode: Mode,
    pub text: String,
}

/// A key of a block or an action: as slugs, and short.
pub fn is_key(key: &str) -> bool {
    (1..=40).contains(&key.len())
        && key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// What it is called when nobody said: the title's letters where they are Latin.
pub fn slug_of(blocks: &[NewBlock]) -> Option<Slug> {
    let titles = || blocks.iter().filter(|block| block.key == "title");
    let latin = titles().find(|block| matches!(block.language, Language::Fr | Language::En));
    latin.into_iter().chain(titles()).find_map(|block| basis::slug_from(&block.text))
}

/// Lines and paragraphs as typed, without NUL and turned text.
pub fn tidy(text: &str) -> String {
    let kept: String = text
        .replace("\r\n", "\n")
        .chars()
        .filter(|c| !turns(*c) && (*c == '\n' || *c == '\t' || !c.is_control()))
        .collect();
    kept.trim().to_owned()
}

/// One line of it.
pub fn one_line(text: &str) -> String {
    let plain: String =
        text.chars().filter(|c| !turns(*c)).map(|c| if c.is_control() { ' ' } else { c }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Signs that turn the text around them; names and texts must not.
fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A block's text in the form in which it is kept.
///
/// # Errors
/// Invalid at `text`.
pub fn block_text(key: &str, text: &str) -> Result<String> {
    if text.contains('\0') {
        return Err(Problem::invalid("text", "field-nul"));
    }
    let (text, most) = if key == "title" { (one_line(text), TITLE) } else { (tidy(text), TEXT) };
    if text.chars().count() > most {
        return Err(Problem::invalid("text", "field-too-long"));
    }
    if key == "title" && text.is_empty() {
        return Err(Problem::invalid("text", "campaigns-title-missing"));
    }
    Ok(text)
}

/// Addresses of a target as they were typed: one a line, or with commas between.
///
/// # Errors
/// Invalid at `letter_to`.
pub fn letter_to<S: AsRef<str>>(typed: &[S]) -> Result<Vec<String>> {
    let mut all: Vec<String> = Vec::new();
    let parts = typed.iter().flat_map(|one| {
        one.as_ref().split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '،' | '؛'))
    });
    for one in parts.filter(|one| !one.is_empty()) {
        let address = accounts::model::address(one)
            .ok_or_else(|| Problem::invalid("letter_to", "campaigns-bad-letter-to"))?;
        if !all.iter().any(|known| known.eq_ignore_ascii_case(&address)) {
            all.push(address);
        }
    }
    if all.len() > LETTER_TO {
        return Err(Problem::invalid("letter_to", "campaigns-too-many"));
    }
    Ok(all)
}

/// The address of a letter in her own mail, up to its text: to whom, and about what.
pub fn mailto(to: &[String], subject: &str) -> String {
    let to: Vec<String> = to
        .iter()
        .map(|one| match one.rsplit_once('@') {
            Some((name, host)) => format!("{}@{}", mail_encode(name), mail_encode(host)),
            None => mail_encode(one),
        })
        .collect();
    format!("mailto:{}?subject={}&body=", to.join(","), mail_encode(subject))
}

/// As a value of such an address: its lines end as letters' lines do.
pub fn mail_encode(text: &str) -> String {
    use std::fmt::Write as _;
    text.replace("\r\n", "\n").replace('\n', "\r\n").bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}

impl NewCampaign {
    /// Brings it into the form in which it is kept.
    ///
    /// # Errors
    /// Invalid, with a reason for each field.
    pub fn check(mut self) -> Result<Self> {
        let mut wrong: Vec<FieldProblem> = Vec::new();
        let mut is_wrong = |field: String, key: std::borrow::Cow<'static, str>| {
            wrong.push(FieldProblem { field: field.into(), key });
        };
        if !self.slug.is_empty() && self.slug.parse::<Slug>().is_err() {
            is_wrong("slug".into(), "field-bad-slug".into());
        }
        if self.blocks.len() > BLOCKS {
            is_wrong("blocks".into(), "campaigns-too-many".into());
        }
        if self.actions.len() > ACTIONS {
            is_wrong("actions".into(), "campaigns-too-many".into());
        }
        if self.goal.is_some_and(|goal| !(1..=GOAL).contains(&goal)) {
            is_wrong("goal".into(), "campaigns-bad-goal".into());
        }
        if let (Some(starts), Some(ends)) = (self.starts, self.ends)
            && ends <= starts
        {
            is_wrong("ends".into(), "campaigns-ends-before".into());
        }
        let link = self.origin.link.trim().to_owned();
        let sound = link.starts_with("https://") || link.starts_with("http://");
        if !link.is_empty() && !sound {
            is_wrong("origin_link".into(), "field-bad-link".into());
        }
        self.origin = Origin { name: one_line(&self.origin.name), link, language: self.origin.language };
        match letter_to(&self.letter_to) {
            Ok(to) if !to.is_empty() && !self.actions.iter().any(|one| one.kind == ActionKind::Write) => {
                is_wrong("letter_to".into(), "campaigns-letter-to-nobody-writes".into());
            }
            Ok(to) => self.letter_to = to,
            Err(problem) => {
                let key = problem.fields.first().map(|field| field.key.clone());
                is_wrong("letter_to".into(), key.unwrap_or_else(|| "field-required".into()));
            }
        }
        let mut keys = BTreeSet::new();
        for (at, action) in self.actions.iter().enumerate() {
            if !is_key(&action.key) {
                is_wrong(format!("actions.{at}.key"), "campaigns-bad-key".into());
            } else if !keys.insert(action.key.clone()) {
                is_wrong(format!("actions.{at}.key"), "field-taken".into());
            }
        }
        let mut blocks = BTreeSet::new();
        for (at, block) in self.blocks.iter_mut().enumerate() {
            if !is_key(&block.key) {
                is_wrong(format!("blocks.{at}.key"), "campaigns-bad-key".into());
            } else if !blocks.insert((block.key.clone(), block.language)) {
                is_wrong(format!("blocks.{at}.key"), "field-taken".into());
            }
            match block_text(&block.key, &block.text) {
                Ok(text) => block.text = text,
                Err(problem) => {
                    let key =
                        problem.fields.first().map_or("field-required".into(), |field| field.key.clone());
                    is_wrong(format!("blocks.{at}.text"), key);
                }
            }
        }
        if !self.blocks.iter().any(|block| block.key == "title") {
            is_wrong("title".into(), "campaigns-title-missing".into());
        }
        Problem::from_fields(wrong)?;
        Ok(self)
    }
}

/// Titles and demands by language: what others list an edition by.
pub fn listed(blocks: &[Block]) -> (Text, Text) {
    let (mut title, mut summary) = (Text::new(), Text::new());
    for block in blocks.iter().filter(|block| !block.text.is_empty()) {
        match block.key.as_str() {
            "title" => title.set(block.language, block.text.clone()),
            "demand" => summary.set(block.language, excerpt(&block.text)),
            _ => {}
        }
    }
    (title, summary)
}

/// The first lines of a text, whole words, at most 200 characters.
pub fn excerpt(text: &str) -> String {
    let line = one_line(text);
    if line.chars().count() <= 200 {
        return line;
    }
    let cut: String = line.chars().take(200).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{whole}…")
}

/// Who changed a block last, for its history.
pub type By = Option<Id<Account>>;

/// Bytes as they stand in addresses and forms.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// At most 32 bytes, as [`hex`] wrote them.
pub fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(2) || text.len() > 64 {
        return None;
    }
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(text.get(at..at + 2)?, 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_has_addresses_that_are_sound() {
        let typed = ["a@example.org, b@example.org\n", "A@example.org", "ج.د+م@وزارة.example"];
        let to = letter_to(&typed).unwrap();
        assert_eq!(to, ["a@example.org", "b@example.org", "ج.د+م@وزارة.example"]);
        assert!(letter_to::<&str>(&[]).unwrap().is_empty() && letter_to(&["  "]).unwrap().is_empty());
        for wrong in ["ministry", "a@example.org b@", "a@example.org?bcc=x@example.org,<x>@example.org"] {
            let problem = letter_to(&[wrong]).unwrap_err();
            assert_eq!(problem.field("letter_to"), Some("campaigns-bad-letter-to"), "{wrong}");
        }
        let many: Vec<String> = (0..=LETTER_TO).map(|n| format!("n{n}@example.org")).collect();
        assert_eq!(letter_to(&many).unwrap_err().field("letter_to"), Some("campaigns-too-many"));
    }

    #[test]
    fn a_text_of_its_own_has_a_key_of_its_own() {
        assert_eq!(own_key("target").as_deref(), Some("own-target"));
        assert_eq!((own_key("title"), own_key(&"k".repeat(40))), (None, None));
        for (own, key) in [("own-target", Some("target")), ("own-target-2", Some("target")), ("target", None)]
        {
            assert_eq!(beside(own), key, "{own}");
        }
        assert_eq!((beside("own-"), beside("own-own-target")), (None, Some("own-target")));
    }

    #[test]
    fn what_stands_in_a_letters_address_does_not_end_it() {
        let to = ["a?b&c@example.org".to_owned(), "d@example.org".to_owned()];
        assert_eq!(
            mailto(&to, "ماء & خبز"),
            "mailto:a%3Fb%26c@example.org,d@example.org?subject=%D9%85%D8%A7%D8%A1%20%26%20%D8%AE%D8%A8%D8%B2&body="
        );
        assert_eq!(mail_encode("one\ntwo\r\n+"), "one%0D%0Atwo%0D%0A%2B");
    }
}
