//! A body's desk: what waits first, then what can be done.

use askama::Template;
use basis::Problem;
use look::Icon;
use weave::{DeskPage, Group, SlotAsk, SlotPlace};
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
    pub doors: Vec<Doors>,
    pub tree: String,
}

/// One group of what can be done.
pub(super) struct Doors {
    pub label: String,
    /// (address, icon, words)
    pub links: Vec<(String, Icon, String)>,
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
        doors: doors(&desk),
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

/// What can be done here, by the groups of the menu.
fn doors(desk: &DeskPlace) -> Vec<Doors> {
    let mut doors: Vec<(Group, Doors)> = Vec::new();
    for entry in desk.site.desk_entries(&desk.actor, Some(&desk.scope)) {
        if entry.path.is_empty() || entry.path.starts_with('/') {
            continue;
        }
        let door = (desk.path(entry.path), entry.icon, desk.t().say(entry.words));
        let group = Group::of(entry.order);
        match doors.last_mut() {
            Some((last, doors)) if *last == group => doors.links.push(door),
            _ => {
                let label = group.words().map(|key| desk.t().say(key)).unwrap_or_default();
                doors.push((group, Doors { label, links: vec![door] }));
            }
        }
    }
    doors.into_iter().map(|(_, doors)| doors).collect()
}
