//! Which lockdowns are in force, kept in memory.

use async_trait::async_trait;
use basis::{Id, Result, of::Body};
use weave::{Fresh, Lockdowns, Site};

use crate::{model::Lockdown, store};

/// What is not ended, loaded again when somebody told that it changed.
#[derive(Default)]
pub struct Known(pub(crate) Fresh<Vec<Lockdown>>);

impl Known {
    /// Bodies whose own lockdown holds `body` now: itself, or above it.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn over(&self, site: &Site, body: Id<Body>) -> Result<Vec<Lockdown>> {
        let mut all = self.in_force(site).await?;
        // Almost always none: then the tree is not asked either.
        if !all.is_empty() {
            let tree = network::tree(site).await?;
            all.retain(|one| tree.is_within(body, one.body));
        }
        Ok(all)
    }

    async fn in_force(&self, site: &Site) -> Result<Vec<Lockdown>> {
        let all = self.0.get(|| async { store::open(&mut site.db.read().await?).await }).await?;
        let now = site.clock.now();
        Ok(all.iter().filter(|one| one.in_force(now)).cloned().collect())
    }
}

#[async_trait]
impl Lockdowns for Known {
    async fn is_locked(&self, site: &Site, body: Id<Body>) -> Result<bool> {
        Ok(!self.over(site, body).await?.is_empty())
    }
    async fn locked(&self, site: &Site) -> Result<Vec<Id<Body>>> {
        Ok(self.in_force(site).await?.into_iter().map(|one| one.body).collect())
    }
    async fn locked_by(&self, site: &Site, body: Id<Body>) -> Result<Vec<Id<Body>>> {
        Ok(self.over(site, body).await?.into_iter().map(|one| one.body).collect())
    }
}
