//! The ground of `/api/v1`: who calls, what she sends, what she is answered, and the description of it all.
//!
//! A call is known by its bearer token and by nothing else: a session's cookie opens no door here, so that no page of another
//! site can make a browser act. The order of answers is 401, then 403 or 404, then 409 or 422; that is why an [`Input`] is read
//! by the handler, after it has asked for the right, and not before.

mod answer;
mod asked;
mod caller;
mod describe;
mod input;
mod once;
mod store;

use basis::Moment;

pub use answer::{List, created, gone, ok};
pub use asked::{Asked, MOST, PAGE};
pub use caller::Caller;
pub use describe::described;
pub use input::{Input, Words};
pub use store::forget as forget_once;

pub(crate) use caller::gate;
pub(crate) use describe::show;
pub(crate) use once::once;

/// Below which every address of the API lies.
pub const BASE: &str = "/api/v1/";

/// How long an `Idempotency-Key` is known.
pub const ONCE: std::time::Duration = std::time::Duration::from_secs(24 * 60 * 60);

/// RFC 3339 in UTC, as the API says times.
pub fn time(moment: Moment) -> String {
    jiff::Timestamp::from_millisecond(moment.millis()).unwrap_or_default().to_string()
}

/// A time as the API takes it, with any offset.
pub fn moment(text: &str) -> Option<Moment> {
    text.parse::<jiff::Timestamp>().ok().map(|at| Moment::from_millis(at.as_millisecond()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_said_in_utc_and_heard_with_any_offset() {
        let noon = crate::testing::NOON;
        assert_eq!(time(noon), "2026-03-12T10:00:00Z");
        assert_eq!(moment("2026-03-12T11:00:00+01:00"), Some(noon));
        assert_eq!(moment(&time(noon)), Some(noon));
        assert_eq!(moment("tomorrow"), None);
    }
}
