#![doc = include_str!("../README.md")]

mod bin;
mod body;
mod branch;
mod create;
mod frame;
mod locked;
mod map;
mod model;
mod plant;
mod profile;
mod rights;
mod samples;
mod slug;
mod store;
pub mod testing;
mod tree;
mod web;

use std::sync::Arc;

use ::web::Tag;
use async_trait::async_trait;
use basis::{Id, Result, of::Body as BodyMark};
use jobs::{Schedule, Worker};
use look::Icon;
use weave::{
    Access, At, Capability, DeskEntry, Frames, Fresh, MenuEntry, Room, Routes, Samples, Services, Site, Visit,
};

pub use crate::web::place::{DeskPlace, Elsewhere, Place};
pub use bin::{purge, remove, removed_below, restore};
pub use body::{Body, Status};
pub use branch::{move_branch, reorder};
pub use create::create;
pub use model::{Edited, Kind, NewBody, Profile, Removed, Springs};
pub use plant::plant_root;
pub use profile::{edit_profile, profile, set_logo, show_people};
pub use slug::change_slug;
pub use store::parents;
pub use tree::Tree;

pub const MIGRATIONS: db::Migrations =
    db::migrations!("network", "202611231101_bodies", "202611261301_shows_people");
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
    network
        .0
        .get(|| async {
            let mut conn = site.db.read().await?;
            let tree = Tree::new(store::all(&mut conn).await?)?;
            let springs = store::springs(&mut conn, tree.root().id).await?;
            Ok(tree.with(store::kinds(&mut conn).await?, springs))
        })
        .await
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
    fn routes(&self) -> Routes {
        let (public, edit) = (Access::Public, Access::Right(rights::EDIT));
        Routes::new()
            .get(At::Site, "{lang}", public, web::doors::language)
            .get(At::Site, "{lang}/b/{body}", public, web::doors::body)
            .get(At::Body, "", public, web::home::show)
            .get(At::Body, "network", public, web::network::show)
            .get(At::Site, "desk", Access::SignedIn, web::doors::desk)
            .get(At::Site, "desk/", Access::SignedIn, web::chooser::show)
            .get(At::Desk, "", Access::SignedIn, web::desk_home::show)
            .get(At::Desk, "bodies", edit, web::bodies::show)
            .get(At::Desk, "bodies/new", edit, web::create::form)
            .post(At::Desk, "bodies/new", edit, web::create::post)
            .post(At::Desk, "bodies/{child}/order", edit, web::bodies::order)
            .post(At::Desk, "bodies/{child}/restore", edit, web::bodies::bring_back)
            .get(At::Desk, "profile", edit, web::profile::form)
            .post(At::Desk, "profile", edit, web::profile::post)
            .get(At::Desk, "address", edit, web::address::form)
            .post(At::Desk, "address", edit, web::address::post)
            .get(At::Desk, "visibility", Access::Right(rights::SHOW_PEOPLE), web::visibility::form)
            .post(At::Desk, "visibility", Access::Right(rights::SHOW_PEOPLE), web::visibility::post)
            .get(At::Desk, "move", edit, web::branch::form)
            .post(At::Desk, "move", edit, web::branch::post)
            .get(At::Desk, "remove", edit, web::remove::form)
            .post(At::Desk, "remove", edit, web::remove::post)
            .api("GET", "bodies", Access::SignedIn, web::api::list)
            .api("GET", "bodies/{id}", Access::SignedIn, web::api::one)
            .api("POST", "bodies", edit, web::api::make)
            .api("PATCH", "bodies/{id}", Access::SignedIn, web::api::change)
            .api("DELETE", "bodies/{id}", Access::SignedIn, web::api::end)
    }
    fn openapi(&self) -> Option<utoipa::openapi::OpenApi> {
        Some(<web::api::Bodies as utoipa::OpenApi>::openapi())
    }
    fn rights(&self) -> &'static [Capability] {
        rights::RIGHTS
    }
    fn desk(&self) -> Vec<DeskEntry> {
        let entry = |words, path, icon, access, order| DeskEntry { words, path, icon, access, order };
        vec![
            entry("network-desk-home", "", Icon::Home, Access::SignedIn, 0),
            entry("network-desk-bodies", "bodies", Icon::Tree, Access::Right(rights::EDIT), 800),
            entry("network-desk-profile", "profile", Icon::Page, Access::Right(rights::EDIT), 805),
        ]
    }
    fn workers(&self, site: &Site) -> Vec<Worker> {
        vec![bin::purger(site)]
    }
    fn schedules(&self) -> Vec<Schedule> {
        vec![bin::NIGHTLY]
    }
    async fn menu(&self, visit: &Visit, body: Id<BodyMark>) -> Result<Vec<MenuEntry>> {
        web::network::menu(visit, body).await
    }
    async fn samples(&self, site: &Site, samples: &dyn Samples) -> Result<()> {
        samples::fill(site, samples).await
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
