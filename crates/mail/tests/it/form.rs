//! What a letter looks like on the wire.

use basis::{Clock, Language, Moment};
use mail::{Letter, Mail};

use crate::letter;

fn written(letter: &Letter) -> String {
    let mail = Mail::memory(Clock::fixed(Moment::from_millis(1_795_000_000_000)));
    String::from_utf8(mail.preview(letter).unwrap()).unwrap()
}

fn header_of(message: &str) -> &str {
    message.split_once("\r\n\r\n").unwrap().0
}

/// The header's fields, unfolded.
fn fields(message: &str) -> Vec<(String, String)> {
    let unfolded = header_of(message).replace("\r\n ", " ").replace("\r\n\t", " ");
    unfolded
        .split("\r\n")
        .map(|line| line.split_once(": ").unwrap_or_else(|| panic!("{line:?} is no field")))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

fn field(message: &str, name: &str) -> String {
    let all: Vec<String> = fields(message).into_iter().filter(|f| f.0 == name).map(|f| f.1).collect();
    assert_eq!(all.len(), 1, "{name} stands once");
    all[0].clone()
}

#[test]
fn headers_say_who_when_in_which_language_and_that_a_machine_wrote() {
    let message = written(&letter());
    assert_eq!(field(&message, "To"), "amina@example.org");
    assert_eq!(field(&message, "Auto-Submitted"), "auto-generated");
    assert_eq!(field(&message, "Content-Language"), "ar");
    assert_eq!(field(&message, "Date"), "Wed, 18 Nov 2026 11:06:40 +0000");
    assert!(field(&message, "From").ends_with("<nasij@localhost>"));
    let id = field(&message, "Message-ID");
    assert!(id.starts_with('<') && id.ends_with("@localhost>") && id.len() > 40, "{id}");
    assert_eq!(field(&message, "MIME-Version"), "1.0");
    assert!(field(&message, "Content-Type").to_lowercase().contains("utf-8"));
}

#[test]
fn nothing_a_person_wrote_becomes_a_header_or_a_reader() {
    for attack in [
        "x\r\nBcc: all@example.org",
        "x\nBcc: all@example.org",
        "x\rBcc: all@example.org",
        "x\r\n\r\nBcc: all@example.org",
        "x\u{2028}Bcc: all@example.org",
        "x\u{85}Bcc: all@example.org",
        "موعد\r\nBcc: all@example.org",
        "=?utf-8?q?x=0D=0ABcc:_all=40example.org?=",
        "\"x\" <other@example.org>, y",
        "x\0y",
    ] {
        let message = written(&Letter { subject: attack.into(), from_name: attack.into(), ..letter() });
        let names: Vec<String> = fields(&message).into_iter().map(|f| f.0).collect();
        assert_eq!(
            names,
            [
                "Date",
                "From",
                "To",
                "Subject",
                "Message-ID",
                "Auto-Submitted",
                "Content-Language",
                "MIME-Version",
                "Content-Type",
                "Content-Transfer-Encoding"
            ],
            "{attack:?}"
        );
        assert!(field(&message, "From").ends_with("<nasij@localhost>"));
        assert!(!header_of(&message).replace("\r\n", "").contains(['\r', '\n', '\0']));
    }
}

#[test]
fn lines_are_short_and_in_ascii_whatever_is_written() {
    let long = "كلمة طويلة ".repeat(60);
    let unbroken = "ب".repeat(900);
    let latin = "x".repeat(5_000);
    for (subject, text) in [(&long, &long), (&unbroken, &unbroken), (&latin, &latin), (&long, &latin)] {
        for html in [None, Some(format!("<p>{text}</p>"))] {
            let message = written(&Letter {
                subject: subject.clone(),
                from_name: long.clone(),
                text: text.clone(),
                html,
                ..letter()
            });
            assert!(message.is_ascii());
            for line in message.split("\r\n") {
                assert!(line.len() <= 998, "a line of {} bytes", line.len());
                assert!(!line.contains(['\r', '\n']), "a bare line end");
            }
            let folded = header_of(&message).split("\r\n").filter(|line| line.len() > 78).count();
            // One unbroken word in ASCII cannot be folded.
            assert!(
                folded <= usize::from(subject == &latin),
                "{folded} lines of the header are longer than 78"
            );
        }
    }
}

#[test]
fn an_arabic_subject_is_made_of_encoded_words_and_comes_back_whole() {
    let subject = "اجتماع التنسيقية الإقليمية: الماء والتراث والمدرسة، مواعيد شهر مارس";
    let message = written(&Letter { subject: subject.into(), ..letter() });
    let encoded = field(&message, "Subject");
    let mut read = Vec::new();
    for word in encoded.split(' ') {
        let inner = word
            .strip_prefix("=?utf-8?b?")
            .and_then(|w| w.strip_suffix("?="))
            .unwrap_or_else(|| panic!("{word}"));
        assert!(word.len() <= 75);
        read.extend(base64(inner));
        assert!(String::from_utf8(read.clone()).is_ok(), "a letter is torn between two words");
    }
    assert_eq!(String::from_utf8(read).unwrap(), subject);
}

#[test]
fn with_html_a_letter_has_both_forms_the_plain_one_first() {
    let html = "<!doctype html><html lang=\"ar\" dir=\"rtl\"><title>x</title><p>مرحبا</p></html>".to_owned();
    let message = written(&Letter { html: Some(html), to_language: Language::Fr, ..letter() });
    assert!(field(&message, "Content-Type").starts_with("multipart/alternative"));
    assert_eq!(field(&message, "Content-Language"), "fr");
    let (plain, rich) = (message.find("text/plain").unwrap(), message.find("text/html").unwrap());
    assert!(plain < rich);
}

fn base64(text: &str) -> Vec<u8> {
    const DIGITS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = Vec::new();
    let (mut bits, mut have) = (0_u32, 0);
    for digit in text.chars().filter(|c| *c != '=') {
        bits = (bits << 6) | u32::try_from(DIGITS.find(digit).unwrap()).unwrap();
        have += 6;
        if have >= 8 {
            have -= 8;
            out.push(((bits >> have) & 0xff) as u8);
        }
    }
    out
}
