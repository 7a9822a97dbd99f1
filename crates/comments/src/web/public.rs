use ::web::{Answer, Fields};
use askama::Template;
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};
use basis::{Kind, Language, Problem, Result};
use http::{HeaderMap, StatusCode};
use look::{Head, Notice, Tone, form::ErrorSummary};
use network::Place;
use serde::Deserialize;
use weave::{Page, Publication};
use words::Tongue;

use super::form;
use crate::{Come, post as action};

#[derive(Deserialize)]
pub struct Which {
    publication: String,
}

impl Which {
    /// A publication of the address's body.
    async fn find(&self, place: &Place) -> Result<Publication> {
        let id = self.publication.parse().map_err(|_| Problem::not_found())?;
        let found = place.site.publication(&mut place.site.db.read().await?, id).await?;
        if found.body == place.body.id { Ok(found) } else { Err(Problem::not_found()) }
    }
}

#[derive(Template)]
#[template(path = "refused.html")]
struct Refused<'a> {
    t: &'a Tongue,
    own: String,
    back: String,
    title: String,
    lang: Language,
    errors: String,
    form: String,
}

/// A page that says one thing and leads back.
#[derive(Template)]
#[template(path = "told.html")]
pub(super) struct Told {
    pub(super) own: String,
    pub(super) heading: String,
    pub(super) notice: String,
    /// What she typed, where it was not taken.
    pub(super) kept: String,
    pub(super) back: String,
    /// ` lang dir` of the label.
    pub(super) back_lang: String,
    pub(super) back_label: String,
}

/// The form's answer.
pub async fn post(place: Place, Path(which): Path<Which>, headers: HeaderMap, fields: Fields) -> Answer {
    let publication = which.find(&place).await?;
    let come = form::come(&place, &headers, &fields);
    match action::post(&place.site, &publication, come.clone()).await {
        Ok(()) => Ok(Redirect::to(&place.path(&format!("{}/thanks", rel(&publication)))).into_response()),
        Err(problem) if problem.is(Kind::Invalid) => refused(&place, &publication, &come, &problem).await,
        Err(problem) if problem.key == action::closed().key || problem.key == action::locked().key => {
            closed(&place, &publication, &problem, &come.typed.text).await
        }
        Err(problem) => Err(problem.into()),
    }
}

/// The form's address alone: to the page where the form stands.
pub async fn back(place: Place, Path(which): Path<Which>) -> Answer {
    let publication = which.find(&place).await?;
    Ok(Redirect::to(&format!("{}#comments", place.path(&publication.path))).into_response())
}

/// It was taken, and waits.
pub async fn thanks(place: Place, Path(which): Path<Which>) -> Answer {
    let publication = which.find(&place).await?;
    let t = place.t();
    let notice = Notice::new(Tone::Done, t.say("comments-thanks"));
    let kept = String::new();
    told(&place, &publication, "thanks", t.say("comments-thanks-title"), notice, kept, StatusCode::OK).await
}

/// The thread was closed meanwhile, or its body is in lockdown: what she wrote is hers to keep.
async fn closed(place: &Place, publication: &Publication, problem: &Problem, text: &str) -> Answer {
    let t = place.t();
    let notice = Notice::new(Tone::Care, t.say(&problem.key));
    let kept = form::kept(t, text);
    told(place, publication, "", t.say("comments-closed-title"), notice, kept, StatusCode::CONFLICT).await
}

async fn told(
    place: &Place,
    publication: &Publication,
    at: &str,
    heading: String,
    notice: Notice,
    kept: String,
    status: StatusCode,
) -> Answer {
    let (lang, title) = title(place, publication);
    let main = Told {
        own: form::own(place.t()),
        heading: heading.clone(),
        notice: notice.to_string(),
        kept,
        back: place.path(&publication.path),
        back_lang: format!(" lang=\"{lang}\" dir=\"{}\"", lang.dir()),
        back_label: title,
    }
    .render()
    .map_err(Problem::failed)?;
    let rel = if at.is_empty() { rel(publication) } else { format!("{}/{at}", rel(publication)) };
    let head = Head { noindex: true, ..Head::default() };
    let page = Page::new(place.body.id, rel, heading, main).head(head).status(status);
    Ok(place.site.show(&place.visit, page.sensitive(publication.sensitive)).await?)
}

async fn refused(place: &Place, publication: &Publication, come: &Come, problem: &Problem) -> Answer {
    let t = place.t();
    let (lang, title) = title(place, publication);
    let rel = rel(publication);
    let main = Refused {
        t,
        own: form::own(t),
        back: place.path(&publication.path),
        title,
        lang,
        errors: ErrorSummary::of(t, problem).to_string(),
        form: form::comment(&place.site, t, publication.id, place.path(&rel), &come.typed, Some(problem))?,
    }
    .render()
    .map_err(Problem::failed)?;
    let head = Head { noindex: true, ..Head::default() };
    let page = Page::new(place.body.id, rel, t.plain("comments-form-title"), main)
        .head(head)
        .status(StatusCode::UNPROCESSABLE_ENTITY)
        .sensitive(publication.sensitive);
    Ok(place.site.show(&place.visit, page).await?)
}

fn rel(publication: &Publication) -> String {
    format!("comments/{}", publication.id)
}

fn title(place: &Place, publication: &Publication) -> (Language, String) {
    let wanted = place.visit.wanted();
    publication
        .title
        .nearest(&wanted)
        .map_or((place.visit.language, String::new()), |(lang, title)| (lang, title.to_owned()))
}
