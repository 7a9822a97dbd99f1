//! Whether bodies above see this one's people.

use axum::response::{IntoResponse, Redirect, Response};
use basis::{Problem, Result};
use look::form::{Button, Field};
use web::{Answer, Fields};

use super::form::{FormPage, Group, Stands};
use crate::{DeskPlace, rights, show_people};

pub async fn form(desk: DeskPlace) -> Answer {
    Ok(page(&desk).await?)
}

async fn page(desk: &DeskPlace) -> Result<Response> {
    rights::must(rights::may_show_people(&desk.actor, desk.body.id))?;
    if desk.body.is_root() {
        return Err(Problem::not_found());
    }
    let t = desk.t();
    let mut page = FormPage::new(desk, "visibility", None, Button::primary(t.say("ui-save")));
    page.cancel = Button::quiet(t.say("ui-cancel")).link(desk.path("profile"));
    let state = if desk.body.shows_people { "network-people-are-shown" } else { "network-people-are-hidden" };
    page.intro = format!(
        "<p class=\"measure\">{}</p><p class=\"measure\"><strong>{}</strong></p>",
        look::escape(&t.say("network-show-people-hint")),
        look::escape(&t.say(state)),
    );
    match desk.visit.step_up_gate() {
        // The form would be refused: first the way there, and back.
        Some(gate) => page.gate = gate,
        None => {
            let field = Field::checkbox(t, "shows", t.say("network-show-people-box"), desk.body.shows_people);
            page.groups = vec![Group::new("", vec![field])];
        }
    }
    let notices = desk.visit.done(&[("saved", "ui-saved")]);
    let title = t.plain("network-show-people");
    page.show(desk, None, Stands { title, entry: "profile", notices }).await
}

pub async fn post(desk: DeskPlace, fields: Fields) -> Answer {
    show_people(&desk.site, &desk.actor, &desk.scope, fields.checked("shows")).await?;
    Ok(Redirect::to(&format!("{}?done=saved", desk.path("visibility"))).into_response())
}
