//! Vouching: when phone, passkeys and codes are gone, two who know her say that it is she. It takes effect after two days
//! unless she says no, and gives back sign-in, never a key.

use std::{collections::BTreeSet, sync::Arc};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use basis::{
    Id, Moment, Problem, Result,
    of::{Account, Body},
};
use jobs::{Job, Queue, Worker};
use mail::Letter;
use serde::{Deserialize, Serialize};
use weave::{Entry, Site, Visit, note};
use web::Actor;

use crate::{
    link::{self, Why},
    model::{Prefix, VOUCHING, VOUCHING_ASKED, VOUCHINGS, Vouching, address},
    names::out_of_sight,
    rights::{VOUCH, covers},
    roles::roles,
    service::{lookup, site_name, token_hash, unseal},
    store::{self, Ceremony},
    throttle::{self, At, Place},
};

const TOLD: &str = "accounts.vouching-told";
const DUE: &str = "accounts.vouching-due";
const ASKED: &str = "accounts.vouching-asked";
/// The kind of ceremony under which it waits for its job, and for how long at most.
const WANTED: &str = "vouching-asked";
const WANTED_KEPT: std::time::Duration = std::time::Duration::from_secs(24 * 60 * 60);
/// How often one that a lockdown puts off is looked at.
const LOOKED_AT_AGAIN: std::time::Duration = std::time::Duration::from_secs(60 * 60);

/// Asks for vouching. The answer is the number she reads to those who vouch, and the same, after the same work, whether there is such an
/// account or not.
///
/// # Errors
/// `field-bad-email` at `email`; 429 when it was asked too often from there.
pub async fn ask(site: &Site, typed: &str, from: Option<Prefix>) -> Result<String> {
    if address(typed).is_none() {
        return Err(Problem::invalid("email", "field-bad-email"));
    }
    let key = lookup(site, typed);
    if let Some(from) = from {
        throttle::attempt(site, Place::new(site, At::Letter, token_hash("vouching"), from)).await?;
    }
    let number = format!("{:06}", site.rng.number() % 1_000_000);
    let (own, kept) = (site.clone(), number.clone());
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let (now, token) = (own.clock.now(), own.rng.token());
                // Nobody looks for an account before the answer: one row and one job, whoever asks and for whom.
                let state =
                    serde_json::to_string(&Wanted { of: key, number: kept }).map_err(Problem::failed)?;
                let wanted = Ceremony {
                    token_hash: token_hash(&token),
                    kind: WANTED,
                    account: None,
                    state: &state,
                    expires: now.plus(WANTED_KEPT),
                };
                store::begin_ceremony(conn, wanted).await?;
                let job = Job {
                    kind: ASKED,
                    payload: serde_json::to_value(Taken { token }).map_err(Problem::failed)?,
                    at: now,
                    queue: Queue::Urgent,
                    key: None,
                };
                jobs::enqueue(conn, job, &own.clock, &own.rng).await
            })
        })
        .await?;
    Ok(number)
}

/// What was asked for, until a job looks whose it is: the look-up of an address, and the number.
#[derive(Serialize, Deserialize)]
struct Wanted {
    of: [u8; 32],
    number: String,
}

/// By which word the job finds it.
#[derive(Serialize, Deserialize)]
struct Taken {
    token: String,
}

/// Begins the request where there is such an account; whoever may vouch sees it from then on.
async fn begin(site: &Site, taken: Taken) -> Result<()> {
    let own = site.clone();
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let now = own.clock.now();
                let hash = token_hash(&taken.token);
                let Some((_, state)) = store::take_ceremony(conn, hash, WANTED, now).await? else {
                    return Ok(());
                };
                let wanted: Wanted = serde_json::from_str(&state).map_err(Problem::failed)?;
                let Some(found) = store::account_by_address(conn, wanted.of).await? else { return Ok(()) };
                let account = found.id()?;
                // Each request has its number, so that a stranger who asks too makes none of hers void; too many, and the oldest
                // that nobody spoke for goes.
                let open = store::open_vouchings_of(conn, account).await?;
                if open.len() >= VOUCHINGS
                    && let Some(oldest) = open.iter().rev().find(|one| one.first_by.is_none())
                {
                    store::end_vouching(conn, oldest.id, "old", now).await?;
                }
                let id = Id::new(&own.clock, &own.rng);
                store::ask_vouching(conn, id, account, &wanted.number, now).await
            })
        })
        .await
}

/// Whether she may vouch for an account: she holds the right wherever it works, and nothing of it is above her.
async fn may(site: &Site, actor: &Actor, account: Id<Account>) -> Result<bool> {
    if actor.account == account {
        return Ok(false);
    }
    let held = store::held_by(&mut site.db.read().await?, account, site.clock.now()).await?;
    let (tree, roles) = (network::tree(site).await?, roles(site).await?);
    // Of a body in lockdown nobody learns from it who lost her phone.
    if out_of_sight(site, actor).await?.contains(&account) {
        return Ok(false);
    }
    Ok(!held.is_empty()
        && held.iter().all(|grant| {
            let scope = tree.scope(grant.body);
            let rights = roles.rights(&grant.role);
            // Beside her, all she holds; from above, all that may be held from there.
            let above = actor.grants.iter().any(|own| {
                own.below
                    && own.body != grant.body
                    && scope.is_below(own.body)
                    && own.rights.below.contains(VOUCH)
            });
            let compared = if above { &rights.below } else { &rights.here };
            let reaches = |right: &str| rights.below.contains(right) || rights.shown.contains(right);
            actor.may(VOUCH, &scope)
                && compared.iter().all(|right| covers(actor, &scope, right, grant.below && reaches(right)))
        }))
}

/// Whether one of two owes a role to the other, directly or through others whom she named.
async fn appointed(site: &Site, one: Id<Account>, other: Id<Account>) -> Result<bool> {
    let (mut conn, now) = (site.db.read().await?, site.clock.now());
    for (from, to) in [(one, other), (other, one)] {
        let (mut seen, mut next) = (BTreeSet::from([from]), vec![from]);
        while let Some(account) = next.pop() {
            for grant in store::held_by(&mut conn, account, now).await? {
                // Who gave it first, too: a later hand does not make two strangers of them.
                for by in [grant.given_by, grant.by_account].into_iter().flatten() {
                    if by == to {
                        return Ok(true);
                    }
                    if seen.insert(by) {
                        next.push(by);
                    }
                }
            }
        }
    }
    Ok(false)
}

/// The requests she may speak for.
///
/// # Errors
/// When the database does not answer.
pub async fn waiting(site: &Site, actor: &Actor) -> Result<Vec<Vouching>> {
    let mut mine = Vec::new();
    if !actor.may_anywhere(VOUCH) {
        return Ok(mine);
    }
    let open = store::open_vouchings(&mut site.db.read().await?).await?;
    let mut seen = BTreeSet::new();
    for one in open {
        // One line an account, whatever was asked for it: the number says which request she means.
        if one.due.is_none()
            && one.first_by != Some(actor.account)
            && !seen.contains(&one.account)
            && may(site, actor, one.account).await?
        {
            seen.insert(one.account);
            mine.push(one);
        }
    }
    Ok(mine)
}

/// Speaks for someone, with the number she read aloud. Whether it was the second voice.
///
/// # Errors
/// Not found; forbidden before she showed that it is she, where something of that account is above her, or when one of the
/// two appointed the other; invalid at `number`.
pub async fn vouch(site: &Site, actor: &Actor, vouching: Id<Vouching>, number: &str) -> Result<bool> {
    actor.stepped_up(site.clock.now())?;
    let open =
        store::open_vouching(&mut site.db.read().await?, vouching).await?.ok_or_else(Problem::not_found)?;
    if !may(site, actor, open.account).await? {
        return Err(Problem::not_found());
    }
    let hash = token_hash(&format!("vouch/{}", open.account));
    throttle::attempt(site, Place::new(site, At::Code, hash, Prefix::nowhere())).await?;
    let all = store::open_vouchings_of(&mut site.db.read().await?, open.account).await?;
    let meant = all.into_iter().find(|one| one.due.is_none() && one.number == number.trim());
    let open = meant.ok_or_else(|| Problem::invalid("number", "accounts-vouch-number-wrong"))?;
    if let Some(first) = open.first_by
        && (first == actor.account || appointed(site, first, actor.account).await?)
    {
        return Err(Problem::conflict("accounts-vouch-appointed"));
    }
    let (own, by) = (site.clone(), actor.account);
    let trails = trails(site, open.account).await?;
    let second = open.first_by.is_some();
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let now = own.clock.now();
                note_in(&own, conn, &trails, Some(by), "accounts.vouched", open.account).await?;
                if !second {
                    if store::first_vouches(conn, open.id, by, now).await? != 1 {
                        return Err(Problem::conflict("accounts-vouch-moved"));
                    }
                    // A letter now, and another when the two days begin: she may say no to either.
                    return later(&own, conn, TOLD, open.id, "first", now).await;
                }
                let due = now.plus(VOUCHING);
                if store::second_vouches(conn, open.id, by, due, token_hash(&own.rng.token())).await? != 1 {
                    return Err(Problem::conflict("accounts-vouch-moved"));
                }
                later(&own, conn, TOLD, open.id, "second", now).await?;
                later(&own, conn, DUE, open.id, "", due).await?;
                Ok(())
            })
        })
        .await?;
    Ok(second)
}

/// The trails in which it stands that someone was vouched for: of each body where she holds a role, and of the root.
async fn trails(site: &Site, account: Id<Account>) -> Result<BTreeSet<Id<Body>>> {
    let held = store::held_by(&mut site.db.read().await?, account, site.clock.now()).await?;
    let root = network::tree(site).await?.root().id;
    Ok(held.into_iter().map(|held| held.body).chain([root]).collect())
}

async fn note_in(
    site: &Site,
    conn: &mut db::Conn,
    trails: &BTreeSet<Id<Body>>,
    by: Option<Id<Account>>,
    what: &'static str,
    about: Id<Account>,
) -> Result<()> {
    for body in trails {
        note(site, conn, Entry::new(*body, by, what).about(about)).await?;
    }
    Ok(())
}

async fn later(
    site: &Site,
    conn: &mut db::Conn,
    kind: &'static str,
    vouching: Id<Vouching>,
    step: &str,
    at: Moment,
) -> Result<()> {
    let payload = serde_json::to_value(Payload { vouching }).map_err(Problem::failed)?;
    let job = Job { kind, payload, at, queue: Queue::Urgent, key: Some(format!("{vouching}{step}")) };
    jobs::enqueue(conn, job, &site.clock, &site.rng).await
}

/// Hers that goes on, for every session of hers to see.
///
/// # Errors
/// When the database does not answer.
pub async fn of(site: &Site, account: Id<Account>) -> Result<Option<Vouching>> {
    let open = store::open_vouchings_of(&mut site.db.read().await?, account).await?;
    Ok(open.into_iter().filter(|one| one.first_by.is_some()).max_by_key(|one| one.due.is_some()))
}

/// She says no: signed in.
///
/// # Errors
/// Not found.
pub async fn refuse(site: &Site, account: Id<Account>) -> Result<()> {
    let all = store::open_vouchings_of(&mut site.db.read().await?, account).await?;
    end(site, all.into_iter().next().ok_or_else(Problem::not_found)?).await
}

/// Whether a letter's link still says no to something.
///
/// # Errors
/// When the database does not answer.
pub async fn stands(site: &Site, token: &str) -> Result<bool> {
    Ok(store::vouching_of_no(&mut site.db.read().await?, token_hash(token)).await?.is_some())
}

/// She says no: by a letter's link.
///
/// # Errors
/// Not found when it is over.
pub async fn refuse_by_link(site: &Site, token: &str) -> Result<()> {
    let open = store::vouching_of_no(&mut site.db.read().await?, token_hash(token)).await?;
    end(site, open.ok_or_else(Problem::not_found)?).await
}

/// Her no ends all that was asked for her.
async fn end(site: &Site, open: Vouching) -> Result<()> {
    let (own, trails) = (site.clone(), trails(site, open.account).await?);
    site.db
        .write(move |conn| {
            Box::pin(async move {
                if store::end_vouchings_of(conn, open.account, "refused", own.clock.now()).await? == 0 {
                    return Err(Problem::not_found());
                }
                let by = Some(open.account);
                note_in(&own, conn, &trails, by, "accounts.vouching-refused", open.account).await
            })
        })
        .await
}

#[derive(Serialize, Deserialize)]
struct Payload {
    vouching: Id<Vouching>,
}

pub(crate) fn workers(site: &Site) -> Vec<Worker> {
    let site = Arc::new(site.clone());
    let (told, asked) = (Arc::clone(&site), Arc::clone(&site));
    vec![
        Worker::new(ASKED, move |payload| {
            let site = Arc::clone(&asked);
            async move { begin(&site, serde_json::from_value(payload).map_err(Problem::failed)?).await }
        }),
        Worker::letter(TOLD, move |payload| {
            let site = Arc::clone(&told);
            async move { tell_her(&site, serde_json::from_value(payload).map_err(Problem::failed)?).await }
        }),
        Worker::new(DUE, move |payload| {
            let site = Arc::clone(&site);
            async move { take_effect(&site, serde_json::from_value(payload).map_err(Problem::failed)?).await }
        }),
    ]
}

/// The context of links that say no.
const NO: &str = "accounts.vouching.no";

/// A letter to each of her addresses, with a link that says no.
async fn tell_her(site: &Site, payload: Payload) -> Result<()> {
    let mut conn = site.db.read().await?;
    let Some(open) = store::open_vouching(&mut conn, payload.vouching).await? else { return Ok(()) };
    let Some(found) = store::account(&mut conn, open.account).await? else { return Ok(()) };
    let second = store::second_address(&mut conn, open.account).await?;
    drop(conn);
    // The same in every letter of this request, so that none of them is dead.
    let token = URL_SAFE_NO_PAD.encode(site.keys.sign(NO, open.id.to_string().as_bytes()));
    let (id, hash) = (open.id, token_hash(&token));
    site.db
        .write(move |conn| Box::pin(async move { store::set_no_hash(conn, id, hash).await.map(|_| ()) }))
        .await?;
    let visit = Visit::of(site, found.language());
    let (t, name) = (&visit.t, site_name(&visit).await?);
    let (mut left, mut held_up) = (found.address_sealed.is_none(), Ok(()));
    for sealed in found.address_sealed.iter().chain(second.iter()) {
        let letter = Letter {
            to: unseal(site, sealed)?,
            to_language: found.language(),
            from_name: name.clone(),
            subject: t.plain_with("accounts-vouching-subject", &[("site", name.as_str().into())]),
            text: t.plain_with(
                if open.due.is_some() { "accounts-vouching-text" } else { "accounts-vouching-first" },
                &[
                    ("name", found.name.as_str().into()),
                    ("site", name.as_str().into()),
                    ("link", format!("{}/sign-in/no/{token}", site.config.url).into()),
                ],
            ),
            html: None,
        };
        match weave::send(site, &letter).await {
            Ok(()) => left = true,
            Err(problem) => held_up = Err(problem),
        }
    }
    // Her two days begin when she could read of them.
    if left && open.due.is_some() {
        let own = site.clone();
        site.db
            .write(move |conn| {
                Box::pin(async move {
                    let now = own.clock.now();
                    let due = now.plus(VOUCHING);
                    if store::set_told(conn, id, now, due).await? == 1 {
                        later(&own, conn, DUE, id, "told", due).await?;
                    }
                    Ok(())
                })
            })
            .await?;
    }
    held_up
}

/// Whether a body where she holds something is in lockdown: who lifts it comes in by the passkeys she has.
///
/// # Errors
/// When it cannot be known.
pub async fn waits_for_lockdown(site: &Site, account: Id<Account>) -> Result<bool> {
    let held = store::held_by(&mut site.db.read().await?, account, site.clock.now()).await?;
    for grant in held {
        if site.is_locked(grant.body).await? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Two days are over and she did not say no: the old ways in go, and a letter opens new ones. Not before the letter left that tells
/// her, and not in a lockdown of a body of hers: then it is looked at again later.
async fn take_effect(site: &Site, payload: Payload) -> Result<()> {
    let now = site.clock.now();
    let open = store::open_vouching(&mut site.db.read().await?, payload.vouching).await?;
    let Some(open) = open.filter(|open| open.due.is_some_and(|due| due <= now)) else { return Ok(()) };
    // That letter looks at it again when it has left.
    if open.told.is_none() {
        return Ok(());
    }
    if waits_for_lockdown(site, open.account).await? {
        let (own, again) = (site.clone(), now.plus(LOOKED_AT_AGAIN));
        return site
            .db
            .write(move |conn| {
                Box::pin(async move {
                    later(&own, conn, DUE, open.id, &format!("again{}", again.millis()), again).await
                })
            })
            .await;
    }
    let (own, trails) = (site.clone(), trails(site, open.account).await?);
    site.db
        .write(move |conn| {
            Box::pin(async move {
                if store::end_vouching(conn, open.id, "done", now).await? == 0 {
                    return Ok(());
                }
                // What else was asked for her is answered with it.
                store::end_vouchings_of(conn, open.account, "old", now).await?;
                store::drop_ways_in(conn, open.account).await?;
                note_in(&own, conn, &trails, None, "accounts.vouching-done", open.account).await?;
                link::write_later(&own, conn, Some(open.account), Why::Vouched).await
            })
        })
        .await
}

/// Requests nobody finished, and ended ones after a year.
pub(crate) async fn purge(site: &Site, conn: &mut db::Conn) -> Result<u64> {
    let now = site.clock.now();
    store::purge_vouchings(conn, now, now.minus(VOUCHING_ASKED), now.minus(crate::model::ENDED_GRANT)).await
}
