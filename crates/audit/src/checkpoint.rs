//! Checkpoints: made by a job from the newest line, kept with the server's signature, mailed to the body's holders.

use std::collections::BTreeMap;

use basis::{
    Id, Moment, Problem, Result,
    of::{Account, Body},
};
use db::Conn;
use jobs::{Job, Queue, Schedule, Worker};
use serde::{Deserialize, Serialize};
use weave::Site;

use crate::{
    chain::Checkpoint,
    letter,
    model::{Why, hex, mark},
    rights::READ,
    store,
};

const MAKE: &str = "audit.checkpoint";
const LETTER: &str = "audit.letter";
const NIGHT: &str = "audit.month";

/// The right that keyholders hold: they are told as well.
const KEYHOLDER: &str = "records.open";

/// Bodies named in one letter.
const IN_A_LETTER: usize = 100;

#[derive(Serialize, Deserialize)]
struct Due {
    body: Id<Body>,
    why: Why,
}

/// A letter to be written: which checkpoints of which bodies she is told.
#[derive(Serialize, Deserialize)]
pub(crate) struct Told {
    pub account: Id<Account>,
    pub why: Why,
    pub marks: Vec<(Id<Body>, i64)>,
}

/// What the server signs of a checkpoint, and of the start of a shortened chain.
pub(crate) fn signed(body: Id<Body>, checkpoint: &Checkpoint) -> Vec<u8> {
    format!("{body}\n{}\n{}", checkpoint.number, checkpoint.mark).into_bytes()
}

pub(crate) fn signed_start(body: Id<Body>, number: i64, hash: &[u8; 32]) -> Vec<u8> {
    format!("{body}\n{number}\n{}", hex(hash)).into_bytes()
}

pub(crate) const CHECKPOINT: &str = "audit.checkpoint";
pub(crate) const START: &str = "audit.start";

/// Asks for a checkpoint, in the transaction of the line that calls for it.
pub(crate) async fn ask(site: &Site, conn: &mut Conn, body: Id<Body>, why: Why) -> Result<()> {
    let job = Job {
        kind: MAKE,
        payload: serde_json::to_value(Due { body, why }).map_err(Problem::failed)?,
        at: site.clock.now(),
        queue: Queue::Urgent,
        key: Some(format!("{body} {}", why.code())),
    };
    jobs::enqueue(conn, job, &site.clock, &site.rng).await
}

pub(crate) fn workers(site: &Site) -> Vec<Worker> {
    let (making, letters, nights) = (site.clone(), site.clone(), site.clone());
    vec![
        Worker::new(MAKE, move |payload| {
            let site = making.clone();
            async move {
                let due: Due = serde_json::from_value(payload).map_err(Problem::failed)?;
                make(&site, vec![due.body], due.why).await
            }
        }),
        Worker::letter(LETTER, move |payload| {
            let site = letters.clone();
            async move { letter::send(&site, serde_json::from_value(payload).map_err(Problem::failed)?).await }
        }),
        Worker::new(NIGHT, move |_| {
            let site = nights.clone();
            async move { month(&site).await }
        }),
    ]
}

/// 01:40 UTC, each night: the month's checkpoints on the first of them that comes.
pub(crate) const NIGHTLY: Schedule = Schedule::daily(NIGHT, 100);

/// The setting that remembers for which month letters went.
const MONTH: &str = "audit.month";

/// Years and months since 1970, in UTC: when it changes, a month has begun.
fn month_of(moment: Moment) -> i64 {
    // Days to civil months, counting years from March so that leap days fall at their end.
    let days = moment.millis().div_euclid(86_400_000) + 719_468;
    let era = days.div_euclid(146_097);
    let day = days.rem_euclid(146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let month = (5 * (day - (365 * year + year / 4 - year / 100)) + 2) / 153;
    (era * 400 + year) * 12 + month
}

async fn month(site: &Site) -> Result<()> {
    let now = month_of(site.clock.now()).to_string();
    if site.setting(MONTH).await?.as_deref() == Some(now.as_str()) {
        return Ok(());
    }
    let due = {
        let mut conn = site.db.read().await?;
        let last = store::last_checkpoints(&mut conn).await?;
        let mut due = Vec::new();
        for body in store::bodies(&mut conn).await? {
            let head = store::head(&mut conn, body).await?.map_or(0, |(number, _)| number);
            if head > last.get(&body).copied().unwrap_or(0) {
                due.push(body);
            }
        }
        due
    };
    make(site, due, Why::Month).await?;
    site.set_setting(MONTH, now).await
}

/// Makes a checkpoint for each body and asks for a letter to each holder, all in one transaction.
async fn make(site: &Site, bodies: Vec<Id<Body>>, why: Why) -> Result<()> {
    let own = site.clone();
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let mut told: BTreeMap<Id<Account>, Vec<(Id<Body>, i64)>> = BTreeMap::new();
                let tree = network::tree(&own).await?;
                for body in bodies {
                    let Some((number, hash)) = store::head(conn, body).await? else { continue };
                    let checkpoint = Checkpoint { number, mark: mark(&hash) };
                    let signature = own.keys.sign(CHECKPOINT, &signed(body, &checkpoint));
                    store::keep(conn, body, &checkpoint, signature, why, own.clock.now()).await?;
                    if tree.get(body).is_none() {
                        continue;
                    }
                    for right in [READ, KEYHOLDER] {
                        for holder in accounts::holders(&own, conn, right, body).await? {
                            let marks = told.entry(holder.account).or_default();
                            if !marks.contains(&(body, number)) {
                                marks.push((body, number));
                            }
                        }
                    }
                }
                for (account, marks) in told {
                    for some in marks.chunks(IN_A_LETTER) {
                        let letter = Told { account, why, marks: some.to_vec() };
                        let job = Job {
                            kind: LETTER,
                            payload: serde_json::to_value(letter).map_err(Problem::failed)?,
                            at: own.clock.now(),
                            queue: if why == Why::Month { Queue::Background } else { Queue::Urgent },
                            key: None,
                        };
                        jobs::enqueue(conn, job, &own.clock, &own.rng).await?;
                    }
                }
                Ok(())
            })
        })
        .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_begins_on_its_first_day() {
        let day = |days: i64| month_of(Moment::from_millis(days * 86_400_000));
        // 1970-01-31 and 1970-02-01; 2024-02-29 and 2024-03-01; 2026-12-31 and 2027-01-01.
        for (last, first) in [(30, 31), (19_782, 19_783), (20_818, 20_819)] {
            assert_eq!(day(first), day(last) + 1);
            assert_eq!(day(first), day(first + 27));
        }
    }
}
