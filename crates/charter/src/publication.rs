use async_trait::async_trait;
use basis::{Id, Language, Result, Text, of::Body};
use db::Conn;
use weave::{Latest, Publication, Publications};

use crate::{model::Version, store};

/// A body's charter as a publication: one for each body, whatever the version. Its id is the body's with one bit turned, so
/// that the two never meet.
pub fn id_of(body: Id<Body>) -> Id<basis::of::Publication> {
    Id::from_bits(body.bits() ^ TURN)
}

fn body_of(id: Id<basis::of::Publication>) -> Id<Body> {
    Id::from_bits(id.bits() ^ TURN)
}

const TURN: u128 = 1 << 61;

fn publication(version: Version) -> Publication {
    let at = version.published.unwrap_or(version.updated);
    Publication {
        id: id_of(version.body),
        kind: "charter",
        body: version.body,
        title: version.title,
        summary: Text::new(),
        path: String::from("charter"),
        picture: None,
        date: at,
        updated: at,
        sensitive: false,
    }
}

pub struct Charters;

#[async_trait]
impl Publications for Charters {
    async fn one(&self, conn: &mut Conn, id: Id<basis::of::Publication>) -> Result<Option<Publication>> {
        Ok(store::published(conn, body_of(id)).await?.into_iter().next().map(publication))
    }

    async fn latest(&self, conn: &mut Conn, ask: &Latest) -> Result<Vec<Publication>> {
        if !ask.kinds.is_empty() && !ask.kinds.contains(&"charter") {
            return Ok(Vec::new());
        }
        let newest = store::newest(conn).await?;
        let fits = |version: &Version| ask.bodies.is_empty() || ask.bodies.contains(&version.body);
        Ok(newest.into_iter().filter(fits).take(ask.limit).map(publication).collect())
    }

    async fn text(&self, conn: &mut Conn, id: Id<basis::of::Publication>) -> Result<Text> {
        let Some(version) = store::published(conn, body_of(id)).await?.into_iter().next() else {
            return Ok(Text::new());
        };
        let articles = store::articles(conn, version.id).await?;
        Ok(Language::ALL.into_iter().fold(Text::new(), |text, language| {
            let lines: Vec<&str> =
                articles.iter().filter_map(|article| article.texts.get(language)).collect();
            text.with(language, lines.join("\n"))
        }))
    }

    async fn all(
        &self,
        conn: &mut Conn,
        after: Option<Id<basis::of::Publication>>,
        limit: usize,
    ) -> Result<Vec<Publication>> {
        let mut all: Vec<Publication> = store::newest(conn).await?.into_iter().map(publication).collect();
        all.sort_by_key(|publication| publication.id);
        Ok(all
            .into_iter()
            .filter(|publication| after.is_none_or(|after| publication.id > after))
            .take(limit)
            .collect())
    }
}
