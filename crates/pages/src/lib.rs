#![doc = include_str!("../README.md")]

pub mod bench;
mod bin;
mod diff;
mod home;
mod importing;
mod memory;
mod menu;
mod model;
mod picture;
mod publication;
mod revise;
pub mod rights;
mod samples;
mod save;
mod sources;
mod state;
pub mod store;
mod telling;
mod typed;
mod web;

use std::sync::Arc;

use ::web::Tag;
use async_trait::async_trait;
use basis::{Id, Result, of::Body};
use jobs::{Schedule, Worker};
use look::Icon;
use weave::{
    Access, Capability, DeskEntry, MenuEntry, Publications, Room, Routes, Samples, Site, Slot, Visit,
};

pub use bin::{purge, remove, restore};
pub use importing::save_imported;
pub use menu::arrange;
pub use model::{Content, IN_BIN, Kind, MenuItem, RENDERER, Revision, State, Step, TEXT, Writing};
pub use revise::revise;
pub use save::{Intent, Saving, save};
pub use sources::{Shown, choose, refuse, shown};
pub use state::unpublish;
pub use typed::{Typed, Wanted};

pub const MIGRATIONS: db::Migrations = db::migrations!(
    "pages",
    "202611231100_writings",
    "202611231101_menus_and_sources",
    "202611272132_desk_indexes"
);
pub const WORDS: &[words::Source] = words::sources!("pages");

/// The room, for the binary's list.
pub fn room() -> Arc<dyn Room> {
    Arc::new(Pages::default())
}

#[derive(Default)]
struct Pages {
    menus: memory::Menus,
}

#[async_trait]
impl Room for Pages {
    fn name(&self) -> &'static str {
        "pages"
    }
    fn migrations(&self) -> Option<db::Migrations> {
        Some(MIGRATIONS)
    }
    fn words(&self) -> &'static [words::Source] {
        WORDS
    }
    fn routes(&self) -> Routes {
        web::routes()
    }
    fn openapi(&self) -> Option<utoipa::openapi::OpenApi> {
        Some(<web::api::Writings as utoipa::OpenApi>::openapi())
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
            entry("pages-news", "news", Icon::News, rights::NEWS, 110),
            entry("pages-pages", "pages", Icon::Page, rights::PAGES, 120),
            entry("pages-menu", "menu", Icon::Menu, rights::MENUS, 130),
            entry("pages-sources", "news-from", Icon::Tree, rights::NEWS, 140),
            entry("pages-bin", "bin", Icon::Bin, rights::PAGES, 190),
        ]
    }
    fn slots(&self) -> Vec<Arc<dyn Slot>> {
        vec![Arc::new(home::Newest)]
    }
    fn publications(&self) -> Option<Arc<dyn Publications>> {
        Some(Arc::new(publication::Writings))
    }
    fn workers(&self, site: &Site) -> Vec<Worker> {
        vec![state::worker(site), bin::worker(site)]
    }
    fn schedules(&self) -> Vec<Schedule> {
        vec![bin::NIGHTLY]
    }
    async fn menu(&self, visit: &Visit, body: Id<Body>) -> Result<Vec<MenuEntry>> {
        self.menus.of(body, || menu::entries(&visit.site, body)).await
    }
    fn at_once(&self, tags: &[Tag]) {
        self.menus.forget(tags);
    }
    async fn samples(&self, site: &Site, samples: &dyn Samples) -> Result<()> {
        samples::fill(site, samples).await
    }
}
