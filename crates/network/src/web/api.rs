//! `bodies` of the API.

use std::sync::Arc;

use axum::{extract::Path, response::Response};
use basis::{Id, Problem, of::Body as BodyMark};
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};
use weave::api::{Asked, Caller, Input, List, Words, created, gone, ok};
use web::Answer;

use crate::{
    Body, Edited, NewBody, Profile, Status, Tree, create, edit_profile,
    model::{one_line, without_turns},
    profile, remove, rights, tree,
};

#[derive(OpenApi)]
#[openapi(paths(list, one, make, change, end))]
pub struct Bodies;

/// A body of the network.
#[derive(Serialize, ToSchema)]
#[schema(as = Body)]
pub struct BodyOut {
    id: String,
    slug: String,
    kind: String,
    /// Null for the root.
    parent: Option<String>,
    /// ISO 3166-1 alpha-2; null for a body of several countries.
    country: Option<String>,
    status: &'static str,
    names: Words,
    /// How many bodies lie below it.
    below: usize,
}

/// A body, and what it says of itself.
#[derive(Serialize, ToSchema)]
#[schema(as = WholeBody)]
pub struct WholeBody {
    #[serde(flatten)]
    body: BodyOut,
    summary: Words,
    address: Words,
    links: Vec<String>,
    year: Option<i64>,
}

#[derive(Serialize, Deserialize, ToSchema, Clone, Copy)]
#[serde(rename_all = "lowercase")]
#[schema(as = BodyStatus)]
pub enum StatusIn {
    Prospect,
    Contact,
    Founding,
    Provisional,
    Member,
}

impl StatusIn {
    fn status(self) -> Status {
        match self {
            Self::Prospect => Status::Prospect,
            Self::Contact => Status::Contact,
            Self::Founding => Status::Founding,
            Self::Provisional => Status::Provisional,
            Self::Member => Status::Member,
        }
    }
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewBody)]
pub struct New {
    /// The id of the body above.
    #[expect(dead_code, reason = "read before the rest, to ask for the right")]
    parent: String,
    kind: String,
    names: Words,
    /// Absent: one made of the name.
    #[serde(default)]
    slug: Option<String>,
    #[serde(default)]
    country: Option<String>,
    #[serde(default)]
    status: Option<StatusIn>,
}

/// What is absent stays as it is; `names` and the other texts are replaced whole.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = BodyChange)]
pub struct Change {
    #[serde(default)]
    names: Option<Words>,
    #[serde(default)]
    country: Option<String>,
    #[serde(default)]
    status: Option<StatusIn>,
    #[serde(default)]
    summary: Option<Words>,
    #[serde(default)]
    address: Option<Words>,
    #[serde(default)]
    links: Option<Vec<String>>,
    #[serde(default)]
    year: Option<i64>,
}

fn out(tree: &Tree, body: &Body) -> BodyOut {
    BodyOut {
        id: body.id.to_string(),
        slug: body.slug.to_string(),
        kind: body.kind.clone(),
        parent: body.parent.map(|id| id.to_string()),
        country: body.country_code.clone(),
        status: body.status.code(),
        names: Words::of(&body.names),
        below: tree.count_below(body.id),
    }
}

async fn whole(caller: &Caller, tree: &Tree, body: &Body) -> basis::Result<WholeBody> {
    let mut said = profile(&caller.site, body.id).await?;
    if caller.site.is_locked(body.id).await? {
        said.hide_reach();
    }
    Ok(WholeBody {
        body: out(tree, body),
        summary: Words::of(&said.summary),
        address: Words::of(&said.address),
        links: said.links,
        year: body.year,
    })
}

fn named<'t>(tree: &'t Tree, id: &str) -> basis::Result<&'t Arc<Body>> {
    let id: Id<BodyMark> = id.parse().map_err(|_| Problem::not_found())?;
    tree.get(id).ok_or_else(Problem::not_found)
}

/// All bodies, parents first.
#[utoipa::path(
    get, path = "/api/v1/bodies", operation_id = "bodies-list", tag = "bodies",
    params(
        ("under" = Option<String>, Query, description = "The id of a body: those below it"),
        ("depth" = Option<u32>, Query, description = "So many levels below it, or below the root"),
        ("after" = Option<String>, Query, description = "`next` of the part before"),
        ("limit" = Option<u32>, Query, description = "Items of a part, 200 unless said, 500 at most", minimum = 1, maximum = 500),
    ),
    responses((status = 200, description = "A part of the list", body = List<BodyOut>)),
)]
pub async fn list(caller: Caller) -> Answer<Response> {
    let asked = Asked::of(&caller.visit);
    let tree = tree(&caller.site).await?;
    let under: Option<Id<BodyMark>> = asked.id("under")?;
    let top = under.unwrap_or(tree.root().id);
    if tree.get(top).is_none() {
        return Err(Problem::not_found().into());
    }
    let (limit, after) = (asked.limit()?, asked.after::<BodyMark>()?);
    let depth = asked.number("depth", 0..=10_000)?.map(|depth| tree.depth(top) + depth);
    let mut all = tree.below(top);
    if under.is_some() {
        all.remove(0);
    }
    let mut rest = all.into_iter().filter(|id| depth.is_none_or(|depth| tree.depth(*id) <= depth));
    if let Some(after) = after
        && !rest.any(|id| id == after)
    {
        return Err(Problem::invalid("after", "field-bad-choice").into());
    }
    let items = rest.filter_map(|id| tree.get(id)).take(limit + 1).map(|body| out(&tree, body)).collect();
    Ok(ok(&List::of(items, limit, |body: &BodyOut| body.id.clone()))?)
}

/// One body.
#[utoipa::path(
    get, path = "/api/v1/bodies/{id}", operation_id = "bodies-one", tag = "bodies",
    params(("id" = String, Path)),
    responses((status = 200, description = "The body", body = WholeBody)),
)]
pub async fn one(caller: Caller, Path(id): Path<String>) -> Answer<Response> {
    let tree = tree(&caller.site).await?;
    let body = named(&tree, &id)?;
    Ok(ok(&whole(&caller, &tree, body).await?)?)
}

/// Makes a body below another.
#[utoipa::path(
    post, path = "/api/v1/bodies", operation_id = "bodies-make", tag = "bodies", request_body = New,
    responses((status = 201, description = "It was made", body = WholeBody)),
)]
pub async fn make(caller: Caller, input: Input) -> Answer<Response> {
    let at = tree(&caller.site).await?;
    let parent = input.id("parent")?;
    let scope = at.scope(at.get(parent).ok_or_else(Problem::not_found)?.id);
    caller.actor.must(rights::EDIT, &scope)?;
    let New { kind, names, slug, country, status, .. } = input.read()?;
    let new = NewBody {
        kind,
        names: names.cleaned(one_line),
        slug: slug.unwrap_or_default(),
        country,
        status: status.map(StatusIn::status).unwrap_or_default(),
        take_old: false,
    };
    let id = create(&caller.site, &caller.actor, &scope, new).await?;
    let tree = tree(&caller.site).await?;
    let body = tree.get(id).ok_or_else(Problem::not_found)?;
    Ok(created("bodies", id, &whole(&caller, &tree, body).await?)?)
}

/// Changes what a body says of itself.
#[utoipa::path(
    patch, path = "/api/v1/bodies/{id}", operation_id = "bodies-change", tag = "bodies", request_body = Change,
    params(("id" = String, Path)),
    responses((status = 200, description = "As it is now", body = WholeBody)),
)]
pub async fn change(caller: Caller, Path(id): Path<String>, input: Input) -> Answer<Response> {
    let at = tree(&caller.site).await?;
    let body = Arc::clone(named(&at, &id)?);
    let scope = at.scope(body.id);
    caller.actor.must(rights::EDIT, &scope)?;
    let Change { names, country, status, summary, address, links, year } = input.read()?;
    let now = profile(&caller.site, body.id).await?;
    let edited = Edited {
        names: names.map_or_else(|| body.names.clone(), |names| names.cleaned(one_line)),
        profile: Profile {
            summary: summary.map_or(now.summary, |text| text.cleaned(one_line)),
            address: address.map_or(now.address, |text| text.cleaned(without_turns)),
            links: links.unwrap_or(now.links),
        },
        country: country.or_else(|| body.country_code.clone()),
        status: status.map(StatusIn::status),
        year: year.or(body.year),
        languages: body.languages.clone(),
        dye: body.dye,
        place: body.place,
        hijri: body.hijri,
        springs: at.springs().filter(|_| body.is_root()).cloned(),
    };
    edit_profile(&caller.site, &caller.actor, &scope, edited).await?;
    let tree = tree(&caller.site).await?;
    let body = tree.get(body.id).ok_or_else(Problem::not_found)?;
    Ok(ok(&whole(&caller, &tree, body).await?)?)
}

/// Takes a body out of the network; for 30 days the desk can bring it back.
#[utoipa::path(
    delete, path = "/api/v1/bodies/{id}", operation_id = "bodies-end", tag = "bodies",
    params(("id" = String, Path)),
    responses((status = 204, description = "It is gone")),
)]
pub async fn end(caller: Caller, Path(id): Path<String>) -> Answer<Response> {
    let tree = tree(&caller.site).await?;
    let body = named(&tree, &id)?;
    remove(&caller.site, &caller.actor, body.id).await?;
    Ok(gone())
}
