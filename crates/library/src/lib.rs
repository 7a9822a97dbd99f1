#![doc = include_str!("../README.md")]

mod add;
mod drawing;
mod edit;
mod model;
mod picker;
mod recognise;
mod remove;
mod rights;
mod samples;
mod show;
pub mod store;
mod web;

use std::sync::Arc;

pub use add::{Library, NewAsset, add};
use async_trait::async_trait;
use basis::Result;
use db::Migrations;
pub use drawing::{Drawing, Drawn, draw};
pub use edit::{CHANGED, edit};
use jobs::{Schedule, Worker};
use look::Icon;
pub use model::{
    Attachment, BIN_DAYS, Format, Item, Licence, MOST_BYTES, Picture, Stored, Texts, WIDTHS, file_name, tag,
};
pub use picker::{FIELD, Picker, chosen, picker};
pub use recognise::{FILE, Sent, recognise};
pub use remove::{purge, remove, restore};
pub use rights::WRITE;
pub use show::{Shapes, asset_of, attachment, figure, markdown, shapes};
pub use store::{by_name, picture, pictures};
use weave::{Access, At, Capability, DeskEntry, Room, Routes, Samples, Services, Site};

pub const MIGRATIONS: Migrations = db::migrations!("library", "202611231030_assets");
pub const WORDS: &[words::Source] = words::sources!("library");

const PURGE: &str = "library.purge";

/// The library as a part of the site.
pub fn room() -> Arc<dyn Room> {
    Arc::new(Shelves)
}

struct Shelves;

#[async_trait]
impl Room for Shelves {
    fn name(&self) -> &'static str {
        "library"
    }
    fn migrations(&self) -> Option<Migrations> {
        Some(MIGRATIONS)
    }
    fn words(&self) -> &'static [words::Source] {
        WORDS
    }
    fn rights(&self) -> &'static [Capability] {
        rights::ALL
    }
    fn services(&self, services: &mut Services) {
        services.put(Arc::new(Library::default()));
    }
    fn desk(&self) -> Vec<DeskEntry> {
        vec![DeskEntry {
            words: "library-desk",
            path: web::ENTRY,
            icon: Icon::Picture,
            access: Access::Right(WRITE),
            order: 250,
        }]
    }
    fn routes(&self) -> Routes {
        let right = Access::Right(WRITE);
        Routes::new()
            .get(At::Site, "media/{name}", Access::Public, web::media)
            .get(At::Desk, "library", right, web::list)
            .get(At::Desk, "library/new", right, web::new)
            .upload(At::Desk, "library/new", right, web::upload)
            .get(At::Desk, "library/{asset}", right, web::show)
            .post(At::Desk, "library/{asset}", right, web::edit)
            .post(At::Desk, "library/{asset}/remove", right, web::remove)
            .post(At::Desk, "library/{asset}/restore", right, web::restore)
            .post(At::Desk, "library/{asset}/logo", right, web::logo)
    }
    fn workers(&self, site: &Site) -> Vec<Worker> {
        let site = site.clone();
        vec![Worker::new(PURGE, move |_| {
            let site = site.clone();
            async move {
                let gone = purge(&site).await?;
                tracing::info!(gone, "files of the library's bin went for good");
                Ok(())
            }
        })]
    }
    fn schedules(&self) -> Vec<Schedule> {
        vec![Schedule::daily(PURGE, 2 * 60 + 35)]
    }
    async fn samples(&self, site: &Site, samples: &dyn Samples) -> Result<()> {
        samples::plant(site, samples).await
    }
}
