//! The menus of bodies, kept in memory: every page shows one.

use std::{collections::HashMap, future::Future};

use basis::{Id, Result, of::Body};
use parking_lot::RwLock;
use weave::MenuEntry;
use web::Tag;

/// Menus by body, until something is told that may change one.
#[derive(Default)]
pub(crate) struct Menus(RwLock<Kept>);

#[derive(Default)]
struct Kept {
    /// Rises when everything is forgotten.
    epoch: u64,
    menus: HashMap<Id<Body>, Vec<MenuEntry>>,
}

impl Menus {
    pub async fn of<F: Future<Output = Result<Vec<MenuEntry>>>>(
        &self,
        body: Id<Body>,
        load: impl FnOnce() -> F,
    ) -> Result<Vec<MenuEntry>> {
        let epoch = {
            let kept = self.0.read();
            if let Some(menu) = kept.menus.get(&body) {
                return Ok(menu.clone());
            }
            kept.epoch
        };
        let menu = load().await?;
        let mut kept = self.0.write();
        // What was read before it was forgotten is not kept after.
        if kept.epoch == epoch {
            kept.menus.insert(body, menu.clone());
        }
        Ok(menu)
    }

    pub fn forget(&self, tags: &[Tag]) {
        let concerns = |tag: &Tag| {
            let tag = tag.as_str();
            tag == "tree" || tag == "*" || tag.starts_with("body:") || tag.starts_with("news-of:")
        };
        if tags.iter().any(concerns) {
            let mut kept = self.0.write();
            kept.epoch += 1;
            kept.menus.clear();
        }
    }
}
