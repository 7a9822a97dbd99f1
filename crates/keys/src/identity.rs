//! Her identity: made in her browser or on her own machine. The server takes the public half, and the private half wrapped to a
//! passphrase that it never sees.

use basis::{Id, Problem, Result, of::Account};
use weave::{Entry, Site, note};
use web::Actor;

use crate::{
    change::changed,
    model::{Own, public, wrapped},
    role, store,
};

/// Hers now.
///
/// # Errors
/// When the database does not answer.
pub async fn identity(site: &Site, account: Id<Account>) -> Result<Option<Own>> {
    store::identity(&mut site.db.read().await?, account).await
}

/// Takes her identity, in the place of one she had. Where she was asked to keep a key she keeps it from now on; where she kept one
/// already, new records are sealed to the new identity, and older ones open again once another keyholder re-sealed them.
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
                for body in store::accept(conn, account, now).await? {
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
