use async_trait::async_trait;
use axum::response::Response;
use basis::{Id, Language, Result, of::Body};
use http::{HeaderValue, StatusCode, header};
use look::{BodyFrame, DeskBody, Head, LanguageLink, Link};
use web::{Scope, Tag, Tags};
use words::Country;

use crate::{Site, Visit};

/// One body as every page around it needs it.
pub struct Frame {
    pub body: Id<Body>,
    pub slug: String,
    pub frame: BodyFrame,
    pub country: Country,
    /// The languages the body publishes in.
    pub languages: Vec<Language>,
    /// What the frame was made from.
    pub tags: Vec<Tag>,
}

/// Who knows the bodies' frames: `network`.
#[async_trait]
pub trait Frames: Send + Sync {
    /// The frame of a body, or of the root.
    async fn frame(&self, visit: &Visit, body: Option<Id<Body>>) -> Result<Frame>;
    /// Below which a body's pages lie in one language: `/ar/`, `/fr/b/tunisie/`.
    async fn home(&self, site: &Site, body: Id<Body>, language: Language) -> Result<String>;
    /// The body at the head of a desk page, its slug, and the scope of rights there.
    async fn desk_body(&self, visit: &Visit, body: Id<Body>) -> Result<(DeskBody, String, Scope)>;
}

/// A public page of a body, without its shell.
#[derive(Debug, Default)]
pub struct Page {
    body: Option<Id<Body>>,
    title: String,
    description: String,
    crumbs: Vec<Link>,
    main: String,
    head: Head,
    sensitive: bool,
    rel: String,
    written_in: Vec<Language>,
    tags: Option<Vec<Tag>>,
    status: Option<StatusCode>,
}

impl Page {
    /// `rel` is the page's own path below the body's home: `news/the-well`, "" for home. `main` is safe HTML with its `<h1>`.
    pub fn new(
        body: Id<Body>,
        rel: impl Into<String>,
        title: impl Into<String>,
        main: impl Into<String>,
    ) -> Self {
        Self { body: Some(body), rel: rel.into(), title: title.into(), main: main.into(), ..Self::default() }
    }
    /// One plain sentence for search engines and shares.
    #[must_use]
    pub fn describe(mut self, sentence: impl Into<String>) -> Self {
        self.description = sentence.into();
        self
    }
    /// A step between the body's home and this page; `rel` as in [`Page::new`].
    #[must_use]
    pub fn crumb(mut self, rel: &str, label: impl Into<String>) -> Self {
        self.crumbs.push(Link::new(rel, label));
        self
    }
    /// The languages its content is written in: becomes hreflang. None given: no hreflang.
    #[must_use]
    pub fn written_in(mut self, languages: impl IntoIterator<Item = Language>) -> Self {
        self.written_in = languages.into_iter().collect();
        self
    }
    /// Feeds, share picture, JSON-LD. Canonical and alternates are added here.
    #[must_use]
    pub fn head(mut self, head: Head) -> Self {
        self.head = head;
        self
    }
    #[must_use]
    pub fn sensitive(mut self, sensitive: bool) -> Self {
        self.sensitive = sensitive;
        self
    }
    /// May be kept and shown to everybody, until one of these (or of the frame's) is told.
    #[must_use]
    pub fn kept_by(mut self, tags: impl IntoIterator<Item = Tag>) -> Self {
        self.tags.get_or_insert_default().extend(tags);
        self
    }
    #[must_use]
    pub fn status(mut self, status: StatusCode) -> Self {
        self.status = Some(status);
        self
    }
}

/// A page of one column that belongs to no body: sign-in, messages, the words after the exit. Never kept.
#[derive(Debug, Default)]
pub struct Plain {
    pub title: String,
    /// Safe HTML with its `<h1>`.
    pub main: String,
    pub status: Option<StatusCode>,
}

impl Site {
    /// The frames, which a site without `network` does not have.
    pub(crate) fn frames(&self) -> Result<&dyn Frames> {
        self.frames.as_deref().ok_or_else(|| basis::Problem::failed("the site has no network"))
    }

    /// The address of something below a body's home.
    ///
    /// # Errors
    /// When there is no such body.
    pub async fn path_of(&self, body: Id<Body>, language: Language, rel: &str) -> Result<String> {
        Ok(format!("{}{rel}", self.frames()?.home(self, body, language).await?))
    }

    /// A public page in its body's frame.
    ///
    /// # Errors
    /// When there is no such body, or the database does not answer.
    pub async fn show(&self, visit: &Visit, page: Page) -> Result<Response> {
        let frames = self.frames()?;
        let frame = frames.frame(visit, page.body).await?;
        let home = frame.frame.home.clone();
        let mut languages = Vec::new();
        for language in Language::ALL {
            let href = format!("{}{}", frames.home(self, frame.body, language).await?, page.rel);
            languages.push(LanguageLink { language, href, current: language == visit.language });
        }
        let mut head = page.head;
        let address = |path: &str| format!("{}{path}", self.config.url);
        head.canonical = Some(address(&format!("{home}{}", page.rel)));
        for link in &languages {
            if page.written_in.contains(&link.language) {
                head.alternates.push((link.language.code().to_owned(), address(&link.href)));
            }
        }
        let crumbs = if page.rel.is_empty() {
            Vec::new()
        } else {
            let mut crumbs =
                vec![Link::new(home.clone(), frame.frame.name.clone()).lang(frame.frame.name_lang)];
            crumbs.extend(
                page.crumbs.into_iter().map(|crumb| Link { href: format!("{home}{}", crumb.href), ..crumb }),
            );
            crumbs
        };
        let visit = visit.clone().in_country(frame.country);
        let html = look::Page {
            t: &visit.t,
            title: page.title,
            description: page.description,
            body: frame.frame,
            crumbs,
            main: page.main,
            head,
            sensitive: page.sensitive,
            reader: visit.reader,
            languages,
            path: format!("{home}{}", page.rel),
        }
        .render();
        let mut response = html_response(html, page.status.unwrap_or(StatusCode::OK), visit.language);
        if let Some(mut tags) = page.tags {
            tags.extend(frame.tags);
            tags.sort();
            tags.dedup();
            if !tags.contains(&crate::broken()) {
                response.extensions_mut().insert(Tags(tags));
            }
        }
        Ok(response)
    }

    /// A page that belongs to no body.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn show_plain(&self, visit: &Visit, page: Plain) -> Result<Response> {
        let (name, home) = match self.frames() {
            Ok(frames) => {
                let frame = frames.frame(visit, None).await?;
                (frame.frame.name, frame.frame.home)
            }
            Err(_) => (String::from("Nasij"), format!("/{}/", visit.language)),
        };
        let html = look::Plain {
            t: &visit.t,
            title: page.title,
            site_name: name,
            home,
            main: page.main,
            reader: visit.reader,
            languages: self.language_links(visit),
            path: visit.path.clone(),
        }
        .render();
        Ok(html_response(html, page.status.unwrap_or(StatusCode::OK), visit.language))
    }

    /// On pages without a language in their address: links that set the language and come back.
    pub(crate) fn language_links(&self, visit: &Visit) -> Vec<LanguageLink> {
        let back = web::encode(&visit.path);
        Language::ALL
            .into_iter()
            .map(|language| LanguageLink {
                language,
                href: format!("/language/{language}?back={back}"),
                current: language == visit.language,
            })
            .collect()
    }
}

pub(crate) fn html_response(html: String, status: StatusCode, language: Language) -> Response {
    let mut response = Response::new(axum::body::Body::from(html));
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    response.headers_mut().insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(language.code()));
    response
}
