//! A body's chain is walked.

use basis::{Id, Result, of::Body};
use weave::Site;

use crate::{
    chain::{Checkpoint, Verdict, Walk},
    checkpoint::{CHECKPOINT, START, signed, signed_start},
    store,
};

/// Lines read at once.
const STEP: usize = 2_000;

/// Walks the whole chain of a body, and compares it with the checkpoints kept here and with those given.
///
/// # Errors
/// When the database does not answer. What is wrong with the chain is no error: it is in the verdict.
pub async fn verify(site: &Site, body: Id<Body>, given: &[Checkpoint]) -> Result<Verdict> {
    let mut conn = site.db.read().await?;
    let mut checkpoints = given.to_vec();
    let mut unsigned = Vec::new();
    for kept in store::checkpoints(&mut conn, body).await? {
        if site.keys.verify(CHECKPOINT, &signed(body, &kept.at_line), &kept.signature) {
            checkpoints.push(kept.at_line);
        } else {
            unsigned.push(kept.at_line.number);
        }
    }
    let start = store::start(&mut conn, body).await?;
    if let Some(start) = &start {
        let bytes = signed_start(body, start.number, &start.hash);
        if !site.keys.verify(START, &bytes, &start.signature) {
            unsigned.push(start.number);
        }
    }
    let start = start.map(|start| (start.number, start.hash));
    let mut at = start.map_or(0, |(number, _)| number);
    let mut walk = Walk::new(start, checkpoints);
    unsigned.into_iter().for_each(|number| walk.unsigned(number));
    loop {
        let lines = store::after(&mut conn, body, at, STEP).await?;
        lines.iter().for_each(|line| walk.step(line));
        match lines.last() {
            Some(last) if lines.len() == STEP => at = last.number,
            _ => return Ok(walk.end()),
        }
    }
}

/// The bodies that have a trail; also those that are gone.
///
/// # Errors
/// When the database does not answer.
pub async fn bodies(site: &Site) -> Result<Vec<Id<Body>>> {
    store::bodies(&mut site.db.read().await?).await
}
