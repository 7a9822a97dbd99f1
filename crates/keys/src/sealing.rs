//! Sealing records to a body. The key of the envelope that is open lies in this process's memory, for a minute or 1,000 records,
//! whichever is first; its row was committed before the first record was sealed with it.

use std::{
    collections::HashMap,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use basis::{Id, Kind, Moment, Problem, Result, Rng, of::Body};
use db::Conn;
use parking_lot::{Mutex, RwLock};
use seal::envelope::{EnvelopeKey, Place, Recipient};
use weave::Site;

use crate::{
    Keys,
    model::{Envelope, OPEN, RECORDS},
    store,
};

/// The key of the problem of a body that cannot take names.
pub const NO_KEY: &str = "problem-no-key";

/// That a body has no key: 422, type `no-key`.
pub fn no_key() -> Problem {
    Problem::new(Kind::Invalid, NO_KEY)
}

/// A record as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    pub envelope: Id<Envelope>,
    pub bytes: Vec<u8>,
}

/// The open envelopes of this process.
pub(crate) struct Ring {
    slots: Mutex<HashMap<Id<Body>, Arc<Slot>>>,
    life: Duration,
}

#[derive(Default)]
struct Slot {
    current: Mutex<Option<Arc<Open>>>,
    /// One at a time opens the next.
    opening: tokio::sync::Mutex<()>,
}

/// One envelope whose key is here.
struct Open {
    id: Id<Envelope>,
    turn: i64,
    begun: Moment,
    left: AtomicU32,
    /// Boxed, so that only the pointer ever moves; none once it was wiped.
    key: RwLock<Option<Box<EnvelopeKey>>>,
}

impl Open {
    /// Takes places for `count` records, if it still has them.
    fn reserve(&self, now: Moment, count: u32) -> bool {
        self.is_fresh(now)
            && self
                .left
                .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(count))
                .is_ok()
    }
    fn is_fresh(&self, now: Moment) -> bool {
        now.since(self.begun) < OPEN && self.key.read().is_some()
    }
    /// Dropped where it lies, which wipes it.
    fn wipe(&self) {
        *self.key.write() = None;
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.wipe();
    }
}

impl Ring {
    pub fn new(life: Duration) -> Self {
        Self { slots: Mutex::default(), life }
    }

    fn slot(&self, body: Id<Body>) -> Arc<Slot> {
        Arc::clone(self.slots.lock().entry(body).or_default())
    }

    /// Wipes the key of the open envelope of a body, or of all.
    pub fn close(&self, body: Option<Id<Body>>) {
        let slots: Vec<Arc<Slot>> = {
            let slots = self.slots.lock();
            match body {
                Some(body) => slots.get(&body).into_iter().cloned().collect(),
                None => slots.values().cloned().collect(),
            }
        };
        for slot in slots {
            if let Some(open) = slot.current.lock().take() {
                open.wipe();
            }
        }
    }

    /// How many keys lie in memory now.
    pub fn open(&self) -> usize {
        let slots = self.slots.lock();
        slots
            .values()
            .filter(|slot| slot.current.lock().as_ref().is_some_and(|open| open.key.read().is_some()))
            .count()
    }
}

/// Places for some records in a body's open envelope.
pub struct Sealer {
    body: Id<Body>,
    open: Arc<Open>,
    count: u32,
}

/// Places for `count` records (at most 1,000) in the open envelope of a body; a new one is begun, and its row committed, when
/// there is none. Call it before [`db::Db::write`], never within: what is written there may be undone, with the row of an
/// envelope that others already seal with.
///
/// # Errors
/// 422 `no-key` when nobody keeps the body's key; whatever the database says.
pub async fn sealer(site: &Site, body: Id<Body>, count: u32) -> Result<Sealer> {
    if count > RECORDS {
        return Err(Problem::failed("more records than one envelope takes"));
    }
    let keys = site.service::<Keys>()?;
    let slot = keys.ring.slot(body);
    let taken = || {
        let current = slot.current.lock().clone();
        current.filter(|open| open.reserve(site.clock.now(), count))
    };
    if let Some(open) = taken() {
        return Ok(Sealer { body, open, count });
    }
    let _one = slot.opening.lock().await;
    if let Some(open) = taken() {
        return Ok(Sealer { body, open, count });
    }
    let open = Arc::new(begin(site, body).await?);
    open.left.fetch_sub(count, Ordering::SeqCst);
    // The one before is wiped when the last who took places in it has sealed.
    *slot.current.lock() = Some(Arc::clone(&open));
    wipe_later(&slot, &open, keys.ring.life);
    Ok(Sealer { body, open, count })
}

/// Draws a key, seals it to the keyholders of this moment, and commits its row in a transaction of its own.
async fn begin(site: &Site, body: Id<Body>) -> Result<Open> {
    // Between looking and writing a keyholder may come or leave, but not for ever.
    for _ in 0..5 {
        let (turn, publics) = store::recipients(&mut site.db.read().await?, body).await?;
        let (open, sealed) = draw(site, turn, &publics)?;
        let (id, now) = (open.id, open.begun);
        let written = site
            .db
            .write(move |conn| {
                Box::pin(async move {
                    if store::hold_turn(conn, body).await? != turn {
                        return Ok(false);
                    }
                    store::insert_envelope(conn, id, body, turn, &sealed, &publics, now).await?;
                    Ok(true)
                })
            })
            .await?;
        if written {
            return Ok(open);
        }
    }
    Err(Problem::unavailable("the keyholders of a body change without end"))
}

fn draw(site: &Site, turn: i64, publics: &[String]) -> Result<(Open, Vec<u8>)> {
    if publics.is_empty() {
        return Err(no_key());
    }
    let recipients: Vec<Recipient> = publics.iter().map(|public| public.parse()).collect::<Result<_>>()?;
    let key = Box::new(EnvelopeKey::draw(&site.rng));
    let sealed = key.sealed_to(&recipients)?;
    let open = Open {
        id: Id::new(&site.clock, &site.rng),
        turn,
        begun: site.clock.now(),
        left: AtomicU32::new(RECORDS),
        key: RwLock::new(Some(key)),
    };
    Ok((open, sealed))
}

/// Wipes an envelope's key when its minute is over, also when nobody seals any more.
fn wipe_later(slot: &Arc<Slot>, open: &Arc<Open>, life: Duration) {
    let (slot, open) = (Arc::downgrade(slot), Arc::downgrade(open));
    tokio::spawn(async move {
        tokio::time::sleep(life).await;
        let Some(open) = open.upgrade() else { return };
        open.wipe();
        if let Some(slot) = slot.upgrade() {
            let mut current = slot.current.lock();
            if current.as_ref().is_some_and(|one| one.id == open.id) {
                *current = None;
            }
        }
    });
}

impl Sealer {
    /// Goes on inside the transaction that stores the records. Until it ends no keyholder comes or leaves: whoever changes them
    /// waits, so nothing is sealed to someone after she was shown as gone. Was the envelope closed meanwhile, one that lives
    /// for this transaction alone takes its place, undone with it when it is undone.
    ///
    /// # Errors
    /// 422 `no-key` when the last keyholder left meanwhile; whatever the database says.
    pub async fn within(self, site: &Site, conn: &mut Conn) -> Result<Sealing> {
        let turn = store::hold_turn(conn, self.body).await?;
        self.at(site, conn, turn).await
    }

    /// As [`Sealer::within`], for many bodies at once.
    ///
    /// # Errors
    /// As there.
    pub async fn all_within(
        all: Vec<Self>,
        site: &Site,
        conn: &mut Conn,
    ) -> Result<HashMap<Id<Body>, Sealing>> {
        let bodies: Vec<_> = all.iter().map(|one| one.body).collect();
        let turns = store::hold_turns(conn, &bodies).await?;
        let mut sealings = HashMap::with_capacity(all.len());
        for one in all {
            let (body, turn) = (one.body, turns.get(&one.body).copied().unwrap_or(0));
            sealings.insert(body, one.at(site, conn, turn).await?);
        }
        Ok(sealings)
    }

    async fn at(self, site: &Site, conn: &mut Conn, turn: i64) -> Result<Sealing> {
        if turn == self.open.turn && self.open.is_fresh(site.clock.now()) {
            return Ok(Sealing { open: self.open, count: self.count, rng: site.rng.clone() });
        }
        let open = own(site, conn, self.body).await?;
        Ok(Sealing { open, count: self.count, rng: site.rng.clone() })
    }
}

/// An envelope of this transaction alone.
async fn own(site: &Site, conn: &mut Conn, body: Id<Body>) -> Result<Arc<Open>> {
    let (turn, publics) = store::recipients(conn, body).await?;
    let (open, sealed) = draw(site, turn, &publics)?;
    store::insert_envelope(conn, open.id, body, turn, &sealed, &publics, open.begun).await?;
    Ok(Arc::new(open))
}

/// Seals records in one transaction: no database, no waiting.
pub struct Sealing {
    open: Arc<Open>,
    count: u32,
    rng: Rng,
}

impl Sealing {
    /// Seals `plain`, a JSON object of strings, as the record `record` of `table`.
    ///
    /// # Errors
    /// When more records are sealed than places were taken for, or the minute ended in the middle: 503, it may be tried again.
    pub fn seal<T>(&mut self, table: &str, record: Id<T>, plain: &[u8]) -> Result<Sealed> {
        self.count = self
            .count
            .checked_sub(1)
            .ok_or_else(|| Problem::failed("more records than places were taken for"))?;
        let (envelope, record) = (self.open.id.to_string(), record.to_string());
        let key = self.open.key.read();
        let key = key.as_ref().ok_or_else(|| Problem::unavailable("the envelope was closed"))?;
        let place = Place { envelope: &envelope, record: &record, table };
        Ok(Sealed { envelope: self.open.id, bytes: key.seal(place, plain, &self.rng) })
    }
}

/// Whether somebody keeps the body's key: whether it may ask for names. Pages that ask carry [`crate::tag`].
///
/// # Errors
/// When the database does not answer.
pub async fn has_key(site: &Site, body: Id<Body>) -> Result<bool> {
    store::stands(&mut site.db.read().await?, body).await
}

/// As [`has_key`], as an answer.
///
/// # Errors
/// 422, type `no-key`.
pub async fn must_have_key(site: &Site, body: Id<Body>) -> Result<()> {
    if has_key(site, body).await? { Ok(()) } else { Err(no_key()) }
}
