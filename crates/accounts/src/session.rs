//! Sessions: begun, asked, renewed, ended.

use std::sync::Arc;

use async_trait::async_trait;
use basis::{Id, Moment, Result, of::Account};
use db::Conn;
use weave::{Role, SignIn, Site};
use web::{Actor, By};

use crate::{
    Accounts,
    model::{LONGEST, day, session_end, way},
    service::token_hash,
    store::{self, FreshSession},
};

/// How long a browser keeps the cookie, in seconds; the session itself may end before.
pub const COOKIE_SECONDS: u64 = LONGEST.as_secs();

/// Begins a session in the transaction of `conn`; the answer is the token, which is kept nowhere here.
pub(crate) async fn begin(
    site: &Site,
    conn: &mut Conn,
    account: Id<Account>,
    device: &str,
    way: By,
    shown: bool,
) -> Result<String> {
    let (token, now) = (site.rng.token(), site.clock.now());
    store::insert_session(
        conn,
        FreshSession {
            id: Id::new(&site.clock, &site.rng),
            token_hash: token_hash(&token),
            account,
            way,
            shown,
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

#[async_trait]
impl SignIn for Accounts {
    async fn actor(&self, site: &Site, token: &str) -> Result<Option<Actor>> {
        let now = site.clock.now();
        let rows = store::signed_in(&mut site.db.read().await?, token_hash(token), now).await?;
        let Some(first) = rows.first() else { return Ok(None) };
        if first.demo && !first.by_link && !site.config.is_local() {
            return Ok(None);
        }
        let account: Id<Account> = db::id(&first.account)?;
        let mut actor = Actor::new(account, first.name.clone(), store::language(&first.language));
        actor.proof.by = way(&first.way);
        actor.proof.shown = first.shown.map(Moment::from_millis);
        let bundles = self.bundles(site);
        for row in &rows {
            let (Some(body), Some(role)) = (&row.body, row.role.as_deref().and_then(Role::from_code)) else {
                continue;
            };
            let body = db::id(body)?;
            if role == Role::Admin && network::tree(site).await?.root().id == body {
                actor.installation = true;
            }
            let below = row.below.unwrap_or(false);
            actor = actor.holding(body, below, Arc::clone(&bundles.rights(role)));
        }
        if first.last_seen < day(now).millis() {
            // Reading goes on when nothing can be written.
            if let Err(problem) = renew(site, &first.session, account, first.created, now).await {
                tracing::warn!(%problem, "a session was not renewed");
            }
        }
        Ok(Some(actor))
    }

    async fn end(&self, site: &Site, token: &str) -> Result<()> {
        let hash = token_hash(token);
        site.db
            .write(move |conn| Box::pin(async move { store::end_by_token(conn, hash).await.map(|_| ()) }))
            .await
    }
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
