//! Which charter a body shows.

use basis::{Id, Result, of::Body};
use db::Conn;
use network::Tree;

use crate::{
    model::{Adherence, Version},
    store,
};

/// The charter that stands on a body's page.
pub struct Shown {
    /// Newest first; whose they are is in each.
    pub versions: Vec<Version>,
    /// The one shown when no number is asked for.
    pub current: Version,
    /// The body's own adherence, when it is another body's charter.
    pub adherence: Option<Adherence>,
}

/// Its own; else the version it adheres to; else the newest of the nearest body above that has one.
pub async fn shown(conn: &mut Conn, tree: &Tree, body: Id<Body>) -> Result<Option<Shown>> {
    let adherence = store::adherence_of(conn, body).await?;
    for above in tree.chain(body).into_iter().rev() {
        let versions = store::published(conn, above.id).await?;
        let Some(newest) = versions.first().cloned() else { continue };
        if above.id == body {
            return Ok(Some(Shown { current: newest, versions, adherence: None }));
        }
        if let Some(adherence) = adherence {
            // It may adhere to a charter further up than the nearest one.
            let Some(version) = store::version(conn, adherence.version).await? else { break };
            let versions = if version.body == above.id {
                versions
            } else {
                store::published(conn, version.body).await?
            };
            return Ok(Some(Shown { current: version, versions, adherence: Some(adherence) }));
        }
        return Ok(Some(Shown { current: newest, versions, adherence: None }));
    }
    Ok(None)
}
