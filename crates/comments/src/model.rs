//! What a comment and a message are, what may be in them: pure.

use std::time::Duration;

use basis::{
    FieldProblem, Id, Language, Moment, Problem, Result,
    of::{Account, Body, Publication},
};

/// A mark for ids of comments.
#[derive(Debug)]
pub enum CommentId {}
/// A mark for ids of messages.
#[derive(Debug)]
pub enum MessageId {}

/// Characters of a name to show, at most.
pub const NAME: usize = 60;
/// Characters of a text, at most.
pub const TEXT: usize = 4_000;
/// With more links than this a text is held with the bulk mark.
pub const LINKS: i64 = 3;
/// With more comments without proof than this, at one body within [`BURST_TIME`], the next ones get the bulk mark.
pub const BURST: i64 = 20;
pub const BURST_TIME: Duration = Duration::from_secs(60 * 60);
/// How many comments of a thread are shown, the latest ones.
pub const SHOWN: usize = 500;
/// Lines of a page of the desk's lists.
pub const PAGE: usize = 50;
/// A rejected comment and an undecided message are kept so long.
pub const KEPT: Duration = Duration::from_secs(30 * 24 * 60 * 60);
/// A digest waits so long for what comes after the first comment.
pub const GATHER: Duration = Duration::from_secs(10 * 60);
/// Between two digests to one person.
pub const DIGEST_PAUSE: Duration = Duration::from_secs(60 * 60);

/// Where a comment stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Waiting,
    Approved,
    Rejected,
}

impl State {
    pub const ALL: [Self; 3] = [Self::Waiting, Self::Approved, Self::Rejected];
    /// As in the column, the address of the list and the API.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Approved => "approved",
            Self::Rejected => "rejected",
        }
    }
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// Where a message stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Passing {
    Waiting,
    /// Its letters are on their way.
    Sending,
    Sent,
    Rejected,
}

impl Passing {
    pub const ALL: [Self; 4] = [Self::Waiting, Self::Sending, Self::Sent, Self::Rejected];
    pub const fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sending => "sending",
            Self::Sent => "sent",
            Self::Rejected => "rejected",
        }
    }
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// What a moderator makes of a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    Approve,
    Reject,
}

impl Decision {
    pub const fn state(self) -> State {
        match self {
            Self::Approve => State::Approved,
            Self::Reject => State::Rejected,
        }
    }
    /// The value of the desk's buttons.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Approve => "approve",
            Self::Reject => "reject",
        }
    }
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Approve, Self::Reject].into_iter().find(|decision| decision.code() == code)
    }
}

/// The body's answer under a comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    pub text: String,
    pub name: String,
    pub at: Moment,
}

/// A comment as it is shown to everybody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    pub id: Id<CommentId>,
    pub name: String,
    pub text: String,
    pub language: Option<Language>,
    pub at: Moment,
    pub reply: Option<Reply>,
}

/// A publication's comments, oldest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Thread {
    pub comments: Vec<Shown>,
    pub closed: bool,
}

/// A comment as the desk sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    pub shown: Shown,
    pub publication: Id<Publication>,
    pub body: Id<Body>,
    pub state: State,
    pub links: i64,
    pub proof: bool,
    pub bulk: bool,
    pub decided_at: Option<Moment>,
    pub decided_by: Option<Id<Account>>,
}

/// A message as the desk sees it; what was erased is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    pub id: Id<MessageId>,
    pub body: Id<Body>,
    pub name: String,
    pub text: String,
    /// As in the column.
    pub address: Option<Vec<u8>>,
    pub bulk: bool,
    pub state: Passing,
    pub at: Moment,
    pub decided_at: Option<Moment>,
}

/// What someone typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    pub name: String,
    pub text: String,
    /// Only where the contact form asks for it; "" is none.
    pub address: String,
}

/// What of it can be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    pub name: String,
    pub text: String,
    pub address: Option<String>,
    pub links: i64,
    pub language: Language,
}

impl Typed {
    /// Brings it into the form in which it is kept; `page` is the language of the page it was written on.
    ///
    /// # Errors
    /// Invalid, with a reason for each of `name`, `text`, `address`.
    pub fn check(&self, page: Language) -> Result<Words> {
        let mut wrong = Vec::new();
        let name = one_line(&self.name);
        let text = tidy(&self.text);
        let mut is_wrong = |field: &'static str, key: &'static str| {
            wrong.push(FieldProblem { field: field.into(), key: key.into() })
        };
        if !says_something(&name) {
            is_wrong("name", "comments-name-missing");
        } else if name.chars().count() > NAME {
            is_wrong("name", "comments-name-long");
        }
        if !says_something(&text) {
            is_wrong("text", "comments-text-missing");
        } else if text.chars().count() > TEXT {
            is_wrong("text", "comments-text-long");
        }
        let address = accounts::model::address(&self.address);
        if address.is_none() && !self.address.trim().is_empty() {
            is_wrong("address", "field-bad-email");
        }
        for (field, value) in [("name", &self.name), ("text", &self.text), ("address", &self.address)] {
            if value.contains('\0') {
                is_wrong(field, "field-nul");
            }
        }
        Problem::from_fields(wrong)?;
        let (links, language) = (links(&text), guess(&text, page));
        Ok(Words { name, text, address, links, language })
    }
}

/// Signs that turn the text around them; a name must not.
fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn one_line(text: &str) -> String {
    let plain: String =
        text.chars().filter(|c| !turns(*c)).map(|c| if c.is_control() { ' ' } else { c }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Lines and paragraphs as typed, without other control characters; never more than one empty line.
fn tidy(text: &str) -> String {
    let kept: String =
        text.chars().filter(|c| !turns(*c) && (*c == '\n' || *c == '\t' || !c.is_control())).collect();
    let mut lines: Vec<&str> = Vec::new();
    for line in kept.lines().map(str::trim_end) {
        if !line.is_empty() || lines.last().is_some_and(|last| !last.is_empty()) {
            lines.push(line);
        }
    }
    lines.join("\n").trim().to_owned()
}

/// At least one letter or digit, or a sign such as a heart: not only marks that nobody sees.
fn says_something(text: &str) -> bool {
    text.chars().any(|c| {
        !c.is_whitespace()
            && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' | '\u{61c}' | 'ـ')
    })
}

/// The paragraphs of a text.
pub fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    text.split("\n\n").map(|part| part.trim_matches('\n')).filter(|part| !part.is_empty())
}

/// How many links a text holds, written out or nearly.
pub fn links(text: &str) -> i64 {
    let text = text.to_lowercase();
    let whole = text.matches("://").count();
    let bare = text
        .match_indices("www.")
        .filter(|(at, _)| !text.get(..*at).is_some_and(|b| b.ends_with("://")))
        .count();
    i64::try_from(whole + bare + text.matches("[url").count()).unwrap_or(i64::MAX)
}

/// The language of a text, by its letters: what has more Arabic letters is Arabic. In Latin letters it is taken for the page's, or French
/// on a page in another script.
pub fn guess(text: &str, page: Language) -> Language {
    let (mut arabic, mut latin, mut tifinagh) = (0, 0, 0);
    for c in text.chars() {
        match c {
            '\u{0620}'..='\u{06ff}' => arabic += 1,
            '\u{2d30}'..='\u{2d7f}' => tifinagh += 1,
            c if c.is_alphabetic() => latin += 1,
            _ => {}
        }
    }
    if arabic + latin + tifinagh == 0 {
        return page;
    }
    if tifinagh > arabic && tifinagh > latin {
        Language::Zgh
    } else if arabic >= latin {
        Language::Ar
    } else if page == Language::En {
        Language::En
    } else {
        Language::Fr
    }
}

/// Where the desk's search looks, and what it looks for.
pub fn folded(name: &str, text: &str) -> String {
    basis::fold(&format!("{name} {text}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(name: &str, text: &str) -> Typed {
        Typed { name: name.into(), text: text.into(), address: String::new() }
    }

    #[test]
    fn what_fits_is_tidied_and_what_does_not_has_a_reason() {
        let words =
            typed("  أم\u{202e} ياسين\n", "سطر\n\n\n\nسطر آخر \u{7}\n\n").check(Language::Fr).unwrap();
        assert_eq!((words.name.as_str(), words.text.as_str()), ("أم ياسين", "سطر\n\nسطر آخر"));
        assert_eq!((words.language, words.links), (Language::Ar, 0));
        for (name, text, field) in [
            ("", "x", "name"),
            ("\u{200b}\u{200f}", "x", "name"),
            (&"ن".repeat(NAME + 1), "x", "name"),
            ("n", " \n ", "text"),
            ("n", &"ن".repeat(TEXT + 1), "text"),
            ("n", "a\0b", "text"),
        ] {
            assert!(
                typed(name, text).check(Language::Ar).unwrap_err().field(field).is_some(),
                "{name} {text}"
            );
        }
        assert!(typed(&"ن".repeat(NAME), &"ن".repeat(TEXT)).check(Language::Ar).is_ok());
        let with = |address: &str| Typed { address: address.into(), ..typed("n", "t") }.check(Language::Ar);
        assert_eq!(with(" amina@example.org ").unwrap().address.as_deref(), Some("amina@example.org"));
        assert_eq!(with("").unwrap().address, None);
        assert!(with("amina@").unwrap_err().field("address").is_some());
    }

    #[test]
    fn links_are_counted() {
        for (text, count) in [
            ("لا رابط", 0),
            ("https://a.example و http://b.example", 2),
            ("HTTPS://www.a.example www.b.example", 2),
            ("[url=x] [link]", 1),
        ] {
            assert_eq!(links(text), count, "{text}");
        }
    }

    #[test]
    fn languages_are_guessed_by_letters() {
        for (text, page, language) in [
            ("شكرًا جزيلًا merci", Language::Fr, Language::Ar),
            ("Merci à toutes", Language::Ar, Language::Fr),
            ("Thank you", Language::En, Language::En),
            ("ⴰⵣⵓⵍ ⴼⵍⵍⴰⵡⵏ", Language::Ar, Language::Zgh),
            ("12 ♥", Language::En, Language::En),
        ] {
            assert_eq!(guess(text, page), language, "{text}");
        }
    }

    #[test]
    fn paragraphs_part_at_empty_lines() {
        assert_eq!(paragraphs("a\nb\n\nc").collect::<Vec<_>>(), ["a\nb", "c"]);
    }
}
