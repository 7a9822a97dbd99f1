#![doc = include_str!("../README.md")]

mod alert;
pub mod backups;
mod damage;
pub mod findings;
mod guide;
mod judge;
mod measure;
mod model;
mod say;
mod store;
mod sweep;
mod web;

use std::sync::Arc;

use async_trait::async_trait;
use basis::{Moment, Result};
use db::Conn;
use jobs::{Schedule, Worker};
use look::Icon;
use weave::{Access, At, DeskEntry, Figure, Room, Routes, Site};

pub use damage::{tell as tell_damage, watch as watch_damage};
pub use measure::{measure, of_data};
pub use say::sentence;

pub const MIGRATIONS: db::Migrations = db::migrations!("console", "202611271700_alerts");
pub const WORDS: &[words::Source] = words::sources!("console");

/// The room, for the binary's list.
pub fn room() -> Arc<dyn Room> {
    Arc::new(Console)
}

struct Console;

#[async_trait]
impl Room for Console {
    fn name(&self) -> &'static str {
        "console"
    }
    fn migrations(&self) -> Option<db::Migrations> {
        Some(MIGRATIONS)
    }
    fn words(&self) -> &'static [words::Source] {
        WORDS
    }
    fn routes(&self) -> Routes {
        let routes = Routes::new()
            .get(At::Site, "desk/guide", Access::SignedIn, web::guide::contents)
            .get(At::Site, "desk/guide/{chapter}", Access::SignedIn, web::guide::chapter)
            .get(At::Site, "desk/settings", Access::Installation, web::settings)
            .post(At::Site, "desk/settings", Access::Installation, web::save_settings)
            .get(At::Site, "desk/outbox", Access::Installation, web::outbox)
            .get(At::Site, "desk/status", Access::Installation, web::status)
            .get(At::Site, "desk/backups", Access::Installation, web::backups::show)
            .post(At::Site, "desk/backups", Access::Installation, web::backups::post)
            .post(At::Site, "desk/status/{job}/retry", Access::Installation, web::retry)
            .post(At::Site, "desk/status/{job}/forget", Access::Installation, web::forget);
        if cfg!(debug_assertions) {
            routes.get(At::Site, "desk/look", Access::SignedIn, web::gallery)
        } else {
            routes
        }
    }
    fn desk(&self) -> Vec<DeskEntry> {
        let entry =
            |words, path, icon, order| DeskEntry { words, path, icon, access: Access::Installation, order };
        vec![
            // Below the desk's own line, on every page: whoever looks for help does not know in which part to look.
            DeskEntry {
                words: "console-guide",
                path: guide::ENTRY,
                icon: Icon::Info,
                access: Access::SignedIn,
                order: 90,
            },
            entry("console-settings", "/desk/settings", Icon::Settings, 900),
            entry("console-outbox", "/desk/outbox", Icon::Mail, 901),
            entry("console-state", "/desk/status", Icon::Clock, 902),
            entry("console-backups", "/desk/backups", Icon::Key, 903),
        ]
    }
    async fn figures(&self, site: &Site, _conn: &mut Conn) -> Result<Vec<Figure>> {
        let known = backups::Known::of(&site.db).await?;
        let at = |name, help, at: Option<Moment>| at.map(|at| Figure::gauge(name, help).count(at.seconds()));
        let made = at("nasij_backup_made_timestamp_seconds", "When the last backup was made.", known.made);
        let tried = at(
            "nasij_backup_tried_timestamp_seconds",
            "When one was last brought back on trial.",
            known.tested,
        );
        Ok(made.into_iter().chain(tried).collect())
    }
    fn workers(&self, site: &Site) -> Vec<Worker> {
        let own = site.clone();
        let mut workers = alert::workers(site);
        workers.push(Worker::new("console.sweep", move |_| {
            let site = own.clone();
            async move { sweep::sweep(&site).await }
        }));
        workers.push(backups::worker(site));
        workers
    }
    fn schedules(&self) -> Vec<Schedule> {
        // 02:20 UTC: night in the Maghreb.
        vec![Schedule::daily("console.sweep", 140), alert::LOOKS, backups::NIGHTLY]
    }
}
