//! Writings as other rooms meet them.

use async_trait::async_trait;
use basis::{Id, Result, Text};
use db::Conn;
use weave::{Latest, Publication, Publications};

use crate::{
    model::{Kind, Writing},
    store,
};

pub(crate) struct Writings;

impl From<&Writing> for Publication {
    fn from(writing: &Writing) -> Self {
        Self {
            id: writing.id,
            kind: writing.kind.code(),
            body: writing.body,
            title: writing.title.clone(),
            summary: writing.summary.clone(),
            path: writing.path(),
            picture: writing.picture,
            date: writing.date(),
            updated: writing.updated,
            sensitive: writing.sensitive,
        }
    }
}

#[async_trait]
impl Publications for Writings {
    async fn one(&self, conn: &mut Conn, id: Id<basis::of::Publication>) -> Result<Option<Publication>> {
        Ok(store::published(conn, id).await?.as_ref().map(Publication::from))
    }

    async fn latest(&self, conn: &mut Conn, ask: &Latest) -> Result<Vec<Publication>> {
        let kinds: Vec<Kind> = ask.kinds.iter().filter_map(|code| Kind::from_code(code)).collect();
        if kinds.is_empty() && !ask.kinds.is_empty() {
            return Ok(Vec::new());
        }
        let found = store::latest(conn, &ask.bodies, &kinds, ask.limit).await?;
        Ok(found.iter().map(Publication::from).collect())
    }

    async fn text(&self, conn: &mut Conn, id: Id<basis::of::Publication>) -> Result<Text> {
        let markdown = store::texts(conn, id).await?;
        Ok(markdown
            .iter()
            .fold(Text::new(), |text, (language, words)| text.with(language, look::prose::plain(words))))
    }

    async fn all(
        &self,
        conn: &mut Conn,
        after: Option<Id<basis::of::Publication>>,
        limit: usize,
    ) -> Result<Vec<Publication>> {
        Ok(store::on_street(conn, after, limit).await?.iter().map(Publication::from).collect())
    }
}
