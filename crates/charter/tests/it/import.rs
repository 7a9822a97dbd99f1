//! Pages as old sites have them, and what the importer makes of them.
//!
//! `old-sites/NAME` is a page, `old-sites/NAME.expected` what comes of it. `NASIJ_WRITE_EXPECTED=1` writes the
//! expectations anew; read what changed before it is committed.

use std::{collections::BTreeMap, fmt::Write as _, fs, path::PathBuf};

use basis::{Language, words_of};
use charter::import::{Imported, LIMIT, Refusal, import, import_page};
use proptest::prelude::*;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/old-sites")
}

fn samples() -> Vec<(String, Vec<u8>)> {
    let mut found: Vec<_> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| !name.ends_with(".expected"))
        .map(|name| (name.clone(), fs::read(folder().join(&name)).unwrap()))
        .collect();
    found.sort();
    found
}

fn shown(imported: &Imported) -> String {
    let mut out = format!("title: {}\nlanguage: {}\n", imported.title, imported.language);
    for article in &imported.articles {
        let kind = format!("{:?}", article.kind).to_lowercase();
        let number = article.number.map(|number| format!(" {number}")).unwrap_or_default();
        writeln!(out, "{kind}{number}: {}", article.text).unwrap();
    }
    for text in &imported.left_out {
        writeln!(out, "left out: {text}").unwrap();
    }
    out
}

#[test]
fn each_page_becomes_what_is_expected_of_it() {
    let write = std::env::var_os("NASIJ_WRITE_EXPECTED").is_some();
    let mut wrong = String::new();
    for (name, bytes) in samples() {
        let found = shown(&import(&bytes, None).unwrap_or_else(|refusal| panic!("{name}: {refusal}")));
        let path = folder().join(format!("{name}.expected"));
        if write {
            fs::write(&path, &found).unwrap();
        } else if fs::read_to_string(&path).unwrap_or_default() != found {
            write!(wrong, "── {name}\n{found}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn a_page_in_another_encoding_says_the_same() {
    let get = |name: &str| shown(&import(&fs::read(folder().join(name)).unwrap(), None).unwrap());
    assert_eq!(get("ar.html"), get("ar-1256.html"));
    assert_eq!(get("ar.html"), get("ar-1256-unsaid.html"));
    assert_eq!(get("ar.txt"), get("ar-utf16.txt"));
    assert_eq!(get("fr.txt"), get("fr-1252.txt").replace('’', "'"));
}

type Words = BTreeMap<String, i64>;

fn count(words: &mut Words, text: &str) {
    for word in words_of(text) {
        // "01" and "1" are one number.
        let word = word.parse::<u32>().map_or(word, |number| number.to_string());
        *words.entry(word).or_default() += 1;
    }
}

/// Everything the importer kept or listed.
fn kept(imported: &Imported) -> Words {
    let mut words = Words::new();
    count(&mut words, &imported.title);
    for article in &imported.articles {
        if let Some(number) = article.number {
            count(&mut words, &number.to_string());
        }
        count(&mut words, &article.text);
    }
    imported.left_out.iter().for_each(|text| count(&mut words, text));
    words
}

/// The words of a page by the plainest means: its tags cut out.
fn typed(bytes: &[u8]) -> Words {
    let text = if bytes.starts_with(&[0xFF, 0xFE]) {
        let wide: Vec<u16> = bytes.chunks(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
        String::from_utf16(&wide).unwrap()
    } else {
        match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => {
                let arabic = bytes.windows(2).filter(|pair| pair[0] >= 0xC0 && pair[1] >= 0xC0).count() > 20;
                let encoding = if arabic { encoding_rs::WINDOWS_1256 } else { encoding_rs::WINDOWS_1252 };
                encoding.decode(bytes).0.into_owned()
            }
        }
    };
    let mut words = Words::new();
    count(&mut words, &untagged(&text));
    words
}

fn untagged(text: &str) -> String {
    if !text.contains("</") && !text.contains("<p") && !text.contains("<P") {
        return text.to_owned();
    }
    let cut = |text: &str, pattern: &str, with: &str| regex(pattern).replace_all(text, with).into_owned();
    let text = cut(text, r"(?is)<(script|style)\b.*?</(script|style)\s*>", " ");
    let text = cut(&text, r"(?s)<!--.*?-->", " ");
    let text = cut(&text, r"(?i)</?(a|b|i|u|em|strong|font|span|sup|o:p|small|big)\b[^>]*>", "");
    let text = cut(&text, r"<!?/?[a-zA-Z!][^>]*>", " ");
    [
        ("&nbsp;", " "),
        ("&quot;", "\""),
        ("&amp;", "&"),
        ("&raquo;", "»"),
        ("&laquo;", "«"),
        ("&eacute;", "é"),
        ("&egrave;", "è"),
        ("&#8217;", "’"),
        ("&#39;", "'"),
        ("&#150;", "–"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&#1575;", "ا"),
        ("&#8226;", " "),
    ]
    .iter()
    .fold(text, |text, (entity, sign)| text.replace(entity, sign))
}

fn regex(pattern: &str) -> regex::Regex {
    regex::Regex::new(pattern).unwrap()
}

#[test]
fn no_word_is_lost_and_none_is_added() {
    for (name, bytes) in samples() {
        let imported = import(&bytes, None).unwrap();
        let (before, after) = (typed(&bytes), kept(&imported));
        let lost: Vec<_> = before.iter().filter(|(word, n)| after.get(*word).unwrap_or(&0) < n).collect();
        assert!(lost.is_empty(), "{name} lost {lost:?}");
        // Only the numbers that `<ol>` counts are not typed.
        let added: Vec<_> = after
            .iter()
            .filter(|(word, n)| before.get(*word).unwrap_or(&0) < n)
            .filter(|(word, _)| !(name.contains("html") && word.parse::<u32>().is_ok()))
            .collect();
        assert!(added.is_empty(), "{name} added {added:?}");
    }
}

/// Each word of `part` is found in `whole` after the one before it.
fn in_order(part: &[String], whole: &[String]) -> bool {
    let mut rest = whole.iter();
    part.iter().all(|word| rest.any(|other| other == word))
}

fn order_is_kept(text: &str, imported: &Imported) -> bool {
    let whole = words_of(text);
    let texts: Vec<String> = imported.articles.iter().flat_map(|article| words_of(&article.text)).collect();
    let left_out: Vec<String> = imported.left_out.iter().flat_map(|text| words_of(text)).collect();
    in_order(&texts, &whole) && in_order(&left_out, &whole)
}

#[test]
fn words_stay_in_their_order() {
    for (name, bytes) in samples() {
        if let Ok(text) = std::str::from_utf8(&bytes) {
            assert!(order_is_kept(&untagged(text), &import(&bytes, None).unwrap()), "{name}");
        }
    }
}

#[test]
fn a_page_keeps_its_words_in_markdown_too() {
    for (name, bytes) in samples() {
        let page = import_page(&bytes, None).unwrap();
        let mut after = Words::new();
        count(&mut after, &page.title);
        count(&mut after, &page.markdown);
        page.left_out.iter().for_each(|text| count(&mut after, text));
        let before = typed(&bytes);
        let lost: Vec<_> = before.iter().filter(|(word, n)| after.get(*word).unwrap_or(&0) < n).collect();
        assert!(lost.is_empty(), "{name} lost {lost:?}\n{}", page.markdown);
    }
}

#[test]
fn a_page_is_written_as_markdown() {
    let page = import_page(
        "Wells\n\nFirst * paragraph_ with [signs] & a_b.\n\nGOALS\n1- dig\n2- test\n5- teach\n\n- one\n- two\n\nLeave a comment\n"
            .as_bytes(),
        None,
    )
    .unwrap();
    assert_eq!(page.title, "Wells");
    assert_eq!(page.language, Language::En);
    assert_eq!(page.left_out, ["Leave a comment"]);
    assert_eq!(
        page.markdown,
        "First \\* paragraph\\_ with \\[signs\\] \\& a_b.\n\n## GOALS\n\n1. dig\n2. test\n\n5\\. teach\n\n- one\n- two"
    );
}

#[test]
fn a_told_language_is_believed() {
    assert_eq!(
        import("Tamurt\n\nAman d tudert.".as_bytes(), Some(Language::Zgh)).unwrap().language,
        Language::Zgh
    );
    assert_eq!(import("ⴰⵎⴰⵏ ⴷ ⵜⵓⴷⵔⵜ".as_bytes(), None).unwrap().language, Language::Zgh);
}

#[test]
fn what_is_no_page_is_refused_in_a_sentence() {
    let too_large = vec![b'a'; usize::try_from(LIMIT).unwrap() + 1];
    for (bytes, refusal) in [
        (&b""[..], Refusal::Empty),
        (b" \r\n\t \n", Refusal::Empty),
        (b"\xef\xbb\xbf \n", Refusal::Empty),
        ("\u{a0}\n\u{200f}".as_bytes(), Refusal::Empty),
        (b"%PDF-1.4 abc", Refusal::Binary { what: Some("a PDF file") }),
        (b"PK\x03\x04abc", Refusal::Binary { what: Some("a word-processor file or a zip archive") }),
        (b"\x89PNG\r\n", Refusal::Binary { what: Some("a picture") }),
        (b"abc\0\x01\x02\0def", Refusal::Binary { what: None }),
        (b"\x01\x02\x03\x04\x05\x06\x07", Refusal::Binary { what: None }),
        (b"<html><head><script>var a = 1;</script></head><body>&nbsp;</body></html>", Refusal::NoText),
        (&too_large, Refusal::TooLarge { limit: LIMIT }),
    ] {
        let found = import(bytes, None).unwrap_err();
        assert_eq!(found, refusal);
        assert_eq!(import_page(bytes, None).unwrap_err(), refusal);
        assert!(found.to_string().contains("; "), "{found}");
        assert!(!found.to_string().contains('\n'));
    }
}

/// Processor seconds for a large text made of one piece over and over: a busy machine makes them no more.
fn seconds(piece: &str) -> f64 {
    let text = piece.repeat(usize::try_from(LIMIT).unwrap() / 40 / piece.len());
    let begun = processor_seconds();
    let _ = import(text.as_bytes(), None);
    let _ = import_page(text.as_bytes(), None);
    processor_seconds() - begun
}

/// Of this thread so far, as Linux tells it.
fn processor_seconds() -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap();
    told.split(' ').next().unwrap().parse::<f64>().unwrap() / 1e9
}

#[test]
fn a_monstrous_file_takes_no_monstrous_time() {
    // Without optimisation a good page of this size takes a second or two; the square of it would take many minutes.
    for piece in [
        "1-\n",
        "a",
        "a ",
        "- ",
        "1- a\n",
        "الأهداف\n",
        "Goals:\n- a\n\n",
        "<div>",
        "<b>",
        "<ul><li>",
        "<nav>",
        "</p>",
        "<form><option>",
        "Goals\n",
        "a:\n",
        "<",
        "&",
        "<a b=c ",
        "home | ",
        "means\n\n",
        "\"<p a ",
        "*",
        "(",
        "<td></div>",
        "x_",
    ] {
        let taken = seconds(piece);
        assert!(taken < 12.0, "{piece:?} took {taken} s");
    }
}

/// Lines as a typist writes them, in any order.
fn any_line() -> impl Strategy<Value = String> {
    prop_oneof![
        // Without the tatweel, which is a dash behind a number and nothing within a word.
        4 => "[a-zA-Zéàء-غف-ي٠-٩0-9 .,:;()*_-]{0,40}",
        3 => prop::sample::select(vec![
            "Vision", "الرؤية :", "Nos objectifs", "1- eau", "٢- ماء", "3", "- pierre", "•", "Means: 1. a", "", "", "\t2) x  y",
            "Leave a comment", "تكبير الخط", "يستمد الائتلاف قوته من:", "The network draws its strength from:", "A+ A-", "Home > x",
            "<b>Goals</b>", "<li>four", "<ol><li>", "</ol>", "<p>", "<br>", "<td>5</td>", "أ- باب", "كتـاب", "٣ـ نبع", "(٤) x", "- 1 un", "## Mission",
        ]).prop_map(str::to_owned),
    ]
}

fn any_page() -> impl Strategy<Value = String> {
    (prop::collection::vec(any_line(), 1..30), prop::sample::select(vec!["\n", "\r\n", "\n\n"]))
        .prop_map(|(lines, end)| lines.join(end))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn words_of_any_text_are_kept(text in any_page()) {
        let text = text.replace('<', "");
        if let Ok(imported) = import(text.as_bytes(), None) {
            let mut before = Words::new();
            count(&mut before, &text);
            prop_assert_eq!(before, kept(&imported), "{}", shown(&imported));
            prop_assert!(order_is_kept(&text, &imported), "{}", shown(&imported));
        }
    }

    #[test]
    fn words_of_any_html_are_kept(text in any_page()) {
        let text = format!("<html><body>{text}</body></html>");
        if let Ok(imported) = import(text.as_bytes(), None) {
            let mut before = Words::new();
            count(&mut before, &untagged(&text));
            let after = kept(&imported);
            for (word, n) in before {
                prop_assert!(after.get(&word).is_some_and(|found| *found >= n), "{} in {}", word, shown(&imported));
            }
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        let _ = import(&bytes, None);
        let _ = import_page(&bytes, None);
    }

    #[test]
    fn any_tags_are_read_or_refused(text in "(<[/a-z]{0,4}[ =\"'a-z]{0,6}>?|&[a-z#0-9]{0,5};?|[a-zا-ي0-9 \n:-]{0,6}){0,60}") {
        let _ = import(text.as_bytes(), None);
        let _ = import_page(text.as_bytes(), None);
    }
}
