use ::web::{Answer, Tags};
use atom_syndication::{Content, Entry, Feed, FixedDateTime, Link, Person, Text, TextType};
use axum::response::{IntoResponse, Response};
use basis::{Language, Moment, Problem};
use http::header;
use network::Place;
use words::Tongue;

use crate::{model::Writing, picture, sources, store};

/// How many entries.
const NEWEST: usize = 30;

/// `feed.atom`: the newest of the body's list that have a text in this language.
pub async fn show(place: Place) -> Answer {
    let (visit, language) = (&place.visit, place.visit.language);
    let mut conn = place.site.db.read().await?;
    let shown = sources::shown(&mut conn, &place.tree, place.body.id).await?;
    let news = store::street(&mut conn, &shown.bodies, 0, NEWEST).await?;
    let mut entries = Vec::new();
    for it in news.iter().filter(|it| it.title.get(language).is_some()) {
        let html = match store::text(&mut conn, it.id, language).await? {
            Some((_, Some(html))) => html,
            Some((markdown, None)) => picture::html_for(&mut conn, &markdown, language, None).await?,
            None => String::new(),
        };
        entries.extend(entry(&place, it, language, &html));
    }
    drop(conn);
    let url = &place.site.config.url;
    let own = format!("{url}{}", place.path("feed.atom"));
    let newest = news.iter().map(|it| it.updated).max().unwrap_or(Moment::from_millis(0));
    let feed = Feed {
        title: Text {
            value: visit.t.plain_with("pages-news-of", &[("body", place.name().into())]),
            lang: Some(language.to_string()),
            ..Text::default()
        },
        id: own.clone(),
        updated: time(&visit.t, newest),
        authors: vec![Person { name: place.name().to_owned(), ..Person::default() }],
        links: vec![
            Link {
                href: own,
                rel: "self".into(),
                mime_type: Some("application/atom+xml".into()),
                ..Link::default()
            },
            Link { href: format!("{url}{}", place.path("news")), rel: "alternate".into(), ..Link::default() },
        ],
        lang: Some(language.to_string()),
        entries,
        ..Feed::default()
    };
    let xml = feed.write_to(Vec::new()).map_err(Problem::failed)?;
    let mut response = ([(header::CONTENT_TYPE, "application/atom+xml; charset=utf-8")], xml).into_response();
    keep(&mut response, shown.tags);
    Ok(response)
}

/// May be kept until one of `tags` is told.
pub(super) fn keep(response: &mut Response, tags: Vec<::web::Tag>) {
    response.extensions_mut().insert(Tags(tags));
}

fn entry(place: &Place, it: &Writing, language: Language, html: &str) -> Option<Entry> {
    let body = place.tree.get(it.body)?;
    let url = &place.site.config.url;
    let words =
        |value: &str| Text { value: value.to_owned(), lang: Some(language.to_string()), ..Text::default() };
    let text = Content {
        base: Some(format!("{url}/")),
        lang: Some(language.to_string()),
        value: Some(absolute(html, url)),
        content_type: Some("html".into()),
        ..Content::default()
    };
    Some(Entry {
        title: words(it.title.get(language)?),
        id: format!("{url}/{language}/#{}", it.id),
        updated: time(place.t(), it.updated),
        published: Some(time(place.t(), it.date())),
        authors: vec![Person {
            name: body.names.best(&place.visit.wanted()).to_owned(),
            ..Person::default()
        }],
        links: vec![Link {
            href: format!("{url}{}{}", body.home(language), it.path()),
            rel: "alternate".into(),
            hreflang: Some(language.to_string()),
            ..Link::default()
        }],
        summary: it.summary.get(language).map(|summary| Text { r#type: TextType::Text, ..words(summary) }),
        content: Some(text),
        ..Entry::default()
    })
}

/// Own addresses of safe HTML, made whole: a reader's program shows it elsewhere.
fn absolute(html: &str, url: &str) -> String {
    ["href=\"/", "src=\"/"]
        .into_iter()
        .fold(html.to_owned(), |html, own| html.replace(own, &format!("{}{url}/", own.trim_end_matches('/'))))
}

fn time(t: &Tongue, moment: Moment) -> FixedDateTime {
    t.iso(moment).parse().unwrap_or_default()
}
