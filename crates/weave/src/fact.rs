use std::sync::Arc;

use basis::{Problem, Result};
use db::{Conn, Told};
use futures_util::future::BoxFuture;
use serde::{Serialize, de::DeserializeOwned};
use web::Tag;

use crate::Site;

/// Something that happened, as teller and listener both know it: ids and numbers, never a name.
pub trait Fact: Serialize + DeserializeOwned + Send + Sync {
    /// `published`, `body-moved` …: one word for each struct of [`crate::facts`].
    const NAME: &'static str;
    /// What pages made before it must be forgotten by.
    fn tags(&self) -> Vec<Tag>;
}

/// Tells a fact inside the transaction that made it true.
///
/// # Errors
/// What a listener inside the transaction answers; the transaction must then be undone.
pub async fn tell<F: Fact>(conn: &mut Conn, site: &Site, fact: &F) -> Result<()> {
    let payload = serde_json::to_value(fact).map_err(Problem::failed)?;
    let tags = fact.tags().iter().map(|tag| tag.as_str().to_owned()).collect();
    conn.tell(Told { name: F::NAME, payload, tags }, site.clock.now()).await
}

type Run = Arc<dyn Fn(Site, serde_json::Value) -> BoxFuture<'static, Result<()>> + Send + Sync>;

/// A listener that runs as a job, after the commit, at least once.
#[derive(Clone)]
pub struct Later {
    /// The job's kind: `comments.digest-on-published`.
    pub job: &'static str,
    pub fact: &'static str,
    pub run: Run,
}

impl Later {
    /// `Later::new("room.what", |site, fact: Published| Box::pin(async move { … }))`
    pub fn new<F: Fact + 'static>(
        job: &'static str,
        run: impl Fn(Site, F) -> BoxFuture<'static, Result<()>> + Send + Sync + 'static,
    ) -> Self {
        Self {
            job,
            fact: F::NAME,
            run: Arc::new(move |site, payload| match serde_json::from_value(payload) {
                Ok(fact) => run(site, fact),
                Err(error) => Box::pin(std::future::ready(Err(Problem::failed(error)))),
            }),
        }
    }
}
