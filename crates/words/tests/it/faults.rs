use words::{Catalogue, Language};

use crate::source;

fn faults(ar: &'static str, fr: &'static str, en: &'static str, zgh: &'static str) -> Vec<String> {
    let sources: Vec<_> = Language::ALL
        .into_iter()
        .zip([ar, fr, en, zgh])
        .map(|(language, ftl)| source(language, ftl))
        .collect();
    Catalogue::build(&sources).err().unwrap_or_default()
}

#[test]
fn a_key_missing_in_one_of_the_three_is_a_fault() {
    assert_eq!(faults("loom-a = أ", "loom-a = a", "", ""), ["en: loom: loom-a is missing"]);
    assert_eq!(
        faults("", "", "loom-a = a", ""),
        ["ar: loom: loom-a is missing", "fr: loom: loom-a is missing"]
    );
}

#[test]
fn tamazight_may_lag_but_not_invent() {
    assert_eq!(faults("loom-a = أ", "loom-a = a", "loom-a = a", ""), Vec::<String>::new());
    assert_eq!(faults("", "", "", "loom-a = ⴰ"), ["zgh: loom-a is in no other language"]);
}

#[test]
fn a_key_given_twice_is_a_fault_within_and_across_rooms() {
    let found = faults("loom-a = أ\nloom-a = ب", "loom-a = a", "loom-a = a", "");
    assert_eq!(found, ["ar: loom: loom-a is given twice (also in loom)"]);
    let found = faults("ui-save = أ", "", "", "");
    assert_eq!(found, ["ar: loom: ui-save is given twice (also in words)"]);
}

#[test]
fn what_cannot_be_parsed_is_a_fault_with_its_line() {
    let found = faults("loom-a = أ\n\nloom-b = { $n", "loom-a = a", "loom-a = a", "");
    assert!(found.iter().any(|fault| fault.starts_with("ar: loom: line 3")), "{found:?}");
}

#[test]
fn references_must_lead_somewhere_and_not_back() {
    let found = faults("loom-a = { loom-b }", "loom-a = a", "loom-a = { -brand }", "");
    assert_eq!(
        found,
        ["ar: loom-a: refers to loom-b, which is unknown", "en: loom-a: refers to -brand, which is unknown"]
    );
    let circle = "loom-a = { loom-b }\nloom-b = { loom-a }";
    let found = faults(circle, "loom-a = a\nloom-b = b", "loom-a = a\nloom-b = b", "");
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found.iter().all(|fault| fault.contains("refers to itself")), "{found:?}");
}

#[test]
fn an_argument_that_the_arabic_has_not_is_a_fault() {
    let found = faults("loom-a = مرحبًا { $name }", "loom-a = Bonjour { $nom }", "loom-a = Hello", "");
    assert_eq!(found, ["fr: loom-a uses $nom, which the Arabic has not"]);
}

#[test]
fn a_message_that_counts_has_all_forms_and_no_strange_ones() {
    let ar = "loom-a = { $n ->\n [one] واحد\n *[other] كثير\n }";
    let fr = "loom-a = { $n ->\n [one] un\n [few] quelques\n *[other] plusieurs\n }";
    let en = "loom-a = { $n ->\n [0] none\n [1] one\n *[other] several\n }";
    assert_eq!(
        faults(ar, fr, en, ""),
        [
            "ar: loom-a: counts, but lacks the form [few]",
            "ar: loom-a: counts, but lacks the form [many]",
            "ar: loom-a: counts, but lacks the form [two]",
            "ar: loom-a: counts, but lacks the form [zero]",
            "fr: loom-a: has the form [few], which the language has not",
        ]
    );
}

#[test]
fn attributes_and_foreign_functions_are_refused() {
    let found = faults("loom-a = أ\n    .title = ب", "loom-a = { DATETIME($d) }", "loom-a = a", "");
    assert_eq!(found.len(), 2, "{found:?}");
}
