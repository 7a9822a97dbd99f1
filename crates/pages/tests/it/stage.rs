//! A small woven site with four bodies, and the people who write there.

use std::sync::Arc;

use basis::{Id, Language, Result, Text, of::Body};
use network::testing::{Planted, actor, plant};
use pages::{Intent, Kind, Saving, Typed, Writing};
use weave::testing::{Seen, Stage};
use web::{Actor, Scope};
use words::Country;

pub const ALL: [&str; 3] = ["news.write", "pages.write", "menus.write"];

pub struct Desk {
    pub stage: Stage,
    pub planted: Planted,
    /// An editor of the root and all below it.
    pub editor: Actor,
    /// Her cookie.
    pub cookie: String,
}

fn rooms() -> Vec<Arc<dyn weave::Room>> {
    vec![network::room(), library::room(), pages::room()]
}

pub async fn desk() -> Desk {
    on(Stage::new(rooms()).await).await
}

pub async fn desk_on(db: db::Db) -> Desk {
    on(Stage::with_db(db, rooms()).await).await
}

async fn on(stage: Stage) -> Desk {
    let planted = plant(&stage.site).await;
    let editor = actor(planted.root, true, &ALL);
    let cookie = stage.sign_in(editor.clone());
    Desk { stage, planted, editor, cookie }
}

/// What a form would hold.
pub fn typed(title: &str, text: &str) -> Typed {
    Typed {
        title: Text::of(Language::Ar, title),
        summary: Text::of(Language::Ar, "ملخّص"),
        text: Text::of(Language::Ar, text),
        ..Typed::default()
    }
}

impl Desk {
    pub async fn scope(&self, body: Id<Body>) -> Scope {
        network::tree(&self.stage.site).await.unwrap().scope(body)
    }

    pub async fn save(
        &self,
        body: Id<Body>,
        kind: Kind,
        id: Option<Id<basis::of::Publication>>,
        typed: Typed,
        intent: Intent,
    ) -> Result<Writing> {
        let saving = Saving {
            kind,
            id,
            typed,
            intent,
            languages: vec![Language::Ar, Language::Fr],
            country: Country::Tn,
        };
        pages::save(&self.stage.site, &self.editor, &self.scope(body).await, saving).await
    }

    /// A published news item.
    pub async fn news(&self, body: Id<Body>, title: &str) -> Writing {
        self.save(body, Kind::News, None, typed(title, "نص"), Intent::Publish).await.unwrap()
    }

    pub async fn get(&self, path: &str) -> Seen {
        self.stage.get(path, "").await
    }

    pub async fn at_desk(&self, path: &str) -> Seen {
        self.stage.get(path, &self.cookie).await
    }

    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Seen {
        self.stage.post(path, &self.cookie, fields).await
    }
}

/// The id at the end of where a form sent her.
pub fn id_of(seen: &Seen) -> String {
    let path = seen.location().split('?').next().unwrap_or_default();
    path.rsplit('/').find(|part| part.len() == 26).unwrap_or_default().to_owned()
}
