use askama::Template;
use async_trait::async_trait;
use basis::{Language, Problem, Result};
use weave::{Fragment, Slot, SlotAsk, SlotPlace};
use words::Tongue;

use crate::{
    rights::{OPEN, WRITE},
    store,
};

/// How many requests wait for her answer, body by body.
pub struct DeskWaiting;

#[derive(Template)]
#[template(
    ext = "html",
    source = r#"{% for one in counts %}<div><p class="figure"><a href="{{ one.href }}">{{ t.number(*one.count) }}</a></p><p>{{ t.say("people-requests-waiting") }}</p><p class="hint"><bdi lang="{{ one.lang }}">{{ one.body }}</bdi></p></div>{% endfor %}"#
)]
struct View<'a> {
    t: &'a Tongue,
    counts: Vec<Count>,
}

struct Count {
    href: String,
    count: i64,
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
        let waiting = store::open_by_body(&mut ask.site.db.read().await?).await?;
        if waiting.is_empty() {
            return Ok(None);
        }
        let tree = network::tree(ask.site).await?;
        let mut counts = Vec::new();
        for (id, count) in waiting {
            let scope = tree.scope(id);
            let hers = actor.may(OPEN, &scope) || actor.may(WRITE, &scope);
            if !hers || ask.body.is_some_and(|top| !scope.is_below(top)) {
                continue;
            }
            let Some(body) = tree.get(id) else { continue };
            let Some((lang, name)) = body.names.nearest(&ask.visit.wanted()) else { continue };
            let href = format!("/desk/b/{}/persons/requests", body.slug);
            counts.push(Count { href, count, body: name.to_owned(), lang });
        }
        if counts.is_empty() {
            return Ok(None);
        }
        let html = View { t: &ask.visit.t, counts }.render().map_err(Problem::failed)?;
        Ok(Some(Fragment { html, tags: Vec::new(), order: 120 }))
    }
}
