use std::time::Duration;

use basis::Result;
use weave::Site;

const DAY: Duration = Duration::from_secs(86_400);

/// Forgets what the house told itself: the outbox and the keys of requests that may be sent twice after a day,
/// failed jobs after thirty. Then it looks whether the database is damaged: a disk does not wait for the next start. What is held about persons ends by
/// the holdings' own night.
///
/// # Errors
/// When the database does not take the write: the job runs again.
pub async fn sweep(site: &Site) -> Result<()> {
    let now = site.clock.now();
    site.db.forget_told(now.minus(DAY)).await?;
    site.db
        .write(move |conn| Box::pin(async move { jobs::forget_failed(conn, now.minus(DAY * 30)).await }))
        .await?;
    site.db
        .write(move |conn| {
            Box::pin(async move { weave::api::forget_once(conn, now.minus(weave::api::ONCE)).await })
        })
        .await?;
    site.db.look_for_damage().await.map(drop)
}
