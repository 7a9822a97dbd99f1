//! What the sample coalition has no state for: a window that waits, a lockdown that is pressed, a draft, an offer. Made as people
//! make it, by the rooms' own acts and by the desk's buttons, so that a walk through the desk comes by it.

use std::{sync::Arc, time::Duration};

use accounts::token::NewToken;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use basis::{
    Id, Language, Text,
    of::{Account, Body},
};
use campaigns::{gather, sign};
use http::{Request, header};
use network::{NewBody, Status, Tree};
use seal::{identity::Identity, passphrase::Passphrase};
use serde_json::{Value, json};
use totp_rs::{Algorithm, Builder, Secret};
use weave::{
    Role, Site,
    testing::{Seen, Stage},
};
use web::{Actor, Scope};

/// Where somebody comes in by her own way: her cookie, and the pages that she was led to.
pub struct Walk {
    pub who: String,
    pub from: Vec<String>,
}

/// The body that is locked down.
const LOCKED: &str = "majil-kairouan";
/// The name of one of its own: whoever holds nothing there reads it nowhere.
pub const UNSEEN: &str = "unseen-halima";

/// Those who make it.
struct House<'a> {
    stage: &'a Stage,
    tree: Arc<Tree>,
    /// All that the rooms declare.
    rights: &'a [&'static str],
    /// The one who walks: she may all of it at `body` and below, and keeps its key.
    holder: &'a Actor,
    her: String,
    body: Id<Body>,
}

/// A picture of four grey points, as PNG.
const PICTURE: &str =
    "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAAAAABX3VL4AAAADklEQVR42mNoaGBoaAAABgYCATGpHqEAAAAASUVORK5CYII=";

/// Lives in it for a while. What `holder` walks from then on, and what somebody walks who sets up her ways in.
pub async fn live(stage: &Stage, holder: &Actor, rights: &[&'static str], body: Id<Body>) -> [Walk; 2] {
    given_up(stage).await;
    let tree = network::tree(&stage.site).await.unwrap();
    let house = House { stage, tree, rights, holder, her: stage.sign_in_shown(holder.clone()), body };
    house.bodies().await;
    let mut from = house.keys().await;
    from.extend(house.lockdowns().await);
    house.persons().await;
    house.messages().await;
    from.extend(house.library().await);
    from.extend(house.writings().await);
    house.charter().await;
    from.extend(house.campaigns().await);
    let own = house.ways_in().await;
    [Walk { who: house.her, from }, own]
}

/// Work that failed each time.
async fn given_up(stage: &Stage) {
    let site = stage.site.clone();
    let write = stage.site.db.write(move |conn| {
        Box::pin(async move {
            let job = jobs::Job {
                kind: "accounts.office-ended",
                payload: Value::Null,
                at: site.clock.now(),
                queue: jobs::Queue::Background,
                key: None,
            };
            jobs::enqueue(conn, job, &site.clock, &site.rng).await
        })
    });
    write.await.unwrap();
    for _ in 0..4 {
        stage.work().await;
        stage.site.clock.advance(Duration::from_secs(60));
    }
}

/// What stands between two marks of a page.
fn between<'a>(page: &'a str, before: &str, after: &str) -> &'a str {
    let rest = page.split(before).nth(1).unwrap_or_else(|| panic!("no {before} in {page}"));
    rest.split(after).next().unwrap_or_default()
}

/// What a page says.
fn main(page: &str) -> &str {
    page.find("<main").map_or(page, |at| &page[at..])
}

impl House<'_> {
    fn site(&self) -> &Site {
        &self.stage.site
    }
    fn scope(&self, body: Id<Body>) -> Scope {
        self.tree.scope(body)
    }
    fn at(&self, slug: &str) -> Id<Body> {
        self.tree.by_slug(slug).unwrap().id
    }
    /// Presses a button or sends a form: it is done.
    async fn press(&self, path: &str, who: &str, fields: &[(&str, &str)]) -> Seen {
        let seen = self.stage.post(path, who, fields).await;
        assert!(seen.status.as_u16() < 400, "{path}: {} {}", seen.status, main(&seen.text));
        seen
    }
    /// One who is in the database, and may all of it at a body.
    fn actor(&self, account: Id<Account>, body: Id<Body>, below: bool) -> Actor {
        let now = self.site().clock.now();
        Actor::new(account, "x", Language::Ar).with(body, below, self.rights).shown(web::By::Passkey, now)
    }
    async fn account(&self, name: &str) -> Id<Account> {
        let new = accounts::NewAccount {
            email: format!("{}@walk.example.org", self.site().rng.token()),
            name: name.to_owned(),
            language: Language::Ar,
            password: None,
        };
        accounts::add(self.site(), new).await.unwrap()
    }
    /// A row as her authenticator leaves it: no program stands in for one here.
    async fn passkey(&self, account: Id<Account>) {
        let id = self.site().rng.token();
        let sql =
            "INSERT INTO passkeys (id, account, label, credential, created) VALUES ($1, $2, 'x', '{}', 0)";
        let write = self
            .site()
            .db
            .write(move |conn| Box::pin(async move { conn.run(sql, db::args![id, account]).await }));
        write.await.unwrap();
    }

    /// One body that was removed.
    async fn bodies(&self) {
        let kind = &self.tree.get(self.at("oasis-tozeur")).unwrap().kind;
        let new = NewBody {
            kind: kind.clone(),
            names: Text::of(Language::Ar, "gone"),
            slug: String::from("walk-gone"),
            country: Some(String::from("TN")),
            status: Status::Prospect,
            take_old: false,
        };
        network::create(self.site(), self.holder, &self.scope(self.body), new).await.unwrap();
        self.press("/desk/b/walk-gone/remove", &self.her, &[]).await;
    }

    /// A new identity, and both halves as her browser sends them.
    async fn identify(&self, account: Id<Account>, body: Id<Body>) {
        let identity = Identity::create();
        let wrapped = identity.wrap(&Passphrase::new("nobody opens anything with it"), 10).unwrap();
        let (public, wrapped) = (identity.public().to_string(), keys::model::to_base64(wrapped.bytes()));
        keys::set_identity(self.site(), &self.actor(account, body, false), &public, &wrapped).await.unwrap();
    }
    /// Her role with the key has ended, as it does with its term: the key is hers to use no more, and still sealed to her.
    async fn term_over(&self, account: Id<Account>, body: Id<Body>) {
        let site = self.site().clone();
        let write = self.site().db.write(move |conn| {
            Box::pin(async move {
                accounts::unname(&site, conn, None, account, body, Role::Keyholder.code()).await
            })
        });
        write.await.unwrap();
    }
    async fn keyholder(&self, name: &str, body: Id<Body>) -> Id<Account> {
        let account = self.account(name).await;
        self.identify(account, body).await;
        keys::plant_keyholder(self.site(), body, account).await.unwrap();
        account
    }

    /// At her own body one whose term is over, and a window that waits. At another one who joined and nobody agreed to, and a recovery
    /// sheet that waits; at a third one who joined and may be given what is older; at a fourth a new identity that waits.
    async fn keys(&self) -> Vec<String> {
        let site = self.site();
        let both = keys::holders(site, self.body).await.unwrap();
        let second = *both.iter().find(|one| **one != self.holder.account).unwrap();
        let here = self.scope(self.body);
        self.term_over(second, self.body).await;
        let asks = self.actor(second, self.body, false);
        keys::window::ask(site, &asks, &here, "saturday", 500).await.unwrap();

        let oasis = self.at("oasis-tozeur");
        self.keyholder("unagreed", oasis).await;
        let manager = self.actor(self.account("manager").await, oasis, false);
        let sheet = Identity::create().public().to_string();
        let stands = keys::set_sheet(site, &manager, &self.scope(oasis), Some(&sheet)).await.unwrap();
        assert_eq!(stands, keys::Sheet::Waits);

        let djerba = self.at("nawl-djerba");
        for account in both {
            keys::plant_keyholder(site, djerba, account).await.unwrap();
        }
        let fields = [("name", "Leila"), ("language", "ar"), ("source", "paper")];
        self.press("/desk/b/nawl-djerba/persons/new", &self.her, &fields).await;
        let joined = self.keyholder("joined", djerba).await;
        let agrees = self.actor(second, djerba, false);
        keys::reseal::agree(site, &agrees, &self.scope(djerba), joined).await.unwrap();

        let sfax = self.at("kitab-sfax");
        keys::plant_keyholder(site, sfax, self.holder.account).await.unwrap();
        let anew = self.keyholder("anew", sfax).await;
        self.identify(anew, sfax).await;
        ["tunisie", "oasis-tozeur", "nawl-djerba", "kitab-sfax"]
            .map(|slug| format!("/desk/b/{slug}/key"))
            .into()
    }

    /// Her own body can be locked down. Two below are: one from there, and one by one of its own, who keeps its key and has asked for many
    /// of its records.
    async fn lockdowns(&self) -> Vec<String> {
        let site = self.site();
        for name in ["first", "second"] {
            let account = self.account(name).await;
            accounts::grant(site, account, self.body, Role::Coordinator, true).await.unwrap();
            self.passkey(account).await;
        }
        let gafsa = self.scope(self.at("ashiya-gafsa"));
        let above = self.actor(self.account("above").await, self.body, true);
        lockdown::press(site, &above, &gafsa).await.unwrap();
        let locked = self.at(LOCKED);
        let hers = self.keyholder(UNSEEN, locked).await;
        for account in [hers, self.account("third").await] {
            accounts::grant(site, account, locked, Role::Coordinator, false).await.unwrap();
            self.passkey(account).await;
        }
        let who = self.actor(hers, locked, false);
        keys::window::ask(site, &who, &self.scope(locked), "saturday", 500).await.unwrap();
        let pages = ["lockdown", "key", "windows", "people", "audit"];
        let mut from = pages.map(|page| format!("/desk/b/{LOCKED}/{page}")).to_vec();
        for page in &from {
            let seen = self.stage.get(page, &self.her).await;
            assert!(seen.status == 200 && seen.text.contains(UNSEEN), "{page}: {}", seen.status);
        }
        lockdown::press(site, &who, &self.scope(locked)).await.unwrap();
        from.push(String::from("/desk/b/ashiya-gafsa/lockdown"));
        from
    }

    /// Somebody asks the keyholders for what they have of her.
    async fn persons(&self) {
        let link = people::own_link(self.site(), "person-02@example.org", Language::Fr).unwrap();
        let opened = self.press(link.trim_start_matches("http://localhost:8080"), "", &[]).await;
        let set = opened.headers.get(header::SET_COOKIE).unwrap().to_str().unwrap();
        let hers = set.split(';').next().unwrap().to_owned();
        self.press("/my/ask", &hers, &[("body", &self.body.to_string())]).await;
    }

    async fn messages(&self) {
        let fields = [("name", "Amina"), ("text", "a question"), ("address", "amina@walk.example.org")];
        self.press("/ar/b/tunisie/contact", "", &fields).await;
    }

    /// A picture that is there, and one in the bin.
    async fn library(&self) -> Vec<String> {
        let [kept, gone] = [self.upload().await, self.upload().await];
        self.press(&format!("{gone}/remove"), &self.her, &[]).await;
        vec![kept, gone]
    }
    async fn upload(&self) -> String {
        const EDGE: &str = "edge7Ma4YWxkTrZu0gW";
        let mut form = Vec::new();
        for (name, value) in
            [("alt-ar", "a dot"), ("alt-fr", "Un point"), ("credit", "x"), ("licence", "CC BY 4.0")]
        {
            let part =
                format!("--{EDGE}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            form.extend(part.into_bytes());
        }
        let head = format!(
            "--{EDGE}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.png\"\r\nContent-Type: image/png\r\n\r\n"
        );
        form.extend(head.into_bytes());
        form.extend(STANDARD.decode(PICTURE).unwrap());
        form.extend(format!("\r\n--{EDGE}--\r\n").into_bytes());
        let request = Request::post("/desk/b/tunisie/library/new")
            .header(header::COOKIE, &self.her)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={EDGE}"))
            .body(form.into());
        let seen = self.stage.ask(request.unwrap()).await;
        assert_eq!(seen.status, 303, "{}", main(&seen.text));
        seen.location().split('?').next().unwrap_or_default().to_owned()
    }

    /// Of news and of pages a draft with two versions, and one in the bin.
    async fn writings(&self) -> Vec<String> {
        let mut from = Vec::new();
        for folder in ["news", "pages"] {
            let path = format!("/desk/b/tunisie/{folder}");
            let mut preview = String::new();
            for (version, text) in [("0", "water"), ("1", "cold water")] {
                let at = if version == "0" { path.clone() } else { preview.replace("/preview", "") };
                let fields = [
                    ("version", version),
                    ("title-ar", "spring"),
                    ("text-ar", text),
                    ("slug", "walk"),
                    ("do", "preview"),
                ];
                preview = self.press(&at, &self.her, &fields).await.location().to_owned();
            }
            let here = preview.replace("/preview", "");
            from.extend([preview, format!("{here}/revisions"), here]);
            let fields = [
                ("version", "0"),
                ("title-ar", "spare"),
                ("text-ar", "x"),
                ("slug", "walk-gone"),
                ("do", "draft"),
            ];
            let seen = self.press(&path, &self.her, &fields).await;
            self.press(&format!("{}/remove", seen.location().split('?').next().unwrap()), &self.her, &[])
                .await;
        }
        from
    }

    /// A draft of its charter.
    async fn charter(&self) {
        let fields = [
            ("edit", "0"),
            ("title-ar", "charter"),
            ("day", "2026-03-01"),
            ("row", "0"),
            ("kind-0", "goal"),
            ("number-0", "1"),
            ("text-0-ar", "water for all"),
            ("save", "1"),
        ];
        self.press("/desk/b/tunisie/charter/draft", &self.her, &fields).await;
    }

    async fn api(&self, method: &str, path: &str, token: &str, input: Value) -> Value {
        let (status, value) = self.stage.api(method, path, token, Some(input)).await;
        assert!(status < 300, "{method} {path}: {status} {value}");
        value
    }
    /// A campaign of her body on the street: its id, and its owner's edition.
    async fn campaign(&self, token: &str, slug: &str) -> (String, String) {
        let input = json!({
            "body": self.body.to_string(),
            "slug": slug,
            "confirm": true,
            "actions": [{"key": "sign", "kind": "sign"}],
            "blocks": [
                {"key": "title", "language": "ar", "mode": "translate", "text": "water for all"},
                {"key": "demand", "language": "ar", "mode": "locked", "text": "three wells"},
                {"key": "why", "language": "ar", "mode": "free", "text": "water is life"},
            ],
        });
        let made = self.api("POST", "campaigns", token, input).await;
        let text = |name: &str| made.get(name).and_then(Value::as_str).unwrap().to_owned();
        let (id, edition) = (text("id"), text("edition"));
        self.api("PATCH", &format!("editions/{edition}"), token, json!({"published": true})).await;
        (id, edition)
    }

    /// One that runs, with a name to hand over and to write to, a burst that is held, signatures on paper and an adoption that waits;
    /// one that is over, and still has its marks.
    async fn campaigns(&self) -> Vec<String> {
        let (site, token) = (self.site(), self.stage.token(self.holder.clone()));
        let (campaign, running) = self.campaign(&token, "walk").await;
        let hers = json!({
            "action": "sign",
            "name": "Leila",
            "email": "hers@walk.example.org",
            "language": "ar",
            "delivery": true,
            "contact": [self.body.to_string()],
        });
        self.api("POST", &format!("editions/{running}/signatures"), "", hers).await;
        for number in 0..sign::BURST + 2 {
            let come = sign::Come {
                typed: campaigns::who::Typed {
                    name: "Leila".into(),
                    email: format!("n{number}@walk.example.org"),
                    ..campaigns::who::Typed::default()
                },
                action: String::new(),
                language: Language::Ar,
                trapped: false,
                proof: false,
                network: Some([1; 32]),
            };
            sign::sign(site, running.parse().unwrap(), come).await.unwrap();
        }
        let paper = gather::Typed {
            count: "3".into(),
            gathered: "2026-03-01".into(),
            place: "Tozeur".into(),
            witness: "Salima".into(),
            ..gather::Typed::default()
        };
        let here = self.scope(self.body);
        gather::enter(site, self.holder, &here, running.parse().unwrap(), paper).await.unwrap();
        let oasis = self.at("oasis-tozeur");
        let adopts = self.actor(self.account("adopts").await, oasis, false);
        let campaign = campaign.parse().unwrap();
        campaigns::adopt::adopt(site, &adopts, &self.scope(oasis), campaign, None).await.unwrap();

        let (_, over) = self.campaign(&token, "walk-over").await;
        let ends = [("outcome", "won"), ("goal", ""), ("starts", ""), ("ends", "")];
        self.press(&format!("/desk/b/tunisie/campaigns/{over}/settle"), &self.her, &ends).await;
        [running, over].map(|edition| format!("/desk/b/tunisie/campaigns/{edition}")).into()
    }

    /// An editor with a public title, a password, a passkey, a token, another phone that she sets up, and somebody who says that she
    /// lost them all; and somebody else who did.
    async fn ways_in(&self) -> Walk {
        let (site, stage) = (self.site(), self.stage);
        let email = "wafa@tunisie.example.org";
        let wafa = accounts::find(site, email).await.unwrap().unwrap();
        let link = accounts::link(site, email).await.unwrap();
        let entered = self.press(link.trim_start_matches("http://localhost:8080"), "", &[]).await;
        let set = entered.headers.get(header::SET_COOKIE).unwrap().to_str().unwrap();
        let session = set.split(';').next().unwrap().to_owned();
        let page = stage.get("/desk/account/secure", &session).await.text;
        let secret = between(&page, "<code dir=\"ltr\">", "<").replace(' ', "");
        let app = Builder::new()
            .with_algorithm(Algorithm::SHA1)
            .with_digits(6)
            .with_step_duration(30)
            .with_secret(Secret::try_from_base32(secret).unwrap().as_ref().to_vec())
            .build()
            .unwrap();
        let code = app.generate(u64::try_from(site.clock.now().seconds()).unwrap()).to_string();
        let password = "henna-loom-seven-wells-42";
        let fields = [("password", password), ("again", password), ("code", code.as_str())];
        self.press("/desk/account/password", &session, &fields).await;
        self.passkey(wafa).await;
        let new = NewToken { name: "x".into(), body: None, rights: Vec::new(), until: None };
        accounts::token::make(site, wafa, new).await.unwrap();
        let shown = stage.sign_in_shown(Actor::new(wafa, "x", Language::Ar).with(self.body, false, &[]));
        self.press("/desk/account/phone", &shown, &[]).await;

        let lost = async |email: &str| {
            let seen = self.press("/sign-in/lost", "", &[("email", email)]).await;
            // A job looks whose address it is.
            stage.work().await;
            between(&seen.text, "<p class=\"figure\" dir=\"ltr\">", "<").to_owned()
        };
        let number = lost(email).await;
        let page = stage.get("/desk/vouching", &self.her).await.text;
        let request = between(&page, "action=\"/desk/vouching/", "\"");
        self.press(&format!("/desk/vouching/{request}"), &self.her, &[("number", &number)]).await;
        lost("ines@tunisie.example.org").await;
        let from = ["account", "account/secure", "account/phone"].map(|page| format!("/desk/{page}")).into();
        Walk { who: shown, from }
    }
}
