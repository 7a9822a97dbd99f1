//! Bodies below where something waits, at the end of the desk's lists.

use basis::{Id, Language, of::Body};
use network::DeskPlace;

use super::slots::is_hers;

pub(super) struct Below {
    pub(super) href: String,
    pub(super) name: String,
    pub(super) lang: Language,
    pub(super) count: String,
}

/// `list` is the last part of the list's address; `words` counts.
pub(super) fn below(
    desk: &DeskPlace,
    right: &str,
    list: &str,
    words: &str,
    waiting: Vec<(Id<Body>, i64)>,
) -> Vec<Below> {
    let wanted = desk.visit.wanted();
    waiting
        .into_iter()
        .filter(|(id, _)| {
            *id != desk.body.id && is_hers(&desk.tree, &desk.actor, right, *id, Some(desk.body.id))
        })
        .filter_map(|(id, count)| {
            let body = desk.tree.get(id)?;
            let (lang, name) = body.names.nearest(&wanted)?;
            Some(Below {
                href: format!("/desk/b/{}/{list}", body.slug),
                name: name.to_owned(),
                lang,
                count: desk.t().count(words, count),
            })
        })
        .collect()
}
