//! Signing in and out.

use std::{sync::Arc, time::Duration};

use accounts::{Attempt, by_password, model::Prefix};
use basis::{Clock, Kind, Rng};
use http::{Request, StatusCode};

use crate::{PASSWORD, amina, cookie, each, rooms, stage};

#[tokio::test]
async fn a_stranger_signs_in_and_comes_back_to_where_she_was_going() {
    let (stage, planted) = stage().await;
    let id = amina(&stage.site).await;
    accounts::grant(&stage.site, id, planted.chapter, weave::Role::Coordinator, true).await.unwrap();
    let refused = stage.get("/desk/b/tunisie/people", "").await;
    assert_eq!(refused.status, StatusCode::SEE_OTHER);
    assert_eq!(refused.location(), "/sign-in?next=/desk/b/tunisie/people");
    let page = stage.get(refused.location(), "").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains(r#"name="next" value="/desk/b/tunisie/people""#), "{}", page.text);
    let fields = [("email", "amina@example.org"), ("password", PASSWORD), ("next", "/desk/b/tunisie/people")];
    let entered = stage.post("/sign-in", "", &fields).await;
    assert_eq!(entered.status, StatusCode::SEE_OTHER, "{}", entered.text);
    assert_eq!(entered.location(), "/desk/b/tunisie/people");
    let set = entered.headers["set-cookie"].to_str().unwrap();
    assert!(set.contains("HttpOnly") && set.contains("SameSite=Lax") && !set.contains("Secure"), "{set}");
    let session = cookie(&entered).unwrap();
    let desk = stage.get("/desk/b/tunisie/people", &session).await;
    assert_eq!(desk.status, StatusCode::OK, "{}", desk.text);
    assert!(desk.text.contains("أمينة"));
    assert_eq!(desk.headers["cache-control"], "no-store");

    let out = stage.post("/sign-out", &session, &[]).await;
    assert_eq!(out.status, StatusCode::SEE_OTHER);
    assert!(out.headers["set-cookie"].to_str().unwrap().starts_with("session=;"));
    assert_eq!(stage.get("/desk/account", &session).await.status, StatusCode::SEE_OTHER);
    stage.end().await;
}

#[tokio::test]
async fn what_is_wrong_keeps_the_address_and_tells_nobody_who_has_an_account() {
    let (stage, _) = stage().await;
    amina(&stage.site).await;
    let page = async |email: &str| {
        let seen = stage.post("/sign-in", "", &[("email", email), ("password", "wrong-wrong-wrong")]).await;
        assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(cookie(&seen).is_none());
        assert!(seen.text.contains(&format!("value=\"{email}\"")), "what was typed is kept");
        assert!(!seen.text.contains("wrong-wrong"));
        seen.text.replace(email, "")
    };
    assert_eq!(page("amina@example.org").await, page("nobody@example.org").await);
    let letters = async |email: &str| {
        let seen = stage.post("/sign-in/link", "", &[("email", email), ("password", "")]).await;
        assert_eq!((seen.status, seen.location()), (StatusCode::SEE_OTHER, "/sign-in/sent"));
    };
    letters("amina@example.org").await;
    letters("nobody@example.org").await;
    let mut conn = stage.site.db.read().await.unwrap();
    let jobs: Vec<(String,)> = conn.all("SELECT payload FROM jobs_job", vec![]).await.unwrap();
    drop(conn);
    assert!(jobs.len() == 2 && !jobs.iter().any(|(payload,)| payload.contains('@')), "{jobs:?}");
    assert_eq!(stage.work().await, 2, "one job each");
    assert_eq!(stage.site.mail.last().len(), 1);
    let bad = stage.post("/sign-in/link", "", &[("email", "amina")]).await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(bad.text.contains("value=\"amina\""));
    assert_eq!(stage.get("/sign-in/sent", "").await.status, StatusCode::OK);
    stage.end().await;
}

#[tokio::test]
async fn next_leads_nowhere_else() {
    let (stage, _) = stage().await;
    amina(&stage.site).await;
    for next in ["//evil.example", "https://evil.example", "/\\evil.example", "/exit", "/sign-out", ""] {
        let fields = [("email", "amina@example.org"), ("password", PASSWORD), ("next", next)];
        let entered = stage.post("/sign-in", "", &fields).await;
        assert_eq!((entered.status, entered.location()), (StatusCode::SEE_OTHER, "/desk/"), "{next}");
        let page = stage.get(&format!("/sign-in?next={}", web::encode(next)), "").await;
        assert!(!page.text.contains("evil.example\""), "{next}");
    }
    stage.end().await;
}

#[tokio::test]
async fn writes_from_other_sites_are_refused() {
    let (stage, _) = stage().await;
    amina(&stage.site).await;
    for path in ["/sign-in", "/sign-in/link", "/sign-out", "/desk/account", "/desk/account/password"] {
        let request = Request::post(path)
            .header("sec-fetch-site", "cross-site")
            .header("content-type", "application/x-www-form-urlencoded")
            .body(format!("email=amina%40example.org&password={PASSWORD}").into())
            .unwrap();
        let seen = stage.ask(request).await;
        assert_eq!(seen.status, StatusCode::FORBIDDEN, "{path}");
        assert!(cookie(&seen).is_none());
    }
    stage.end().await;
}

#[tokio::test]
async fn a_new_session_ends_the_one_before_in_that_browser() {
    let (stage, _) = stage().await;
    amina(&stage.site).await;
    let fields = [("email", "amina@example.org"), ("password", PASSWORD)];
    let first = cookie(&stage.post("/sign-in", "", &fields).await).unwrap();
    let second = cookie(&stage.post("/sign-in", &first, &fields).await).unwrap();
    assert_eq!(stage.get("/desk/account", &first).await.status, StatusCode::SEE_OTHER);
    assert_eq!(stage.get("/desk/account", &second).await.status, StatusCode::OK);
    stage.end().await;
}

#[tokio::test]
async fn sessions_slide_and_end() {
    let (stage, _) = stage().await;
    amina(&stage.site).await;
    let days = |n: u64| Duration::from_secs(n * 86_400);
    let fields = [("email", "amina@example.org"), ("password", PASSWORD)];
    let session = cookie(&stage.post("/sign-in", "", &fields).await).unwrap();
    for _ in 0..8 {
        stage.site.clock.advance(days(10));
        assert_eq!(stage.get("/desk/account", &session).await.status, StatusCode::OK);
    }
    stage.site.clock.advance(days(10));
    assert_eq!(stage.get("/desk/account", &session).await.status, StatusCode::SEE_OTHER, "90 days at most");
    let session = cookie(&stage.post("/sign-in", "", &fields).await).unwrap();
    stage.site.clock.advance(days(14));
    assert_eq!(stage.get("/desk/account", &session).await.status, StatusCode::SEE_OTHER, "14 days unused");
    stage.end().await;
}

#[tokio::test]
async fn guesses_wait_where_they_come_from_and_she_does_not() {
    let (stage, _) = stage().await;
    let site = &stage.site;
    amina(site).await;
    let prefix = |text: &str| Some(Prefix::of(text.parse().unwrap()));
    let attempt = async |password: &str, from: &str| {
        by_password(site, Attempt { address: "amina@example.org", password, device: "", from: prefix(from) })
            .await
            .map(|_| ())
            .map_err(|problem| problem.kind)
    };
    for _ in 0..5 {
        assert_eq!(attempt("wrong", "192.0.2.1").await, Err(Kind::Invalid));
    }
    assert_eq!(attempt("wrong", "192.0.2.77").await, Err(Kind::TooMany));
    assert_eq!(attempt(PASSWORD, "192.0.2.1").await, Err(Kind::TooMany), "right or wrong is not looked at");
    assert_eq!(attempt(PASSWORD, "198.51.100.4").await, Ok(()), "she is elsewhere");
    site.clock.advance(Duration::from_secs(5));
    assert_eq!(attempt(PASSWORD, "192.0.2.1").await, Ok(()));
    assert_eq!(attempt("wrong", "192.0.2.1").await, Err(Kind::Invalid), "counted anew");
    stage.end().await;
}

#[tokio::test]
async fn the_page_is_whole_in_every_language() {
    let (stage, _) = stage().await;
    for language in ["ar", "fr", "en", "zgh"] {
        let page = stage.get("/sign-in?next=/desk/", &format!("language={language}")).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.text.contains(&format!("<html lang=\"{language}\"")));
        assert_eq!(page.text.matches("<h1").count(), 1);
        for label in ["for=\"f-email\"", "for=\"f-password\"", "formaction=\"/sign-in/link\""] {
            assert!(page.text.contains(label), "{label}");
        }
        assert!(!page.text.contains("accounts-"), "every word has a text");
    }
    assert!(stage.site.catalogue.missing().is_empty(), "{:?}", stage.site.catalogue.missing());
    stage.end().await;
}

#[tokio::test]
async fn a_demo_password_opens_nothing_on_a_public_site() {
    let scratch = db::testing::Scratch::sqlite(&[]).await;
    let folder = std::env::temp_dir().join(format!("nasij-{}", Rng::system().unwrap().token()));
    std::fs::create_dir_all(&folder).unwrap();
    let clock = Clock::fixed(weave::testing::NOON);
    let woven = async |url: &str| {
        let weaving = weave::Weaving {
            files: files::Files::open(&folder, scratch.db.clone()).unwrap(),
            db: scratch.db.clone(),
            clock: clock.clone(),
            rng: Rng::seeded(3),
            keys: seal::Keys::for_tests(),
            mail: mail::Mail::memory(clock.clone()),
            guard: web::Guard::new(vec![], false),
            config: weave::Configuration {
                url: url.into(),
                mail_from: "nasij@example.org".into(),
                folder: None,
                guard_off: false,
                key_mode: seal::KeyMode::Beside,
                dumps: true,
            },
            rooms: rooms(),
            services: weave::Services::default(),
        };
        weaving.finish().await.unwrap().site
    };
    let attempt = || Attempt { address: "amina@example.org", password: PASSWORD, device: "", from: None };
    let local = woven("http://localhost:8080").await;
    network::testing::plant(&local).await;
    amina(&local).await;
    let accounts::Entered::In(opened) = by_password(&local, attempt()).await.ok().unwrap() else {
        panic!("no code is asked")
    };
    let sign_in = async |site: &weave::Site| {
        let accounts = site.rooms.iter().find_map(|room| room.sign_in()).unwrap();
        accounts.actor(site, &opened.token).await.unwrap().is_some()
    };
    assert!(sign_in(&local).await);
    let public = woven("https://nasij.example").await;
    assert_eq!(
        by_password(&public, attempt()).await.err().unwrap().field("password"),
        Some("accounts-wrong")
    );
    assert!(!sign_in(&public).await, "nor does a session that was begun with it");
    scratch.remove().await;
    std::fs::remove_dir_all(&folder).unwrap();
}

/// Someone behind a proxy, whose attempts are counted also where a test has no guard.
async fn tries(stage: &weave::testing::Stage, password: &str, language: &str) -> weave::testing::Seen {
    let request = Request::post("/sign-in")
        .header("sec-fetch-site", "same-origin")
        .header("x-forwarded-for", "192.0.2.7")
        .header("cookie", format!("language={language}"))
        .header("content-type", "application/x-www-form-urlencoded")
        .body(format!("email=amina%40example.org&password={password}&next=%2Fdesk%2Faccount").into())
        .unwrap();
    stage.ask(request).await
}

/// Her form once more, with what she typed but her password, and where she was going.
fn kept(seen: &weave::testing::Seen, said: &str) {
    assert!(seen.text.contains(said), "{}", seen.text);
    assert!(
        seen.text.contains("value=\"amina@example.org\"") && seen.text.contains("value=\"/desk/account\"")
    );
    assert!(!seen.text.contains("guess-guess"), "never the password");
    assert!(cookie(seen).is_none());
}

#[tokio::test]
async fn too_many_guesses_say_how_long_to_wait_and_keep_the_address() {
    for (language, seconds, minutes) in [
        ("ar", "يمكن إعادة المحاولة بعد 5 ثوانٍ", "يمكن إعادة المحاولة بعد 3 دقائق"),
        ("fr", "Réessayez dans 5 secondes", "Réessayez dans 3 minutes"),
    ] {
        each(|stage, _| async move {
            amina(&stage.site).await;
            for _ in 0..5 {
                assert_eq!(
                    tries(&stage, "guess-guess-guess", language).await.status,
                    StatusCode::UNPROCESSABLE_ENTITY
                );
            }
            let seen = tries(&stage, "guess-guess-guess", language).await;
            assert_eq!(seen.status, StatusCode::TOO_MANY_REQUESTS);
            assert_eq!(seen.headers["retry-after"], "5");
            kept(&seen, seconds);
            // The right one waits too; the waits grow, and are said in minutes.
            for wait in [5, 10, 20, 40, 80] {
                assert_eq!(tries(&stage, PASSWORD, language).await.status, StatusCode::TOO_MANY_REQUESTS);
                stage.site.clock.advance(Duration::from_secs(wait));
                assert_eq!(
                    tries(&stage, "guess-guess-guess", language).await.status,
                    StatusCode::UNPROCESSABLE_ENTITY
                );
            }
            let seen = tries(&stage, "guess-guess-guess", language).await;
            assert_eq!(
                (seen.status, seen.headers["retry-after"].to_str().unwrap()),
                (StatusCode::TOO_MANY_REQUESTS, "160")
            );
            kept(&seen, minutes);
            stage.site.clock.advance(Duration::from_secs(160));
            assert!(cookie(&tries(&stage, PASSWORD, language).await).is_some(), "then she is in");
            stage.end().await;
        })
        .await;
    }
}

#[tokio::test]
async fn too_many_at_once_are_asked_to_come_back_and_keep_the_address() {
    for (language, said) in
        [("ar", "كثيرات يدخلن في هذه اللحظة"), ("fr", "Beaucoup de personnes se connectent")]
    {
        each(|stage, _| async move {
            amina(&stage.site).await;
            let stage = Arc::new(stage);
            let mut all = tokio::task::JoinSet::new();
            for _ in 0..80 {
                let stage = Arc::clone(&stage);
                all.spawn(async move {
                    let fields =
                        "email=amina%40example.org&password=guess-guess-guess&next=%2Fdesk%2Faccount";
                    let request = Request::post("/sign-in")
                        .header("sec-fetch-site", "same-origin")
                        .header("cookie", format!("language={language}"))
                        .header("content-type", "application/x-www-form-urlencoded")
                        .body(fields.into())
                        .unwrap();
                    stage.ask(request).await
                });
            }
            let refused = loop {
                let seen = all.join_next().await.expect("somebody is asked to come back").unwrap();
                if seen.status == StatusCode::SERVICE_UNAVAILABLE {
                    break seen;
                }
            };
            assert_eq!(refused.headers["retry-after"], "5");
            kept(&refused, said);
            all.shutdown().await;
            Arc::into_inner(stage).expect("nobody else has it").end().await;
        })
        .await;
    }
}
