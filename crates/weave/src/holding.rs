use async_trait::async_trait;
use basis::{Moment, Result};
use db::Conn;

use crate::Site;

/// Why something about a person is kept, and for how long at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Purpose {
    /// `comments.contact`
    pub key: &'static str,
    /// The catalogue key that says it to her.
    pub words: &'static str,
    /// Whole days from the day it was given; 0: gone when its purpose is done.
    pub days: u32,
}

/// Whom it is about: the address she gave. Compared by keyed look-up, never stored in clear.
#[derive(Debug, Clone)]
pub struct Who {
    pub address: String,
}

/// One thing a room keeps about her: which body, why, since and until when. Never its contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    pub purpose: Purpose,
    pub body: basis::Id<basis::of::Body>,
    pub since: Moment,
    pub until: Option<Moment>,
}

/// What a room keeps about persons. The nightly purge, a person's own page and a body's leaving walk all of them.
#[async_trait]
pub trait Holding: Send + Sync {
    fn purposes(&self) -> &'static [Purpose];
    /// What is held about her.
    async fn list(&self, site: &Site, conn: &mut Conn, who: &Who) -> Result<Vec<Held>>;
    /// Erases all of it; how many things went.
    async fn erase(&self, site: &Site, conn: &mut Conn, who: &Who) -> Result<u64>;
    /// What she gave, as JSON for her alone.
    async fn export(&self, site: &Site, conn: &mut Conn, who: &Who) -> Result<serde_json::Value>;
    /// Erases what is past its end; how many things went.
    async fn purge(&self, site: &Site, conn: &mut Conn, now: Moment) -> Result<u64>;
}
