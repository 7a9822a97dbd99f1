//! Where a body hangs, and in which order.

use basis::{Id, Problem, Result, of::Body as BodyMark};
use weave::{
    Entry, Site,
    facts::{BranchMoved, TreeChanged},
    note, tell,
};
use web::{Actor, Scope};

use crate::{locked, rights, store, tree};

/// Hangs the scope's body, with all below it, under another one. Addresses stay as they are.
///
/// # Errors
/// Forbidden where she lacks the right at the body or at the new parent, before she showed that it is she, and while the body, one above
/// it or one below it is in a lockdown that is not of a body of hers; invalid (`to`) when the new parent lies within the branch or takes
/// no body of this kind.
pub async fn move_branch(site: &Site, actor: &Actor, scope: &Scope, to: Id<BodyMark>) -> Result<()> {
    let id = scope.body().ok_or_else(Problem::not_found)?;
    let tree = tree(site).await?;
    rights::must(rights::may_move(actor, &tree, id, to))?;
    locked::must_be_of_it(site, actor, &tree.below(id)).await?;
    actor.stepped_up(site.clock.now())?;
    let body = tree.get(id).ok_or_else(Problem::not_found)?;
    let above = tree.get(to).ok_or_else(|| Problem::invalid("to", "field-bad-choice"))?;
    if body.is_root() || tree.is_within(to, id) {
        return Err(Problem::invalid("to", "network-move-loop"));
    }
    if !tree.may_contain(&above.kind, &body.kind) {
        return Err(Problem::invalid("to", "network-kind-does-not-fit"));
    }
    if body.parent == Some(to) {
        return Ok(());
    }
    let (within, by, before) = (site.clone(), actor.account, body.parent);
    site.db
        .write(move |conn| {
            Box::pin(async move {
                store::lock_shape(conn).await?;
                // Two moves at once must not tie a knot: the tree in memory may be a moment old.
                let mut next = Some(to);
                while let Some(above) = next {
                    if above == id {
                        return Err(Problem::invalid("to", "network-move-loop"));
                    }
                    next = store::parent_of(conn, above).await?;
                }
                let last = store::children(conn, to).await?.len();
                store::set_parent(conn, id, to, within.clock.now()).await?;
                store::set_position(conn, id, i64::try_from(last).unwrap_or(0) + 1).await?;
                // In its own trail, and in those of the bodies it came from and went to.
                for trail in [Some(id), before, Some(to)].into_iter().flatten() {
                    note(&within, conn, Entry::new(trail, Some(by), "network.body-moved").about(id)).await?;
                }
                tell(conn, &within, &BranchMoved { body: id }).await?;
                tell(conn, &within, &TreeChanged { body: id }).await
            })
        })
        .await
}

/// Moves a body one place up or down among its siblings below the scope's body.
///
/// # Errors
/// Forbidden; not found when it does not hang there.
pub async fn reorder(site: &Site, actor: &Actor, scope: &Scope, child: Id<BodyMark>, up: bool) -> Result<()> {
    actor.must(rights::EDIT, scope)?;
    let parent = scope.body().ok_or_else(Problem::not_found)?;
    let within = site.clone();
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let mut order = store::children(conn, parent).await?;
                let at = order.iter().position(|one| *one == child).ok_or_else(Problem::not_found)?;
                let other = if up { at.checked_sub(1) } else { Some(at + 1).filter(|to| *to < order.len()) };
                let Some(other) = other else { return Ok(()) };
                order.swap(at, other);
                for (position, one) in order.iter().enumerate() {
                    store::set_position(conn, *one, i64::try_from(position).unwrap_or(0)).await?;
                }
                tell(conn, &within, &TreeChanged { body: child }).await
            })
        })
        .await
}
