use basis::{Id, Problem, Result, Slug, of::Body as BodyMark};
use db::Conn;
use weave::{Entry, Site, facts::TreeChanged, note, tell};
use web::{Actor, Scope};

use crate::{locked, rights, store, tree};

/// Gives the scope's body another name in addresses. The former one leads to it until someone else takes it.
///
/// # Errors
/// Forbidden, also in a lockdown that is not of a body of hers; invalid: not a slug or taken (`slug`), or it still leads to another body and `take_old` was not given
/// (`take-old`).
pub async fn change_slug(
    site: &Site,
    actor: &Actor,
    scope: &Scope,
    typed: &str,
    take_old: bool,
) -> Result<Slug> {
    actor.must(rights::EDIT, scope)?;
    let id = scope.body().ok_or_else(Problem::not_found)?;
    locked::must_be_of_it(site, actor, &[id]).await?;
    let new: Slug = typed.parse().map_err(|_| Problem::invalid("slug", "field-bad-slug"))?;
    let tree = tree(site).await?;
    let old = tree.get(id).ok_or_else(Problem::not_found)?.slug.clone();
    if new == old {
        return Ok(new);
    }
    let (within, wanted, by) = (site.clone(), new.clone(), actor.account);
    let done = site
        .db
        .write(move |conn| {
            Box::pin(async move {
                may_take(conn, &wanted, id, take_old).await?;
                store::set_slug(conn, id, &old, &wanted, within.clock.now()).await?;
                note(&within, conn, Entry::new(id, Some(by), "network.address-changed")).await?;
                tell(conn, &within, &TreeChanged { body: id }).await
            })
        })
        .await;
    db::on_unique(done, "bodies", "slug", "network-slug-taken")?;
    Ok(new)
}

/// Taking an address that still leads to another body breaks its old links: that must be meant.
pub(crate) async fn may_take(conn: &mut Conn, slug: &Slug, body: Id<BodyMark>, take_old: bool) -> Result<()> {
    match store::of_old_slug(conn, slug.as_str()).await? {
        Some(other) if other != body && !take_old => {
            Err(Problem::invalid("take-old", "network-slug-leads-elsewhere"))
        }
        _ => Ok(()),
    }
}
