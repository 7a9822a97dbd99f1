//! `pages` and `news` of the API: the same two things, in two collections.

use std::collections::{BTreeMap, HashSet};

use ::web::{Answer, Scope};
use axum::{extract::Path, response::Response};
use basis::{
    Id, Language, Problem, Text,
    of::{Body, Publication},
};
use network::Tree;
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};
use weave::api::{Asked, Caller, Input, List, created, gone, ok, time};

use crate::{
    bin,
    model::{Kind, State, Writing},
    rights,
    save::{Intent, Saving, save},
    state, store,
    typed::Typed,
};

#[derive(OpenApi)]
#[openapi(paths(
    list_news,
    one_news,
    make_news,
    change_news,
    end_news,
    list_pages,
    one_page,
    make_page,
    change_page,
    end_page
))]
pub struct Writings;

/// A title and what stands below it.
#[derive(Serialize, Deserialize, ToSchema, Default)]
#[serde(deny_unknown_fields)]
pub struct InLanguage {
    #[serde(default)]
    pub title: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// Markdown; not told in lists.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub text: Option<String>,
}

/// By language.
#[derive(Serialize, Deserialize, ToSchema, Default)]
#[serde(deny_unknown_fields)]
#[schema(as = WritingTexts)]
pub struct Texts {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    ar: Option<InLanguage>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    fr: Option<InLanguage>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    en: Option<InLanguage>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    zgh: Option<InLanguage>,
}

impl Texts {
    fn all(self) -> [(Language, Option<InLanguage>); 4] {
        [(Language::Ar, self.ar), (Language::Fr, self.fr), (Language::En, self.en), (Language::Zgh, self.zgh)]
    }

    /// Title, summary and text in all languages given.
    fn typed(self, typed: &mut Typed) {
        for (language, given) in self.all() {
            let Some(given) = given else { continue };
            typed.title.set(language, given.title);
            typed.summary.set(language, given.summary);
            typed.text.set(language, given.text.unwrap_or_default());
        }
    }

    fn of(title: &Text, summary: &Text, text: Option<&Text>) -> Self {
        let own = |language: Language| {
            title.get(language).map(|title| InLanguage {
                title: title.to_owned(),
                summary: summary.get(language).unwrap_or_default().to_owned(),
                text: text.map(|text| text.get(language).unwrap_or_default().to_owned()),
            })
        };
        Self { ar: own(Language::Ar), fr: own(Language::Fr), en: own(Language::En), zgh: own(Language::Zgh) }
    }
}

/// A page or a news item.
#[derive(Serialize, ToSchema)]
#[schema(as = Writing)]
pub struct WritingOut {
    id: String,
    body: String,
    slug: String,
    state: &'static str,
    published: bool,
    /// RFC 3339.
    first_published: Option<String>,
    /// RFC 3339.
    updated: String,
    /// Whether something newer waits to be published over it; told to those who may write here.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    has_changes: Option<bool>,
    texts: Texts,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewWriting)]
pub struct New {
    /// A body's id.
    #[expect(dead_code, reason = "read before the rest, to ask for the right")]
    body: String,
    /// Absent: one made of the title.
    #[serde(default)]
    slug: Option<String>,
    texts: Texts,
    #[serde(default)]
    published: bool,
    #[serde(default)]
    sensitive: bool,
}

/// What is absent stays as it is; each language of `texts` is replaced whole.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = WritingChange)]
pub struct Change {
    #[serde(default)]
    slug: Option<String>,
    #[serde(default)]
    texts: Option<Texts>,
    /// False takes it back from the street; absent, what is on the street changes with it.
    #[serde(default)]
    published: Option<bool>,
    #[serde(default)]
    sensitive: Option<bool>,
}

fn out(it: &Writing, text: Option<&Text>, writes: bool) -> WritingOut {
    WritingOut {
        id: it.id.to_string(),
        body: it.body.to_string(),
        slug: it.slug.to_string(),
        state: it.state.code(),
        published: it.is_visible(),
        first_published: it.first_published.map(time),
        updated: time(it.updated),
        has_changes: writes.then(|| it.has_changes()),
        texts: Texts::of(&it.title, &it.summary, text),
    }
}

/// One that she may know of, its scope, and whether she may write it.
async fn found(caller: &Caller, kind: Kind, id: &str) -> basis::Result<(Writing, Scope, bool)> {
    let id: Id<Publication> = id.parse().map_err(|_| Problem::not_found())?;
    let it = store::any(&mut caller.site.db.read().await?, kind, id).await?.ok_or_else(Problem::not_found)?;
    let tree = network::tree(&caller.site).await?;
    let scope = tree.scope(tree.get(it.body).ok_or_else(Problem::not_found)?.id);
    let writes = rights::may_write(&caller.actor, &scope, kind);
    if it.removed.is_some() || !(writes || it.is_visible()) {
        return Err(Problem::not_found());
    }
    Ok((it, scope, writes))
}

async fn whole(caller: &Caller, it: &Writing, writes: bool) -> basis::Result<WritingOut> {
    let text = store::texts(&mut caller.site.db.read().await?, it.id).await?;
    Ok(out(it, Some(&text), writes))
}

/// Bodies at which she may write: of these she sees what is on no street.
fn hers(caller: &Caller, tree: &Tree, kind: Kind) -> HashSet<Id<Body>> {
    if !caller.actor.may_anywhere(rights::over(kind)) {
        return HashSet::new();
    }
    let all = tree.below(tree.root().id);
    all.into_iter().filter(|body| rights::may_write(&caller.actor, &tree.scope(*body), kind)).collect()
}

/// How many rows are looked at for one part of a list: who may see little of much gets a short part, and the next.
const LOOKED_AT: usize = 2_000;

async fn list(caller: Caller, kind: Kind) -> Answer<Response> {
    let asked = Asked::of(&caller.visit);
    let tree = network::tree(&caller.site).await?;
    let body: Option<Id<Body>> = asked.id("body")?;
    if body.is_some_and(|body| tree.get(body).is_none()) {
        return Err(Problem::not_found().into());
    }
    let limit = asked.limit()?;
    let mut before: Option<Id<Publication>> = asked.after()?;
    let hers = hers(&caller, &tree, kind);
    let mut conn = caller.site.db.read().await?;
    let (mut items, mut seen, mut next) = (Vec::new(), 0, None);
    'parts: loop {
        let rows = store::newest(&mut conn, kind, body, before, hers.is_empty(), limit + 1).await?;
        let last = rows.len() <= limit;
        for it in rows {
            if items.len() == limit || seen == LOOKED_AT {
                next = before.map(|id| id.to_string());
                break 'parts;
            }
            seen += 1;
            before = Some(it.id);
            let writes = hers.contains(&it.body);
            if (writes || it.is_visible()) && tree.get(it.body).is_some() {
                items.push(out(&it, None, writes));
            }
        }
        if last {
            break;
        }
    }
    Ok(ok(&List { items, next })?)
}

async fn one(caller: Caller, kind: Kind, id: &str) -> Answer<Response> {
    let (it, _, writes) = found(&caller, kind, id).await?;
    Ok(ok(&whole(&caller, &it, writes).await?)?)
}

async fn make(caller: Caller, kind: Kind, input: Input) -> Answer<Response> {
    let tree = network::tree(&caller.site).await?;
    let body = tree.get(input.id("body")?).ok_or_else(Problem::not_found)?;
    let scope = tree.scope(body.id);
    rights::must_write(&caller.actor, &scope, kind)?;
    let New { slug, texts, published, sensitive, .. } = input.read()?;
    let mut typed = Typed { slug: slug.unwrap_or_default(), sensitive, ..Typed::default() };
    texts.typed(&mut typed);
    let intent = if published { Intent::Publish } else { Intent::Draft };
    let (languages, country) = (body.languages.clone(), body.country);
    let saving = Saving { kind, id: None, typed, intent, languages, country };
    let it = save(&caller.site, &caller.actor, &scope, saving).await.map_err(in_the_api)?;
    Ok(created(kind.folder(), it.id, &whole(&caller, &it, true).await?)?)
}

async fn change(caller: Caller, kind: Kind, id: &str, input: Input) -> Answer<Response> {
    let (it, scope, writes) = found(&caller, kind, id).await?;
    if !writes {
        return Err(Problem::forbidden().into());
    }
    let Change { slug, texts, published, sensitive } = input.read()?;
    let tree = network::tree(&caller.site).await?;
    let body = tree.get(it.body).ok_or_else(Problem::not_found)?;
    let newest = store::revision(&mut caller.site.db.read().await?, it.id, it.version).await?;
    let mut typed = Typed::of(&newest, it.version);
    if !it.has_changes() {
        it.slug.as_str().clone_into(&mut typed.slug);
    }
    if let Some(slug) = slug {
        typed.slug = slug;
    }
    if let Some(texts) = texts {
        texts.typed(&mut typed);
    }
    typed.sensitive = sensitive.unwrap_or(typed.sensitive);
    let intent = match published {
        Some(true) => Intent::Publish,
        None if it.state == State::Published => Intent::Publish,
        _ => Intent::Draft,
    };
    let (languages, country) = (body.languages.clone(), body.country);
    let saving = Saving { kind, id: Some(it.id), typed, intent, languages, country };
    let mut it = save(&caller.site, &caller.actor, &scope, saving).await.map_err(in_the_api)?;
    if published == Some(false) && it.state != State::Draft {
        it = state::unpublish(&caller.site, &caller.actor, &scope, kind, it.id).await?;
    }
    Ok(ok(&whole(&caller, &it, true).await?)?)
}

async fn end(caller: Caller, kind: Kind, id: &str) -> Answer<Response> {
    let (it, scope, _) = found(&caller, kind, id).await?;
    bin::remove(&caller.site, &caller.actor, &scope, kind, it.id).await?;
    Ok(gone())
}

/// The form's `title-ar` is `texts.ar.title` here.
fn in_the_api(mut problem: Problem) -> Problem {
    let names: BTreeMap<String, String> = ["title", "summary", "text"]
        .into_iter()
        .flat_map(|name| {
            Language::ALL.map(|language| (format!("{name}-{language}"), format!("texts.{language}.{name}")))
        })
        .collect();
    for field in &mut problem.fields {
        if let Some(name) = names.get(field.field.as_ref()) {
            field.field = name.clone().into();
        }
    }
    problem
}

/// Those on the street, and of bodies at which the caller may write all others too; the newest first.
#[utoipa::path(
    get, path = "/api/v1/news", operation_id = "news-list", tag = "news",
    params(
        ("body" = Option<String>, Query, description = "A body's id: its own alone"),
        ("after" = Option<String>, Query, description = "`next` of the part before"),
        ("limit" = Option<u32>, Query, description = "Items of a part, 200 unless said, 500 at most", minimum = 1, maximum = 500),
    ),
    responses((status = 200, description = "A part of the list, without texts", body = List<WritingOut>)),
)]
pub async fn list_news(caller: Caller) -> Answer<Response> {
    list(caller, Kind::News).await
}

/// One of them.
#[utoipa::path(
    get, path = "/api/v1/news/{id}", operation_id = "news-one", tag = "news",
    params(("id" = String, Path)),
    responses((status = 200, description = "As it is on the street, or as it was last written", body = WritingOut)),
)]
pub async fn one_news(caller: Caller, Path(id): Path<String>) -> Answer<Response> {
    one(caller, Kind::News, &id).await
}

/// Writes one.
#[utoipa::path(
    post, path = "/api/v1/news", operation_id = "news-make", tag = "news", request_body = New,
    responses((status = 201, description = "It was made", body = WritingOut)),
)]
pub async fn make_news(caller: Caller, input: Input) -> Answer<Response> {
    make(caller, Kind::News, input).await
}

/// Changes one.
#[utoipa::path(
    patch, path = "/api/v1/news/{id}", operation_id = "news-change", tag = "news", request_body = Change,
    params(("id" = String, Path)),
    responses((status = 200, description = "As it is now", body = WritingOut)),
)]
pub async fn change_news(caller: Caller, Path(id): Path<String>, input: Input) -> Answer<Response> {
    change(caller, Kind::News, &id, input).await
}

/// Moves one to the bin; for 30 days the desk can bring it back.
#[utoipa::path(
    delete, path = "/api/v1/news/{id}", operation_id = "news-end", tag = "news",
    params(("id" = String, Path)),
    responses((status = 204, description = "It is in the bin")),
)]
pub async fn end_news(caller: Caller, Path(id): Path<String>) -> Answer<Response> {
    end(caller, Kind::News, &id).await
}

/// Those on the street, and of bodies at which the caller may write all others too; the newest first.
#[utoipa::path(
    get, path = "/api/v1/pages", operation_id = "pages-list", tag = "pages",
    params(
        ("body" = Option<String>, Query, description = "A body's id: its own alone"),
        ("after" = Option<String>, Query, description = "`next` of the part before"),
        ("limit" = Option<u32>, Query, description = "Items of a part, 200 unless said, 500 at most", minimum = 1, maximum = 500),
    ),
    responses((status = 200, description = "A part of the list, without texts", body = List<WritingOut>)),
)]
pub async fn list_pages(caller: Caller) -> Answer<Response> {
    list(caller, Kind::Page).await
}

/// One of them.
#[utoipa::path(
    get, path = "/api/v1/pages/{id}", operation_id = "pages-one", tag = "pages",
    params(("id" = String, Path)),
    responses((status = 200, description = "As it is on the street, or as it was last written", body = WritingOut)),
)]
pub async fn one_page(caller: Caller, Path(id): Path<String>) -> Answer<Response> {
    one(caller, Kind::Page, &id).await
}

/// Writes one.
#[utoipa::path(
    post, path = "/api/v1/pages", operation_id = "pages-make", tag = "pages", request_body = New,
    responses((status = 201, description = "It was made", body = WritingOut)),
)]
pub async fn make_page(caller: Caller, input: Input) -> Answer<Response> {
    make(caller, Kind::Page, input).await
}

/// Changes one.
#[utoipa::path(
    patch, path = "/api/v1/pages/{id}", operation_id = "pages-change", tag = "pages", request_body = Change,
    params(("id" = String, Path)),
    responses((status = 200, description = "As it is now", body = WritingOut)),
)]
pub async fn change_page(caller: Caller, Path(id): Path<String>, input: Input) -> Answer<Response> {
    change(caller, Kind::Page, &id, input).await
}

/// Moves one to the bin; for 30 days the desk can bring it back.
#[utoipa::path(
    delete, path = "/api/v1/pages/{id}", operation_id = "pages-end", tag = "pages",
    params(("id" = String, Path)),
    responses((status = 204, description = "It is in the bin")),
)]
pub async fn end_page(caller: Caller, Path(id): Path<String>) -> Answer<Response> {
    end(caller, Kind::Page, &id).await
}
