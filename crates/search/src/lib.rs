#![doc = include_str!("../README.md")]

mod answer;
mod index;
mod model;
mod store;
mod web;

use std::sync::Arc;

use async_trait::async_trait;
use basis::{Id, Language, Result, Text, of::Body};
use db::{Conn, Told};
use jobs::{Schedule, Worker};
use weave::{Access, At, Fact as _, MenuEntry, Room, Routes, Site, Visit, facts::Published};

pub use model::Wanted;

pub const MIGRATIONS: db::Migrations = db::migrations!("search"; split "202611232001_entries", "202611261330_words_leave", "202611272131_by_time");
pub const WORDS: &[words::Source] = words::sources!("search");

/// The room, for the binary's list.
pub fn room() -> Arc<dyn Room> {
    Arc::new(Search)
}

/// Makes the index anew, from everything that is on the street.
///
/// # Errors
/// When the database does not answer.
pub async fn refill(site: &Site) -> Result<()> {
    site.db.write(|conn| Box::pin(async move { store::empty(conn).await })).await?;
    index::fill(site).await
}

struct Search;

#[async_trait]
impl Room for Search {
    fn name(&self) -> &'static str {
        "search"
    }
    fn migrations(&self) -> Option<db::Migrations> {
        Some(MIGRATIONS)
    }
    fn words(&self) -> &'static [words::Source] {
        WORDS
    }
    fn routes(&self) -> Routes {
        Routes::new().get(At::Body, "search", Access::Public, web::search)
    }
    fn workers(&self, site: &Site) -> Vec<Worker> {
        let site = site.clone();
        vec![Worker::new("search.fill", move |_| {
            let site = site.clone();
            async move { index::fill(&site).await }
        })]
    }
    fn schedules(&self) -> Vec<Schedule> {
        // Fills the index of a site that got this room later than its publications, or whose index was made anew; otherwise it
        // finds nothing to do.
        vec![Schedule::every("search.fill", std::time::Duration::from_secs(600))]
    }
    async fn menu(&self, visit: &Visit, _: Id<Body>) -> Result<Vec<MenuEntry>> {
        let label = Language::ALL.into_iter().fold(Text::new(), |text, language| {
            text.with(language, visit.clone().in_language(language).t.plain("search-menu"))
        });
        Ok(vec![MenuEntry { label, path: String::from("search"), order: 800 }])
    }
    fn rebuilt(&self) -> &'static [&'static str] {
        // The words beside it are full text, which no backup carries.
        &["search_entries"]
    }
    async fn restored(&self, site: &Site) -> Result<()> {
        index::fill(site).await
    }
    async fn within(&self, site: &Site, conn: &mut Conn, told: &Told) -> Result<()> {
        if told.name != Published::NAME {
            return Ok(());
        }
        let published: Published =
            serde_json::from_value(told.payload.clone()).map_err(basis::Problem::failed)?;
        index::enter(site, conn, published.publication).await
    }
}
