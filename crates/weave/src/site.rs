use std::{
    any::{Any, TypeId},
    collections::HashMap,
    ops::Deref,
    sync::{Arc, OnceLock},
};

use basis::{Clock, Id, Problem, Result, Rng};
use db::{Conn, Db};
use files::Files;
use mail::Mail;
use seal::Keys;
use tokio::time::Instant;
use web::{Guard, PageCache, Requests, Tag};
use words::Catalogue;

use crate::{
    Audit, Configuration, Fragment, Frames, Holding, Lockdowns, OwnPages, Publication, Publications,
    Register, Room, Settings, SignIn, Slot, SlotAsk, SlotPlace,
};

/// The whole installation: what every handler is given. Cheap to clone.
#[derive(Clone)]
pub struct Site(pub(crate) Arc<Parts>);

/// What a site is made of.
pub struct Parts {
    pub db: Db,
    pub clock: Clock,
    pub rng: Rng,
    pub keys: Keys,
    pub files: Files,
    pub mail: Mail,
    pub catalogue: Catalogue,
    pub config: Configuration,
    pub cache: PageCache,
    pub guard: Guard,
    pub rooms: Vec<Arc<dyn Room>>,
    pub requests: Requests,
    /// When this process began to answer.
    pub began: Instant,
    pub(crate) letters: OnceLock<Vec<&'static str>>,
    pub(crate) settings: Settings,
    pub(crate) services: Services,
    pub(crate) slots: Vec<Arc<dyn Slot>>,
    pub(crate) publications: Vec<Arc<dyn Publications>>,
    pub(crate) frames: Option<Arc<dyn Frames>>,
    pub(crate) sign_in: Option<Arc<dyn SignIn>>,
    pub(crate) audit: Option<Arc<dyn Audit>>,
    pub(crate) lockdowns: Option<Arc<dyn Lockdowns>>,
    pub(crate) own_pages: Option<Arc<dyn OwnPages>>,
    pub(crate) holdings: Vec<Arc<dyn Holding>>,
    pub(crate) register: Register,
}

impl Deref for Site {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        &self.0
    }
}

/// A page that carries this tag lacks something that failed: it is shown, and not kept.
pub fn broken() -> Tag {
    Tag::new("!")
}

/// The spine's objects by their type.
#[derive(Default)]
pub struct Services(HashMap<TypeId, Arc<dyn Any + Send + Sync>>);

impl Services {
    pub fn put<T: Any + Send + Sync>(&mut self, service: Arc<T>) {
        self.0.insert(TypeId::of::<T>(), service);
    }
}

impl Site {
    /// A service of the spine: `site.service::<Network>()?`.
    ///
    /// # Errors
    /// When the site was woven without it.
    pub fn service<T: Any + Send + Sync>(&self) -> Result<Arc<T>> {
        let found = self.services.0.get(&TypeId::of::<T>()).cloned();
        found
            .and_then(|any| any.downcast::<T>().ok())
            .ok_or_else(|| Problem::failed(format!("the site has no {}", std::any::type_name::<T>())))
    }

    pub(crate) fn sign_in(&self) -> Option<&Arc<dyn SignIn>> {
        self.sign_in.as_ref()
    }

    /// Ends the session of a token, when there are accounts.
    ///
    /// # Errors
    /// When the database does not take the write.
    pub async fn end_session(&self, token: &str) -> Result<()> {
        match self.sign_in() {
            Some(sign_in) => sign_in.end(self, token).await,
            None => Ok(()),
        }
    }

    /// The kinds of jobs that send letters.
    pub fn letter_kinds(&self) -> &[&'static str] {
        self.letters.get().map_or(&[], Vec::as_slice)
    }

    /// All rooms' publications.
    pub fn publications(&self) -> &[Arc<dyn Publications>] {
        &self.publications
    }

    /// One publication, of whichever room it is.
    ///
    /// # Errors
    /// Not found when no room has it published; whatever the database says.
    pub async fn publication(&self, conn: &mut Conn, id: Id<basis::of::Publication>) -> Result<Publication> {
        for room in &self.publications {
            if let Some(found) = room.one(conn, id).await? {
                return Ok(found);
            }
        }
        Err(Problem::not_found())
    }

    /// What rooms put into a place, in order. A room that fails is logged and left out.
    pub async fn fill(&self, place: SlotPlace, ask: &SlotAsk<'_>) -> Vec<Fragment> {
        let mut fragments = Vec::new();
        for slot in self.slots.iter().filter(|slot| slot.place() == place) {
            match slot.fill(ask).await {
                Ok(Some(fragment)) => fragments.push(fragment),
                Ok(None) => {}
                Err(problem) => {
                    tracing::error!(%problem, ?place, "a slot stayed empty");
                    fragments.push(Fragment { tags: vec![broken()], ..Fragment::default() });
                }
            }
        }
        fragments.sort_by_key(|fragment| fragment.order);
        fragments
    }

    /// Forgets pages by tags, here; also called for what other processes told.
    pub fn forget(&self, tags: &[Tag]) {
        self.note_erased(tags);
        for room in &self.rooms {
            room.at_once(tags);
        }
        if tags.iter().any(|tag| matches!(tag.as_str(), "settings" | "*")) {
            self.settings.stale();
        }
        // Last: whoever renders anew must find the rooms' memories fresh.
        self.cache.forget(tags);
    }
}
