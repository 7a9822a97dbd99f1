//! How hard an edition is pressed by signatures without their work done: while it is, a proof costs more, and fewer come through
//! from one network without one. In memory alone, and each process sees what came to it.

use std::time::Duration;

use basis::Moment;
use weave::proof::BITS;

/// Signatures without proof at one edition within a minute, from all networks together, from which each level on begins.
const STEPS: [u32; 2] = [90, 450];
/// Each level makes a proof four times dearer: from half a second to a few seconds of a phone, to eight and thirty.
const BITS_A_LEVEL: u32 = 2;
/// A level falls when nothing pressed for so long; a page that was opened before it rose is good for as long.
const QUIET: Duration = Duration::from_secs(10 * 60);

#[derive(Debug, Clone, Copy)]
pub struct Pressure {
    minute: i64,
    without: u32,
    level: u32,
    /// When a step was last reached.
    pressed: Moment,
    /// The level before, and until when its proofs are good.
    before: (u32, Moment),
}

impl Pressure {
    pub const fn new(now: Moment) -> Self {
        Self { minute: 0, without: 0, level: 0, pressed: now, before: (0, now) }
    }

    /// Zero bits that a page opened now asks for.
    pub const fn bits(&self) -> u32 {
        BITS + self.level * BITS_A_LEVEL
    }

    /// Zero bits that are enough now.
    pub fn enough(&self, now: Moment) -> u32 {
        let level = if now < self.before.1 { self.level.min(self.before.0) } else { self.level };
        BITS + level * BITS_A_LEVEL
    }

    /// Of `most` signatures without proof from one network within a minute, those that come through.
    pub const fn through(&self, most: u32) -> u32 {
        match self.level {
            0 => most,
            1 => most / 4,
            _ => most / 15,
        }
    }

    /// One more, with its work done or without. Whether pages are to ask for another cost from now on.
    pub fn one_more(&mut self, proved: bool, now: Moment) -> bool {
        let minute = now.seconds().div_euclid(60);
        if minute != self.minute {
            (self.minute, self.without) = (minute, 0);
        }
        if !proved {
            self.without += 1;
        }
        let reached = STEPS.iter().filter(|step| self.without >= **step).count();
        let reached = u32::try_from(reached).unwrap_or(0);
        let was = self.level;
        if reached > 0 && reached >= self.level {
            self.pressed = now;
        }
        if reached > self.level {
            self.before = (self.level, now.plus(QUIET));
            self.level = reached;
        } else if self.level > 0 && now.since(self.pressed) >= QUIET {
            self.level -= 1;
            self.pressed = now;
        }
        was != self.level
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proof_grows_dearer_while_many_come_without_and_falls_again() {
        let begin = Moment::from_millis(1_795_000_020_000);
        let mut pressure = Pressure::new(begin);
        for _ in 1..STEPS[0] {
            assert!(!pressure.one_more(false, begin));
        }
        assert!(!pressure.one_more(true, begin), "work that was done does not press");
        assert!(pressure.one_more(false, begin), "the first step");
        assert_eq!(
            (pressure.bits(), pressure.enough(begin)),
            (BITS + 2, BITS),
            "who has the page open goes on"
        );
        assert_eq!(pressure.enough(begin.plus(QUIET)), BITS + 2);
        assert_eq!((pressure.through(30), Pressure::new(begin).through(30)), (7, 30));
        for _ in STEPS[0]..STEPS[1] {
            pressure.one_more(false, begin);
        }
        assert_eq!((pressure.bits(), pressure.through(30)), (BITS + 4, 2));
        let quiet = begin.plus(QUIET);
        assert!(pressure.one_more(true, quiet) && pressure.bits() == BITS + 2);
        assert!(!pressure.one_more(true, quiet), "one level at a time");
        assert!(pressure.one_more(true, quiet.plus(QUIET)) && pressure.bits() == BITS);
    }
}
