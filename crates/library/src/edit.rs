//! The words of an asset change.

use basis::{Id, Language, Problem, Result, of::Asset};
use weave::{Site, facts::AssetChanged, tell};
use web::{Actor, Scope};

use crate::{Texts, rights, store};

/// Says that someone else saved in the meantime.
pub const CHANGED: &str = "library-changed";

/// Writes other words, if nobody else did since `version` was read.
///
/// # Errors
/// Forbidden without the right; field errors; a conflict with key [`CHANGED`], then nothing was overwritten.
pub async fn edit(
    site: &Site,
    actor: &Actor,
    scope: &Scope,
    asset: Id<Asset>,
    version: i64,
    texts: Texts,
    languages: &[Language],
) -> Result<()> {
    rights::may_write(actor, scope)?;
    let body = scope.body().ok_or_else(Problem::not_found)?;
    let texts = texts.checked(languages)?;
    let told = site.clone();
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let before = store::item(conn, body, asset).await?;
                let folded = texts.folded(&before.name);
                if !store::update_texts(conn, body, asset, version, &texts, &folded).await? {
                    return Err(Problem::conflict(CHANGED));
                }
                tell(conn, &told, &AssetChanged { asset, body }).await
            })
        })
        .await
}
