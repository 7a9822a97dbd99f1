use std::{fmt, sync::Arc};

use basis::{
    Id,
    of::{Body, Publication},
};

/// What a cached page was made from, and what a fact says has changed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Tag(Arc<str>);

impl Tag {
    pub fn new(text: &str) -> Self {
        Self(text.into())
    }
    /// Name, profile, look, menu of one body.
    pub fn body(id: Id<Body>) -> Self {
        Self::new(&format!("body:{id}"))
    }
    /// The list of what a body publishes.
    pub fn news_of(id: Id<Body>) -> Self {
        Self::new(&format!("news-of:{id}"))
    }
    /// The shape of the network.
    pub fn tree() -> Self {
        Self::new("tree")
    }
    pub fn publication(id: Id<Publication>) -> Self {
        Self::new(&format!("publication:{id}"))
    }
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Put into an answer's extensions, it says: this may be kept and shown to everybody, until one of these is told.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tags(pub Vec<Tag>);
