use std::{collections::HashMap, sync::Arc};

use axum::{
    extract::{FromRequestParts, Path},
    http::{header, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use basis::{Language, Problem, Result};
use weave::{Site, Visit};
use web::{Actor, Failure, Scope};
use words::Tongue;

use crate::{Body, Tree, store, tree};

/// Where a public page stands: language and body of its address.
pub struct Place {
    pub site: Site,
    /// The reader, with dates as people of the body's country say them.
    pub visit: Visit,
    pub body: Arc<Body>,
    pub tree: Arc<Tree>,
}

impl Place {
    pub fn t(&self) -> &Tongue {
        &self.visit.t
    }
    /// The address of something below this body's home, in the page's language.
    pub fn path(&self, rel: &str) -> String {
        format!("{}{rel}", self.body.home(self.visit.language))
    }
    /// The body's name in the nearest language.
    pub fn name(&self) -> &str {
        self.body.names.best(&self.visit.wanted())
    }
}

/// A body's desk, and who sits at it.
pub struct DeskPlace {
    pub site: Site,
    pub visit: Visit,
    pub actor: Arc<Actor>,
    pub body: Arc<Body>,
    pub tree: Arc<Tree>,
    pub scope: Scope,
}

impl DeskPlace {
    pub fn t(&self) -> &Tongue {
        &self.visit.t
    }
    /// The address of something in this body's desk.
    pub fn path(&self, rel: &str) -> String {
        format!("/desk/b/{}/{rel}", self.body.slug)
    }
    pub fn name(&self) -> &str {
        self.body.names.best(&self.visit.wanted())
    }
    /// Whether she holds a right here.
    ///
    /// # Errors
    /// [`basis::Kind::Forbidden`].
    pub fn must(&self, right: &str) -> Result<()> {
        self.actor.must(right, &self.scope)
    }
}

/// Why a place is not served as asked: a problem, or another address.
pub enum Elsewhere {
    Failed(Failure),
    Moved(String),
}

impl IntoResponse for Elsewhere {
    fn into_response(self) -> Response {
        match self {
            Self::Failed(failure) => failure.into_response(),
            // Asked again each time: someone else may take a given-up address.
            Self::Moved(path) => {
                ([(header::CACHE_CONTROL, "no-cache")], Redirect::permanent(&path)).into_response()
            }
        }
    }
}

impl From<Problem> for Elsewhere {
    fn from(problem: Problem) -> Self {
        Self::Failed(Failure(problem))
    }
}

/// Dates as people of the body's country say them, with the body's own correction of Hijri dates.
fn as_people_there(visit: Visit, tree: &Tree, body: &Body) -> Visit {
    let mut visit = visit.in_country(body.country);
    visit.t = visit.t.with_hijri_correction(tree.hijri(body.id));
    visit
}

async fn visit_and_names(parts: &mut Parts) -> Result<(Visit, HashMap<String, String>), Elsewhere> {
    let visit = Visit::from_request_parts(parts, &()).await.map_err(Elsewhere::Failed)?;
    let names = Path::<HashMap<String, String>>::from_request_parts(parts, &())
        .await
        .map_err(|_| Problem::not_found())?
        .0;
    Ok((visit, names))
}

/// The body of a slug, or where a body that gave it up is now.
async fn named(
    visit: &Visit,
    tree: &Tree,
    slug: &str,
    old: &str,
    new: impl Fn(&Body) -> String,
) -> Result<Arc<Body>, Elsewhere> {
    if let Some(body) = tree.by_slug(slug) {
        return Ok(Arc::clone(body));
    }
    if slug.parse::<basis::Slug>().is_err() {
        return Err(Problem::not_found().into());
    }
    let id =
        store::of_old_slug(&mut visit.site.db.read().await?, slug).await?.ok_or_else(Problem::not_found)?;
    let body = tree.get(id).ok_or_else(Problem::not_found)?;
    let rest = visit.path.strip_prefix(old).ok_or_else(Problem::not_found)?;
    Err(Elsewhere::Moved(format!("{}{rest}", new(body))))
}

impl FromRequestParts<Site> for Place {
    type Rejection = Elsewhere;
    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Elsewhere> {
        let (visit, names) = visit_and_names(parts).await?;
        let language: Language =
            names.get("lang").and_then(|code| code.parse().ok()).ok_or_else(Problem::not_found)?;
        let tree = tree(site).await?;
        let body = match names.get("body") {
            None => Arc::clone(tree.root()),
            Some(slug) => {
                let prefix = format!("/{language}/b/{slug}/");
                let body = named(&visit, &tree, slug, &prefix, |body| body.home(language)).await?;
                if body.is_root() {
                    let rest = visit.path.strip_prefix(prefix.as_str()).unwrap_or_default();
                    return Err(Elsewhere::Moved(format!("{}{rest}", body.home(language))));
                }
                body
            }
        };
        let visit = as_people_there(visit, &tree, &body);
        Ok(Self { site: site.clone(), visit, body, tree })
    }
}

impl FromRequestParts<Site> for DeskPlace {
    type Rejection = Elsewhere;
    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Elsewhere> {
        let (visit, names) = visit_and_names(parts).await?;
        let actor = visit.actor.clone().ok_or_else(Problem::sign_in)?;
        let tree = tree(site).await?;
        let slug = names.get("body").ok_or_else(Problem::not_found)?;
        let body =
            named(&visit, &tree, slug, &format!("/desk/b/{slug}/"), |body| format!("/desk/b/{}/", body.slug))
                .await?;
        let scope = tree.scope(body.id);
        let visit = as_people_there(visit, &tree, &body);
        Ok(Self { site: site.clone(), visit, actor, body, tree, scope })
    }
}
