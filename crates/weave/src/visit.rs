use std::sync::Arc;

use async_trait::async_trait;
use axum::{extract::FromRequestParts, http::request::Parts};
use basis::{Language, Problem, Result};
use http::{HeaderMap, header};
use look::{Notice, Reader, Tone};
use web::{Actor, Cookies, Failure, set_cookie};
use words::{Country, Tongue};

use crate::Site;

/// The cookie of whoever is signed in.
pub const SESSION: &str = "session";

/// Who keeps sessions: `accounts`.
#[async_trait]
pub trait SignIn: Send + Sync {
    /// Whose session this token is, with her rights as of now.
    async fn actor(&self, site: &Site, token: &str) -> Result<Option<Actor>>;
    /// Whose key to the API this is, with no more rights than it was made with.
    async fn by_token(&self, _site: &Site, _token: &str) -> Result<Option<Actor>> {
        Ok(None)
    }
    /// Ends it; an unknown one is no error.
    async fn end(&self, site: &Site, token: &str) -> Result<()>;
}

/// One request's reader.
#[derive(Clone)]
pub struct Visit {
    pub site: Site,
    /// The interface's language: of the address on public pages, hers in the desk.
    pub language: Language,
    pub t: Tongue,
    pub reader: Reader,
    /// Empty on public routes: their pages are shown to everybody.
    pub actor: Option<Arc<Actor>>,
    /// Path and query of this request.
    pub path: String,
    second: Language,
}

impl Visit {
    pub(crate) fn read(site: &Site, path_and_query: &str, headers: &HeaderMap) -> Self {
        let cookies = Cookies::of(headers);
        let path = path_and_query.split('?').next().unwrap_or_default();
        let second = cookies
            .get("second")
            .and_then(|code| code.parse().ok())
            .filter(|l| *l != Language::Zgh)
            .unwrap_or(Language::Ar);
        let language = path
            .split('/')
            .nth(1)
            .and_then(|first| first.parse().ok())
            .or_else(|| cookies.get("language").and_then(|code| code.parse().ok()))
            .unwrap_or_else(|| {
                let accepted =
                    headers.get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok()).unwrap_or_default();
                words::negotiate(accepted, &Language::ALL)
            });
        // Elsewhere it would change pages that are kept for everybody.
        let second = if language == Language::Zgh { second } else { Language::Ar };
        let reader = cookies.get(Reader::COOKIE).map(Reader::from_cookie).unwrap_or_default();
        let t = Tongue::new(&site.catalogue, language, second, Country::Other);
        Self { site: site.clone(), language, t, reader, actor: None, path: path_and_query.to_owned(), second }
    }

    /// For pages made outside a request: mails, benches.
    pub fn of(site: &Site, language: Language) -> Self {
        let t = Tongue::new(&site.catalogue, language, Language::Ar, Country::Other);
        Self {
            site: site.clone(),
            language,
            t,
            reader: Reader::default(),
            actor: None,
            path: "/".into(),
            second: Language::Ar,
        }
    }

    /// The same reader, with dates as people of `country` say them.
    #[must_use]
    pub fn in_country(mut self, country: Country) -> Self {
        self.t = Tongue::new(&self.site.catalogue, self.language, self.second, country);
        self
    }

    /// The same reader in another interface language.
    #[must_use]
    pub fn in_language(mut self, language: Language) -> Self {
        self.language = language;
        self.t = self.t.in_language(language);
        self
    }

    /// What stands behind the question mark of this request's address.
    pub fn query(&self) -> Option<&str> {
        self.path.split_once('?').map(|(_, query)| query)
    }

    /// One parameter of it; "" when it is not there.
    pub fn asked(&self, name: &str) -> String {
        web::query(self.query(), name).unwrap_or_default()
    }

    /// What was done before this page was shown, as `?done=` says it; `known` has the words of each.
    pub fn done(&self, known: &[(&str, &str)]) -> Vec<Notice> {
        let asked = self.asked("done");
        let words = known.iter().find(|(done, _)| *done == asked).map(|(_, words)| *words);
        words.map(|words| Notice::new(Tone::Done, self.t.say(words))).into_iter().collect()
    }

    /// Content is looked for in these languages, in this order: the page's, her second, then Arabic, French, English.
    pub fn wanted(&self) -> Vec<Language> {
        let mut wanted = vec![self.language];
        for language in [self.second, Language::Ar, Language::Fr, Language::En, Language::Zgh] {
            if !wanted.contains(&language) {
                wanted.push(language);
            }
        }
        wanted
    }

    /// Who is signed in.
    ///
    /// # Errors
    /// [`basis::Kind::SignIn`] when nobody is.
    pub fn actor(&self) -> Result<&Actor> {
        self.actor.as_deref().ok_or_else(Problem::sign_in)
    }

    /// What stands in the place of a dangerous form until she has shown that it is she: a sentence and the way there, back
    /// to this page. None when she has.
    pub fn step_up_gate(&self) -> Option<String> {
        let actor = self.actor.as_deref()?;
        actor.stepped_up(self.site.clock.now()).err()?;
        let button = look::form::Button::quiet(self.t.say("weave-step-up"))
            .icon(look::Icon::Key)
            .link(format!("/sign-in/again?next={}", web::encode(&self.path)));
        Some(format!(
            "<div class=\"panel stack\"><p>{}</p><p>{button}</p></div>",
            look::escape(&self.t.say("weave-step-up-first"))
        ))
    }

    /// A cookie for this site, Secure unless it is plain http on loopback.
    pub fn cookie(&self, name: &str, value: &str, max_age: Option<u64>) -> Option<http::HeaderValue> {
        set_cookie(name, value, max_age, self.site.config.https() || !self.site.config.is_local())
    }
}

pub(crate) async fn with_actor(mut visit: Visit, headers: &HeaderMap) -> Result<Visit> {
    let cookies = Cookies::of(headers);
    let Some(token) = cookies.get(SESSION) else { return Ok(visit) };
    let site = visit.site.clone();
    if let Some(sign_in) = site.sign_in() {
        visit.actor = sign_in.actor(&site, token).await?.map(Arc::new);
    }
    let chosen = cookies.get("language").and_then(|code| code.parse::<Language>().ok());
    if let Some(actor) = visit.actor.clone().filter(|_| chosen.is_none()) {
        visit = visit.in_language(actor.language);
    }
    Ok(visit)
}

impl<S: Send + Sync> FromRequestParts<S> for Visit {
    type Rejection = Failure;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        parts.extensions.get::<Self>().cloned().ok_or_else(|| Failure(Problem::failed("no visit")))
    }
}
