use basis::Moment;
use jiff::{
    Timestamp, civil,
    tz::{self, TimeZone},
};

/// The country of a body or a reader: month names, separators and time zone follow it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Country {
    Ma,
    Dz,
    Tn,
    Ly,
    Mr,
    /// Anywhere else, or above countries: UTC, and the month names of the wider Arab press.
    #[default]
    Other,
}

impl Country {
    pub const ALL: [Self; 6] = [Self::Ma, Self::Dz, Self::Tn, Self::Ly, Self::Mr, Self::Other];

    /// From an ISO 3166 code of two letters, in either case.
    pub fn from_code(code: &str) -> Self {
        match code.to_ascii_uppercase().as_str() {
            "MA" => Self::Ma,
            "DZ" => Self::Dz,
            "TN" => Self::Tn,
            "LY" => Self::Ly,
            "MR" => Self::Mr,
            _ => Self::Other,
        }
    }

    /// ISO 3166, "" for [`Country::Other`].
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ma => "MA",
            Self::Dz => "DZ",
            Self::Tn => "TN",
            Self::Ly => "LY",
            Self::Mr => "MR",
            Self::Other => "",
        }
    }

    /// Its time zone, read from the tables of the world when this was compiled: no others are in the binary.
    pub const fn zone(self) -> &'static TimeZone {
        static MA: TimeZone = tz::get!("Africa/Casablanca");
        static DZ: TimeZone = tz::get!("Africa/Algiers");
        static TN: TimeZone = tz::get!("Africa/Tunis");
        static LY: TimeZone = tz::get!("Africa/Tripoli");
        static MR: TimeZone = tz::get!("Africa/Nouakchott");
        static OTHER: TimeZone = TimeZone::UTC;
        match self {
            Self::Ma => &MA,
            Self::Dz => &DZ,
            Self::Tn => &TN,
            Self::Ly => &LY,
            Self::Mr => &MR,
            Self::Other => &OTHER,
        }
    }

    /// The wall clock of the country at `moment`.
    pub fn local(self, moment: Moment) -> civil::DateTime {
        self.zone().to_datetime(timestamp(moment))
    }

    /// The country's day at `moment`, as `2026-03-12`: what tallies are kept by.
    pub fn day(self, moment: Moment) -> String {
        self.local(moment).date().to_string()
    }

    /// The first moment of a day written `2026-03-12`; `None` when there is no such day.
    pub fn start_of_day(self, day: &str) -> Option<Moment> {
        self.moment(civil::DateTime::from(day.trim().parse::<civil::Date>().ok()?))
    }

    /// The moment of `2026-03-12T14:30`, as an `<input type="datetime-local">` sends it (also with a space, with
    /// seconds, or a day alone, which is its start). An hour the clocks skip is the one after.
    pub fn parse_local(self, text: &str) -> Option<Moment> {
        let text = text.trim();
        if text.len() == 10 {
            return self.start_of_day(text);
        }
        self.moment(text.parse::<civil::DateTime>().ok()?)
    }

    /// `moment` as an `<input type="datetime-local">` wants it: `2026-03-12T14:30`.
    pub fn input(self, moment: Moment) -> String {
        let local = self.local(moment);
        format!("{}T{:02}:{:02}", local.date(), local.hour(), local.minute())
    }

    /// The next midnight after `moment`.
    pub fn midnight_after(self, moment: Moment) -> Option<Moment> {
        self.moment(civil::DateTime::from(self.local(moment).date().tomorrow().ok()?))
    }

    fn moment(self, local: civil::DateTime) -> Option<Moment> {
        let zoned = self.zone().to_ambiguous_zoned(local).compatible().ok()?;
        Some(Moment::from_millis(zoned.timestamp().as_millisecond()))
    }
}

/// Moments out of the calendar's reach are brought to its edge.
pub(crate) fn timestamp(moment: Moment) -> Timestamp {
    Timestamp::from_millisecond(moment.millis()).unwrap_or(if moment.millis() < 0 {
        Timestamp::MIN
    } else {
        Timestamp::MAX
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(iso: &str) -> Moment {
        Moment::from_millis(iso.parse::<Timestamp>().unwrap().as_millisecond())
    }

    #[test]
    fn clocks_by_country() {
        let noon = at("2026-05-04T12:00:00Z");
        for (country, hour) in
            [(Country::Ma, 13), (Country::Dz, 13), (Country::Tn, 13), (Country::Ly, 14), (Country::Mr, 12)]
        {
            assert_eq!(country.local(noon).hour(), hour, "{country:?}");
        }
        // Morocco goes back an hour in Ramadan.
        assert_eq!(Country::Ma.local(at("2026-03-01T12:00:00Z")).hour(), 12);
        assert_eq!(Country::Dz.local(at("2026-03-01T12:00:00Z")).hour(), 13);
    }

    #[test]
    fn days_and_form_fields() {
        assert_eq!(Country::Ma.day(at("2026-05-04T23:30:00Z")), "2026-05-05");
        assert_eq!(Country::Ma.start_of_day("2026-05-05"), Some(at("2026-05-04T23:00:00Z")));
        assert_eq!(Country::Ma.parse_local("2026-05-05T14:30"), Some(at("2026-05-05T13:30:00Z")));
        assert_eq!(Country::Mr.input(at("2026-05-05T14:30:59Z")), "2026-05-05T14:30");
        assert_eq!(Country::Tn.midnight_after(at("2026-05-04T10:00:00Z")), Some(at("2026-05-04T23:00:00Z")));
        for wrong in ["", "2026-13-01", "2026-02-30T10:00", "soon", "2026-05-05Tx"] {
            assert_eq!(Country::Ma.parse_local(wrong), None, "{wrong}");
        }
        assert_eq!(Country::from_code("dz"), Country::Dz);
        assert_eq!(Country::from_code("FR"), Country::Other);
    }
}
