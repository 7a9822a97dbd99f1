#![doc = include_str!("../README.md")]

mod change;
mod hand_out;
mod identity;
mod letter;
pub mod model;
mod purge;
pub mod reseal;
pub mod rights;
mod role;
mod samples;
mod sealing;
pub mod store;
mod web;
pub mod window;

use std::{sync::Arc, time::Duration};

use ::web::Tag;
use async_trait::async_trait;
use basis::{
    Id, Problem, Result,
    of::{Account, Body},
};
use db::{Conn, Told};
use jobs::{Schedule, Worker};
use look::Icon;
use seal::envelope::Recipient;
use weave::{
    Access, At, Capability, DeskEntry, Fact, Room, Routes, Samples, Services, Site, Slot,
    facts::{AccountErased, KeyChanged},
};

pub use change::{
    Named, Sheet, confirm_sheet, keep_on, leave, name_keyholder, plant_keyholder, set_sheet, take_back_sheet,
};
pub use hand_out::{HandedOut, LIMIT, LOCKED, Share, hand_out, hand_out_these, marked, must_open, share};
pub use identity::{confirm, identity, set_identity};
pub use model::{BodyKey, Keyholder};
pub use samples::demo_passphrases;
pub use sealing::{NO_KEY, Sealed, Sealer, Sealing, has_key, must_have_key, no_key, sealer};

pub const MIGRATIONS: db::Migrations = db::migrations!(
    "keys",
    "202611261200_keys",
    "202611271710_hand_out_marks",
    "202611272110_agreed",
    "202611272210_sheet_waits",
    "202611280840_waiting"
);
/// Tables from which something goes with an account, or at its end.
pub const ERASED_IN: &[&str] = &["identities", "keyholders", "hand_outs"];
pub const WORDS: &[words::Source] = words::sources!("keys");

/// The crate's part of a site.
pub fn room() -> Arc<dyn Room> {
    room_open_for(model::OPEN)
}

/// The same for tests, which do not wait a minute for the timer that wipes an envelope's key.
pub fn room_open_for(life: Duration) -> Arc<dyn Room> {
    Arc::new(KeysRoom(Arc::new(Keys { ring: sealing::Ring::new(life) })))
}

/// The envelopes that are open in this process: `site.service::<Keys>()?`.
pub struct Keys {
    pub(crate) ring: sealing::Ring,
}

impl Keys {
    /// How many envelopes' keys lie in this process's memory now.
    pub fn open(&self) -> usize {
        self.ring.open()
    }
}

/// A body's key as it stands: keyholders, the recovery sheet, how many envelopes each can open.
///
/// # Errors
/// When the database does not answer.
pub async fn key(site: &Site, body: Id<Body>) -> Result<BodyKey> {
    store::key(&mut site.db.read().await?, body).await
}

/// To whom what is sealed to a body now is sealed.
///
/// # Errors
/// When the database does not answer.
pub async fn recipients(site: &Site, body: Id<Body>) -> Result<Vec<Recipient>> {
    let (_, publics) = store::recipients(&mut site.db.read().await?, body).await?;
    publics.iter().map(|public| public.parse()).collect()
}

/// Who keeps a body's key.
///
/// # Errors
/// When the database does not answer.
pub async fn holders(site: &Site, body: Id<Body>) -> Result<Vec<Id<Account>>> {
    store::holding(&mut site.db.read().await?, body).await
}

/// What pages that show whether a body has a key are kept by.
pub fn tag(body: Id<Body>) -> Tag {
    KeyChanged::tag(body)
}

struct KeysRoom(Arc<Keys>);

#[async_trait]
impl Room for KeysRoom {
    fn name(&self) -> &'static str {
        "keys"
    }
    fn migrations(&self) -> Option<db::Migrations> {
        Some(MIGRATIONS)
    }
    fn words(&self) -> &'static [words::Source] {
        WORDS
    }
    fn routes(&self) -> Routes {
        let (manage, open) = (Access::Right(rights::MANAGE), Access::Right(rights::OPEN));
        Routes::new()
            .get(At::Site, "desk/account/identity", Access::SignedIn, web::identity::show)
            .post(At::Site, "desk/account/identity", Access::SignedIn, web::identity::post)
            .get(At::Desk, "key", Access::SignedIn, web::key::show)
            .post(At::Desk, "key/name", manage, web::key::name)
            .get(At::Desk, "key/leave", Access::SignedIn, web::leave::show)
            .post(At::Desk, "key/leave", Access::SignedIn, web::leave::post)
            .post(At::Desk, "key/keep-on", manage, web::key::keep_on)
            .post(At::Desk, "key/agree", Access::SignedIn, web::key::agree)
            .post(At::Desk, "key/confirm", Access::SignedIn, web::key::confirm)
            .get(At::Desk, "key/sheet", manage, web::key::new_sheet)
            .post(At::Desk, "key/sheet", manage, web::key::set_sheet)
            .post(At::Desk, "key/sheet/confirm", Access::SignedIn, web::key::confirm_sheet)
            .get(At::Desk, "key/reseal", open, web::reseal::show)
            .get(At::Desk, "key/envelopes", open, web::reseal::envelopes)
            .post(At::Desk, "key/envelopes", open, web::reseal::post)
            .get(At::Desk, "records", open, web::records::lists)
            .get(At::Desk, "records/{table}", open, web::records::show)
            .get(At::Desk, "records/{table}/handed", open, web::records::handed)
            .get(At::Desk, "records/{table}/file", open, web::records::download)
            .get(At::Desk, "windows", Access::SignedIn, web::windows::show)
            .post(At::Desk, "windows", open, web::windows::ask)
            .post(At::Desk, "windows/{window}", Access::SignedIn, web::windows::decide)
            .api("GET", "records/{table}", open, web::api::list)
    }
    fn openapi(&self) -> Option<utoipa::openapi::OpenApi> {
        Some(<web::api::Records as utoipa::OpenApi>::openapi())
    }
    fn desk(&self) -> Vec<DeskEntry> {
        let entry = |words, path, icon, access, order| DeskEntry { words, path, icon, access, order };
        vec![
            entry("keys-key", "key", Icon::Key, Access::Right(rights::MANAGE), 850),
            entry("keys-records", "records", Icon::Eye, Access::Right(rights::OPEN), 855),
            entry("keys-identity", "/desk/account/identity", Icon::Key, Access::SignedIn, 960),
        ]
    }
    fn slots(&self) -> Vec<Arc<dyn Slot>> {
        vec![Arc::new(web::waiting::Waiting)]
    }
    fn rights(&self) -> &'static [Capability] {
        rights::RIGHTS
    }
    fn workers(&self, site: &Site) -> Vec<Worker> {
        vec![purge::worker(site), letter::worker(site)]
    }
    fn schedules(&self) -> Vec<Schedule> {
        vec![purge::NIGHTLY]
    }
    async fn samples(&self, site: &Site, samples: &dyn Samples) -> Result<()> {
        samples::fill(site, samples).await
    }
    fn services(&self, services: &mut Services) {
        services.put(Arc::clone(&self.0));
    }
    async fn within(&self, site: &Site, conn: &mut Conn, told: &Told) -> Result<()> {
        if told.name != AccountErased::NAME {
            return Ok(());
        }
        let fact: AccountErased = serde_json::from_value(told.payload.clone()).map_err(Problem::failed)?;
        change::erased(site, conn, fact.account).await
    }
    fn at_once(&self, tags: &[Tag]) {
        for tag in tags {
            if tag.as_str() == "*" {
                self.0.ring.close(None);
            } else if let Some(body) = tag.as_str().strip_prefix("key:").and_then(|id| id.parse().ok()) {
                self.0.ring.close(Some(body));
            }
        }
    }
}
