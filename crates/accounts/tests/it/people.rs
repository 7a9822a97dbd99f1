//! The screens of roles: at a body, over a branch, as data, and on the public page.

use std::time::Duration;

use basis::Language;
use weave::{Role, testing::Stage};

use crate::{PASSWORD, amina, cookie, stage, until};

async fn admin(stage: &Stage, root: basis::Id<basis::of::Body>) -> String {
    let id = amina(&stage.site).await;
    accounts::grant(&stage.site, id, root, Role::Admin, true).await.unwrap();
    let fields = [("email", "amina@example.org"), ("password", PASSWORD)];
    cookie(&stage.post("/sign-in", "", &fields).await).unwrap()
}

async fn speak(stage: &Stage, session: &str, language: &str) {
    let saved = stage.post("/desk/account", session, &[("name", "أمينة"), ("language", language)]).await;
    assert_eq!(saved.status.as_u16(), 303);
}

async fn colleague(stage: &Stage, email: &str, name: &str) -> basis::Id<basis::of::Account> {
    let new = accounts::NewAccount {
        email: email.into(),
        name: name.into(),
        language: Language::Fr,
        password: Some(accounts::Password::Demo(crate::HASH.into())),
    };
    accounts::add(&stage.site, new).await.unwrap()
}

#[tokio::test]
async fn people_branch_and_roles_in_arabic_and_french() {
    let (stage, planted) = stage().await;
    let session = admin(&stage, planted.root).await;
    let najwa = colleague(&stage, "najwa@example.org", "=Najwa").await;
    accounts::grant(&stage.site, najwa, planted.association, Role::Secretary, false).await.unwrap();
    for language in ["ar", "fr"] {
        speak(&stage, &session, language).await;
        for path in [
            "/desk/b/maghreb/people",
            "/desk/b/oasis/people",
            "/desk/b/maghreb/people/branch",
            "/desk/b/maghreb/people/branch?q=nobody&ends=soon",
            "/desk/b/maghreb/roles",
            "/desk/b/maghreb/roles/new",
            "/desk/b/maghreb/roles/editor",
            "/desk/account",
        ] {
            let page = stage.get(path, &session).await;
            assert_eq!(page.status.as_u16(), 200, "{path}");
            assert_eq!(page.text.matches("<h1").count(), 1, "{path}");
            assert!(!page.text.contains("accounts-role"), "{path} has every word");
        }
    }
    let branch =
        async |query: &str| stage.get(&format!("/desk/b/maghreb/people/branch?{query}"), &session).await.text;
    assert!(branch("role=secretary").await.contains("Najwa"));
    assert!(branch("q=najwa").await.contains("Najwa") && branch("q=oasis").await.contains("Najwa"));
    assert!(!branch("role=editor").await.contains("Najwa") && !branch("ends=soon").await.contains("Najwa"));
    let csv = stage.get("/desk/b/maghreb/people/branch.csv?role=secretary", &session).await;
    assert!(csv.text.starts_with('\u{feff}') && csv.text.contains("'=Najwa"), "{}", csv.text);
    assert_eq!(csv.text.lines().count(), 2);
    let elsewhere = stage.get("/desk/b/oasis/roles", &session).await;
    assert_eq!(elsewhere.location(), "/desk/b/maghreb/roles", "roles are the root's");
    assert_eq!(stage.get("/desk/b/oasis/roles/editor", &session).await.status.as_u16(), 404);
    assert_eq!(stage.site.catalogue.missing(), Vec::<String>::new());
    stage.end().await;
}

#[tokio::test]
async fn who_holds_a_body_alone_sees_nothing_of_those_below() {
    let (stage, planted) = stage().await;
    amina(&stage.site).await;
    let najwa = colleague(&stage, "najwa@example.org", "Najwa").await;
    accounts::grant(&stage.site, najwa, planted.association, Role::Secretary, false).await.unwrap();
    let here = colleague(&stage, "here@example.org", "Hajer").await;
    accounts::grant(&stage.site, here, planted.chapter, Role::Coordinator, false).await.unwrap();
    let fields = [("email", "here@example.org"), ("password", PASSWORD)];
    let session = cookie(&stage.post("/sign-in", "", &fields).await).unwrap();
    assert_eq!(stage.get("/desk/b/tunisie/roles", &session).await.status.as_u16(), 404);
    assert!(!stage.get("/desk/b/tunisie/people", &session).await.text.contains("/desk/b/tunisie/roles"));
    for path in ["/desk/b/tunisie/people/branch", "/desk/b/tunisie/people/branch.csv"] {
        let seen = stage.get(path, &session).await.text;
        assert!(seen.contains("Hajer") && !seen.contains("Najwa"), "{path}");
    }
    stage.end().await;
}

#[tokio::test]
async fn a_title_stands_on_the_public_page_from_her_agreement_to_its_end() {
    let (stage, planted) = stage().await;
    let session = admin(&stage, planted.root).await;
    let najwa = colleague(&stage, "najwa@example.org", "Najwa").await;
    let fields = [
        ("email", "najwa@example.org"),
        ("language", "fr"),
        ("role", "editor"),
        ("until", &until(&stage, 30)),
        ("office", "الناطقة باسم الجمعية"),
    ];
    let given = stage.post("/desk/b/oasis/people", &session, &fields).await;
    assert_eq!(given.location(), "/desk/b/oasis/people?done=role", "{}", given.text);
    let shown = async || stage.get("/fr/b/oasis/", "").await.text.contains("الناطقة باسم الجمعية");
    assert!(!shown().await);
    let fields = [("email", "najwa@example.org"), ("password", PASSWORD)];
    let hers = cookie(&stage.post("/sign-in", "", &fields).await).unwrap();
    let held = accounts::held_over(&stage.site, planted.association).await.unwrap();
    let grant = held.iter().find(|held| held.account == najwa).unwrap().id.to_string();
    assert!(stage.get("/desk/account", &hers).await.text.contains("الناطقة باسم الجمعية"));
    let agree = async |who: &str, yes: &str| {
        stage.post("/desk/account/office", who, &[("grant", &grant), ("agreed", yes)]).await.status.as_u16()
    };
    assert_eq!(agree(&session, "1").await, 404, "nobody agrees for her");
    assert_eq!(agree(&hers, "1").await, 303);
    assert!(shown().await);
    assert_eq!(agree(&hers, "").await, 303);
    assert!(!shown().await);
    assert_eq!(agree(&hers, "1").await, 303);
    assert!(shown().await);
    // It ends by the clock alone.
    stage.site.clock.advance(Duration::from_secs(31 * 24 * 60 * 60));
    stage.work().await;
    assert!(!shown().await);
    stage.end().await;
}
