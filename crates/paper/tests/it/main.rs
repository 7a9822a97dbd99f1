//! Documents as they leave: their measures, what is found in them, and what hostile texts do.

mod samples;

use std::{io::Read as _, time::Instant};

use basis::{Kind, Language};
use flate2::read::ZlibDecoder;
use paper::{Column, Poster, SharePicture, Size, poster, share_picture, signature_sheet};
use proptest::prelude::*;
use samples::SAMPLES;

/// What a document says, in the order in which it is written down.
fn said(pdf: &[u8]) -> String {
    let mut text = String::new();
    for content in streams(pdf) {
        let Ok(content) = std::str::from_utf8(&content) else { continue };
        if !content.contains("\nBT\n") {
            continue;
        }
        for line in content.lines() {
            if let Some(hex) =
                line.strip_suffix(" Tj").and_then(|shown| shown.strip_prefix('<')?.strip_suffix('>'))
            {
                let units: Vec<u16> = hex
                    .as_bytes()
                    .chunks(4)
                    .map(|unit| u16::from_str_radix(std::str::from_utf8(unit).unwrap(), 16).unwrap())
                    .collect();
                text.push_str(&String::from_utf16(&units).unwrap());
            }
        }
    }
    text
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
fn the_sheet_has_as_many_rows_as_there_is_room() {
    let sample = &SAMPLES[2];
    let numbers = |rows| {
        let text = said(
            &signature_sheet(&paper::SignatureSheet { rows, foot: &[], ..sample.signature_sheet() }).unwrap(),
        );
        (1..=40_u8).filter(|row| text.contains(&format!("{}{row}{}", row - 1, row + 1))).count()
    };
    assert_eq!(numbers(15), numbers(15));
    assert!(numbers(255) < 40);
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
    for url in [sample.url, url.as_str()] {
        let of = Poster {
            language,
            title: text,
            demand: text,
            body: text,
            invitation: text,
            url,
            ..sample.poster(Size::A3)
        };
        let _ = poster(&of);
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
    let began = Instant::now();
    for text in &texts {
        for language in Language::ALL {
            all(text, language);
        }
    }
    println!("{:?} for {}", began.elapsed(), texts.len() * 4 * 5);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_breaks_nothing(text in any::<String>(), arabic in "[\u{600}-\u{6ff} a-z0-9\u{200c}-\u{200f}\u{2066}-\u{2069}]{0,120}") {
        all(&text, Language::Fr);
        all(&arabic, Language::Ar);
    }
}
