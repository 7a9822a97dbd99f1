#![doc = include_str!("../README.md")]

use std::sync::Arc;

use async_trait::async_trait;
use weave::Room;

pub const WORDS: &[words::Source] = words::sources!("lockdown");

/// The crate's part of a site.
pub fn room() -> Arc<dyn Room> {
    Arc::new(Lockdown)
}

struct Lockdown;

#[async_trait]
impl Room for Lockdown {
    fn name(&self) -> &'static str {
        "lockdown"
    }
    fn words(&self) -> &'static [words::Source] {
        WORDS
    }
}
