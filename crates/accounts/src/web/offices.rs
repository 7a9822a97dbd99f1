//! Who speaks for a body, on its public page.

use async_trait::async_trait;
use basis::Result;
use weave::{Fragment, Slot, SlotAsk, SlotPlace};
use web::Tag;

use crate::office;

pub struct Offices;

#[async_trait]
impl Slot for Offices {
    fn place(&self) -> SlotPlace {
        SlotPlace::BodyProfile
    }
    async fn fill(&self, ask: &SlotAsk<'_>) -> Result<Option<Fragment>> {
        let Some(body) = ask.body else { return Ok(None) };
        let offices = office::offices(ask.site, body).await?;
        if offices.is_empty() {
            return Ok(None);
        }
        let (t, wanted) = (&ask.visit.t, ask.visit.wanted());
        let items: String = offices
            .iter()
            .map(|(name, office)| {
                let (lang, title) = office.nearest(&wanted).unwrap_or((ask.visit.language, ""));
                format!(
                    "<dt><span lang=\"{lang}\" dir=\"{}\">{}</span></dt><dd><bdi>{}</bdi></dd>",
                    lang.dir(),
                    look::escape(title),
                    look::escape(name),
                )
            })
            .collect();
        let html = format!(
            "<h3>{}</h3><dl class=\"facts\">{items}</dl>",
            look::escape(&t.say("accounts-offices-shown"))
        );
        Ok(Some(Fragment { html, tags: vec![Tag::body(body)], order: 50 }))
    }
}
