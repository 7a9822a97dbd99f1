use async_trait::async_trait;
use basis::{
    Id, Result,
    of::{Account, Body},
};
use db::Conn;

use crate::Site;

/// One line of a body's audit trail: who did what, when. Ids, kinds and numbers; never contents, never a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub body: Id<Body>,
    /// None: the machine's owner, or the house itself.
    pub by: Option<Id<Account>>,
    /// `accounts.granted`: the catalogue key that says it is `audit-` and this with `-` for `.`.
    pub what: &'static str,
    /// The id of what it was done to: an account, a grant, a body; "" when there is none.
    pub about: String,
    /// How many, where it is a number of things.
    pub count: Option<i64>,
}

impl Entry {
    pub fn new(body: Id<Body>, by: Option<Id<Account>>, what: &'static str) -> Self {
        Self { body, by, what, about: String::new(), count: None }
    }
    #[must_use]
    pub fn about<T>(mut self, id: Id<T>) -> Self {
        self.about = id.to_string();
        self
    }
    #[must_use]
    pub fn count(mut self, count: i64) -> Self {
        self.count = Some(count);
        self
    }
}

/// Who keeps the trails: `audit`.
#[async_trait]
pub trait Audit: Send + Sync {
    /// Adds a line in the transaction of `conn`: it is there exactly when the act is.
    async fn note(&self, site: &Site, conn: &mut Conn, entry: Entry) -> Result<()>;
}

/// Writes a line into the body's trail, in the transaction that does what it says.
///
/// # Errors
/// When the line cannot be written: then the act must not stand either.
pub async fn note(site: &Site, conn: &mut Conn, entry: Entry) -> Result<()> {
    match &site.audit {
        Some(audit) => audit.note(site, conn, entry).await,
        None => Ok(()),
    }
}
