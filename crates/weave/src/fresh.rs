use std::{
    future::Future,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use arc_swap::ArcSwapOption;
use basis::{Problem, Result};
use tokio::sync::Mutex;

/// A value made from the database and kept in memory until someone says it is stale. Reading it costs no lock.
pub struct Fresh<T> {
    value: ArcSwapOption<(u64, Arc<T>)>,
    epoch: AtomicU64,
    loading: Mutex<()>,
    /// Loads that came to nothing.
    failed: AtomicU64,
}

impl<T> Default for Fresh<T> {
    fn default() -> Self {
        Self {
            value: ArcSwapOption::empty(),
            epoch: AtomicU64::new(0),
            loading: Mutex::new(()),
            failed: AtomicU64::new(0),
        }
    }
}

impl<T> Fresh<T> {
    /// The next reader loads again. Called from a Room's `at_once`.
    pub fn stale(&self) {
        self.epoch.fetch_add(1, Ordering::SeqCst);
    }

    /// The value, loaded by `load` when there is none or it is stale; many who ask at once load it once, and hear together that it
    /// could not be: where the database is away, one try takes seconds, and one after the other they would wait for minutes.
    ///
    /// # Errors
    /// What `load` answers, or [`basis::Kind::Unavailable`] to those who waited for it; the next reader tries again.
    pub async fn get<F: Future<Output = Result<T>>>(&self, load: impl FnOnce() -> F) -> Result<Arc<T>> {
        if let Some(value) = self.current() {
            return Ok(value);
        }
        let failed = self.failed.load(Ordering::SeqCst);
        let _one = self.loading.lock().await;
        if let Some(value) = self.current() {
            return Ok(value);
        }
        if self.failed.load(Ordering::SeqCst) != failed {
            return Err(Problem::unavailable("what every page needs could not be loaded"));
        }
        let epoch = self.epoch.load(Ordering::SeqCst);
        let value = match load().await {
            Ok(value) => Arc::new(value),
            Err(problem) => {
                self.failed.fetch_add(1, Ordering::SeqCst);
                return Err(problem);
            }
        };
        self.value.store(Some(Arc::new((epoch, Arc::clone(&value)))));
        Ok(value)
    }

    fn current(&self) -> Option<Arc<T>> {
        let kept = self.value.load();
        let (epoch, value) = kept.as_deref()?;
        (*epoch == self.epoch.load(Ordering::SeqCst)).then(|| Arc::clone(value))
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use basis::Kind;
    use tokio::time::{Instant, sleep};

    use super::*;

    #[tokio::test]
    async fn who_waits_for_a_load_that_fails_does_not_try_it_once_more() {
        let fresh = Fresh::<u8>::default();
        let begun = Instant::now();
        let slow = || async {
            sleep(Duration::from_millis(300)).await;
            Err::<u8, _>(Problem::unavailable("away"))
        };
        let all = tokio::join!(fresh.get(slow), fresh.get(slow), fresh.get(slow));
        assert!([all.0, all.1, all.2].iter().all(|one| one.as_ref().is_err_and(|p| p.is(Kind::Unavailable))));
        assert!(begun.elapsed() < Duration::from_millis(600), "{:?}", begun.elapsed());
        assert_eq!(*fresh.get(|| async { Ok(7) }).await.unwrap(), 7, "the next one tries again");
    }
}
