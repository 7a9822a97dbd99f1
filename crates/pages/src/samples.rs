//! The sample coalition's news, pages, menus and sources.

use std::{collections::BTreeMap, time::Duration};

use basis::{Id, Language, Moment, Problem, Result, Slug, Text, of::Body};
use db::Conn;
use network::Tree;
use serde::Deserialize;
use weave::{Samples, Site};

use crate::{
    model::{Content, Kind, State, Writing},
    picture, store, telling,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sample {
    body: String,
    slug: Slug,
    #[serde(default)]
    days_ago: f64,
    picture: Option<String>,
    /// Pages only.
    #[serde(default)]
    menu: bool,
    position: Option<i64>,
    texts: BTreeMap<Language, Words>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    title: String,
    summary: String,
    text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sources {
    #[serde(default)]
    news_from: Vec<From>,
    #[serde(default)]
    refuses: Vec<Refuses>,
}

#[derive(Deserialize)]
struct From {
    parent: String,
    child: String,
}

#[derive(Deserialize)]
struct Refuses {
    body: String,
}

/// A writing with its HTML, ready to be written.
struct Made {
    writing: Writing,
    content: Content,
    texts: Vec<(Language, String, String)>,
    in_menu: Option<i64>,
}

pub(crate) async fn fill(site: &Site, samples: &dyn Samples) -> Result<()> {
    let tree = network::tree(site).await?;
    let mut read = site.db.read().await?;
    let mut all = Vec::new();
    for kind in Kind::ALL {
        for path in samples.list(kind.folder()) {
            let sample: Sample = parse(samples, &path)?;
            all.push(made(site, &mut read, &tree, kind, &path, sample).await?);
        }
    }
    drop(read);
    let sources: Sources = match samples.text("network.toml") {
        Some(_) => parse(samples, "network.toml")?,
        None => Sources { news_from: vec![], refuses: vec![] },
    };
    let id = |slug: &str| named(&tree, slug, "network.toml");
    let mut pairs = Vec::new();
    for one in &sources.news_from {
        pairs.push((id(&one.parent)?, id(&one.child)?));
    }
    let refused = sources.refuses.iter().map(|one| id(&one.body)).collect::<Result<Vec<_>>>()?;
    let within = site.clone();
    site.db
        .write(move |conn| {
            Box::pin(async move {
                for (parent, child) in pairs {
                    store::add_source(conn, parent, child).await?;
                }
                for body in refused {
                    store::set_refused(conn, body, true).await?;
                }
                write(conn, &within, all).await
            })
        })
        .await
}

async fn write(conn: &mut Conn, site: &Site, all: Vec<Made>) -> Result<()> {
    let mut menus: BTreeMap<Id<Body>, Vec<(i64, Id<basis::of::Publication>)>> = BTreeMap::new();
    for made in all {
        let it = &made.writing;
        store::insert(conn, it, it.updated).await?;
        store::insert_revision(conn, it.id, 1, it.updated, None, &made.content).await?;
        store::set_texts(conn, it.id, &made.texts).await?;
        telling::changed(conn, site, None, it).await?;
        if let Some(position) = made.in_menu {
            menus.entry(it.body).or_default().push((position, it.id));
        }
    }
    for (body, mut items) in menus {
        items.sort();
        let items: Vec<_> = items.into_iter().map(|(_, page)| (page, Text::new())).collect();
        store::set_menu(conn, body, &items).await?;
    }
    Ok(())
}

fn parse<T: serde::de::DeserializeOwned>(samples: &dyn Samples, path: &str) -> Result<T> {
    let text = samples.text(path).ok_or_else(|| Problem::failed(format!("{path} is not text")))?;
    toml::from_str(text).map_err(|error| Problem::failed(format!("{path}: {error}")))
}

fn named(tree: &Tree, slug: &str, path: &str) -> Result<Id<Body>> {
    tree.by_slug(slug)
        .map(|body| body.id)
        .ok_or_else(|| Problem::failed(format!("{path} names the body {slug}, which is not there")))
}

async fn made(
    site: &Site,
    conn: &mut Conn,
    tree: &Tree,
    kind: Kind,
    path: &str,
    sample: Sample,
) -> Result<Made> {
    let body = named(tree, &sample.body, path)?;
    let picture = match &sample.picture {
        Some(key) => picture::sample(conn, key).await?,
        None => None,
    };
    let text = |of: fn(&Words) -> &str| {
        sample.texts.iter().fold(Text::new(), |text, (language, words)| text.with(*language, of(words)))
    };
    let content = Content {
        slug: sample.slug.clone(),
        title: text(|words| &words.title),
        summary: text(|words| &words.summary),
        text: text(|words| &words.text),
        picture,
        sensitive: false,
    };
    let at = ago(site.clock.now(), sample.days_ago);
    let writing = Writing {
        id: Id::new(&site.clock, &site.rng),
        body,
        kind,
        slug: sample.slug.clone(),
        state: State::Published,
        publish_at: None,
        first_published: Some(at),
        updated: at,
        version: 1,
        live: Some(1),
        title: content.title.clone(),
        summary: content.summary.clone(),
        picture,
        sensitive: false,
        removed: None,
        removed_by: None,
        created_by: None,
    };
    let texts = picture::rendered(conn, &content.text).await?;
    let in_menu = sample.menu.then_some(sample.position.unwrap_or(0));
    Ok(Made { writing, content, texts, in_menu })
}

fn ago(now: Moment, days: f64) -> Moment {
    now.minus(Duration::try_from_secs_f64(days * 86_400.0).unwrap_or_default())
}
