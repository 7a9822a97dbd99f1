use std::sync::{Arc, OnceLock, Weak};

use axum::{Router, extract::Path, middleware::from_fn_with_state, response::IntoResponse};
use basis::{Clock, Problem, Result, Rng};
use db::{Conn, Db, Hooks, Migrations, Told};
use files::Files;
use futures_util::future::BoxFuture;
use http::{HeaderValue, StatusCode, header};
use jobs::{Queue, Schedule, Worker};
use mail::Mail;
use seal::Keys;
use web::{Cached, Guard, PageCache, Requests, Tag, Watched};
use words::Catalogue;

use crate::{
    Access, At, Configuration, Parts, Register, Room, Routes, Services, Settings, Site, api, at_door, reader,
};

/// What a site is woven from.
pub struct Weaving {
    pub db: Db,
    pub clock: Clock,
    pub rng: Rng,
    pub keys: Keys,
    pub files: Files,
    pub mail: Mail,
    pub guard: Guard,
    pub config: Configuration,
    /// The spine first, then the rooms: migrations and samples go in this order.
    pub rooms: Vec<Arc<dyn Room>>,
    /// What the binary offers to rooms; they add theirs.
    pub services: Services,
}

/// A woven site.
pub struct Woven {
    pub site: Site,
    /// Everything inside the page cache, and the figures of what was asked around it.
    pub service: Watched<Cached<Router>>,
    /// The route table: method, path, access.
    pub routes: Vec<(&'static str, String, Access)>,
    pub workers: Vec<Worker>,
    pub schedules: Vec<Schedule>,
}

/// The migrations of ground and rooms, in the order in which they are applied.
pub fn migrations(rooms: &[Arc<dyn Room>]) -> Vec<Migrations> {
    let mut all = vec![db::MIGRATIONS, files::MIGRATIONS, jobs::MIGRATIONS, crate::MIGRATIONS];
    all.extend(rooms.iter().filter_map(|room| room.migrations()));
    all
}

/// Every crate's words, as one catalogue.
///
/// # Errors
/// Everything that is wrong with them, a line each.
pub fn catalogue(rooms: &[Arc<dyn Room>]) -> Result<Catalogue> {
    let mut sources = Vec::new();
    sources.extend_from_slice(look::WORDS);
    sources.extend_from_slice(crate::WORDS);
    for room in rooms {
        sources.extend_from_slice(room.words());
    }
    Catalogue::build(&sources).map_err(|wrong| Problem::failed(wrong.join("\n")))
}

impl Weaving {
    /// Applies migrations and makes the site. Nothing runs yet: the caller serves and starts the jobs.
    ///
    /// # Errors
    /// Migrations that do not fit, catalogues with mistakes.
    pub async fn finish(self) -> Result<Woven> {
        self.db.migrate(&migrations(&self.rooms), self.clock.now()).await?;
        let catalogue = catalogue(&self.rooms)?;
        let mut declared = std::collections::BTreeSet::new();
        for right in self.rooms.iter().flat_map(|room| room.rights()) {
            if !declared.insert(right.key) {
                return Err(Problem::failed(format!("two rooms declare the right {}", right.key)));
            }
        }
        let mut services = self.services;
        for room in &self.rooms {
            room.services(&mut services);
        }
        let holdings: Vec<_> = self.rooms.iter().flat_map(|room| room.holdings()).collect();
        let site = Site(Arc::new(Parts {
            register: Register::of(&holdings)?,
            holdings,
            own_pages: self.rooms.iter().find_map(|room| room.own_pages()),
            slots: self.rooms.iter().flat_map(|room| room.slots()).collect(),
            publications: self.rooms.iter().filter_map(|room| room.publications()).collect(),
            frames: self.rooms.iter().find_map(|room| room.frames()),
            sign_in: self.rooms.iter().find_map(|room| room.sign_in()),
            audit: self.rooms.iter().find_map(|room| room.audit()),
            lockdowns: self.rooms.iter().find_map(|room| room.lockdowns()),
            db: self.db,
            clock: self.clock,
            rng: self.rng,
            keys: self.keys,
            files: self.files,
            mail: self.mail,
            catalogue,
            config: self.config,
            cache: PageCache::default(),
            guard: self.guard,
            rooms: self.rooms,
            requests: Requests::default(),
            began: tokio::time::Instant::now(),
            letters: OnceLock::new(),
            settings: Settings::default(),
            services,
        }));
        site.db.set_hooks(Arc::new(Listening { site: OnceLock::from(Arc::downgrade(&site.0)) }));

        let mut workers = Vec::new();
        let mut schedules = Vec::new();
        for room in &site.rooms {
            workers.extend(room.workers(&site));
            schedules.extend(room.schedules());
            workers.extend(room.later().into_iter().map(|later| {
                let (site, run) = (site.clone(), later.run);
                Worker::new(later.job, move |payload| run(site.clone(), payload))
            }));
        }

        let letters: Vec<&'static str> =
            workers.iter().filter(|worker| worker.sends).map(|worker| worker.kind).collect();
        let _ = site.letters.set(letters);

        let mut table = Vec::new();
        let mut router: Router<Site> = Router::new();
        let own = Routes::new()
            .get(At::Site, "", Access::Public, reader::front)
            .post(At::Site, "reader", Access::Public, reader::set)
            .get(At::Site, "language/{code}", Access::Public, reader::language)
            .get(At::Site, "exit", Access::Public, reader::exit)
            .post(At::Site, "exit", Access::Public, reader::exit)
            .get(At::Site, "healthz", Access::Public, alive)
            .api("GET", "openapi.json", Access::Public, api::show)
            .get(At::Site, "assets/{name}", Access::Public, asset);
        let mut by_many = std::collections::HashSet::new();
        let all = site.rooms.iter().map(|room| room.routes()).chain([own]).flat_map(|routes| routes.0);
        for route in all {
            for path in &route.paths {
                table.push((route.method, path.clone(), route.access));
                if route.by_many {
                    by_many.insert(path.clone());
                }
                router = router.route(path, route.handler.clone());
            }
        }
        let router = router
            .fallback(at_door::nothing)
            .layer(from_fn_with_state((site.clone(), Arc::new(by_many)), at_door::open))
            .with_state(site.clone());
        let cached = Cached::new(router, site.cache.clone(), site.config.guard_off);
        let service = Watched::new(cached, site.requests.clone());
        Ok(Woven { site, service, routes: table, workers, schedules })
    }
}

impl Site {
    /// Hears what other processes tell, until the database goes away for good: NOTIFY where there is one, and a look each
    /// second besides.
    pub async fn hear_others(&self) {
        let (site, db) = (self.clone(), self.db.clone());
        let notices = tokio::spawn(async move {
            loop {
                let hear = |tags: Option<Vec<String>>| {
                    let tags: Vec<Tag> = tags.map_or_else(
                        || vec![Tag::new("*"), Tag::tree()],
                        |tags| tags.iter().map(|t| Tag::new(t)).collect(),
                    );
                    site.forget(&tags);
                };
                match db.listen(hear).await {
                    Ok(()) => return,
                    Err(problem) => {
                        tracing::warn!(%problem, "notices of other processes are not heard; trying again")
                    }
                }
                // Nothing is forgotten yet: while the database is away, what is at hand is all there is. It is when notices are heard
                // again, and meanwhile by the look at the outbox, as far as that is answered.
                tokio::time::sleep(std::time::Duration::from_secs(1)).await;
            }
        });
        let mut last = None;
        loop {
            if let Err(problem) = self.look_for_told(&mut last).await {
                tracing::debug!(%problem, "what others told could not be read");
            }
            tokio::time::sleep(std::time::Duration::from_secs(1)).await;
            if notices.is_finished() && !self.db.is_sqlite() {
                return;
            }
        }
    }

    /// Reads what other processes told since `last` and forgets by it.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn look_for_told(&self, last: &mut Option<i64>) -> Result<()> {
        let mut after = match *last {
            Some(after) => after,
            None => self.db.last_told().await?,
        };
        loop {
            let (heard, newest) = self.db.heard_since(after).await?;
            let tags: Vec<Tag> =
                heard.iter().flat_map(|one| one.tags.iter().map(|tag| Tag::new(tag))).collect();
            self.forget(&tags);
            *last = Some(newest);
            if newest == after {
                return Ok(());
            }
            after = newest;
        }
    }
}

/// Passes what is told on to rooms.
struct Listening {
    site: OnceLock<Weak<Parts>>,
}

impl Listening {
    fn site(&self) -> Option<Site> {
        self.site.get().and_then(Weak::upgrade).map(Site)
    }
}

impl Hooks for Listening {
    fn within<'c>(&'c self, conn: &'c mut Conn, told: &'c Told) -> BoxFuture<'c, Result<()>> {
        Box::pin(async move {
            let Some(site) = self.site() else { return Ok(()) };
            for room in &site.rooms {
                room.within(&site, conn, told).await?;
                for later in room.later().iter().filter(|later| later.fact == told.name) {
                    let job = jobs::Job {
                        kind: later.job,
                        payload: told.payload.clone(),
                        at: site.clock.now(),
                        queue: Queue::Urgent,
                        key: None,
                    };
                    jobs::enqueue(conn, job, &site.clock, &site.rng).await?;
                }
            }
            Ok(())
        })
    }

    fn committed(&self, told: &[Told]) {
        if let Some(site) = self.site() {
            let tags: Vec<Tag> =
                told.iter().flat_map(|one| one.tags.iter().map(|tag| Tag::new(tag))).collect();
            site.forget(&tags);
        }
    }
}

/// 200 when the database answers.
async fn alive(axum::extract::State(site): axum::extract::State<Site>) -> web::Answer<&'static str> {
    site.db.read().await?.one::<(i64,)>("SELECT CAST(1 AS BIGINT)", vec![]).await?;
    Ok("ok\n")
}

/// Style, fonts, scripts: named by their contents, so they are kept for ever.
pub(crate) async fn asset(Path(name): Path<String>, headers: http::HeaderMap) -> axum::response::Response {
    let Some(asset) = look::asset(&format!("/assets/{name}")) else {
        return at_door::nothing().await.into_response();
    };
    let zipped = headers
        .get(header::ACCEPT_ENCODING)
        .and_then(|v| v.to_str().ok())
        .is_some_and(|v| v.contains("gzip"));
    let mut response = StatusCode::OK.into_response();
    let out = response.headers_mut();
    out.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.content_type));
    out.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    out.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    let body: &'static [u8] = match &asset.gzip {
        Some(gzip) if zipped => {
            out.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
            gzip
        }
        _ => &asset.bytes,
    };
    *response.body_mut() = axum::body::Body::from(body);
    response
}
