//! What is over is forgotten at night.

use std::sync::Arc;

use jobs::{Schedule, Worker};
use weave::Site;

use crate::{
    model::{AGREED, HANDED_KEPT, WINDOW_KEPT},
    store,
};

const PURGE: &str = "keys.purge";

pub(crate) const NIGHTLY: Schedule = Schedule::daily(PURGE, 190);

pub(crate) fn worker(site: &Site) -> Worker {
    let site = Arc::new(site.clone());
    Worker::new(PURGE, move |_| {
        let site = Arc::clone(&site);
        async move {
            let now = site.clock.now();
            site.db
                .write(move |conn| {
                    Box::pin(async move {
                        store::purge_hand_outs(conn, now.minus(HANDED_KEPT)).await?;
                        store::purge_windows(conn, now.minus(WINDOW_KEPT)).await?;
                        store::purge_resealings(conn, now.minus(AGREED)).await.map(|_| ())
                    })
                })
                .await
        }
    })
}
