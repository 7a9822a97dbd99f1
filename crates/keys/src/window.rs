//! A window: an hour in which one keyholder is handed more than a day's share, because a second person opened it.

use basis::{Id, Kind, Problem, Result, of::Body};
use weave::{Entry, Site, note};
use web::{Actor, Scope};

use crate::{
    model::{PURPOSE, WINDOW, WINDOW_RECORDS, Window},
    rights::{Part, may_second, must_open},
    store,
};

/// As for hand-outs: a window prepared now would open what the lockdown shuts.
async fn must_not_be_locked(site: &Site, body: Id<Body>) -> Result<()> {
    if site.is_locked(body).await? {
        return Err(Problem::new(Kind::Forbidden, crate::hand_out::LOCKED));
    }
    Ok(())
}

/// Asks for a window; whoever may be the second person is told by a letter.
///
/// # Errors
/// Forbidden but to a keyholder who showed that it is she; in lockdown; invalid at `purpose` or `records`; conflict while another waits.
pub async fn ask(site: &Site, actor: &Actor, scope: &Scope, purpose: &str, records: i64) -> Result<()> {
    let now = site.clock.now();
    actor.stepped_up(now)?;
    let body = scope.body().ok_or_else(Problem::not_found)?;
    must_open(actor, scope, &crate::key(site, body).await?)?;
    must_not_be_locked(site, body).await?;
    let purpose = purpose.trim().to_owned();
    match purpose.chars().count() {
        0 => return Err(Problem::invalid("purpose", "field-required")),
        1..=PURPOSE => {}
        _ => return Err(Problem::invalid("purpose", "field-too-long")),
    }
    if !(1..=WINDOW_RECORDS).contains(&records) {
        return Err(Problem::invalid("records", "keys-window-records-range"));
    }
    let (own, by, id) = (site.clone(), actor.account, Id::<Window>::new(&site.clock, &site.rng));
    site.db
        .write(move |conn| {
            Box::pin(async move {
                if !store::ask_window(conn, id, by, body, &purpose, records, now).await? {
                    return Err(Problem::conflict("keys-window-waits"));
                }
                crate::letter::ask_later(&own, conn, body, id).await?;
                let entry = Entry::new(body, Some(by), "keys.window-asked").about(id).count(records);
                note(&own, conn, entry).await
            })
        })
        .await
}

/// Opens a window for an hour, or says no.
///
/// # Errors
/// Forbidden for whoever may not be the second person; in lockdown; step-up; not found; conflict when it is decided.
pub async fn decide(site: &Site, actor: &Actor, scope: &Scope, window: Id<Window>, open: bool) -> Result<()> {
    let now = site.clock.now();
    actor.stepped_up(now)?;
    let body = scope.body().ok_or_else(Problem::not_found)?;
    let asked = store::window(&mut site.db.read().await?, window, body).await?;
    let tree = network::tree(site).await?;
    let key = crate::key(site, body).await?;
    let part = Part::of(actor, &tree, body, &key);
    if !may_second(part, &key, actor.account, asked.account) {
        return Err(Problem::forbidden());
    }
    must_not_be_locked(site, body).await?;
    let (own, by) = (site.clone(), actor.account);
    site.db
        .write(move |conn| {
            Box::pin(async move {
                if !store::decide_window(conn, window, by, now, open.then(|| now.plus(WINDOW))).await? {
                    return Err(Problem::conflict("keys-window-decided"));
                }
                let what = if open { "keys.window-opened" } else { "keys.window-refused" };
                note(&own, conn, Entry::new(body, Some(by), what).about(window).count(asked.records)).await
            })
        })
        .await
}
