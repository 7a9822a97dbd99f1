//! What a person, a consent and a purpose are: pure.

use std::{collections::BTreeMap, time::Duration};

use basis::{FieldProblem, Id, Language, Moment, Problem, Result, of::Body};
use weave::{FieldDeclared, Kept, Purpose};

/// A mark for ids of persons.
#[derive(Debug)]
pub enum PersonId {}
/// A mark for ids of requests.
#[derive(Debug)]
pub enum RequestId {}

/// A mark for ids of what she said of two records.
#[derive(Debug)]
pub enum LinkId {}

/// The table of records, as envelopes and the list of what was erased name it.
pub const TABLE: &str = "people";

const DAY: u64 = 86_400;

/// How long a record is kept that nobody renews.
pub const RECORD_KEPT: Duration = Duration::from_secs(RECORD.days as u64 * DAY);
/// How long after the last consent was taken back.
pub const WITHDRAWN_KEPT: Duration = Duration::from_secs(30 * DAY);
/// By when keyholders answer.
pub const ANSWER: Duration = Duration::from_secs(30 * DAY);
/// How long a request is kept, answered or not.
pub const REQUEST_KEPT: Duration = Duration::from_secs(REQUEST.days as u64 * DAY);
/// How long a look-up is kept of whoever asked for a link.
pub const LETTER_KEPT: Duration = Duration::from_secs(DAY);
/// For how long a link from a letter opens her page.
pub const LINK: Duration = Duration::from_secs(60 * DAY);
/// For how long her page stays open in the browser where she opened it.
pub const OPEN: Duration = Duration::from_secs(30 * 60);
/// At most so many letters with a link for one address in [`LETTERS_IN`].
pub const LETTERS: i64 = 3;
pub const LETTERS_IN: Duration = Duration::from_secs(60 * 60);
/// Rows on one page of a list.
pub const PAGE: usize = 50;

/// To stay in touch with her, as she allowed it.
pub const RECORD: Purpose = Purpose { key: "people.record", words: "people-purpose-record", days: 730 };
/// To answer what she asked of the keyholders.
pub const REQUEST: Purpose = Purpose { key: "people.request", words: "people-purpose-request", days: 60 };

pub const ADDRESS: FieldDeclared =
    FieldDeclared::new("people.address", "people-field-address", RECORD, Kept::Encrypted);
pub const LANGUAGE: FieldDeclared =
    FieldDeclared::new("people.language", "people-field-language", RECORD, Kept::Open);
pub const SOURCE: FieldDeclared =
    FieldDeclared::new("people.source", "people-field-source", RECORD, Kept::Open);
pub const CONSENTS: FieldDeclared =
    FieldDeclared::new("people.consents", "people-field-consents", RECORD, Kept::Open);
pub const NAME: FieldDeclared = FieldDeclared::new("people.name", "people-field-name", RECORD, Kept::Sealed);
pub const PHONE: FieldDeclared =
    FieldDeclared::new("people.phone", "people-field-phone", RECORD, Kept::Sealed);
pub const PLACE: FieldDeclared =
    FieldDeclared::new("people.place", "people-field-place", RECORD, Kept::Sealed);
pub const NOTE: FieldDeclared = FieldDeclared::new("people.note", "people-field-note", RECORD, Kept::Sealed);
pub const SAME: FieldDeclared = FieldDeclared::new("people.same", "people-field-same", RECORD, Kept::Open);
pub const ASKER: FieldDeclared =
    FieldDeclared::new("people.asker", "people-field-address", REQUEST, Kept::Encrypted);

/// All that is kept of a person.
pub const FIELDS: [FieldDeclared; 10] =
    [ADDRESS, LANGUAGE, SOURCE, CONSENTS, NAME, PHONE, PLACE, NOTE, SAME, ASKER];

/// What is sealed, with the most characters of each.
pub const SEALED: [(FieldDeclared, usize); 4] = [(NAME, 120), (PHONE, 40), (PLACE, 120), (NOTE, 2_000)];

/// What she can allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Consent {
    /// The body may write to her.
    Contact,
    /// It may send her its news.
    News,
}

impl Consent {
    pub const ALL: [Self; 2] = [Self::Contact, Self::News];
    pub const fn code(self) -> &'static str {
        match self {
            Self::Contact => "contact",
            Self::News => "news",
        }
    }
    pub const fn words(self) -> &'static str {
        match self {
            Self::Contact => "people-consent-contact",
            Self::News => "people-consent-news",
        }
    }
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// How a body came to know her, or how she gave a consent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// A sheet she signed.
    Paper,
    /// She said it.
    Spoken,
    /// She wrote it to the body.
    Written,
    /// From a list the body had before.
    List,
    /// She did it herself, here.
    Herself,
}

impl Source {
    pub const ALL: [Self; 5] = [Self::Paper, Self::Spoken, Self::Written, Self::List, Self::Herself];
    /// What the desk may say.
    pub const DESK: [Self; 4] = [Self::Paper, Self::Spoken, Self::Written, Self::List];
    pub const fn code(self) -> &'static str {
        match self {
            Self::Paper => "paper",
            Self::Spoken => "spoken",
            Self::Written => "written",
            Self::List => "list",
            Self::Herself => "herself",
        }
    }
    pub const fn words(self) -> &'static str {
        match self {
            Self::Paper => "people-source-paper",
            Self::Spoken => "people-source-spoken",
            Self::Written => "people-source-written",
            Self::List => "people-source-list",
            Self::Herself => "people-source-herself",
        }
    }
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// What happened to a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    Added,
    Corrected,
    CorrectedByHer,
    Consented,
    Withdrawn,
    WithdrawnByHer,
    /// That another body knows her too.
    SaidSame,
    TookBackSame,
}

impl Event {
    pub const ALL: [Self; 8] = [
        Self::Added,
        Self::Corrected,
        Self::CorrectedByHer,
        Self::Consented,
        Self::Withdrawn,
        Self::WithdrawnByHer,
        Self::SaidSame,
        Self::TookBackSame,
    ];
    pub const fn code(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Corrected => "corrected",
            Self::CorrectedByHer => "corrected-by-her",
            Self::Consented => "consented",
            Self::Withdrawn => "withdrawn",
            Self::WithdrawnByHer => "withdrawn-by-her",
            Self::SaidSame => "said-same",
            Self::TookBackSame => "took-back-same",
        }
    }
    pub const fn words(self) -> &'static str {
        match self {
            Self::Added => "people-event-added",
            Self::Corrected => "people-event-corrected",
            Self::CorrectedByHer => "people-event-corrected-by-her",
            Self::Consented => "people-event-consented",
            Self::Withdrawn => "people-event-withdrawn",
            Self::WithdrawnByHer => "people-event-withdrawn-by-her",
            Self::SaidSame => "people-event-said-same",
            Self::TookBackSame => "people-event-took-back-same",
        }
    }
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// A record as the server can read it.
#[derive(Debug, Clone)]
pub struct Person {
    pub id: Id<PersonId>,
    pub body: Id<Body>,
    pub language: Language,
    pub source: Source,
    pub created: Moment,
    pub changed: Moment,
    pub ends: Moment,
    pub contact: bool,
    pub news: bool,
    /// Encrypted.
    pub address: Option<Vec<u8>>,
    /// Whether something is sealed to the body's keyholders.
    pub sealed: bool,
}

/// A consent as it stands.
#[derive(Debug, Clone)]
pub struct Given {
    pub id: String,
    pub person: Id<PersonId>,
    pub what: Consent,
    pub source: Source,
    pub given: Moment,
    pub withdrawn: Option<Moment>,
}

/// A line of a record's history.
#[derive(Debug, Clone)]
pub struct Happened {
    pub what: Event,
    pub at: Moment,
}

/// What she asked of a body's keyholders.
#[derive(Debug, Clone)]
pub struct Request {
    pub id: Id<RequestId>,
    pub body: Id<Body>,
    pub language: Language,
    /// Encrypted.
    pub address: Vec<u8>,
    pub asked: Moment,
    pub due: Moment,
    pub answered: Option<Moment>,
}

/// What was typed into a record's form.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    pub address: String,
    pub language: String,
    pub source: String,
    /// `2026-03-12`, or nothing: today.
    pub since: String,
    pub consents: Vec<String>,
    /// By the fields' names.
    pub sealed: BTreeMap<&'static str, String>,
}

/// A record's form, checked.
#[derive(Debug, Clone)]
pub struct Fresh {
    pub address: Option<String>,
    pub language: Language,
    pub source: Source,
    pub since: Option<String>,
    pub consents: Vec<Consent>,
    pub sealed: BTreeMap<&'static str, String>,
}

impl Typed {
    /// # Errors
    /// Invalid, with a reason for each field.
    pub fn check(self, has_key: bool) -> Result<Fresh> {
        let mut wrong = Vec::new();
        let mut say = |field: &'static str, key: &'static str| {
            wrong.push(FieldProblem { field: field.into(), key: key.into() });
        };
        let sealed = checked(self.sealed, &mut say);
        if !has_key && let Some(field) = sealed.keys().next() {
            say(field, "people-no-key");
        }
        let address = match self.address.trim() {
            "" => None,
            typed => {
                let address = accounts::model::address(typed);
                if address.is_none() {
                    say("address", "field-bad-email");
                }
                address
            }
        };
        let language = self.language.parse().unwrap_or_else(|()| {
            say("language", "field-bad-choice");
            Language::Ar
        });
        let source =
            Source::from_code(&self.source).filter(|one| *one != Source::Herself).unwrap_or_else(|| {
                say("source", "field-bad-choice");
                Source::Paper
            });
        let consents: Vec<Consent> =
            self.consents.iter().filter_map(|code| Consent::from_code(code)).collect();
        if consents.len() != self.consents.len() {
            say("consents", "field-bad-choice");
        }
        if address.is_none() && self.address.trim().is_empty() && sealed.is_empty() {
            say("address", if has_key { "people-nothing-typed" } else { "field-required" });
        } else if address.is_none() && self.address.trim().is_empty() && consents.contains(&Consent::News) {
            say("address", "people-news-needs-address");
        }
        Problem::from_fields(wrong)?;
        let since = Some(self.since.trim().to_owned()).filter(|since| !since.is_empty());
        Ok(Fresh { address, language, source, since, consents, sealed })
    }
}

/// What is sealed, checked: used by the desk's form and by her own.
pub fn checked(
    typed: BTreeMap<&'static str, String>,
    say: &mut impl FnMut(&'static str, &'static str),
) -> BTreeMap<&'static str, String> {
    let mut sealed = BTreeMap::new();
    for (field, most) in SEALED {
        let name = field.name();
        let text = typed.get(name).map(|text| text.trim()).unwrap_or_default();
        if text.chars().count() > most {
            say(name, "field-too-long");
        }
        let is_phone = |text: &str| {
            text.chars().all(|c| c.is_numeric() || " +-().".contains(c)) && text.chars().any(char::is_numeric)
        };
        if field == PHONE && !text.is_empty() && !is_phone(text) {
            say(name, "people-bad-phone");
        }
        if !text.is_empty() {
            sealed.insert(name, text.to_owned());
        }
    }
    sealed
}

/// An address as the desk shows it: enough to recognise one that is known, too little to write to one that is not.
pub fn shortened(address: &str) -> String {
    let (name, host) = address.rsplit_once('@').unwrap_or((address, ""));
    let first = name.chars().next().unwrap_or('·');
    format!("{first}…@{host}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(address: &str, name: &str) -> Typed {
        Typed {
            address: address.into(),
            language: "ar".into(),
            source: "paper".into(),
            sealed: BTreeMap::from([("name", name.to_owned())]),
            ..Typed::default()
        }
    }

    #[test]
    fn what_a_form_may_hold() {
        let wrong = |typed: Typed, has_key| typed.check(has_key).unwrap_err();
        assert!(typed("maryam@example.org", "مريم").check(true).is_ok());
        assert!(typed("", "مريم").check(true).is_ok(), "a name alone, where it can be sealed");
        assert_eq!(wrong(typed("", ""), true).field("address"), Some("people-nothing-typed"));
        assert_eq!(wrong(typed("", ""), false).field("address"), Some("field-required"));
        assert_eq!(wrong(typed("maryam@example.org", "مريم"), false).field("name"), Some("people-no-key"));
        assert_eq!(wrong(typed("maryam@", ""), true).field("address"), Some("field-bad-email"));
        assert!(wrong(Typed { source: "herself".into(), ..typed("", "م") }, true).field("source").is_some());
        let news = Typed { consents: vec!["news".into()], ..typed("", "م") };
        assert_eq!(wrong(news, true).field("address"), Some("people-news-needs-address"));
        let odd = Typed { consents: vec!["all".into()], ..typed("", "م") };
        assert!(wrong(odd, true).field("consents").is_some());
        let mut phone = typed("", "م");
        phone.sealed.insert("phone", "call me".into());
        assert_eq!(wrong(phone, true).field("phone"), Some("people-bad-phone"));
        assert!(wrong(typed("", &"م".repeat(121)), true).field("name").is_some());
    }

    #[test]
    fn addresses_are_shortened() {
        assert_eq!(shortened("maryam@example.org"), "m…@example.org");
        assert_eq!(shortened("م@example.org"), "م…@example.org");
    }
}
