#![doc = include_str!("../README.md")]

use std::sync::Arc;

use async_trait::async_trait;
use weave::Room;

pub const WORDS: &[words::Source] = words::sources!("keys");

/// The crate's part of a site.
pub fn room() -> Arc<dyn Room> {
    Arc::new(Keys)
}

struct Keys;

#[async_trait]
impl Room for Keys {
    fn name(&self) -> &'static str {
        "keys"
    }
    fn words(&self) -> &'static [words::Source] {
        WORDS
    }
}
