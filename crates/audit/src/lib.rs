#![doc = include_str!("../README.md")]

use std::sync::Arc;

use async_trait::async_trait;
use weave::Room;

pub const WORDS: &[words::Source] = words::sources!("audit");

/// The crate's part of a site.
pub fn room() -> Arc<dyn Room> {
    Arc::new(Audit)
}

struct Audit;

#[async_trait]
impl Room for Audit {
    fn name(&self) -> &'static str {
        "audit"
    }
    fn words(&self) -> &'static [words::Source] {
        WORDS
    }
}
