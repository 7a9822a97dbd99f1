//! The installation's own backups: made each night, tried each week, and what is known of the last ones.

use std::{path::Path, sync::Arc, time::Duration};

use async_trait::async_trait;
use basis::{Moment, Problem, Result};
use jobs::{Job, Queue, Schedule, Worker};
use weave::Site;

const JOB: &str = "console.backup";
/// A backup that nobody ever brought back is a hope: it is tried when the last trial is so long ago.
const TRIED: Duration = Duration::from_secs(7 * 86_400);
/// When the last backup was made, by the server or by `nasij backup create`: milliseconds since 1970.
pub const MADE: &str = "backup.made";
/// When the last one was brought back on trial and was found equal.
pub const TESTED: &str = "backup.tested";
/// When somebody said that a copy of the key that opens them lies elsewhere.
pub const COPIED: &str = "backup.key-copied";
/// What went wrong last, and when: milliseconds, a space, a sentence. Gone with the next one that goes well.
pub const FAILED: &str = "backup.failed";

/// Who can make backups of this installation: the binary, which knows its folders.
#[async_trait]
pub trait Keeper: Send + Sync {
    /// Where those of every night go; none: nobody said.
    fn folder(&self) -> Option<&Path>;
    /// Makes one.
    async fn make(&self, site: &Site) -> Result<()>;
    /// Brings the newest back into a place of its own, compares, and clears it away.
    async fn try_out(&self, site: &Site) -> Result<()>;
}

/// The service under which rooms find the [`Keeper`].
pub struct Backups(pub Arc<dyn Keeper>);

/// What is known of an installation's backups.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    pub made: Option<Moment>,
    pub tested: Option<Moment>,
    pub copied: Option<Moment>,
    /// The moment and the cause of the last failure that nothing has made good since.
    pub failed: Option<(Moment, String)>,
}

impl Known {
    /// # Errors
    /// When the database does not answer.
    pub async fn of(db: &db::Db) -> Result<Self> {
        let moment = async |key| -> Result<Option<Moment>> {
            let kept = weave::stored_setting(db, key).await?;
            Ok(kept.and_then(|text| text.parse().ok()).map(Moment::from_millis))
        };
        let failed = weave::stored_setting(db, FAILED).await?;
        let failed = failed.as_deref().and_then(|text| text.split_once(' '));
        Ok(Self {
            made: moment(MADE).await?,
            tested: moment(TESTED).await?,
            copied: moment(COPIED).await?,
            failed: failed
                .and_then(|(at, cause)| Some((Moment::from_millis(at.parse().ok()?), cause.to_owned()))),
        })
    }
}

/// 02:40 UTC: after the sweep, so that what was swept is in no new backup.
pub(crate) const NIGHTLY: Schedule = Schedule::daily(JOB, 160);

pub(crate) fn worker(site: &Site) -> Worker {
    let site = site.clone();
    Worker::new(JOB, move |payload| {
        let site = site.clone();
        async move {
            let asked = payload.get("asked").is_some();
            let Ok(backups) = site.service::<Backups>() else { return Ok(()) };
            if backups.0.folder().is_none() {
                return Ok(());
            }
            let done = night(&site, backups.0.as_ref(), asked).await;
            if let Err(problem) = &done {
                let failed = format!("{} {problem}", site.clock.now().millis());
                tracing::error!(%problem, "the backup was not made");
                weave::store_setting(&site.db, FAILED, failed).await?;
            } else {
                weave::drop_setting(&site.db, FAILED).await?;
            }
            // It is on record; another try comes with the next night, or when somebody asks.
            Ok(())
        }
    })
}

async fn night(site: &Site, keeper: &dyn Keeper, asked: bool) -> Result<()> {
    keeper.make(site).await?;
    let known = Known::of(&site.db).await?;
    let now = site.clock.now();
    if asked || known.tested.is_none_or(|tested| now.since(tested) >= TRIED) {
        keeper.try_out(site).await?;
        weave::store_setting(&site.db, TESTED, site.clock.now().millis().to_string()).await?;
    }
    Ok(())
}

/// Asks for a backup and a trial now.
///
/// # Errors
/// Not found where nobody said into which folder.
pub(crate) async fn ask(site: &Site) -> Result<()> {
    let backups = site.service::<Backups>().map_err(|_| Problem::not_found())?;
    backups.0.folder().ok_or_else(Problem::not_found)?;
    let own = site.clone();
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let job = Job {
                    kind: JOB,
                    payload: serde_json::json!({"asked": true}),
                    at: own.clock.now(),
                    queue: Queue::Background,
                    key: Some("asked".into()),
                };
                jobs::enqueue(conn, job, &own.clock, &own.rng).await
            })
        })
        .await
}
