//! How often one network may try at one account. A stranger elsewhere cannot lock her out: her own network has a count of
//! its own.

use std::{collections::HashMap, time::Duration};

use basis::{Moment, Problem, Result};
use parking_lot::Mutex;

use crate::model::Prefix;

/// Which account, by its keyed look-up (also when there is none), from where.
pub type Place = ([u8; 32], Prefix);

/// Attempts without a wait.
const FREE: u32 = 5;
/// The first wait; each next one is twice as long.
const FIRST: Duration = Duration::from_secs(5);
/// The longest wait, and how long an attempt is remembered.
const LONGEST: Duration = Duration::from_secs(15 * 60);
/// Places remembered.
const MOST: usize = 20_000;

#[derive(Default)]
pub struct Throttle(Mutex<HashMap<Place, Tries>>);

#[derive(Clone, Copy)]
struct Tries {
    count: u32,
    last: Moment,
}

impl Tries {
    fn wait(self) -> Duration {
        match self.count.checked_sub(FREE) {
            None => Duration::ZERO,
            Some(over) => FIRST.saturating_mul(1 << over.min(10)).min(LONGEST),
        }
    }
}

impl Throttle {
    /// Counts an attempt that begins; [`Throttle::forget`] takes it back when it was the right one. Counted before it is
    /// known to be wrong, so that many at once are no way around.
    ///
    /// # Errors
    /// Too many, with the seconds to wait.
    pub fn attempt(&self, place: Place, now: Moment) -> Result<()> {
        let mut places = self.0.lock();
        let tries = match places.get(&place).copied().filter(|tries| now.since(tries.last) < LONGEST) {
            Some(tries) => {
                let (wait, passed) = (tries.wait(), now.since(tries.last));
                if passed < wait {
                    let left = wait.saturating_sub(passed);
                    return Err(Problem::too_many(left.as_millis().div_ceil(1000).try_into().unwrap_or(1)));
                }
                Tries { count: tries.count.saturating_add(1), last: now }
            }
            None => Tries { count: 1, last: now },
        };
        if places.len() >= MOST {
            places.retain(|_, tries| now.since(tries.last) < LONGEST);
        }
        if places.len() >= MOST
            && let Some(oldest) = places.iter().min_by_key(|(_, tries)| tries.last).map(|(place, _)| *place)
        {
            places.remove(&oldest);
        }
        places.insert(place, tries);
        Ok(())
    }

    /// It was her.
    pub fn forget(&self, place: &Place) {
        self.0.lock().remove(place);
    }

    /// The attempt was never looked at.
    pub fn undo(&self, place: &Place) {
        if let Some(tries) = self.0.lock().get_mut(place) {
            tries.count = tries.count.saturating_sub(1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(account: u8, from: &str) -> Place {
        ([account; 32], Prefix::of(from.parse().unwrap()))
    }

    #[test]
    fn waits_grow_at_that_place_and_nowhere_else() {
        let throttle = Throttle::default();
        let here = place(1, "192.0.2.1");
        let mut now = Moment::from_millis(0);
        for _ in 0..FREE {
            throttle.attempt(here, now).unwrap();
        }
        let mut waits = Vec::new();
        for _ in 0..10 {
            let wait = throttle.attempt(here, now).unwrap_err().retry_after.unwrap();
            waits.push(wait);
            now = now.plus(Duration::from_secs(wait));
            if wait < 900 {
                throttle.attempt(here, now).unwrap();
            } else {
                break;
            }
        }
        assert_eq!(waits, [5, 10, 20, 40, 80, 160, 320, 640, 900]);
        throttle.attempt(place(1, "198.51.100.1"), now).unwrap();
        throttle.attempt(place(2, "192.0.2.1"), now).unwrap();
        throttle.attempt(here, now.plus(LONGEST)).unwrap();
    }

    #[test]
    fn the_right_password_begins_anew() {
        let throttle = Throttle::default();
        let (here, now) = (place(1, "192.0.2.1"), Moment::from_millis(0));
        for _ in 0..20 {
            throttle.attempt(here, now).unwrap();
            throttle.forget(&here);
        }
        for _ in 0..20 {
            throttle.attempt(here, now).unwrap();
            throttle.undo(&here);
        }
    }

    #[test]
    fn memory_has_an_end() {
        let throttle = Throttle::default();
        for n in 0..MOST + 50 {
            let mut account = [0; 32];
            account[..8].copy_from_slice(&n.to_be_bytes());
            let at = Moment::from_millis(i64::try_from(n).unwrap());
            throttle.attempt((account, Prefix::of("192.0.2.1".parse().unwrap())), at).unwrap();
        }
        assert_eq!(throttle.0.lock().len(), MOST);
    }
}
