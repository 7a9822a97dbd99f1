use std::cmp::Ordering;

use basis::{Kind, Language, Moment, Problem};
use jiff::tz::Offset;

use crate::{Catalogue, Country, Digits, Value, calendar, collate, country, message::Saying, months, number};

/// The words for one reader: her language, a second one where it has no text, and the country whose month names,
/// separators and clock are used. Cheap to clone; every template holds it as `t`.
#[derive(Debug, Clone)]
pub struct Tongue {
    catalogue: Catalogue,
    pub language: Language,
    pub second: Language,
    pub country: Country,
    pub digits: Digits,
    /// Days by which the body moves Hijri dates, −2 to +2.
    pub hijri_correction: i8,
}

impl Tongue {
    pub fn new(catalogue: &Catalogue, language: Language, second: Language, country: Country) -> Self {
        let catalogue = catalogue.clone();
        Self { catalogue, language, second, country, digits: Digits::Western, hijri_correction: 0 }
    }

    #[must_use]
    pub fn with_digits(mut self, digits: Digits) -> Self {
        self.digits = digits;
        self
    }

    /// Days the body adds to Umm al-Qura, brought within −2 to +2.
    #[must_use]
    pub fn with_hijri_correction(mut self, days: i8) -> Self {
        self.hijri_correction = days.clamp(-2, 2);
        self
    }

    /// The same reader in another language, hers becoming the second.
    #[must_use]
    pub fn in_language(&self, language: Language) -> Self {
        let second = if language == self.language { self.second } else { self.language };
        Self { language, second, ..self.clone() }
    }

    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// The value of HTML's `dir` for this language.
    pub fn dir(&self) -> &'static str {
        self.language.dir().code()
    }

    // ── messages

    /// A message for HTML text. An unknown key is returned as it is, and noted in [`Catalogue::missing`].
    pub fn say(&self, key: &str) -> String {
        self.put(key, &[], true)
    }

    /// A message for HTML text, text arguments between U+2068 and U+2069 so that they cannot turn the line around.
    pub fn say_with(&self, key: &str, args: &[(&str, Value)]) -> String {
        self.put(key, args, true)
    }

    /// A message that counts `$n`.
    pub fn count(&self, key: &str, n: i64) -> String {
        self.put(key, &[("n", Value::Number(n))], true)
    }

    /// A message without isolates: for `<title>`, attributes, subjects, CSV, messaging apps.
    pub fn plain(&self, key: &str) -> String {
        self.put(key, &[], false)
    }

    pub fn plain_with(&self, key: &str, args: &[(&str, Value)]) -> String {
        self.put(key, args, false)
    }

    pub fn plain_count(&self, key: &str, n: i64) -> String {
        self.put(key, &[("n", Value::Number(n))], false)
    }

    /// False when [`Tongue::say`] would answer in another language: the element then needs `lang` and `dir`.
    pub fn is_own(&self, key: &str) -> bool {
        self.lang_of(key) == self.language
    }

    /// The language in which [`Tongue::say`] answers.
    pub fn lang_of(&self, key: &str) -> Language {
        self.catalogue.find(key, &self.wanted()).map_or(self.language, |(language, _)| language)
    }

    /// A problem's heading and its explanation. A room's key without a `-title` gets the heading of its kind; a key
    /// that nobody wrote, the kind's explanation.
    pub fn problem(&self, problem: &Problem) -> (String, String) {
        let kind = match problem.kind {
            Kind::BadRequest => "problem-bad-request",
            Kind::SignIn => "problem-sign-in",
            Kind::Forbidden => "problem-forbidden",
            Kind::NotFound => "problem-not-found",
            Kind::Gone => "problem-gone",
            Kind::Conflict => "problem-conflict",
            Kind::TooLarge => "problem-too-large",
            Kind::Invalid => "problem-invalid",
            Kind::TooMany => "problem-too-many",
            Kind::Unavailable => "problem-unavailable",
            Kind::Failed => "problem-failed",
        };
        let own = if self.has(&problem.key) { problem.key.as_ref() } else { kind };
        let own_title = format!("{own}-title");
        let title =
            if self.has(&own_title) { self.say(&own_title) } else { self.say(&format!("{kind}-title")) };
        (title, self.say(own))
    }

    /// A language's name in the reader's language; [`Language::own_name`] is its name in itself.
    pub fn language_name(&self, language: Language) -> String {
        self.say(&format!("ui-language-name-{language}"))
    }

    pub fn country_name(&self, country: Country) -> String {
        match country {
            Country::Other => self.say("country-other"),
            known => self.say(&format!("country-{}", known.code().to_ascii_lowercase())),
        }
    }

    /// Whether there is such a message in any language.
    pub fn has(&self, key: &str) -> bool {
        self.catalogue.has(key)
    }

    /// The languages asked, first to last.
    pub fn wanted(&self) -> [Language; 5] {
        [self.language, self.second, Language::Ar, Language::Fr, Language::En]
    }

    fn put(&self, key: &str, args: &[(&str, Value)], isolating: bool) -> String {
        let Some((language, message)) = self.catalogue.find(key, &self.wanted()) else {
            self.catalogue.note_missing(key.to_owned());
            return key.to_owned();
        };
        // Forms and separators are those of the text that was found, not of the one that was wished for.
        message.say(&Saying {
            language,
            args,
            isolating,
            number: &|n| number::integer(n, language, self.country, self.digits),
            missing: &|name| self.catalogue.note_missing(format!("{key} ${name}")),
        })
    }

    // ── dates

    /// « 12 مارس 2026 », with the month names and the clock of the country.
    pub fn date(&self, moment: Moment) -> String {
        calendar::gregorian(self.country.local(moment).date(), self.language, self.country, self.digits)
    }

    /// The date with the day of the week: « الخميس 12 مارس 2026 ».
    pub fn day(&self, moment: Moment) -> String {
        let day = self.country.local(moment).date();
        let weekday = months::weekday(self.language, day.weekday().to_monday_one_offset().unsigned_abs());
        format!("{weekday} {}", self.date(moment))
    }

    /// « مارس 2026 »
    pub fn month(&self, moment: Moment) -> String {
        calendar::month(self.country.local(moment).date(), self.language, self.country, self.digits)
    }

    /// The Hijri date, Umm al-Qura moved by `correction_days` (−2 to +2). In the second language where this one has no
    /// names for the months (zgh); the Gregorian date beyond the calendar's years.
    pub fn hijri(&self, moment: Moment, correction_days: i8) -> String {
        let day = self.country.local(moment).date();
        calendar::hijri(day, correction_days, self.hijri_language(), self.digits)
            .unwrap_or_else(|| self.date(moment))
    }

    /// The language of [`Tongue::hijri`].
    pub fn hijri_language(&self) -> Language {
        let own = |language: &Language| *language != Language::Zgh;
        self.wanted().into_iter().find(own).unwrap_or(Language::Ar)
    }

    /// Both calendars, with the body's correction: « 12 مارس 2026 الموافق 23 رمضان 1447 هـ ».
    pub fn dates(&self, moment: Moment) -> String {
        let hijri = self.hijri(moment, self.hijri_correction);
        // Between isolates where it is in another script than the line.
        let isolating = self.hijri_language() != self.language;
        let args = [("gregorian", Value::Text(self.date(moment))), ("hijri", Value::Text(hijri))];
        self.put("date-both", &args, isolating)
    }

    /// « 14:30 », the country's clock.
    pub fn time(&self, moment: Moment) -> String {
        let local = self.country.local(moment);
        number::in_digits(format!("{:02}:{:02}", local.hour(), local.minute()), self.language, self.digits)
    }

    /// « 12 مارس 2026، 14:30 »
    pub fn date_time(&self, moment: Moment) -> String {
        let args = [("date", Value::Text(self.date(moment))), ("time", Value::Text(self.time(moment)))];
        self.put("date-time", &args, false)
    }

    /// RFC 3339 with the country's offset, for `<time datetime>`: `2026-03-12T14:30:00+01:00`.
    pub fn iso(&self, moment: Moment) -> String {
        let timestamp = country::timestamp(moment);
        let offset: Offset = self.country.zone().to_offset(timestamp);
        let whole = jiff::Timestamp::from_second(timestamp.as_second()).unwrap_or(timestamp);
        whole.display_with_offset(offset).to_string()
    }

    /// As people say how long ago it was, up to a week; the date before that, and for what lies ahead.
    pub fn ago(&self, moment: Moment, now: Moment) -> String {
        if moment > now {
            return self.date_time(moment);
        }
        let minutes = i64::try_from(now.since(moment).as_secs() / 60).unwrap_or(i64::MAX);
        match minutes {
            0 => self.say("date-just-now"),
            1..60 => self.count("date-minutes-ago", minutes),
            60..1440 => self.count("date-hours-ago", minutes / 60),
            1440..10_080 => self.count("date-days-ago", minutes / 1440),
            _ => self.date(moment),
        }
    }

    // ── numbers, lists, order

    /// « 1.234 » in the Arabic of the Maghreb, « 1 234 » in French, “1,234” in English.
    pub fn number(&self, number: i64) -> String {
        number::integer(number, self.language, self.country, self.digits)
    }

    /// With `places` digits after the separator.
    pub fn decimal(&self, number: f64, places: usize) -> String {
        number::decimal(number, places, self.language, self.country, self.digits)
    }

    /// The weight of a file of so many bytes: « 120 كيلوبايت », « 1,4 Mo ».
    pub fn bytes(&self, bytes: u64) -> String {
        let kilobytes = bytes.div_ceil(1000);
        if kilobytes < 1000 {
            return self.plain_with("ui-kilobytes", &[("n", Value::from(kilobytes))]);
        }
        let (unit, key) = match bytes {
            ..1_000_000_000 => (100_000, "ui-megabytes"),
            _ => (100_000_000, "ui-gigabytes"),
        };
        let tenths = i32::try_from(bytes.div_ceil(unit)).unwrap_or(i32::MAX);
        let places = usize::from(tenths < 100);
        self.plain_with(key, &[("n", Value::Text(self.decimal(f64::from(tenths) / 10.0, places)))])
    }

    /// « أ وب وج », « a, b et c », “a, b and c”; the items between isolates.
    pub fn list(&self, items: &[String]) -> String {
        let isolated: Vec<String> = items.iter().map(|item| format!("\u{2068}{item}\u{2069}")).collect();
        self.plain_list(&isolated)
    }

    /// The same without isolates.
    pub fn plain_list(&self, items: &[String]) -> String {
        let (between, last) = match self.language {
            Language::Ar => (" و", " و"),
            Language::Fr => (", ", " et "),
            Language::En => (", ", " and "),
            Language::Zgh => (", ", " ⴷ "),
        };
        match items.split_last() {
            None => String::new(),
            Some((only, [])) => only.clone(),
            Some((end, before)) => format!("{}{last}{end}", before.join(between)),
        }
    }

    /// Puts things in the dictionary order of the reader's language.
    pub fn sort<T>(&self, things: &mut [T], text: impl Fn(&T) -> &str) {
        things.sort_by(|one, other| self.compare(text(one), text(other)));
    }

    pub fn compare(&self, one: &str, other: &str) -> Ordering {
        collate::compare(self.language, one, other)
    }
}
