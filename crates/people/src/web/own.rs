//! Her own page: a button behind the link of a letter, then what is held about her, open in this browser for half an hour.

use std::collections::{BTreeMap, BTreeSet};

use ::web::{Answer, Cookies, Fields};
use askama::Template;
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use basis::{Id, Kind as ProblemKind, Language, Problem, Result, of::Body};
use http::{HeaderMap, StatusCode, header};
use look::{
    Icon, Notice, Tone,
    form::{Button, Choice, ErrorSummary, Field, PostButton},
};
use network::Tree;
use serde::Deserialize;
use weave::{Held, OwnWay, Plain, Visit};
use words::Tongue;

use super::{Which, done, form, lang_dir, record::kept_words};
use crate::{
    model::{Consent, Given, Person, Request, SEALED},
    own::{self, Own},
    same,
    token::{self, Herself},
};

/// The cookie of the browser in which she opened it.
const COOKIE: &str = "own";

#[derive(Deserialize)]
pub struct Token {
    token: String,
}

#[derive(Template)]
#[template(path = "door.html")]
struct Door<'a> {
    t: &'a Tongue,
    title: &'static str,
    text: &'static str,
    buttons: String,
}

fn door(
    visit: &Visit,
    title: &'static str,
    text: &'static str,
    buttons: String,
    status: StatusCode,
) -> Result<Plain> {
    let t = &visit.t;
    let main = Door { t, title, text, buttons }.render().map_err(Problem::failed)?;
    Ok(Plain { title: t.plain(title), main, status: Some(status) })
}

/// Nothing that opens: a new link can be asked for.
async fn over(visit: &Visit) -> Answer {
    let again = Button::primary(visit.t.say("people-own-again"))
        .link(format!("/{}/privacy#own", visit.language))
        .to_string();
    let page = door(visit, "people-own-over-title", "people-own-over", again, StatusCode::GONE)?;
    Ok(visit.site.show_plain(visit, page).await?)
}

/// In the letter's language, unless this browser chose one.
fn spoken(visit: Visit, headers: &HeaderMap, who: &Herself) -> Visit {
    if Cookies::of(headers).get("language").is_some() { visit } else { visit.in_language(who.language) }
}

/// A page with a button: programs that look at links in mails open nothing.
pub async fn show_link(visit: Visit, headers: HeaderMap, Path(which): Path<Token>) -> Answer {
    let Some(who) = token::of_letter(&visit.site, &which.token) else { return over(&visit).await };
    let visit = spoken(visit, &headers, &who);
    let open = PostButton {
        action: format!("/my/{}", which.token),
        fields: Vec::new(),
        button: Button::primary(visit.t.say("people-own-open")).icon(Icon::Eye),
    };
    let page = door(&visit, "people-own-title", "people-own-door", open.to_string(), StatusCode::OK)?;
    Ok(visit.site.show_plain(&visit, page).await?)
}

pub async fn open(visit: Visit, Path(which): Path<Token>) -> Answer {
    let Some(who) = token::of_letter(&visit.site, &which.token) else { return over(&visit).await };
    let mut response = Redirect::to("/my").into_response();
    let age = crate::model::OPEN.as_secs();
    if let Some(cookie) = visit.cookie(COOKIE, &token::cookie(&visit.site, &who), Some(age)) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

/// Closes it in this browser.
pub async fn close(visit: Visit) -> Answer {
    let mut response: Response = Redirect::to(&format!("/{}/privacy", visit.language)).into_response();
    if let Some(cookie) = visit.cookie(COOKIE, "", Some(0)) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

/// Who opened her page in this browser.
fn herself(visit: &Visit, headers: &HeaderMap) -> Option<Herself> {
    Cookies::of(headers).get(COOKIE).and_then(|value| token::of_cookie(&visit.site, value))
}

#[derive(Template)]
#[template(path = "own.html")]
struct View<'a> {
    t: &'a Tongue,
    address: String,
    notices: String,
    bodies: Vec<BodyView>,
    /// Where several bodies know her: which of them may know that she is one.
    same: String,
    erase_all: String,
    close: String,
}

struct BodyView {
    name: String,
    lang: String,
    lines: Vec<Line>,
    /// Pages of other rooms on which she does more.
    ways: Vec<OwnWay>,
    records: Vec<Record>,
    /// Other bodies that may know, as she said: name, since, the button that takes it back.
    same: Vec<(String, String, String, String)>,
    /// What she asked and when it is due, or the button to ask.
    asked: String,
    ask: String,
    erase: String,
    privacy: String,
}

struct Line {
    why: String,
    kinds: Vec<(String, String)>,
    since: String,
    until: String,
}

struct Record {
    consents: Vec<(String, String, String)>,
    correct: String,
}

pub async fn show(visit: Visit, headers: HeaderMap) -> Answer {
    let Some(who) = herself(&visit, &headers) else { return over(&visit).await };
    let visit = spoken(visit, &headers, &who);
    let own = own::own(&visit, &who).await?;
    let notices = done(&visit).iter().map(ToString::to_string).collect();
    page(&visit, &who, &own, notices, StatusCode::OK, None).await
}

/// What was ticked of who may know that she is one person, and what is wrong with it.
type Ticked<'a> = Option<(&'a Fields, &'a Problem)>;

async fn page(
    visit: &Visit,
    who: &Herself,
    own: &Own,
    notices: String,
    status: StatusCode,
    ticked: Ticked<'_>,
) -> Answer {
    let t = &visit.t;
    let tree = network::tree(&visit.site).await?;
    let mut bodies = Vec::new();
    let mut held: BTreeSet<Id<Body>> = own.held.iter().map(|one| one.body).collect();
    // As the tree has them, parents first; then those that are gone from it.
    let known: Vec<Id<Body>> = tree.below(tree.root().id).into_iter().filter(|id| held.remove(id)).collect();
    for id in known.into_iter().chain(held) {
        bodies.push(body_view(visit, &tree, own, id).await?);
    }
    let erase_all = erase_button(t, None, "people-own-erase-all");
    let same = same_form(visit, &tree, own, ticked)?;
    let close = PostButton {
        action: String::from("/my/close"),
        fields: Vec::new(),
        button: Button::quiet(t.say("people-own-close")),
    };
    let main = View {
        t,
        address: who.address.clone(),
        notices,
        erase_all: if bodies.len() > 1 { erase_all } else { String::new() },
        bodies,
        same,
        close: close.to_string(),
    }
    .render()
    .map_err(Problem::failed)?;
    let plain = Plain { title: t.plain("people-own-title"), main, status: Some(status) };
    Ok(visit.site.show_plain(visit, plain).await?)
}

fn erase_button(t: &Tongue, body: Option<Id<Body>>, words: &str) -> String {
    PostButton {
        action: String::from("/my/erase"),
        fields: vec![("body".into(), body.map(|body| body.to_string()).unwrap_or_default())],
        button: Button::danger(t.say(words)).icon(Icon::Bin),
    }
    .to_string()
}

async fn body_view(visit: &Visit, tree: &Tree, own: &Own, id: Id<Body>) -> Result<BodyView> {
    let t = &visit.t;
    let body = tree.get(id);
    let (lang, name) = named(visit, tree, id);
    let open = own.requests.iter().find(|one| one.body == id);
    let has_key = keys::has_key(&visit.site, id).await?;
    let waits = open.is_some_and(|one| one.answered.is_none());
    Ok(BodyView {
        name,
        lang: lang_dir(lang),
        lines: own.held.iter().filter(|one| one.body == id).map(|one| line(visit, one)).collect(),
        ways: own.ways.iter().filter(|one| one.body == id).cloned().collect(),
        records: own
            .persons
            .iter()
            .filter(|(person, _)| person.body == id)
            .map(|(person, consents)| record(t, person, consents, has_key))
            .collect(),
        same: own
            .same
            .iter()
            .filter(|((one, _), _)| *one == id)
            .map(|((_, other), said)| {
                let (lang, name) = named(visit, tree, *other);
                let fields = vec![("body".into(), id.to_string()), ("other".into(), other.to_string())];
                let button = Button::quiet(t.say("people-same-end"));
                let end = PostButton { action: String::from("/my/apart"), fields, button };
                (lang_dir(lang), name, t.date(*said), end.to_string())
            })
            .collect(),
        asked: open.map(|one| asked(t, one)).unwrap_or_default(),
        ask: if waits {
            String::new()
        } else {
            PostButton {
                action: String::from("/my/ask"),
                fields: vec![("body".into(), id.to_string())],
                button: Button::quiet(t.say("people-own-ask")).icon(Icon::Mail),
            }
            .to_string()
        },
        erase: erase_button(t, Some(id), "people-own-erase"),
        privacy: body.map(|body| format!("{}privacy", body.home(visit.language))).unwrap_or_default(),
    })
}

fn named(visit: &Visit, tree: &Tree, id: Id<Body>) -> (Language, String) {
    let (lang, name) =
        tree.get(id).and_then(|body| body.names.nearest(&visit.wanted())).unwrap_or((visit.language, ""));
    (lang, name.to_owned())
}

#[derive(Template)]
#[template(path = "own-same.html")]
struct Same<'a> {
    t: &'a Tongue,
    errors: String,
    bodies: String,
    say: String,
}

/// Where she has records at two bodies or more.
fn same_form(visit: &Visit, tree: &Tree, own: &Own, ticked: Ticked<'_>) -> Result<String> {
    let t = &visit.t;
    let known: BTreeSet<Id<Body>> = own.persons.iter().map(|(person, _)| person.body).collect();
    if known.len() < 2 {
        return Ok(String::new());
    }
    let problem = ticked.map(|(_, problem)| problem);
    let choices = tree
        .below(tree.root().id)
        .into_iter()
        .filter(|id| known.contains(id))
        .map(|id| {
            let (lang, name) = named(visit, tree, id);
            let key = id.to_string();
            let chosen = ticked.is_some_and(|(fields, _)| fields.all("body").any(|one| one == key));
            Choice::new(key, name).lang(lang).chosen(chosen)
        })
        .collect();
    Same {
        t,
        errors: problem.map(|problem| ErrorSummary::of(t, problem).to_string()).unwrap_or_default(),
        bodies: Field::checkboxes(t, "body", t.say("people-same-bodies"), choices).told(problem).to_string(),
        say: Button::quiet(t.say("people-same-say")).to_string(),
    }
    .render()
    .map_err(Problem::failed)
}

fn asked(t: &Tongue, one: &Request) -> String {
    match one.answered {
        Some(at) => t.say_with("people-answered-at", &[("date", t.date(at).into())]),
        None => t.say_with("people-own-asked", &[("date", t.date(one.due).into())]),
    }
}

fn line(visit: &Visit, held: &Held) -> Line {
    let t = &visit.t;
    let kinds = visit.site.register().fields_of(held.purpose.key);
    Line {
        why: t.say(held.purpose.words),
        kinds: kinds.map(|field| (t.say(field.words), t.say(kept_words(field.kept)))).collect(),
        since: t.date(held.since),
        until: held.until.map_or_else(|| t.say("people-own-no-end"), |until| t.date(until)),
    }
}

fn record(t: &Tongue, person: &Person, consents: &[Given], has_key: bool) -> Record {
    let standing = consents.iter().filter(|one| one.withdrawn.is_none());
    Record {
        consents: standing
            .map(|one| {
                let button = PostButton {
                    action: String::from("/my/withdraw"),
                    fields: vec![
                        ("person".into(), person.id.to_string()),
                        ("what".into(), one.what.code().into()),
                    ],
                    button: Button::quiet(t.say("people-withdraw")),
                };
                (t.say(one.what.words()), t.date(one.given), button.to_string())
            })
            .collect(),
        correct: if has_key {
            Button::quiet(t.say("people-own-correct"))
                .icon(Icon::Draft)
                .link(format!("/my/correct/{}", person.id))
                .to_string()
        } else {
            String::new()
        },
    }
}

fn went(done: &str) -> Answer {
    Ok(Redirect::to(&format!("/my?done={done}")).into_response())
}

/// `person`, `what`
pub async fn withdraw(visit: Visit, headers: HeaderMap, fields: Fields) -> Answer {
    let Some(who) = herself(&visit, &headers) else { return over(&visit).await };
    let person = fields.text("person").parse().map_err(|_| Problem::not_found())?;
    let what = Consent::from_code(fields.text("what")).ok_or_else(Problem::not_found)?;
    own::withdraw(&visit.site, &who, person, what).await?;
    went("withdrawn")
}

/// `body`, two or more: these may know that she is one person.
pub async fn same(visit: Visit, headers: HeaderMap, fields: Fields) -> Answer {
    let Some(who) = herself(&visit, &headers) else { return over(&visit).await };
    let visit = spoken(visit, &headers, &who);
    let bodies = fields.all("body").filter_map(|one| one.parse().ok()).collect();
    match same::say(&visit.site, &who, bodies).await {
        Ok(()) => went("same"),
        Err(problem) if problem.is(ProblemKind::Invalid) => {
            let own = own::own(&visit, &who).await?;
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            page(&visit, &who, &own, String::new(), status, Some((&fields, &problem))).await
        }
        Err(problem) => Err(problem.into()),
    }
}

/// `body`, `other`: they may not know of each other any more.
pub async fn apart(visit: Visit, headers: HeaderMap, fields: Fields) -> Answer {
    let Some(who) = herself(&visit, &headers) else { return over(&visit).await };
    let of = |name: &str| fields.text(name).parse().map_err(|_| Problem::not_found());
    same::take_back(&visit.site, &who, of("body")?, of("other")?).await?;
    went("apart")
}

/// `body`, or nothing for all; `sure`: without it she is asked first.
pub async fn erase(visit: Visit, headers: HeaderMap, fields: Fields) -> Answer {
    let Some(who) = herself(&visit, &headers) else { return over(&visit).await };
    let visit = spoken(visit, &headers, &who);
    let body: Option<Id<Body>> = match fields.text("body") {
        "" => None,
        text => Some(text.parse().map_err(|_| Problem::not_found())?),
    };
    if fields.checked("sure") {
        let stays = own::erase(&visit.site, &who, body).await?;
        return went(if stays { "erased-but" } else { "erased" });
    }
    let t = &visit.t;
    let sure = PostButton {
        action: String::from("/my/erase"),
        fields: vec![("body".into(), fields.text("body").into()), ("sure".into(), "1".into())],
        button: Button::danger(t.say("people-own-erase-sure")).icon(Icon::Bin),
    };
    let back = Button::quiet(t.say("people-own-back")).link("/my");
    let text = if body.is_some() { "people-own-erase-text" } else { "people-own-erase-all-text" };
    let page = door(&visit, "people-own-erase-title", text, format!("{sure}{back}"), StatusCode::OK)?;
    Ok(visit.site.show_plain(&visit, page).await?)
}

/// `body`
pub async fn ask(visit: Visit, headers: HeaderMap, fields: Fields) -> Answer {
    let Some(who) = herself(&visit, &headers) else { return over(&visit).await };
    let body = fields.text("body").parse().map_err(|_| Problem::not_found())?;
    match own::ask(&visit.site, &who, body).await {
        Err(problem) if problem.is(ProblemKind::Conflict) => went("asked"),
        other => {
            other?;
            went("asked")
        }
    }
}

#[derive(Template)]
#[template(path = "own-correct.html")]
struct Correct<'a> {
    t: &'a Tongue,
    errors: String,
    action: String,
    fields: Vec<String>,
    save: String,
    back: String,
}

pub async fn correct_form(visit: Visit, headers: HeaderMap, Path(which): Path<Which>) -> Answer {
    let Some(who) = herself(&visit, &headers) else { return over(&visit).await };
    let visit = spoken(visit, &headers, &who);
    let own = own::own(&visit, &who).await?;
    let id = which.id()?;
    let hers = own.persons.iter().find(|(person, _)| person.id == id).ok_or_else(Problem::not_found)?;
    if !keys::has_key(&visit.site, hers.0.body).await? {
        let text = Notice::new(Tone::Info, visit.t.say("people-own-no-key")).to_string();
        return page(&visit, &who, &own, text, StatusCode::OK, None).await;
    }
    correcting(&visit, &which, &Fields::default(), None).await
}

async fn correcting(visit: &Visit, which: &Which, typed: &Fields, problem: Option<&Problem>) -> Answer {
    let t = &visit.t;
    let main = Correct {
        t,
        errors: problem.map(|problem| ErrorSummary::of(t, problem).to_string()).unwrap_or_default(),
        action: format!("/my/correct/{}", which.id()?),
        fields: form::sealed_fields(t, typed, problem),
        save: Button::primary(t.say("people-own-correct-save")).to_string(),
        back: Button::quiet(t.say("people-own-back")).link("/my").to_string(),
    }
    .render()
    .map_err(Problem::failed)?;
    let status = problem.map(|_| StatusCode::UNPROCESSABLE_ENTITY);
    let plain = Plain { title: t.plain("people-own-correct"), main, status };
    Ok(visit.site.show_plain(visit, plain).await?)
}

pub async fn correct(visit: Visit, headers: HeaderMap, Path(which): Path<Which>, fields: Fields) -> Answer {
    let Some(who) = herself(&visit, &headers) else { return over(&visit).await };
    let visit = spoken(visit, &headers, &who);
    let typed: BTreeMap<&'static str, String> =
        SEALED.iter().map(|(field, _)| (field.name(), fields.text(field.name()).to_owned())).collect();
    match own::correct(&visit.site, &who, which.id()?, typed).await {
        Ok(()) => went("corrected"),
        Err(problem) if problem.is(ProblemKind::Invalid) && !problem.fields.is_empty() => {
            correcting(&visit, &which, &fields, Some(&problem)).await
        }
        Err(problem) => Err(problem.into()),
    }
}
