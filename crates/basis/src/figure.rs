use std::{
    sync::atomic::{AtomicU64, Ordering},
    time::Duration,
};

/// Counts up from the start of the process. It knows a number and nothing else: nobody can be found in it.
#[derive(Debug, Default)]
pub struct Count(AtomicU64);

impl Count {
    pub const fn new() -> Self {
        Self(AtomicU64::new(0))
    }
    pub fn one(&self) {
        self.add(1);
    }
    pub fn add(&self, more: u64) {
        self.0.fetch_add(more, Ordering::Relaxed);
    }
    pub fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// How long things took, sorted into fixed steps.
#[derive(Debug, Default)]
pub struct Spread {
    steps: [Count; Self::STEPS.len()],
    longer: Count,
    micros: Count,
}

/// A spread as it is read: how many took at most so long.
#[derive(Debug, Clone, PartialEq)]
pub struct Spreading {
    /// Seconds, and how many took no longer.
    pub at_most: Vec<(f64, u64)>,
    pub count: u64,
    /// All of it together, in seconds.
    pub sum: f64,
}

impl Spread {
    /// Where one step ends and the next begins, in milliseconds.
    pub const STEPS: [u64; 11] = [1, 5, 10, 25, 50, 100, 250, 500, 1_000, 5_000, 30_000];

    pub fn note(&self, took: Duration) {
        let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        self.micros.add(micros);
        let step = Self::STEPS.iter().zip(&self.steps).find(|(millis, _)| micros <= **millis * 1_000);
        step.map_or(&self.longer, |(_, count)| count).one();
    }

    pub fn read(&self) -> Spreading {
        let mut count = 0;
        let at_most = Self::STEPS
            .iter()
            .zip(&self.steps)
            .map(|(millis, step)| {
                count += step.get();
                (*millis as f64 / 1_000.0, count)
            })
            .collect();
        Spreading { at_most, count: count + self.longer.get(), sum: self.micros.get() as f64 / 1_000_000.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spread_adds_up() {
        let spread = Spread::default();
        for millis in [0, 1, 2, 26, 999, 60_000] {
            spread.note(Duration::from_millis(millis));
        }
        let read = spread.read();
        let below = |seconds: f64| read.at_most.iter().find(|(at, _)| *at >= seconds).unwrap().1;
        assert_eq!((below(0.001), below(0.005), below(0.05), below(1.0), below(30.0)), (2, 3, 4, 5, 5));
        assert_eq!(read.count, 6, "what took longer than any step is counted too");
        assert!((read.sum - 61.028).abs() < 1e-9, "{}", read.sum);
    }
}
