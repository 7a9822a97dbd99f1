use ::web::{Answer, Tag};
use askama::Template;
use basis::{Id, Language, Problem, Result, Text, of::Asset};
use look::{Feed, Head, Notice, Tone, prose};
use network::{Body, Place};
use serde_json::json;
use weave::{Page, Publication, SlotAsk, SlotPlace, Visit};
use words::Tongue;

use super::Names;
use crate::{
    model::{Kind, Writing},
    picture::{self, Pictures},
    sources, store,
};

/// How many other news stand below a text.
const NEXT: usize = 3;

/// A text as its page shows it: what is on the street, or what would be.
pub(crate) struct Article<'a> {
    pub kind: Kind,
    pub title: &'a Text,
    pub summary: &'a Text,
    pub picture: Option<Id<Asset>>,
    /// The language that is shown.
    pub lang: Language,
    /// Safe HTML in that language.
    pub html: String,
    /// First published, last changed; none before it was published.
    pub dates: Option<(basis::Moment, basis::Moment)>,
}

#[derive(Template)]
#[template(path = "item.html")]
struct View<'a> {
    t: &'a Tongue,
    notice: String,
    home: String,
    body: String,
    body_lang: Language,
    title: &'a str,
    summary: &'a str,
    lang: Language,
    /// RFC 3339 and as people say it.
    date: Option<(String, String)>,
    changed: Option<(String, String)>,
    figure: String,
    html: &'a str,
    next: Vec<Next>,
    all: String,
    below: String,
}

struct Next {
    href: String,
    title: String,
    lang: Language,
    iso: String,
    date: String,
}

/// What stands below the text.
#[derive(Default)]
pub(crate) struct Below {
    next: Vec<Next>,
    html: String,
}

impl Article<'_> {
    /// The page without its shell.
    pub fn render(&self, visit: &Visit, body: &Body, pictures: &Pictures, below: Below) -> Result<String> {
        let t = &visit.t;
        let (body_lang, name) = body.names.nearest(&visit.wanted()).unwrap_or((visit.language, ""));
        let notice = if self.lang == visit.language {
            String::new()
        } else {
            let args = [("language", t.language_name(self.lang).into())];
            Notice::new(Tone::Info, t.say_with("ui-written-in", &args)).to_string()
        };
        let day = |moment| (t.iso(moment), t.dates(moment));
        let (date, changed) = match (self.kind, self.dates) {
            (_, None) => (None, None),
            (Kind::News, Some((first, updated))) => {
                let later = visit.t.country.day(first) != visit.t.country.day(updated);
                (Some(day(first)), later.then(|| (t.iso(updated), t.date(updated))))
            }
            (Kind::Page, Some((_, updated))) => (None, Some((t.iso(updated), t.date(updated)))),
        };
        let home = body.home(visit.language);
        let view = View {
            t,
            notice,
            body: name.to_owned(),
            body_lang,
            title: self.title.get(self.lang).unwrap_or_default(),
            summary: self.summary.get(self.lang).unwrap_or_default(),
            lang: self.lang,
            date,
            changed,
            figure: pictures.figure(self.picture, visit),
            html: &self.html,
            next: below.next,
            all: format!("{home}{}", Kind::News.folder()),
            below: below.html,
            home,
        };
        view.render().map_err(Problem::failed)
    }
}

/// `news/{slug}` and `pages/{slug}`.
pub async fn show(place: Place, names: Names, kind: Kind) -> Answer {
    let slug = names.get("slug").and_then(|slug| slug.parse().ok()).ok_or_else(Problem::not_found)?;
    let (site, visit, body) = (&place.site, &place.visit, &place.body);
    let mut conn = site.db.read().await?;
    let it = store::by_slug(&mut conn, body.id, kind, &slug, true).await?.ok_or_else(Problem::not_found)?;
    let (lang, _) = it.title.nearest(&visit.wanted()).ok_or_else(Problem::not_found)?;
    let (markdown, kept) = store::text(&mut conn, it.id, lang).await?.unwrap_or_default();
    // Kept HTML shows pictures at once; a reader who saves data gets it made for her.
    let saving = visit.reader.saver && markdown.contains("/media/");
    let html = match kept {
        Some(html) if !saving => html,
        _ => picture::html_for(&mut conn, &markdown, lang, saving.then_some(&visit.t)).await?,
    };
    let shown = sources::shown(&mut conn, &place.tree, body.id).await?;
    let newest = match kind {
        Kind::News => store::street(&mut conn, &shown.bodies, 0, NEXT + 1).await?,
        Kind::Page => Vec::new(),
    };
    let pictures = picture::of(&mut conn, [it.picture]).await?;
    drop(conn);

    let publication = Publication::from(&it);
    let ask = SlotAsk { site, visit, body: Some(body.id), publication: Some(&publication) };
    let fragments = site.fill(SlotPlace::BelowPublication, &ask).await;
    let mut tags = vec![Tag::publication(it.id), Tag::body(body.id)];
    if kind == Kind::News {
        tags.extend(shown.tags);
    }
    tags.extend(pictures.tags());
    tags.extend(fragments.iter().flat_map(|fragment| fragment.tags.iter().cloned()));
    let below = Below {
        next: next(&place, &newest, &it),
        html: fragments.into_iter().map(|fragment| fragment.html).collect(),
    };
    let article = Article {
        kind,
        title: &it.title,
        summary: &it.summary,
        picture: it.picture,
        lang,
        html,
        dates: Some((it.date(), it.updated)),
    };
    let main = article.render(visit, body, &pictures, below)?;
    let title = it.title.get(lang).unwrap_or_default().to_owned();
    let description = match it.summary.get(lang) {
        Some(summary) => summary.to_owned(),
        None => prose::excerpt(&markdown, 160),
    };
    let mut page = Page::new(body.id, it.path(), title, main)
        .describe(description)
        .written_in(it.languages())
        .head(head(&place, &it, lang, &pictures))
        .sensitive(it.sensitive)
        .kept_by(tags);
    if kind == Kind::News {
        page = page.crumb(kind.folder(), visit.t.say("pages-news"));
    }
    Ok(site.show(visit, page).await?)
}

fn next(place: &Place, newest: &[Writing], it: &Writing) -> Vec<Next> {
    let (visit, wanted) = (&place.visit, place.visit.wanted());
    let others = newest.iter().filter(|other| other.id != it.id).take(NEXT);
    others
        .filter_map(|other| {
            let body = place.tree.get(other.body)?;
            let (lang, title) = other.title.nearest(&wanted)?;
            Some(Next {
                href: format!("{}{}", body.home(visit.language), other.path()),
                title: title.to_owned(),
                lang,
                iso: visit.t.iso(other.date()),
                date: visit.t.date(other.date()),
            })
        })
        .collect()
}

/// What machines read: share picture, feed, JSON-LD.
fn head(place: &Place, it: &Writing, lang: Language, pictures: &Pictures) -> Head {
    let url = &place.site.config.url;
    let address = |path: &str| format!("{url}{path}");
    let own = address(&place.path(&it.path()));
    let share = pictures.share(it.picture, &place.visit.wanted());
    let image = share.as_ref().map(|(path, _)| address(path));
    let organisation =
        json!({ "@type": "Organization", "name": place.name(), "url": address(&place.path("")) });
    let news_list =
        (it.kind == Kind::News).then(|| (place.t().plain("pages-news"), address(&place.path("news"))));
    let steps = [(place.name().to_owned(), address(&place.path("")))]
        .into_iter()
        .chain(news_list)
        .chain([(it.title.get(lang).unwrap_or_default().to_owned(), own.clone())]);
    let steps: Vec<_> = steps
        .zip(1..)
        .map(|((name, item), position)| {
            json!({ "@type": "ListItem", "position": position, "name": name, "item": item })
        })
        .collect();
    let mut json_ld = vec![
        json!({ "@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": steps })
            .to_string(),
    ];
    if it.kind == Kind::News {
        let mut article = json!({
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": it.title.get(lang),
            "description": it.summary.get(lang),
            "inLanguage": lang.code(),
            "datePublished": place.t().iso(it.date()),
            "dateModified": place.t().iso(it.updated),
            "author": organisation,
            "publisher": organisation,
            "mainEntityOfPage": own,
        });
        if let (Some(image), Some(fields)) = (&image, article.as_object_mut()) {
            fields.insert(String::from("image"), json!([image]));
        }
        json_ld.insert(0, article.to_string());
    }
    Head {
        feeds: vec![Feed {
            href: address(&place.path("feed.atom")),
            title: place.t().plain_with("pages-news-of", &[("body", place.name().into())]),
        }],
        og_type: "article",
        og_image: image,
        og_image_alt: share.map(|(_, alt)| alt),
        json_ld,
        ..Head::default()
    }
}
