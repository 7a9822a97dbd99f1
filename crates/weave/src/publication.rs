use async_trait::async_trait;
use basis::{
    Id, Language, Moment, Result, Text,
    of::{Asset, Body},
};
use db::Conn;

/// Anything with a page of its own, as others show it: in lists, search, feeds, under a comment.
#[derive(Debug, Clone, PartialEq)]
pub struct Publication {
    pub id: Id<basis::of::Publication>,
    /// `news`, `page`, `charter` …
    pub kind: &'static str,
    pub body: Id<Body>,
    pub title: Text,
    pub summary: Text,
    /// Below the body's home, without a slash at its start: `news/the-well`.
    pub path: String,
    pub picture: Option<Id<Asset>>,
    pub date: Moment,
    pub updated: Moment,
    /// Its page keeps the quick exit on screen.
    pub sensitive: bool,
}

impl Publication {
    /// Whether it has a text of its own in `language`.
    pub fn is_in(&self, language: Language) -> bool {
        self.title.get(language).is_some()
    }
}

/// Which publications.
#[derive(Debug, Clone, Default)]
pub struct Latest {
    /// Of these bodies; empty: of all.
    pub bodies: Vec<Id<Body>>,
    /// Of these kinds; empty: of all.
    pub kinds: Vec<&'static str>,
    pub limit: usize,
}

/// A room's publications, as far as they can be seen from the street.
#[async_trait]
pub trait Publications: Send + Sync {
    /// One, if it is this room's and published.
    async fn one(&self, conn: &mut Conn, id: Id<basis::of::Publication>) -> Result<Option<Publication>>;
    /// Newest first.
    async fn latest(&self, conn: &mut Conn, ask: &Latest) -> Result<Vec<Publication>>;
    /// The whole plain text, by language: for search.
    async fn text(&self, conn: &mut Conn, id: Id<basis::of::Publication>) -> Result<Text>;
    /// All of them in the order of their ids, after `after`: for the sitemap and for building the index again.
    async fn all(
        &self,
        conn: &mut Conn,
        after: Option<Id<basis::of::Publication>>,
        limit: usize,
    ) -> Result<Vec<Publication>>;
}
