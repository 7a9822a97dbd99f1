//! Keys to the API: made, used, ended. A token is never more than its own limits, nor than its account holds at that moment.

use std::{collections::BTreeSet, sync::Arc};

use basis::{
    FieldProblem, Id, Moment, Problem, Result,
    of::{Account, Body},
};
use db::Conn;
use weave::{Entry, Site, note};
use web::{Actor, By};

use crate::{
    model::{LONGEST_TOKEN, NAME, TOKEN, Token},
    roles::roles,
    service::token_hash,
    session, store,
    told::{self, Changed},
};

/// What a form or a command says about a token to make.
#[derive(Debug, Clone, Default)]
pub struct NewToken {
    pub name: String,
    /// That body and all below; none: wherever she may.
    pub body: Option<Id<Body>>,
    /// Keys; empty: all she holds.
    pub rights: Vec<String>,
    /// None: 90 days from now.
    pub until: Option<Moment>,
}

/// A token and its secret, which is shown once and kept nowhere.
pub struct Made {
    pub token: Token,
    pub secret: String,
}

/// Makes a token for an account, in the name of whoever holds the machine: the trail says so, and she has a letter.
///
/// # Errors
/// Invalid at `name`, `rights`, `body` or `until`.
pub async fn make(site: &Site, account: Id<Account>, new: NewToken) -> Result<Made> {
    made(site, account, None, new).await
}

async fn made(site: &Site, account: Id<Account>, by: Option<Id<Account>>, new: NewToken) -> Result<Made> {
    let now = site.clock.now();
    let until = new.until.unwrap_or_else(|| now.plus(TOKEN));
    let known = roles(site).await?.known(new.rights.iter().map(String::as_str));
    let tree = network::tree(site).await?;
    let mut wrong = Vec::new();
    let mut say = |field: &'static str, key: &'static str| {
        wrong.push(FieldProblem { field: field.into(), key: key.into() });
    };
    match new.name.trim().chars().count() {
        0 => say("name", "field-required"),
        1..=NAME => {}
        _ => say("name", "field-too-long"),
    }
    if known.len() != new.rights.iter().collect::<BTreeSet<_>>().len() {
        say("rights", "field-bad-choice");
    }
    if new.body.is_some_and(|body| tree.get(body).is_none()) {
        say("body", "field-bad-choice");
    }
    if until <= now || until > now.plus(LONGEST_TOKEN) {
        say("until", "accounts-token-until");
    }
    Problem::from_fields(wrong)?;
    // The first letters say what it is to whoever finds it in a file.
    let secret = format!("nasij_{}", site.rng.token());
    let token = Token {
        id: Id::new(&site.clock, &site.rng),
        account,
        name: new.name.trim().to_owned(),
        body: new.body,
        rights: known.into_iter().map(str::to_owned).collect(),
        created: now,
        until,
        last_used: None,
    };
    let (own, kept, hash) = (site.clone(), token.clone(), token_hash(&secret));
    let at = token.body.unwrap_or(tree.root().id);
    site.db
        .write(move |conn| {
            Box::pin(async move {
                store::insert_token(conn, &kept, hash).await?;
                if by.is_some() {
                    return note(&own, conn, Entry::new(at, by, "accounts.token-made").about(kept.id)).await;
                }
                note(&own, conn, Entry::new(at, None, "accounts.token-made-for").about(account)).await?;
                told::later(&own, conn, account, Changed::Token).await
            })
        })
        .await?;
    Ok(Made { token, secret })
}

/// As [`make`], by her: from the desk, or from the API with a token that cannot give more than it has.
///
/// # Errors
/// As [`make`]; forbidden before she showed that it is she, or beyond the limits of the token she came with.
pub async fn make_own(site: &Site, actor: &Actor, mut new: NewToken) -> Result<Made> {
    if actor.proof.by == By::Token {
        let held: BTreeSet<&'static str> =
            actor.grants.iter().flat_map(|grant| grant.rights.here.iter().copied()).collect();
        if new.rights.is_empty() {
            new.rights = held.iter().map(|key| (*key).to_owned()).collect();
        }
        let within = match (actor.limits.body, new.body) {
            (None, _) => true,
            (Some(limit), Some(body)) => network::tree(site).await?.is_within(body, limit),
            (Some(_), None) => false,
        };
        let later = actor.limits.until.is_some_and(|limit| new.until.is_none_or(|until| until > limit));
        if !within || later || !new.rights.iter().all(|key| held.contains(key.as_str())) {
            return Err(Problem::forbidden());
        }
    } else {
        actor.stepped_up(site.clock.now())?;
    }
    made(site, actor.account, Some(actor.account), new).await
}

/// Hers that last, the newest first.
///
/// # Errors
/// When the database does not answer.
pub async fn list(site: &Site, account: Id<Account>) -> Result<Vec<Token>> {
    store::tokens(&mut site.db.read().await?, account, site.clock.now()).await
}

/// Gives one of hers another name, or an end that is not later than the one it has.
///
/// # Errors
/// Not found when it is somebody else's; invalid at `name` or `until`.
pub async fn change(
    site: &Site,
    account: Id<Account>,
    token: &Token,
    name: Option<String>,
    until: Option<Moment>,
) -> Result<()> {
    let name = name.map_or_else(|| token.name.clone(), |name| name.trim().to_owned());
    let until = until.unwrap_or(token.until);
    let mut wrong = Vec::new();
    let mut say = |field: &'static str, key: &'static str| {
        wrong.push(FieldProblem { field: field.into(), key: key.into() });
    };
    match name.chars().count() {
        0 => say("name", "field-required"),
        1..=NAME => {}
        _ => say("name", "field-too-long"),
    }
    if until > token.until || until <= site.clock.now() {
        say("until", "accounts-token-until-sooner");
    }
    Problem::from_fields(wrong)?;
    let (own, id, at) = (site.clone(), token.id, token.body.unwrap_or(network::tree(site).await?.root().id));
    site.db
        .write(move |conn| {
            Box::pin(async move {
                if store::set_token(conn, account, id, &name, until).await? == 0 {
                    return Err(Problem::not_found());
                }
                note(&own, conn, Entry::new(at, Some(account), "accounts.token-changed").about(id)).await
            })
        })
        .await
}

/// Ends one of hers.
///
/// # Errors
/// Not found when it is somebody else's.
pub async fn end(site: &Site, account: Id<Account>, token: Id<Token>) -> Result<()> {
    let own = site.clone();
    let root = network::tree(site).await?.root().id;
    site.db
        .write(move |conn| {
            Box::pin(async move {
                if store::drop_token(conn, account, token).await? == 0 {
                    return Err(Problem::not_found());
                }
                note(&own, conn, Entry::new(root, Some(account), "accounts.token-ended").about(token)).await
            })
        })
        .await
}

/// Who comes with a token.
pub(crate) async fn actor(site: &Site, secret: &str) -> Result<Option<Actor>> {
    let now = site.clock.now();
    let mut conn = site.db.read().await?;
    let Some(token) = store::token(&mut conn, token_hash(secret), now).await? else { return Ok(None) };
    let Some(found) = store::account(&mut conn, token.account).await? else { return Ok(None) };
    if let Some(body) = token.body
        && site.is_locked(body).await?
    {
        return Ok(None);
    }
    let grants = grants(&mut conn, &token, now).await?;
    drop(conn);
    let (name, language) = (found.name.clone(), found.language());
    let Some(whole) =
        session::actor_of(site, token.account, name.clone(), language, &grants, By::Token).await?
    else {
        return Ok(None);
    };
    let narrow = narrowed(site, &token, whole).await?;
    if token.last_used.is_none_or(|used| used < crate::model::day(now)) {
        let id = token.id;
        let used = site
            .db
            .write(move |conn| Box::pin(async move { store::used_token(conn, id, now).await.map(|_| ()) }))
            .await;
        if let Err(problem) = used {
            tracing::warn!(%problem, "the day of a token was not noted");
        }
    }
    Ok(Some(narrow))
}

async fn grants(conn: &mut Conn, token: &Token, now: Moment) -> Result<Vec<(Id<Body>, String, bool)>> {
    let held = store::held_by(conn, token.account, now).await?;
    Ok(held.into_iter().map(|held| (held.body, held.role, held.below)).collect())
}

/// What of all she holds lies within the token's body and rights.
async fn narrowed(site: &Site, token: &Token, whole: Actor) -> Result<Actor> {
    let roles = roles(site).await?;
    let tree = network::tree(site).await?;
    let keys = roles.known(token.rights.iter().map(String::as_str));
    let mut actor = Actor::new(whole.account, whole.name, whole.language);
    actor.proof.by = By::Token;
    actor.limits = web::Limits { body: token.body, until: Some(token.until), locked: site.locked().await? };
    actor.installation = whole.installation && token.body.is_none() && token.rights.is_empty();
    for grant in whole.grants {
        let mut rights = if token.rights.is_empty() {
            grant.rights.as_ref().clone()
        } else {
            roles.narrowed(&grant.rights, &keys)
        };
        let at = match token.body {
            None => grant.body,
            Some(body) if tree.is_within(grant.body, body) => grant.body,
            // Held above the token's body: there it is held at that body, as far as it reaches down.
            Some(body) if grant.below && tree.is_within(body, grant.body) => {
                let shows = tree.get(body).is_some_and(|body| body.shows_people);
                let reaches = rights.below.iter().copied();
                rights.here = if shows {
                    reaches.chain(rights.shown.iter().copied()).collect()
                } else {
                    reaches.collect()
                };
                body
            }
            Some(_) => continue,
        };
        actor = actor.holding(at, grant.below, Arc::new(rights));
    }
    Ok(actor)
}
