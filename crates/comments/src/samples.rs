//! The sample coalition's comments.

use std::{collections::HashMap, time::Duration};

use basis::{Id, Language, Problem, Result, of::Publication};
use serde::Deserialize;
use weave::{Samples, Site};

use crate::{
    digest,
    model::{Reply, State, Words, links},
    store::{self, Fresh},
};

#[derive(Deserialize)]
struct File {
    #[serde(default)]
    comment: Vec<Sample>,
}

#[derive(Deserialize)]
struct Sample {
    /// `BODY/news/SLUG`
    on: String,
    name: String,
    text: String,
    language: Language,
    days_ago: f64,
    state: String,
    answer: Option<SampleAnswer>,
}

#[derive(Deserialize)]
struct SampleAnswer {
    text: String,
    name: String,
}

/// After the rooms that publish. What a room that is not there would have published has no comments.
pub(crate) async fn fill(site: &Site, samples: &dyn Samples) -> Result<()> {
    let Some(text) = samples.text("comments.toml") else { return Ok(()) };
    let file: File = toml::from_str(text).map_err(Problem::failed)?;
    let places = places(site).await?;
    let now = site.clock.now();
    let mut fresh = Vec::new();
    for one in file.comment {
        let Some((publication, body)) = places.get(&one.on).copied() else { continue };
        let state = State::from_code(&one.state)
            .ok_or_else(|| Problem::failed(format!("comments.toml names no state {:?}", one.state)))?;
        let at = now.minus(Duration::from_secs_f64(one.days_ago.max(0.0) * 86_400.0));
        let reply = one.answer.map(|answer| Reply {
            text: answer.text.trim().to_owned(),
            name: answer.name,
            // The body answers within the hour, and never in times to come.
            at: at.plus(Duration::from_secs(45 * 60)).min(now),
        });
        let text = one.text.trim().to_owned();
        let words =
            Words { name: one.name, links: links(&text), text, address: None, language: one.language };
        fresh.push(Fresh {
            id: Id::new(&site.clock, &site.rng),
            publication,
            body,
            words,
            proof: true,
            bulk: false,
            state,
            at,
            reply,
        });
    }
    let own = site.clone();
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let waiting: std::collections::BTreeSet<_> =
                    fresh.iter().filter(|one| one.state == State::Waiting).map(|one| one.body).collect();
                store::insert_many(conn, fresh).await?;
                for body in waiting {
                    digest::ask(&own, conn, body).await?;
                }
                Ok(())
            })
        })
        .await
}

type Place = (Id<Publication>, Id<basis::of::Body>);

/// Every publication by `BODY/PATH`.
async fn places(site: &Site) -> Result<HashMap<String, Place>> {
    let tree = network::tree(site).await?;
    let mut conn = site.db.read().await?;
    let mut places = HashMap::new();
    for room in site.publications() {
        let mut after = None;
        loop {
            let some = room.all(&mut conn, after, 200).await?;
            let Some(last) = some.last() else { break };
            after = Some(last.id);
            for one in &some {
                if let Some(body) = tree.get(one.body) {
                    places.insert(format!("{}/{}", body.slug, one.path), (one.id, one.body));
                }
            }
        }
    }
    Ok(places)
}
