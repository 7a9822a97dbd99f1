#![doc = include_str!("../README.md")]

pub mod adopt;
mod batch;
pub mod bench;
pub mod cells;
pub mod close;
mod create;
pub mod gather;
mod holding;
mod letters;
mod levels;
mod marks;
pub mod merge;
pub mod model;
pub mod own;
mod pressure;
mod publication;
pub mod rights;
mod samples;
pub mod scan;
mod sealed;
mod service;
pub mod settle;
pub mod sign;
pub mod store;
mod supporters;
pub mod take_back;
pub mod tally;
mod telling;
pub mod update;
mod web;
pub mod who;
pub mod write;

use std::sync::Arc;

use async_trait::async_trait;
use basis::{Id, Language, Problem, Result, Text, of::Body};
use db::{Conn, Told};
use jobs::{Schedule, Worker};
use look::Icon;
use weave::{
    Access, Capability, DeskEntry, Fact, Figure, Holding, MenuEntry, Publications, Room, Routes, Samples,
    SealedTable, Services, Site, Slot, Visit,
};

pub use create::create;
pub use service::{Campaigns, Known};
pub use telling::{Counted, KIND};

pub const MIGRATIONS: db::Migrations = db::migrations!(
    "campaigns",
    "202611270600_campaigns",
    "202611271000_supporters",
    "202611272133_signatures_of_an_edition",
    "202611280100_found_by_mark",
    "202611280130_marks_end",
    "202611280200_letter_to",
    "202611280210_scans"
);
pub const WORDS: &[words::Source] = words::sources!("campaigns");

/// The room, for the binary's list.
pub fn room() -> Arc<dyn Room> {
    Arc::new(CampaignsRoom(Arc::new(Campaigns::default())))
}

struct CampaignsRoom(Arc<Campaigns>);

#[async_trait]
impl Room for CampaignsRoom {
    fn name(&self) -> &'static str {
        "campaigns"
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
        Some(<web::api::Campaigns as utoipa::OpenApi>::openapi())
    }
    fn rights(&self) -> &'static [Capability] {
        rights::RIGHTS
    }
    fn desk(&self) -> Vec<DeskEntry> {
        vec![
            DeskEntry {
                words: "campaigns",
                path: "campaigns",
                icon: Icon::Campaign,
                access: Access::Right(rights::WRITE),
                order: 105,
            },
            DeskEntry {
                words: "campaigns-moderation",
                path: web::MODERATION,
                icon: Icon::Eye,
                access: Access::Right(rights::MODERATE),
                order: 106,
            },
        ]
    }
    async fn menu(&self, visit: &Visit, body: Id<Body>) -> Result<Vec<MenuEntry>> {
        let any = store::latest(&mut visit.site.db.read().await?, &[body], 1).await?;
        if any.is_empty() {
            return Ok(Vec::new());
        }
        let label = Language::ALL.into_iter().fold(Text::new(), |text, language| {
            text.with(language, visit.clone().in_language(language).t.plain("campaigns"))
        });
        Ok(vec![MenuEntry { label, path: String::from("campaigns"), order: 50 }])
    }
    fn holdings(&self) -> Vec<Arc<dyn Holding>> {
        vec![Arc::new(holding::SignatureHolding)]
    }
    fn sealed(&self) -> Vec<Arc<dyn SealedTable>> {
        vec![
            Arc::new(sealed::Sealed::All),
            Arc::new(sealed::Sealed::Deliveries(None)),
            Arc::new(scan::Scans(None)),
        ]
    }
    fn slots(&self) -> Vec<Arc<dyn Slot>> {
        vec![Arc::new(web::Waiting)]
    }
    fn publications(&self) -> Option<Arc<dyn Publications>> {
        Some(Arc::new(publication::Editions))
    }
    fn workers(&self, site: &Site) -> Vec<Worker> {
        vec![letters::worker(site), letters::thanker(site), update::worker(site), holding::purger(site)]
            .into_iter()
            .chain(close::workers(site))
            .collect()
    }
    fn schedules(&self) -> Vec<Schedule> {
        vec![holding::NIGHTLY, close::NIGHTLY]
    }
    fn at_once(&self, tags: &[::web::Tag]) {
        const OF: [&str; 4] = ["publication:", "key:", "tree", "*"];
        if tags.iter().any(|tag| OF.iter().any(|of| tag.as_str().starts_with(of))) {
            self.0.forget();
        }
    }
    async fn within(&self, site: &Site, conn: &mut Conn, told: &Told) -> Result<()> {
        if told.name != people::ContactEnded::NAME {
            return Ok(());
        }
        let fact: people::ContactEnded =
            serde_json::from_value(told.payload.clone()).map_err(Problem::failed)?;
        own::end_of(site, conn, fact.person).await
    }
    async fn figures(&self, _site: &Site, conn: &mut Conn) -> Result<Vec<Figure>> {
        let counted = store::all_counted(conn).await?;
        let figure =
            Figure::gauge("nasij_signatures_counted", "What visitors gave in all campaigns and that counts.");
        Ok(vec![figure.count(counted)])
    }
    async fn samples(&self, site: &Site, samples: &dyn Samples) -> Result<()> {
        samples::fill(site, samples).await
    }
    fn services(&self, services: &mut Services) {
        services.put(Arc::clone(&self.0));
    }
}
