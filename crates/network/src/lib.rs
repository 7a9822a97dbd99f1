#![doc = include_str!("../README.md")]

mod body;
mod frame;
mod model;
mod place;
mod plant;
mod store;
pub mod testing;
mod tree;

use std::sync::Arc;

use ::web::Tag;
use async_trait::async_trait;
use basis::Result;
use weave::{Frames, Fresh, Room, Services, Site};

pub use body::{Body, Status};
pub use model::{Kind, Profile, Springs};
pub use place::{DeskPlace, Elsewhere, Place};
pub use plant::plant_root;
pub use tree::Tree;

pub const MIGRATIONS: db::Migrations = db::migrations!("network", "202611231101_bodies");
pub const WORDS: &[words::Source] = words::sources!("network");

/// The room, for the binary's list.
pub fn room() -> Arc<dyn Room> {
    Arc::new(NetworkRoom(Arc::new(Network::default())))
}

/// The tree in memory, loaded again after it changed.
#[derive(Default)]
pub struct Network(Fresh<Tree>);

/// The network as it is now.
///
/// # Errors
/// When there is no root yet, or the database does not answer.
pub async fn tree(site: &Site) -> Result<Arc<Tree>> {
    let network = site.service::<Network>()?;
    network.0.get(|| async { Tree::new(store::all(&mut site.db.read().await?).await?) }).await
}

/// Whether an installation was planted here.
///
/// # Errors
/// When the database does not answer.
pub async fn has_root(site: &Site) -> Result<bool> {
    store::has_root(&mut site.db.read().await?).await
}

struct NetworkRoom(Arc<Network>);

#[async_trait]
impl Room for NetworkRoom {
    fn name(&self) -> &'static str {
        "network"
    }
    fn migrations(&self) -> Option<db::Migrations> {
        Some(MIGRATIONS)
    }
    fn words(&self) -> &'static [words::Source] {
        WORDS
    }
    fn services(&self, services: &mut Services) {
        services.put(Arc::clone(&self.0));
    }
    fn frames(&self) -> Option<Arc<dyn Frames>> {
        Some(Arc::new(frame::Framing))
    }
    fn at_once(&self, tags: &[Tag]) {
        if tags.iter().any(|tag| matches!(tag.as_str(), "tree" | "*")) {
            self.0.0.stale();
        }
    }
}
