//! The three buttons.

use ::web::Answer;
use askama::Template;
use axum::response::{IntoResponse, Redirect};
use basis::Problem;
use look::{Notice, Tone, form::Button};
use network::DeskPlace;
use weave::Plain;

use crate::model::{Lifting, Pressing};

#[derive(Template)]
#[template(path = "pressed.html")]
struct Pressed {
    title: String,
    notice: String,
    next: String,
    way: String,
}

/// Her own session may have ended with the others: the answer is a page that needs none.
pub async fn press(desk: DeskPlace) -> Answer {
    let pressing = crate::press(&desk.site, &desk.actor, &desk.scope).await?;
    let back = desk.path("lockdown");
    if pressing == Pressing::Asks {
        return Ok(Redirect::to(&format!("{back}?done=asked")).into_response());
    }
    let t = desk.t();
    let title = t.say("lockdown-pressed-title");
    let said =
        if pressing == Pressing::Seconds { "lockdown-done-confirmed" } else { "lockdown-done-pressed" };
    let main = Pressed {
        title: title.clone(),
        notice: Notice::new(Tone::Done, t.say(said)).to_string(),
        next: t.say("lockdown-pressed-next"),
        way: Button::primary(t.say("lockdown-pressed-way")).link(back).to_string(),
    }
    .render()
    .map_err(Problem::failed)?;
    Ok(desk.site.show_plain(&desk.visit, Plain { title, main, ..Plain::default() }).await?)
}

pub async fn confirm(desk: DeskPlace) -> Answer {
    crate::confirm(&desk.site, &desk.actor, &desk.scope).await?;
    Ok(Redirect::to(&format!("{}?done=confirmed", desk.path("lockdown"))).into_response())
}

pub async fn lift(desk: DeskPlace) -> Answer {
    let lifting = crate::lift(&desk.site, &desk.actor, &desk.scope).await?;
    let done = if lifting == Lifting::First { "lift-begun" } else { "lifted" };
    Ok(Redirect::to(&format!("{}?done={done}", desk.path("lockdown"))).into_response())
}
