//! Hashing, on half the cores and below all other work: each hash takes 19 MiB and a core, and the public pages need
//! both.

use std::{
    sync::{
        Arc, OnceLock,
        atomic::{AtomicUsize, Ordering},
        mpsc::{Sender, channel},
    },
    time::Instant,
};

use argon2::{Argon2, PasswordHasher, PasswordVerifier, password_hash::phc::PasswordHash};
use basis::{Kind, Problem, Result, Rng};
use parking_lot::Mutex;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot};

use crate::model::same_password;

/// Hashes made at the same time, at most.
const AT_ONCE: usize = 4;
/// Who may wait for one; the next is asked to come back.
const WAITING: usize = 48;
/// How much nicer than all other threads.
const LOWER: i32 = 10;

/// Costs what a right one costs, and nothing hashes to it: for addresses without an account.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$1rAsw40+56rS8GOFBj3rQQ$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

pub struct Gate {
    /// Hashes made at the same time.
    at_once: usize,
    permits: Arc<Semaphore>,
    waiting: AtomicUsize,
    /// Where the threads that hash take their work from; they begin with the first and end with the gate.
    hands: OnceLock<Sender<Work>>,
}

type Work = Box<dyn FnOnce() + Send>;

impl Default for Gate {
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let at_once = (cores / 2).clamp(1, AT_ONCE);
        Self {
            at_once,
            permits: Arc::new(Semaphore::new(at_once)),
            waiting: AtomicUsize::new(0),
            hands: OnceLock::new(),
        }
    }
}

/// Threads of their own, below all others: pages go first, and whoever signs in waits a moment longer.
fn hire(at_once: usize) -> Sender<Work> {
    let (give, take) = channel::<Work>();
    let take = Arc::new(Mutex::new(take));
    for number in 0..at_once {
        let take = Arc::clone(&take);
        let hand = move || {
            // Linux keeps a priority for each thread; where it may not be lowered it stays.
            if let Err(error) = rustix::process::nice(LOWER) {
                tracing::debug!(%error, "hashing has the priority of everything else");
            }
            loop {
                let work = take.lock().recv();
                let Ok(work) = work else { return };
                work();
            }
        };
        if let Err(error) = std::thread::Builder::new().name(format!("hash-{number}")).spawn(hand) {
            tracing::error!(%error, "a thread for hashing did not begin");
        }
    }
    give
}

/// Leaves the queue, also when whoever waited has gone.
struct InQueue<'a>(&'a AtomicUsize);

impl Drop for InQueue<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Gate {
    /// Whether `typed` is the password of `hash`; as long for none.
    ///
    /// # Errors
    /// `accounts-busy` (503) when too many wait.
    pub async fn verify(&self, typed: &str, hash: Option<String>) -> Result<bool> {
        let typed = same_password(typed);
        self.run(move || {
            let known = hash.is_some();
            let hash = hash.as_deref().unwrap_or(NOBODY);
            let fits = PasswordHash::new(hash)
                .is_ok_and(|hash| Argon2::default().verify_password(typed.as_bytes(), &hash).is_ok());
            Ok(fits && known)
        })
        .await
    }

    /// The PHC string of a new password.
    ///
    /// # Errors
    /// `accounts-busy` (503) when too many wait.
    pub async fn hash(&self, typed: &str, rng: &Rng) -> Result<String> {
        let (typed, salt) = (same_password(typed), rng.bytes::<16>());
        self.run(move || {
            let hash: PasswordHash = Argon2::default()
                .hash_password_with_salt(typed.as_bytes(), &salt)
                .map_err(|error| Problem::failed(error.to_string()))?;
            Ok(hash.to_string())
        })
        .await
    }

    async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
        // The permit goes with the work: a sender who hangs up does not make room before it is done.
        let permit = self.permit().await?;
        let (tell, told) = oneshot::channel();
        let work: Work = Box::new(move || {
            let begun = Instant::now();
            // Whoever has gone needs no answer.
            if !tell.is_closed() {
                drop(tell.send(work()));
            }
            // As long a breath after each: many together take half a core at most, and leave the memory to others too.
            std::thread::sleep(begun.elapsed());
            drop(permit);
        });
        self.hands
            .get_or_init(|| hire(self.at_once))
            .send(work)
            .map_err(|_| Problem::failed("nobody hashes"))?;
        told.await.map_err(Problem::failed)?
    }

    /// Whether one more may wait: asked before any other work is done for her.
    ///
    /// # Errors
    /// `accounts-busy` (503) when too many wait.
    pub fn has_room(&self) -> Result<()> {
        if self.waiting.load(Ordering::SeqCst) >= WAITING { Err(busy()) } else { Ok(()) }
    }

    async fn permit(&self) -> Result<OwnedSemaphorePermit> {
        let before = self.waiting.fetch_add(1, Ordering::SeqCst);
        let _here = InQueue(&self.waiting);
        if before >= WAITING {
            return Err(busy());
        }
        Arc::clone(&self.permits).acquire_owned().await.map_err(Problem::failed)
    }
}

fn busy() -> Problem {
    let mut busy = Problem::new(Kind::Unavailable, "accounts-busy");
    busy.retry_after = Some(5);
    busy
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_hash_fits_its_password_alone() {
        let (gate, rng) = (Gate::default(), Rng::seeded(1));
        let hash = gate.hash("سبع آبار ونول 42", &rng).await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(gate.verify("سبع آبار ونول 42", Some(hash.clone())).await.unwrap());
        assert!(!gate.verify("سبع آبار ونول 43", Some(hash.clone())).await.unwrap());
        assert!(!gate.verify("سبع آبار ونول 42", None).await.unwrap());
        assert!(!gate.verify("", Some("no hash".into())).await.unwrap());
        assert_ne!(hash, gate.hash("سبع آبار ونول 42", &rng).await.unwrap(), "each with a salt of its own");
    }

    #[tokio::test]
    async fn the_queue_has_an_end() {
        let gate = Arc::new(Gate::default());
        let held = gate.permits.acquire_many(u32::try_from(gate.at_once).unwrap()).await.unwrap();
        assert!(gate.has_room().is_ok());
        let waiting: Vec<_> = (0..WAITING)
            .map(|_| {
                let gate = Arc::clone(&gate);
                tokio::spawn(async move { gate.verify("x", None).await })
            })
            .collect();
        while gate.waiting.load(Ordering::SeqCst) < WAITING {
            tokio::task::yield_now().await;
        }
        assert_eq!(gate.has_room().unwrap_err().key, "accounts-busy");
        let refused = gate.verify("x", None).await.unwrap_err();
        assert!(refused.is(Kind::Unavailable) && refused.key == "accounts-busy");
        assert_eq!(refused.retry_after, Some(5));
        // Who gives up leaves the queue.
        waiting.iter().for_each(tokio::task::JoinHandle::abort);
        for one in waiting {
            assert!(one.await.unwrap_err().is_cancelled());
        }
        assert_eq!(gate.waiting.load(Ordering::SeqCst), 0);
        drop(held);
        assert!(!gate.verify("x", None).await.unwrap());
    }
}
