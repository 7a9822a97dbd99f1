//! A room that publishes one news item at each body, so that there is something to comment on.

use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use axum::{
    body::Body,
    extract::{Path, Request},
};
use basis::{Id, Language, Result, Text, of};
use db::Conn;
use jobs::Worker;
use network::{Place, testing::Planted};
use weave::{
    Access, At, Latest, Page, Publication, Publications, Role, Room, Routes, SlotAsk, SlotPlace,
    testing::{NOON, Seen, Stage},
};

/// What the room published, one list for each site.
#[derive(Clone, Default)]
pub struct Board(Arc<Mutex<Vec<Publication>>>);

#[async_trait]
impl Room for Board {
    fn name(&self) -> &'static str {
        "board"
    }
    fn publications(&self) -> Option<Arc<dyn Publications>> {
        Some(Arc::new(self.clone()))
    }
    fn routes(&self) -> Routes {
        let board = self.clone();
        Routes::new()
            .get(At::Body, "news/{slug}", Access::Public, move |place: Place, path| item(board, place, path))
    }
}

#[derive(serde::Deserialize)]
struct Which {
    slug: String,
}

async fn item(board: Board, place: Place, Path(which): Path<Which>) -> web::Answer {
    let path = format!("news/{}", which.slug);
    let all = board.0.lock().unwrap().clone();
    let one = all.iter().find(|one| one.body == place.body.id && one.path == path).unwrap();
    let ask =
        SlotAsk { site: &place.site, visit: &place.visit, body: Some(place.body.id), publication: Some(one) };
    let mut main = String::from("<h1>خبر</h1>");
    let mut tags = vec![web::Tag::publication(one.id)];
    for fragment in place.site.fill(SlotPlace::BelowPublication, &ask).await {
        main.push_str(&fragment.html);
        tags.extend(fragment.tags);
    }
    let page = Page::new(place.body.id, path, "خبر", main).kept_by(tags);
    Ok(place.site.show(&place.visit, page).await?)
}

#[async_trait]
impl Publications for Board {
    async fn one(&self, _: &mut Conn, id: Id<of::Publication>) -> Result<Option<Publication>> {
        Ok(self.0.lock().unwrap().iter().find(|one| one.id == id).cloned())
    }
    async fn latest(&self, _: &mut Conn, _: &Latest) -> Result<Vec<Publication>> {
        Ok(self.0.lock().unwrap().clone())
    }
    async fn text(&self, _: &mut Conn, _: Id<of::Publication>) -> Result<Text> {
        Ok(Text::new())
    }
    async fn all(
        &self,
        _: &mut Conn,
        after: Option<Id<of::Publication>>,
        limit: usize,
    ) -> Result<Vec<Publication>> {
        let mut all = self.0.lock().unwrap().clone();
        all.sort_by_key(|one| one.id);
        Ok(all.into_iter().filter(|one| after.is_none_or(|after| one.id > after)).take(limit).collect())
    }
}

/// A site with the board's items: `news/wells` at every body.
pub struct House {
    pub stage: Stage,
    pub planted: Planted,
    pub at_root: Id<of::Publication>,
    pub at_chapter: Id<of::Publication>,
    pub at_association: Id<of::Publication>,
}

impl House {
    pub async fn new() -> Self {
        Self::on(None).await
    }

    pub async fn on(db: Option<db::Db>) -> Self {
        let board = Board::default();
        let stage = match db {
            Some(db) => Stage::with_db(db, rooms(&board)).await,
            None => Stage::new(rooms(&board)).await,
        };
        Self::furnish(stage, &board).await
    }

    pub async fn furnish(stage: Stage, board: &Board) -> Self {
        let planted = network::testing::plant(&stage.site).await;
        let publish = |body| {
            let id = Id::new(&stage.site.clock, &stage.site.rng);
            board.0.lock().unwrap().push(Publication {
                id,
                kind: "news",
                body,
                title: Text::of(Language::Ar, "سنة الآبار").with(Language::Fr, "L’année des puits"),
                summary: Text::new(),
                path: "news/wells".into(),
                picture: None,
                date: NOON,
                updated: NOON,
                sensitive: false,
            });
            id
        };
        let at_root = publish(planted.root);
        let at_chapter = publish(planted.chapter);
        let at_association = publish(planted.association);
        Self { stage, planted, at_root, at_chapter, at_association }
    }

    /// Someone with an account and the role of a moderator.
    pub async fn moderator(
        &self,
        email: &str,
        language: Language,
        body: Id<of::Body>,
        below: bool,
    ) -> Id<of::Account> {
        let site = &self.stage.site;
        let new =
            accounts::NewAccount { email: email.into(), name: "مشرفة".into(), language, password: None };
        let account = accounts::add(site, new).await.unwrap();
        accounts::grant(site, account, body, Role::Moderator, below).await.unwrap();
        account
    }

    /// A cookie of someone with both rights.
    pub fn sign_in(&self, body: Id<of::Body>, below: bool) -> String {
        self.stage.sign_in(network::testing::actor(body, below, &["comments.moderate", "contact.read"]))
    }

    /// As a visitor whom the guard watches: through a proxy.
    pub async fn post_from_outside(&self, path: &str, fields: &[(&str, &str)]) -> Seen {
        let pairs: Vec<String> = fields.iter().map(|(n, v)| format!("{n}={}", web::encode(v))).collect();
        let request = Request::post(path)
            .header("sec-fetch-site", "same-origin")
            .header("x-forwarded-for", "192.0.2.1")
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Body::from(pairs.join("&")));
        self.stage.ask(request.unwrap()).await
    }

    /// All comments of a body, newest first.
    pub async fn comments(&self, body: Id<of::Body>) -> Vec<comments::model::Comment> {
        let ask = comments::store::Ask { limit: 1_000, ..Default::default() };
        comments::store::list(&mut self.stage.site.db.read().await.unwrap(), body, &ask).await.unwrap()
    }

    pub async fn messages(&self, body: Id<of::Body>) -> Vec<comments::model::Message> {
        let mut conn = self.stage.site.db.read().await.unwrap();
        comments::store::list_messages(&mut conn, body, None, None, 1_000).await.unwrap()
    }

    pub fn worker(&self, kind: &str) -> &Worker {
        self.stage.workers.iter().find(|worker| worker.kind == kind).unwrap()
    }
}

pub fn rooms(board: &Board) -> Vec<Arc<dyn Room>> {
    vec![network::room(), accounts::room(), lockdown::room(), Arc::new(board.clone()), comments::room()]
}
