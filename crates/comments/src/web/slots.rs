use askama::Template;
use async_trait::async_trait;
use basis::{Id, Language, Problem, Result, of::Body};
use network::Tree;
use weave::{Fragment, Slot, SlotAsk, SlotPlace};
use web::{Actor, Tag};
use words::Tongue;

use super::thread;
use crate::{
    rights::{MODERATE, READ},
    store,
};

/// Comments and their form, under any publication.
pub struct BelowPublication;

#[async_trait]
impl Slot for BelowPublication {
    fn place(&self) -> SlotPlace {
        SlotPlace::BelowPublication
    }

    async fn fill(&self, ask: &SlotAsk<'_>) -> Result<Option<Fragment>> {
        let Some(publication) = ask.publication else { return Ok(None) };
        let thread = store::thread(&mut ask.site.db.read().await?, publication.id).await?;
        let html = thread::html(ask.visit, publication, &thread).await?;
        Ok(Some(Fragment { html, tags: vec![Tag::publication(publication.id)], order: 500 }))
    }
}

/// How much waits for her, body by body.
pub struct DeskWaiting;

#[derive(Template)]
#[template(
    ext = "html",
    source = r#"{% for one in counts %}<div><p class="figure"><a href="{{ one.href }}">{{ t.number(*one.count) }}</a></p><p>{{ t.say(one.words) }}</p><p class="hint"><bdi lang="{{ one.lang }}">{{ one.body }}</bdi></p></div>{% endfor %}"#
)]
struct View<'a> {
    t: &'a Tongue,
    counts: Vec<Count>,
}

struct Count {
    href: String,
    count: i64,
    words: &'static str,
    body: String,
    lang: Language,
}

#[async_trait]
impl Slot for DeskWaiting {
    fn place(&self) -> SlotPlace {
        SlotPlace::DeskWaiting
    }

    async fn fill(&self, ask: &SlotAsk<'_>) -> Result<Option<Fragment>> {
        let Ok(actor) = ask.visit.actor() else { return Ok(None) };
        let tree = network::tree(ask.site).await?;
        let mut conn = ask.site.db.read().await?;
        let lists = [
            (MODERATE, "comments", "comments-waiting-words", store::waiting_by_body(&mut conn).await?),
            (READ, "messages", "comments-messages-waiting-words", store::messages_by_body(&mut conn).await?),
        ];
        let mut counts = Vec::new();
        for (right, list, words, waiting) in lists {
            for (id, count) in waiting {
                if !is_hers(&tree, actor, right, id, ask.body) {
                    continue;
                }
                let Some(body) = tree.get(id) else { continue };
                let Some((lang, name)) = body.names.nearest(&ask.visit.wanted()) else { continue };
                let href = format!("/desk/b/{}/{list}", body.slug);
                counts.push(Count { href, count, words, body: name.to_owned(), lang });
            }
        }
        if counts.is_empty() {
            return Ok(None);
        }
        let html = View { t: &ask.visit.t, counts }.render().map_err(Problem::failed)?;
        Ok(Some(Fragment { html, tags: Vec::new(), order: 100 }))
    }
}

/// Whether she holds the right at a body that is `top` or below it.
pub(super) fn is_hers(
    tree: &Tree,
    actor: &Actor,
    right: &str,
    body: Id<Body>,
    top: Option<Id<Body>>,
) -> bool {
    let scope = tree.scope(body);
    actor.may(right, &scope) && top.is_none_or(|top| scope.is_below(top))
}
