//! While a body is locked.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use async_trait::async_trait;
use basis::{Id, Result, of::Body};
use http::StatusCode;
use weave::{Lockdowns, Role, Room, Site, testing::Stage};

use crate::{
    PASSWORD, amina, cookie, named,
    passkeys::{challenge, enter, with_passkey},
    proof, rooms, until,
};

/// Locks everything below and at the root's first chapter, when it is told to.
#[derive(Default)]
pub struct Locked(pub AtomicBool);

#[async_trait]
impl Lockdowns for Locked {
    async fn is_locked(&self, site: &Site, body: Id<Body>) -> Result<bool> {
        let tree = network::tree(site).await?;
        let chapter = tree.by_slug("tunisie").map(|chapter| chapter.id);
        Ok(self.0.load(Ordering::SeqCst) && tree.chain(body).iter().any(|one| Some(one.id) == chapter))
    }
    async fn locked(&self, site: &Site) -> Result<Vec<Id<Body>>> {
        let tree = network::tree(site).await?;
        let chapter = tree.by_slug("tunisie").map(|chapter| chapter.id);
        Ok(chapter.filter(|_| self.0.load(Ordering::SeqCst)).into_iter().collect())
    }
}

struct LockedRoom(Arc<Locked>);

impl Room for LockedRoom {
    fn name(&self) -> &'static str {
        "locked"
    }
    fn lockdowns(&self) -> Option<Arc<dyn Lockdowns>> {
        Some(self.0.clone())
    }
}

/// On both databases.
pub async fn each<F: Future<Output = ()>>(test: impl Fn(Stage, network::testing::Planted, Arc<Locked>) -> F) {
    db::testing::each(&[], |db| async {
        let locked = Arc::new(Locked::default());
        let mut rooms = rooms();
        rooms.push(Arc::new(LockedRoom(Arc::clone(&locked))));
        let stage = Stage::with_db(db, rooms).await;
        let planted = network::testing::plant(&stage.site).await;
        test(stage, planted, locked).await;
    })
    .await;
}

#[tokio::test]
async fn a_locked_body_is_worked_for_with_passkeys_alone() {
    each(|stage, planted, locked| async move {
        let id = amina(&stage.site).await;
        accounts::grant(&stage.site, id, planted.association, Role::Editor, false).await.unwrap();
        let fields = [("email", "amina@example.org"), ("password", PASSWORD)];
        let session = cookie(&stage.post("/sign-in", "", &fields).await).unwrap();
        assert_eq!(stage.get("/desk/account", &session).await.status, StatusCode::OK);
        locked.0.store(true, Ordering::SeqCst);
        assert_eq!(stage.get("/desk/account", &session).await.status, StatusCode::SEE_OTHER);
        let refused = stage.post("/sign-in", "", &fields).await;
        assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && cookie(&refused).is_none());
        assert!(!refused.text.contains("accounts-locked"), "it says why");
        let wrong = [("email", "amina@example.org"), ("password", "wrong-wrong-wrong")];
        let nobody = [("email", "nobody@example.org"), ("password", "wrong-wrong-wrong")];
        let bare = |text: String| text.replace("amina@example.org", "").replace("nobody@example.org", "");
        assert_eq!(
            bare(stage.post("/sign-in", "", &wrong).await.text),
            bare(stage.post("/sign-in", "", &nobody).await.text),
            "and to nobody who does not know the password"
        );
        stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn a_passkey_opens_and_whoever_works_elsewhere_comes_in() {
    each(|stage, planted, locked| async move {
        let (id, _, mut device) = with_passkey(&stage).await;
        accounts::grant(&stage.site, id, planted.association, Role::Editor, false).await.unwrap();
        let other = named(&stage.site, "other@example.org", "x").await;
        accounts::grant(&stage.site, other, planted.sister, Role::Editor, true).await.unwrap();
        locked.0.store(true, Ordering::SeqCst);
        let (ceremony, options) = challenge(&stage, "/sign-in/passkey/begin", "").await;
        let session = cookie(&enter(&stage, &ceremony, &device.answer(&options)).await).unwrap();
        assert_eq!(proof(&stage, &session).await.by, web::By::Passkey);
        assert_eq!(stage.get("/desk/account", &session).await.status, StatusCode::OK);
        let link = accounts::link(&stage.site, "other@example.org").await.unwrap();
        let link = link.trim_start_matches("http://localhost:8080");
        let elsewhere = cookie(&stage.post(link, "", &[]).await).unwrap();
        assert_eq!(stage.get("/desk/account", &elsewhere).await.status, StatusCode::OK);

        // The sessions of those who hold something there end; the others go on.
        let (site, association) = (stage.site.clone(), planted.association);
        let gone = stage.site.db.write(move |conn| {
            Box::pin(async move { accounts::end_sessions_at(&site, conn, &[association]).await })
        });
        assert!(gone.await.unwrap() >= 1);
        assert_eq!(stage.get("/desk/account", &session).await.status, StatusCode::SEE_OTHER);
        assert_eq!(stage.get("/desk/account", &elsewhere).await.status, StatusCode::OK);
        stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn nobody_is_invited_to_a_locked_body() {
    each(|stage, planted, locked| async move {
        let (id, _, mut device) = with_passkey(&stage).await;
        accounts::grant(&stage.site, id, planted.chapter, Role::Coordinator, true).await.unwrap();
        locked.0.store(true, Ordering::SeqCst);
        let (ceremony, options) = challenge(&stage, "/sign-in/passkey/begin", "").await;
        let session = cookie(&enter(&stage, &ceremony, &device.answer(&options)).await).unwrap();
        let fields = [
            ("email", "najwa@example.org"),
            ("name", "Najwa"),
            ("language", "fr"),
            ("role", "editor"),
            ("until", &until(&stage, 180)),
        ];
        let refused = stage.post("/desk/b/tunisie/people", &session, &fields).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.text);
        let refused = stage.post("/desk/b/oasis/people", &session, &fields).await;
        assert_eq!(
            refused.status,
            StatusCode::FORBIDDEN,
            "from above nothing is given at all: {}",
            refused.text
        );
        assert_eq!(accounts::find(&stage.site, "najwa@example.org").await.unwrap(), None);
        stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn from_elsewhere_nobody_reads_who_works_there_and_its_own_do() {
    each(|stage, planted, locked| async move {
        let amina = amina(&stage.site).await;
        accounts::grant(&stage.site, amina, planted.association, Role::Editor, false).await.unwrap();
        let rights = ["accounts.grant", "news.write"];
        let above = stage.sign_in_shown(network::testing::actor(planted.root, true, &rights));
        let own = stage.sign_in_shown(network::testing::actor(planted.chapter, true, &rights));
        let name = accounts::held_over(&stage.site, planted.association).await.unwrap()[0].name.clone();
        let lists =
            ["/desk/b/maghreb/people/branch", "/desk/b/maghreb/people/branch.csv", "/desk/b/oasis/people"];
        for path in lists {
            assert!(stage.get(path, &above).await.text.contains(&name), "{path}");
        }
        locked.0.store(true, Ordering::SeqCst);
        for path in lists {
            let seen = stage.get(path, &above).await;
            assert_eq!(seen.status, StatusCode::OK, "{path}");
            assert!(!seen.text.contains(&name) && seen.text.contains("اسم محجوب"), "{path}: {}", seen.text);
        }
        // Nor is she found by it.
        let found =
            stage.get(&format!("/desk/b/maghreb/people/branch?q={}", web::encode(&name)), &above).await;
        assert!(!found.text.contains("/desk/b/oasis/people"), "{}", found.text);
        assert!(stage.get("/desk/b/oasis/people", &own).await.text.contains(&name));
        stage.end().await;
    })
    .await;
}
