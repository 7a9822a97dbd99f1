use basis::Language;
use icu::calendar::{Date, cal::Hijri};
use jiff::civil;

use crate::{Country, Digits, months, number::in_digits};

/// « 12 مارس 2026 », « 1er mars 2026 », “12 March 2026”.
pub(crate) fn gregorian(day: civil::Date, language: Language, country: Country, digits: Digits) -> String {
    let name = months::gregorian(language, country, day.month().unsigned_abs());
    let number = day_number(day.day().unsigned_abs(), language);
    in_digits(format!("{number} {name} {}", day.year()), language, digits)
}

/// « مارس 2026 »
pub(crate) fn month(day: civil::Date, language: Language, country: Country, digits: Digits) -> String {
    let name = months::gregorian(language, country, day.month().unsigned_abs());
    in_digits(format!("{name} {}", day.year()), language, digits)
}

/// Umm al-Qura, moved by `correction` days (at most two either way): +1 where the month was seen a day earlier.
/// « 23 رمضان 1447 هـ ». `None` outside the calendar's reach.
pub(crate) fn hijri(day: civil::Date, correction: i8, language: Language, digits: Digits) -> Option<String> {
    let (year, month, number) = hijri_parts(day, correction)?;
    let name = months::hijri(language, month);
    let number = day_number(number, language);
    let text = match language {
        Language::Ar => format!("{number} {name} {year} هـ"),
        Language::Fr => format!("{number} {name} {year} H"),
        Language::En | Language::Zgh => format!("{number} {name} {year} AH"),
    };
    Some(in_digits(text, language, digits))
}

/// Year, month from 1, and day of the Hijri date.
pub(crate) fn hijri_parts(day: civil::Date, correction: i8) -> Option<(i32, u8, u8)> {
    let moved = day.checked_add(jiff::Span::new().days(i64::from(correction.clamp(-2, 2)))).ok()?;
    let iso =
        Date::try_new_iso(i32::from(moved.year()), moved.month().unsigned_abs(), moved.day().unsigned_abs())
            .ok()?;
    let date = iso.to_calendar(Hijri::new_umm_al_qura());
    Some((date.year().extended_year(), date.month().ordinal, date.day_of_month().0))
}

fn day_number(day: u8, language: Language) -> String {
    match (language, day) {
        (Language::Fr, 1) => "1er".to_owned(),
        _ => day.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn known_hijri_days() {
        for (day, expected) in [
            (date(2023, 3, 23), (1444, 9, 1)),
            (date(2024, 6, 16), (1445, 12, 10)),
            (date(2024, 7, 7), (1446, 1, 1)),
            (date(2025, 3, 1), (1446, 9, 1)),
            (date(2025, 3, 30), (1446, 10, 1)),
            (date(2026, 2, 18), (1447, 9, 1)),
            (date(2026, 3, 12), (1447, 9, 23)),
        ] {
            assert_eq!(hijri_parts(day, 0), Some(expected), "{day}");
        }
    }

    #[test]
    fn a_body_corrects_by_at_most_two_days() {
        let first = date(2026, 2, 18);
        assert_eq!(hijri_parts(first, -1), Some((1447, 8, 29)));
        assert_eq!(hijri_parts(first, 1), Some((1447, 9, 2)));
        assert_eq!(hijri_parts(first, 2), Some((1447, 9, 3)));
        assert_eq!(hijri_parts(first, 100), hijri_parts(first, 2));
        assert_eq!(hijri_parts(first, -100), hijri_parts(first, -2));
    }

    #[test]
    fn month_names_follow_the_country() {
        let day = date(2026, 8, 12);
        for (country, text) in [
            (Country::Ma, "12 غشت 2026"),
            (Country::Dz, "12 أوت 2026"),
            (Country::Tn, "12 أوت 2026"),
            (Country::Ly, "12 أغسطس 2026"),
            (Country::Mr, "12 أغشت 2026"),
            (Country::Other, "12 أغسطس 2026"),
        ] {
            assert_eq!(gregorian(day, Language::Ar, country, Digits::Western), text);
        }
        let may = date(2026, 5, 1);
        assert_eq!(gregorian(may, Language::Ar, Country::Ma, Digits::Western), "1 ماي 2026");
        assert_eq!(gregorian(may, Language::Ar, Country::Ly, Digits::Western), "1 مايو 2026");
        assert_eq!(gregorian(may, Language::Fr, Country::Dz, Digits::Western), "1er mai 2026");
        assert_eq!(gregorian(may, Language::Zgh, Country::Ma, Digits::Western), "1 ⵎⴰⵢⵢⵓ 2026");
        assert_eq!(gregorian(may, Language::Ar, Country::Ma, Digits::Arabic), "١ ماي ٢٠٢٦");
    }

    #[test]
    fn hijri_in_words() {
        let day = date(2024, 6, 16);
        assert_eq!(hijri(day, 0, Language::Ar, Digits::Western).unwrap(), "10 ذي الحجة 1445 هـ");
        assert_eq!(hijri(day, 0, Language::Fr, Digits::Western).unwrap(), "10 dhou al-hijja 1445 H");
        assert_eq!(hijri(day, -1, Language::En, Digits::Western).unwrap(), "9 Dhu al-Hijjah 1445 AH");
    }

    /// Where ICU and our table part, ours is on purpose; this says where.
    #[test]
    fn our_months_beside_those_of_icu() {
        use icu::datetime::{DateTimeFormatter, fieldsets::YMD};
        for (country, locale) in [
            (Country::Ma, "ar-MA-u-nu-latn"),
            (Country::Dz, "ar-DZ-u-nu-latn"),
            (Country::Tn, "ar-TN-u-nu-latn"),
            (Country::Ly, "ar-LY-u-nu-latn"),
            (Country::Mr, "ar-MR-u-nu-latn"),
        ] {
            let parsed: icu::locale::Locale = locale.parse().unwrap();
            let formatter = DateTimeFormatter::try_new(parsed.into(), YMD::long()).unwrap();
            for month in 1..=12 {
                let theirs = formatter.format(&Date::try_new_gregorian(2026, month, 12).unwrap()).to_string();
                let ours = months::gregorian(Language::Ar, country, month);
                assert!(theirs.contains(ours), "{locale} {month}: {theirs} / {ours}");
            }
        }
    }
}
