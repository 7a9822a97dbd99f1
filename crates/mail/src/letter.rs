use std::{
    fmt,
    time::{Duration, UNIX_EPOCH},
};

use basis::{Language, Moment, Problem, Result, Rng};
use lettre::{
    Address, Message,
    message::{
        Mailbox, MultiPart, SinglePart,
        header::{HeaderName, HeaderValue},
    },
};

/// One letter to one person.
#[derive(Clone, PartialEq, Eq)]
pub struct Letter {
    /// An address alone, without a name.
    pub to: String,
    /// The language of subject and text.
    pub to_language: Language,
    /// The name shown as the sender's; the address is the installation's. Empty: the name set with the address.
    pub from_name: String,
    /// One line, without marks of isolation around its arguments.
    pub subject: String,
    pub text: String,
    /// The same as a whole HTML document, with its own `lang` and `dir`.
    pub html: Option<String>,
}

/// Who reads a log learns how long it was, not to whom.
impl fmt::Debug for Letter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Letter({}, {} bytes)", self.to_language, self.text.len())
    }
}

impl Letter {
    pub(crate) fn message(&self, from: &Mailbox, now: Moment, rng: &Rng) -> Result<Message> {
        let to = address(&self.to).ok_or_else(|| {
            Problem::failed("a letter was not sent: what it is addressed to is no mail address")
        })?;
        let name = one_line(&self.from_name);
        let name = if name.is_empty() { from.name.clone() } else { Some(name) };
        let millis = u64::try_from(now.millis()).unwrap_or(0);
        let builder = Message::builder()
            .date(UNIX_EPOCH + Duration::from_millis(millis))
            .from(Mailbox::new(name, from.email.clone()))
            .to(Mailbox::new(None, to))
            .subject(one_line(&self.subject))
            .message_id(Some(format!("<{}@{}>", rng.token(), from.email.domain())))
            .raw_header(header("Auto-Submitted", "auto-generated"))
            .raw_header(header("Content-Language", self.to_language.code()));
        let text = SinglePart::plain(self.text.clone());
        match &self.html {
            None => builder.singlepart(text),
            Some(html) => builder.multipart(
                MultiPart::alternative().singlepart(text).singlepart(SinglePart::html(html.clone())),
            ),
        }
        .map_err(|_| Problem::failed("a letter was not sent: it could not be put together"))
    }
}

fn header(name: &'static str, value: &'static str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}

/// Characters of a subject or a name; a word of ASCII that is longer than a line may be could not be folded.
const LONGEST: usize = 250;

/// One line: every run of white space and control characters is one space. What looks like an encoded word is broken,
/// so that it is read as it was written.
fn one_line(text: &str) -> String {
    let separates = |c: char| c.is_whitespace() || c.is_control();
    let line = text.split(separates).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let line = line.replace("=?", "= ?");
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line,
    }
}

/// An address that can stand in an envelope; its domain in ASCII, as servers want it.
fn address(text: &str) -> Option<Address> {
    let text = text.trim();
    if text.chars().any(|c| c.is_control() || c.is_whitespace()) {
        return None;
    }
    let address: Address = text.parse().ok()?;
    if address.domain().is_ascii() {
        return Some(address);
    }
    match url::Host::parse(address.domain()).ok()? {
        url::Host::Domain(ascii) => Address::new(address.user(), ascii).ok(),
        _ => None,
    }
}

/// The sender as it is set: an address, or `Name <address>`.
pub(crate) fn sender(text: &str) -> Result<Mailbox> {
    let wrong = || {
        Problem::failed(
            "The sender's address (--mail-from) cannot be read. Give an address, or a name and an address: \
             Coalition <no-reply@example.org>.",
        )
    };
    let (name, email) = match text.trim().strip_suffix('>').and_then(|rest| rest.rsplit_once('<')) {
        Some((name, email)) => (one_line(name.trim().trim_matches('"')), email),
        None => (String::new(), text),
    };
    let email = address(email).ok_or_else(wrong)?;
    Ok(Mailbox::new(Some(name).filter(|name| !name.is_empty()), email))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_with_anything_else_in_them_are_none() {
        for good in ["amina@example.org", " amina@example.org ", "a.b+c@sub.example.org", "x@localhost"] {
            assert!(address(good).is_some(), "{good}");
        }
        for bad in [
            "",
            "amina",
            "@example.org",
            "amina@",
            "amina@example.org\r\nBcc: all@example.org",
            "amina@example.org\nRCPT TO:<x@example.org>",
            "amina@example.org, other@example.org",
            "amina@example.org> SIZE=1",
            "<amina@example.org>",
            "a mina@example.org",
            "amina@exa\0mple.org",
        ] {
            assert!(address(bad).is_none(), "{bad:?}");
        }
        assert_eq!(address("amina@مثال.إختبار").unwrap().domain(), "xn--mgbh0fb.xn--kgbechtv");
    }

    #[test]
    fn the_sender_has_an_address_and_perhaps_a_name() {
        assert_eq!(sender("no-reply@example.org").unwrap().name, None);
        let named = sender("Coalition, regional <no-reply@example.org>").unwrap();
        assert_eq!(named.name.as_deref(), Some("Coalition, regional"));
        assert_eq!(sender("\"نسيج\" <no-reply@example.org>").unwrap().name.as_deref(), Some("نسيج"));
        for bad in ["", "Nobody", "A <b", "A <b@c> d"] {
            assert!(sender(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_subject_is_one_line() {
        assert_eq!(one_line("a\r\nBcc: x\u{2028}b\t c\u{0}"), "a Bcc: x b c");
        assert_eq!(one_line(&"ب".repeat(300)).chars().count(), LONGEST + 1);
        assert_eq!(one_line("=?utf-8?q?x?="), "= ?utf-8?q?x?=");
    }

    #[test]
    fn nothing_prints_an_address() {
        let letter = Letter {
            to: "amina@example.org".into(),
            to_language: Language::Ar,
            from_name: "x".into(),
            subject: "secret".into(),
            text: "text".into(),
            html: None,
        };
        assert_eq!(format!("{letter:?}"), "Letter(ar, 4 bytes)");
    }
}
