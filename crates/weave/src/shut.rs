//! What a server answers whose key is locked: on every address that it waits, in the reader's language.

use std::sync::Arc;

use axum::{Router, extract::Request, response::Response, routing};
use basis::{Language, Result};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use words::{Catalogue, Country};

use crate::{Room, page::html_response, weaving};

/// Seconds after which a reader's browser or a script may ask again.
const RETRY: &str = "60";

/// A site before its key is there: no database is asked, nobody is known.
///
/// # Errors
/// Catalogues with mistakes.
pub fn shut(rooms: &[Arc<dyn Room>]) -> Result<Router> {
    let catalogue = weaving::catalogue(rooms)?;
    Ok(Router::new().route("/assets/{name}", routing::get(weaving::asset)).fallback(
        move |request: Request| {
            let catalogue = catalogue.clone();
            async move { answer(&catalogue, &request) }
        },
    ))
}

fn answer(catalogue: &Catalogue, request: &Request) -> Response {
    let path = request.uri().path();
    let language = language(path, request.headers());
    let t = catalogue.tongue(language, Language::Ar, Country::Other);
    let mut response = if path == "/healthz" {
        said("text/plain; charset=utf-8", String::from("locked\n"))
    } else if path.starts_with("/api/") {
        let body = serde_json::json!({"type": "locked", "title": t.plain("weave-shut-title"), "status": 503});
        said("application/problem+json", body.to_string())
    } else {
        let (title, text) = (t.plain("weave-shut-title"), t.say("weave-shut"));
        let (title, text) = (look::escape(&title), look::escape(&text));
        let html = format!(
            "<!doctype html>\n<html lang=\"{language}\" dir=\"{}\" data-dye=\"indigo\">\n<head>\n<meta charset=\"utf-8\">\n\
             <title>{title}</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"robots\" content=\"noindex\">\n<link rel=\"stylesheet\" href=\"{}\">\n\
             <link rel=\"icon\" href=\"{}\" type=\"image/svg+xml\">\n</head>\n<body>\n<main id=\"main\" class=\"narrow\">\n\
             <h1>{title}</h1>\n<p>{text}</p>\n</main>\n</body>\n</html>\n",
            language.dir(),
            look::asset_path("public.css"),
            look::asset_path("mark.svg"),
        );
        html_response(html, StatusCode::SERVICE_UNAVAILABLE, language)
    };
    *response.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static(RETRY));
    web::headers::harden(response.headers_mut(), false);
    response
}

fn said(kind: &'static str, body: String) -> Response {
    let mut response = Response::new(axum::body::Body::from(body));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}

/// The address's own language, else the browser's: those this page is written in.
fn language(path: &str, headers: &HeaderMap) -> Language {
    const WRITTEN: [Language; 3] = [Language::Ar, Language::Fr, Language::En];
    let own = path.split('/').nth(1).and_then(|first| first.parse().ok());
    own.filter(|language| WRITTEN.contains(language)).unwrap_or_else(|| {
        let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        words::negotiate(accepted.unwrap_or_default(), &WRITTEN)
    })
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use http_body_util::BodyExt as _;
    use tower::ServiceExt as _;

    use super::*;

    async fn ask(path: &str, accepted: &str) -> (StatusCode, HeaderMap, String) {
        let request = Request::builder()
            .uri(path)
            .header(header::ACCEPT_LANGUAGE, accepted)
            .body(Body::empty())
            .unwrap();
        let response = shut(&[]).unwrap().oneshot(request).await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        let bytes = response.into_body().collect().await.unwrap().to_bytes();
        (status, headers, String::from_utf8_lossy(&bytes).into_owned())
    }

    #[tokio::test]
    async fn every_address_says_that_it_waits_in_the_readers_language() {
        for (path, accepted, lang) in [
            ("/", "fr-FR,fr;q=0.9", "fr"),
            ("/", "de, en;q=0.5", "en"),
            ("/ar/b/tunisie/", "fr", "ar"),
            ("/desk/", "", "ar"),
            ("/zgh/", "en", "en"),
        ] {
            let (status, headers, page) = ask(path, accepted).await;
            assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE, "{path}");
            assert!(page.contains(&format!("<html lang=\"{lang}\"")), "{path} {accepted}: {page}");
            assert_eq!(headers["retry-after"], "60");
            assert_eq!(headers["cache-control"], "no-store");
        }
        assert_eq!(ask("/healthz", "").await.2, "locked\n");
        let (status, headers, body) = ask("/api/v1/bodies", "en").await;
        assert_eq!(
            (status, &headers["content-type"]),
            (StatusCode::SERVICE_UNAVAILABLE, &"application/problem+json".parse().unwrap())
        );
        assert!(body.contains("\"type\":\"locked\""));
        let style = look::asset_path("public.css");
        assert_eq!(ask(style, "").await.0, StatusCode::OK);
    }
}
