//! The sample coalition's kinds and bodies.

use std::collections::HashMap;

use basis::{Id, Language, Problem, Result, Text, of::Body as BodyMark};
use serde::Deserialize;
use weave::{Samples, Site, facts::TreeChanged, tell};
use words::Country;

use crate::{Body, Kind, Profile, Springs, Status, store};

#[derive(Deserialize)]
struct Kinds {
    kind: Vec<SampleKind>,
}

#[derive(Deserialize)]
struct SampleKind {
    key: String,
    names: Text,
    plural: Text,
    may_contain: Vec<String>,
}

#[derive(Deserialize)]
struct Bodies {
    body: Vec<Sample>,
}

#[derive(Deserialize)]
struct Sample {
    slug: String,
    kind: String,
    parent: Option<String>,
    country: Option<String>,
    status: String,
    year: Option<i64>,
    dye: String,
    languages: Vec<Language>,
    lat: Option<f64>,
    lon: Option<f64>,
    names: Text,
    #[serde(default)]
    summary: Text,
    #[serde(default)]
    address: Text,
    #[serde(default)]
    links: Vec<String>,
    springs_from: Option<SampleSprings>,
}

#[derive(Deserialize)]
struct SampleSprings {
    names: Text,
    link: String,
}

/// Kinds from a file as `fixtures/kinds.toml` is.
///
/// # Errors
/// A file of another shape.
pub(crate) fn read_kinds(text: &str) -> Result<Vec<Kind>> {
    let kinds: Kinds = toml::from_str(text).map_err(Problem::failed)?;
    let kind = |one: SampleKind| Kind {
        key: one.key,
        names: one.names,
        plural: one.plural,
        may_contain: one.may_contain,
    };
    Ok(kinds.kind.into_iter().map(kind).collect())
}

pub(crate) async fn fill(site: &Site, samples: &dyn Samples) -> Result<()> {
    let (Some(kinds), Some(bodies)) = (samples.text("kinds.toml"), samples.text("bodies.toml")) else {
        return Ok(());
    };
    let kinds = read_kinds(kinds)?;
    let bodies: Bodies = toml::from_str(bodies).map_err(Problem::failed)?;
    let mut ids: HashMap<String, Id<BodyMark>> = HashMap::new();
    let mut rows = Vec::with_capacity(bodies.body.len());
    let mut springs = None;
    for sample in bodies.body {
        let id = Id::new(&site.clock, &site.rng);
        if let Some(from) = &sample.springs_from {
            springs = Some((id, Springs { names: from.names.clone(), link: from.link.clone() }));
        }
        rows.push(body(id, &ids, &sample)?);
        ids.insert(sample.slug, id);
    }
    let first = rows.first().map(|(body, _)| body.id);
    let first = first.ok_or_else(|| Problem::failed("bodies.toml names no body"))?;
    let within = site.clone();
    site.db
        .write(move |conn| {
            Box::pin(async move {
                store::insert_kinds(conn, &kinds).await?;
                store::insert(conn, &rows, within.clock.now()).await?;
                if let Some((root, springs)) = springs {
                    store::set_springs(conn, root, Some(&springs)).await?;
                }
                tell(conn, &within, &TreeChanged { body: first }).await
            })
        })
        .await
}

fn body(id: Id<BodyMark>, ids: &HashMap<String, Id<BodyMark>>, sample: &Sample) -> Result<(Body, Profile)> {
    let wrong = |what: &str| Problem::failed(format!("the sample body {} {what}", sample.slug));
    let parent = match &sample.parent {
        Some(slug) => Some(*ids.get(slug).ok_or_else(|| wrong("stands before its parent"))?),
        None => None,
    };
    let body = Body {
        id,
        slug: sample.slug.parse().map_err(|_| wrong("has no slug"))?,
        kind: sample.kind.clone(),
        parent,
        country: sample.country.as_deref().map_or(Country::Other, Country::from_code),
        country_code: sample.country.clone(),
        status: Status::from_code(&sample.status).ok_or_else(|| wrong("has no known status"))?,
        names: sample.names.clone(),
        dye: look::Dye::from_code(&sample.dye).ok_or_else(|| wrong("has no known dye"))?,
        languages: sample.languages.clone(),
        logo: None,
        year: sample.year,
        place: sample.lat.zip(sample.lon),
        hijri: None,
        shows_people: false,
    };
    let profile = Profile {
        summary: sample.summary.clone(),
        address: sample.address.clone(),
        links: sample.links.clone(),
    };
    Ok((body, profile))
}
