use std::{cmp::Ordering, sync::LazyLock};

use basis::Language;
use icu::collator::{Collator, CollatorBorrowed, CollatorPreferences, preferences::CollationNumericOrdering};

static ARABIC: LazyLock<Option<CollatorBorrowed<'static>>> = LazyLock::new(|| collator("ar"));
static FRENCH: LazyLock<Option<CollatorBorrowed<'static>>> = LazyLock::new(|| collator("fr"));
static ENGLISH: LazyLock<Option<CollatorBorrowed<'static>>> = LazyLock::new(|| collator("en"));

fn collator(code: &str) -> Option<CollatorBorrowed<'static>> {
    let locale: icu::locale::Locale = code.parse().ok()?;
    let mut preferences = CollatorPreferences::from(locale);
    // Article 10 after article 9.
    preferences.numeric_ordering = Some(CollationNumericOrdering::True);
    Collator::try_new(preferences, Default::default()).ok()
}

fn of(language: Language) -> Option<&'static CollatorBorrowed<'static>> {
    match language {
        Language::Ar => ARABIC.as_ref(),
        Language::Fr | Language::Zgh => FRENCH.as_ref(),
        Language::En => ENGLISH.as_ref(),
    }
}

/// Dictionary order of two texts for a reader of `language`; numbers inside them by their value. Texts in Tifinagh
/// come first for her who reads zgh, in IRCAM's order; ICU has no data for it.
pub fn compare(language: Language, one: &str, other: &str) -> Ordering {
    if language == Language::Zgh {
        match (tifinagh(one), tifinagh(other)) {
            (Some(one_key), Some(other_key)) => return one_key.cmp(&other_key).then_with(|| one.cmp(other)),
            (Some(_), None) => return Ordering::Less,
            (None, Some(_)) => return Ordering::Greater,
            (None, None) => {}
        }
    }
    of(language).map_or_else(|| one.cmp(other), |collator| collator.compare(one, other))
}

/// Bytes whose order is that of [`compare`]: for sorting many texts, or keeping the order in a column.
pub fn sort_key(language: Language, text: &str) -> Vec<u8> {
    let mut key = Vec::with_capacity(text.len() * 2);
    if language == Language::Zgh {
        if let Some(letters) = tifinagh(text) {
            key.push(0);
            // Three bytes hold any letter, and a word before its longer neighbour.
            key.extend(letters.iter().flat_map(|letter| letter.to_be_bytes().into_iter().skip(1)));
            key.extend([0, 0, 0]);
            key.extend_from_slice(text.as_bytes());
            return key;
        }
        key.push(1);
    }
    let written = of(language).map(|collator| collator.write_sort_key_to(text, &mut key));
    if !matches!(written, Some(Ok(_))) {
        key.extend_from_slice(text.as_bytes());
    }
    key
}

/// The letters by which a text that begins in Tifinagh is ordered: Unicode put them in IRCAM's alphabetical order.
/// The mark of labialisation (ⵯ) follows its letter at once, so ⴳⵯ stands after ⴳ and before ⴷ.
fn tifinagh(text: &str) -> Option<Vec<u32>> {
    let is_tifinagh = |c: char| ('\u{2d30}'..='\u{2d7f}').contains(&c);
    text.chars().find(|c| c.is_alphanumeric() || is_tifinagh(*c)).filter(|c| is_tifinagh(*c))?;
    let mut letters: Vec<u32> = Vec::with_capacity(text.len());
    for character in text.chars().filter(|c| c.is_alphanumeric() || *c == ' ' || is_tifinagh(*c)) {
        match (character, letters.last_mut()) {
            ('ⵯ', Some(last)) => *last += 1,
            _ => letters.push(u32::from(character) * 2),
        }
    }
    Some(letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(language: Language, texts: &[&'static str]) -> Vec<&'static str> {
        let mut by_compare = texts.to_vec();
        by_compare.sort_by(|a, b| compare(language, a, b));
        let mut by_key = texts.to_vec();
        by_key.sort_by_cached_key(|text| sort_key(language, text));
        assert_eq!(by_compare, by_key, "{language}");
        by_compare
    }

    #[test]
    fn each_language_orders_as_its_dictionary() {
        assert_eq!(
            sorted(Language::Ar, &["يد", "ورد", "أحمد", "بيت", "إبل", "Zoé", "ابن", "تونس", "آبار"]),
            ["آبار", "إبل", "ابن", "أحمد", "بيت", "تونس", "ورد", "يد", "Zoé"]
        );
        assert_eq!(
            sorted(Language::Fr, &["eau", "école", "zèle", "Âge", "cote", "côté", "été", "بيت"]),
            ["Âge", "cote", "côté", "eau", "école", "été", "zèle", "بيت"]
        );
        assert_eq!(sorted(Language::En, &["item 10", "Item 9", "item 1"]), ["item 1", "Item 9", "item 10"]);
    }

    #[test]
    fn tifinagh_has_its_own_order() {
        assert_eq!(
            sorted(Language::Zgh, &["Agadir", "ⵥⵕ", "ⴷⴰ", "ⴳⵯⴰ", "ⴰⵣⵓⵍ", "ⴰⴷⵔⴰⵔ", "ⴳⴰ", "ⴰⴷ"]),
            ["ⴰⴷ", "ⴰⴷⵔⴰⵔ", "ⴰⵣⵓⵍ", "ⴳⴰ", "ⴳⵯⴰ", "ⴷⴰ", "ⵥⵕ", "Agadir"]
        );
    }
}
