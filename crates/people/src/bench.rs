//! What `cargo xtask bench growth` plants. For the bench alone.

use std::time::Duration;

use basis::{Id, Result, of::Body};
use weave::Site;
use web::{Actor, Scope};

use crate::{
    add,
    model::{Source, Typed},
    store,
};

/// So many are added as a form would add them; the others are copied from them.
const SEEDS: usize = 250;

/// Persons of the scope's body. Ids, look-ups and moments are their own; what is sealed is the first ones', byte for byte.
///
/// # Errors
/// On PostgreSQL; what adding says.
pub async fn plant(site: &Site, actor: &Actor, scope: &Scope, count: usize) -> Result<()> {
    // Ids of one millisecond have no order: these bounds lie between milliseconds.
    let after: Id<Body> = Id::floor(site.clock.now());
    let seeds = SEEDS.min(count);
    for number in 0..seeds {
        let consents: &[&str] = match number % 4 {
            0 => &["contact", "news"],
            1 | 2 => &["news"],
            _ => &[],
        };
        let source = Source::DESK.get(number % Source::DESK.len()).copied().unwrap_or(Source::Paper);
        let typed = Typed {
            address: format!("p{number}@bench.example.org"),
            language: String::from("ar"),
            source: source.code().to_owned(),
            consents: consents.iter().map(|one| (*one).to_owned()).collect(),
            // not shown: a name of nobody
            sealed: [("name", String::from("مريم الواحة"))].into(),
            ..Typed::default()
        };
        add(site, actor, scope, typed).await?;
    }
    let rounds = i64::try_from((count / seeds.max(1)).saturating_sub(1)).unwrap_or(0);
    let (after, last) =
        (after.to_string(), Id::<Body>::floor(site.clock.now().plus(Duration::from_millis(1))).to_string());
    store::grown::grow(&site.db, after, last, rounds).await
}
