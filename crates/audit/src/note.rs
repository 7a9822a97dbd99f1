//! A line is written, in the transaction of the act.

use basis::{Problem, Result};
use db::Conn;
use weave::{Entry, Site};

use crate::{
    checkpoint,
    model::{BEGINNING, Line, checkpoint_for, is_about, is_what},
    store,
};

/// So many others may be quicker, one after the other; each that is has committed its line.
const TRIES: usize = 1_000;

/// Adds a line to the body's chain. The number is taken by writing it: no row is locked beforehand, and where another
/// transaction was quicker nothing of this one is undone.
pub(crate) async fn note(site: &Site, conn: &mut Conn, entry: Entry) -> Result<()> {
    if !is_what(entry.what) || !is_about(&entry.about) {
        return Err(Problem::failed(format!("{} is no line of a trail: ids and kinds alone", entry.what)));
    }
    for _ in 0..TRIES {
        let (number, previous) = store::head(conn, entry.body).await?.unwrap_or((0, BEGINNING));
        let line = Line {
            body: entry.body,
            number: number + 1,
            at: site.clock.now(),
            by: entry.by,
            what: entry.what.to_owned(),
            about: entry.about.clone(),
            count: entry.count,
            previous,
            hash: BEGINNING,
        }
        .sealed();
        if store::append(conn, &line).await? {
            return match checkpoint_for(entry.what, entry.count) {
                Some(why) => checkpoint::ask(site, conn, entry.body, why).await,
                None => Ok(()),
            };
        }
    }
    Err(Problem::unavailable("a thousand others were quicker to write into the same trail"))
}
