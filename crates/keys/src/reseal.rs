//! Older envelopes for one who joined: a second person agrees, and a present keyholder's browser seals their keys to her too.

use basis::{
    Id, Problem, Result,
    of::{Account, Body},
};
use weave::{Entry, Envelope, Site, note};
use web::{Actor, Scope};

use crate::{
    change::must_not_be_locked,
    model::{AGREED, BodyKey, ENVELOPES, Resealing, is_envelope},
    rights::{Part, may_agree, must_open},
    store::{self, Agreed},
};

/// What a browser needs to seal some envelopes again.
pub struct Batch {
    pub envelopes: Vec<(Id<Envelope>, Vec<u8>)>,
    /// All to whom they are to be sealed.
    pub recipients: Vec<String>,
    /// Hers, wrapped to her passphrase.
    pub identity: Vec<u8>,
    pub next: Option<String>,
}

fn joined(key: &BodyKey, account: Id<Account>) -> Result<String> {
    key.holder(account).and_then(|one| one.public.clone()).ok_or_else(Problem::not_found)
}

/// The second person agrees that a keyholder who joined may open older envelopes too.
///
/// # Errors
/// Forbidden for whoever may not be the second person; step-up; in lockdown; not found when she does not keep the key.
pub async fn agree(site: &Site, actor: &Actor, scope: &Scope, joining: Id<Account>) -> Result<()> {
    let now = site.clock.now();
    actor.stepped_up(now)?;
    let body = scope.body().ok_or_else(Problem::not_found)?;
    must_not_be_locked(site, body).await?;
    let tree = network::tree(site).await?;
    let key = crate::key(site, body).await?;
    let part = Part::of(actor, &tree, body, &key);
    if !may_agree(part, &key, actor.account, joining) {
        return Err(Problem::forbidden());
    }
    let agreed = Agreed {
        id: Id::<Resealing>::new(&site.clock, &site.rng),
        account: joining,
        public: joined(&key, joining)?,
        by: actor.account,
        at: now,
    };
    let own = site.clone();
    site.db
        .write(move |conn| {
            Box::pin(async move {
                store::agree(conn, body, &agreed).await?;
                note(&own, conn, Entry::new(body, Some(agreed.by), "keys.reseal-agreed").about(joining)).await
            })
        })
        .await
}

/// An agreement that this keyholder's browser may use: somebody else gave it.
async fn usable(site: &Site, actor: &Actor, body: Id<Body>, joining: Id<Account>) -> Result<Agreed> {
    let after = site.clock.now().minus(AGREED);
    let all = store::agreements(&mut site.db.read().await?, body, after).await?;
    all.into_iter()
        .find(|one| one.account == joining && one.by != actor.account)
        .ok_or_else(Problem::not_found)
}

/// The next envelopes that she can open and the one who joined cannot.
///
/// # Errors
/// Forbidden but to a keyholder who showed that it is she, and in lockdown; not found without an agreement.
pub async fn batch(
    site: &Site,
    actor: &Actor,
    scope: &Scope,
    joining: Id<Account>,
    after: &str,
) -> Result<Batch> {
    actor.stepped_up(site.clock.now())?;
    let body = scope.body().ok_or_else(Problem::not_found)?;
    must_not_be_locked(site, body).await?;
    let key = crate::key(site, body).await?;
    must_open(actor, scope, &key)?;
    let agreed = usable(site, actor, body, joining).await?;
    let own = crate::identity(site, actor.account).await?.ok_or_else(Problem::not_found)?;
    let mut envelopes =
        store::to_reseal(&mut site.db.read().await?, body, &agreed, &own.public, after, ENVELOPES + 1)
            .await?;
    // A next page that is empty would be asked for after the agreement was used up.
    let most = usize::try_from(ENVELOPES).unwrap_or(usize::MAX);
    let more = envelopes.len() > most;
    envelopes.truncate(most);
    let next = envelopes.last().filter(|_| more).map(|(id, _)| id.to_string());
    let recipients = key.recipients().into_iter().map(str::to_owned).collect();
    Ok(Batch { envelopes, recipients, identity: own.wrapped, next })
}

/// Takes what her browser sealed, and which envelopes it could not open: those stay as they are. When nothing is left, all of it is put
/// in place together. Whether that was so.
///
/// # Errors
/// As [`batch`]; invalid at `envelopes` when one is no age file for as many recipients, or none she may seal again.
pub async fn take(
    site: &Site,
    actor: &Actor,
    scope: &Scope,
    joining: Id<Account>,
    sealed: Vec<(Id<Envelope>, Vec<u8>)>,
    damaged: Vec<Id<Envelope>>,
) -> Result<bool> {
    actor.stepped_up(site.clock.now())?;
    let body = scope.body().ok_or_else(Problem::not_found)?;
    must_not_be_locked(site, body).await?;
    let key = crate::key(site, body).await?;
    must_open(actor, scope, &key)?;
    let agreed = usable(site, actor, body, joining).await?;
    let mine = joined(&key, actor.account)?;
    let recipients: Vec<String> = key.recipients().into_iter().map(str::to_owned).collect();
    let wrong = || Problem::invalid("envelopes", "keys-bad-envelope");
    if sealed.iter().any(|(_, bytes)| !is_envelope(bytes, recipients.len())) {
        return Err(wrong());
    }
    let (own, by) = (site.clone(), actor.account);
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let recipients = recipients.join("\n");
                let opened = sealed.iter().map(|(envelope, bytes)| (*envelope, Some(bytes.as_slice())));
                for (envelope, bytes) in opened.chain(damaged.iter().map(|envelope| (*envelope, None))) {
                    if !store::may_reseal(conn, body, &agreed, &mine, envelope).await? {
                        return Err(wrong());
                    }
                    store::lay_aside(conn, agreed.id, envelope, bytes, &recipients).await?;
                }
                if !store::to_reseal(conn, body, &agreed, &mine, "", 1).await?.is_empty() {
                    return Ok(false);
                }
                let placed = store::put_in_place(conn, agreed.id, own.clock.now()).await?;
                let line = |what, count| Entry::new(body, Some(by), what).about(joining).count(count);
                note(&own, conn, line("keys.resealed", placed.sealed)).await?;
                if placed.damaged > 0 {
                    note(&own, conn, line("keys.reseal-damaged", placed.damaged)).await?;
                }
                Ok(true)
            })
        })
        .await
}
