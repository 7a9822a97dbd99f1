//! Handing sealed records to a keyholder: counted, limited, noted. Screens, the API and downloads all pass here.

use std::sync::Arc;

use basis::{
    Id, Kind, Moment, Problem, Result,
    of::{Account, Body},
};
use db::Conn;
use weave::{Entry, SealedRecord, SealedTable, Site, note};
use web::{Actor, Scope};

use crate::{
    model::{FILE, MANY, SHARE, SHARE_TIME, Window, left},
    rights, store,
};

/// The key of the problem of whoever had her share.
pub const LIMIT: &str = "problem-hand-out-limit";
/// The key of the problem of a body in lockdown.
pub const LOCKED: &str = "problem-hand-outs-locked";

/// What was handed out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandedOut {
    pub records: Vec<SealedRecord>,
    /// The sealed keys of their envelopes.
    pub envelopes: Vec<(Id<weave::Envelope>, Vec<u8>)>,
    /// Where the list goes on, when there is more: the id of the last record handed out.
    pub next: Option<String>,
    /// How many different ones she may still be handed now.
    pub left: i64,
}

/// How much of her share she has had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    pub handed: i64,
    /// The open window: how many it was asked for, how many it gave, when it closes.
    pub window: Option<(i64, i64, Moment)>,
    pub left: i64,
    /// Whole seconds until some of her share comes back.
    pub again: u64,
}

/// The table of this name, of whichever room it is; after a dot the part of it.
///
/// # Errors
/// Not found.
pub fn table(site: &Site, name: &str) -> Result<Arc<dyn SealedTable>> {
    let (whole, part) = name.split_once('.').map_or((name, None), |(whole, part)| (whole, Some(part)));
    let mut all = site.rooms.iter().flat_map(|room| room.sealed());
    let table = all.find(|table| table.table() == whole).ok_or_else(Problem::not_found)?;
    match part {
        Some(part) => table.part(part).ok_or_else(Problem::not_found),
        None => Ok(table),
    }
}

/// Whether she may be handed records of the scope's body at all: she keeps its key, and it is not in lockdown.
///
/// # Errors
/// Forbidden; 403 `hand-outs-locked` in lockdown.
pub async fn must_open(site: &Site, actor: &Actor, scope: &Scope) -> Result<()> {
    let body = scope.body().ok_or_else(Problem::not_found)?;
    let key = store::key(&mut site.db.read().await?, body).await?;
    rights::must_open(actor, scope, &key)?;
    if site.is_locked(body).await? {
        return Err(Problem::new(Kind::Forbidden, LOCKED));
    }
    Ok(())
}

/// Hands out a page of a table: the records of the scope's body after `after`, at most `limit` (and 500), as many as her share
/// and an open window allow. A list stops there with `next`.
///
/// # Errors
/// Forbidden, not found; 429 `hand-out-limit` with Retry-After when there is more and none of it is left to her.
pub async fn hand_out(
    site: &Site,
    actor: &Actor,
    scope: &Scope,
    name: &str,
    after: Option<String>,
    limit: i64,
) -> Result<HandedOut> {
    let table = table(site, name)?;
    actor.must(table.right(), scope)?;
    must_open(site, actor, scope).await?;
    let body = scope.body().ok_or_else(Problem::not_found)?;
    let limit = limit.clamp(1, FILE).min(table.most());
    let (own, account, list) = (site.clone(), actor.account, name.to_owned());
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let mut records = table.page(&own, conn, body, after.as_deref(), limit + 1).await?;
                let more = i64::try_from(records.len()).unwrap_or(i64::MAX) > limit;
                records.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
                let handed = give(&own, conn, Who { account, body }, records, more).await?;
                if let Some(last) = handed.records.last() {
                    store::mark(conn, account, body, &list, &last.id, own.clock.now()).await?;
                }
                Ok(handed)
            })
        })
        .await
}

/// Hands out records that a room found itself, in this order: one record of the API, a search.
///
/// # Errors
/// As [`hand_out`].
pub async fn hand_out_these(
    site: &Site,
    actor: &Actor,
    scope: &Scope,
    name: &str,
    records: Vec<SealedRecord>,
) -> Result<HandedOut> {
    let table = table(site, name)?;
    actor.must(table.right(), scope)?;
    must_open(site, actor, scope).await?;
    let who = Who { account: actor.account, body: scope.body().ok_or_else(Problem::not_found)? };
    let own = site.clone();
    site.db.write(move |conn| Box::pin(async move { give(&own, conn, who, records, false).await })).await
}

#[derive(Clone, Copy)]
struct Who {
    account: Id<Account>,
    body: Id<Body>,
}

async fn give(
    site: &Site,
    conn: &mut Conn,
    who: Who,
    records: Vec<SealedRecord>,
    more: bool,
) -> Result<HandedOut> {
    let Who { account, body } = who;
    let now = site.clock.now();
    let since = now.minus(SHARE_TIME);
    store::take_turn(conn, account, body, now).await?;
    // Asked again here: she may have left while this waited for its turn.
    if !store::holding(conn, body).await?.contains(&account) {
        return Err(Problem::forbidden());
    }
    store::forget_handed(conn, account, body, now, since).await?;
    let share = share_at(conn, account, body, now).await?;
    let names: Vec<&str> = records.iter().map(|record| record.id.as_str()).collect();
    let before = store::handed_before(conn, account, body, since, &names).await?;
    let window = store::open_window(conn, account, body, now).await?.map(|(window, ..)| window);
    let (mut own, mut left) = ((SHARE - share.handed).max(0), share.left);
    let mut handed: Vec<(&str, Option<Id<Window>>)> = Vec::new();
    for record in &names {
        if before.contains(*record) {
            handed.push((record, None));
        } else if left > 0 {
            // Her own share first; what goes beyond is the window's.
            let by = if own > 0 { None } else { window };
            own -= 1;
            left -= 1;
            handed.push((record, by));
        } else {
            break;
        }
    }
    let (asked, count) = (names.len(), handed.len());
    let fresh = names.iter().take(count).filter(|one| !before.contains(**one)).count();
    if count == 0 && asked > 0 {
        let mut had = Problem::new(Kind::TooMany, LIMIT);
        had.retry_after = Some(share.again.max(1));
        return Err(had);
    }
    store::note_handed(conn, account, body, &handed, now).await?;
    let mut records = records;
    records.truncate(count);
    if count > 0 {
        // Many little ones are one large one.
        let many = share.handed < MANY
            && share.handed.saturating_add(i64::try_from(fresh).unwrap_or(i64::MAX)) >= MANY;
        let what = if many { "keys.handed-out-many" } else { "keys.handed-out" };
        let entry = Entry::new(body, Some(account), what).count(i64::try_from(count).unwrap_or(i64::MAX));
        note(site, conn, entry).await?;
    }
    let mut wanted: Vec<_> = records.iter().map(|record| record.envelope).collect();
    wanted.sort();
    wanted.dedup();
    let envelopes = store::envelopes(conn, body, &wanted).await?;
    let next = (more || count < asked).then(|| records.last().map(|record| record.id.clone())).flatten();
    Ok(HandedOut { records, envelopes, next, left })
}

/// How far down a list she was handed records, and when: another day goes on from there.
///
/// # Errors
/// When the database does not answer.
pub async fn marked(
    site: &Site,
    account: Id<Account>,
    body: Id<Body>,
    list: &str,
) -> Result<Option<(String, Moment)>> {
    store::marked(&mut site.db.read().await?, account, body, list).await
}

/// How much of her share she has had, and what is left.
///
/// # Errors
/// When the database does not answer.
pub async fn share(site: &Site, account: Id<Account>, body: Id<Body>) -> Result<Share> {
    share_at(&mut site.db.read().await?, account, body, site.clock.now()).await
}

async fn share_at(conn: &mut Conn, account: Id<Account>, body: Id<Body>, now: Moment) -> Result<Share> {
    let (handed, first) = store::handed_since(conn, account, body, now.minus(SHARE_TIME)).await?;
    let window = match store::open_window(conn, account, body, now).await? {
        Some((window, records, closes)) => Some((records, store::given_by(conn, window).await?, closes)),
        None => None,
    };
    let left = left(handed, window.map(|(records, given, _)| (records, given)));
    let again = first.map_or(0, |first| first.plus(SHARE_TIME).since(now).as_secs() + 1);
    Ok(Share { handed, window, left, again })
}
