//! A lockdown is pressed and confirmed.

use basis::{Id, Kind, Moment, Problem, Result, of::Body};
use db::Conn;
use jobs::{Job, Queue};
use weave::{Entry, Site, facts::LockdownChanged, note, tell};
use web::{Actor, Scope};

use crate::{
    lapse::{self, LAPSE},
    letter,
    model::{AGAIN, ALONE, Lockdown, Pressing, Reach, State, confirm as may_confirm, press as may_press},
    rights::{PRESS, reach},
    store,
    who::is_armed,
};

/// Presses it for the scope's body. From before the answer on it holds; where a second person is needed, it waits for her.
///
/// # Errors
/// Forbidden without the right, or without having shown that it is she; a conflict that says why it cannot be pressed now.
pub async fn press(site: &Site, actor: &Actor, scope: &Scope) -> Result<Pressing> {
    let body = scope.body().ok_or_else(Problem::not_found)?;
    let reach = reach(actor, PRESS, body, scope).ok_or_else(Problem::forbidden)?;
    actor.stepped_up(site.clock.now())?;
    let (own, by) = (site.clone(), actor.account);
    let pressed = site
        .db
        .write(move |conn| {
            Box::pin(async move {
                let site = own;
                let now = site.clock.now();
                let mut current = store::current(conn, body).await?;
                if let Some(over) = current.take_if(|one| one.state(now) == State::Over) {
                    lapse::end(&site, conn, &over).await?;
                }
                let armed = is_armed(&site, conn, body, reach).await?;
                let last = last_from_above(&site, conn, body).await?;
                let pressing =
                    may_press(current.as_ref(), reach, by, armed, last, now).map_err(Problem::conflict)?;
                let what = match (pressing, &current) {
                    (Pressing::Seconds, Some(asked)) => {
                        let above = asked.from_above && reach == Reach::Above;
                        if !store::second(conn, asked.id, by, above, now).await? {
                            return Err(Problem::conflict("lockdown-no-already"));
                        }
                        begins(&site, conn, body).await?;
                        "lockdown.pressed-by-two"
                    }
                    _ => {
                        let one = Lockdown {
                            id: Id::new(&site.clock, &site.rng),
                            body,
                            asked_by: by,
                            asked_at: now,
                            from_above: reach == Reach::Above,
                            pressed_at: (pressing == Pressing::Begins).then_some(now),
                            confirmed: None,
                            lifting: None,
                            ended_at: None,
                        };
                        store::begin(conn, &one).await?;
                        watch(&site, conn, body, now.plus(ALONE)).await?;
                        if pressing == Pressing::Begins {
                            begins(&site, conn, body).await?;
                            "lockdown.pressed"
                        } else {
                            "lockdown.asked"
                        }
                    }
                };
                step(&site, conn, body, Entry::new(body, Some(by), what)).await?;
                Ok(pressing)
            })
        })
        .await;
    // Two who press at once make one lockdown.
    pressed.map_err(|problem| {
        if problem.is(Kind::Conflict) && problem.key == "problem-unique" {
            Problem::conflict("lockdown-no-already")
        } else {
            problem
        }
    })
}

/// A second person agrees: it lasts until it is lifted.
///
/// # Errors
/// Forbidden without the right, or without having shown that it is she; a conflict that says why not.
pub async fn confirm(site: &Site, actor: &Actor, scope: &Scope) -> Result<()> {
    let body = scope.body().ok_or_else(Problem::not_found)?;
    reach(actor, PRESS, body, scope).ok_or_else(Problem::forbidden)?;
    actor.stepped_up(site.clock.now())?;
    let (own, by) = (site.clone(), actor.account);
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let site = own;
                let now = site.clock.now();
                let current = store::current(conn, body).await?;
                may_confirm(current.as_ref(), by, now).map_err(Problem::conflict)?;
                let one = current.ok_or_else(Problem::not_found)?;
                if !store::second(conn, one.id, by, one.from_above, now).await? {
                    return Err(Problem::conflict("lockdown-no-confirmed"));
                }
                step(&site, conn, body, Entry::new(body, Some(by), "lockdown.confirmed")).await
            })
        })
        .await
}

/// When the latest lockdown ended, within the time that counts, that was pressed from above and held the body or one above or below it: a
/// body is not kept locked by turns under the names of its neighbours in the tree.
pub(crate) async fn last_from_above(site: &Site, conn: &mut Conn, body: Id<Body>) -> Result<Option<Moment>> {
    let tree = network::tree(site).await?;
    let ended = store::ended_from_above(conn, site.clock.now().minus(AGAIN)).await?;
    let near = |other| tree.is_within(body, other) || tree.is_within(other, body);
    Ok(ended.into_iter().filter(|(other, _)| near(*other)).map(|(_, at)| at).max())
}

/// Ends the sessions of whoever holds something at the body or below.
async fn begins(site: &Site, conn: &mut Conn, body: Id<Body>) -> Result<()> {
    let below = network::tree(site).await?.below(body);
    accounts::end_sessions_at(site, conn, &below).await.map(|_| ())
}

/// What every step has in common: a line, a letter, and that memory and pages are made anew.
pub(crate) async fn step(site: &Site, conn: &mut Conn, body: Id<Body>, entry: Entry) -> Result<()> {
    let what = entry.what;
    note(site, conn, entry).await?;
    letter::ask(site, conn, body, what).await?;
    tell(conn, site, &LockdownChanged { body }).await
}

/// Looks again at the minute when one person's word ends.
async fn watch(site: &Site, conn: &mut Conn, body: Id<Body>, at: Moment) -> Result<()> {
    let job = Job {
        kind: LAPSE,
        payload: serde_json::to_value(lapse::Due { body }).map_err(Problem::failed)?,
        at,
        queue: Queue::Urgent,
        key: None,
    };
    jobs::enqueue(conn, job, &site.clock, &site.rng).await
}
