//! Her identity: made in her browser or on her own machine. The server takes the public half, and the private half wrapped to a
//! passphrase that it never sees.

use basis::{Id, Problem, Result, of::Account};
use weave::{Entry, Site, note};
use web::{Actor, Scope};

use crate::{
    change::{changed, must_not_be_locked},
    model::{Own, public, wrapped},
    rights::{Part, may_confirm},
    role, store,
};

/// Hers now.
///
/// # Errors
/// When the database does not answer.
pub async fn identity(site: &Site, account: Id<Account>) -> Result<Option<Own>> {
    store::identity(&mut site.db.read().await?, account).await
}

/// Takes her identity. A first one: where she was asked to keep a key she keeps it from now on. In the place of one she had: nothing
/// is sealed to either until a second person confirms, body by body, that it is hers; whoever got her sign-in back gets no key with it.
///
/// # Errors
/// Step-up, also for the first: whoever was asked to keep a key keeps it with that; invalid at `public` or `wrapped`.
pub async fn set_identity(site: &Site, actor: &Actor, typed_public: &str, typed_wrapped: &str) -> Result<()> {
    let now = site.clock.now();
    actor.stepped_up(now)?;
    let own = Own { public: public(typed_public)?, wrapped: wrapped(typed_wrapped)?, made: now };
    take(site, actor.account, own).await
}

pub(crate) async fn take(site: &Site, account: Id<Account>, own: Own) -> Result<()> {
    let (house, now) = (site.clone(), own.made);
    let root = network::tree(site).await?.root().id;
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let site = house;
                let mut bodies = store::bodies_of(conn, account, false).await?;
                bodies.extend(store::bodies_of(conn, account, true).await?);
                // Always in one order: two who replace theirs at once do not wait for each other.
                bodies.sort();
                for body in &bodies {
                    changed(&site, conn, *body, now).await?;
                }
                let replaced = store::replace_identity(conn, account, now).await?;
                let made = store::insert_identity(conn, Id::new(&site.clock, &site.rng), account, &own).await;
                db::on_unique(made, "identities", "public", "keys-public-taken")?;
                if replaced {
                    for body in store::suspend(conn, account).await? {
                        store::close_windows(conn, account, body, now).await?;
                        role::take(&site, conn, body, account, account).await?;
                    }
                }
                let first = if replaced { Vec::new() } else { store::accept(conn, account, now).await? };
                for body in first {
                    role::give(&site, conn, body, account, None).await?;
                    note(
                        &site,
                        conn,
                        Entry::new(body, Some(account), "keys.keyholder-accepted").about(account),
                    )
                    .await?;
                }
                let what = if replaced { "keys.identity-replaced" } else { "keys.identity-made" };
                if bodies.is_empty() {
                    bodies.push(root);
                }
                for body in bodies {
                    note(&site, conn, Entry::new(body, Some(account), what).about(account)).await?;
                }
                Ok::<(), Problem>(())
            })
        })
        .await
}

/// A second person agrees that someone keeps the key: one who is to be named, or whose new identity waits. From here on it is sealed
/// to her. Older envelopes open for her once they were sealed again.
///
/// # Errors
/// Forbidden for whoever may not be the second person; step-up; in lockdown; not found when nothing of hers waits here.
pub async fn confirm(site: &Site, actor: &Actor, scope: &Scope, account: Id<Account>) -> Result<()> {
    let now = site.clock.now();
    actor.stepped_up(now)?;
    let body = scope.body().ok_or_else(Problem::not_found)?;
    must_not_be_locked(site, body).await?;
    let tree = network::tree(site).await?;
    let (own, actor) = (site.clone(), actor.clone());
    site.db
        .write(move |conn| {
            Box::pin(async move {
                changed(&own, conn, body, now).await?;
                let key = store::key(conn, body).await?;
                let part = Part::of(&actor, &tree, body, &key);
                if !part.may_see() {
                    return Err(Problem::forbidden());
                }
                let waiting =
                    key.waiting().find(|one| one.account == account).ok_or_else(Problem::not_found)?;
                if !may_confirm(part, &key, actor.account, waiting) {
                    return Err(Problem::forbidden());
                }
                store::confirm(conn, body, account, now).await?;
                if !waiting.asked() {
                    role::give(&own, conn, body, account, Some(actor.account)).await?;
                }
                let what =
                    if waiting.replaced() { "keys.identity-confirmed" } else { "keys.keyholder-agreed" };
                note(&own, conn, Entry::new(body, Some(actor.account), what).about(account)).await
            })
        })
        .await
}
