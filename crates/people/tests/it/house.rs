//! A small network whose chapter has a key, and people who work there.

use std::sync::Arc;

use basis::{
    Id, Language,
    of::{Account, Body},
};
use db::Db;
use network::testing::Planted;
use people::model::{PersonId, Typed};
use weave::{
    Room, Site,
    testing::{NOON, Stage},
};
use web::{Actor, By, Scope};

pub const NAME: &str = "مريم العيّاري";
pub const ADDRESS: &str = "maryam.secret@example.org";

pub struct House {
    pub stage: Stage,
    pub planted: Planted,
    pub identity: age::x25519::Identity,
}

pub fn rooms() -> Vec<Arc<dyn Room>> {
    vec![network::room(), accounts::room(), keys::room(), people::room()]
}

impl House {
    pub async fn on(db: Db) -> Self {
        Self::furnish(Stage::with_db(db, rooms()).await).await
    }

    pub async fn new() -> Self {
        Self::furnish(Stage::new(rooms()).await).await
    }

    /// The chapter has a keyholder; the association has none.
    pub async fn furnish(stage: Stage) -> Self {
        let planted = network::testing::plant(&stage.site).await;
        let identity = age::x25519::Identity::generate();
        let house = Self { stage, planted, identity };
        let new = accounts::NewAccount {
            email: "keyholder@example.org".into(),
            name: "حاملة".into(),
            language: Language::Ar,
            password: None,
        };
        let account = accounts::add(house.site(), new).await.unwrap();
        let mut file = format!(
            "age-encryption.org/v1\n-> scrypt {} 18\n{}\n--- {}\n",
            "A".repeat(22),
            "B".repeat(43),
            "C".repeat(43)
        )
        .into_bytes();
        file.extend([7; 106]);
        let public = house.identity.to_public().to_string();
        let wrapped = keys::model::to_base64(&file);
        keys::set_identity(house.site(), &actor(account, planted.chapter, &[]), &public, &wrapped)
            .await
            .unwrap();
        accounts::grant(house.site(), account, planted.chapter, weave::Role::Coordinator, false)
            .await
            .unwrap();
        keys::plant_keyholder(house.site(), planted.chapter, account).await.unwrap();
        // What tells her of it is sent before any test looks at letters.
        house.stage.work().await;
        house
    }

    pub fn site(&self) -> &Site {
        &self.stage.site
    }

    /// Letters since the house was furnished, the newest first.
    pub fn letters(&self) -> Vec<mail::Kept> {
        let mut all = self.site().mail.last();
        all.retain(|letter| !letter.text.contains("/desk/b/tunisie/key"));
        all
    }

    /// Someone who reads and writes at a body, and has just shown that it is she.
    pub fn secretary(&self, body: Id<Body>) -> Actor {
        actor(Id::from_bits(77), body, &["people.read", "people.write"])
    }

    pub async fn scope(&self, body: Id<Body>) -> Scope {
        network::tree(self.site()).await.unwrap().scope(body)
    }

    pub async fn add(&self, body: Id<Body>, typed: Typed) -> Id<PersonId> {
        people::add(self.site(), &self.secretary(body), &self.scope(body).await, typed).await.unwrap()
    }

    /// Maryam at the chapter, with a sealed name and both consents.
    pub async fn maryam(&self) -> Id<PersonId> {
        self.add(self.planted.chapter, typed(ADDRESS, NAME, &["contact", "news"])).await
    }

    /// Everything in a letter's last link.
    pub fn last_link(&self) -> String {
        let letter = self.letters().into_iter().next().unwrap();
        let start = letter.text.rfind("http://localhost:8080/my/").unwrap();
        let link = &letter.text[start + "http://localhost:8080".len()..];
        link.split_whitespace().next().unwrap().to_owned()
    }

    /// The cookie of the browser in which she opened her page.
    pub async fn open(&self, address: &str) -> String {
        let link = people::own_link(self.site(), address, Language::Ar).unwrap();
        let seen = self.stage.post(link.trim_start_matches("http://localhost:8080"), "", &[]).await;
        assert_eq!(seen.location(), "/my");
        let cookie = seen.headers.get("set-cookie").unwrap().to_str().unwrap();
        cookie.split(';').next().unwrap().to_owned()
    }
}

pub fn typed(address: &str, name: &str, consents: &[&str]) -> Typed {
    Typed {
        address: address.into(),
        language: "ar".into(),
        source: "paper".into(),
        consents: consents.iter().map(|&one| one.to_owned()).collect(),
        sealed: [("name", name.to_owned())].into(),
        ..Typed::default()
    }
}

pub fn actor(account: Id<Account>, body: Id<Body>, rights: &[&'static str]) -> Actor {
    Actor::new(account, "سلمى", Language::Ar).with(body, true, rights).shown(By::Passkey, NOON)
}
