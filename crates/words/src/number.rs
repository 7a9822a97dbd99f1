use basis::Language;

use crate::Country;

/// Which digits numbers and dates are written with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Digits {
    /// 0–9, which the Maghreb writes.
    #[default]
    Western,
    /// ٠–٩, where a reader asks for them; only in Arabic.
    Arabic,
}

/// The thousands and decimal separators.
pub(crate) const fn separators(language: Language, country: Country) -> (char, char) {
    match (language, country) {
        // As Unicode has it for ar-MA, ar-DZ, ar-TN and ar-LY, and for ar-MR with Western digits.
        (Language::Ar, Country::Other) => (',', '.'),
        (Language::Ar, _) => ('.', ','),
        (Language::Fr, _) => ('\u{202f}', ','),
        (Language::En, _) => (',', '.'),
        (Language::Zgh, _) => ('\u{a0}', ','),
    }
}

pub(crate) fn integer(number: i64, language: Language, country: Country, digits: Digits) -> String {
    let (thousands, _) = separators(language, country);
    let plain = number.unsigned_abs().to_string();
    let mut out = String::with_capacity(plain.len() * 2 + 4);
    if number < 0 {
        // In a line from right to left a bare minus would jump behind its number.
        if language == Language::Ar {
            out.push('\u{200e}');
        }
        out.push('-');
    }
    for (place, digit) in plain.chars().enumerate() {
        if place > 0 && (plain.len() - place).is_multiple_of(3) {
            out.push(thousands);
        }
        out.push(digit);
    }
    in_digits(out, language, digits)
}

/// `number` with `places` digits after the separator, rounded.
pub(crate) fn decimal(
    number: f64,
    places: usize,
    language: Language,
    country: Country,
    digits: Digits,
) -> String {
    let plain = format!("{:.places$}", number.abs());
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let negative = number < 0.0 && plain.bytes().any(|b| (b'1'..=b'9').contains(&b));
    let whole: i64 = whole.parse().unwrap_or(i64::MAX);
    let mut out = integer(whole, language, country, Digits::Western);
    if !fraction.is_empty() {
        out.push(separators(language, country).1);
        out.push_str(fraction);
    }
    if negative {
        out.insert_str(0, if language == Language::Ar { "\u{200e}-" } else { "-" });
    }
    in_digits(out, language, digits)
}

/// The same text with Arabic digits, and Arabic separators between them, when they are asked for.
pub(crate) fn in_digits(text: String, language: Language, digits: Digits) -> String {
    if digits == Digits::Western || language != Language::Ar {
        return text;
    }
    text.chars().map(|c| c.to_digit(10).and_then(|d| char::from_u32(0x660 + d)).unwrap_or(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_by_language_and_country() {
        let say = |n, l, c| integer(n, l, c, Digits::Western);
        assert_eq!(say(1_234_567, Language::Ar, Country::Ma), "1.234.567");
        assert_eq!(say(1_234_567, Language::Ar, Country::Mr), "1.234.567");
        assert_eq!(say(1_234_567, Language::Fr, Country::Dz), "1\u{202f}234\u{202f}567");
        assert_eq!(say(1_234_567, Language::En, Country::Ma), "1,234,567");
        assert_eq!(say(-1234, Language::Ar, Country::Tn), "\u{200e}-1.234");
        assert_eq!(say(i64::MIN, Language::En, Country::Other), "-9,223,372,036,854,775,808");
        assert_eq!(say(999, Language::Fr, Country::Ma), "999");
        assert_eq!(integer(1205, Language::Ar, Country::Ma, Digits::Arabic), "١.٢٠٥");
        assert_eq!(integer(12, Language::Fr, Country::Ma, Digits::Arabic), "12");
    }

    #[test]
    fn decimals() {
        let say = |n, p, l| decimal(n, p, l, Country::Ma, Digits::Western);
        assert_eq!(say(1234.56, 1, Language::Ar), "1.234,6");
        assert_eq!(say(-0.04, 1, Language::Fr), "0,0");
        assert_eq!(say(-2.5, 1, Language::Ar), "\u{200e}-2,5");
        assert_eq!(say(12.0, 0, Language::En), "12");
    }

    #[test]
    fn separators_are_those_of_unicode() {
        use icu::decimal::{DecimalFormatter, input::Decimal};
        for (language, country, locale) in [
            (Language::Ar, Country::Ma, "ar-MA-u-nu-latn"),
            (Language::Ar, Country::Dz, "ar-DZ-u-nu-latn"),
            (Language::Ar, Country::Tn, "ar-TN-u-nu-latn"),
            (Language::Ar, Country::Ly, "ar-LY-u-nu-latn"),
            (Language::Ar, Country::Mr, "ar-MR-u-nu-latn"),
            (Language::Ar, Country::Other, "ar-u-nu-latn"),
            (Language::Fr, Country::Other, "fr"),
            (Language::En, Country::Other, "en"),
        ] {
            let locale: icu::locale::Locale = locale.parse().unwrap();
            let formatter = DecimalFormatter::try_new(locale.clone().into(), Default::default()).unwrap();
            for number in [-1234_i64, 0, 999, 1000, 7_654_321] {
                let theirs = formatter.format(&Decimal::from(number)).to_string();
                assert_eq!(integer(number, language, country, Digits::Western), theirs, "{locale}");
            }
        }
    }
}
