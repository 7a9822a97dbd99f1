//! Sign-in links and what follows them.

use std::time::Duration;

use accounts::NewAccount;
use basis::Language;
use http::StatusCode;
use weave::testing::{Seen, Stage};

use crate::{
    PASSWORD, amina, cookie,
    factors::{app, code},
    stage,
};

fn path(text: &str) -> String {
    let from = text.find("http://localhost:8080/sign-in/link/").expect("a link");
    text[from..].lines().next().unwrap().trim().replace("http://localhost:8080", "")
}

async fn asked(stage: &Stage) -> String {
    stage.post("/sign-in/link", "", &[("email", "amina@example.org")]).await;
    stage.work().await;
    path(&stage.site.mail.last()[0].text)
}

fn is_over(seen: &Seen) -> bool {
    seen.status == StatusCode::GONE && cookie(seen).is_none()
}

#[tokio::test]
async fn a_link_lets_her_in_once_and_looking_at_it_uses_nothing_up() {
    let (stage, _) = stage().await;
    amina(&stage.site).await;
    let link = asked(&stage).await;
    let letter = &stage.site.mail.last()[0];
    assert_eq!(letter.to, "Amina@Example.org");
    assert!(letter.text.contains("أمينة") && !letter.subject.contains('\u{2068}'));
    for _ in 0..3 {
        let page = stage.get(&link, "").await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.text.contains(&format!("action=\"{link}\"")) && cookie(&page).is_none());
    }
    let entered = stage.post(&link, "", &[]).await;
    assert_eq!((entered.status, entered.location()), (StatusCode::SEE_OTHER, "/desk/account/secure"));
    let session = cookie(&entered).unwrap();
    assert_eq!(stage.get("/desk/account/secure", &session).await.status, StatusCode::OK);
    assert!(is_over(&stage.post(&link, "", &[]).await), "used");
    assert!(is_over(&stage.get(&link, "").await));
    for forged in
        ["/sign-in/link/x", "/sign-in/link/00000000000000000000000000000000", "/sign-in/link/%2e%2e"]
    {
        assert!(
            is_over(&stage.get(forged, "").await) && is_over(&stage.post(forged, "", &[]).await),
            "{forged}"
        );
    }
    stage.end().await;
}

#[tokio::test]
async fn a_link_lives_a_quarter_of_an_hour_and_the_first_one_a_day() {
    let (stage, _) = stage().await;
    amina(&stage.site).await;
    let first = asked(&stage).await;
    stage.site.clock.advance(Duration::from_secs(23 * 3_600));
    assert_eq!(stage.post(&first, "", &[]).await.status, StatusCode::SEE_OTHER);
    let next = asked(&stage).await;
    stage.site.clock.advance(Duration::from_secs(14 * 60));
    assert_eq!(stage.get(&next, "").await.status, StatusCode::OK);
    stage.site.clock.advance(Duration::from_secs(60));
    assert!(is_over(&stage.get(&next, "").await) && is_over(&stage.post(&next, "", &[]).await));
    let printed = accounts::link(&stage.site, "AMINA@example.org").await.unwrap();
    assert_eq!(stage.get(&path(&printed), "").await.status, StatusCode::OK);
    assert!(accounts::link(&stage.site, "nobody@example.org").await.is_err());
    stage.end().await;
}

#[tokio::test]
async fn nobody_is_flooded_with_letters() {
    let (stage, _) = stage().await;
    amina(&stage.site).await;
    for _ in 0..6 {
        stage.post("/sign-in/link", "", &[("email", "amina@example.org")]).await;
        stage.work().await;
    }
    assert_eq!(stage.site.mail.last().len(), 3);
    stage.site.clock.advance(Duration::from_secs(15 * 60));
    asked(&stage).await;
    assert_eq!(stage.site.mail.last().len(), 4);
    stage.end().await;
}

#[tokio::test]
async fn who_came_by_a_link_sets_a_password_and_then_needs_it() {
    let (stage, _) = stage().await;
    let new = NewAccount {
        email: "amina@example.org".into(),
        name: "Amina".into(),
        language: Language::Fr,
        password: None,
    };
    accounts::add(&stage.site, new).await.unwrap();
    let wrong = stage.post("/sign-in", "", &[("email", "amina@example.org"), ("password", "")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "no password is no empty password");
    let session = cookie(&stage.post(&asked(&stage).await, "", &[]).await).unwrap();
    let page = stage.get("/desk/account/secure", &session).await;
    assert!(page.text.contains("lang=\"fr\"") && page.text.contains("name=\"again\""));
    assert!(!page.text.contains("name=\"current\""));
    assert_eq!(stage.get("/desk/", &session).await.location(), "/desk/account/secure", "first things first");
    let app = app(&page.text);
    let set = async |session: &str, password: &str, again: &str| {
        let code = code(&stage, &app, 0);
        let fields = [("password", password), ("again", again), ("code", code.as_str())];
        stage.post("/desk/account/password", session, &fields).await
    };
    for (password, again) in [
        ("short", "short"),
        ("amina@example.org", "amina@example.org"),
        ("Sunshine-2026!", "Sunshine-2026!"),
        (PASSWORD, "other"),
    ] {
        let seen = set(&session, password, again).await;
        assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY, "{password}");
        assert!(!seen.text.contains(PASSWORD));
    }
    let other = cookie(&stage.post(&asked(&stage).await, "", &[]).await).unwrap();
    let done = set(&session, PASSWORD, PASSWORD).await;
    assert_eq!((done.status, done.location()), (StatusCode::SEE_OTHER, "/desk/account/secure?done=password"));
    assert_eq!(stage.get("/desk/", &session).await.status, StatusCode::OK);
    assert_eq!(stage.get("/desk/account", &other).await.status, StatusCode::SEE_OTHER, "other sessions end");

    let fields = [("email", "amina@example.org"), ("password", PASSWORD)];
    let half = stage.post("/sign-in", "", &fields).await;
    assert!(cookie(&half).is_none() && half.location() == "/sign-in/code", "{}", half.location());
    let next = "quatre puits sans corde";
    stage.site.clock.advance(web::STEP_UP);
    assert_eq!(set(&session, next, next).await.status, StatusCode::FORBIDDEN, "not without showing it again");
    let right = code(&stage, &app, 0);
    let shown = [("password", PASSWORD), ("code", right.as_str())];
    assert_eq!(stage.post("/sign-in/again", &session, &shown).await.status, StatusCode::SEE_OTHER);
    let done = set(&session, next, next).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
    assert_eq!(stage.post("/sign-in", "", &fields).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    stage.end().await;
}
