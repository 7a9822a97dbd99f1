//! When a lockdown begins, lasts and ends, and who may do what to it: pure.

use std::time::Duration;

use basis::{
    Id, Moment,
    of::{Account, Body},
};

const HOUR: u64 = 60 * 60;

/// So long it lasts on one person's word; so long a second person has to agree.
pub const ALONE: Duration = Duration::from_secs(24 * HOUR);
/// So long after the end of one that was pressed from above another needs a second person.
pub const AGAIN: Duration = Duration::from_secs(7 * 24 * HOUR);
/// So long the first of two lifts waits for the second.
pub const LIFTING: Duration = Duration::from_secs(24 * HOUR);
/// So many who may lift it must have a passkey before it can be pressed.
pub const ARMED: usize = 2;

/// A mark for ids of lockdowns.
#[derive(Debug)]
pub enum LockdownId {}

/// By which grant someone holds a right at a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// By one at the body itself.
    Own,
    /// By one above that covers all below.
    Above,
}

/// One lockdown of one body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lockdown {
    pub id: Id<LockdownId>,
    pub body: Id<Body>,
    pub asked_by: Id<Account>,
    pub asked_at: Moment,
    pub from_above: bool,
    /// None: one above waits for a second person.
    pub pressed_at: Option<Moment>,
    pub confirmed: Option<(Id<Account>, Moment)>,
    /// The first of two lifts.
    pub lifting: Option<(Id<Account>, Moment)>,
    pub ended_at: Option<Moment>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Not in force: it begins when a second person presses before this moment.
    Asked(Moment),
    /// In force on one person's word until this moment.
    Pressed(Moment),
    /// In force until it is lifted.
    Confirmed,
    Over,
}

impl Lockdown {
    pub fn state(&self, now: Moment) -> State {
        if self.ended_at.is_some() {
            return State::Over;
        }
        match (self.pressed_at, self.confirmed) {
            (Some(_), Some(_)) => State::Confirmed,
            (Some(at), None) if now < at.plus(ALONE) => State::Pressed(at.plus(ALONE)),
            (None, _) if now < self.asked_at.plus(ALONE) => State::Asked(self.asked_at.plus(ALONE)),
            _ => State::Over,
        }
    }

    pub fn in_force(&self, now: Moment) -> bool {
        matches!(self.state(now), State::Pressed(_) | State::Confirmed)
    }

    /// The first of two lifts, while it waits for the second.
    pub fn lifting(&self, now: Moment) -> Option<(Id<Account>, Moment)> {
        self.lifting.filter(|(_, at)| now < at.plus(LIFTING))
    }
}

/// What pressing does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pressing {
    /// It begins, for 24 hours.
    Begins,
    /// It waits for a second person.
    Asks,
    /// She is the second person: it begins, confirmed.
    Seconds,
}

/// The key that says why not.
pub type No = &'static str;

/// Whether she who holds the right to press by `reach` may press now. `last_from_above`: when the latest lockdown that
/// was pressed from above ended.
///
/// # Errors
/// Why not.
pub fn press(
    current: Option<&Lockdown>,
    reach: Reach,
    by: Id<Account>,
    armed: bool,
    last_from_above: Option<Moment>,
    now: Moment,
) -> Result<Pressing, No> {
    match current.map_or(State::Over, |one| one.state(now)) {
        State::Pressed(_) | State::Confirmed => Err("lockdown-no-already"),
        _ if !armed => Err("lockdown-no-unarmed"),
        State::Asked(_) if current.is_some_and(|one| one.asked_by == by) => Err("lockdown-no-same-asked"),
        State::Asked(_) => Ok(Pressing::Seconds),
        State::Over => {
            let lately = last_from_above.is_some_and(|ended| now < ended.plus(AGAIN));
            Ok(if reach == Reach::Above && lately { Pressing::Asks } else { Pressing::Begins })
        }
    }
}

/// Whether she may be the second who confirms.
///
/// # Errors
/// Why not.
pub fn confirm(current: Option<&Lockdown>, by: Id<Account>, now: Moment) -> Result<(), No> {
    let Some(one) = current else { return Err("lockdown-no-none") };
    match one.state(now) {
        State::Pressed(_) if one.asked_by == by => Err("lockdown-no-same-confirm"),
        State::Pressed(_) => Ok(()),
        State::Confirmed => Err("lockdown-no-confirmed"),
        State::Asked(_) | State::Over => Err("lockdown-no-none"),
    }
}

/// What lifting does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lifting {
    /// She is the first: a second is waited for.
    First,
    /// It ends.
    Ends,
}

/// Whether she who holds the right to lift by `reach` may lift now.
///
/// # Errors
/// Why not.
pub fn lift(current: Option<&Lockdown>, reach: Reach, by: Id<Account>, now: Moment) -> Result<Lifting, No> {
    let Some(one) = current.filter(|one| one.in_force(now)) else { return Err("lockdown-no-none") };
    if reach == Reach::Above && !one.from_above {
        return Err("lockdown-no-from-above");
    }
    match one.lifting(now) {
        Some((first, _)) if first == by => Err("lockdown-no-same-lift"),
        Some(_) => Ok(Lifting::Ends),
        None => Ok(Lifting::First),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: Moment = Moment::from_millis(1_773_309_600_000);

    fn account(n: u128) -> Id<Account> {
        Id::from_bits(n)
    }

    fn pressed() -> Lockdown {
        Lockdown {
            id: Id::from_bits(1),
            body: Id::from_bits(2),
            asked_by: account(1),
            asked_at: START,
            from_above: false,
            pressed_at: Some(START),
            confirmed: None,
            lifting: None,
            ended_at: None,
        }
    }

    #[test]
    fn one_word_lasts_a_day() {
        let minute = Duration::from_secs(60);
        let one = pressed();
        assert_eq!(one.state(START), State::Pressed(START.plus(ALONE)));
        assert!(one.in_force(START.plus(ALONE - minute)) && !one.in_force(START.plus(ALONE)));
        let confirmed = Lockdown { confirmed: Some((account(2), START)), ..pressed() };
        assert!(confirmed.in_force(START.plus(ALONE * 300)));
        let asked = Lockdown { pressed_at: None, ..pressed() };
        assert!(!asked.in_force(START));
        assert_eq!(
            [START, START.plus(ALONE)].map(|now| asked.state(now)),
            [State::Asked(START.plus(ALONE)), State::Over]
        );
        let ended = Lockdown { ended_at: Some(START), ..confirmed };
        assert_eq!(ended.state(START), State::Over);
    }

    #[test]
    fn who_may_press() {
        use Pressing::{Asks, Begins, Seconds};
        use Reach::{Above, Own};
        let asked = Lockdown { pressed_at: None, from_above: true, ..pressed() };
        let lapsed = START.plus(ALONE);
        let week = Some(START);
        let (soon, later) = (START.plus(AGAIN - Duration::from_secs(1)), START.plus(AGAIN));
        for (current, reach, by, armed, last, now, expected) in [
            (None, Own, 1, true, None, START, Ok(Begins)),
            (None, Above, 1, true, None, START, Ok(Begins)),
            (None, Own, 1, false, None, START, Err("lockdown-no-unarmed")),
            (Some(pressed()), Own, 2, true, None, START, Err("lockdown-no-already")),
            (Some(pressed()), Own, 1, true, None, lapsed, Ok(Begins)),
            (None, Above, 1, true, week, soon, Ok(Asks)),
            (None, Own, 1, true, week, soon, Ok(Begins)),
            (None, Above, 1, true, week, later, Ok(Begins)),
            (Some(asked.clone()), Above, 1, true, week, START, Err("lockdown-no-same-asked")),
            (Some(asked.clone()), Above, 2, true, week, START, Ok(Seconds)),
            (Some(asked.clone()), Own, 3, true, week, START, Ok(Seconds)),
            (Some(asked.clone()), Own, 3, false, week, START, Err("lockdown-no-unarmed")),
            (Some(asked), Above, 1, true, week, lapsed, Ok(Asks)),
        ] {
            let said = press(current.as_ref(), reach, account(by), armed, last, now);
            assert_eq!(said, expected, "{current:?} {reach:?} {by} {armed} {last:?}");
        }
    }

    #[test]
    fn who_may_confirm() {
        let confirmed = Lockdown { confirmed: Some((account(2), START)), ..pressed() };
        for (current, by, now, expected) in [
            (Some(pressed()), 2, START, Ok(())),
            (Some(pressed()), 1, START, Err("lockdown-no-same-confirm")),
            (Some(pressed()), 2, START.plus(ALONE), Err("lockdown-no-none")),
            (Some(confirmed), 3, START, Err("lockdown-no-confirmed")),
            (Some(Lockdown { pressed_at: None, ..pressed() }), 2, START, Err("lockdown-no-none")),
            (None, 2, START, Err("lockdown-no-none")),
        ] {
            assert_eq!(confirm(current.as_ref(), account(by), now), expected, "{current:?} {by}");
        }
    }

    #[test]
    fn who_may_lift() {
        use Lifting::{Ends, First};
        use Reach::{Above, Own};
        let begun = |from_above| Lockdown { from_above, lifting: Some((account(1), START)), ..pressed() };
        let confirmed = Lockdown { confirmed: Some((account(2), START)), ..begun(false) };
        let above = Lockdown { from_above: true, ..pressed() };
        for (current, reach, by, now, expected) in [
            (Some(pressed()), Own, 1, START, Ok(First)),
            (Some(pressed()), Above, 9, START, Err("lockdown-no-from-above")),
            (Some(begun(false)), Own, 1, START, Err("lockdown-no-same-lift")),
            (Some(begun(false)), Own, 2, START, Ok(Ends)),
            (Some(begun(false)), Above, 9, START, Err("lockdown-no-from-above")),
            (Some(confirmed), Own, 2, START.plus(LIFTING), Ok(First)),
            (Some(above), Above, 9, START, Ok(First)),
            (Some(begun(true)), Above, 9, START, Ok(Ends)),
            (Some(begun(true)), Own, 2, START, Ok(Ends)),
            (Some(pressed()), Own, 1, START.plus(ALONE), Err("lockdown-no-none")),
            (None, Own, 1, START, Err("lockdown-no-none")),
        ] {
            assert_eq!(
                lift(current.as_ref(), reach, account(by), now),
                expected,
                "{current:?} {reach:?} {by}"
            );
        }
    }
}
