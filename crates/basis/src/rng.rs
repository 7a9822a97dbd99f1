use std::sync::{Arc, Mutex, PoisonError};

use rand_chacha::ChaCha20Rng;
use rand_core::{Rng as _, SeedableRng};

/// Where chance comes from: the system's generator, or a seed in tests.
#[derive(Clone)]
pub struct Rng(Arc<Mutex<ChaCha20Rng>>);

impl std::fmt::Debug for Rng {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Rng")
    }
}

impl Rng {
    /// Seeded once with 256 bits of the operating system's.
    ///
    /// # Errors
    /// When the operating system gives no random numbers.
    #[expect(clippy::disallowed_methods, reason = "the one place that asks the system for chance")]
    pub fn system() -> Result<Self, String> {
        let mut seed = [0_u8; 32];
        getrandom::fill(&mut seed).map_err(|error| error.to_string())?;
        Ok(Self(Arc::new(Mutex::new(ChaCha20Rng::from_seed(seed)))))
    }
    /// The same numbers for the same seed: for tests only.
    pub fn seeded(seed: u64) -> Self {
        Self(Arc::new(Mutex::new(ChaCha20Rng::seed_from_u64(seed))))
    }
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0_u8; N];
        self.0.lock().unwrap_or_else(PoisonError::into_inner).fill_bytes(&mut bytes);
        bytes
    }
    pub fn number(&self) -> u64 {
        u64::from_be_bytes(self.bytes())
    }
    /// A secret of 160 bits, in 32 characters that survive any mail client: tokens in links and cookies.
    pub fn token(&self) -> String {
        const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
        self.bytes::<32>()
            .iter()
            .filter_map(|byte| DIGITS.get(usize::from(byte & 31)))
            .map(|d| char::from(*d))
            .collect()
    }
}
