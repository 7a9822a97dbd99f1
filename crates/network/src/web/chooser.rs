//! All her bodies, and what waits for her in them.

use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect},
};
use basis::{Id, Problem, of::Body as BodyMark};
use look::{EmptyState, Icon, Toolbar};
use weave::{DeskPage, Site, SlotAsk, SlotPlace, Visit};
use web::{Actor, Answer};
use words::Tongue;

use super::tree_view::TreeView;
use crate::{Body, Tree, rights, tree};

/// Rows of the tree here; each number opens what lies below.
const ROWS: usize = 60;

#[derive(Template)]
#[template(path = "chooser.html")]
struct Chooser<'a> {
    t: &'a Tongue,
    waiting: Vec<String>,
    toolbar: String,
    tree: String,
    empty: String,
}

/// The bodies of her grants, without those that lie in a branch she holds anyway: (body, with all below).
fn mine(tree: &Tree, actor: &Actor) -> Vec<(Id<BodyMark>, bool)> {
    let held = |grant: &&web::Grant| tree.get(grant.body).is_some();
    let mut mine: Vec<(Id<BodyMark>, bool)> = Vec::new();
    for grant in actor.grants.iter().filter(held) {
        let covered =
            actor.grants.iter().filter(held).any(|other| {
                other.below && other.body != grant.body && tree.is_within(grant.body, other.body)
            });
        match mine.iter_mut().find(|(body, _)| *body == grant.body) {
            Some((_, below)) => *below |= grant.below,
            None if !covered => mine.push((grant.body, grant.below)),
            None => {}
        }
    }
    mine
}

pub async fn show(State(site): State<Site>, visit: Visit) -> Answer {
    let actor = visit.actor()?;
    let tree = tree(&site).await?;
    let t = &visit.t;
    let mine = mine(&tree, actor);
    if let [(only, below)] = mine.as_slice()
        && (!below || tree.children(*only).is_empty())
        && let Some(body) = tree.get(*only)
    {
        return Ok(Redirect::to(&format!("/desk/b/{}/", body.slug)).into_response());
    }
    let ask = SlotAsk { site: &site, visit: &visit, body: None, publication: None };
    let waiting = site.fill(SlotPlace::DeskWaiting, &ask).await;
    let query = visit.asked("q");
    let reach: usize =
        mine.iter().map(|(body, below)| if *below { tree.count_below(*body) + 1 } else { 1 }).sum();
    // The list of bodies is for those who may change them; the desk itself names them to everyone.
    let more = |body: &Body| {
        let list = if actor.may(rights::EDIT, &tree.scope(body.id)) { "bodies" } else { "" };
        format!("/desk/b/{}/{list}", body.slug)
    };
    let view = |levels| TreeView {
        visit: &visit,
        tree: &tree,
        href: &|body| format!("/desk/b/{}/", body.slug),
        more: &more,
        most: ROWS,
        levels,
    };
    let words = query.trim();
    let list = if words.is_empty() {
        mine.iter().map(|(body, below)| view(if *below { 2 } else { 1 }).html(&[*body])).collect::<String>()
    } else {
        let found: Vec<_> = mine
            .iter()
            .flat_map(|(body, below)| {
                tree.called(*body, words).map(|body| body.id).filter(move |id| *below || id == body)
            })
            .collect();
        if found.is_empty() {
            format!("<p>{}</p>", look::escape(&t.say("ui-no-results")))
        } else {
            view(1).html(&found)
        }
    };
    let empty = if mine.is_empty() {
        EmptyState {
            icon: Icon::Key,
            title: t.say("network-no-desk-title"),
            text: t.say("network-no-desk"),
            action: String::new(),
        }
        .to_string()
    } else {
        String::new()
    };
    let toolbar = if reach > 8 {
        Toolbar {
            t,
            action: String::from("/desk/"),
            query: Some(words.to_owned()),
            filters: Vec::new(),
            end: String::new(),
        }
        .to_string()
    } else {
        String::new()
    };
    let main = Chooser {
        t,
        waiting: waiting.into_iter().map(|fragment| fragment.html).collect(),
        toolbar,
        tree: list,
        empty,
    }
    .render()
    .map_err(Problem::failed)?;
    let page = DeskPage { title: t.plain("network-desks"), entry: "/desk/", main, ..DeskPage::default() };
    Ok(site.desk(&visit, page).await?)
}
