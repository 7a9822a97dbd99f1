//! The page of one comment: its answer, its thread.

use ::web::{Answer, Fields};
use askama::Template;
use axum::extract::{OriginalUri, Path};
use basis::{Kind, Problem, Result};
use http::StatusCode;
use look::{
    Link, Notice,
    form::{ErrorSummary, Field},
};
use network::DeskPlace;
use serde::Deserialize;
use weave::DeskPage;
use words::Tongue;

use super::{
    done::{back, done, went},
    item::{Item, publications},
};
use crate::{
    Answering, answer as answering, close,
    model::{Comment, NAME, State, TEXT},
    rights::MODERATE,
    store,
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
    desk.must(MODERATE)?;
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
