//! Names of months and days. Written here and not taken from ICU: it has nothing for zgh, and one table that
//! anyone can read and mend serves five countries better.

use basis::Language;

use crate::Country;

type Months = [&'static str; 12];

/// The month's name as it stands in a date, 1 to 12; "" for any other number.
pub(crate) fn gregorian(language: Language, country: Country, month: u8) -> &'static str {
    let table = match (language, country) {
        (Language::Ar, Country::Ma) => &MOROCCO,
        (Language::Ar, Country::Dz | Country::Tn) => &ALGERIA_TUNISIA,
        (Language::Ar, Country::Mr) => &MAURITANIA,
        (Language::Ar, Country::Ly | Country::Other) => &LIBYA,
        (Language::Fr, _) => &FRENCH,
        (Language::En, _) => &ENGLISH,
        (Language::Zgh, _) => &TIFINAGH,
    };
    name(table, month)
}

/// A Hijri month as it stands in a date. There is none for zgh: the caller asks for the second language.
pub(crate) fn hijri(language: Language, month: u8) -> &'static str {
    name(
        match language {
            Language::Ar => &HIJRI_ARABIC,
            Language::Fr => &HIJRI_FRENCH,
            Language::En | Language::Zgh => &HIJRI_ENGLISH,
        },
        month,
    )
}

/// The day of the week, Monday being 1 and Sunday 7.
pub(crate) fn weekday(language: Language, day: u8) -> &'static str {
    let table = match language {
        Language::Ar => ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"],
        Language::Fr => ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
        Language::En => ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
        Language::Zgh => ["ⴰⵢⵏⴰⵙ", "ⴰⵙⵉⵏⴰⵙ", "ⴰⴽⵕⴰⵙ", "ⴰⴽⵡⴰⵙ", "ⵙⵉⵎⵡⴰⵙ", "ⴰⵙⵉⴹⵢⴰⵙ", "ⴰⵙⴰⵎⴰⵙ"],
    };
    usize::from(day).checked_sub(1).and_then(|place| table.get(place)).copied().unwrap_or("")
}

fn name(table: &'static Months, month: u8) -> &'static str {
    usize::from(month).checked_sub(1).and_then(|place| table.get(place)).copied().unwrap_or("")
}

const MOROCCO: Months = [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "ماي",
    "يونيو",
    "يوليوز",
    "غشت",
    "شتنبر",
    "أكتوبر",
    "نونبر",
    "دجنبر",
];
const ALGERIA_TUNISIA: Months = [
    "جانفي",
    "فيفري",
    "مارس",
    "أفريل",
    "ماي",
    "جوان",
    "جويلية",
    "أوت",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
];
const LIBYA: Months = [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
];
const MAURITANIA: Months = [
    "يناير",
    "فبراير",
    "مارس",
    "إبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغشت",
    "شتمبر",
    "أكتوبر",
    "نوفمبر",
    "دجمبر",
];
const FRENCH: Months = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];
const ENGLISH: Months = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const TIFINAGH: Months = [
    "ⵉⵏⵏⴰⵢⵔ",
    "ⴱⵕⴰⵢⵕ",
    "ⵎⴰⵕⵚ",
    "ⵉⴱⵔⵉⵔ",
    "ⵎⴰⵢⵢⵓ",
    "ⵢⵓⵏⵢⵓ",
    "ⵢⵓⵍⵢⵓⵣ",
    "ⵖⵓⵛⵜ",
    "ⵛⵓⵜⴰⵏⴱⵉⵔ",
    "ⴽⵜⵓⴱⵔ",
    "ⵏⵓⵡⴰⵏⴱⵉⵔ",
    "ⴷⵓⵊⴰⵏⴱⵉⵔ",
];
/// In the genitive, as a day before them asks: « 3 ذي الحجة ».
const HIJRI_ARABIC: Months = [
    "محرم",
    "صفر",
    "ربيع الأول",
    "ربيع الآخر",
    "جمادى الأولى",
    "جمادى الآخرة",
    "رجب",
    "شعبان",
    "رمضان",
    "شوال",
    "ذي القعدة",
    "ذي الحجة",
];
const HIJRI_FRENCH: Months = [
    "moharram",
    "safar",
    "rabia al-awwal",
    "rabia ath-thani",
    "joumada al-oula",
    "joumada ath-thania",
    "rajab",
    "chaabane",
    "ramadan",
    "chawwal",
    "dhou al-qi’da",
    "dhou al-hijja",
];
const HIJRI_ENGLISH: Months = [
    "Muharram",
    "Safar",
    "Rabi al-Awwal",
    "Rabi al-Thani",
    "Jumada al-Ula",
    "Jumada al-Thania",
    "Rajab",
    "Shaban",
    "Ramadan",
    "Shawwal",
    "Dhu al-Qidah",
    "Dhu al-Hijjah",
];
