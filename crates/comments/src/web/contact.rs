use ::web::{Answer, Fields};
use askama::Template;
use axum::response::{IntoResponse, Redirect};
use basis::{Kind, Language, Problem, Result};
use http::{HeaderMap, StatusCode};
use look::{Head, Notice, Tone, escape, form::ErrorSummary};
use network::Place;
use weave::Page;
use words::Tongue;

use super::{form, public::Told};
use crate::{Typed, contact as action};

#[derive(Template)]
#[template(path = "contact.html")]
struct View<'a> {
    t: &'a Tongue,
    own: String,
    body: String,
    lang: Language,
    errors: String,
    /// Empty where nobody would receive a message.
    form: String,
    nobody: String,
    /// What she typed, where it was not taken.
    kept: String,
}

/// The form, or who can be written to instead.
pub async fn contact(place: Place) -> Answer {
    let is_read = action::is_read(&place.site, place.body.id).await?;
    show(&place, &Typed::default(), None, is_read, StatusCode::OK).await
}

pub async fn write(place: Place, headers: HeaderMap, fields: Fields) -> Answer {
    let come = form::come(&place, &headers, &fields);
    let typed = come.typed.clone();
    match action::write(&place.site, place.body.id, come).await {
        Ok(()) => Ok(Redirect::to(&place.path("contact/thanks")).into_response()),
        Err(problem) if problem.is(Kind::Invalid) => {
            show(&place, &typed, Some(&problem), true, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(problem) if problem.key == "comments-contact-nobody" => {
            show(&place, &typed, None, false, StatusCode::CONFLICT).await
        }
        Err(problem) => Err(problem.into()),
    }
}

/// It was taken, and waits.
pub async fn thanks(place: Place) -> Answer {
    let t = place.t();
    let heading = t.say("comments-contact-thanks-title");
    let main = Told {
        own: form::own(t),
        heading: heading.clone(),
        notice: Notice::new(Tone::Done, t.say("comments-contact-thanks")).to_string(),
        kept: String::new(),
        back: place.path(""),
        back_lang: String::new(),
        back_label: t.say("comments-back-home"),
    }
    .render()
    .map_err(Problem::failed)?;
    let head = Head { noindex: true, ..Head::default() };
    let page = Page::new(place.body.id, "contact/thanks", heading, main).head(head);
    Ok(place.site.show(&place.visit, page).await?)
}

async fn show(
    place: &Place,
    typed: &Typed,
    problem: Option<&Problem>,
    is_read: bool,
    status: StatusCode,
) -> Answer {
    let t = place.t();
    let wanted = place.visit.wanted();
    let (lang, body) = place.body.names.nearest(&wanted).unwrap_or((place.visit.language, ""));
    let form = if is_read { form::contact(place, typed, problem)? } else { String::new() };
    let main = View {
        t,
        own: form::own(t),
        body: body.to_owned(),
        lang,
        errors: problem.map(|problem| ErrorSummary::of(t, problem).to_string()).unwrap_or_default(),
        form,
        nobody: if is_read { String::new() } else { nobody(place).await? },
        kept: if is_read { String::new() } else { form::kept(t, &typed.text) },
    }
    .render()
    .map_err(Problem::failed)?;
    let page = Page::new(place.body.id, "contact", t.plain("comments-contact-title"), main).status(status);
    Ok(place.site.show(&place.visit, page).await?)
}

/// Nobody here reads messages, or it is in lockdown: the body above, where there is one that is not.
async fn nobody(place: &Place) -> Result<String> {
    let t = place.t();
    let locked = place.site.is_locked(place.body.id).await?;
    let said = if locked { "comments-contact-locked" } else { "comments-contact-nobody" };
    let notice = Notice::new(Tone::Care, t.say(said));
    let above = place.body.parent.and_then(|id| place.tree.get(id));
    let Some(above) = above else { return Ok(notice.to_string()) };
    if place.site.is_locked(above.id).await? {
        return Ok(notice.to_string());
    }
    let wanted = place.visit.wanted();
    let (lang, name) = above.names.nearest(&wanted).unwrap_or((place.visit.language, ""));
    let link = format!(
        "<p>{} <a href=\"{}contact\" lang=\"{lang}\" dir=\"{}\">{}</a></p>",
        escape(&t.say("comments-contact-above")),
        above.home(place.visit.language),
        lang.dir(),
        escape(name)
    );
    Ok(notice.html(link).to_string())
}
