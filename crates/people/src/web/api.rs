//! `people` of the API: what the server itself knows of a record. Names are sealed, and go out by `records/people` to keyholders alone.

use std::collections::BTreeMap;

use ::web::{Answer, Scope};
use axum::{extract::Path, response::Response};
use basis::{Id, Problem, of::Body};
use network::Tree;
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};
use weave::api::{Asked, Caller, Input, List, created, gone, ok, time};

use crate::{
    add::{self, open_for_change},
    change,
    model::{Consent, Person, PersonId, Source, Typed},
    rights::{READ, WRITE},
    store,
};

#[derive(OpenApi)]
#[openapi(paths(list, one, make, change, end))]
pub struct People;

/// A record, without what is sealed in it and without its address.
#[derive(Serialize, ToSchema)]
#[schema(as = Person)]
pub struct PersonOut {
    id: String,
    body: String,
    /// `ar`, `fr`, `en` or `zgh`.
    language: &'static str,
    /// `paper`, `spoken`, `written`, `list` or `herself`.
    source: &'static str,
    /// Those that stand: `contact`, `news`.
    consents: Vec<&'static str>,
    /// Whether an address is kept, encrypted.
    has_address: bool,
    /// Whether something is sealed to the body's keyholders.
    sealed: bool,
    /// RFC 3339.
    created: String,
    /// RFC 3339.
    changed: String,
    /// RFC 3339: when it is erased unless it is renewed.
    ends: String,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewPerson)]
pub struct New {
    /// A body's id.
    #[expect(dead_code, reason = "read before the rest, to ask for the right")]
    body: String,
    language: String,
    /// `paper`, `spoken`, `written` or `list`.
    source: String,
    /// Since when the body knows her: a day as `2026-03-12`; absent: today.
    #[serde(default)]
    since: Option<String>,
    #[serde(default)]
    address: Option<String>,
    /// What she allowed: `contact`, `news`.
    #[serde(default)]
    consents: Vec<String>,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    phone: Option<String>,
    #[serde(default)]
    place: Option<String>,
    #[serde(default)]
    note: Option<String>,
}

/// What is absent stays as it is; of name, phone, place and note all are sealed anew when one is given.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PersonChange)]
pub struct Change {
    #[serde(default)]
    language: Option<String>,
    #[serde(default)]
    source: Option<String>,
    #[serde(default)]
    address: Option<String>,
    /// Those that stand from now on: others are taken back.
    #[serde(default)]
    consents: Option<Vec<String>>,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    phone: Option<String>,
    #[serde(default)]
    place: Option<String>,
    #[serde(default)]
    note: Option<String>,
}

type Sealed = BTreeMap<&'static str, String>;

fn sealed(given: [(&'static str, Option<String>); 4]) -> Sealed {
    given.into_iter().filter_map(|(name, text)| Some((name, text?))).collect()
}

fn out(it: &Person) -> PersonOut {
    let stands = |what: Consent| match what {
        Consent::Contact => it.contact,
        Consent::News => it.news,
    };
    PersonOut {
        id: it.id.to_string(),
        body: it.body.to_string(),
        language: it.language.code(),
        source: it.source.code(),
        consents: Consent::ALL.into_iter().filter(|what| stands(*what)).map(Consent::code).collect(),
        has_address: it.address.is_some(),
        sealed: it.sealed,
        created: time(it.created),
        changed: time(it.changed),
        ends: time(it.ends),
    }
}

/// One that she may know of, and its scope; not found where she reads nobody.
async fn found(caller: &Caller, id: &str) -> basis::Result<(Person, Scope)> {
    let id: Id<PersonId> = id.parse().map_err(|_| Problem::not_found())?;
    let it = store::any(&mut caller.site.db.read().await?, id).await?.ok_or_else(Problem::not_found)?;
    let scope = network::tree(&caller.site).await?.scope(it.body);
    if !caller.actor.may(READ, &scope) {
        return Err(Problem::not_found());
    }
    open_for_change(&caller.site, it.body).await?;
    Ok((it, scope))
}

/// The body asked for, or all at which she reads and that are not in lockdown.
async fn readable(caller: &Caller, tree: &Tree, body: Option<Id<Body>>) -> basis::Result<Vec<Id<Body>>> {
    if let Some(body) = body {
        let scope = tree.scope(tree.get(body).ok_or_else(Problem::not_found)?.id);
        caller.actor.must(READ, &scope)?;
        open_for_change(&caller.site, body).await?;
        return Ok(vec![body]);
    }
    let mut all = Vec::new();
    for body in tree.below(tree.root().id) {
        if caller.actor.may(READ, &tree.scope(body)) && !caller.site.is_locked(body).await? {
            all.push(body);
        }
    }
    Ok(all)
}

/// Records of one body, or of all at which the caller reads; the newest first.
#[utoipa::path(
    get, path = "/api/v1/people", operation_id = "people-list", tag = "people",
    params(
        ("body" = Option<String>, Query, description = "A body's id: its own alone"),
        ("after" = Option<String>, Query, description = "`next` of the part before"),
        ("limit" = Option<u32>, Query, description = "Items of a part, 200 unless said, 500 at most", minimum = 1, maximum = 500),
    ),
    responses((status = 200, description = "A part of the list", body = List<PersonOut>)),
)]
pub async fn list(caller: Caller) -> Answer<Response> {
    let asked = Asked::of(&caller.visit);
    let tree = network::tree(&caller.site).await?;
    let bodies = readable(&caller, &tree, asked.id("body")?).await?;
    let (limit, before) = (asked.limit()?, asked.after()?);
    let mut conn = caller.site.db.read().await?;
    let rows = store::newest(&mut conn, &bodies, before, limit + 1).await?;
    let items = rows.iter().map(out).collect();
    Ok(ok(&List::of(items, limit, |one| one.id.clone()))?)
}

/// One of them.
#[utoipa::path(
    get, path = "/api/v1/people/{id}", operation_id = "people-one", tag = "people",
    params(("id" = String, Path)),
    responses((status = 200, description = "What the server knows of it", body = PersonOut)),
)]
pub async fn one(caller: Caller, Path(id): Path<String>) -> Answer<Response> {
    Ok(ok(&out(&found(&caller, &id).await?.0))?)
}

/// Adds a record. Name, phone, place and note are sealed before they are stored; where the body has no key they are refused.
#[utoipa::path(
    post, path = "/api/v1/people", operation_id = "people-make", tag = "people", request_body = New,
    responses((status = 201, description = "It was added", body = PersonOut)),
)]
pub async fn make(caller: Caller, input: Input) -> Answer<Response> {
    let tree = network::tree(&caller.site).await?;
    let scope = tree.scope(tree.get(input.id("body")?).ok_or_else(Problem::not_found)?.id);
    caller.actor.must(WRITE, &scope)?;
    let New { language, source, since, address, consents, name, phone, place, note, .. } = input.read()?;
    let typed = Typed {
        address: address.unwrap_or_default(),
        language,
        source,
        since: since.unwrap_or_default(),
        consents,
        sealed: sealed([("name", name), ("phone", phone), ("place", place), ("note", note)]),
    };
    let id = add::add(&caller.site, &caller.actor, &scope, typed).await?;
    let it = store::any(&mut caller.site.db.read().await?, id).await?.ok_or_else(Problem::not_found)?;
    Ok(created("people", id, &out(&it))?)
}

/// Corrects one, and says which consents stand.
#[utoipa::path(
    patch, path = "/api/v1/people/{id}", operation_id = "people-change", tag = "people", request_body = Change,
    params(("id" = String, Path)),
    responses((status = 200, description = "As it is now", body = PersonOut)),
)]
pub async fn change(caller: Caller, Path(id): Path<String>, input: Input) -> Answer<Response> {
    let (it, scope) = found(&caller, &id).await?;
    caller.actor.must(WRITE, &scope)?;
    let Change { language, source, address, consents, name, phone, place, note } = input.read()?;
    let sealed = sealed([("name", name), ("phone", phone), ("place", place), ("note", note)]);
    let wanted = consents.map(|all| wanted(&all)).transpose()?;
    if language.is_some() || source.is_some() || address.is_some() || !sealed.is_empty() {
        let typed = Typed {
            address: address.unwrap_or_default(),
            language: language.unwrap_or_else(|| it.language.code().to_owned()),
            source: source.unwrap_or_else(|| it.source.code().to_owned()),
            sealed,
            ..Typed::default()
        };
        change::correct(&caller.site, &caller.actor, &scope, it.id, typed).await?;
    }
    if let Some(wanted) = wanted {
        consent(&caller, &scope, it.id, &wanted).await?;
    }
    Ok(ok(&out(&found(&caller, &id).await?.0))?)
}

fn wanted(codes: &[String]) -> basis::Result<Vec<Consent>> {
    let all: Option<Vec<Consent>> = codes.iter().map(|code| Consent::from_code(code)).collect();
    all.ok_or_else(|| Problem::invalid("consents", "field-bad-choice"))
}

/// Gives those wanted that do not stand, and takes back the others.
async fn consent(caller: &Caller, scope: &Scope, id: Id<PersonId>, wanted: &[Consent]) -> basis::Result<()> {
    let it = store::any(&mut caller.site.db.read().await?, id).await?.ok_or_else(Problem::not_found)?;
    // Who corrects her own record writes `herself`; a consent that arrives here was written down for her.
    let source = if it.source == Source::Herself { Source::Written } else { it.source };
    for what in Consent::ALL {
        let stands = match what {
            Consent::Contact => it.contact,
            Consent::News => it.news,
        };
        match (wanted.contains(&what), stands) {
            (true, false) => {
                change::consent(&caller.site, &caller.actor, scope, id, what, source)
                    .await
                    .map_err(at_consents)?;
            }
            (false, true) => change::withdraw(&caller.site, &caller.actor, scope, id, what).await?,
            _ => {}
        }
    }
    Ok(())
}

/// The desk's form has one consent, in the field `what`.
fn at_consents(mut problem: Problem) -> Problem {
    for field in problem.fields.iter_mut().filter(|field| field.field == "what") {
        field.field = "consents".into();
    }
    problem
}

/// Erases one at once, for good.
#[utoipa::path(
    delete, path = "/api/v1/people/{id}", operation_id = "people-end", tag = "people",
    params(("id" = String, Path)),
    responses((status = 204, description = "It is gone")),
)]
pub async fn end(caller: Caller, Path(id): Path<String>) -> Answer<Response> {
    let (it, scope) = found(&caller, &id).await?;
    change::erase(&caller.site, &caller.actor, &scope, it.id).await?;
    Ok(gone())
}
