//! How often one network may try at one account. A stranger elsewhere cannot lock her out: her own network has a count of
//! its own. The counts lie in the database: processes that share it share them, and a restart begins none anew.

use std::time::Duration;

use basis::{Moment, Problem, Result};
use db::Conn;
use weave::Site;

use crate::{model::Prefix, store};

/// Attempts without a wait.
const FREE: i64 = 5;
/// The first wait; each next one is twice as long.
const FIRST: Duration = Duration::from_secs(5);
/// The longest wait, and how long an attempt is remembered.
pub(crate) const LONGEST: Duration = Duration::from_secs(15 * 60);
/// So often an attempt that was overtaken by others looks again.
const LOOKS: usize = 8;

/// What is tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum At {
    Password,
    /// A code of a second factor.
    Code,
    /// A letter that is asked for.
    Letter,
}

/// Which account, by a hash of it (also when there is none), from where. Nothing of it can be read back: the network's part is in
/// a keyed hash, as everything else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place([u8; 32]);

impl Place {
    pub(crate) fn new(site: &Site, at: At, of: [u8; 32], from: Prefix) -> Self {
        let at = match at {
            At::Password => "password",
            At::Code => "code",
            At::Letter => "letter",
        };
        Self(site.keys.lookup("accounts.tries", &format!("{at} {of:x?} {}", from.number())))
    }
}

fn wait(tries: i64) -> Duration {
    match tries - FREE {
        ..0 => Duration::ZERO,
        over => FIRST.saturating_mul(1 << over.min(10)).min(LONGEST),
    }
}

/// Counts an attempt that begins; [`forget`] takes it back when it was the right one. Counted before it is known to be
/// wrong, so that many at once are no way around.
///
/// # Errors
/// Too many, with the seconds to wait; whatever the database says.
pub(crate) async fn attempt(site: &Site, place: Place) -> Result<()> {
    let now = site.clock.now();
    site.db.write(move |conn| Box::pin(async move { count(conn, place, now).await })).await
}

async fn count(conn: &mut Conn, Place(place): Place, now: Moment) -> Result<()> {
    for _ in 0..LOOKS {
        let counted = match store::tries(conn, place).await? {
            None => store::first_try(conn, place, now).await?,
            Some(seen @ (_, last)) if now.since(last) >= LONGEST => {
                store::next_try(conn, place, seen, 1, now).await?
            }
            Some(seen @ (tries, last)) => {
                let (wait, passed) = (wait(tries), now.since(last));
                if passed < wait {
                    let left = wait.saturating_sub(passed);
                    return Err(Problem::too_many(left.as_millis().div_ceil(1000).try_into().unwrap_or(1)));
                }
                store::next_try(conn, place, seen, tries.saturating_add(1), now).await?
            }
        };
        if counted {
            return Ok(());
        }
    }
    // Overtaken again and again: that many at once are too many.
    Err(Problem::too_many(1))
}

/// It was her.
///
/// # Errors
/// Whatever the database says.
pub(crate) async fn forget(site: &Site, Place(place): Place) -> Result<()> {
    site.db.write(move |conn| Box::pin(async move { store::forget_tries(conn, place).await.map(drop) })).await
}

/// The attempt was never looked at.
///
/// # Errors
/// Whatever the database says.
pub(crate) async fn undo(site: &Site, Place(place): Place) -> Result<()> {
    site.db.write(move |conn| Box::pin(async move { store::undo_try(conn, place).await.map(drop) })).await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(account: u8, from: u8) -> Place {
        let mut place = [account; 32];
        place[31] = from;
        Place(place)
    }

    async fn tried(db: &db::Db, place: Place, now: Moment) -> Result<()> {
        db.write(move |conn| Box::pin(async move { count(conn, place, now).await })).await
    }

    #[tokio::test]
    async fn waits_grow_at_that_place_and_nowhere_else() {
        db::testing::each(&[network::MIGRATIONS, crate::MIGRATIONS], |db| async move {
            let here = place(1, 1);
            let mut now = Moment::from_millis(0);
            for _ in 0..FREE {
                tried(&db, here, now).await.unwrap();
            }
            let mut waits = Vec::new();
            loop {
                let wait = tried(&db, here, now).await.unwrap_err().retry_after.unwrap();
                waits.push(wait);
                now = now.plus(Duration::from_secs(wait));
                if wait == 900 {
                    break;
                }
                tried(&db, here, now).await.unwrap();
            }
            assert_eq!(waits, [5, 10, 20, 40, 80, 160, 320, 640, 900]);
            tried(&db, place(1, 2), now).await.unwrap();
            tried(&db, place(2, 1), now).await.unwrap();
            tried(&db, here, now.plus(LONGEST)).await.unwrap();
            let purged = db
                .write(move |conn| Box::pin(async move { store::purge_tries(conn, now).await }))
                .await
                .unwrap();
            assert_eq!(purged, 2, "what is older than a moment, and nothing newer");
        })
        .await;
    }

    #[tokio::test]
    async fn many_at_once_are_counted_each() {
        db::testing::each(&[network::MIGRATIONS, crate::MIGRATIONS], |db| async move {
            let now = Moment::from_millis(0);
            let all: Vec<_> = (0..40)
                .map(|_| {
                    let db = db.clone();
                    tokio::spawn(async move { tried(&db, place(3, 3), now).await.is_ok() })
                })
                .collect();
            let mut free = 0;
            for one in all {
                free += i64::from(one.await.unwrap());
            }
            assert_eq!(free, FREE);
        })
        .await;
    }
}
