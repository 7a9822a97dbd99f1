use async_trait::async_trait;
use basis::{Id, Result, of::Body};

use crate::Site;

/// Who knows which bodies are in lockdown: `lockdown`.
#[async_trait]
pub trait Lockdowns: Send + Sync {
    /// Whether the body, or one above it, is in lockdown now. Answered from memory.
    async fn is_locked(&self, site: &Site, body: Id<Body>) -> Result<bool>;

    /// The bodies that are in a lockdown of their own now, in no order.
    async fn locked(&self, site: &Site) -> Result<Vec<Id<Body>>>;

    /// The bodies whose own lockdown holds `body` now: itself, or above it.
    async fn locked_by(&self, site: &Site, body: Id<Body>) -> Result<Vec<Id<Body>>> {
        Ok(if self.is_locked(site, body).await? { vec![body] } else { Vec::new() })
    }
}

impl Site {
    /// Whether the body, or one above it, is in lockdown now: no names of its people anywhere, no hand-outs, no
    /// invitations, no new comments, and only passkeys sign in. Pages that ask carry `Tag::body`.
    ///
    /// # Errors
    /// When it cannot be known: then act as if it were.
    pub async fn is_locked(&self, body: Id<Body>) -> Result<bool> {
        match &self.lockdowns {
            Some(lockdowns) => lockdowns.is_locked(self, body).await,
            None => Ok(false),
        }
    }

    /// The bodies that are in a lockdown of their own now, in no order; almost always none.
    ///
    /// # Errors
    /// When it cannot be known.
    pub async fn locked(&self) -> Result<Vec<Id<Body>>> {
        match &self.lockdowns {
            Some(lockdowns) => lockdowns.locked(self).await,
            None => Ok(Vec::new()),
        }
    }

    /// The bodies whose own lockdown holds `body` now: itself, or above it. What would undo one is asked for at each of them.
    ///
    /// # Errors
    /// When it cannot be known.
    pub async fn locked_by(&self, body: Id<Body>) -> Result<Vec<Id<Body>>> {
        match &self.lockdowns {
            Some(lockdowns) => lockdowns.locked_by(self, body).await,
            None => Ok(Vec::new()),
        }
    }
}
