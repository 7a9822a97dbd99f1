use basis::Language;

/// The forms a language may give to a counted noun, as Unicode names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Zero,
    One,
    Two,
    Few,
    Many,
    Other,
}

impl Form {
    pub const ALL: [Self; 6] = [Self::Zero, Self::One, Self::Two, Self::Few, Self::Many, Self::Other];

    /// As written before a variant in a catalogue.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Zero => "zero",
            Self::One => "one",
            Self::Two => "two",
            Self::Few => "few",
            Self::Many => "many",
            Self::Other => "other",
        }
    }

    /// The form of `number` in `language`. Written here because no library has rules for zgh: Fluent and ICU give
    /// the English ones without a word.
    pub fn of(language: Language, number: i64) -> Self {
        let n = number.unsigned_abs();
        match language {
            Language::Ar => match (n, n % 100) {
                (0, _) => Self::Zero,
                (1, _) => Self::One,
                (2, _) => Self::Two,
                (_, 3..=10) => Self::Few,
                (_, 11..=99) => Self::Many,
                _ => Self::Other,
            },
            Language::Fr => match n {
                0 | 1 => Self::One,
                _ if n.is_multiple_of(1_000_000) => Self::Many,
                _ => Self::Other,
            },
            Language::En => match n {
                1 => Self::One,
                _ => Self::Other,
            },
            // As in Tachelhit, whose counting the standard follows: 2 to 10 with the plural, above with « n ».
            Language::Zgh => match n {
                0 | 1 => Self::One,
                2..=10 => Self::Few,
                _ => Self::Other,
            },
        }
    }

    /// The forms a message of `language` that counts must have. A variant for the exact number (`[0]`, `[1]`,
    /// `[2]`) may stand for zero, one and two.
    pub const fn needed(language: Language) -> &'static [Self] {
        match language {
            Language::Ar => &Self::ALL,
            Language::Fr | Language::En | Language::Zgh => &[Self::One, Self::Other],
        }
    }

    /// The forms `language` knows at all.
    pub const fn known(language: Language) -> &'static [Self] {
        match language {
            Language::Ar => &Self::ALL,
            Language::Fr => &[Self::One, Self::Many, Self::Other],
            Language::En => &[Self::One, Self::Other],
            Language::Zgh => &[Self::One, Self::Few, Self::Other],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arabic_has_six_forms() {
        for (form, numbers) in [
            (Form::Zero, &[0][..]),
            (Form::One, &[1]),
            (Form::Two, &[2]),
            (Form::Few, &[3, 10, 103, 110, 1003]),
            (Form::Many, &[11, 26, 99, 111, 1099]),
            (Form::Other, &[100, 101, 102, 200, 1000, 1_000_000]),
        ] {
            for number in numbers {
                assert_eq!(Form::of(Language::Ar, *number), form, "{number}");
            }
        }
    }

    #[test]
    fn our_rules_are_those_of_unicode_where_unicode_has_them() {
        use icu::plurals::{PluralCategory, PluralRuleType, PluralRules, PluralRulesOptions};
        let options = PluralRulesOptions::default().with_type(PluralRuleType::Cardinal);
        for language in [Language::Ar, Language::Fr, Language::En] {
            let locale: icu::locale::Locale = language.code().parse().unwrap();
            let rules = PluralRules::try_new(locale.into(), options).unwrap();
            for number in (0_u64..1300).chain([10_000, 999_999, 1_000_000, 1_000_001, 5_000_000]) {
                let theirs = match rules.category_for(number) {
                    PluralCategory::Zero => Form::Zero,
                    PluralCategory::One => Form::One,
                    PluralCategory::Two => Form::Two,
                    PluralCategory::Few => Form::Few,
                    PluralCategory::Many => Form::Many,
                    PluralCategory::Other => Form::Other,
                };
                assert_eq!(Form::of(language, number as i64), theirs, "{language} {number}");
            }
        }
    }

    #[test]
    fn tamazight_is_not_counted_as_english() {
        assert_eq!(Form::of(Language::Zgh, 0), Form::One);
        assert_eq!(Form::of(Language::En, 0), Form::Other);
        assert_eq!(Form::of(Language::Zgh, 7), Form::Few);
        assert_eq!(Form::of(Language::Zgh, 11), Form::Other);
    }
}
