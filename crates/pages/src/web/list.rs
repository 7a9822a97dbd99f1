use ::web::Answer;
use askama::Template;
use basis::Problem;
use look::{Card, EmptyState, Feed, Head, Icon, Pager};
use network::Place;
use weave::Page;
use words::Tongue;

use super::{cards, page_asked};
use crate::{picture, sources, store};

/// How many stand on a page.
const PER_PAGE: usize = 12;

#[derive(Template)]
#[template(path = "list.html")]
struct View<'a> {
    t: &'a Tongue,
    title: String,
    feed: String,
    cards: Vec<Card>,
    empty: String,
    pager: String,
}

/// `news?page=`: newest first, with those of chosen bodies below.
pub async fn show(place: Place) -> Answer {
    let t = place.t();
    let page = page_asked(&place.visit);
    let mut conn = place.site.db.read().await?;
    let shown = sources::shown(&mut conn, &place.tree, place.body.id).await?;
    let mut news = store::street(&mut conn, &shown.bodies, (page - 1) * PER_PAGE, PER_PAGE + 1).await?;
    if news.is_empty() && page > 1 {
        return Err(Problem::not_found().into());
    }
    let more = news.len() > PER_PAGE;
    news.truncate(PER_PAGE);
    let pictures = picture::of(&mut conn, news.iter().map(|it| it.picture)).await?;
    drop(conn);
    let at = |page: usize| if page == 1 { String::from("news") } else { format!("news?page={page}") };
    let empty = if news.is_empty() {
        EmptyState {
            icon: Icon::News,
            title: t.say("pages-no-news-title"),
            text: t.say("pages-no-news"),
            action: String::new(),
        }
        .to_string()
    } else {
        String::new()
    };
    let title = t.plain_with("pages-news-of", &[("body", place.name().into())]);
    let view = View {
        t,
        title: t.say_with("pages-news-of", &[("body", place.name().into())]),
        feed: place.path("feed.atom"),
        cards: cards(&place.visit, &place.tree, place.body.id, &news, &pictures, 2),
        pager: Pager {
            t,
            newer: (page > 1).then(|| place.path(&at(page - 1))),
            older: more.then(|| place.path(&at(page + 1))),
        }
        .to_string(),
        empty,
    };
    let main = view.render().map_err(Problem::failed)?;
    let head = Head {
        feeds: vec![Feed { href: format!("{}{}", place.site.config.url, view.feed), title: title.clone() }],
        noindex: news.is_empty(),
        ..Head::default()
    };
    let page = Page::new(place.body.id, at(page), title.clone(), main)
        .describe(title)
        .head(head)
        .kept_by(shown.tags)
        .kept_by(pictures.tags());
    Ok(place.site.show(&place.visit, page).await?)
}
