#![doc = include_str!("../README.md")]

mod add;
mod address;
mod allow;
pub mod bench;
mod change;
mod holding;
mod letters;
pub mod model;
mod nightly;
mod own;
mod reveal;
pub mod rights;
mod same;
mod samples;
mod sealed;
mod sealing;
pub mod store;
mod token;
mod web;

use std::sync::Arc;

use async_trait::async_trait;
use basis::{Id, Language, Result, Text, of::Body};
use jobs::{Schedule, Worker};
use look::Icon;
use rights::{READ, WRITE};
use weave::{
    Access, At, Capability, DeskEntry, Holding, MenuEntry, OwnPages, Room, Routes, Samples, SealedTable,
    Site, Slot, Visit,
};

pub use add::add;
pub use allow::{Allowed, Reached, allow_all, correct_allowed, reachable, reached, take_back};
pub use change::{ContactEnded, consent, correct, erase, withdraw};
pub use letters::ask_link;
pub use nightly::purge;
pub use own::replay_erased;
pub use token::own_link;

pub const MIGRATIONS: db::Migrations =
    db::migrations!("people", "202611261310_people", "202611272130_counts", "202611280110_links");
pub const WORDS: &[words::Source] = words::sources!("people");

/// The crate's part of a site.
pub fn room() -> Arc<dyn Room> {
    Arc::new(People)
}

struct People;

#[async_trait]
impl Room for People {
    fn name(&self) -> &'static str {
        "people"
    }
    fn migrations(&self) -> Option<db::Migrations> {
        Some(MIGRATIONS)
    }
    fn words(&self) -> &'static [words::Source] {
        WORDS
    }
    fn routes(&self) -> Routes {
        let (public, read, write) = (Access::Public, Access::Right(READ), Access::Right(WRITE));
        Routes::new()
            .get(At::Body, "privacy", public, web::privacy::show)
            .post(At::Body, "privacy", public, web::privacy::post)
            .get(At::Body, "privacy/sent", public, web::privacy::sent)
            .get(At::Site, "my", public, web::own::show)
            .get(At::Site, "my/{token}", public, web::own::show_link)
            .post(At::Site, "my/{token}", public, web::own::open)
            .post(At::Site, "my/withdraw", public, web::own::withdraw)
            .post(At::Site, "my/erase", public, web::own::erase)
            .post(At::Site, "my/ask", public, web::own::ask)
            .post(At::Site, "my/close", public, web::own::close)
            .post(At::Site, "my/same", public, web::own::same)
            .post(At::Site, "my/apart", public, web::own::apart)
            .get(At::Site, "my/correct/{person}", public, web::own::correct_form)
            .post(At::Site, "my/correct/{person}", public, web::own::correct)
            .get(At::Desk, "persons", read, web::list::show)
            .get(At::Desk, "persons/csv", read, web::list::csv)
            .get(At::Desk, "persons/new", write, web::form::new)
            .post(At::Desk, "persons/new", write, web::form::add)
            .get(At::Desk, "persons/requests", read, web::requests::show)
            .post(At::Desk, "persons/requests/{request}", Access::SignedIn, web::requests::answer)
            .post(At::Desk, "persons/requests/{request}/address", Access::SignedIn, web::requests::address)
            .get(At::Desk, "persons/{person}", read, web::record::show)
            .post(At::Desk, "persons/{person}", write, web::record::correct)
            .post(At::Desk, "persons/{person}/consent", write, web::record::consent)
            .post(At::Desk, "persons/{person}/withdraw", write, web::record::withdraw)
            .post(At::Desk, "persons/{person}/erase", write, web::record::erase)
            .api("GET", "people", read, web::api::list)
            .api("GET", "people/{id}", read, web::api::one)
            .api("POST", "people", write, web::api::make)
            .api("PATCH", "people/{id}", write, web::api::change)
            .api("DELETE", "people/{id}", write, web::api::end)
    }
    fn openapi(&self) -> Option<utoipa::openapi::OpenApi> {
        Some(<web::api::People as utoipa::OpenApi>::openapi())
    }
    fn rights(&self) -> &'static [Capability] {
        rights::RIGHTS
    }
    fn desk(&self) -> Vec<DeskEntry> {
        vec![DeskEntry {
            words: "people-desk",
            path: "persons",
            icon: Icon::Person,
            access: Access::Right(READ),
            order: 400,
        }]
    }
    fn slots(&self) -> Vec<Arc<dyn Slot>> {
        vec![Arc::new(web::DeskWaiting)]
    }
    fn holdings(&self) -> Vec<Arc<dyn Holding>> {
        vec![Arc::new(holding::PeopleHolding)]
    }
    fn sealed(&self) -> Vec<Arc<dyn SealedTable>> {
        vec![Arc::new(sealed::Records)]
    }
    fn own_pages(&self) -> Option<Arc<dyn OwnPages>> {
        Some(Arc::new(Ways))
    }
    fn workers(&self, site: &Site) -> Vec<Worker> {
        let mut workers = letters::workers(site);
        workers.extend(nightly::workers(site));
        workers
    }
    fn schedules(&self) -> Vec<Schedule> {
        nightly::SCHEDULES.to_vec()
    }
    async fn menu(&self, visit: &Visit, _: Id<Body>) -> Result<Vec<MenuEntry>> {
        let label = Language::ALL.into_iter().fold(Text::new(), |text, language| {
            text.with(language, visit.clone().in_language(language).t.plain("people-privacy"))
        });
        Ok(vec![MenuEntry { label, path: String::from("privacy"), order: 1_000 }])
    }
    fn rebuilt(&self) -> &'static [&'static str] {
        &["people_counts"]
    }
    async fn restored(&self, site: &Site) -> Result<()> {
        site.db.write(|conn| Box::pin(async move { store::recount(conn).await })).await
    }
    async fn samples(&self, site: &Site, samples: &dyn Samples) -> Result<()> {
        samples::fill(site, samples).await
    }
}

struct Ways;

impl OwnPages for Ways {
    fn link(&self, site: &Site, address: &str, language: Language) -> Option<String> {
        own_link(site, address, language)
    }
}
