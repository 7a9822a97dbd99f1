//! A signature's own page: what it allowed, each consent to be taken back alone; what is sealed of it, to be sealed anew; and the way to
//! withdraw it. Whoever has its link gets here, and nothing on it tells what any other signature did.

use ::web::{Answer, Fields};
use askama::Template;
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};
use basis::{Id, Kind, Language, Problem, Result, of::Body};
use http::StatusCode;
use look::{
    Icon, Notice, Tone,
    form::{Button, ErrorSummary, Field, PostButton},
};
use network::Place;
use words::Tongue;

use super::{
    form as forms,
    public::nearest,
    signed::{Asked, asked, told, told_as},
};
use crate::{
    model::{Action, ActionKind, Block, SignatureState},
    own::{self, LATER, NO_KEY, Own, Permission},
    store,
    take_back::Wish,
    who::Typed,
};

/// Something she allowed: words around a body's name, and the button that ends it.
struct Line {
    words: String,
    name: String,
    lang: Language,
    button: String,
}

#[derive(Template)]
#[template(path = "own-signature.html")]
struct View<'a> {
    t: &'a Tongue,
    since: String,
    lines: Vec<Line>,
    /// The names have been handed over already.
    delivered: bool,
    correct: String,
    correct_hint: String,
    withdraw: String,
}

#[derive(Template)]
#[template(path = "own-correct-signature.html")]
struct Form {
    hint: String,
    action: String,
    fields: Vec<String>,
    save: String,
    back: String,
}

/// `action`: where her wish to withdraw is sent.
pub(super) async fn show(place: &Place, asked: &Asked, action: String) -> Answer {
    let t = place.t();
    let own =
        own::own(&mut place.site.db.read().await?, asked.signature).await?.ok_or_else(Problem::not_found)?;
    let notice = match place.visit.asked("done").as_str() {
        "ended" => Notice::new(Tone::Done, t.say("campaigns-own-ended")).to_string(),
        "ended-kept" => Notice::new(Tone::Care, t.say("campaigns-own-ended-kept")).to_string(),
        "corrected" => Notice::new(Tone::Done, t.say("campaigns-own-corrected")).to_string(),
        _ => String::new(),
    };
    let mut lines = Vec::new();
    for one in &own.sealed {
        let (lang, name) = named(place, one.body);
        let mut line = |words: &str, fields: Vec<(String, String)>| {
            let button = PostButton {
                action: format!("{action}/consent"),
                fields,
                button: Button::quiet(t.say("campaigns-own-end")),
            };
            lines.push(Line { words: t.say(words), name: name.clone(), lang, button: button.to_string() });
        };
        if one.delivery {
            line("campaigns-own-delivery", vec![("what".into(), "delivery".into())]);
        }
        if one.contact {
            let fields = vec![("what".into(), "contact".into()), ("body".into(), one.body.to_string())];
            line("campaigns-own-contact", fields);
        }
    }
    let html = View {
        t,
        since: t.date(own.given.at),
        lines,
        delivered: own.given.state == SignatureState::Delivered,
        correct_hint: t.say(hint(&own)),
        correct: if own.has_contents() {
            Button::quiet(t.say(heading(&own)))
                .icon(Icon::Draft)
                .link(format!("{action}/correct"))
                .to_string()
        } else {
            String::new()
        },
        withdraw: PostButton {
            action,
            fields: Vec::new(),
            button: Button::danger(t.say("campaigns-withdraw-do")).icon(Icon::Bin),
        }
        .to_string(),
    }
    .render()
    .map_err(Problem::failed)?;
    let rel = format!("{}/{}", asked.wish.code(), asked.key);
    told(place, &asked.edition, &rel, t.say("campaigns-own-title"), notice, html).await
}

/// A body's name in the reader's language, or the nearest.
fn named(place: &Place, body: Id<Body>) -> (Language, String) {
    let named = place.tree.get(body).and_then(|body| body.names.nearest(&place.visit.wanted()));
    named.map_or_else(|| (place.visit.language, String::new()), |(lang, name)| (lang, name.to_owned()))
}

/// Where nothing is sealed of it, its shown name alone is corrected.
const fn heading(own: &Own) -> &'static str {
    if own.sealed.is_empty() { "campaigns-own-correct-name" } else { "campaigns-own-correct" }
}

const fn hint(own: &Own) -> &'static str {
    if own.sealed.is_empty() { "campaigns-own-correct-name-hint" } else { "campaigns-own-correct-hint" }
}

/// The way to her signature's page, as her link says it.
async fn hers(place: &Place, names: &super::Names) -> Result<(Asked, String)> {
    let asked = asked(place, names).await?;
    if asked.wish != Wish::Withdraw {
        return Err(Problem::not_found());
    }
    let path = place.path(&format!("{}/{}/{}", asked.edition.path(), asked.wish.code(), asked.key));
    Ok((asked, path))
}

/// `what=delivery`, or `what=contact` with `body`. What is gone already, in another tab or with the signature, is said by her page.
pub async fn end(place: Place, Path(names): Path<super::Names>, fields: Fields) -> Answer {
    let (asked, path) = hers(&place, &names).await?;
    let odd = || Problem::bad_request("problem-bad-request");
    let what = match fields.text("what") {
        "delivery" => Permission::Delivery,
        "contact" => Permission::Contact(fields.text("body").parse().map_err(|_| odd())?),
        _ => return Err(odd().into()),
    };
    let kept = own::end(&place.site, asked.signature, what).await?;
    let done = if kept { "ended-kept" } else { "ended" };
    Ok(Redirect::to(&format!("{path}?done={done}")).into_response())
}

pub async fn form(place: Place, Path(names): Path<super::Names>) -> Answer {
    let (asked, path) = hers(&place, &names).await?;
    let Some(own) = own::own(&mut place.site.db.read().await?, asked.signature).await? else {
        return Ok(Redirect::to(&path).into_response());
    };
    if !own.has_contents() {
        return Ok(Redirect::to(&path).into_response());
    }
    // Nothing is typed yet: she is not let to type in vain.
    let problem = if own::is_locked(&place.site, &own).await? {
        Some(Problem::conflict(LATER))
    } else if !own::without_key(&place.site, &own).await?.is_empty() {
        Some(Problem::conflict(NO_KEY))
    } else {
        None
    };
    if let Some(problem) = problem {
        let t = place.t();
        let back = Button::quiet(t.say("campaigns-own-back")).link(path).to_string();
        let notice = obstacle(&place, &own, &problem).await?;
        let rel = format!("{}/{}/correct", asked.wish.code(), asked.key);
        return told(&place, &asked.edition, &rel, t.say(heading(&own)), notice, back).await;
    }
    let typed = Typed { display: own.display().code().to_owned(), ..Typed::default() };
    shown(&place, &asked, &own, path, &typed, None).await
}

pub async fn correct(place: Place, Path(names): Path<super::Names>, fields: Fields) -> Answer {
    let (asked, path) = hers(&place, &names).await?;
    let come = forms::Come::of(&fields);
    match own::correct(&place.site, &asked.edition, asked.signature, come.typed()).await {
        Ok(()) => Ok(Redirect::to(&format!("{path}?done=corrected")).into_response()),
        // Withdrawn in another tab: its page says so.
        Err(problem) if problem.is(Kind::Gone) => Ok(Redirect::to(&path).into_response()),
        Err(problem) if matches!(problem.kind, Kind::Invalid | Kind::Conflict | Kind::Unavailable) => {
            match own::own(&mut place.site.db.read().await?, asked.signature).await? {
                Some(own) => shown(&place, &asked, &own, path, come.typed(), Some(&problem)).await,
                None => Ok(Redirect::to(&path).into_response()),
            }
        }
        Err(problem) => Err(problem.into()),
    }
}

/// What stands in the way, where it is no field. A body in lockdown is not named; one without a key is.
async fn obstacle(place: &Place, own: &Own, problem: &Problem) -> Result<String> {
    let t = place.t();
    let words = if problem.key == NO_KEY || problem.key == keys::NO_KEY {
        let without = own::without_key(&place.site, own).await?;
        let names: Vec<String> = without.into_iter().map(|body| named(place, body).1).collect();
        t.say_with(NO_KEY, &[("bodies", t.list(&names).into())])
    } else {
        t.say(&problem.key)
    };
    Ok(Notice::new(Tone::Care, words).to_string())
}

async fn shown(
    place: &Place,
    asked: &Asked,
    own: &Own,
    path: String,
    typed: &Typed,
    problem: Option<&Problem>,
) -> Answer {
    let t = place.t();
    let (action, blocks) = {
        let mut conn = place.site.db.read().await?;
        let action = store::action(&mut conn, own.given.action).await?.ok_or_else(Problem::not_found)?;
        (action, store::blocks(&mut conn, asked.edition.id).await?)
    };
    let chosen = nearest(&blocks, &place.visit.wanted());
    let notice = match problem {
        Some(problem) if problem.fields.is_empty() => obstacle(place, own, problem).await?,
        Some(problem) => ErrorSummary::of(t, problem).to_string(),
        None => String::new(),
    };
    let html = Form {
        hint: t.say(hint(own)),
        action: format!("{path}/correct"),
        fields: fields(t, own, &action, &chosen, typed, problem),
        save: Button::primary(t.say(if own.sealed.is_empty() {
            "ui-save"
        } else {
            "campaigns-own-correct-save"
        }))
        .to_string(),
        back: Button::quiet(t.say("campaigns-own-back")).link(path).to_string(),
    }
    .render()
    .map_err(Problem::failed)?;
    let status = problem.map_or(200, |problem| problem.kind.status());
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
    let rel = format!("{}/{}/correct", asked.wish.code(), asked.key);
    told_as(place, &asked.edition, &rel, t.say(heading(own)), notice, html, status).await
}

/// As the action's own form has them, and no more than is held.
fn fields(
    t: &Tongue,
    own: &Own,
    action: &Action,
    blocks: &[&Block],
    typed: &Typed,
    problem: Option<&Problem>,
) -> Vec<String> {
    let mut fields = Vec::new();
    let sealed = !own.sealed.is_empty();
    let options = forms::options(blocks, typed);
    if sealed && matches!(action.kind, ActionKind::Pledge | ActionKind::Volunteer) && !options.is_empty() {
        let label = t.say("campaigns-field-options");
        fields.push(Field::checkboxes(t, "option", label, options).told(problem).to_string());
    }
    let mut said = forms::said_fields(t, typed, problem, action.kind == ActionKind::Volunteer);
    if !sealed {
        // Her name alone is shown; a place and words are kept nowhere.
        said.truncate(1);
    }
    fields.extend(said.iter().map(ToString::to_string));
    if own.asks_phone() {
        fields.push(
            Field::text(t, "phone", t.say("campaigns-field-phone"))
                .hint(t.say("campaigns-own-phone-hint"))
                .value(typed.phone.as_str())
                .max(40)
                .autocomplete("off")
                .required()
                .told(problem)
                .to_string(),
        );
    }
    if own.shown.is_some() {
        fields.push(forms::display_field(t, &typed.display).told(problem).to_string());
    }
    fields
}
