//! What of campaigns lies in memory: keys of marks, places of editions, the queue of those who sign, and how many came from where.

use std::{
    collections::{HashMap, HashSet},
    hash::{BuildHasher, RandomState},
    sync::{Arc, LazyLock},
};

use basis::{Id, Moment, Problem, Result, Slug, of::Body};
use parking_lot::Mutex;
use tokio::sync::mpsc;
use weave::Site;
use words::Country;

use crate::{
    batch::Pending,
    marks::Marks,
    model::{Action, CampaignId, Edition, EditionId, PlaceId},
    pressure::Pressure,
    sign, store,
};

/// Waiting signatures, at most: the next is asked to come back.
pub(crate) const WAITING: usize = 4_096;
/// Proofs of a day that are remembered, at most: beyond it none is taken as new.
const PROOFS: usize = 1_000_000;
/// Editions of which it is known how hard they are pressed, at most.
const EDITIONS: usize = 10_000;

#[derive(Default)]
pub struct Campaigns {
    /// What signing asks of an edition; forgotten when something of it was told. The number counts how often.
    known: Mutex<Kept>,
    /// Editions on the street by their addresses; forgotten with them.
    addresses: Mutex<HashMap<Address, Id<EditionId>>>,
    keys: Mutex<HashMap<Id<CampaignId>, Marks>>,
    places: Mutex<HashMap<Where, Id<PlaceId>>>,
    queue: Mutex<Option<mpsc::Sender<Pending>>>,
    /// Signatures of this minute, by edition and network.
    seen: Mutex<Seen>,
    /// How hard editions are pressed now; those that are not are absent.
    pressed: Mutex<HashMap<Id<EditionId>, Pressure>>,
    /// Moments at which pages will be made anew.
    bounds: Mutex<HashSet<(Id<EditionId>, Moment)>>,
    /// Proofs of work that were used, of this day and the one before: each is good once.
    spent: Mutex<Spent>,
    /// Held while a campaign's breakdowns are renewed: who asks meanwhile waits for that, and does not do it too.
    pub(crate) rounding: tokio::sync::Mutex<()>,
}

/// A day, what was used in it, and what was in the day before.
type Spent = (i64, HashSet<u64>, HashSet<u64>);

/// How often it was forgotten, and what is known since.
type Kept = (u64, HashMap<Id<EditionId>, Arc<Known>>);
/// A body, and a slug below it.
type Address = (Id<Body>, Slug);
/// An edition, its chain and its country.
type Where = (Id<EditionId>, String, String);
/// A minute, and how many came in it to which edition from which network.
type Seen = (i64, HashMap<(Id<EditionId>, [u8; 32]), u32>);

/// Where an edition hangs now.
#[derive(Debug, Clone)]
pub struct Hanging {
    pub place: Id<PlaceId>,
    /// From its body up, parted by spaces.
    pub chain: Arc<str>,
    pub country: Arc<str>,
    /// Whose clock its days follow.
    pub zone: Country,
}

/// An edition on the street as whoever signs needs it.
#[derive(Debug)]
pub struct Known {
    pub edition: Arc<Edition>,
    pub actions: Vec<Arc<Action>>,
    /// Whether its body may ask for names.
    pub named: bool,
    /// Bodies that may ask to write to her.
    pub asking: Vec<Id<Body>>,
    /// To whom letters to the target go.
    pub letter_to: Vec<String>,
    pub hanging: Hanging,
}

impl Campaigns {
    /// An edition on the street.
    ///
    /// # Errors
    /// Not found.
    pub async fn known(&self, site: &Site, edition: Id<EditionId>) -> Result<Arc<Known>> {
        let before = {
            let known = self.known.lock();
            if let Some(known) = known.1.get(&edition) {
                return Ok(Arc::clone(known));
            }
            known.0
        };
        let mut conn = site.db.read().await?;
        let it = store::published(&mut conn, edition).await?.ok_or_else(Problem::not_found)?;
        let actions = store::actions(&mut conn, it.campaign).await?.into_iter().map(Arc::new).collect();
        let letter_to = store::letter_to(&mut conn, &it).await?;
        drop(conn);
        let (named, asking) = (keys::has_key(site, it.body).await?, sign::asking(site, &it).await?);
        let hanging = self.hanging(site, &it).await?;
        let found = Arc::new(Known { edition: Arc::new(it), actions, named, asking, letter_to, hanging });
        let mut known = self.known.lock();
        // Something was told while this was read: it may be old already.
        if known.0 == before {
            known.1.insert(edition, Arc::clone(&found));
        }
        Ok(found)
    }

    /// An edition on the street by its address.
    ///
    /// # Errors
    /// Not found.
    pub(crate) async fn known_at(&self, site: &Site, body: Id<Body>, slug: &Slug) -> Result<Arc<Known>> {
        let key = (body, slug.clone());
        let edition = self.addresses.lock().get(&key).copied();
        if let Some(edition) = edition {
            return self.known(site, edition).await;
        }
        let before = self.known.lock().0;
        let it = store::by_slug(&mut site.db.read().await?, body, slug, true).await?;
        let edition = it.ok_or_else(Problem::not_found)?.id;
        let found = self.known(site, edition).await?;
        // Held, so that nothing is forgotten between the look and the keeping.
        let known = self.known.lock();
        if known.0 == before {
            self.addresses.lock().insert(key, edition);
        }
        Ok(found)
    }

    /// Whether a proof of work was not used before, in this process; now it is.
    pub(crate) fn spend(&self, proof: &str, now: Moment) -> bool {
        static HASH: LazyLock<RandomState> = LazyLock::new(RandomState::new);
        let (day, mark) = (now.seconds().div_euclid(86_400), HASH.hash_one(proof));
        let mut spent = self.spent.lock();
        if spent.0 != day {
            let last = std::mem::take(&mut spent.1);
            let before = if spent.0 + 1 == day { last } else { HashSet::new() };
            (spent.0, spent.2) = (day, before);
        }
        !spent.2.contains(&mark) && spent.1.len() < PROOFS && spent.1.insert(mark)
    }

    /// Lets the pages of an edition be made anew when it next begins or ends, if that comes while they are kept.
    pub(crate) fn forget_at_next_bound(&self, site: &Site, it: &Edition) {
        let now = site.clock.now();
        let Some(next) = [it.starts, it.ends].into_iter().flatten().filter(|bound| now < *bound).min() else {
            return;
        };
        let wait = next.since(now);
        if wait > ::web::cache::AGE || !self.bounds.lock().insert((it.id, next)) {
            return;
        }
        let (site, edition) = (site.clone(), it.id);
        tokio::spawn(async move {
            tokio::time::sleep(wait).await;
            site.forget(&[::web::Tag::publication(edition)]);
            if let Ok(campaigns) = site.service::<Self>() {
                campaigns.bounds.lock().remove(&(edition, next));
            }
        });
    }

    /// Something of editions, keys or the tree changed.
    pub(crate) fn forget(&self) {
        let mut known = self.known.lock();
        known.0 += 1;
        known.1.clear();
        self.addresses.lock().clear();
        // A campaign's key is destroyed some day: it must not live on here.
        self.keys.lock().clear();
    }

    /// How a campaign's once-only marks are made.
    pub(crate) async fn marks(&self, site: &Site, campaign: Id<CampaignId>) -> Result<Marks> {
        if let Some(marks) = self.keys.lock().get(&campaign) {
            return Ok(marks.clone());
        }
        let (sealed, found) = store::hash_key(&mut site.db.read().await?, campaign).await?;
        let marks = Marks::open(site, campaign, &sealed, found)?;
        self.keys.lock().insert(campaign, marks.clone());
        Ok(marks)
    }

    /// Where an edition hangs: its row is committed before anything is counted there.
    pub(crate) async fn hanging(&self, site: &Site, edition: &Edition) -> Result<Hanging> {
        let tree = network::tree(site).await?;
        let body = tree.get(edition.body).ok_or_else(Problem::not_found)?;
        let mut chain = String::new();
        let mut country = String::new();
        for above in tree.chain(edition.body).into_iter().rev() {
            if !chain.is_empty() {
                chain.push(' ');
            }
            chain.push_str(&above.id.to_string());
            if let Some(code) = above.country_code.as_deref().filter(|_| country.is_empty()) {
                code.clone_into(&mut country);
            }
        }
        let key = (edition.id, chain, country);
        let known = self.places.lock().get(&key).copied();
        let place = match known {
            Some(place) => place,
            None => {
                let fresh = Id::new(&site.clock, &site.rng);
                let (edition, chain, country) = key.clone();
                let place = site
                    .db
                    .write(move |conn| {
                        Box::pin(async move { store::place(conn, fresh, edition, &chain, &country).await })
                    })
                    .await?;
                self.places.lock().insert(key.clone(), place);
                place
            }
        };
        Ok(Hanging { place, chain: key.1.into(), country: key.2.into(), zone: body.country })
    }

    /// The way to whoever commits signatures; it begins with the first.
    pub(crate) fn queue(&self, begin: impl FnOnce(mpsc::Receiver<Pending>)) -> mpsc::Sender<Pending> {
        let mut queue = self.queue.lock();
        if let Some(open) = queue.as_ref().filter(|queue| !queue.is_closed()) {
            return open.clone();
        }
        let (give, take) = mpsc::channel(WAITING);
        begin(take);
        *queue = Some(give.clone());
        give
    }

    /// How hard an edition is pressed.
    pub(crate) fn pressure(&self, edition: Id<EditionId>, now: Moment) -> Pressure {
        self.pressed.lock().get(&edition).copied().unwrap_or_else(|| Pressure::new(now))
    }

    /// One more that presses an edition, or does not. How hard it is pressed now, and whether that has changed.
    pub(crate) fn press(&self, edition: Id<EditionId>, proved: bool, now: Moment) -> (Pressure, bool) {
        let mut pressed = self.pressed.lock();
        if !pressed.contains_key(&edition) && pressed.len() >= EDITIONS {
            pressed.clear();
        }
        let one = pressed.entry(edition).or_insert_with(|| Pressure::new(now));
        let changed = one.one_more(proved, now);
        (*one, changed)
    }

    /// One more of this minute at an edition from a network; how many there were before it.
    pub(crate) fn one_more(&self, edition: Id<EditionId>, network: [u8; 32], now: Moment) -> u32 {
        let minute = now.seconds().div_euclid(60);
        let mut seen = self.seen.lock();
        if seen.0 != minute {
            *seen = (minute, HashMap::new());
        }
        let count = seen.1.entry((edition, network)).or_default();
        *count += 1;
        *count - 1
    }
}
