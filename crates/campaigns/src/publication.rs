//! Editions as others show them.

use async_trait::async_trait;
use basis::{Id, Result, Text, of::Publication as Mark};
use db::Conn;
use weave::{Latest, Publication, Publications};

use crate::{model::Edition, store, telling::KIND};

impl From<&Edition> for Publication {
    fn from(it: &Edition) -> Self {
        Self {
            id: it.id,
            kind: KIND,
            body: it.body,
            title: it.title.clone(),
            summary: it.summary.clone(),
            path: it.path(),
            picture: None,
            date: it.first_published.unwrap_or(it.updated),
            updated: it.updated,
            sensitive: true,
        }
    }
}

pub(crate) struct Editions;

#[async_trait]
impl Publications for Editions {
    async fn one(&self, conn: &mut Conn, id: Id<Mark>) -> Result<Option<Publication>> {
        Ok(store::published(conn, id).await?.as_ref().map(Publication::from))
    }
    async fn latest(&self, conn: &mut Conn, ask: &Latest) -> Result<Vec<Publication>> {
        if !ask.kinds.is_empty() && !ask.kinds.contains(&KIND) {
            return Ok(Vec::new());
        }
        Ok(store::latest(conn, &ask.bodies, ask.limit).await?.iter().map(Publication::from).collect())
    }
    async fn text(&self, conn: &mut Conn, id: Id<Mark>) -> Result<Text> {
        let mut text = Text::new();
        for block in store::blocks(conn, id).await? {
            let before = text.get(block.language).unwrap_or_default().to_owned();
            text.set(block.language, format!("{before}\n{}", block.text).trim().to_owned());
        }
        Ok(text)
    }
    async fn all(&self, conn: &mut Conn, after: Option<Id<Mark>>, limit: usize) -> Result<Vec<Publication>> {
        Ok(store::all_published(conn, after, limit).await?.iter().map(Publication::from).collect())
    }
}
