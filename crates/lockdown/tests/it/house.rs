//! A network of four levels with people who hold rights in it.

use accounts::NewAccount;
use basis::{
    Clock, Id, Language, Text,
    of::{Account, Body},
};
use network::{NewBody, Status, testing::Planted};
use weave::{Role, testing::Stage};
use web::{Actor, By, Scope};

pub const RIGHTS: [&str; 2] = [lockdown::rights::PRESS, lockdown::rights::LIFT];

pub struct House {
    pub stage: Stage,
    pub planted: Planted,
    /// Below `oasis`, which is below `tunisie`, which is below the root.
    pub committee: Id<Body>,
}

impl House {
    pub async fn on(db: db::Db) -> Self {
        let rooms = vec![network::room(), accounts::room(), audit::room(), lockdown::room()];
        let stage = Stage::with_db(db, rooms).await;
        let site = &stage.site;
        let planted = network::testing::plant(site).await;
        let tree = network::tree(site).await.unwrap();
        let kind = tree.kinds().iter().find(|kind| tree.may_contain("association", &kind.key)).unwrap();
        let maker = network::testing::actor(planted.root, true, &["bodies.edit"]);
        let new = NewBody {
            kind: kind.key.clone(),
            names: Text::of(Language::Ar, "لجنة البئر"),
            slug: String::from("committee"),
            country: None,
            status: Status::Member,
            take_old: false,
        };
        let committee = network::create(site, &maker, &tree.scope(planted.association), new).await.unwrap();
        Self { stage, planted, committee }
    }

    /// Someone with an account and a role, and what she is to a request.
    pub async fn person(&self, name: &str, body: Id<Body>, below: bool, passkey: bool) -> Actor {
        let site = &self.stage.site;
        let new = NewAccount {
            email: format!("{name}@example.org"),
            name: name.to_owned(),
            language: Language::Ar,
            password: None,
        };
        let account = accounts::add(site, new).await.unwrap();
        accounts::grant(site, account, body, Role::Coordinator, below).await.unwrap();
        if passkey {
            let id = site.rng.token();
            self.run(
                "INSERT INTO passkeys (id, account, label, credential, created) VALUES ($1, $2, 'x', '{}', 0)",
                db::args![id, account],
            )
            .await;
        }
        Actor::new(account, name, Language::Ar)
            .with(body, below, &RIGHTS)
            .shown(By::Passkey, site.clock.now())
    }

    pub async fn run(&self, sql: &'static str, args: Vec<db::Arg>) {
        self.stage
            .site
            .db
            .write(move |conn| Box::pin(async move { conn.run(sql, args).await }))
            .await
            .unwrap();
    }

    /// Two of a body's own, with passkeys.
    pub async fn two(&self, names: [&str; 2], body: Id<Body>) -> [Actor; 2] {
        [self.person(names[0], body, false, true).await, self.person(names[1], body, false, true).await]
    }

    pub async fn scope(&self, body: Id<Body>) -> Scope {
        network::tree(&self.stage.site).await.unwrap().scope(body)
    }

    pub async fn press(&self, actor: &Actor, body: Id<Body>) -> Result<lockdown::model::Pressing, String> {
        let scope = self.scope(body).await;
        lockdown::press(&self.stage.site, &self.fresh(actor), &scope).await.map_err(|no| no.key.into_owned())
    }
    pub async fn confirm(&self, actor: &Actor, body: Id<Body>) -> Result<(), String> {
        let scope = self.scope(body).await;
        lockdown::confirm(&self.stage.site, &self.fresh(actor), &scope)
            .await
            .map_err(|no| no.key.into_owned())
    }
    pub async fn lift(&self, actor: &Actor, body: Id<Body>) -> Result<lockdown::model::Lifting, String> {
        let scope = self.scope(body).await;
        lockdown::lift(&self.stage.site, &self.fresh(actor), &scope).await.map_err(|no| no.key.into_owned())
    }
    /// She who showed just now that it is she.
    pub fn fresh(&self, actor: &Actor) -> Actor {
        actor.clone().shown(By::Passkey, self.stage.site.clock.now())
    }

    /// Root, chapter, association, committee, sister.
    pub async fn locked(&self) -> [bool; 5] {
        let site = &self.stage.site;
        let mut all = [false; 5];
        let at = [
            self.planted.root,
            self.planted.chapter,
            self.planted.association,
            self.committee,
            self.planted.sister,
        ];
        for (said, body) in all.iter_mut().zip(at) {
            *said = site.is_locked(body).await.unwrap();
        }
        all
    }

    /// Puts a session into the table, as a browser elsewhere has one.
    pub async fn session(&self, account: Id<Account>) {
        let site = &self.stage.site;
        let id: Id<()> = Id::new(&Clock::system(), &site.rng);
        let email = db::args![id, site.rng.bytes::<32>(), account];
        self.run(
            "INSERT INTO sessions (id, token_hash, account, by_link, device, created, expires, last_seen, way) \
             VALUES ($1, $2, $3, FALSE, '', 0, 9000000000000, 0, 'password')",
            email,
        )
        .await;
    }

    pub async fn sessions(&self, account: Id<Account>) -> i64 {
        let mut conn = self.stage.site.db.read().await.unwrap();
        let sql = "SELECT CAST(count(*) AS BIGINT) FROM sessions WHERE account = $1";
        conn.one::<(i64,)>(sql, db::args![account]).await.unwrap().0
    }
}
