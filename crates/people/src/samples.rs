//! The sample coalition's persons: invented names, addresses that lead nowhere. Names are sealed as they would be by the form.

use std::{collections::BTreeMap, time::Duration};

use basis::{Id, Language, Problem, Result, of::Body};
use serde::Deserialize;
use weave::{Samples, Site};

use crate::{
    address,
    model::{Consent, Event, NAME, NOTE, PHONE, PLACE, RECORD_KEPT, Source, TABLE},
    store::{self, NewPerson, SealedBytes},
};

#[derive(Deserialize)]
struct File {
    #[serde(default)]
    person: Vec<Sample>,
}

#[derive(Deserialize)]
struct Sample {
    body: String,
    name: String,
    phone: String,
    place: String,
    #[serde(default)]
    note: String,
    address: String,
    language: Language,
    source: String,
    consents: Vec<String>,
    days_ago: u64,
}

/// One transaction a body. Where nobody keeps the body's key, its persons are left out: names are sealed or nowhere.
pub(crate) async fn fill(site: &Site, samples: &dyn Samples) -> Result<()> {
    let Some(text) = samples.text("persons.toml") else { return Ok(()) };
    let file: File = toml::from_str(text).map_err(Problem::failed)?;
    let tree = network::tree(site).await?;
    let mut by_body: BTreeMap<Id<Body>, Vec<Sample>> = BTreeMap::new();
    for one in file.person {
        let body = tree.by_slug(&one.body);
        let body =
            body.ok_or_else(|| Problem::failed(format!("persons.toml names no body {:?}", one.body)))?;
        by_body.entry(body.id).or_default().push(one);
    }
    for (body, persons) in by_body {
        if keys::has_key(site, body).await? {
            fill_body(site, body, persons).await?;
        }
    }
    Ok(())
}

async fn fill_body(site: &Site, body: Id<Body>, persons: Vec<Sample>) -> Result<()> {
    let places = u32::try_from(persons.len()).map_err(Problem::failed)?;
    let sealer = keys::sealer(site, body, places).await?;
    let own = site.clone();
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let mut sealing = sealer.within(&own, conn).await?;
                let now = own.clock.now();
                for one in persons {
                    let person = Id::new(&own.clock, &own.rng);
                    let said = [(NAME, one.name), (PHONE, one.phone), (PLACE, one.place), (NOTE, one.note)];
                    let plain: BTreeMap<&str, String> = said
                        .into_iter()
                        .filter(|(_, text)| !text.is_empty())
                        .map(|(field, text)| (field.name(), text))
                        .collect();
                    let plain = serde_json::to_vec(&plain).map_err(Problem::failed)?;
                    let sealed = sealing.seal(TABLE, person, &plain)?;
                    let source = Source::from_code(&one.source)
                        .ok_or_else(|| Problem::failed("persons.toml names no such source"))?;
                    let created = now.minus(Duration::from_secs(one.days_ago * 86_400));
                    let ends = created.plus(RECORD_KEPT);
                    let new = NewPerson {
                        id: person,
                        body,
                        language: one.language,
                        source,
                        created,
                        changed: created,
                        ends,
                        address: Some(address::keep(&own, &one.address)),
                        sealed: Some(SealedBytes {
                            envelope: sealed.envelope.to_string(),
                            bytes: sealed.bytes,
                        }),
                    };
                    store::insert(conn, new).await?;
                    store::note(conn, Id::new(&own.clock, &own.rng), person, Event::Added, None, created)
                        .await?;
                    for what in one.consents.iter().filter_map(|code| Consent::from_code(code)) {
                        let id = Id::new(&own.clock, &own.rng);
                        store::give(conn, id, person, what, source, None, created).await?;
                    }
                    store::refresh(conn, person, ends).await?;
                }
                Ok(())
            })
        })
        .await
}
