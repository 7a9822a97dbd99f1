use basis::{FieldProblem, Id, Language, Problem, Result, Text, of::Body as BodyMark};
use look::Dye;

use crate::Status;

/// A kind of body: data of the installation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kind {
    pub key: String,
    pub names: Text,
    pub plural: Text,
    pub may_contain: Vec<String>,
}

/// What a body says of itself beside its name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Profile {
    pub summary: Text,
    /// As much of an address as it wishes.
    pub address: Text,
    /// http(s) only; shown as plain links.
    pub links: Vec<String>,
}

impl Profile {
    /// Without what says where its people can be found: nobody is to stand at their door while it is locked.
    pub(crate) fn hide_reach(&mut self) {
        self.address = Text::default();
        self.links.clear();
    }
}

/// The body elsewhere from which the root springs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Springs {
    pub names: Text,
    pub link: String,
}

/// A body in the bin.
#[derive(Debug, Clone)]
pub struct Removed {
    pub id: Id<BodyMark>,
    pub names: Text,
    pub at: basis::Moment,
}

/// How long a removed body can be brought back.
pub const BIN_DAYS: i64 = 30;

/// A body to be made.
#[derive(Debug, Clone)]
pub struct NewBody {
    pub kind: String,
    pub names: Text,
    /// "" takes one from the name.
    pub slug: String,
    /// ISO 3166-1 alpha-2; `None` above countries.
    pub country: Option<String>,
    pub status: Status,
    /// Takes an address that still leads to another body.
    pub take_old: bool,
}

/// A profile as its form gives it. The fields' names in problems are those of the form: `name-ar`, `summary-fr`, `links`, …
#[derive(Debug, Clone)]
pub struct Edited {
    pub names: Text,
    pub profile: Profile,
    pub country: Option<String>,
    /// `None` leaves it as it is.
    pub status: Option<Status>,
    pub year: Option<i64>,
    /// The first is its own.
    pub languages: Vec<Language>,
    pub dye: Dye,
    /// Degrees.
    pub place: Option<(f64, f64)>,
    pub hijri: Option<i8>,
    /// Of the root alone; `None`: it springs from nowhere else.
    pub springs: Option<Springs>,
}

pub const MOST_NAME: usize = 160;
pub const MOST_SUMMARY: usize = 600;
pub const MOST_ADDRESS: usize = 400;
const MOST_LINKS: usize = 12;

/// One line without what could turn the text around it: embedding and override marks.
pub fn one_line(text: &str) -> String {
    without_turns(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

pub fn without_turns(text: &str) -> String {
    text.chars()
        .filter(|c| !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
        .filter(|c| !c.is_control() || c.is_whitespace())
        .collect()
}

/// An address of another site in ASCII, or `None` when it is none: http(s), a host, no name or password in it.
pub fn link(text: &str) -> Option<String> {
    let url = url::Url::parse(text.trim()).ok()?;
    let fits = matches!(url.scheme(), "http" | "https")
        && url.host_str().is_some_and(|host| host.contains('.'))
        && url.username().is_empty()
        && url.password().is_none();
    let url = url.to_string();
    (fits && url.len() <= 500).then_some(url)
}

/// Notes texts that are too long, and the first field when there must be one in some language.
pub fn check_text(wrong: &mut Vec<FieldProblem>, prefix: &str, text: &Text, most: usize, needed: bool) {
    let mut say = |language: Language, key: &'static str| {
        wrong.push(FieldProblem { field: format!("{prefix}-{language}").into(), key: key.into() });
    };
    if needed && text.is_empty() {
        say(Language::Ar, "field-one-language");
    }
    for (language, text) in text.iter() {
        if text.chars().count() > most {
            say(language, "field-too-long");
        }
    }
}

/// Two capital letters.
pub fn is_country(code: &str) -> bool {
    code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase())
}

impl Edited {
    /// # Errors
    /// Every field that is wrong. `this_year` is the latest year in which a body can have begun.
    pub fn check(&self, this_year: i64) -> Result<()> {
        let mut wrong = Vec::new();
        check_text(&mut wrong, "name", &self.names, MOST_NAME, true);
        check_text(&mut wrong, "summary", &self.profile.summary, MOST_SUMMARY, false);
        check_text(&mut wrong, "address", &self.profile.address, MOST_ADDRESS, false);
        let mut say = |field: &'static str, key: &'static str| {
            wrong.push(FieldProblem { field: field.into(), key: key.into() });
        };
        if self.profile.links.len() > MOST_LINKS {
            say("links", "network-too-many-links");
        }
        if self.profile.links.iter().any(|text| link(text).is_none()) {
            say("links", "field-bad-link");
        }
        if self.country.as_deref().is_some_and(|code| !is_country(code)) {
            say("country-code", "network-bad-country");
        }
        if self.year.is_some_and(|year| !(1800..=this_year).contains(&year)) {
            say("year", "network-bad-year");
        }
        if self.languages.is_empty() {
            say("languages", "network-no-language");
        }
        if self.place.is_some_and(|(lat, _)| !(-90.0..=90.0).contains(&lat)) {
            say("lat", "network-bad-lat");
        }
        if self.place.is_some_and(|(_, lon)| !(-180.0..=180.0).contains(&lon)) {
            say("lon", "network-bad-lon");
        }
        if self.hijri.is_some_and(|days| !(-2..=2).contains(&days)) {
            say("hijri", "field-bad-choice");
        }
        if let Some(springs) = &self.springs {
            if link(&springs.link).is_none() {
                say("springs-link", "field-bad-link");
            }
            check_text(&mut wrong, "springs", &springs.names, MOST_NAME, true);
        }
        Problem::from_fields(wrong)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_other_sites_are_links() {
        for (text, kept) in [
            ("https://example.org", Some("https://example.org/")),
            (" http://example.org/a?b ", Some("http://example.org/a?b")),
            ("https://جمعية.example/ماء", Some("https://xn--mgbcg9d3c.example/%D9%85%D8%A7%D8%A1")),
            ("javascript:alert(1)", None),
            ("data:text/html,x", None),
            ("ftp://example.org/", None),
            ("https://name:secret@example.org/", None),
            ("https://localhost/", None),
            ("//example.org", None),
            ("example.org", None),
            ("", None),
        ] {
            let found = link(text);
            if kept.is_some_and(|kept| kept.contains("xn--")) {
                assert!(found.unwrap().is_ascii());
            } else {
                assert_eq!(found.as_deref(), kept, "{text}");
            }
        }
    }

    #[test]
    fn a_name_cannot_turn_the_line() {
        assert_eq!(one_line("  a\u{202e}b \n c\u{7} "), "ab c");
    }
}
