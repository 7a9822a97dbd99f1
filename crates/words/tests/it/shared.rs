//! The shared catalogues themselves, and how fast they answer.

use std::time::Instant;

use basis::Problem;
use words::{Catalogue, Country, Language, Source};

use crate::{source, tongue};

#[test]
fn every_problem_has_a_title_and_says_what_to_do() {
    let all = Catalogue::build(&[]).unwrap();
    let made = [
        Problem::sign_in(),
        Problem::forbidden(),
        Problem::not_found(),
        Problem::invalid("name", "field-required"),
        Problem::too_many(1),
        Problem::too_large(),
        Problem::unavailable("disk"),
        Problem::failed("bug"),
    ];
    let more =
        ["bad-request", "gone", "conflict", "unique", "cross-site"].map(|kind| format!("problem-{kind}"));
    for key in made.iter().map(|problem| problem.key.to_string()).chain(more) {
        for language in [Language::Ar, Language::Fr, Language::En] {
            let t = tongue(&all, language);
            assert!(t.is_own(&key) && t.is_own(&format!("{key}-title")), "{language} {key}");
            assert!(t.say(&key).chars().count() > 20, "{language} {key} says too little");
        }
    }
}

#[test]
fn a_problem_is_said_whatever_its_key() {
    let all = Catalogue::build(&[]).unwrap();
    let t = tongue(&all, Language::En);
    assert_eq!(t.problem(&Problem::not_found()).0, "Page not found");
    let (title, text) = t.problem(&Problem::conflict("ui-saved"));
    assert_eq!((title.as_str(), text.as_str()), ("It changed in the meantime", "Saved."));
    let (title, text) = t.problem(&Problem::conflict("loom-unwritten"));
    assert!(title.starts_with("It changed") && text.starts_with("It was edited"));
    assert_eq!(all.missing(), Vec::<String>::new());
}

#[test]
fn names_of_languages_and_countries() {
    let all = Catalogue::build(&[]).unwrap();
    for reader in Language::ALL {
        let t = tongue(&all, reader);
        Language::ALL.into_iter().for_each(|language| assert!(!t.language_name(language).contains("name")));
        Country::ALL.into_iter().for_each(|country| assert!(!t.country_name(country).contains('-')));
    }
    assert_eq!(tongue(&all, Language::Fr).country_name(Country::Dz), "Algérie");
    assert_eq!(all.missing(), Vec::<String>::new());
}

#[test]
fn the_shared_words_keep_the_house_style() {
    for source in words::WORDS {
        assert!(!source.ftl.contains('!'), "{}: no exclamation marks", source.language);
        if source.language == Language::Ar {
            for (number, line) in source.ftl.lines().enumerate() {
                let text = line.split_once('=').map_or("", |(_, text)| text);
                assert!(!text.contains([',', ';', '?']), "ar line {}: Latin punctuation: {line}", number + 1);
            }
        }
    }
}

#[test]
fn tamazight_has_what_a_visitor_needs_to_find_her_way_and_says_what_is_unread() {
    let all = Catalogue::build(&[]).unwrap();
    let t = tongue(&all, Language::Zgh);
    for key in ["ui-menu", "ui-search", "ui-languages", "ui-skip-to-content", "ui-next", "ui-home"] {
        assert!(t.is_own(key), "{key}");
    }
    assert!(all.drafts().all(|(language, _)| language == Language::Zgh));
    assert!(all.drafts().count() > 10);
}

/// Bounds for a build without optimisation on a busy machine; with it both are more than ten times faster.
#[test]
fn a_large_catalogue_is_built_and_asked_in_no_time() {
    let ftl = |one: &str| -> &'static str {
        let messages = (0..1500).map(|n| match n % 5 {
            0 => format!("loom-{n} =\n    {{ $n ->\n        [zero] {one}\n        [one] {one}\n        [two] {one}\n        [few] {one}\n        [many] {one}\n       *[other] {{ $n }} {one}\n    }}\n"),
            1 => format!("loom-{n} = {one} {{ $name }} {one}\n"),
            _ => format!("loom-{n} = {one} {n}\n"),
        });
        Box::leak(messages.collect::<String>().into_boxed_str())
    };
    let latin = |text: &'static str| -> &'static str {
        let short = text
            .lines()
            .filter(|line| !["[zero]", "[two]", "[few]", "[many]"].iter().any(|f| line.contains(f)));
        Box::leak(short.map(|line| format!("{line}\n")).collect::<String>().into_boxed_str())
    };
    let sources: Vec<Source> = vec![
        source(Language::Ar, ftl("كلمة")),
        source(Language::Fr, latin(ftl("mot"))),
        source(Language::En, latin(ftl("word"))),
        source(Language::Zgh, latin(ftl("ⴰⵡⴰⵍ"))),
    ];
    let begun = Instant::now();
    let all = Catalogue::build(&sources).unwrap();
    let built = begun.elapsed();
    let t = tongue(&all, Language::Ar);
    let begun = Instant::now();
    let mut letters = 0;
    for _ in 0..10_000 {
        letters += std::hint::black_box(t.say("loom-1002")).len();
    }
    let said = begun.elapsed() / 10_000;
    let begun = Instant::now();
    for n in 0..10_000 {
        letters += std::hint::black_box(t.count("loom-1000", n)).len();
    }
    let counted = begun.elapsed() / 10_000;
    println!("built in {built:?}, said in {said:?}, counted in {counted:?}, {letters} bytes");
    assert!(built.as_millis() < 2_000, "{built:?}");
    assert!(said.as_micros() < 20, "{said:?}");
    assert!(counted.as_micros() < 60, "{counted:?}");
}
