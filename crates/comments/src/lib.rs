#![doc = include_str!("../README.md")]

mod answer;
mod close;
mod come;
mod contact;
mod decide;
mod digest;
mod holding;
pub mod model;
mod pass_on;
mod post;
pub mod rights;
mod samples;
pub mod store;
mod web;

use std::sync::Arc;

use async_trait::async_trait;
use basis::{Id, Language, Result, Text, of::Body};
use jobs::{Schedule, Worker};
use look::Icon;
use weave::{
    Access, At, Capability, DeskEntry, Holding, MenuEntry, Room, Routes, Samples, Site, Slot, Visit,
};

pub use answer::{Answering, answer};
pub use close::close;
pub use come::{Come, mark};
pub use decide::{decide, reject_bulk};
pub use holding::CONTACT;
pub use model::Typed;
pub use post::post;
use rights::{MODERATE, READ};

pub const MIGRATIONS: db::Migrations =
    db::migrations!("comments", "202611231910_comments", "202611280840_waiting");
pub const WORDS: &[words::Source] = words::sources!("comments");

/// The room, for the binary's list.
pub fn room() -> Arc<dyn Room> {
    Arc::new(Comments)
}

struct Comments;

#[async_trait]
impl Room for Comments {
    fn name(&self) -> &'static str {
        "comments"
    }
    fn migrations(&self) -> Option<db::Migrations> {
        Some(MIGRATIONS)
    }
    fn words(&self) -> &'static [words::Source] {
        WORDS
    }
    fn routes(&self) -> Routes {
        Routes::new()
            .get(At::Body, "comments/{publication}", Access::Public, web::back)
            .post(At::Body, "comments/{publication}", Access::Public, web::post)
            .get(At::Body, "comments/{publication}/thanks", Access::Public, web::thanks)
            .get(At::Body, "contact", Access::Public, web::contact)
            .post(At::Body, "contact", Access::Public, web::write)
            .get(At::Body, "contact/thanks", Access::Public, web::contact_thanks)
            .get(At::Desk, "comments", Access::Right(MODERATE), web::list)
            .post(At::Desk, "comments", Access::Right(MODERATE), web::decide)
            .get(At::Desk, "comments/{comment}", Access::Right(MODERATE), web::one)
            .post(At::Desk, "comments/{comment}/answer", Access::Right(MODERATE), web::answer)
            .post(At::Desk, "threads/{publication}", Access::Right(MODERATE), web::close)
            .get(At::Desk, "messages", Access::Right(READ), web::messages)
            .post(At::Desk, "messages/{message}/send", Access::Right(READ), web::send_message)
            .post(At::Desk, "messages/{message}/reject", Access::Right(READ), web::reject_message)
            .api("GET", "comments", Access::SignedIn, web::api::list)
            .api("GET", "comments/{id}", Access::SignedIn, web::api::one)
            .api("PATCH", "comments/{id}", Access::SignedIn, web::api::change)
    }
    fn openapi(&self) -> Option<utoipa::openapi::OpenApi> {
        Some(<web::api::Comments as utoipa::OpenApi>::openapi())
    }
    fn rights(&self) -> &'static [Capability] {
        rights::RIGHTS
    }
    fn desk(&self) -> Vec<DeskEntry> {
        let entry = |words, path, icon, right, order| DeskEntry {
            words,
            path,
            icon,
            access: Access::Right(right),
            order,
        };
        vec![
            entry("comments-desk", "comments", Icon::Comment, MODERATE, 300),
            entry("comments-messages", "messages", Icon::Mail, READ, 310),
        ]
    }
    fn slots(&self) -> Vec<Arc<dyn Slot>> {
        vec![Arc::new(web::BelowPublication), Arc::new(web::DeskWaiting)]
    }
    fn holdings(&self) -> Vec<Arc<dyn Holding>> {
        vec![Arc::new(holding::ContactHolding)]
    }
    fn workers(&self, site: &Site) -> Vec<Worker> {
        let mut workers = digest::workers(site);
        workers.extend([pass_on::worker(site), holding::purger(site)]);
        workers
    }
    fn schedules(&self) -> Vec<Schedule> {
        vec![holding::NIGHTLY]
    }
    async fn menu(&self, visit: &Visit, _: Id<Body>) -> Result<Vec<MenuEntry>> {
        let label = Language::ALL.into_iter().fold(Text::new(), |text, language| {
            text.with(language, visit.clone().in_language(language).t.plain("comments-contact-menu"))
        });
        Ok(vec![MenuEntry { label, path: String::from("contact"), order: 900 }])
    }
    async fn samples(&self, site: &Site, samples: &dyn Samples) -> Result<()> {
        samples::fill(site, samples).await
    }
}
