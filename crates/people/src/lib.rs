#![doc = include_str!("../README.md")]

use std::sync::Arc;

use async_trait::async_trait;
use weave::Room;

pub const WORDS: &[words::Source] = words::sources!("people");

/// The crate's part of a site.
pub fn room() -> Arc<dyn Room> {
    Arc::new(People)
}

struct People;

#[async_trait]
impl Room for People {
    fn name(&self) -> &'static str {
        "people"
    }
    fn words(&self) -> &'static [words::Source] {
        WORDS
    }
}
