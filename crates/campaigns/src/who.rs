//! Who signs: her address, her number, her name, each brought to one form. Pure.

use basis::{FieldProblem, Language, Problem, Result};
use words::Country;

use crate::model::{Display, one_line};

/// Characters of a name and of a place, at most.
pub const NAME: usize = 120;

/// What someone typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Typed {
    pub name: String,
    pub email: String,
    pub phone: String,
    pub place: String,
    /// What she ticked or wrote: what she will do, when she can.
    pub words: String,
    pub delivery: bool,
    /// Ids of bodies that may write to her.
    pub contact: Vec<String>,
    /// Empty: full where a name is asked for.
    pub display: String,
}

/// What of it can be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    pub name: String,
    pub reach: Reach,
    pub place: String,
    pub words: String,
    pub display: Display,
}

/// Where she can be reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// As it is written to.
    Email(String),
    /// E.164.
    Phone(String),
}

impl Reach {
    /// The one form by which she counts once.
    pub fn same(&self) -> String {
        match self {
            Self::Email(address) => accounts::model::same_address(address),
            Self::Phone(number) => number.clone(),
        }
    }
    pub fn email(&self) -> Option<&str> {
        match self {
            Self::Email(address) => Some(address),
            Self::Phone(_) => None,
        }
    }
}

impl Typed {
    /// Her name, her place and her words in the form in which they are sealed. `named`: a name must be there.
    pub(crate) fn said(
        &self,
        named: bool,
        is_wrong: &mut impl FnMut(&'static str, &'static str),
    ) -> (String, String, String) {
        let (name, place, words) =
            (one_line(&self.name), one_line(&self.place), crate::model::tidy(&self.words));
        for (field, value, most) in [("name", &name, NAME), ("place", &place, NAME), ("words", &words, 4_000)]
        {
            if value.chars().count() > most {
                is_wrong(field, "field-too-long");
            }
        }
        for (field, value) in [("name", &self.name), ("place", &self.place), ("words", &self.words)] {
            if value.contains('\0') {
                is_wrong(field, "field-nul");
            }
        }
        if named && !says_something(&name) {
            is_wrong("name", "campaigns-name-missing");
        }
        (name, place, words)
    }

    /// Brings it to the form in which it is taken. `named`: the body may ask for names.
    ///
    /// # Errors
    /// Invalid, with a reason for each field.
    pub fn check(&self, country: Country, confirm: bool, named: bool) -> Result<Checked> {
        let mut wrong: Vec<FieldProblem> = Vec::new();
        let mut is_wrong = |field: &'static str, key: &'static str| {
            wrong.push(FieldProblem { field: field.into(), key: key.into() });
        };
        let (name, place, words) = self.said(named, &mut is_wrong);
        for (field, value) in [("email", &self.email), ("phone", &self.phone)] {
            if value.contains('\0') {
                is_wrong(field, "field-nul");
            }
        }
        let (email, phone) = (self.email.trim(), self.phone.trim());
        let reach = if email.is_empty() && phone.is_empty() {
            is_wrong("email", if confirm { "campaigns-email-missing" } else { "campaigns-reach-missing" });
            None
        } else if email.is_empty() {
            if confirm {
                is_wrong("email", "campaigns-email-missing");
            }
            let number = e164(phone, country);
            if number.is_none() {
                is_wrong("phone", "campaigns-bad-phone");
            }
            number.map(Reach::Phone)
        } else {
            let address = accounts::model::address(email);
            if address.is_none() {
                is_wrong("email", "field-bad-email");
            }
            address.map(Reach::Email)
        };
        let display = match self.display.as_str() {
            "" => Some(if named { Display::Full } else { Display::Anonymous }),
            code => Display::from_code(code),
        };
        if display.is_none() {
            is_wrong("display", "field-required");
        }
        Problem::from_fields(wrong)?;
        let (Some(reach), Some(display)) = (reach, display) else {
            return Err(Problem::invalid("email", "field-required"));
        };
        Ok(Checked { name, reach, place, words, display })
    }
}

/// The one form of a name: folded letters, and its words in one order.
pub fn same_name(name: &str) -> String {
    let folded = basis::fold(name);
    let mut words: Vec<&str> = folded.split_whitespace().collect();
    words.sort_unstable();
    words.join(" ")
}

/// How she is shown.
pub fn shown(name: &str, display: Display) -> Option<String> {
    match display {
        Display::Full => (!name.is_empty()).then(|| name.to_owned()),
        Display::Initials => initials(name),
        Display::Anonymous => None,
    }
}

/// The first letter of each word: joined by points, and in Arabic by spaces, where points would run into the letters.
pub fn initials(name: &str) -> Option<String> {
    let letters: Vec<char> = name
        .split_whitespace()
        // not shown: the Arabic article, which is no initial
        .map(|word| word.strip_prefix("ال").filter(|rest| rest.chars().count() > 1).unwrap_or(word))
        .filter_map(|word| word.chars().find(|c| c.is_alphabetic()))
        .take(4)
        .collect();
    if letters.is_empty() {
        return None;
    }
    Some(letters.iter().map(|letter| format!("{letter}.")).collect::<Vec<_>>().join(" "))
}

/// A telephone number as the world writes it: `+21698123456`. Digits of any script; spaces, dots, dashes and brackets are left out.
pub fn e164(typed: &str, country: Country) -> Option<String> {
    let mut digits = String::new();
    let mut plus = false;
    for c in typed.trim().chars() {
        match c {
            '+' if digits.is_empty() && !plus => plus = true,
            '0'..='9' => digits.push(c),
            '\u{0660}'..='\u{0669}' => digits.push(char::from_digit(u32::from(c) - 0x0660, 10)?),
            '\u{06f0}'..='\u{06f9}' => digits.push(char::from_digit(u32::from(c) - 0x06f0, 10)?),
            c if c.is_whitespace() || ".-()/\u{200e}\u{200f}\u{2066}\u{2069}\u{202a}\u{202c}".contains(c) => {
            }
            _ => return None,
        }
    }
    if !plus && let Some(rest) = digits.strip_prefix("00") {
        digits = rest.to_owned();
        plus = true;
    }
    if plus {
        // Some write the national 0 after the country's code. However many: what comes out must be its own form.
        for (code, _) in CODES {
            if let Some(rest) = digits.strip_prefix(code)
                && rest.starts_with('0')
            {
                digits = format!("{code}{}", rest.trim_start_matches('0'));
            }
        }
        return (8..=15)
            .contains(&digits.len())
            .then(|| format!("+{digits}"))
            .filter(|_| !digits.starts_with('0'));
    }
    let (code, length) = match country {
        Country::Ma => ("212", 9),
        Country::Dz => ("213", 9),
        Country::Tn => ("216", 8),
        Country::Ly => ("218", 9),
        Country::Mr => ("222", 8),
        Country::Other => return None,
    };
    let national = digits.strip_prefix('0').unwrap_or(&digits);
    // Algeria's landlines have eight.
    let fits = national.len() == length || (country == Country::Dz && national.len() == 8);
    fits.then(|| format!("+{code}{national}"))
}

const CODES: [(&str, Country); 5] = [
    ("212", Country::Ma),
    ("213", Country::Dz),
    ("216", Country::Tn),
    ("218", Country::Ly),
    ("222", Country::Mr),
];

fn says_something(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

/// The language she signs in: the page's, when the API did not say.
pub fn language(code: &str, page: Language) -> Result<Language> {
    if code.is_empty() {
        return Ok(page);
    }
    code.parse().map_err(|_| Problem::invalid("language", "field-required"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_world_writes_them() {
        for (typed, country, number) in [
            ("98 123 456", Country::Tn, Some("+21698123456")),
            ("+216 98-123-456", Country::Ma, Some("+21698123456")),
            ("00216 98123456", Country::Other, Some("+21698123456")),
            ("٠٦١٢٣٤٥٦٧٨", Country::Ma, Some("+212612345678")),
            ("0612345678", Country::Ma, Some("+212612345678")),
            ("+212 (0)6 12 34 56 78", Country::Tn, Some("+212612345678")),
            ("+212 00 6 12 34 56 78", Country::Tn, Some("+212612345678")),
            ("0551 23 45 67", Country::Dz, Some("+213551234567")),
            ("021 12 34 56", Country::Dz, Some("+21321123456")),
            ("22 12 34 56", Country::Mr, Some("+22222123456")),
            ("98123456", Country::Other, None),
            ("9812345", Country::Tn, None),
            ("call me", Country::Tn, None),
            ("+1", Country::Tn, None),
            ("", Country::Tn, None),
        ] {
            assert_eq!(e164(typed, country).as_deref(), number, "{typed}");
        }
    }

    #[test]
    fn she_is_shown_as_she_chose() {
        assert_eq!(shown("Nadia B", Display::Full).as_deref(), Some("Nadia B"));
        assert_eq!(shown("Nadia Ben Ali", Display::Initials).as_deref(), Some("N. B. A."));
        assert_eq!(shown("سلمى الخير", Display::Initials).as_deref(), Some("س. خ."));
        assert_eq!(shown("ⵜⴰⵏⵉⵔⵜ", Display::Initials).as_deref(), Some("ⵜ."));
        assert_eq!(shown("🌿", Display::Initials), None);
        assert_eq!(shown("Nadia", Display::Anonymous), None);
    }

    #[test]
    fn every_wrong_field_has_a_reason() {
        let typed = Typed { email: "x".into(), name: "\u{202e}".into(), ..Typed::default() };
        let problem = typed.check(Country::Tn, false, true).unwrap_err();
        assert!(problem.field("email").is_some() && problem.field("name").is_some());
        let long = Typed { name: "ن".repeat(10_000), email: "a@example.org".into(), ..Typed::default() };
        assert_eq!(long.check(Country::Tn, false, true).unwrap_err().field("name"), Some("field-too-long"));
        let none = Typed { name: "ن".into(), ..Typed::default() };
        assert_eq!(
            none.check(Country::Tn, false, true).unwrap_err().field("email"),
            Some("campaigns-reach-missing")
        );
        let phone = Typed { name: "ن".into(), phone: "98123456".into(), ..Typed::default() };
        assert!(phone.check(Country::Tn, false, true).is_ok());
        assert!(phone.check(Country::Tn, true, true).is_err(), "a confirmation goes by mail");
        let bare = Typed { email: "a@example.org".into(), ..Typed::default() };
        assert!(bare.check(Country::Tn, false, false).is_ok(), "no name is asked for where there is no key");
    }
}
