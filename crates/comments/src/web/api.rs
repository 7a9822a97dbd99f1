//! `comments` of the API, for those who moderate.

use std::collections::HashSet;

use ::web::Answer;
use axum::{extract::Path, response::Response};
use basis::{Id, Problem, of::Body};
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};
use weave::api::{Asked, Caller, Input, List, ok, time};

use crate::{
    decide as deciding,
    model::{Comment, CommentId, Decision, State},
    rights::MODERATE,
    store,
};

#[derive(OpenApi)]
#[openapi(paths(list, one, change))]
pub struct Comments;

/// A comment under a publication.
#[derive(Serialize, ToSchema)]
#[schema(as = Comment)]
pub struct CommentOut {
    id: String,
    publication: String,
    body: String,
    name: String,
    text: String,
    state: &'static str,
    /// RFC 3339.
    at: String,
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[schema(as = CommentDecision)]
pub enum Decided {
    Approved,
    Rejected,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CommentChange)]
pub struct Change {
    state: Decided,
}

fn out(comment: &Comment) -> CommentOut {
    CommentOut {
        id: comment.shown.id.to_string(),
        publication: comment.publication.to_string(),
        body: comment.body.to_string(),
        name: comment.shown.name.clone(),
        text: comment.shown.text.clone(),
        state: comment.state.code(),
        at: time(comment.shown.at),
    }
}

/// How many rows are looked at for one part of a list: who may see little of much gets a short part, and the next.
const LOOKED_AT: usize = 2_000;

/// Comments that the caller may moderate, the newest first.
#[utoipa::path(
    get, path = "/api/v1/comments", operation_id = "comments-list", tag = "comments",
    params(
        ("body" = Option<String>, Query, description = "A body's id: its own alone"),
        ("state" = Option<String>, Query, description = "waiting, approved or rejected"),
        ("after" = Option<String>, Query, description = "`next` of the part before"),
        ("limit" = Option<u32>, Query, description = "Items of a part, 200 unless said, 500 at most", minimum = 1, maximum = 500),
    ),
    responses((status = 200, description = "A part of the list", body = List<CommentOut>)),
)]
pub async fn list(caller: Caller) -> Answer<Response> {
    let asked = Asked::of(&caller.visit);
    let tree = network::tree(&caller.site).await?;
    let body: Option<Id<Body>> = asked.id("body")?;
    let hers: HashSet<Id<Body>> = match body {
        Some(body) => {
            let scope = tree.scope(tree.get(body).ok_or_else(Problem::not_found)?.id);
            caller.actor.must(MODERATE, &scope)?;
            HashSet::from([body])
        }
        None => {
            let all = tree.below(tree.root().id).into_iter();
            all.filter(|body| caller.actor.may(MODERATE, &tree.scope(*body))).collect()
        }
    };
    let state = match asked.text("state") {
        Some(code) => {
            Some(State::from_code(&code).ok_or_else(|| Problem::invalid("state", "field-bad-choice"))?)
        }
        None => None,
    };
    let limit = asked.limit()?;
    let mut before: Option<Id<CommentId>> = asked.after()?;
    let mut conn = caller.site.db.read().await?;
    let (mut items, mut seen, mut next) = (Vec::new(), 0, None);
    'parts: loop {
        let found = store::newest(&mut conn, body, state, before, limit + 1).await?;
        let last = found.len() <= limit;
        for comment in found {
            if items.len() == limit || seen == LOOKED_AT {
                next = before.map(|id| id.to_string());
                break 'parts;
            }
            seen += 1;
            before = Some(comment.shown.id);
            if hers.contains(&comment.body) {
                items.push(out(&comment));
            }
        }
        if last {
            break;
        }
    }
    Ok(ok(&List { items, next })?)
}

/// One that she may moderate. Of one that everybody can read she may know; of any other she may not.
async fn found(caller: &Caller, id: &str) -> basis::Result<(Comment, ::web::Scope)> {
    let id: Id<CommentId> = id.parse().map_err(|_| Problem::not_found())?;
    let comment = store::find(&mut caller.site.db.read().await?, id).await?.ok_or_else(Problem::not_found)?;
    let tree = network::tree(&caller.site).await?;
    let scope = tree.scope(tree.get(comment.body).ok_or_else(Problem::not_found)?.id);
    match (caller.actor.may(MODERATE, &scope), comment.state) {
        (true, _) => Ok((comment, scope)),
        (false, State::Approved) => Err(Problem::forbidden()),
        (false, _) => Err(Problem::not_found()),
    }
}

/// One comment.
#[utoipa::path(
    get, path = "/api/v1/comments/{id}", operation_id = "comments-one", tag = "comments",
    params(("id" = String, Path)),
    responses((status = 200, description = "The comment", body = CommentOut)),
)]
pub async fn one(caller: Caller, Path(id): Path<String>) -> Answer<Response> {
    Ok(ok(&out(&found(&caller, &id).await?.0))?)
}

/// Decides over a comment.
#[utoipa::path(
    patch, path = "/api/v1/comments/{id}", operation_id = "comments-change", tag = "comments", request_body = Change,
    params(("id" = String, Path)),
    responses((status = 200, description = "As it is now", body = CommentOut)),
)]
pub async fn change(caller: Caller, Path(id): Path<String>, input: Input) -> Answer<Response> {
    let (mut comment, scope) = found(&caller, &id).await?;
    let decision = match input.read::<Change>()?.state {
        Decided::Approved => Decision::Approve,
        Decided::Rejected => Decision::Reject,
    };
    deciding::decide(&caller.site, &caller.actor, &scope, vec![comment.shown.id], decision).await?;
    comment.state = decision.state();
    Ok(ok(&out(&comment))?)
}
