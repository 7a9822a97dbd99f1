//! Into the bin, out of it, and away for good.

use std::time::Duration;

use basis::{Id, Problem, Result, of::Asset};
use weave::{Site, facts::AssetChanged, tell};
use web::{Actor, Scope};

use crate::{BIN_DAYS, rights, store};

/// Puts it into the bin: it is served no more, and its body wears it no more.
///
/// # Errors
/// Forbidden without the right; not found when it is another body's or lies there already.
pub async fn remove(site: &Site, actor: &Actor, scope: &Scope, asset: Id<Asset>) -> Result<()> {
    set(site, actor, scope, asset, true).await?;
    let body = scope.body().ok_or_else(Problem::not_found)?;
    let worn = network::tree(site).await?.get(body).is_some_and(|body| body.logo == Some(asset));
    if worn { network::set_logo(site, body, None).await } else { Ok(()) }
}

/// Brings it back from the bin.
///
/// # Errors
/// Forbidden without the right; not found when it does not lie there.
pub async fn restore(site: &Site, actor: &Actor, scope: &Scope, asset: Id<Asset>) -> Result<()> {
    set(site, actor, scope, asset, false).await
}

async fn set(site: &Site, actor: &Actor, scope: &Scope, asset: Id<Asset>, away: bool) -> Result<()> {
    rights::may_write(actor, scope)?;
    let body = scope.body().ok_or_else(Problem::not_found)?;
    let told = site.clone();
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let at = away.then(|| told.clock.now());
                if !store::set_removed(conn, body, asset, at).await? {
                    return Err(Problem::not_found());
                }
                tell(conn, &told, &AssetChanged { asset, body }).await
            })
        })
        .await
}

/// Forgets what has lain in the bin for [`BIN_DAYS`] days, with its files; the number of files that went.
///
/// # Errors
/// When the database or the disk does not take it; the next night tries again.
pub async fn purge(site: &Site) -> Result<usize> {
    let days = u64::try_from(BIN_DAYS).unwrap_or(0);
    let before = site.clock.now().minus(Duration::from_secs(days * 24 * 60 * 60));
    let unused = site.db.write(move |conn| Box::pin(async move { store::purge(conn, before).await })).await?;
    for hash in &unused {
        site.files.remove(hash).await?;
    }
    Ok(unused.len())
}
