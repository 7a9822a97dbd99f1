//! The pages of a body's menu.

use std::collections::HashSet;

use basis::{
    Id, Problem, Result, Text,
    of::{Body, Publication},
};
use weave::{MenuEntry, Site, facts::BodyChanged, tell};
use web::{Actor, Scope};
use words::{Catalogue, Country, Language};

use crate::{
    model::{Kind, LABEL},
    rights, sources, store,
};

/// Most lines of a menu.
pub const MOST: usize = 20;

/// Arranges the menu of the scope's body: pages in their order, each with its label ("" is the page's title).
///
/// # Errors
/// Forbidden; not found when a page is another body's or lies in the bin; labels too long, at `label-ID-LANGUAGE`.
pub async fn arrange(
    site: &Site,
    actor: &Actor,
    scope: &Scope,
    items: Vec<(Id<Publication>, Text)>,
) -> Result<()> {
    rights::must_arrange(actor, scope)?;
    let body = scope.body().ok_or_else(Problem::not_found)?;
    let mut wrong = Vec::new();
    for (writing, label) in &items {
        for (language, _) in label.iter().filter(|(_, words)| words.chars().count() > LABEL) {
            let field = format!("label-{writing}-{language}").into();
            wrong.push(basis::FieldProblem { field, key: "field-too-long".into() });
        }
    }
    Problem::from_fields(wrong)?;
    let different: HashSet<_> = items.iter().map(|(writing, _)| *writing).collect();
    if different.len() != items.len() || items.len() > MOST {
        return Err(Problem::conflict("pages-menu-full"));
    }
    let within = site.clone();
    site.db
        .write(move |conn| {
            Box::pin(async move {
                for (writing, _) in &items {
                    let page = store::find(conn, body, Kind::Page, *writing).await?;
                    if page.removed.is_some() {
                        return Err(Problem::not_found());
                    }
                }
                store::set_menu(conn, body, &items).await?;
                tell(conn, &within, &BodyChanged { body }).await
            })
        })
        .await
}

/// The lines of a body's public menu: its chosen pages, and news when there is any.
pub(crate) async fn entries(site: &Site, body: Id<Body>) -> Result<Vec<MenuEntry>> {
    let tree = network::tree(site).await?;
    let mut conn = site.db.read().await?;
    let mut entries: Vec<MenuEntry> = store::menu(&mut conn, body)
        .await?
        .into_iter()
        .filter(|item| item.visible)
        .zip(100..)
        .map(|(item, order)| MenuEntry {
            label: item.words(),
            path: format!("{}/{}", Kind::Page.folder(), item.slug),
            order,
        })
        .collect();
    let shown = sources::shown(&mut conn, &tree, body).await?;
    if store::any_news(&mut conn, &shown.bodies, None).await? {
        let label = in_all_languages(&site.catalogue, "pages-news");
        entries.push(MenuEntry { label, path: Kind::News.folder().to_owned(), order: 200 });
    }
    Ok(entries)
}

/// A message in every language that has it.
fn in_all_languages(catalogue: &Catalogue, key: &str) -> Text {
    Language::ALL.into_iter().fold(Text::new(), |text, language| {
        let t = catalogue.tongue(language, language, Country::Other);
        if t.is_own(key) { text.with(language, t.plain(key)) } else { text }
    })
}
