//! A small woven site for tests: a database of its own, mail in memory, a clock that stands still, and readers who ask.
//! For tests only: it panics where they should fail.
#![expect(clippy::expect_used, reason = "a test that cannot have its site must fail loudly")]

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use async_trait::async_trait;
use axum::{Router, body::Body, extract::Request, response::Response};
use basis::{Clock, Moment, Result, Rng};
use db::{Db, testing::Scratch};
use files::Files;
use http::{StatusCode, header};
use http_body_util::BodyExt as _;
use mail::Mail;
use seal::Keys;
use tower::ServiceExt as _;
use web::{Actor, Cached, Guard, Watched};

use crate::{Access, Configuration, Room, SESSION, SignIn, Site, Weaving, Woven};

/// A woven site that answers in memory.
pub struct Stage {
    pub site: Site,
    pub routes: Vec<(&'static str, String, Access)>,
    pub workers: Vec<jobs::Worker>,
    service: Watched<Cached<Router>>,
    actors: Arc<Actors>,
    scratch: Option<Scratch>,
    folder: std::path::PathBuf,
}

#[derive(Default)]
struct Actors(Mutex<HashMap<String, Actor>>);

/// Stands in for `accounts` where a test weaves none.
#[async_trait]
impl SignIn for Actors {
    async fn actor(&self, site: &Site, token: &str) -> Result<Option<Actor>> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(token).cloned();
        match (known, real(site)) {
            (None, Some(accounts)) => accounts.actor(site, token).await,
            (known, _) => Ok(known),
        }
    }
    async fn by_token(&self, site: &Site, token: &str) -> Result<Option<Actor>> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(token).cloned();
        match (known, real(site)) {
            (None, Some(accounts)) => accounts.by_token(site, token).await,
            (known, _) => Ok(known),
        }
    }
    async fn end(&self, site: &Site, token: &str) -> Result<()> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(token);
        match (known, real(site)) {
            (None, Some(accounts)) => accounts.end(site, token).await,
            _ => Ok(()),
        }
    }
}

/// Who keeps real sessions, where a test weaves it: asked for tokens that [`Stage::sign_in`] did not give.
fn real(site: &Site) -> Option<Arc<dyn SignIn>> {
    site.rooms.iter().filter(|room| room.name() != ACTORS).find_map(|room| room.sign_in())
}

const ACTORS: &str = "test-actors";

struct ActorsRoom(Arc<Actors>);

#[async_trait]
impl Room for ActorsRoom {
    fn name(&self) -> &'static str {
        ACTORS
    }
    fn sign_in(&self) -> Option<Arc<dyn SignIn>> {
        Some(self.0.clone())
    }
}

/// 2026-03-12T10:00:00Z: where a stage's clock stands.
pub const NOON: Moment = Moment::from_millis(1_773_309_600_000);

/// What came back.
pub struct Seen {
    pub status: StatusCode,
    pub headers: http::HeaderMap,
    pub text: String,
}

impl Seen {
    pub fn location(&self) -> &str {
        self.headers.get(header::LOCATION).and_then(|v| v.to_str().ok()).unwrap_or_default()
    }
}

impl Stage {
    /// On SQLite. Give spine and rooms in the order of the binary.
    ///
    /// # Panics
    /// When the site cannot be woven.
    pub async fn new(rooms: Vec<Arc<dyn Room>>) -> Self {
        Self::on(Scratch::sqlite(&[]).await, rooms).await
    }

    /// On a scratch database, which is removed by [`Stage::end`].
    ///
    /// # Panics
    /// When the site cannot be woven.
    pub async fn on(scratch: Scratch, rooms: Vec<Arc<dyn Room>>) -> Self {
        let db = scratch.db.clone();
        let mut stage = Self::with_db(db, rooms).await;
        stage.scratch = Some(scratch);
        stage
    }

    /// On a database that [`db::testing::each`] gave.
    ///
    /// # Panics
    /// When the site cannot be woven.
    pub async fn with_db(db: Db, mut rooms: Vec<Arc<dyn Room>>) -> Self {
        let rng = Rng::system().expect("random numbers");
        let folder = std::env::temp_dir().join(format!("nasij-{}", rng.token()));
        std::fs::create_dir_all(&folder).expect("a temporary folder");
        let clock = Clock::fixed(NOON);
        let actors = Arc::new(Actors::default());
        // First: a test signs in without passwords, even where `accounts` is woven.
        rooms.insert(0, Arc::new(ActorsRoom(Arc::clone(&actors))));
        let weaving = Weaving {
            files: Files::open(&folder, db.clone()).expect("a folder for files"),
            db,
            clock: clock.clone(),
            rng,
            keys: Keys::for_tests(),
            mail: Mail::memory(clock),
            guard: Guard::new(vec![], true),
            config: Configuration {
                url: "http://localhost:8080".into(),
                mail_from: "nasij@example.org".into(),
                folder: Some(folder.clone()),
                guard_off: true,
                key_mode: seal::KeyMode::Beside,
                dumps: true,
            },
            rooms,
            services: crate::Services::default(),
        };
        let Woven { site, service, routes, workers, .. } = weaving.finish().await.expect("the rooms weave");
        Self { site, routes, workers, service, actors, scratch: None, folder }
    }

    /// Signs `actor` in; the answer is her cookie for [`Stage::ask`].
    pub fn sign_in(&self, actor: Actor) -> String {
        let token = self.site.rng.token();
        self.actors.0.lock().unwrap_or_else(PoisonError::into_inner).insert(token.clone(), actor);
        format!("{SESSION}={token}")
    }

    /// Signs `actor` in as one who has just shown with a passkey that it is she: dangerous acts are open to her.
    pub fn sign_in_shown(&self, actor: Actor) -> String {
        let now = self.site.clock.now();
        self.sign_in(actor.shown(web::By::Passkey, now))
    }

    /// # Panics
    /// When the answer cannot be read.
    pub async fn get(&self, path: &str, cookie: &str) -> Seen {
        let request = Request::get(path).header(header::COOKIE, cookie).body(Body::empty());
        self.ask(request.expect("a request")).await
    }

    /// Posts a form, as a browser on one of our own pages does.
    ///
    /// # Panics
    /// When the answer cannot be read.
    pub async fn post(&self, path: &str, cookie: &str, fields: &[(&str, &str)]) -> Seen {
        let body = fields
            .iter()
            .map(|(n, v)| format!("{}={}", web::encode(n), web::encode(v)))
            .collect::<Vec<_>>()
            .join("&");
        let request = Request::post(path)
            .header(header::COOKIE, cookie)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body));
        self.ask(request.expect("a request")).await
    }

    /// A token of the API for `actor`.
    pub fn token(&self, mut actor: Actor) -> String {
        let token = self.site.rng.token();
        actor.proof.by = web::By::Token;
        self.actors.0.lock().unwrap_or_else(PoisonError::into_inner).insert(token.clone(), actor);
        token
    }

    /// Calls the API: `stage.api("POST", "news", &token, Some(json))`. Without a token when it is "".
    ///
    /// # Panics
    /// When the answer cannot be read.
    pub async fn api(
        &self,
        method: &str,
        path: &str,
        token: &str,
        input: Option<serde_json::Value>,
    ) -> (u16, serde_json::Value) {
        let bearer = format!("Bearer {token}");
        let mut headers = Vec::new();
        if !token.is_empty() {
            headers.push(("authorization", bearer.as_str()));
        }
        if input.is_some() {
            headers.push(("content-type", "application/json"));
        }
        let body = input.map_or_else(String::new, |input| input.to_string());
        let seen = self.api_raw(method, path, &headers, body).await;
        (seen.status.as_u16(), serde_json::from_str(&seen.text).unwrap_or_default())
    }

    /// As [`Stage::api`], with whatever headers and bytes a caller may send.
    ///
    /// # Panics
    /// When the answer cannot be read.
    pub async fn api_raw(&self, method: &str, path: &str, headers: &[(&str, &str)], body: String) -> Seen {
        let mut request = Request::builder().method(method).uri(format!("{}{path}", crate::api::BASE));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.ask(request.body(Body::from(body)).expect("a request")).await
    }

    /// # Panics
    /// When the answer cannot be read.
    pub async fn ask(&self, request: Request) -> Seen {
        let response: Response = match self.service.clone().oneshot(request).await {
            Ok(response) => response,
            Err(never) => match never {},
        };
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.expect("a whole answer").to_bytes();
        Seen {
            status: parts.status,
            headers: parts.headers,
            text: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }

    /// Runs every job that is due, until none is.
    pub async fn work(&self) -> usize {
        let runner = jobs::Runner::new(
            self.site.db.clone(),
            self.site.clock.clone(),
            self.site.rng.clone(),
            self.workers.clone(),
            Vec::new(),
        );
        runner.run_due().await
    }

    /// Removes what it wrote.
    pub async fn end(self) {
        let _ = std::fs::remove_dir_all(&self.folder);
        if let Some(scratch) = self.scratch {
            scratch.remove().await;
        }
    }
}
