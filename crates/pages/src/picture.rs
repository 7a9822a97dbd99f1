//! The one place that asks the library.

use std::collections::HashMap;

use basis::{Id, Language, Result, Text, of::Asset};
use db::Conn;
use library::Picture;
pub use library::{FIELD, Picker};
use look::prose::{Setting, render_with};
use weave::Visit;
use web::{Scope, Tag};
use words::Tongue;

/// Some pictures by their ids; what is no picture any more is left out.
pub async fn of(conn: &mut Conn, ids: impl IntoIterator<Item = Option<Id<Asset>>>) -> Result<Pictures> {
    let ids: Vec<Id<Asset>> = ids.into_iter().flatten().collect();
    if ids.is_empty() {
        return Ok(Pictures::default());
    }
    Ok(Pictures(library::pictures(conn, &ids).await?))
}

/// Pictures of a page.
#[derive(Default)]
pub struct Pictures(HashMap<Id<Asset>, Picture>);

impl Pictures {
    fn get(&self, id: Option<Id<Asset>>) -> Option<&Picture> {
        id.and_then(|id| self.0.get(&id))
    }
    /// In its frame, in the first view of an article; "" when there is none.
    pub fn figure(&self, id: Option<Id<Asset>>, visit: &Visit) -> String {
        self.get(id).map(|picture| library::figure(picture, visit, true)).unwrap_or_default()
    }
    /// For a card; "" when there is none.
    pub fn card(&self, id: Option<Id<Asset>>, visit: &Visit) -> String {
        self.get(id).map(|picture| picture.card(visit)).unwrap_or_default()
    }
    /// Own path and words, for whoever shows the page elsewhere.
    pub fn share(&self, id: Option<Id<Asset>>, wanted: &[Language]) -> Option<(String, String)> {
        self.get(id).map(|picture| (picture.path(960), picture.alt.best(wanted).to_owned()))
    }
    /// What a kept page that shows them is made from.
    pub fn tags(&self) -> Vec<Tag> {
        self.0.keys().map(|id| library::tag(*id)).collect()
    }
}

/// The picture a form chose.
pub async fn chosen(conn: &mut Conn, value: &str, scope: &Scope) -> Result<Option<Id<Asset>>> {
    library::chosen(conn, value, scope).await
}

/// The field that chooses one.
pub async fn picker(conn: &mut Conn, ask: &Picker, t: &Tongue) -> Result<String> {
    library::picker(conn, ask, t).await
}

/// A sample's picture by its key.
pub async fn sample(conn: &mut Conn, key: &str) -> Result<Option<Id<Asset>>> {
    library::by_name(conn, key).await
}

/// The HTML of a text in all its languages, pictures in frames of their size: language, Markdown, HTML.
pub async fn rendered(conn: &mut Conn, text: &Text) -> Result<Vec<(Language, String, String)>> {
    let all: Vec<&str> = text.iter().map(|(_, text)| text).collect();
    let shapes = library::shapes(conn, &all).await?;
    let shape = |path: &str| shapes.of(path);
    let setting = Setting { saver: None, shape: Some(&shape) };
    Ok(text
        .iter()
        .map(|(language, markdown)| (language, markdown.to_owned(), render_with(markdown, language, setting)))
        .collect())
}

/// The HTML of one text for one reader: in data-saver mode pictures are opened on demand.
pub async fn html_for(
    conn: &mut Conn,
    markdown: &str,
    language: Language,
    saver: Option<&Tongue>,
) -> Result<String> {
    let shapes = library::shapes(conn, &[markdown]).await?;
    let shape = |path: &str| shapes.of(path);
    Ok(render_with(markdown, language, Setting { saver, shape: Some(&shape) }))
}
