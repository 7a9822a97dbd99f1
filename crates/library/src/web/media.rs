//! The files themselves. Their addresses hold an id that never means anything else, so they are kept for ever.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use basis::{Id, Problem, Result, of::Asset};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use weave::Site;
use web::Answer;

use crate::{Format, Stored, WIDTHS, store, store::Served};

const KEPT: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// Nothing inside runs, even where a browser opens it as a page.
const CAGED: HeaderValue = HeaderValue::from_static("default-src 'none'; sandbox");

/// `ID-960.jpg`, `ID.pdf`
struct Name {
    asset: Id<Asset>,
    /// None of a PDF.
    width: Option<u32>,
}

impl Name {
    fn of(text: &str) -> Option<Self> {
        let (stem, end) = text.rsplit_once('.')?;
        let asset = stem.get(..26)?.parse().ok()?;
        let width = match (Format::from_code(end)?, stem.get(26..)?) {
            (Format::Pdf, "") => None,
            (Format::Jpeg | Format::Png, rest) => Some(rest.strip_prefix('-')?.parse().ok()?),
            _ => return None,
        };
        Some(Self { asset, width })
    }

    /// Its own widths, and of the usual ones the nearest: a small picture has not all of them.
    fn choose<'a>(&self, served: &'a Served) -> Option<&'a Stored> {
        match (self.width, served.format.is_picture()) {
            (None, false) => served.files.first(),
            (Some(width), true) => served.files.iter().find(|file| file.width == width).or_else(|| {
                let usual = WIDTHS.contains(&width);
                usual.then(|| served.files.iter().find(|file| file.width > width).or(served.files.last()))?
            }),
            _ => None,
        }
    }
}

pub(crate) async fn media(
    State(site): State<Site>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Answer<Response> {
    let name = Name::of(&name).ok_or_else(Problem::not_found)?;
    let served = {
        let mut conn = site.db.read().await?;
        store::served(&mut conn, name.asset).await?
    };
    let file = name.choose(&served).ok_or_else(Problem::not_found)?;
    Ok(answer(&site, &served, file, &headers).await?)
}

async fn answer(site: &Site, served: &Served, file: &Stored, asked: &HeaderMap) -> Result<Response> {
    let etag = format!("\"{}\"", file.hash);
    let known = asked.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    let mut response = if known.is_some_and(|known| known.contains(&etag)) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let bytes = site.files.get(&file.hash).await?;
        let bytes = bytes.ok_or_else(|| Problem::failed(format!("the file {} is gone", file.hash)))?;
        let mut response = bytes.into_response();
        let kind = HeaderValue::from_static(served.format.content_type());
        response.headers_mut().insert(header::CONTENT_TYPE, kind);
        response
    };
    let out = response.headers_mut();
    out.insert(header::CACHE_CONTROL, KEPT);
    out.insert(header::CONTENT_SECURITY_POLICY, CAGED);
    if let Ok(etag) = HeaderValue::from_str(&etag) {
        out.insert(header::ETAG, etag);
    }
    if !served.format.is_picture() {
        out.insert(header::CONTENT_DISPOSITION, saved_as(&served.name));
    }
    Ok(response)
}

/// To be saved, under its own name; for old browsers in ASCII.
fn saved_as(name: &str) -> HeaderValue {
    const LETTERS: &AsciiSet = &NON_ALPHANUMERIC.remove(b'.').remove(b'-').remove(b'_');
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let plain: String =
        stem.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' }).collect();
    let whole = utf8_percent_encode(stem, LETTERS);
    HeaderValue::from_str(&format!("attachment; filename=\"{plain}.pdf\"; filename*=UTF-8''{whole}.pdf"))
        .unwrap_or(HeaderValue::from_static("attachment"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "01kh3x8gg0e9r8y7m6n5p4q3r2";

    #[test]
    fn names_are_read_strictly() {
        let width = |name: &str| Name::of(&name.replace("ID", ID)).map(|name| name.width);
        assert_eq!(width("ID-960.jpg"), Some(Some(960)));
        assert_eq!(width("ID-480.png"), Some(Some(480)));
        assert_eq!(width("ID.pdf"), Some(None));
        for wrong in
            ["ID.jpg", "ID-960.pdf", "ID-960.svg", "ID-x.jpg", "ID-960", "x-960.jpg", "ID-960.jpg.html", "é"]
        {
            assert_eq!(width(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn small_pictures_answer_for_the_usual_widths() {
        let file = |width| Stored { width, height: 1, bytes: 1, hash: String::new() };
        let served = Served { format: Format::Jpeg, name: String::new(), files: vec![file(480), file(700)] };
        let chosen = |width| {
            let name = Name { asset: Id::from_bits(1), width };
            name.choose(&served).map(|file| file.width)
        };
        assert_eq!(chosen(Some(480)), Some(480));
        assert_eq!(chosen(Some(700)), Some(700));
        assert_eq!(chosen(Some(960)), Some(700));
        assert_eq!(chosen(Some(1600)), Some(700));
        assert_eq!(chosen(Some(701)), None);
        assert_eq!(chosen(None), None);
    }

    #[test]
    fn a_name_cannot_break_out_of_its_header() {
        let header = saved_as("الن\"ظام\r\n.pdf");
        let text = header.to_str().unwrap();
        assert!(text.starts_with("attachment; filename=\""), "{text}");
        assert!(!text.contains('\r') && text.matches('"').count() == 2);
        assert!(text.ends_with(".pdf"));
    }
}
