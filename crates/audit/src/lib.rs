#![doc = include_str!("../README.md")]

pub mod chain;
mod checkpoint;
mod holding;
mod letter;
pub mod model;
mod note;
pub mod rights;
pub mod store;
mod verify;
mod web;

use std::sync::Arc;

use async_trait::async_trait;
use basis::Result;
use db::Conn;
use jobs::{Schedule, Worker};
use look::Icon;
use weave::{Access, At, Capability, DeskEntry, Entry, Holding, Room, Routes, Site};

use rights::READ;
pub use verify::{bodies, verify};

pub const MIGRATIONS: db::Migrations = db::migrations!("audit", "202611261300_audit");
pub const WORDS: &[words::Source] = words::sources!("audit");

/// The crate's part of a site.
pub fn room() -> Arc<dyn Room> {
    Arc::new(Audit)
}

struct Audit;

#[async_trait]
impl weave::Audit for Audit {
    async fn note(&self, site: &Site, conn: &mut Conn, entry: Entry) -> Result<()> {
        note::note(site, conn, entry).await
    }
}

#[async_trait]
impl Room for Audit {
    fn name(&self) -> &'static str {
        "audit"
    }
    fn migrations(&self) -> Option<db::Migrations> {
        Some(MIGRATIONS)
    }
    fn words(&self) -> &'static [words::Source] {
        WORDS
    }
    fn routes(&self) -> Routes {
        Routes::new()
            .get(At::Desk, "audit", Access::Right(READ), web::list::show)
            .get(At::Desk, "audit/csv", Access::Right(READ), web::csv::download)
            .get(At::Desk, "audit/verify", Access::Right(READ), web::verify::show)
    }
    fn rights(&self) -> &'static [Capability] {
        rights::RIGHTS
    }
    fn desk(&self) -> Vec<DeskEntry> {
        vec![DeskEntry {
            words: "audit-desk",
            path: "audit",
            icon: Icon::Clock,
            access: Access::Right(READ),
            order: 870,
        }]
    }
    fn holdings(&self) -> Vec<Arc<dyn Holding>> {
        vec![Arc::new(holding::AuditHolding)]
    }
    fn workers(&self, site: &Site) -> Vec<Worker> {
        checkpoint::workers(site)
    }
    fn schedules(&self) -> Vec<Schedule> {
        vec![checkpoint::NIGHTLY]
    }
    fn audit(&self) -> Option<Arc<dyn weave::Audit>> {
        Some(Arc::new(Self))
    }
}
