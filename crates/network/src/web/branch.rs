//! A branch under another body.

use axum::response::{IntoResponse, Redirect, Response};
use basis::{Language, Problem, Result};
use look::{
    Notice, Tone,
    form::{Button, Choice, Field},
};
use web::{Answer, Fields};

use super::{
    form::{self, FormPage, Group, Refused, Stands, problem, typed},
    named,
};
use crate::{Body, DeskPlace, move_branch, rights};

/// More places than this are not offered as a list: the address is typed.
const LISTED: usize = 200;

pub async fn form(desk: DeskPlace) -> Answer {
    Ok(page(&desk, None).await?)
}

/// Where the branch may hang, as far as she may put it there.
fn places(desk: &DeskPlace) -> Vec<&Body> {
    let tree = &desk.tree;
    let may = |body: &Body| {
        Some(body.id) != desk.body.parent
            && tree.may_contain(&body.kind, &desk.body.kind)
            && !tree.is_within(body.id, desk.body.id)
            && rights::may_move(&desk.actor, tree, desk.body.id, body.id)
    };
    tree.below(tree.root().id)
        .into_iter()
        .filter_map(|id| tree.get(id))
        .map(AsRef::as_ref)
        .filter(|body| may(body))
        .collect()
}

async fn page(desk: &DeskPlace, refused: Refused<'_>) -> Result<Response> {
    desk.must(rights::EDIT)?;
    if desk.body.is_root() {
        return Err(Problem::not_found());
    }
    let t = desk.t();
    let places = places(desk);
    let mut page = FormPage::new(desk, "move", refused, Button::primary(t.say("network-move-do")));
    page.cancel = Button::quiet(t.say("ui-cancel")).link(desk.path("profile"));
    let above = desk.body.parent.and_then(|id| desk.tree.get(id));
    let (lang, name) = above.map_or((None, ""), |above| named(&desk.visit, above));
    page.intro = format!(
        "<p class=\"measure\">{}</p><p>{} {}</p>",
        look::escape(&t.say("network-move-hint")),
        look::escape(&t.say("network-now-below")),
        super::span(lang, name)
    );
    let label = t.say("network-move-to");
    let field = if places.len() > LISTED {
        Field { lang: Some(Language::En), ..Field::text(t, "to", label) }
            .hint(t.say("network-move-slug-hint"))
    } else {
        let choices = places
            .iter()
            .map(|body| {
                let (lang, name) = named(&desk.visit, body);
                let indent = "\u{2003}".repeat(desk.tree.depth(body.id));
                let choice = Choice::new(body.slug.as_str(), format!("{indent}{name}"));
                match lang {
                    Some(lang) => choice.lang(lang),
                    None => choice,
                }
            })
            .collect();
        Field::select(t, "to", label, choices)
    };
    let mut notices = Vec::new();
    if let Some(gate) = desk.visit.step_up_gate() {
        // The form would be refused: first the way there, and back.
        page.gate = gate;
    } else if places.is_empty() {
        notices.push(Notice::new(Tone::Info, t.say("network-move-nowhere")));
    } else {
        let field = field.value(typed(refused, "to", "")).required().told(problem(refused));
        page.groups = vec![Group::new("", vec![field])];
    }
    let title = t.plain("network-move");
    page.show(desk, refused, Stands { title, entry: "profile", notices }).await
}

pub async fn post(desk: DeskPlace, fields: Fields) -> Answer {
    let to = desk.tree.by_slug(fields.text("to")).map(|body| body.id);
    let moved = match to {
        Some(to) => move_branch(&desk.site, &desk.actor, &desk.scope, to).await,
        None => Err(Problem::invalid("to", "field-bad-choice")),
    };
    match moved {
        Ok(()) => Ok(Redirect::to(&format!("{}?done=moved", desk.path("profile"))).into_response()),
        Err(problem) if form::comes_back(&problem) => Ok(page(&desk, Some((&fields, &problem))).await?),
        Err(problem) => Err(problem.into()),
    }
}
