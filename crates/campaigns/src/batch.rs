//! Those who sign at the same moment share one transaction: their envelopes, their marks, their rows, one line for each number that
//! changed. Each is answered after the commit that holds her own.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use basis::{Id, Kind, Problem, Result, of::Body};
use db::Conn;
use jobs::{Job, Queue};
use tokio::sync::{mpsc, oneshot};
use weave::{Site, tell};

use crate::{
    letters,
    model::{Action, SignatureState},
    service::Hanging,
    store::{self, Copy, Count, Fresh},
    tally::{self, Of},
    telling::Counted,
};

/// The name of the sealed table.
pub(crate) const TABLE: &str = "signatures";
/// In one transaction, at most: an envelope takes 1,000 records.
const MOST: usize = 500;

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
    while queue.recv_many(&mut waiting, MOST).await > 0 {
        let (all, answers): (Vec<Prepared>, Vec<_>) =
            waiting.drain(..).map(|pending| (pending.prepared, pending.answer)).unzip();
        match batch(&site, all.clone()).await {
            Ok(states) => {
                for (answer, state) in answers.into_iter().zip(states) {
                    let _ = answer.send(Ok(state));
                }
            }
            // One that cannot be stored must not take the others with it.
            Err(problem) if !problem.is(Kind::Unavailable) && all.len() > 1 => {
                for (one, answer) in all.into_iter().zip(answers) {
                    let state = batch(&site, vec![one]).await.map(|states| states.into_iter().next());
                    let _ = answer.send(state.map(|state| state.unwrap_or(SignatureState::Counted)));
                }
            }
            Err(problem) => {
                let (kind, key) = (problem.kind, problem.key.clone());
                tracing::warn!(%problem, "signatures were not stored");
                for answer in answers {
                    let _ = answer.send(Err(Problem::new(kind, key.clone())));
                }
            }
        }
    }
}

/// One transaction; the states in the order in which they were given.
async fn batch(site: &Site, all: Vec<Prepared>) -> Result<Vec<SignatureState>> {
    let mut wanted: BTreeMap<Id<Body>, u32> = BTreeMap::new();
    for copy in all.iter().flat_map(|one| &one.copies) {
        *wanted.entry(copy.body).or_default() += 1;
    }
    let mut sealers = Vec::with_capacity(wanted.len());
    for (body, count) in wanted {
        sealers.push((body, keys::sealer(site, body, count).await?));
    }
    let own = site.clone();
    site.db.write(move |conn| Box::pin(async move { store_all(&own, conn, sealers, all).await })).await
}

async fn store_all(
    site: &Site,
    conn: &mut Conn,
    sealers: Vec<(Id<Body>, keys::Sealer)>,
    all: Vec<Prepared>,
) -> Result<Vec<SignatureState>> {
    let mut sealings = HashMap::with_capacity(sealers.len());
    for (body, sealer) in sealers {
        sealings.insert(body, sealer.within(site, conn).await?);
    }
    let now = site.clock.now();
    let marks: Vec<_> = all
        .iter()
        .filter(|one| one.row.state == SignatureState::Counted)
        .map(|one| (one.row.mark, one.row.id))
        .collect();
    let first = store::claim(conn, &marks).await?;
    let (mut rows, mut copies, mut states) = (Vec::new(), Vec::new(), Vec::with_capacity(all.len()));
    let (mut count, mut written) = (Count::new(), Vec::new());
    for mut one in all {
        one.row.counted = first.contains(&one.row.id);
        if one.row.counted {
            tally::add(&mut count, of(&one), 1);
        }
        for Plain { body, delivery, contact, json } in one.copies {
            let sealing = sealings.get_mut(&body).ok_or_else(|| Problem::failed("no envelope for a copy"))?;
            let sealed = sealing.seal(TABLE, one.row.id, &json)?;
            copies.push(Copy {
                signature: one.row.id,
                body,
                edition: one.row.edition,
                delivery,
                contact,
                envelope: sealed.envelope.to_string(),
                sealed: sealed.bytes,
                at: now,
            });
        }
        if one.letter {
            written.push(one.row.id);
        }
        states.push(one.row.state);
        rows.push(one.row);
    }
    store::insert_signatures(conn, rows).await?;
    store::insert_copies(conn, copies).await?;
    apply(site, conn, count).await?;
    for signature in written {
        let job = Job {
            kind: letters::LETTER,
            payload: serde_json::to_value(letters::About { signature }).map_err(Problem::failed)?,
            at: now,
            queue: Queue::Urgent,
            key: None,
        };
        jobs::enqueue(conn, job, &site.clock, &site.rng).await?;
    }
    Ok(states)
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
        .filter(|(_, _, dimension, _)| *dimension == "total")
        .map(|(campaign, body, ..)| (campaign.clone(), body.clone()))
        .collect();
    let shard = if conn.is_sqlite() { 0 } else { site.rng.number() % tally::SHARDS };
    store::add(conn, i64::try_from(shard).unwrap_or(0), count).await?;
    tell(conn, site, &Counted { at: at.into_iter().collect() }).await
}
