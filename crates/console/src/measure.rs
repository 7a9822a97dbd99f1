//! What `findings` judges, as the machine, the database and this process tell it.

use std::{path::Path, time::Duration};

use basis::{Moment, Result};
use db::{Db, is_damage};
use jobs::Standing;
use weave::{Site, machine};

use crate::{
    backups::{Backups, Known},
    findings::{Kept, Letters, Measured, Server, Work},
};

const DAY: Duration = Duration::from_secs(86_400);

/// Of a running site.
///
/// # Errors
/// When the database does not answer.
pub async fn measure(site: &Site) -> Result<Measured> {
    let now = site.clock.now();
    let mut measured = of_data(&site.db, site.config.folder.as_deref(), site.letter_kinds(), now).await?;
    measured.backups.nightly = site.service::<Backups>().is_ok_and(|backups| backups.0.folder().is_some());
    let mail = site.mail.figures();
    measured.server = Some(Server {
        mail: Letters {
            kept: site.mail.is_memory(),
            local: site.config.is_local(),
            sent: mail.sent,
            trouble: mail.trouble.map(|(at, trouble)| (at, trouble.code().to_owned())),
        },
        visitors: site.guard.seen(),
        guard_off: site.config.guard_off,
        uptime: site.began.elapsed().as_secs(),
        memory: machine::memory(),
        refused: site.guard.refused().iter().sum(),
    });
    Ok(measured)
}

/// What a damaged database can still not tell is left out: that it is damaged says more than any of it.
fn or_nothing<T: Default>(told: Result<T>) -> Result<T> {
    told.or_else(|problem| if is_damage(&problem) { Ok(T::default()) } else { Err(problem) })
}

/// Of data that no server may be running on. Without `letters`, the kinds of jobs that send letters, letters count as jobs.
///
/// # Errors
/// When the database does not answer.
pub async fn of_data(db: &Db, folder: Option<&Path>, letters: &[&str], now: Moment) -> Result<Measured> {
    let skew = db.its_time().await?.map(|theirs| theirs.millis() - now.millis());
    let database = or_nothing(db.size().await.map(Some))?;
    let known = or_nothing(Known::of(db).await)?;
    let mut conn = db.read().await?;
    let standing = or_nothing(jobs::standing(&mut conn, now, now.minus(DAY)).await)?;
    let checkpoint = or_nothing(audit::store::newest_checkpoint(&mut conn).await)?;
    let (letters, jobs): (Vec<Standing>, Vec<Standing>) =
        standing.into_iter().partition(|one| letters.contains(&one.kind.as_str()));
    Ok(Measured {
        now,
        disk: folder.and_then(machine::disk).map(|disk| (disk.free, disk.whole)),
        database,
        // Asked last: one of the questions before may have met it.
        damaged: db.soundness().is_damaged(),
        skew,
        synchronised: machine::synchronised(),
        checkpoint,
        backups: Kept {
            made: known.made,
            tried: known.tested,
            failed: known.failed.map(|(at, _)| at),
            key_copied: known.copied.is_some(),
            // Without a server it is not told: who tried one makes them every night.
            nightly: known.tested.is_some(),
        },
        jobs: together(&jobs),
        letters: together(&letters),
        server: None,
    })
}

fn together(standing: &[Standing]) -> Work {
    let sum = |of: fn(&Standing) -> i64| standing.iter().map(of).sum();
    Work {
        waiting: sum(|one| one.waiting),
        running: sum(|one| one.running),
        failed: sum(|one| one.failed),
        lately: sum(|one| one.lately),
        worn_out: sum(|one| one.worn_out),
        oldest: standing.iter().filter_map(|one| one.oldest).min(),
    }
}
