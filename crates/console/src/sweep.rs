use std::time::Duration;

use basis::Result;
use weave::Site;

const DAY: Duration = Duration::from_secs(86_400);

/// Erases what is past its end. One room's failure does not keep the others' things longer.
///
/// # Errors
/// The last failure, after everything was tried: the job runs again.
pub async fn sweep(site: &Site) -> Result<()> {
    let now = site.clock.now();
    let mut failed = None;
    for holding in site.rooms.iter().flat_map(|room| room.holdings()) {
        let within = site.clone();
        let purposes = holding.purposes();
        let erased =
            site.db.write(move |conn| Box::pin(async move { holding.purge(&within, conn, now).await })).await;
        match erased {
            Ok(count) if count > 0 => {
                tracing::info!(count, purpose = purposes.first().map(|p| p.key), "erased at its end")
            }
            Ok(_) => {}
            Err(problem) => {
                tracing::error!(%problem, "a holding could not be swept");
                failed = Some(problem);
            }
        }
    }
    site.db.forget_told(now.minus(DAY)).await?;
    site.db
        .write(move |conn| Box::pin(async move { jobs::forget_failed(conn, now.minus(DAY * 30)).await }))
        .await?;
    site.db
        .write(move |conn| {
            Box::pin(async move { weave::api::forget_once(conn, now.minus(weave::api::ONCE)).await })
        })
        .await?;
    failed.map_or(Ok(()), Err)
}
