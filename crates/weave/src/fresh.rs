use std::{
    future::Future,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use arc_swap::ArcSwapOption;
use basis::Result;
use tokio::sync::Mutex;

/// A value made from the database and kept in memory until someone says it is stale. Reading it costs no lock.
pub struct Fresh<T> {
    value: ArcSwapOption<(u64, Arc<T>)>,
    epoch: AtomicU64,
    loading: Mutex<()>,
}

impl<T> Default for Fresh<T> {
    fn default() -> Self {
        Self { value: ArcSwapOption::empty(), epoch: AtomicU64::new(0), loading: Mutex::new(()) }
    }
}

impl<T> Fresh<T> {
    /// The next reader loads again. Called from a Room's `at_once`.
    pub fn stale(&self) {
        self.epoch.fetch_add(1, Ordering::SeqCst);
    }

    /// The value, loaded by `load` when there is none or it is stale; many who ask at once load it once.
    ///
    /// # Errors
    /// What `load` answers; the next reader tries again.
    pub async fn get<F: Future<Output = Result<T>>>(&self, load: impl FnOnce() -> F) -> Result<Arc<T>> {
        if let Some(value) = self.current() {
            return Ok(value);
        }
        let _one = self.loading.lock().await;
        if let Some(value) = self.current() {
            return Ok(value);
        }
        let epoch = self.epoch.load(Ordering::SeqCst);
        let value = Arc::new(load().await?);
        self.value.store(Some(Arc::new((epoch, Arc::clone(&value)))));
        Ok(value)
    }

    fn current(&self) -> Option<Arc<T>> {
        let kept = self.value.load();
        let (epoch, value) = kept.as_deref()?;
        (*epoch == self.epoch.load(Ordering::SeqCst)).then(|| Arc::clone(value))
    }
}
