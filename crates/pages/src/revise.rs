//! Brings an older revision back, as a new one.

use basis::{Id, Problem, Result, of::Publication};
use weave::Site;
use web::{Actor, Scope};

use crate::{
    model::{Kind, Step, Writing},
    picture, rights, save, store,
    typed::Wanted,
};

/// Saves what revision `version` kept as the newest one; its slug stays as it is now. On the street it changes nothing until it
/// is published.
///
/// # Errors
/// Forbidden; not found; conflict when it is in the bin, or was saved in this very moment.
pub async fn revise(
    site: &Site,
    actor: &Actor,
    scope: &Scope,
    kind: Kind,
    id: Id<Publication>,
    version: i64,
) -> Result<Writing> {
    rights::must_write(actor, scope, kind)?;
    let body = scope.body().ok_or_else(Problem::not_found)?;
    let mut read = site.db.read().await?;
    let now = store::find(&mut read, body, kind, id).await?;
    let current = store::revision(&mut read, id, now.version).await?;
    let old = store::revision(&mut read, id, version).await?;
    let texts = picture::rendered(&mut read, &old.text).await?;
    drop(read);
    let change = save::Change {
        kind,
        body,
        id: Some(id),
        seen: Some(now.version),
        wanted: Wanted { slug: Some(current.slug), typed: false },
        title: old.title,
        summary: old.summary,
        text: old.text,
        picture: old.picture,
        sensitive: old.sensitive,
        texts,
        step: Step::Save,
        by: Some(actor.account),
    };
    let within = site.clone();
    site.db.write(move |conn| Box::pin(async move { save::apply(conn, &within, change).await })).await
}
