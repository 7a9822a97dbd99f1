//! What `cargo xtask bench growth` plants. For the bench alone.

use std::time::Duration;

use basis::{Id, Language, Result, Text, of::Publication};
use weave::Site;
use web::{Actor, Scope};
use words::Country;

use crate::{
    model::Kind,
    save::{Intent, Saving, save},
    store,
    typed::Typed,
};

/// So many are saved as a form would save them; the others are copied from them.
const SEEDS: usize = 100;

/// News of the scope's body, on the street. The index of a search is not filled with what is copied.
///
/// # Errors
/// On PostgreSQL; what saving says.
pub async fn plant(site: &Site, actor: &Actor, scope: &Scope, count: usize) -> Result<()> {
    // Ids of one millisecond have no order: these bounds lie between milliseconds.
    let after: Id<Publication> = Id::floor(site.clock.now());
    let seeds = SEEDS.min(count);
    for number in 0..seeds {
        // not shown: a text for benches
        let text = "الماء حياة القرية والواحة، وقد عاد إلى البئر القديمة بعد أن رمّمها أهلها. ".repeat(12);
        let typed = Typed {
            slug: format!("bench-{number}"),
            title: Text::of(Language::Ar, format!("خبر الماء {number}")),
            summary: Text::new(),
            text: Text::of(Language::Ar, text),
            picture: String::new(),
            sensitive: false,
            publish_at: String::new(),
            version: 0,
        };
        let saving = Saving {
            kind: Kind::News,
            id: None,
            typed,
            intent: Intent::Publish,
            languages: vec![Language::Ar, Language::Fr],
            country: Country::Other,
        };
        save(site, actor, scope, saving).await?;
    }
    let rounds = i64::try_from((count / seeds.max(1)).saturating_sub(1)).unwrap_or(0);
    let (after, last) = (
        after.to_string(),
        Id::<Publication>::floor(site.clock.now().plus(Duration::from_millis(1))).to_string(),
    );
    store::grown::grow(&site.db, after, last, rounds).await
}
