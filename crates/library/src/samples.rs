//! The pictures of the sample coalition.

use basis::{Problem, Result, Text};
use bytes::Bytes;
use futures_util::{StreamExt, TryStreamExt, stream};
use serde::Deserialize;
use weave::{Samples, Site};

use crate::{
    Item, Licence, Texts,
    add::{Origin, kept, made},
    recognise, store,
};

/// So many pictures are drawn at once: a demo's are small.
const AT_ONCE: usize = 4;

#[derive(Deserialize)]
struct File {
    #[serde(default)]
    picture: Vec<Sample>,
}

#[derive(Deserialize)]
struct Sample {
    key: String,
    kind: String,
    file: String,
    body: String,
    alt: Text,
    #[serde(default)]
    caption: Text,
    credit: String,
    licence: String,
}

pub(crate) async fn plant(site: &Site, samples: &dyn Samples) -> Result<()> {
    let Some(text) = samples.text("pictures.toml") else { return Ok(()) };
    let File { picture } = toml::from_str(text).map_err(Problem::failed)?;
    let tree = network::tree(site).await?;
    let mut work = Vec::new();
    for sample in picture {
        let wrong = |what: &str| Problem::failed(format!("the sample picture {} {what}", sample.key));
        let body = tree.by_slug(&sample.body).ok_or_else(|| wrong("has no body"))?.id;
        let path = format!("pictures/{}", sample.file);
        let bytes = samples.bytes(&path).ok_or_else(|| wrong("has no file"))?;
        work.push((sample, body, Bytes::copy_from_slice(bytes)));
    }
    let drawn: Vec<(Item, bool)> = stream::iter(work)
        .map(|(sample, body, bytes)| async move {
            let sent = recognise(&bytes)?;
            let (format, files) = made(bytes, sent).await?;
            let texts = Texts {
                alt: sample.alt,
                caption: sample.caption,
                credit: sample.credit,
                licence: Licence::from_code(&sample.licence).unwrap_or(Licence::Reserved),
            };
            let origin = Origin { body, created: site.clock.now(), created_by: None };
            let item = kept(site, origin, sample.key, texts, format, files).await?;
            Ok::<_, Problem>((item, sample.kind == "logo"))
        })
        .buffered(AT_ONCE)
        .try_collect()
        .await?;
    let logos: Vec<_> =
        drawn.iter().filter(|(_, logo)| *logo).map(|(item, _)| (item.body, item.id)).collect();
    let items: Vec<Item> = drawn.into_iter().map(|(item, _)| item).collect();
    site.db.write(move |conn| Box::pin(async move { store::insert(conn, &items).await })).await?;
    for (body, asset) in logos {
        network::set_logo(site, body, Some(asset)).await?;
    }
    Ok(())
}
