//! A small network whose chapter has a key, and a campaign of its root.

use std::sync::Arc;

use basis::{
    Id, Language,
    of::{Account, Body},
};
use db::Db;
use network::testing::Planted;
use serde_json::{Value, json};
use weave::{Room, Site, testing::Stage};
use web::Actor;

pub const ALL: [&str; 4] = ["campaign.write", "campaign.adopt", "campaign.moderate", "campaign.signatures"];

pub struct House {
    pub stage: Stage,
    pub planted: Planted,
    pub identity: age::x25519::Identity,
    /// The keyholder of the chapter.
    pub keyholder: Id<Account>,
}

pub fn rooms() -> Vec<Arc<dyn Room>> {
    vec![network::room(), accounts::room(), keys::room(), people::room(), campaigns::room()]
}

impl House {
    pub async fn on(db: Db) -> Self {
        Self::furnish(Stage::with_db(db, rooms()).await).await
    }

    /// The chapter has a keyholder; the association has none.
    pub async fn furnish(stage: Stage) -> Self {
        let planted = network::testing::plant(&stage.site).await;
        let identity = age::x25519::Identity::generate();
        let new = accounts::NewAccount {
            email: "keyholder@example.org".into(),
            name: "حاملة".into(),
            language: Language::Ar,
            password: None,
        };
        let account = accounts::add(&stage.site, new).await.unwrap();
        let mut file = format!(
            "age-encryption.org/v1\n-> scrypt {} 18\n{}\n--- {}\n",
            "A".repeat(22),
            "B".repeat(43),
            "C".repeat(43)
        )
        .into_bytes();
        file.extend([7; 106]);
        let (public, wrapped) = (identity.to_public().to_string(), keys::model::to_base64(&file));
        let own = Actor::new(account, "x", Language::Ar).with(planted.chapter, false, &[]);
        let own = own.shown(web::By::Passkey, stage.site.clock.now());
        keys::set_identity(&stage.site, &own, &public, &wrapped).await.unwrap();
        accounts::grant(&stage.site, account, planted.chapter, weave::Role::Coordinator, false)
            .await
            .unwrap();
        keys::plant_keyholder(&stage.site, planted.chapter, account).await.unwrap();
        stage.work().await;
        Self { stage, planted, identity, keyholder: account }
    }

    pub fn site(&self) -> &Site {
        &self.stage.site
    }
    /// A token of someone who may all of it at a body and below.
    pub fn token(&self, body: Id<Body>) -> String {
        self.stage.token(network::testing::actor(body, true, &ALL))
    }
    pub async fn ask(&self, method: &str, path: &str, token: &str, input: Value) -> (u16, Value) {
        let input = (!input.is_null()).then_some(input);
        self.stage.api(method, path, token, input).await
    }
    /// What is answered well.
    pub async fn well(&self, method: &str, path: &str, token: &str, input: Value) -> Value {
        let (status, value) = self.ask(method, path, token, input).await;
        assert!(status < 300, "{method} {path}: {status} {value}");
        value
    }

    /// A campaign of the root, with a locked, a translated and a free block.
    pub async fn campaign(&self, more: Value) -> Value {
        let mut input = json!({
            "body": self.planted.root.to_string(),
            "slug": "eau",
            "actions": [{"key": "sign", "kind": "sign"}],
            "blocks": [
                {"key": "title", "language": "ar", "mode": "translate", "text": "الماء للجميع"},
                {"key": "demand", "language": "ar", "mode": "locked", "text": "نطالب بإصلاح ثلاث آبار"},
                {"key": "why", "language": "ar", "mode": "free", "text": "الماء حياة القرية والواحة"},
            ],
        });
        for (key, value) in more.as_object().into_iter().flatten() {
            input[key] = value.clone();
        }
        self.well("POST", "campaigns", &self.token(self.planted.root), input).await
    }
    /// An edition of a body, published.
    pub async fn adopted(&self, campaign: &Value, body: Id<Body>) -> Value {
        let token = self.token(body);
        let path = format!("campaigns/{}/editions", campaign["id"].as_str().unwrap());
        let edition = self.well("POST", &path, &token, json!({"body": body.to_string()})).await;
        let path = format!("editions/{}", edition["id"].as_str().unwrap());
        self.well("PATCH", &path, &token, json!({"published": true})).await
    }
    pub async fn sign(&self, edition: &Value, input: Value) -> (u16, Value) {
        let path = format!("editions/{}/signatures", edition["id"].as_str().unwrap());
        self.ask("POST", &path, "", input).await
    }
    pub async fn total(&self, campaign: &Value, body: Id<Body>, token: &str) -> Value {
        let path = format!("campaigns/{}/tally?body={body}", campaign["id"].as_str().unwrap());
        self.well("GET", &path, token, Value::Null).await["total"].clone()
    }
    pub async fn agrees(&self) {
        let all = campaigns::tally::verify(&mut self.site().db.read().await.unwrap(), None).await.unwrap();
        assert!(!all.is_empty() && all.iter().all(campaigns::tally::Verified::agrees), "{all:?}");
    }
    pub fn letters(&self) -> Vec<mail::Kept> {
        let mut all = self.site().mail.last();
        all.retain(|letter| letter.text.contains("/campaigns/"));
        all
    }
}

pub fn block<'a>(edition: &'a Value, key: &str) -> &'a Value {
    edition["blocks"].as_array().unwrap().iter().find(|block| block["key"] == key).unwrap()
}

pub fn signature(email: &str) -> Value {
    json!({"action": "sign", "name": "ليلى", "email": email, "language": "ar"})
}
