//! What a reader's first view of a page weighs.

use std::collections::BTreeSet;

use regex::Regex;

use super::http;
use crate::Outcome;

#[derive(Debug, Default)]
pub struct Weight {
    /// HTML and style sheets as sent, compressed.
    pub page_bytes: usize,
    /// What must have come before text is shown: the page, its style sheets, scripts that block.
    pub requests: usize,
    /// Fonts that the style sheets name for text in Arabic and Latin letters.
    pub font_bytes: usize,
    /// Addresses on other servers that the page loads.
    pub foreign: usize,
}

struct Linked {
    styles: Vec<String>,
    blocking: usize,
    foreign: usize,
}

fn linked(html: &str) -> Outcome<Linked> {
    let tag = Regex::new(r"(?i)<(link|script|img|source|video|audio|iframe)\b[^>]*>")?;
    let attribute = Regex::new(r#"(?i)\s(rel|href|src)="([^"]*)""#)?;
    let mut found = Linked { styles: Vec::new(), blocking: 0, foreign: 0 };
    for hit in tag.find_iter(html) {
        let tag = hit.as_str();
        let value = |name: &str| {
            let mut all = attribute.captures_iter(tag);
            all.find(|one| one.get(1).is_some_and(|key| key.as_str().eq_ignore_ascii_case(name)))
                .and_then(|one| one.get(2))
                .map(|value| value.as_str())
        };
        let rel = value("rel").unwrap_or("");
        let loads = !tag.to_ascii_lowercase().starts_with("<link")
            || ["stylesheet", "preload", "icon", "modulepreload"].contains(&rel);
        let address = value("src").or_else(|| value("href"));
        if loads && address.is_some_and(|address| address.starts_with("//") || address.contains("://")) {
            found.foreign += 1;
        } else if rel == "stylesheet" {
            found.styles.extend(address.map(str::to_owned));
        } else if tag.starts_with("<script")
            && address.is_some()
            && !tag.contains(" defer")
            && !tag.contains(" async")
        {
            found.blocking += 1;
        }
    }
    Ok(found)
}

fn fonts(css: &str) -> Outcome<BTreeSet<String>> {
    let face = Regex::new(r"@font-face\s*\{[^}]*\}")?;
    let address = Regex::new(r#"url\(\s*["']?([^"')]+)["']?\s*\)"#)?;
    let faces = face.find_iter(css).flat_map(|face| address.captures_iter(face.as_str()));
    Ok(faces.filter_map(|found| found.get(1)).map(|found| found.as_str().to_owned()).collect())
}

/// Weighs a page of a running server.
///
/// # Errors
/// When anything it links does not answer 200.
pub fn weigh(port: u16, path: &str) -> Outcome<Weight> {
    let gzip = [("accept-encoding", "gzip")];
    let page = http::get(port, path, &gzip)?;
    let html = page.text()?;
    let linked = linked(&html)?;
    let mut weight = Weight {
        page_bytes: page.body.len(),
        requests: 1 + linked.blocking,
        font_bytes: 0,
        foreign: linked.foreign,
    };
    let mut faces = BTreeSet::new();
    for address in linked.styles {
        let style = http::get(port, &address, &gzip)?;
        if style.status != 200 {
            return Err(format!("{address} answered {}", style.status).into());
        }
        weight.page_bytes += style.body.len();
        weight.requests += 1;
        faces.append(&mut fonts(&style.text()?)?);
    }
    for address in faces {
        weight.font_bytes += http::get(port, &address, &[])?.body.len();
    }
    Ok(weight)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_page_loads_is_told_apart() {
        let html = r#"<link rel="stylesheet" href="/a.css"><link rel="canonical" href="https://x.example/">
            <script src="/a.js" defer></script><script src="/b.js"></script><img alt="" src="//x.example/a.png">"#;
        let found = linked(html).unwrap();
        assert_eq!((found.styles, found.blocking, found.foreign), (vec!["/a.css".to_owned()], 1, 1));
    }

    #[test]
    fn fonts_are_those_of_font_faces() {
        let css = "@font-face{src:url(\"/a.woff2\") format('woff2')} a{background:url(/b.svg)} @font-face{src:url(/a.woff2)}";
        assert_eq!(fonts(css).unwrap().len(), 1);
    }
}
