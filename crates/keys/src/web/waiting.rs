//! On the desk: an identity to make, a body without a key, a window or an older envelope that waits for a second person.

use async_trait::async_trait;
use basis::Result;
use weave::{Fragment, Slot, SlotAsk, SlotPlace};
use words::Tongue;

use crate::{
    model::AGREED,
    rights::{MANAGE, Part, may_confirm, may_second},
    store,
};

pub struct Waiting;

fn card(t: &Tongue, href: &str, key: &str, body: &str) -> String {
    format!(
        "<div><p><a href=\"{href}\">{}</a></p><p class=\"hint\">{}</p></div>",
        look::escape(&t.say(key)),
        look::escape(body)
    )
}

#[async_trait]
impl Slot for Waiting {
    fn place(&self) -> SlotPlace {
        SlotPlace::DeskWaiting
    }
    async fn fill(&self, ask: &SlotAsk<'_>) -> Result<Option<Fragment>> {
        let (site, visit) = (ask.site, ask.visit);
        let actor = visit.actor()?;
        let tree = network::tree(site).await?;
        let t = &visit.t;
        let mut html = String::new();
        let mut conn = site.db.read().await?;
        let within = |body| ask.body.is_none_or(|here| tree.is_within(body, here));
        let named = |body| {
            tree.get(body).map(|body| (body.slug.clone(), body.names.best(&visit.wanted()).to_owned()))
        };
        let asked = match store::identity(&mut conn, actor.account).await? {
            // Hers waits for somebody else.
            Some(_) => Vec::new(),
            None => store::bodies_of(&mut conn, actor.account, true).await?,
        };
        for body in asked {
            if let Some((_, name)) = named(body).filter(|_| within(body)) {
                html.push_str(&card(t, "/desk/account/identity", "keys-waiting-identity", &name));
            }
        }
        if let Some(here) = ask.body
            && actor.may(MANAGE, &tree.scope(here))
            && !store::stands(&mut conn, here).await?
            && let Some((slug, name)) = named(here)
        {
            html.push_str(&card(t, &format!("/desk/b/{slug}/key"), "keys-waiting-key", &name));
        }
        for body in store::unconfirmed(&mut conn).await? {
            let Some((slug, name)) = named(body).filter(|_| within(body)) else { continue };
            let key = store::key(&mut conn, body).await?;
            let part = Part::of(actor, &tree, body, &key);
            for one in key.waiting().filter(|one| may_confirm(part, &key, actor.account, one)) {
                let text = if one.replaced() { "keys-waiting-confirm" } else { "keys-waiting-agree" };
                html.push_str(&card(t, &format!("/desk/b/{slug}/key"), text, &name));
            }
            if key.sheet_next.as_ref().is_some_and(|next| may_second(part, &key, actor.account, next.by)) {
                html.push_str(&card(t, &format!("/desk/b/{slug}/key"), "keys-waiting-sheet", &name));
            }
        }
        for (body, by) in store::waiting_windows(&mut conn).await? {
            let Some((slug, name)) = named(body).filter(|_| within(body)) else { continue };
            let key = store::key(&mut conn, body).await?;
            if may_second(Part::of(actor, &tree, body, &key), &key, actor.account, by) {
                html.push_str(&card(t, &format!("/desk/b/{slug}/windows"), "keys-waiting-window", &name));
            }
        }
        let after = site.clock.now().minus(AGREED);
        for (body, joining, by) in store::waiting_resealings(&mut conn, after).await? {
            let Some((slug, name)) = named(body).filter(|_| within(body)) else { continue };
            let key = store::key(&mut conn, body).await?;
            if by != actor.account && joining != actor.account && key.holder(actor.account).is_some() {
                html.push_str(&card(t, &format!("/desk/b/{slug}/key"), "keys-waiting-reseal", &name));
            }
        }
        Ok((!html.is_empty()).then(|| Fragment { html, tags: Vec::new(), order: 8 }))
    }
}
