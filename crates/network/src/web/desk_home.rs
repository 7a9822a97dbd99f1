//! A body's desk: what waits first, then what can be done.

use askama::Template;
use basis::Problem;
use look::Icon;
use weave::{Access, DeskEntry, DeskPage, SlotAsk, SlotPlace};
use web::Answer;
use words::Tongue;

use super::tree_view::TreeView;
use crate::{DeskPlace, rights};

const BRIEF: usize = 20;

#[derive(Template)]
#[template(path = "desk-home.html")]
pub(super) struct DeskHome<'a> {
    pub t: &'a Tongue,
    pub waiting: Vec<String>,
    /// (address, icon, words)
    pub links: Vec<(String, Icon, String)>,
    pub tree: String,
}

pub async fn show(desk: DeskPlace) -> Answer {
    rights::must(rights::sits_at(&desk.actor, &desk.scope))?;
    let t = desk.t();
    let ask = SlotAsk { site: &desk.site, visit: &desk.visit, body: Some(desk.body.id), publication: None };
    let waiting = desk.site.fill(SlotPlace::DeskWaiting, &ask).await;
    let children = desk.tree.children(desk.body.id);
    let view = TreeView {
        visit: &desk.visit,
        tree: &desk.tree,
        href: &|body| format!("/desk/b/{}/", body.slug),
        more: &|body| format!("/desk/b/{}/", body.slug),
        most: BRIEF,
        levels: 1,
    };
    // Whose rights end at this body has no desk below it.
    let reaches = children.first().is_some_and(|id| rights::sits_at(&desk.actor, &desk.tree.scope(*id)));
    let main = DeskHome {
        t,
        waiting: waiting.into_iter().map(|fragment| fragment.html).collect(),
        links: links(&desk),
        tree: if reaches { view.html(children) } else { String::new() },
    }
    .render()
    .map_err(Problem::failed)?;
    let page = DeskPage {
        body: Some(desk.body.id),
        title: t.plain("network-desk-home"),
        entry: "",
        main,
        ..DeskPage::default()
    };
    Ok(desk.site.desk(&desk.visit, page).await?)
}

fn links(desk: &DeskPlace) -> Vec<(String, Icon, String)> {
    let mut entries: Vec<DeskEntry> = desk.site.rooms.iter().flat_map(|room| room.desk()).collect();
    entries.sort_by_key(|entry| entry.order);
    entries
        .into_iter()
        .filter(|entry| !entry.path.is_empty() && !entry.path.starts_with('/'))
        .filter(|entry| match entry.access {
            Access::Right(right) => desk.actor.may(right, &desk.scope),
            Access::Installation => desk.actor.installation,
            Access::SignedIn | Access::Public => true,
        })
        .map(|entry| (desk.path(entry.path), entry.icon, desk.t().say(entry.words)))
        .collect()
}
