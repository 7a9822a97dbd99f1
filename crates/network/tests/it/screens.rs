use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Instant,
};

use basis::{Id, Language, Result, Text, of::Body};
use network::testing::{actor, plant, plant_many};
use weave::{Lockdowns, Room, Site, facts::LockdownChanged, testing::Stage};

const EDIT: &str = "bodies.edit";

async fn stage() -> (Stage, network::testing::Planted) {
    let stage = Stage::new(vec![network::room()]).await;
    let planted = plant(&stage.site).await;
    (stage, planted)
}

/// Every key that was asked for is there.
fn complete(stage: &Stage) {
    assert_eq!(stage.site.catalogue.missing(), Vec::<String>::new());
}

#[tokio::test]
async fn homes_and_networks_in_every_language() {
    let (stage, _) = stage().await;
    for language in ["ar", "fr", "en", "zgh"] {
        for path in ["/", "/network", "/b/tunisie/", "/b/tunisie/network", "/b/oasis/", "/b/oasis/network"] {
            let seen = stage.get(&format!("/{language}{path}"), "").await;
            assert_eq!(seen.status.as_u16(), 200, "{language}{path}");
            assert_eq!(seen.text.matches("<h1").count(), 1, "{language}{path}");
        }
    }
    let seen = stage.get("/ar/", "").await;
    assert!(seen.text.contains("ائتلاف المغارب") && seen.text.contains("/ar/b/tunisie/"));
    assert!(seen.text.contains("\"subOrganization\""));
    let seen = stage.get("/fr/network", "").await;
    assert!(seen.text.contains("/fr/b/oasis/") && seen.text.contains("<svg class=\"map\""));
    complete(&stage);
    stage.end().await;
}

#[tokio::test]
async fn addresses_without_their_slash_lead_on() {
    let (stage, _) = stage().await;
    for (path, to) in [
        ("/ar", "/ar/"),
        ("/fr?x=1", "/fr/?x=1"),
        ("/fr/b/oasis", "/fr/b/oasis/"),
        ("/ar/b/maghreb/network?y=2", "/ar/network?y=2"),
    ] {
        let seen = stage.get(path, "").await;
        assert_eq!((seen.status.as_u16(), seen.location()), (308, to), "{path}");
    }
    for path in ["/de", "/de/", "/ar/b/nobody/", "/ar/b/..%2fx/", "/ar/b/%3Cscript%3E", "/ar/b/a%20b/"] {
        assert_eq!(stage.get(path, "").await.status.as_u16(), 404, "{path}");
    }
    // A zero byte is no address at all.
    assert_eq!(stage.get("/ar/b/%00/", "").await.status.as_u16(), 400);
    stage.end().await;
}

#[tokio::test]
async fn ten_thousand_bodies() {
    let (stage, planted) = stage().await;
    plant_many(&stage.site, planted.root, "body", 10_000).await.unwrap();
    stage.get("/ar/b/body-3/", "").await;
    let before = Instant::now();
    let seen = stage.get("/ar/b/body-4/", "").await;
    let took = before.elapsed();
    assert_eq!(seen.status.as_u16(), 200);
    // Far under a second even without optimisation; the bench holds the real number.
    assert!(took.as_millis() < 500, "{took:?}");
    let seen = stage.get("/ar/network", "").await;
    assert_eq!(seen.status.as_u16(), 200);
    assert!(seen.text.len() < 600_000, "{}", seen.text.len());
    stage.end().await;
}

#[tokio::test]
async fn the_desk_of_everyone_who_is_signed_in() {
    let (stage, planted) = stage().await;
    assert_eq!(stage.get("/desk/", "").await.location(), "/sign-in?next=/desk/");
    let editor = stage.sign_in(actor(planted.chapter, false, &["news.write"]));
    // With one desk alone there is nothing to choose.
    assert_eq!(stage.get("/desk/", &editor).await.location(), "/desk/b/tunisie/");
    assert_eq!(stage.get("/desk/b/tunisie/", &editor).await.status.as_u16(), 200);
    assert_eq!(stage.get("/desk/b/oasis/", &editor).await.status.as_u16(), 403);
    assert_eq!(stage.get("/desk/b/tunisie/profile", &editor).await.status.as_u16(), 403);
    let admin = stage.sign_in(actor(planted.root, true, &[EDIT]));
    for language in ["ar", "fr"] {
        let cookie = format!("{admin}; language={language}");
        for path in [
            "/desk/",
            "/desk/?q=tunis",
            "/desk/b/maghreb/",
            "/desk/b/tunisie/",
            "/desk/b/tunisie/bodies",
            "/desk/b/tunisie/bodies/new",
            "/desk/b/maghreb/profile",
            "/desk/b/tunisie/profile",
            "/desk/b/tunisie/address",
            "/desk/b/tunisie/move",
            "/desk/b/tunisie/remove",
        ] {
            let seen = stage.get(path, &cookie).await;
            assert_eq!(seen.status.as_u16(), 200, "{language} {path}");
            assert!(!seen.text.contains("network-"), "{language} {path}: {}", around(&seen.text));
        }
    }
    // Before she has shown that it is she, the way there stands in the place of what would be refused.
    for path in ["/desk/b/oasis/move", "/desk/b/oasis/remove"] {
        let form = format!("action=\"{path}\"");
        let seen = stage.get(path, &admin).await;
        assert!(seen.text.contains("/sign-in/again?next=") && !seen.text.contains(&form), "{path}");
        let shown = stage.sign_in_shown(actor(planted.root, true, &[EDIT]));
        let seen = stage.get(path, &shown).await;
        assert!(!seen.text.contains("/sign-in/again?next=") && seen.text.contains(&form), "{path}");
    }
    complete(&stage);
    stage.end().await;
}

/// Where a key stands that no catalogue has.
fn around(text: &str) -> String {
    text.split_once("network-").map(|(_, after)| after.chars().take(60).collect()).unwrap_or_default()
}

#[tokio::test]
async fn what_was_typed_is_not_lost() {
    let (stage, planted) = stage().await;
    let admin = stage.sign_in_shown(actor(planted.root, true, &[EDIT]));
    let fields = [
        ("kind", "association"),
        ("name-ar", "جمعية جديدة"),
        ("slug", "../x"),
        ("country", "TN"),
        ("status", "prospect"),
    ];
    let seen = stage.post("/desk/b/tunisie/bodies/new", &admin, &fields).await;
    assert_eq!(seen.status.as_u16(), 422);
    assert!(seen.text.contains("جمعية جديدة") && seen.text.contains("../x"));
    assert!(seen.text.contains("f-slug-error"));
    let fields = [
        ("kind", "association"),
        ("name-ar", "جمعية جديدة"),
        ("slug", "jadida"),
        ("country", "TN"),
        ("status", "prospect"),
    ];
    let seen = stage.post("/desk/b/tunisie/bodies/new", &admin, &fields).await;
    assert_eq!(seen.status.as_u16(), 303, "{}", seen.text);
    assert!(stage.get("/ar/b/tunisie/", "").await.text.contains("جمعية جديدة"));
    let seen = stage.post("/desk/b/jadida/address", &admin, &[("slug", "tunisie")]).await;
    assert_eq!(seen.status.as_u16(), 422);
    let seen = stage.post("/desk/b/jadida/address", &admin, &[("slug", "new-one")]).await;
    assert_eq!(seen.status.as_u16(), 303);
    assert_eq!(stage.get("/ar/b/jadida/", "").await.location(), "/ar/b/new-one/");
    let seen = stage.post("/desk/b/new-one/remove", &admin, &[]).await;
    assert_eq!(seen.status.as_u16(), 303, "{}", seen.text);
    assert_eq!(stage.get("/ar/b/new-one/", "").await.status.as_u16(), 404);
    stage.end().await;
}

#[tokio::test]
async fn siblings_change_places_and_a_body_comes_back() {
    let (stage, planted) = stage().await;
    let admin = stage.sign_in_shown(actor(planted.root, true, &[EDIT]));
    let names = |text: &str| (text.find("/ar/b/tunisie/").unwrap(), text.find("/ar/b/algerie/").unwrap());
    let seen = stage.get("/ar/", "").await;
    let (first, second) = names(&seen.text);
    assert!(first < second);
    let step = format!("/desk/b/maghreb/bodies/{}/order", planted.chapter);
    assert_eq!(stage.post(&step, &admin, &[("way", "down")]).await.status.as_u16(), 303);
    let (first, second) = names(&stage.get("/ar/", "").await.text);
    assert!(first > second);
    // Down once more: it is the last already.
    assert_eq!(stage.post(&step, &admin, &[("way", "down")]).await.status.as_u16(), 303);
    assert_eq!(stage.post(&step, &admin, &[("way", "sideways")]).await.status.as_u16(), 400);
    for child in ["x", "../../profile", &planted.association.to_string(), &"9".repeat(300)] {
        let seen =
            stage.post(&format!("/desk/b/maghreb/bodies/{child}/order"), &admin, &[("way", "up")]).await;
        assert_eq!(seen.status.as_u16(), 404, "{child}");
    }
    assert_eq!(stage.post("/desk/b/oasis/remove", &admin, &[]).await.status.as_u16(), 303);
    let bin = stage.get("/desk/b/tunisie/bodies", &admin).await;
    let back = format!("/desk/b/tunisie/bodies/{}/restore", planted.association);
    assert!(bin.text.contains(&back));
    // Not from another body's bin.
    let other = format!("/desk/b/algerie/bodies/{}/restore", planted.association);
    assert_eq!(stage.post(&other, &admin, &[]).await.status.as_u16(), 404);
    assert_eq!(stage.post(&back, &admin, &[]).await.status.as_u16(), 303);
    assert_eq!(stage.get("/ar/b/oasis/", "").await.status.as_u16(), 200);
    stage.end().await;
}

#[tokio::test]
async fn nobody_changes_a_body_that_is_not_hers() {
    let (stage, planted) = stage().await;
    let sister = stage.sign_in(actor(planted.sister, true, &[EDIT]));
    let writer = stage.sign_in(actor(planted.chapter, true, &["news.write"]));
    let before = stage.get("/fr/b/tunisie/", "").await.text;
    for cookie in [sister.as_str(), writer.as_str()] {
        for (path, fields) in [
            ("bodies/new", vec![("kind", "association"), ("name-fr", "Intruse")]),
            ("profile", vec![("name-fr", "Intruse"), ("dye", "olive"), ("own-language", "fr")]),
            ("address", vec![("slug", "intruse")]),
            ("move", vec![("to", "maghreb")]),
            ("remove", vec![]),
        ] {
            let seen = stage.post(&format!("/desk/b/tunisie/{path}"), cookie, &fields).await;
            assert_eq!(seen.status.as_u16(), 403, "{path}");
        }
    }
    assert_eq!(stage.post("/desk/b/tunisie/remove", "", &[]).await.status.as_u16(), 401);
    assert_eq!(stage.get("/fr/b/tunisie/", "").await.text, before);
    stage.end().await;
}

#[tokio::test]
async fn a_logo_reaches_the_pages() {
    let (stage, planted) = stage().await;
    assert!(!stage.get("/ar/b/tunisie/", "").await.text.contains("/media/"));
    let asset = basis::Id::from_bits(7);
    network::set_logo(&stage.site, planted.chapter, Some(asset)).await.unwrap();
    assert!(stage.get("/ar/b/tunisie/", "").await.text.contains(&format!("/media/{asset}-480.png")));
    network::set_logo(&stage.site, planted.chapter, None).await.unwrap();
    assert!(!stage.get("/ar/b/tunisie/", "").await.text.contains("/media/"));
    stage.end().await;
}

#[tokio::test]
async fn the_body_itself_says_who_sees_its_people() {
    let (stage, planted) = stage().await;
    let rights = [EDIT, "bodies.show-people"];
    let above = stage.sign_in_shown(actor(planted.root, true, &rights));
    let own = actor(planted.chapter, false, &rights);
    let calm = stage.sign_in(own.clone());
    let path = "/desk/b/tunisie/visibility";
    assert_eq!(stage.get(path, &above).await.status.as_u16(), 403);
    assert_eq!(stage.post(path, &above, &[("shows", "1")]).await.status.as_u16(), 403);
    assert!(!stage.get(path, &calm).await.text.contains("name=\"shows\""), "she shows first that it is she");
    assert_ne!(
        stage.post(path, &calm, &[("shows", "1")]).await.location(),
        "/desk/b/tunisie/visibility?done=saved"
    );
    let own = stage.sign_in_shown(own);
    let shows = async || network::tree(&stage.site).await.unwrap().scope(planted.chapter).shows_people();
    assert!(stage.get(path, &own).await.text.contains("name=\"shows\"") && !shows().await);
    let saved = stage.post(path, &own, &[("shows", "1")]).await;
    assert_eq!(saved.location(), "/desk/b/tunisie/visibility?done=saved");
    assert!(shows().await);
    assert_eq!(stage.post(path, &own, &[]).await.status.as_u16(), 303);
    assert!(!shows().await);
    assert!(stage.get("/desk/b/tunisie/profile", &own).await.text.contains(path));
    let root = stage.sign_in_shown(actor(planted.root, true, &rights));
    assert_eq!(stage.get("/desk/b/maghreb/visibility", &root).await.status.as_u16(), 404);
    complete(&stage);
    stage.end().await;
}

/// A lockdown that a test presses by hand.
#[derive(Default)]
struct Shut(AtomicBool);

struct ShutRoom(Arc<Shut>);

impl Room for ShutRoom {
    fn name(&self) -> &'static str {
        "shut"
    }
    fn lockdowns(&self) -> Option<Arc<dyn Lockdowns>> {
        Some(self.0.clone())
    }
}

#[async_trait::async_trait]
impl Lockdowns for Shut {
    async fn is_locked(&self, _: &Site, _: Id<Body>) -> Result<bool> {
        Ok(self.0.load(Ordering::SeqCst))
    }
    async fn locked(&self, site: &Site) -> Result<Vec<Id<Body>>> {
        let root = network::tree(site).await?.root().id;
        Ok(Some(root).filter(|_| self.0.load(Ordering::SeqCst)).into_iter().collect())
    }
}

#[tokio::test]
async fn in_lockdown_nothing_says_where_its_people_are_found() {
    db::testing::each(&[], |db| async move {
        let shut = Arc::new(Shut::default());
        let stage = Stage::with_db(db, vec![network::room(), Arc::new(ShutRoom(Arc::clone(&shut)))]).await;
        let planted = plant(&stage.site).await;
        let tree = network::tree(&stage.site).await.unwrap();
        let body = tree.get(planted.association).unwrap();
        let edited = network::Edited {
            names: body.names.clone(),
            profile: network::Profile {
                summary: Text::of(Language::Ar, "نسقي"),
                address: Text::of(Language::Ar, "زنقة البئر"),
                links: vec!["https://elsewhere.example.org".into()],
            },
            country: body.country_code.clone(),
            status: None,
            year: Some(2001),
            languages: body.languages.clone(),
            dye: body.dye,
            place: body.place,
            hijri: body.hijri,
            springs: None,
        };
        let who = actor(planted.association, false, &[EDIT]);
        network::edit_profile(&stage.site, &who, &tree.scope(planted.association), edited).await.unwrap();
        let (api, token) = (format!("bodies/{}", planted.association), stage.token(who));
        for locked in [false, true, false] {
            shut.0.store(locked, Ordering::SeqCst);
            let (own, body) = (stage.site.clone(), planted.association);
            stage
                .site
                .db
                .write(move |conn| {
                    Box::pin(async move { weave::tell(conn, &own, &LockdownChanged { body }).await })
                })
                .await
                .unwrap();
            let page = stage.get("/ar/b/oasis/", "").await;
            let (status, said) = stage.api("GET", &api, &token, None).await;
            assert_eq!((page.status.as_u16(), status), (200, 200));
            for text in [page.text, said.to_string()] {
                assert!(text.contains("نسقي"), "what it does stays: {text}");
                for reach in ["زنقة البئر", "elsewhere.example.org"] {
                    assert_eq!(text.contains(reach), !locked, "{reach}: {text}");
                }
            }
        }
        stage.end().await;
    })
    .await;
}
