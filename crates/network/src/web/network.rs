//! The whole tree below a body, and its map.

use std::collections::{BTreeSet, HashMap};

use askama::Template;
use basis::{Id, Problem, Result, Text, of::Body as BodyMark};
use look::{EmptyState, Icon, form::Button};
use weave::{MenuEntry, Page, Visit};
use web::{Answer, Tag};
use words::Tongue;

use super::{home::springs_html, named, span, tree_view::TreeView};
use crate::{
    Body, Place, Status, Tree,
    map::{self, Crowd, Dot},
};

/// Rows of the tree on one page.
const ROWS: usize = 400;
/// Names of one spot said in its title.
const TITLED: usize = 6;
/// Bodies directly below are named on the map when there are so many at most.
const NAMED: usize = 12;

#[derive(Template)]
#[template(path = "network.html")]
struct NetworkPage<'a> {
    t: &'a Tongue,
    /// Safe HTML.
    lead: String,
    springs: String,
    /// (kinds in the plural, how many)
    counts: Vec<(String, String)>,
    map: String,
    hollow: bool,
    tree: String,
}

/// A line of the menu where there is a network to show.
pub async fn menu(visit: &Visit, body: Id<BodyMark>) -> Result<Vec<MenuEntry>> {
    let tree = crate::tree(&visit.site).await?;
    if tree.children(body).is_empty() && tree.root().id != body {
        return Ok(Vec::new());
    }
    let label = Text::of(visit.t.lang_of("network-title"), visit.t.plain("network-title"));
    Ok(vec![MenuEntry { label, path: String::from("network"), order: 500 }])
}

pub async fn show(place: Place) -> Answer {
    let (visit, body, tree) = (&place.visit, &place.body, &place.tree);
    let t = place.t();
    let whole = TreeView {
        visit,
        tree,
        href: &|body| body.home(visit.language),
        more: &|body| format!("{}network", body.home(visit.language)),
        most: ROWS,
        levels: 12,
    };
    let children = tree.children(body.id);
    let (lang, name) = named(visit, body);
    let lead = if children.is_empty() {
        String::new()
    } else {
        let count = t.count("network-total", i64::try_from(tree.count_below(body.id)).unwrap_or(i64::MAX));
        let countries: BTreeSet<&str> =
            tree.bodies_below(body.id).filter_map(|body| body.country_code.as_deref()).collect();
        let countries = match i64::try_from(countries.len()) {
            Ok(many) if many > 1 => format!(" {}", t.count("network-countries", many)),
            _ => String::new(),
        };
        format!("{}{}", look::escape(&count), look::escape(&countries))
    };
    let springs = tree.springs().filter(|_| body.is_root());
    let dots = dots(visit, tree, body);
    let hollow = dots.iter().any(|dot| !dot.full);
    let label = t.plain_with("network-map", &[("body", name.into())]);
    let main = NetworkPage {
        t,
        lead: format!("{}{}", span(lang, name), if lead.is_empty() { lead } else { format!(" · {lead}") }),
        springs: springs.map(|springs| springs_html(&place, springs)).unwrap_or_default(),
        counts: counts(visit, tree, body),
        map: map::draw(&dots, &label, |together| crowd(visit, together)).unwrap_or_default(),
        hollow,
        tree: if children.is_empty() { empty(&place) } else { whole.html(children) },
    }
    .render()
    .map_err(Problem::failed)?;
    let page = Page::new(body.id, "network", t.plain("network-title"), main)
        .describe(t.plain_with("network-describe", &[("body", name.into())]))
        .written_in(body.languages.iter().copied())
        .kept_by([Tag::body(body.id), Tag::tree()]);
    Ok(place.site.show(visit, page).await?)
}

fn empty(place: &Place) -> String {
    let t = place.t();
    let above = place.body.parent.and_then(|id| place.tree.get(id));
    EmptyState {
        icon: Icon::Tree,
        title: t.say("network-empty-title"),
        text: t.say("network-empty"),
        action: above
            .map(|above| {
                let href = format!("{}network", above.home(place.visit.language));
                Button::quiet(t.say("network-above")).link(href).to_string()
            })
            .unwrap_or_default(),
    }
    .to_string()
}

/// How many bodies of each kind, in the order of the kinds.
fn counts(visit: &Visit, tree: &Tree, top: &Body) -> Vec<(String, String)> {
    let mut of: HashMap<&str, usize> = HashMap::new();
    for body in tree.bodies_below(top.id).skip(1) {
        *of.entry(&body.kind).or_default() += 1;
    }
    tree.kinds()
        .iter()
        .map(|kind| {
            (kind.plural.best(&visit.wanted()).to_owned(), of.get(kind.key.as_str()).copied().unwrap_or(0))
        })
        .filter(|(_, many)| *many > 0)
        .map(|(name, many)| (name, visit.t.number(i64::try_from(many).unwrap_or(i64::MAX))))
        .collect()
}

fn dots(visit: &Visit, tree: &Tree, top: &Body) -> Vec<Dot> {
    let few = tree.children(top.id).len() <= NAMED;
    tree.bodies_below(top.id)
        .filter_map(|body| {
            let (lat, lon) = body.place?;
            let above = body.parent.and_then(|id| tree.get(id)).map_or(body, |above| above);
            Some(Dot {
                above: format!("{}network", above.home(visit.language)),
                lat,
                lon,
                href: body.home(visit.language),
                name: named(visit, body).1.to_owned(),
                full: body.status == Status::Member,
                named: few && body.parent == Some(top.id),
            })
        })
        .collect()
}

/// Many of one spot: some of their names. Their dot leads to the network they are part of.
fn crowd(visit: &Visit, together: &[&Dot]) -> Crowd {
    let mut names: Vec<String> = together.iter().take(TITLED).map(|dot| dot.name.clone()).collect();
    if let Some(left) = together.len().checked_sub(TITLED).filter(|left| *left > 0) {
        names.push(visit.t.plain_count("network-and-more", i64::try_from(left).unwrap_or(i64::MAX)));
    }
    let href = together.first().map(|dot| dot.above.clone()).unwrap_or_default();
    Crowd { href, title: visit.t.plain_list(&names) }
}
