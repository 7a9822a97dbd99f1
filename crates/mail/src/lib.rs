#![doc = include_str!("../README.md")]

mod letter;
mod pool;
mod relay;
mod trouble;

use std::{collections::VecDeque, fmt, sync::Arc};

use basis::{Clock, Count, Moment, Problem, Result, Rng};
use lettre::{Message, message::Mailbox};
use parking_lot::Mutex;

pub use letter::Letter;
use pool::Pool;
use trouble::Lost;
pub use trouble::Trouble;

/// How many letters [`Mail::memory`] keeps.
pub const KEPT: usize = 200;

/// Where letters leave. Cheap to clone.
#[derive(Clone)]
pub struct Mail(Arc<Inner>);

struct Inner {
    from: Mailbox,
    clock: Clock,
    rng: Rng,
    way: Way,
    sent: Count,
    refused: Count,
    put_off: Count,
    last_trouble: Mutex<Option<(Moment, Trouble)>>,
}

/// How the letters of this process fared since its start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Figures {
    pub sent: u64,
    /// Refused for good.
    pub refused: u64,
    /// Could not leave, and may leave later.
    pub put_off: u64,
    /// What stood in the way last, unless a letter has left since.
    pub trouble: Option<(Moment, Trouble)>,
}

enum Way {
    Memory(Mutex<VecDeque<Kept>>),
    Smtp(Pool),
}

/// A letter that went no further than this process's memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    pub at: Moment,
    pub to: String,
    pub subject: String,
    pub text: String,
}

impl fmt::Debug for Mail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.is_memory() { "Mail(memory)" } else { "Mail(SMTP)" })
    }
}

impl Mail {
    /// Sends nothing: the last 200 letters are kept in memory.
    #[expect(clippy::expect_used, reason = "a constant")]
    pub fn memory(clock: Clock) -> Self {
        let from = "nasij@localhost".parse().expect("an address");
        // Ids of letters that go nowhere need no chance.
        Self::new(from, clock, Rng::seeded(0), Way::Memory(Mutex::new(VecDeque::new())))
    }

    /// Sends through the relay at `url` (see the table above), from `from`: `no-reply@example.org` or
    /// `Coalition <no-reply@example.org>`. No connection is opened yet.
    ///
    /// # Errors
    /// `Failed`, with a sentence for whoever sets it as its cause; it repeats no password.
    pub fn smtp(url: &str, from: &str) -> Result<Self> {
        let rng = Rng::system().map_err(Problem::failed)?;
        Self::smtp_with(url, from, Clock::system(), rng)
    }

    /// [`Mail::smtp`] with a clock for the letters' dates and chance for their ids.
    ///
    /// # Errors
    /// As there.
    pub fn smtp_with(url: &str, from: &str, clock: Clock, rng: Rng) -> Result<Self> {
        let from = letter::sender(from)?;
        let relay = relay::Relay::parse(url)?;
        Ok(Self::new(from, clock, rng, Way::Smtp(Pool::new(relay))))
    }

    fn new(from: Mailbox, clock: Clock, rng: Rng, way: Way) -> Self {
        Self(Arc::new(Inner {
            from,
            clock,
            rng,
            way,
            sent: Count::new(),
            refused: Count::new(),
            put_off: Count::new(),
            last_trouble: Mutex::new(None),
        }))
    }

    /// Whether letters stay here.
    pub fn is_memory(&self) -> bool {
        matches!(self.0.way, Way::Memory(_))
    }

    /// Sends one letter; `Ok` once the relay has taken it.
    ///
    /// # Errors
    /// `Failed` when it is refused for good, `Unavailable` when it may leave later. Neither names the address.
    pub async fn send(&self, letter: &Letter) -> Result<()> {
        let now = self.0.clock.now();
        let message = self.build(letter, now)?;
        match &self.0.way {
            Way::Smtp(pool) => self.noted(pool.send(message.envelope(), &message.formatted()).await, true),
            Way::Memory(kept) => {
                let mut kept = kept.lock();
                if kept.len() >= KEPT {
                    kept.pop_back();
                }
                let Letter { to, subject, text, .. } = letter.clone();
                kept.push_front(Kept { at: now, to, subject, text });
                self.0.sent.one();
                Ok(())
            }
        }
    }

    /// Whether the relay answers and lets us in; no letter is sent. `Ok` where letters are kept in memory.
    ///
    /// # Errors
    /// What stands in the way.
    pub async fn check(&self) -> std::result::Result<(), Trouble> {
        match &self.0.way {
            Way::Memory(_) => Ok(()),
            Way::Smtp(pool) => {
                let checked = pool.check().await;
                let trouble = checked.as_ref().err().map(|lost| lost.trouble);
                let _ = self.noted(checked, false);
                trouble.map_or(Ok(()), Err)
            }
        }
    }

    pub fn figures(&self) -> Figures {
        Figures {
            sent: self.0.sent.get(),
            refused: self.0.refused.get(),
            put_off: self.0.put_off.get(),
            trouble: *self.0.last_trouble.lock(),
        }
    }

    /// Counts how it ended; `letter`: it was about one, and not only a look.
    fn noted(&self, ended: std::result::Result<(), Lost>, letter: bool) -> Result<()> {
        let mut last = self.0.last_trouble.lock();
        match ended {
            Ok(()) => {
                *last = None;
                if letter {
                    self.0.sent.one();
                }
                Ok(())
            }
            Err(Lost { trouble, problem }) => {
                *last = Some((self.0.clock.now(), trouble));
                match (letter, trouble) {
                    (true, Trouble::Refused) => self.0.refused.one(),
                    (true, _) => self.0.put_off.one(),
                    (false, _) => {}
                }
                Err(problem)
            }
        }
    }

    fn build(&self, letter: &Letter, now: Moment) -> Result<Message> {
        letter.message(&self.0.from, now, &self.0.rng)
    }

    /// The bytes that would be handed to a relay.
    ///
    /// # Errors
    /// `Failed` when the address is none.
    pub fn preview(&self, letter: &Letter) -> Result<Vec<u8>> {
        Ok(self.build(letter, self.0.clock.now())?.formatted())
    }

    /// The letters kept in memory, the newest first; empty when they are sent.
    pub fn last(&self) -> Vec<Kept> {
        match &self.0.way {
            Way::Memory(kept) => kept.lock().iter().cloned().collect(),
            Way::Smtp(_) => Vec::new(),
        }
    }
}
