#![doc = include_str!("../README.md")]

mod adhere;
mod diff;
mod edit;
pub mod import;
mod model;
mod publication;
mod read;
mod rights;
mod samples;
mod store;
mod web;

use std::sync::Arc;

use async_trait::async_trait;
use basis::{Id, Language, Result, Text, of::Body};
use look::Icon;
use weave::{Access, At, Capability, DeskEntry, MenuEntry, Publications, Room, Routes, Samples, Site, Visit};

pub use edit::save_imported;
pub use publication::id_of;

pub const MIGRATIONS: db::Migrations = db::migrations!("charter", "202611231301_charter");
pub const WORDS: &[words::Source] = words::sources!("charter");

/// The room, for the binary's list.
pub fn room() -> Arc<dyn Room> {
    Arc::new(Charter)
}

struct Charter;

#[async_trait]
impl Room for Charter {
    fn name(&self) -> &'static str {
        "charter"
    }
    fn migrations(&self) -> Option<db::Migrations> {
        Some(MIGRATIONS)
    }
    fn words(&self) -> &'static [words::Source] {
        WORDS
    }
    fn rights(&self) -> &'static [Capability] {
        rights::RIGHTS
    }
    fn routes(&self) -> Routes {
        let (write, adhere) = (Access::Right(rights::WRITE), Access::Right(rights::ADHERE));
        Routes::new()
            .get(At::Body, "charter", Access::Public, web::current)
            .get(At::Body, "charter/compare", Access::Public, web::compare)
            .get(At::Body, "charter/{number}", Access::Public, web::numbered)
            .get(At::Desk, "charter", Access::SignedIn, web::list)
            .get(At::Desk, "charter/draft", write, web::draft)
            .post(At::Desk, "charter/draft", write, web::save)
            .post(At::Desk, "charter/discard", write, web::discard)
            .get(At::Desk, "charter/import", write, web::import_form)
            .upload(At::Desk, "charter/import", write, web::import)
            .get(At::Desk, "charter/adherence", adhere, web::adherence)
            .post(At::Desk, "charter/adherence", adhere, web::adhere)
            .post(At::Desk, "charter/withdraw", adhere, web::withdraw)
    }
    fn desk(&self) -> Vec<DeskEntry> {
        let access = Access::Right(rights::ADHERE);
        vec![DeskEntry { words: "charter-menu", path: "charter", icon: Icon::Charter, access, order: 300 }]
    }
    fn publications(&self) -> Option<Arc<dyn Publications>> {
        Some(Arc::new(publication::Charters))
    }
    async fn menu(&self, visit: &Visit, body: Id<Body>) -> Result<Vec<MenuEntry>> {
        let tree = network::tree(&visit.site).await?;
        let there = read::shown(&mut visit.site.db.read().await?, &tree, body).await?.is_some();
        if !there {
            return Ok(Vec::new());
        }
        let label = Language::ALL.into_iter().fold(Text::new(), |text, language| {
            text.with(language, visit.clone().in_language(language).t.plain("charter-menu"))
        });
        Ok(vec![MenuEntry { label, path: String::from("charter"), order: 50 }])
    }
    async fn samples(&self, site: &Site, samples: &dyn Samples) -> Result<()> {
        samples::lay_out(site, samples).await
    }
}
