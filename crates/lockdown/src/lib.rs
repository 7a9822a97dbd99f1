#![doc = include_str!("../README.md")]

mod known;
mod lapse;
mod letter;
mod lift;
pub mod model;
mod press;
pub mod rights;
pub mod store;
mod web;
mod who;

use std::sync::Arc;

use ::web::Tag;
use async_trait::async_trait;
use jobs::Worker;
use look::Icon;
use weave::{Access, At, Capability, DeskEntry, Lockdowns, Room, Routes, Services, Site};

pub use known::Known;
pub use lift::{lift, lift_as_owner};
pub use press::{confirm, press};
use rights::PRESS;

pub const MIGRATIONS: db::Migrations = db::migrations!("lockdown", "202611261330_lockdown");
pub const WORDS: &[words::Source] = words::sources!("lockdown");

/// The crate's part of a site.
pub fn room() -> Arc<dyn Room> {
    Arc::new(Lockdown(Arc::new(Known::default())))
}

struct Lockdown(Arc<Known>);

#[async_trait]
impl Room for Lockdown {
    fn name(&self) -> &'static str {
        "lockdown"
    }
    fn migrations(&self) -> Option<db::Migrations> {
        Some(MIGRATIONS)
    }
    fn words(&self) -> &'static [words::Source] {
        WORDS
    }
    fn routes(&self) -> Routes {
        Routes::new()
            // Who may only lift comes here too: the screen asks for either right.
            .get(At::Desk, "lockdown", Access::SignedIn, web::show)
            .post(At::Desk, "lockdown/press", Access::SignedIn, web::press)
            .post(At::Desk, "lockdown/confirm", Access::SignedIn, web::confirm)
            .post(At::Desk, "lockdown/lift", Access::SignedIn, web::lift)
    }
    fn rights(&self) -> &'static [Capability] {
        rights::RIGHTS
    }
    fn desk(&self) -> Vec<DeskEntry> {
        vec![DeskEntry {
            words: "lockdown-desk",
            path: "lockdown",
            icon: Icon::Lock,
            access: Access::Right(PRESS),
            order: 880,
        }]
    }
    fn workers(&self, site: &Site) -> Vec<Worker> {
        vec![lapse::worker(site), letter::worker(site)]
    }
    fn services(&self, services: &mut Services) {
        services.put(Arc::clone(&self.0));
    }
    fn lockdowns(&self) -> Option<Arc<dyn Lockdowns>> {
        Some(self.0.clone())
    }
    fn at_once(&self, tags: &[Tag]) {
        if tags.iter().any(|tag| matches!(tag.as_str(), "lockdown" | "*")) {
            self.0.0.stale();
        }
    }
}
