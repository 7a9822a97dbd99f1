//! The newest news on a body's home page.

use askama::Template;
use async_trait::async_trait;
use basis::{Problem, Result};
use weave::{Fragment, Slot, SlotAsk, SlotPlace};

use crate::{model::Kind, picture, sources, store, web::cards};

/// How many stand there.
const NEWEST: usize = 3;

pub(crate) struct Newest;

#[derive(Template)]
#[template(path = "home.html")]
struct View {
    title: String,
    all: String,
    all_words: String,
    cards: Vec<look::Card>,
}

#[async_trait]
impl Slot for Newest {
    fn place(&self) -> SlotPlace {
        SlotPlace::Home
    }

    async fn fill(&self, ask: &SlotAsk<'_>) -> Result<Option<Fragment>> {
        let Some(body) = ask.body else { return Ok(None) };
        let (site, visit) = (ask.site, ask.visit);
        let tree = network::tree(site).await?;
        let own = tree.get(body).ok_or_else(Problem::not_found)?;
        let mut conn = site.db.read().await?;
        let shown = sources::shown(&mut conn, &tree, body).await?;
        let news = store::street(&mut conn, &shown.bodies, 0, NEWEST).await?;
        // Also without news it carries its tags: the first one shows at once.
        let mut fragment = Fragment { tags: shown.tags, order: 100, ..Fragment::default() };
        if !news.is_empty() {
            let pictures = picture::of(&mut conn, news.iter().map(|it| it.picture)).await?;
            fragment.tags.extend(pictures.tags());
            let view = View {
                title: visit.t.say("pages-newest"),
                all: format!("{}{}", own.home(visit.language), Kind::News.folder()),
                all_words: visit.t.say("pages-all-news"),
                cards: cards(visit, &tree, body, &news, &pictures, 3),
            };
            fragment.html = view.render().map_err(Problem::failed)?;
        }
        Ok(Some(fragment))
    }
}
