//! Taking a body out of the network.

use axum::response::{IntoResponse, Redirect};
use basis::Problem;
use look::{Notice, Tone, form::Button};
use web::Answer;

use super::form::{FormPage, Stands};
use crate::{DeskPlace, remove, rights};

pub async fn form(desk: DeskPlace) -> Answer {
    rights::must(rights::may_from_above(&desk.actor, &desk.tree, desk.body.id))?;
    let t = desk.t();
    let mut page = FormPage::new(&desk, "remove", None, Button::danger(t.say("network-remove-do")));
    page.cancel = Button::quiet(t.say("ui-cancel")).link(desk.path("profile"));
    let mut notices = Vec::new();
    if desk.tree.children(desk.body.id).is_empty() {
        page.intro = format!("<p class=\"measure\">{}</p>", look::escape(&t.say("network-remove-hint")));
        page.gate = desk.visit.step_up_gate().unwrap_or_default();
    } else {
        notices.push(Notice::new(Tone::Care, t.say("network-has-children")));
        page.button = Button::primary(t.say("network-desk-bodies")).link(desk.path("bodies"));
    }
    let title = t.plain("network-remove");
    Ok(page.show(&desk, None, Stands { title, entry: "profile", notices }).await?)
}

pub async fn post(desk: DeskPlace) -> Answer {
    let above = desk.body.parent.and_then(|id| desk.tree.get(id)).ok_or_else(Problem::not_found)?;
    remove(&desk.site, &desk.actor, desk.body.id).await?;
    Ok(Redirect::to(&format!("/desk/b/{}/bodies?done=removed", above.slug)).into_response())
}
