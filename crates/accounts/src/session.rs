//! Sessions: begun, asked, renewed, ended.

use async_trait::async_trait;
use basis::{
    Id, Language, Moment, Result,
    of::{Account, Body},
};
use db::Conn;
use weave::{Role, SignIn, Site};
use web::{Actor, By};

use crate::{
    Accounts,
    model::{How, LONGEST, day, session_end},
    roles::roles,
    service::token_hash,
    store::{self, FreshSession},
    token,
};

/// How long a browser keeps the cookie, in seconds; the session itself may end before.
pub const COOKIE_SECONDS: u64 = LONGEST.as_secs();

/// Begins a session in the transaction of `conn`; the answer is the token, which is kept nowhere here.
pub(crate) async fn begin(
    site: &Site,
    conn: &mut Conn,
    account: Id<Account>,
    device: &str,
    how: How,
) -> Result<String> {
    let (token, now) = (site.rng.token(), site.clock.now());
    store::insert_session(
        conn,
        FreshSession {
            id: Id::new(&site.clock, &site.rng),
            token_hash: token_hash(&token),
            account,
            how,
            shown: (how != How::Link).then_some(now),
            device,
            now,
            day: day(now),
            expires: session_end(now, now),
        },
    )
    .await?;
    store::seen(conn, account, day(now)).await?;
    Ok(token)
}

/// What she holds now, as an actor; nothing while a lockdown keeps her out.
pub(crate) async fn actor_of(
    site: &Site,
    account: Id<Account>,
    name: String,
    language: Language,
    grants: &[(Id<Body>, String, bool)],
    how: By,
) -> Result<Option<Actor>> {
    let root = network::tree(site).await?.root().id;
    let roles = roles(site).await?;
    let mut actor = Actor::new(account, name, language);
    actor.proof.by = how;
    for (body, role, below) in grants {
        // A body in lockdown is worked for with passkeys alone.
        if how != By::Passkey && site.is_locked(*body).await? {
            return Ok(None);
        }
        if role == Role::Admin.code() && *body == root {
            actor.installation = true;
        }
        actor = actor.holding(*body, *below, roles.rights(role));
    }
    Ok(Some(actor))
}

#[async_trait]
impl SignIn for Accounts {
    async fn actor(&self, site: &Site, token: &str) -> Result<Option<Actor>> {
        let now = site.clock.now();
        let rows = store::signed_in(&mut site.db.read().await?, token_hash(token), now).await?;
        let Some(first) = rows.first() else { return Ok(None) };
        let how = How::from_code(&first.way);
        if first.demo && how == How::Password && !site.config.is_local() {
            return Ok(None);
        }
        let account: Id<Account> = db::id(&first.account)?;
        let mut grants = Vec::new();
        for row in &rows {
            if let (Some(body), Some(role)) = (&row.body, &row.role) {
                grants.push((db::id(body)?, role.clone(), row.below.unwrap_or(false)));
            }
        }
        let by = match how {
            How::Password => By::Password,
            How::Passkey => By::Passkey,
            How::Link => By::Link,
        };
        let language = store::language(&first.language);
        let Some(mut actor) = actor_of(site, account, first.name.clone(), language, &grants, by).await?
        else {
            return Ok(None);
        };
        actor.proof.shown = first.shown.map(Moment::from_millis);
        actor.proof.unsettled = !first.settled;
        if first.last_seen < day(now).millis() {
            // Reading goes on when nothing can be written.
            if let Err(problem) = renew(site, &first.session, account, first.created, now).await {
                tracing::warn!(%problem, "a session was not renewed");
            }
        }
        Ok(Some(actor))
    }

    async fn by_token(&self, site: &Site, token: &str) -> Result<Option<Actor>> {
        token::actor(site, token).await
    }

    async fn end(&self, site: &Site, token: &str) -> Result<()> {
        let hash = token_hash(token);
        site.db
            .write(move |conn| Box::pin(async move { store::end_by_token(conn, hash).await.map(|_| ()) }))
            .await
    }
}

/// Ends every session of those who hold something at one of these bodies: a lockdown begins. In the transaction of `conn`.
///
/// # Errors
/// When the database does not take it.
pub async fn end_sessions_at(site: &Site, conn: &mut Conn, bodies: &[Id<Body>]) -> Result<u64> {
    let mut gone = 0;
    let held = store::held_at(conn, bodies, site.clock.now()).await?;
    let accounts: std::collections::BTreeSet<Id<Account>> =
        held.into_iter().map(|held| held.account).collect();
    for account in accounts {
        gone += store::end_others(conn, account, None).await?;
    }
    Ok(gone)
}

/// Once a day: the days it was used, and its end.
async fn renew(site: &Site, session: &str, account: Id<Account>, created: i64, now: Moment) -> Result<()> {
    let session = db::id(session)?;
    let expires = session_end(Moment::from_millis(created), now);
    site.db
        .write(move |conn| {
            Box::pin(async move {
                store::renew(conn, session, day(now), expires).await?;
                store::seen(conn, account, day(now)).await.map(|_| ())
            })
        })
        .await
}
