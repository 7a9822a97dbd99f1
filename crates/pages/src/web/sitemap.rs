use ::web::{Answer, Tag};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use basis::{Language, Result};
use http::header;
use look::escape;
use weave::{Site, Visit};
use words::{Country, Tongue};

use super::feed::keep;

/// Addresses in one part; a search engine takes 50,000.
const PART: usize = 10_000;
const BATCH: usize = 500;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const SET: &str = "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n";
const INDEX: &str = "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";

/// One thing in all its languages: an address in each, and when it changed.
struct Listed {
    addresses: Vec<(Language, String)>,
    changed: Option<String>,
}

/// `sitemap.xml`: all bodies' homes and all rooms' publications; an index of `?page=N` when they are many.
pub async fn show(visit: Visit, State(site): State<Site>) -> Answer {
    let (all, tags) = listed(&site).await?;
    let mut parts: Vec<Vec<&Listed>> = vec![Vec::new()];
    let mut room = PART;
    for one in &all {
        if room < one.addresses.len() {
            parts.push(Vec::new());
            room = PART;
        }
        room -= one.addresses.len();
        if let Some(part) = parts.last_mut() {
            part.push(one);
        }
    }
    let page: Option<usize> = visit.asked("page").parse().ok();
    let url = &site.config.url;
    let xml = match page {
        None if parts.len() > 1 => {
            let parts = (1..=parts.len())
                .map(|n| format!("<sitemap><loc>{}/sitemap.xml?page={n}</loc></sitemap>\n", escape(url)));
            format!("{HEAD}{INDEX}{}</sitemapindex>\n", parts.collect::<String>())
        }
        page => {
            let part =
                parts.get(page.unwrap_or(1).saturating_sub(1)).ok_or_else(basis::Problem::not_found)?;
            format!("{HEAD}{SET}{}</urlset>\n", part.iter().map(|one| lines(one)).collect::<String>())
        }
    };
    let mut response = ([(header::CONTENT_TYPE, "application/xml; charset=utf-8")], xml).into_response();
    keep(&mut response, tags);
    Ok(response)
}

fn lines(one: &Listed) -> String {
    let alternates: String = if one.addresses.len() > 1 {
        one.addresses
            .iter()
            .map(|(language, address)| {
                format!(
                    "<xhtml:link rel=\"alternate\" hreflang=\"{language}\" href=\"{}\"/>",
                    escape(address)
                )
            })
            .collect()
    } else {
        String::new()
    };
    let changed = one.changed.as_ref().map(|time| format!("<lastmod>{time}</lastmod>")).unwrap_or_default();
    one.addresses
        .iter()
        .map(|(_, address)| format!("<url><loc>{}</loc>{changed}{alternates}</url>\n", escape(address)))
        .collect()
}

/// Everything, and by what the list is forgotten.
async fn listed(site: &Site) -> Result<(Vec<Listed>, Vec<Tag>)> {
    let tree = network::tree(site).await?;
    let url = &site.config.url;
    let t = Tongue::new(&site.catalogue, Language::En, Language::En, Country::Other);
    let mut all = Vec::new();
    let mut tags = vec![Tag::tree()];
    for body in tree.below(tree.root().id).into_iter().filter_map(|id| tree.get(id)) {
        tags.push(Tag::news_of(body.id));
        let addresses =
            body.languages.iter().map(|language| (*language, format!("{url}{}", body.home(*language))));
        all.push(Listed { addresses: addresses.collect(), changed: None });
    }
    let mut conn = site.db.read().await?;
    for room in site.publications() {
        let mut after = None;
        loop {
            let batch = room.all(&mut conn, after, BATCH).await?;
            for one in &batch {
                let Some(body) = tree.get(one.body) else { continue };
                let addresses = one
                    .title
                    .languages()
                    .map(|language| (language, format!("{url}{}{}", body.home(language), one.path)))
                    .collect();
                all.push(Listed { addresses, changed: Some(t.iso(one.updated)) });
            }
            match batch.last() {
                Some(last) if batch.len() == BATCH => after = Some(last.id),
                _ => break,
            }
        }
    }
    Ok((all, tags))
}

/// `robots.txt`
pub async fn robots(State(site): State<Site>) -> Response {
    let text = format!(
        "User-agent: *\nDisallow: /desk/\nDisallow: /sign-in\nDisallow: /exit\n\nSitemap: {}/sitemap.xml\n",
        site.config.url
    );
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}
