//! Showing once more that it is she.

use std::time::Duration;

use accounts::{Attempt, Entered, by_password};
use basis::Moment;
use http::{Request, StatusCode};
use weave::testing::Stage;
use web::By;

use crate::{PASSWORD, amina, cookie, proof, stage};

#[tokio::test]
async fn a_password_shows_it_and_a_link_does_not() {
    let (stage, _) = stage().await;
    amina(&stage.site).await;
    let now = stage.site.clock.now();
    let attempt = Attempt { address: "amina@example.org", password: PASSWORD, device: "", from: None };
    let Entered::In(opened) = by_password(&stage.site, attempt).await.unwrap() else {
        panic!("no code is asked")
    };
    let seen = proof(&stage, &opened.token).await;
    assert_eq!((seen.by, seen.shown), (By::Password, Some(now)));

    let link = accounts::link(&stage.site, "amina@example.org").await.unwrap();
    let path = link.trim_start_matches("http://localhost:8080");
    let session = cookie(&stage.post(path, "", &[]).await).unwrap();
    let seen = proof(&stage, &session).await;
    assert_eq!((seen.by, seen.shown), (By::Link, None::<Moment>));

    stage.site.clock.advance(Duration::from_secs(60));
    let page = stage.get("/sign-in/again?next=/desk/account", &session).await;
    assert!(page.status == StatusCode::OK && page.text.contains("value=\"/desk/account\""), "{}", page.text);
    let again = async |password: &str, next: &str| {
        stage.post("/sign-in/again", &session, &[("password", password), ("next", next)]).await
    };
    let wrong = again("guess guess guess", "/desk/account").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(proof(&stage, &session).await.shown, None);
    let done = again(PASSWORD, "/desk/account").await;
    assert_eq!((done.status, done.location()), (StatusCode::SEE_OTHER, "/desk/account"));
    let seen = proof(&stage, &session).await;
    assert_eq!((seen.by, seen.shown), (By::Link, Some(stage.site.clock.now())), "how she came in stays");
    assert_eq!(again(PASSWORD, "//evil.example").await.location(), "/desk/");
    assert_eq!(stage.get("/sign-in/again", "").await.status, StatusCode::SEE_OTHER, "nobody is nobody");
    stage.end().await;
}

#[tokio::test]
async fn guesses_with_a_stolen_session_wait() {
    let (stage, _) = stage().await;
    amina(&stage.site).await;
    let fields = [("email", "amina@example.org"), ("password", PASSWORD)];
    let session = cookie(&stage.post("/sign-in", "", &fields).await).unwrap();
    let again = async |password: &str| {
        // What came through a proxy is counted, also where a test has no guard.
        let request = Request::post("/sign-in/again")
            .header("cookie", &session)
            .header("sec-fetch-site", "same-origin")
            .header("x-forwarded-for", "192.0.2.1")
            .header("content-type", "application/x-www-form-urlencoded")
            .body(format!("password={}", web::encode(password)).into())
            .unwrap();
        stage.ask(request).await.status
    };
    for _ in 0..5 {
        assert_eq!(again("guess guess guess").await, StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert_eq!(again(PASSWORD).await, StatusCode::TOO_MANY_REQUESTS);
    // She herself comes in elsewhere.
    assert!(cookie(&stage.post("/sign-in", "", &fields).await).is_some());
    stage.end().await;
}

/// A room with one dangerous act.
mod danger {
    use std::sync::Arc;

    use weave::{Access, At, Room, Routes, Visit};
    use web::Answer;

    pub fn room() -> Arc<dyn Room> {
        Arc::new(Danger)
    }

    struct Danger;

    impl Room for Danger {
        fn name(&self) -> &'static str {
            "danger"
        }
        fn routes(&self) -> Routes {
            Routes::new().get(At::Site, "desk/danger", Access::SignedIn, act).post(
                At::Site,
                "desk/danger",
                Access::SignedIn,
                act,
            )
        }
    }

    async fn act(visit: Visit) -> Answer<&'static str> {
        visit.actor()?.stepped_up(visit.site.clock.now())?;
        Ok("done")
    }
}

#[tokio::test]
async fn a_dangerous_act_leads_there_and_back() {
    let stage = Stage::new(vec![network::room(), accounts::room(), danger::room()]).await;
    network::testing::plant(&stage.site).await;
    amina(&stage.site).await;
    let fields = [("email", "amina@example.org"), ("password", PASSWORD)];
    let session = cookie(&stage.post("/sign-in", "", &fields).await).unwrap();
    assert_eq!(stage.get("/desk/danger?a=1", &session).await.text, "done");
    stage.site.clock.advance(web::STEP_UP);
    let asked = stage.get("/desk/danger?a=1", &session).await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER);
    assert_eq!(asked.location(), "/sign-in/again?next=/desk/danger%3Fa%3D1");
    for (language, words) in [("ar", "إثبات"), ("fr", "Montrer")] {
        let request = Request::post("/desk/danger")
            .header("cookie", format!("{session}; language={language}"))
            .header("sec-fetch-site", "same-origin")
            .header("host", "localhost:8080")
            .header("referer", "http://localhost:8080/desk/danger?form=1")
            .header("content-type", "application/x-www-form-urlencoded")
            .body("secret=typed".into())
            .unwrap();
        let page = stage.ask(request).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN);
        assert!(page.text.contains(words) && !page.text.contains("typed"), "{}", page.text);
        assert!(page.text.contains("/sign-in/again?next=/desk/danger%3Fform%3D1"), "{}", page.text);
    }
    let request = Request::get("/desk/danger")
        .header("cookie", &session)
        .header("accept", "application/json")
        .body(String::new().into())
        .unwrap();
    let json = stage.ask(request).await;
    assert_eq!(json.status, StatusCode::FORBIDDEN);
    assert!(json.text.contains("\"type\":\"step-up\""), "{}", json.text);
    let back =
        stage.post("/sign-in/again", &session, &[("password", PASSWORD), ("next", "/desk/danger?a=1")]).await;
    assert_eq!(stage.get(back.location(), &session).await.text, "done");
    stage.end().await;
}
