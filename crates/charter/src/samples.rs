//! The sample coalition's charter.

use basis::{Id, Problem, Result, Text};
use serde::Deserialize;
use weave::{Samples, Site};
use words::Country;

use crate::{
    edit::tell_of,
    import::ArticleKind,
    model::{Adherence, Article, Draft},
    store,
};

#[derive(Deserialize)]
struct File {
    body: String,
    version: Vec<SampleVersion>,
    #[serde(default)]
    adherence: Vec<SampleAdherence>,
}

#[derive(Deserialize)]
struct SampleVersion {
    number: i64,
    date: String,
    title: Text,
    article: Vec<SampleArticle>,
}

#[derive(Deserialize)]
struct SampleArticle {
    kind: ArticleKind,
    number: Option<i64>,
    texts: Text,
}

#[derive(Deserialize)]
struct SampleAdherence {
    body: String,
    version: i64,
    date: String,
    #[serde(default)]
    reservation: Text,
}

/// Lays out the charter and its adherences.
///
/// # Errors
/// A file that does not fit.
pub async fn lay_out(site: &Site, samples: &dyn Samples) -> Result<()> {
    let Some(text) = samples.text("charter/charter.toml") else { return Ok(()) };
    let file: File = toml::from_str(text).map_err(Problem::failed)?;
    let tree = network::tree(site).await?;
    let body = tree.by_slug(&file.body).ok_or_else(|| Problem::failed(format!("no body {}", file.body)))?.id;
    let mut adherences = Vec::new();
    for one in &file.adherence {
        let at = tree.by_slug(&one.body).ok_or_else(|| Problem::failed(format!("no body {}", one.body)))?.id;
        adherences.push((at, one.version, one.date.clone(), one.reservation.clone()));
    }
    let within = site.clone();
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let now = within.clock.now();
                let mut ids = Vec::new();
                for version in file.version {
                    let id = Id::new(&within.clock, &within.rng);
                    let articles = version
                        .article
                        .into_iter()
                        .map(|article| Article {
                            kind: article.kind,
                            number: article.number,
                            texts: article.texts,
                        })
                        .collect();
                    let draft = Draft { title: version.title, day: version.date.clone(), articles };
                    store::save_draft(conn, id, body, &draft, 0, now).await?;
                    let at = Country::Other.start_of_day(&version.date).unwrap_or(now);
                    store::set_published(conn, id, version.number, at).await?;
                    ids.push((version.number, id));
                }
                for (at, number, day, reservation) in adherences {
                    let Some((_, version)) = ids.iter().find(|(known, _)| *known == number) else { continue };
                    store::adhere(conn, &Adherence { body: at, version: *version, day, reservation }, now)
                        .await?;
                }
                tell_of(conn, &within, body).await
            })
        })
        .await
}
