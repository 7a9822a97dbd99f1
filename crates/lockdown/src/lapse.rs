//! What nobody confirmed ends by itself.

use basis::{Id, Problem, Result, of::Body};
use db::Conn;
use jobs::Worker;
use serde::{Deserialize, Serialize};
use weave::{Entry, Site};

use crate::{
    model::{Lockdown, State},
    press::step,
    store::{self, Ended},
};

pub(crate) const LAPSE: &str = "lockdown.lapse";

#[derive(Serialize, Deserialize)]
pub(crate) struct Due {
    pub body: Id<Body>,
}

/// Writes down that it is over, from the moment on when it was; tells it, so that pages with names are made again.
pub(crate) async fn end(site: &Site, conn: &mut Conn, one: &Lockdown) -> Result<()> {
    let at = one.pressed_at.unwrap_or(one.asked_at).plus(crate::model::ALONE);
    if !store::end(conn, one.id, Ended::Lapsed, at).await? {
        return Ok(());
    }
    let what = if one.pressed_at.is_some() { "lockdown.lapsed" } else { "lockdown.ask-lapsed" };
    step(site, conn, one.body, Entry::new(one.body, None, what)).await
}

pub(crate) fn worker(site: &Site) -> Worker {
    let site = site.clone();
    Worker::new(LAPSE, move |payload| {
        let site = site.clone();
        async move {
            let due: Due = serde_json::from_value(payload).map_err(Problem::failed)?;
            let own = site.clone();
            site.db
                .write(move |conn| {
                    Box::pin(async move {
                        match store::current(conn, due.body).await? {
                            Some(one) if one.state(own.clock.now()) == State::Over => {
                                end(&own, conn, &one).await
                            }
                            _ => Ok(()),
                        }
                    })
                })
                .await
        }
    })
}
