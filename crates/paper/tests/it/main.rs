//! Documents as they leave: their measures, what is found in them, and what hostile texts do.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "helpers of tests: clippy knows the tests themselves alone"
)]

mod samples;

use std::io::Read as _;

use basis::{Kind, Language};
use flate2::read::ZlibDecoder;
use paper::{Column, Poster, SharePicture, Size, poster, share_picture, signature_sheet};
use proptest::prelude::*;
use samples::SAMPLES;

/// What a document says, in the order in which it is written down: each character is shown by itself, in two bytes.
fn said(pdf: &[u8]) -> String {
    let mut units = Vec::new();
    for content in streams(pdf).into_iter().filter(|content| content.windows(4).any(|part| part == b"\nBT\n"))
    {
        for shown in content.split(|byte| *byte == b'\n').filter_map(|line| line.strip_suffix(b" Tj")) {
            let bytes = match shown {
                [b'(', inner @ .., b')'] => unescaped(inner),
                [b'<', inner @ .., b'>'] => inner
                    .chunks(2)
                    .map(|hex| u8::from_str_radix(str::from_utf8(hex).unwrap(), 16).unwrap())
                    .collect(),
                _ => panic!("{shown:?}"),
            };
            units.extend(bytes.chunks_exact(2).map(|unit| u16::from_be_bytes([unit[0], unit[1]])));
        }
    }
    String::from_utf16(&units).unwrap()
}

fn unescaped(inner: &[u8]) -> Vec<u8> {
    let (mut out, mut rest) = (Vec::new(), inner);
    while let [byte, after @ ..] = rest {
        rest = after;
        let (b'\\', [next, ..]) = (*byte, after) else {
            out.push(*byte);
            continue;
        };
        let digits = after.iter().take(3).take_while(|digit| digit.is_ascii_digit()).count();
        let long = digits.max(1);
        out.push(match next {
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'b' => 8,
            b'f' => 12,
            b'0'..=b'7' => u8::from_str_radix(str::from_utf8(&after[..digits]).unwrap(), 8).unwrap(),
            other => *other,
        });
        rest = &after[long..];
    }
    out
}

fn streams(pdf: &[u8]) -> Vec<Vec<u8>> {
    let mut found = Vec::new();
    let mut rest = pdf;
    while let Some(at) = rest.windows(8).position(|window| window == b"\nstream\n".as_slice()) {
        rest = &rest[at + 8..];
        let mut bytes = Vec::new();
        if ZlibDecoder::new(rest).read_to_end(&mut bytes).is_ok() {
            found.push(bytes);
        }
    }
    found
}

fn has(pdf: &[u8], what: &str) -> bool {
    pdf.windows(what.len()).any(|window| window == what.as_bytes())
}

fn size_of(png: &[u8]) -> (u32, u32) {
    let reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().unwrap();
    (reader.info().width, reader.info().height)
}

#[test]
fn sheets_have_their_size_and_their_language() {
    for sample in SAMPLES {
        let lang = format!("/Lang ({})", sample.language.code());
        let a4 = poster(&sample.poster(Size::A4)).unwrap();
        assert!(has(&a4, "/MediaBox [0 0 595.28 841.89]") && has(&a4, &lang), "{}", sample.name);
        let a3 = poster(&sample.poster(Size::A3)).unwrap();
        assert!(has(&a3, "/MediaBox [0 0 841.8") && has(&a3, &lang), "{}", sample.name);
        let sheet = signature_sheet(&sample.signature_sheet()).unwrap();
        assert!(has(&sheet, "/MediaBox [0 0 595.28 841.89]") && has(&sheet, &lang), "{}", sample.name);
        for (what, pdf, most) in [("a4", &a4, 60_000), ("a3", &a3, 60_000), ("sheet", &sheet, 90_000)] {
            assert!(
                pdf.starts_with(b"%PDF-1.7") && pdf.len() < most,
                "{} {what}: {}",
                sample.name,
                pdf.len()
            );
        }
    }
}

#[test]
fn share_pictures_have_their_size_and_weight() {
    for sample in SAMPLES {
        let picture = share_picture(&sample.share_picture()).unwrap();
        assert_eq!(size_of(&picture), (1200, 630));
        assert!(picture.len() < 100_000, "{}: {}", sample.name, picture.len());
    }
}

#[test]
fn the_same_words_give_the_same_bytes() {
    for sample in SAMPLES {
        for size in [Size::A4, Size::A3] {
            assert!(poster(&sample.poster(size)).unwrap() == poster(&sample.poster(size)).unwrap());
        }
        let sheet = || signature_sheet(&sample.signature_sheet()).unwrap();
        assert!(sheet() == sheet());
        let picture = || share_picture(&sample.share_picture()).unwrap();
        assert!(picture() == picture());
    }
}

#[test]
fn a_document_is_searched_by_its_words() {
    for sample in SAMPLES {
        let documents =
            [poster(&sample.poster(Size::A4)).unwrap(), signature_sheet(&sample.signature_sheet()).unwrap()];
        for pdf in documents {
            let text = said(&pdf).split_whitespace().collect::<String>();
            for phrase in [sample.title, sample.body] {
                let wanted = phrase.split_whitespace().collect::<String>();
                assert!(text.contains(&wanted), "{}: {phrase} in {text}", sample.name);
            }
            assert!(text.contains(sample.url.trim_start_matches("https://")), "{}: {text}", sample.name);
            assert!(has(&pdf, sample.url), "the link itself");
        }
    }
}

#[test]
fn the_sheet_has_as_many_rows_as_a_hand_has_room_for() {
    let sample = &SAMPLES[2];
    let last = |rows| {
        let sheet = paper::SignatureSheet { rows, foot: &[], ..sample.signature_sheet() };
        let text = said(&signature_sheet(&sheet).unwrap());
        let numbers: String = text.chars().filter(char::is_ascii_digit).collect();
        (1..=40_u8).rev().find(|row| numbers.contains(&(1..=*row).map(|n| n.to_string()).collect::<String>()))
    };
    assert_eq!((last(3), last(15)), (Some(3), Some(15)));
    assert!((20..35).contains(&last(255).unwrap()), "{:?}", last(255));
}

#[test]
fn what_cannot_be_made_is_a_problem_on_its_field() {
    let sample = &SAMPLES[0];
    for title in ["", "  ", "\u{0}", "🌊", "\u{202e}"] {
        let problem = poster(&Poster { title, ..sample.poster(Size::A4) }).unwrap_err();
        assert!(problem.is(Kind::Invalid) && problem.field("title") == Some("field-required"), "{title:?}");
        assert!(share_picture(&SharePicture { title, ..sample.share_picture() }).is_err());
        assert!(signature_sheet(&paper::SignatureSheet { title, ..sample.signature_sheet() }).is_err());
    }
    for url in ["", "nasij.example", "javascript:alert(1)", "https://a b"] {
        let problem = poster(&Poster { url, ..sample.poster(Size::A4) }).unwrap_err();
        assert_eq!(problem.field("url"), Some("field-bad-link"), "{url:?}");
    }
    let problem =
        signature_sheet(&paper::SignatureSheet { columns: &[], ..sample.signature_sheet() }).unwrap_err();
    assert_eq!(problem.field("columns"), Some("field-required"));
}

/// Everything at once in one text.
fn all(text: &str, language: Language) {
    let sample = &SAMPLES[0];
    let column = Column { label: text, share: 0 };
    let url = format!("https://nasij.example/{text}");
    // A text that makes no address is tried with one that is.
    for url in [url.as_str(), sample.url] {
        let of = Poster {
            language,
            title: text,
            demand: text,
            body: text,
            invitation: text,
            url,
            ..sample.poster(Size::A3)
        };
        let refused = poster(&of).is_err_and(|problem| problem.field("url").is_some());
        let of = paper::SignatureSheet {
            language,
            title: text,
            demand: text,
            body: text,
            purpose: text,
            columns: &[column; 9],
            rows: 0,
            foot: &[text, "", text, text, text],
            url,
            ..sample.signature_sheet()
        };
        let _ = signature_sheet(&of);
        if !refused {
            break;
        }
    }
    let of = SharePicture { language, title: text, body: text, line: text, ..sample.share_picture() };
    let _ = share_picture(&of);
}

#[test]
fn hostile_texts_break_nothing() {
    let texts = [
        "a".repeat(10_000),
        "كلمة ".repeat(10_000),
        "ش".repeat(10_000),
        "ⵣ".repeat(10_000),
        "\u{202e}\u{2067}x\u{2066}".repeat(3_000),
        "👩🏽‍🌾🇲🇦".repeat(2_000) + "ماء",
        "\u{0}\u{1}\u{7f}\u{85}a\r\n\t\u{feff}\u{fffd}\u{fffc}".repeat(200),
        "a\u{301}\u{323}".repeat(2_000),
        "بَِّْ".repeat(2_000),
        "+212 5 37 00 00 00 ".repeat(500),
        "\n".repeat(10_000) + "x" + &"\n".repeat(10_000),
        "\u{a0}".repeat(5_000) + "x",
        "ﷺ".repeat(3_000),
        "漢字かな 한국어 ".repeat(500) + "a",
        "(((((((((([[[[<<<<{{{{".repeat(100),
    ];
    for (text, language) in texts.iter().zip(Language::ALL.iter().cycle()) {
        all(text, *language);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_breaks_nothing(text in any::<String>(), arabic in "[\u{600}-\u{6ff} a-z0-9\u{200c}-\u{200f}\u{2066}-\u{2069}]{0,120}") {
        all(&text, Language::Fr);
        all(&arabic, Language::Ar);
    }
}
