//! The moderators' list and the page of one comment.

use std::collections::HashMap;

use ::web::{Answer, Fields, own_path, query};
use askama::Template;
use axum::{
    extract::{OriginalUri, Path},
    response::{IntoResponse, Redirect, Response},
};
use basis::{Id, Kind, Problem, Result, of};
use http::StatusCode;
use look::{
    Badge, EmptyState, Icon, Link, Notice, Pager, Tone, Toolbar, escape,
    form::{ErrorSummary, Field},
};
use network::DeskPlace;
use serde::Deserialize;
use weave::DeskPage;
use words::Tongue;

use super::{
    below::{Below, below},
    thread::ReplyLine,
};
use crate::{
    Answering, answer as answering, close, decide as deciding,
    model::{Comment, CommentId, Decision, NAME, PAGE, State, TEXT, paragraphs},
    rights::MODERATE,
    store::{self, Ask, Before},
};

#[derive(Deserialize)]
pub struct WhichComment {
    comment: String,
}

#[derive(Deserialize)]
pub struct WhichThread {
    publication: String,
}

#[derive(Template)]
#[template(path = "desk-list.html")]
struct List<'a> {
    t: &'a Tongue,
    toolbar: String,
    action: String,
    back: String,
    reject_bulk: bool,
    items: Vec<Item<'a>>,
    empty: String,
    pager: String,
    below: Vec<Below>,
}

struct Item<'a> {
    id: String,
    name: &'a str,
    iso: String,
    date: String,
    badges: String,
    parts: Vec<&'a str>,
    /// Safe HTML: the publication.
    on: String,
    reply: Option<ReplyLine<'a>>,
    may_approve: bool,
    may_reject: bool,
    href: String,
}

#[derive(Template)]
#[template(path = "desk-comment.html")]
struct One<'a> {
    t: &'a Tongue,
    item: Item<'a>,
    list: String,
    here: String,
    /// Not under a rejected one.
    answers: bool,
    errors: String,
    text: String,
    name: String,
    /// Where the thread is closed; empty when the publication is not public any more.
    thread: String,
    closed: bool,
}

type Publications = HashMap<Id<of::Publication>, weave::Publication>;

/// `?state=waiting|approved|rejected`, `?bulk=1`, `?q=`, `?before=`; searching without a state looks at all of them.
pub async fn list(desk: DeskPlace, OriginalUri(uri): OriginalUri) -> Answer {
    desk.must(MODERATE)?;
    let asked = |name: &str| query(uri.query(), name);
    let words: String =
        asked("q").unwrap_or_default().chars().filter(|c| !c.is_control()).take(100).collect();
    let bulk = asked("bulk").is_some();
    let named = asked("state").and_then(|code| State::from_code(&code));
    let state = named.or_else(|| (words.trim().is_empty() || bulk).then_some(State::Waiting));
    let ask = Ask {
        state,
        bulk,
        words: words.clone(),
        before: asked("before").and_then(|text| Before::read(&text)),
        limit: PAGE + 1,
    };
    let mut conn = desk.site.db.read().await?;
    let mut found = store::list(&mut conn, desk.body.id, &ask).await?;
    let more = found.len() > PAGE;
    found.truncate(PAGE);
    let publications = publications(&desk, &mut conn, &found).await?;
    let waiting = store::waiting_by_body(&mut conn).await?;
    drop(conn);
    let t = desk.t();
    let here = address(&desk, state, bulk, &words);
    let pager = Pager {
        t,
        newer: ask.before.is_some().then(|| here.clone()),
        older: found.last().filter(|_| more).map(|last| {
            format!("{here}&before={}", Before { at: last.shown.at.millis(), id: last.shown.id.to_string() })
        }),
    };
    let main = List {
        t,
        toolbar: toolbar(&desk, state, bulk, &words),
        action: desk.path("comments"),
        back: here,
        reject_bulk: bulk && state == Some(State::Waiting),
        items: found.iter().map(|one| Item::of(&desk, one, &publications)).collect(),
        empty: empty(t, state, &words),
        pager: pager.to_string(),
        below: below(&desk, MODERATE, "comments", "comments-waiting", waiting),
    }
    .render()
    .map_err(Problem::failed)?;
    let page = DeskPage {
        body: Some(desk.body.id),
        title: t.plain("comments-desk"),
        entry: "comments",
        notices: done(t, uri.query()),
        main,
        ..DeskPage::default()
    };
    Ok(desk.site.desk(&desk.visit, page).await?)
}

/// The list's buttons: `approve=ID`, `reject=ID`; `do=approve|reject` for the ticked `id`s; `reject-bulk`.
pub async fn decide(desk: DeskPlace, fields: Fields) -> Answer {
    let back = back(&desk, &fields);
    if fields.checked("reject-bulk") {
        let count = deciding::reject_bulk(&desk.site, &desk.actor, &desk.scope).await?;
        return Ok(went(&back, Decision::Reject.code(), count));
    }
    let single = [Decision::Approve, Decision::Reject]
        .into_iter()
        .find(|decision| fields.has(decision.code()))
        .map(|decision| (decision, vec![fields.text(decision.code())]));
    let (decision, ids) = match single {
        Some(single) => single,
        None => {
            let decision = Decision::from_code(fields.text("do"))
                .ok_or_else(|| Problem::bad_request("problem-bad-request"))?;
            (decision, fields.all("id").collect())
        }
    };
    let ids = ids
        .into_iter()
        .map(|id| id.parse().map_err(|_| Problem::not_found()))
        .collect::<Result<Vec<Id<CommentId>>>>()?;
    if ids.is_empty() {
        return Ok(went(&back, "none", 0));
    }
    let count = deciding::decide(&desk.site, &desk.actor, &desk.scope, ids, decision).await?;
    Ok(went(&back, decision.code(), count))
}

pub async fn one(desk: DeskPlace, Path(which): Path<WhichComment>, OriginalUri(uri): OriginalUri) -> Answer {
    let comment = found(&desk, &which).await?;
    show(&desk, &comment, None, None, done(desk.t(), uri.query())).await
}

/// `text` (empty takes the answer away), `name`; `approve` also approves the comment.
pub async fn answer(desk: DeskPlace, Path(which): Path<WhichComment>, fields: Fields) -> Answer {
    let comment = found(&desk, &which).await?;
    let given = Answering {
        text: fields.text("text").to_owned(),
        name: fields.text("name").to_owned(),
        approve: fields.checked("approve"),
    };
    match answering::answer(&desk.site, &desk.actor, &desk.scope, comment.shown.id, given.clone()).await {
        Ok(()) => Ok(went(&desk.path(&format!("comments/{}", comment.shown.id)), "answer", 0)),
        Err(problem) if problem.is(Kind::Invalid) => {
            show(&desk, &comment, Some(&given), Some(&problem), Vec::new()).await
        }
        Err(problem) => Err(problem.into()),
    }
}

/// `do=close|open`
pub async fn thread(desk: DeskPlace, Path(which): Path<WhichThread>, fields: Fields) -> Answer {
    let publication = which.publication.parse().map_err(|_| Problem::not_found())?;
    let closed = match fields.text("do") {
        "close" => true,
        "open" => false,
        _ => return Err(Problem::bad_request("problem-bad-request").into()),
    };
    close::close(&desk.site, &desk.actor, &desk.scope, publication, closed).await?;
    Ok(went(&back(&desk, &fields), if closed { "close" } else { "open" }, 0))
}

async fn found(desk: &DeskPlace, which: &WhichComment) -> Result<Comment> {
    desk.must(MODERATE)?;
    let id = which.comment.parse().map_err(|_| Problem::not_found())?;
    store::one(&mut desk.site.db.read().await?, id, desk.body.id).await
}

async fn show(
    desk: &DeskPlace,
    comment: &Comment,
    typed: Option<&Answering>,
    problem: Option<&Problem>,
    notices: Vec<Notice>,
) -> Answer {
    let t = desk.t();
    let mut conn = desk.site.db.read().await?;
    let publications = publications(desk, &mut conn, std::slice::from_ref(comment)).await?;
    let closed = store::is_closed(&mut conn, comment.publication).await?;
    drop(conn);
    let reply = comment.shown.reply.as_ref();
    let (text, name) = match typed {
        Some(typed) => (typed.text.clone(), typed.name.clone()),
        None => (
            reply.map(|reply| reply.text.clone()).unwrap_or_default(),
            reply.map_or_else(
                || desk.body.names.best(&desk.visit.wanted()).chars().take(NAME).collect(),
                |reply| reply.name.clone(),
            ),
        ),
    };
    let here = desk.path(&format!("comments/{}", comment.shown.id));
    let is_public = publications.contains_key(&comment.publication);
    let main = One {
        t,
        item: Item::of(desk, comment, &publications),
        list: desk.path("comments"),
        answers: comment.state != State::Rejected,
        errors: problem.map(|problem| ErrorSummary::of(t, problem).to_string()).unwrap_or_default(),
        text: Field::textarea(t, "text", t.say("comments-answer-text"))
            .hint(t.say("comments-answer-hint"))
            .value(text)
            .max(u32::try_from(TEXT).unwrap_or(u32::MAX))
            .told(problem)
            .to_string(),
        name: Field::text(t, "name", t.say("comments-answer-name"))
            .value(name)
            .max(u32::try_from(NAME).unwrap_or(u32::MAX))
            .told(problem)
            .to_string(),
        thread: if is_public {
            desk.path(&format!("threads/{}", comment.publication))
        } else {
            String::new()
        },
        closed,
        here,
    }
    .render()
    .map_err(Problem::failed)?;
    let page = DeskPage {
        body: Some(desk.body.id),
        title: t.plain("comments-one"),
        entry: "comments",
        crumbs: vec![Link::new(desk.path("comments"), t.say("comments-desk"))],
        notices,
        main,
        status: problem.map(|_| StatusCode::UNPROCESSABLE_ENTITY),
        ..DeskPage::default()
    };
    Ok(desk.site.desk(&desk.visit, page).await?)
}

/// Those of the comments' publications that can be seen from the street.
async fn publications(desk: &DeskPlace, conn: &mut db::Conn, comments: &[Comment]) -> Result<Publications> {
    let mut publications = Publications::new();
    for comment in comments {
        let id = comment.publication;
        if publications.contains_key(&id) {
            continue;
        }
        match desk.site.publication(conn, id).await {
            Ok(found) => {
                publications.insert(id, found);
            }
            Err(problem) if problem.is(Kind::NotFound) => {}
            Err(problem) => return Err(problem),
        }
    }
    Ok(publications)
}

impl<'a> Item<'a> {
    fn of(desk: &DeskPlace, one: &'a Comment, publications: &Publications) -> Self {
        let t = desk.t();
        let shown = &one.shown;
        Self {
            id: shown.id.to_string(),
            name: &shown.name,
            iso: t.iso(shown.at),
            date: t.date_time(shown.at),
            badges: badges(t, one),
            parts: paragraphs(&shown.text).collect(),
            on: on(desk, publications.get(&one.publication)),
            reply: shown.reply.as_ref().map(|reply| ReplyLine::of(t, reply)),
            may_approve: one.state != State::Approved,
            may_reject: one.state != State::Rejected,
            href: desk.path(&format!("comments/{}", shown.id)),
        }
    }
}

fn on(desk: &DeskPlace, publication: Option<&weave::Publication>) -> String {
    let wanted = desk.visit.wanted();
    let Some((publication, (lang, title))) =
        publication.and_then(|one| Some((one, one.title.nearest(&wanted)?)))
    else {
        return escape(&desk.t().say("comments-on-withdrawn"));
    };
    let home = desk.body.home(desk.visit.language);
    format!(
        "<a href=\"{home}{}#comments\" lang=\"{lang}\" dir=\"{}\">{}</a>",
        escape(&publication.path),
        lang.dir(),
        escape(title)
    )
}

fn badges(t: &Tongue, one: &Comment) -> String {
    let state = match one.state {
        State::Waiting => Badge::new(Tone::Care, Icon::Clock, t.say("comments-state-waiting")),
        State::Approved => Badge::new(Tone::Done, Icon::Live, t.say("comments-state-approved")),
        State::Rejected => Badge::new(Tone::Info, Icon::Close, t.say("comments-state-rejected")),
    };
    let mut all = vec![state];
    if one.bulk {
        all.push(Badge::new(Tone::Danger, Icon::Care, t.say("comments-bulk")));
    }
    if one.links > 0 {
        all.push(Badge::new(Tone::Info, Icon::Link, t.count("comments-links", one.links)));
    }
    let all: Vec<String> = all.iter().map(ToString::to_string).collect();
    format!("<p class=\"cluster\">{}</p>", all.join(" "))
}

fn address(desk: &DeskPlace, state: Option<State>, bulk: bool, words: &str) -> String {
    let mut address = format!("{}?q={}", desk.path("comments"), ::web::encode(words));
    if let Some(state) = state {
        address.push_str(&format!("&state={}", state.code()));
    }
    if bulk {
        address.push_str("&bulk=1");
    }
    address
}

fn toolbar(desk: &DeskPlace, state: Option<State>, bulk: bool, words: &str) -> String {
    let t = desk.t();
    let filters = [
        (Some(State::Waiting), false, "comments-state-waiting"),
        (Some(State::Waiting), true, "comments-bulk"),
        (Some(State::Approved), false, "comments-state-approved"),
        (Some(State::Rejected), false, "comments-state-rejected"),
    ];
    let links = filters.into_iter().map(|(of, in_bulk, key)| {
        Link::new(address(desk, of, in_bulk, words), t.say(key)).current(of == state && in_bulk == bulk)
    });
    let query = Some(words.to_owned());
    Toolbar { t, action: desk.path("comments"), query, filters: links.collect(), end: String::new() }
        .to_string()
}

fn empty(t: &Tongue, state: Option<State>, words: &str) -> String {
    let (title, text) = if words.trim().is_empty() && state == Some(State::Waiting) {
        (t.say("comments-none-waiting"), t.say("comments-none-waiting-hint"))
    } else {
        (t.say("comments-none"), String::new())
    };
    EmptyState { icon: Icon::Comment, title, text, action: String::new() }.to_string()
}

/// Where the form was: a list or a comment of this desk.
fn back(desk: &DeskPlace, fields: &Fields) -> String {
    let list = desk.path("comments");
    own_path(fields.text("back")).filter(|path| path.starts_with(&list)).map_or(list, str::to_owned)
}

pub(super) fn went(back: &str, what: &str, count: usize) -> Response {
    let sign = if back.contains('?') { '&' } else { '?' };
    Redirect::to(&format!("{back}{sign}done={what}&n={count}")).into_response()
}

/// What was done a moment ago, from the address.
pub(super) fn done(t: &Tongue, asked: Option<&str>) -> Vec<Notice> {
    let count = query(asked, "n").and_then(|n| n.parse::<i64>().ok()).unwrap_or(0).clamp(0, 1_000_000);
    let said = match query(asked, "done").as_deref() {
        Some("approve") => t.count("comments-done-approve", count),
        Some("reject") => t.count("comments-done-reject", count),
        Some("answer") => t.say("comments-done-answer"),
        Some("close") => t.say("comments-done-close"),
        Some("open") => t.say("comments-done-open"),
        Some("sent") => t.say("comments-done-sent"),
        Some("refused") => t.say("comments-done-refused"),
        Some("none") => return vec![Notice::new(Tone::Care, t.say("comments-done-none"))],
        _ => return Vec::new(),
    };
    vec![Notice::new(Tone::Done, said)]
}
