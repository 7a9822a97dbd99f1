//! Those who sign at the same moment share one transaction: their envelopes, their marks, their rows, one line for each number that
//! changed. Each is answered after the commit that holds her own.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;
use std::time::Duration;

use basis::{Id, Kind, Problem, Result, of::Body};
use db::Conn;
use futures_util::future::try_join_all;
use people::Allowed;
use tokio::{
    sync::{mpsc, oneshot},
    time::{Instant, timeout_at},
};
use weave::{Site, tell};

use crate::{
    letters,
    model::{Action, SignatureState},
    service::Hanging,
    store::{self, Copy, Count, Fresh, Waiting},
    supporters,
    tally::{self, Of},
    telling::Counted,
};

/// The name of the sealed table.
pub(crate) const TABLE: &str = "signatures";
/// In one transaction, at most: an envelope takes 1,000 records.
const MOST: usize = 500;
/// So long after a commit others are waited for: each commit costs the disk a write, and every page that shows the number its making.
const GATHER: Duration = Duration::from_millis(8);
/// When so many wait, and as many as the last time, it goes on at once.
const CROWD: usize = 64;

/// A signature on its way.
#[derive(Debug, Clone)]
pub(crate) struct Prepared {
    pub row: Fresh,
    pub action: Arc<Action>,
    pub hanging: Hanging,
    pub copies: Vec<Plain>,
    /// Whether something is written to her.
    pub letter: bool,
}

/// What is to be sealed to one body, for delivery, for contact or for both.
#[derive(Debug, Clone)]
pub(crate) struct Plain {
    pub body: Id<Body>,
    pub delivery: bool,
    pub contact: bool,
    pub json: Vec<u8>,
    /// What its people are to know, where it may write to her.
    pub known: Option<supporters::Plain>,
}

/// It, and who waits for it.
pub(crate) struct Pending {
    pub prepared: Prepared,
    pub answer: oneshot::Sender<Result<SignatureState>>,
}

/// Gives it to whoever commits, and waits.
///
/// # Errors
/// 503 when too many wait; what the commit says.
pub(crate) async fn commit(
    site: &Site,
    campaigns: &crate::Campaigns,
    prepared: Prepared,
) -> Result<SignatureState> {
    let queue = campaigns.queue(|take| {
        tokio::spawn(run(site.clone(), take));
    });
    let (answer, answered) = oneshot::channel();
    queue.try_send(Pending { prepared, answer }).map_err(|_| {
        let mut busy = Problem::new(Kind::Unavailable, "campaigns-busy");
        busy.retry_after = Some(5);
        busy
    })?;
    answered.await.unwrap_or_else(|_| Err(Problem::unavailable("whoever commits signatures has stopped")))
}

/// Commits what waits, one batch after the other, until nobody can ask any more.
async fn run(site: Site, mut queue: mpsc::Receiver<Pending>) {
    let mut waiting = Vec::with_capacity(MOST);
    let (mut ended, mut last) = (None::<Instant>, 0);
    while queue.recv_many(&mut waiting, MOST).await > 0 {
        if let Some(ended) = ended {
            let until = ended + GATHER;
            while waiting.len() < MOST && (waiting.len() < CROWD || waiting.len() < last) {
                let room = MOST - waiting.len();
                if !timeout_at(until, queue.recv_many(&mut waiting, room)).await.is_ok_and(|come| come > 0) {
                    break;
                }
            }
        }
        let (all, answers): (Vec<Prepared>, Vec<_>) =
            waiting.drain(..).map(|pending| (pending.prepared, pending.answer)).unzip();
        last = all.len();
        let all = Arc::new(all);
        let done = batch(&site, Arc::clone(&all)).await;
        ended = Some(Instant::now());
        match done {
            Ok(states) => {
                for (answer, state) in answers.into_iter().zip(states) {
                    let _ = answer.send(Ok(state));
                }
            }
            // One that cannot be stored must not take the others with it.
            Err(problem) if !problem.is(Kind::Unavailable) && all.len() > 1 => {
                for (one, answer) in all.iter().zip(answers) {
                    let state = store(&site, vec![one.clone()]).await.map(|states| states.into_iter().next());
                    let _ = answer.send(state.map(|state| state.unwrap_or(SignatureState::Counted)));
                }
            }
            Err(problem) => {
                let (kind, key, again) = (problem.kind, problem.key.clone(), problem.retry_after);
                tracing::warn!(%problem, "signatures were not stored");
                for answer in answers {
                    // A full disk or a database that is away says when to come again.
                    let mut said = Problem::new(kind, key.clone());
                    said.retry_after = again;
                    let _ = answer.send(Err(said));
                }
            }
        }
    }
}

/// One transaction; the states in the order in which they were given.
///
/// # Errors
/// What the commit says.
pub(crate) async fn store(site: &Site, all: Vec<Prepared>) -> Result<Vec<SignatureState>> {
    batch(site, Arc::new(all)).await
}

async fn batch(site: &Site, all: Arc<Vec<Prepared>>) -> Result<Vec<SignatureState>> {
    let mut wanted: BTreeMap<Id<Body>, u32> = BTreeMap::new();
    for copy in all.iter().flat_map(|one| &one.copies) {
        *wanted.entry(copy.body).or_default() += 1 + u32::from(copy.known.is_some());
    }
    // Envelopes that are begun at the same time share a commit.
    let sealers =
        try_join_all(wanted.into_iter().map(|(body, count)| keys::sealer(site, body, count))).await?;
    let own = site.clone();
    site.db.write(move |conn| Box::pin(async move { store_all(&own, conn, sealers, &all).await })).await
}

async fn store_all(
    site: &Site,
    conn: &mut Conn,
    sealers: Vec<keys::Sealer>,
    all: &[Prepared],
) -> Result<Vec<SignatureState>> {
    let mut sealings = keys::Sealer::all_within(sealers, site, conn).await?;
    let now = site.clock.now();
    let marks: Vec<_> = all
        .iter()
        .filter(|one| one.row.state == SignatureState::Counted)
        .map(|one| (one.row.mark, one.row.id))
        .collect();
    let first = store::claim(conn, &marks).await?;
    let (mut rows, mut copies) = (Vec::with_capacity(all.len()), Vec::with_capacity(all.len()));
    let (mut allowed, mut waiting) = (Vec::new(), Vec::new());
    let (mut alike, mut confirming, mut thanked) = (HashMap::new(), Vec::new(), Vec::new());
    for one in all {
        let row = Fresh { counted: first.contains(&one.row.id), ..one.row.clone() };
        // One that does not count adds nothing to the same numbers: it takes as long, and the same pages are made anew.
        if row.state == SignatureState::Counted {
            let key =
                (one.row.campaign, one.row.place, one.row.action, one.row.language, one.row.day.as_str());
            alike.entry(key).or_insert((one, 0)).1 += i64::from(row.counted);
        }
        for Plain { body, delivery, contact, json, known } in &one.copies {
            let sealing = sealings.get_mut(body).ok_or_else(|| Problem::failed("no envelope for a copy"))?;
            let sealed = sealing.seal(TABLE, one.row.id, json)?;
            if let Some(known) = known {
                let sealed = sealing.seal(Allowed::TABLE, known.person, &known.json)?;
                let (body, envelope) = (*body, sealed.envelope.to_string());
                if one.row.state == SignatureState::Counted {
                    allowed.push((copies.len(), known.allowed(body, envelope, sealed.bytes)));
                } else {
                    let (signature, person) = (one.row.id, known.person);
                    waiting.push(Waiting { body, signature, person, envelope, sealed: sealed.bytes });
                }
            }
            copies.push(Copy {
                signature: one.row.id,
                body: *body,
                edition: one.row.edition,
                delivery: *delivery,
                contact: *contact,
                person: None,
                envelope: sealed.envelope.to_string(),
                sealed: sealed.bytes,
                at: now,
            });
        }
        match one.row.state {
            _ if !one.letter => {}
            SignatureState::Confirming => confirming.push(one.row.id),
            _ => thanked.push(one.row.id),
        }
        rows.push(row);
    }
    let mut count = Count::new();
    for (one, by) in alike.into_values() {
        tally::add(&mut count, of(one), by);
    }
    store::insert_signatures(conn, rows).await?;
    let (at, allowed): (Vec<usize>, Vec<Allowed>) = allowed.into_iter().unzip();
    for (at, person) in at.into_iter().zip(people::allow_all(site, conn, allowed).await?) {
        if let Some(copy) = copies.get_mut(at) {
            copy.person = Some(person);
        }
    }
    store::insert_copies(conn, copies).await?;
    store::insert_waiting(conn, waiting).await?;
    apply(site, conn, count).await?;
    let jobs = letters::jobs_for(&confirming, &thanked, now)?;
    jobs::enqueue_all(conn, jobs, &site.clock, &site.rng).await?;
    Ok(all.iter().map(|one| one.row.state).collect())
}

/// As what a signature is counted.
fn of(one: &Prepared) -> Of<'_> {
    Of {
        campaign: one.row.campaign,
        chain: &one.hanging.chain,
        country: &one.hanging.country,
        action: &one.action.key,
        language: one.row.language.code(),
        day: &one.row.day,
    }
}

/// Adds numbers to the tallies, and lets pages that show them be made anew.
pub(crate) async fn apply(site: &Site, conn: &mut Conn, count: Count) -> Result<()> {
    if count.is_empty() {
        return Ok(());
    }
    let at: HashSet<(String, String)> = count
        .keys()
        .filter(|(_, _, dimension, _)| matches!(*dimension, "total" | "paper"))
        .map(|(campaign, body, ..)| (campaign.clone(), body.clone()))
        .collect();
    let shard = if conn.is_sqlite() { 0 } else { site.rng.number() % tally::SHARDS };
    store::add(conn, i64::try_from(shard).unwrap_or(0), count).await?;
    tell(conn, site, &Counted { at: at.into_iter().collect() }).await
}
