use async_trait::async_trait;
use basis::{Id, Result, of::Body};
use web::Tag;

use crate::{Publication, Site, Visit};

/// A place in a page that any room may fill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SlotPlace {
    /// Under a publication's text: comments.
    BelowPublication,
    /// On a body's home page: newest things.
    Home,
    /// In a body's profile.
    BodyProfile,
    /// At the top of the desk: what waits for her.
    DeskWaiting,
}

/// For whom and about what a slot is filled.
pub struct SlotAsk<'a> {
    pub site: &'a Site,
    pub visit: &'a Visit,
    /// None in the desk's `DeskWaiting` over all her bodies.
    pub body: Option<Id<Body>>,
    pub publication: Option<&'a Publication>,
}

/// What a room puts there.
#[derive(Debug, Clone, Default)]
pub struct Fragment {
    /// Safe HTML.
    pub html: String,
    /// What it was made from: added to the page's own.
    pub tags: Vec<Tag>,
    /// Small comes first.
    pub order: i32,
}

/// Fills one place. Answering `None` leaves it empty; an error leaves it empty too and is logged: a page does not fail
/// because of a neighbour.
#[async_trait]
pub trait Slot: Send + Sync {
    fn place(&self) -> SlotPlace;
    async fn fill(&self, ask: &SlotAsk<'_>) -> Result<Option<Fragment>>;
}
