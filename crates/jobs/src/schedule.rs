use std::time::Duration;

use basis::Moment;

use crate::Queue;

/// A job that comes again and again, with an empty payload (`null`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Schedule {
    /// As of its [`crate::Worker`]; one schedule a kind.
    pub kind: &'static str,
    pub when: When,
    pub queue: Queue,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// At every whole multiple of it since 1970; at least a second.
    Every(Duration),
    /// Once a day, at this minute (0 to 1439) in UTC.
    Daily(u16),
}

impl Schedule {
    pub const fn every(kind: &'static str, duration: Duration) -> Self {
        Self { kind, when: When::Every(duration), queue: Queue::Background }
    }

    /// `minute` of the day in UTC, 0 to 1439.
    pub const fn daily(kind: &'static str, minute: u16) -> Self {
        Self { kind, when: When::Daily(minute), queue: Queue::Background }
    }
}

impl When {
    const DAY: i64 = 24 * 60 * 60 * 1_000;

    /// The first time after `moment`.
    pub(crate) fn after(self, moment: Moment) -> Moment {
        let (step, offset) = match self {
            Self::Every(duration) => (i64::try_from(duration.as_millis()).unwrap_or(Self::DAY).max(1_000), 0),
            Self::Daily(minute) => (Self::DAY, i64::from(minute % 1_440) * 60_000),
        };
        let passed = (moment.millis() - offset).div_euclid(step);
        Moment::from_millis((passed + 1) * step + offset)
    }

    /// As in the column: changes when the plan does.
    pub(crate) fn plan(self) -> String {
        match self {
            Self::Every(duration) => format!("every {} ms", duration.as_millis()),
            Self::Daily(minute) => format!("daily at minute {minute}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_time_lies_ahead_and_on_the_grid() {
        let hour = When::Every(Duration::from_secs(3_600));
        assert_eq!(hour.after(Moment::from_millis(0)).millis(), 3_600_000);
        assert_eq!(hour.after(Moment::from_millis(3_599_999)).millis(), 3_600_000);
        assert_eq!(hour.after(Moment::from_millis(3_600_000)).millis(), 7_200_000);
        let night = When::Daily(3 * 60 + 15);
        let due = 11_700_000;
        assert_eq!(night.after(Moment::from_millis(0)).millis(), due);
        assert_eq!(night.after(Moment::from_millis(due)).millis(), due + When::DAY);
        assert_eq!(night.after(Moment::from_millis(-1)).millis(), due);
        assert_eq!(When::Every(Duration::ZERO).after(Moment::from_millis(10)).millis(), 1_000);
    }
}
