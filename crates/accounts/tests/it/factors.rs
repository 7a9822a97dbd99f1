//! A password with its six digits, and the codes for the day the phone is gone.

use std::time::Duration;

use db::testing::each;
use http::StatusCode;
use totp_rs::{Algorithm, Builder, Secret, Totp};
use weave::testing::{Seen, Stage};
use web::By;

use crate::{PASSWORD, bare, by_link, cookie, proof, rooms, stage};

/// Her app.
pub fn app(page: &str) -> Totp {
    let shown = page.split("<code dir=\"ltr\">").nth(1).expect("a secret").split('<').next().unwrap();
    let secret = Secret::try_from_base32(shown.replace(' ', "")).unwrap();
    Builder::new()
        .with_algorithm(Algorithm::SHA1)
        .with_digits(6)
        .with_step_duration(30)
        .with_secret(secret.as_ref().to_vec())
        .build()
        .unwrap()
}

/// What it shows now, or so many seconds from now.
pub fn code(stage: &Stage, app: &Totp, from_now: i64) -> String {
    let at = stage.site.clock.now().seconds() + from_now;
    app.generate(u64::try_from(at).unwrap()).to_string()
}

/// Amina, who came by a link and chose a password with a code.
pub async fn with_code(stage: &Stage) -> (String, Totp) {
    bare(&stage.site).await;
    let session = by_link(stage).await;
    let app = app(&stage.get("/desk/account/secure", &session).await.text);
    let fields = [("password", PASSWORD), ("again", PASSWORD), ("code", &code(stage, &app, 0))];
    let set = stage.post("/desk/account/password", &session, &fields).await;
    assert_eq!(set.status, StatusCode::SEE_OTHER, "{}", set.text);
    stage.site.clock.advance(Duration::from_secs(60));
    (session, app)
}

/// The cookie of a browser whose first factor was right.
fn half(seen: &Seen) -> String {
    assert_eq!(seen.status, StatusCode::SEE_OTHER, "{}", seen.text);
    assert!(seen.location().starts_with("/sign-in/code"), "{}", seen.location());
    assert!(cookie(seen).is_none(), "no session before the second factor");
    let set = seen.headers.get_all("set-cookie").iter().filter_map(|one| one.to_str().ok());
    let half = set.into_iter().find(|one| one.starts_with("half=")).expect("a half");
    assert!(half.contains("HttpOnly") && half.contains("Max-Age=600"), "{half}");
    half.split(';').next().unwrap().to_owned()
}

async fn password(stage: &Stage) -> String {
    let fields = [("email", "amina@example.org"), ("password", PASSWORD), ("next", "/desk/account")];
    half(&stage.post("/sign-in", "", &fields).await)
}

#[tokio::test]
async fn the_first_time_takes_a_password_and_the_code_that_confirms_it() {
    let (stage, _) = stage().await;
    bare(&stage.site).await;
    let session = by_link(&stage).await;
    for (language, words) in [("ar", "كلمة السر"), ("fr", "ot de passe")] {
        let page = stage.get("/desk/account/secure", &format!("{session}; language={language}")).await;
        assert!(page.text.contains("<svg") && page.text.contains("otpauth://totp/"), "{}", page.text);
        assert!(page.text.contains(words) && !page.text.contains("accounts-code"), "{}", page.text);
    }
    let first = stage.get("/desk/account/secure", &session).await.text;
    let app = app(&first);
    let set = async |code: &str| {
        let fields = [("password", PASSWORD), ("again", PASSWORD), ("code", code)];
        stage.post("/desk/account/password", &session, &fields).await
    };
    for wrong in ["", "000000", "١٢٣٤٥٦"] {
        let seen = set(wrong).await;
        assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
        assert!(!seen.text.contains(PASSWORD));
    }
    let plain = [("email", "amina@example.org"), ("password", PASSWORD)];
    assert_eq!(
        stage.post("/sign-in", "", &plain).await.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "not set yet"
    );
    let done = set(&code(&stage, &app, 0)).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
    assert_eq!(proof(&stage, &session).await.shown, Some(stage.site.clock.now()));
    let after = stage.get("/desk/account/secure", &session).await.text;
    assert!(!after.contains("otpauth://"), "the secret is shown no more");
    let mut conn = stage.site.db.read().await.unwrap();
    let secret =
        first.split("<code dir=\"ltr\">").nth(1).unwrap().split('<').next().unwrap().replace(' ', "");
    let plain = Secret::try_from_base32(&secret).unwrap();
    let rows: Vec<(Vec<u8>,)> = conn.all("SELECT secret FROM code_secrets", vec![]).await.unwrap();
    assert!(rows.len() == 1 && !rows[0].0.windows(20).any(|part| part == plain.as_ref()), "encrypted");
    drop(conn);
    stage.end().await;
}

#[tokio::test]
async fn a_password_alone_opens_nothing_and_a_code_is_used_once() {
    let (stage, _) = stage().await;
    let (_, app) = with_code(&stage).await;
    let half = password(&stage).await;
    assert_eq!(stage.get("/desk/account", &half).await.status, StatusCode::SEE_OTHER);
    for (language, words) in [("ar", "الرمز"), ("fr", "code")] {
        let page =
            stage.get("/sign-in/code?next=/desk/account", &format!("{half}; language={language}")).await;
        assert!(page.status == StatusCode::OK && page.text.contains(words), "{}", page.text);
        assert!(page.text.contains("one-time-code") && page.text.contains("value=\"/desk/account\""));
    }
    let give = async |half: &str, code: &str| {
        stage.post("/sign-in/code", half, &[("code", code), ("next", "/desk/account")]).await
    };
    for wrong in ["", "000000", "abc", &code(&stage, &app, 90), &code(&stage, &app, -90)] {
        let seen = give(&half, wrong).await;
        assert!(seen.status == StatusCode::UNPROCESSABLE_ENTITY && cookie(&seen).is_none(), "{wrong}");
    }
    let right = code(&stage, &app, -30);
    let arabic: String =
        right.chars().map(|c| char::from_u32(u32::from(c) - u32::from('0') + 0x660).unwrap()).collect();
    let entered = give(&half, &arabic).await;
    assert_eq!((entered.status, entered.location()), (StatusCode::SEE_OTHER, "/desk/account"));
    let seen = proof(&stage, &cookie(&entered).unwrap()).await;
    assert_eq!((seen.by, seen.shown), (By::Password, Some(stage.site.clock.now())));

    assert_eq!(give(&half, &code(&stage, &app, 0)).await.location(), "/sign-in", "the half is used up");
    let half = password(&stage).await;
    assert_eq!(give(&half, &right).await.status, StatusCode::UNPROCESSABLE_ENTITY, "the code is used up");
    stage.site.clock.advance(Duration::from_secs(600));
    assert_eq!(give(&half, &code(&stage, &app, 0)).await.location(), "/sign-in", "ten minutes are over");
    assert_eq!(give("half=00000000", "123456").await.location(), "/sign-in");
    assert_eq!(stage.get("/sign-in/code", "").await.location(), "/sign-in");
    stage.end().await;
}

#[tokio::test]
async fn a_link_is_the_first_factor_alone() {
    let (stage, _) = stage().await;
    let (_, app) = with_code(&stage).await;
    let link = accounts::link(&stage.site, "amina@example.org").await.unwrap();
    let half = half(&stage.post(link.trim_start_matches("http://localhost:8080"), "", &[]).await);
    let right = code(&stage, &app, 0);
    assert!(cookie(&stage.post("/sign-in/code", &half, &[("code", &right)]).await).is_some());
    stage.end().await;
}

#[tokio::test]
async fn recovery_codes_are_shown_once_and_used_once() {
    let (stage, _) = stage().await;
    let (session, app) = with_code(&stage).await;
    let make = async || stage.post("/desk/account/recovery-codes", &session, &[]).await;
    let page = make().await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    let codes: Vec<String> = page
        .text
        .split("<li><code dir=\"ltr\">")
        .skip(1)
        .filter_map(|rest| rest.split('<').next())
        .map(str::to_owned)
        .collect();
    assert_eq!(codes.len(), 10);
    assert!(codes.iter().all(|code| code.len() == 14), "{codes:?}");
    let later = stage.get("/desk/account/secure", &session).await.text;
    assert!(!codes.iter().any(|code| later.contains(code.as_str())));
    let give = async |typed: &str| {
        let half = password(&stage).await;
        stage.post("/sign-in/code", &half, &[("code", typed)]).await
    };
    let entered = give(&codes[0].to_uppercase()).await;
    assert!(cookie(&entered).is_some(), "{}", entered.text);
    assert!(cookie(&give(&codes[0]).await).is_none(), "used up");
    assert!(cookie(&give(&codes[1].replace('-', " ")).await).is_some(), "typed with spaces");
    assert!(make().await.status == StatusCode::OK, "ten others");
    assert!(cookie(&give(&codes[2]).await).is_none(), "those before are void");
    stage.site.clock.advance(web::STEP_UP);
    assert_eq!(make().await.status, StatusCode::FORBIDDEN, "not without showing it again");
    let again = async |password: &str, code: &str| {
        stage.post("/sign-in/again", &session, &[("password", password), ("code", code)]).await.status
    };
    assert_eq!(
        again(PASSWORD, "000000").await,
        StatusCode::UNPROCESSABLE_ENTITY,
        "the password is not enough"
    );
    assert_eq!(again(PASSWORD, &code(&stage, &app, 0)).await, StatusCode::SEE_OTHER);
    assert_eq!(make().await.status, StatusCode::OK);
    stage.end().await;
}

/// Whoever has the password guesses from many networks at once.
#[tokio::test]
async fn six_digits_cannot_be_guessed_from_many_networks() {
    let (stage, _) = stage().await;
    let (_, app) = with_code(&stage).await;
    let from = |number: u8| accounts::model::Prefix::of([192, 0, number, 1].into());
    let attempt = async |number: u8, code: &str| {
        let attempt = accounts::Attempt {
            address: "amina@example.org",
            password: PASSWORD,
            device: "",
            from: Some(from(number)),
        };
        let accounts::Entered::Code(half) = accounts::by_password(&stage.site, attempt).await.unwrap() else {
            panic!("no session before the second factor");
        };
        accounts::by_code(&stage.site, &half, code, "", Some(from(number))).await.map(|_| ())
    };
    let mut waits = 0;
    for number in 0..30 {
        let refused = attempt(number, "000000").await.unwrap_err();
        waits += usize::from(refused.is(basis::Kind::TooMany));
    }
    assert!(waits >= 20, "{waits}");
    // A recovery code is no six digits: she is not locked out by it.
    let right = code(&stage, &app, 0);
    assert!(attempt(200, &right).await.unwrap_err().is(basis::Kind::TooMany));
    stage.site.clock.advance(Duration::from_secs(16 * 60));
    let right = code(&stage, &app, 0);
    attempt(200, &right).await.unwrap();
    stage.end().await;
}

/// The machine's owner gives back what a lone admin lost.
#[tokio::test]
async fn the_owner_of_the_machine_gives_back_an_account_whose_phone_is_lost() {
    each(&[], |db| async move {
        let stage = Stage::with_db(db, rooms()).await;
        let planted = network::testing::plant(&stage.site).await;
        let (session, _) = with_code(&stage).await;
        let id = accounts::find(&stage.site, "amina@example.org").await.unwrap().unwrap();
        for body in [planted.root, planted.chapter] {
            accounts::grant(&stage.site, id, body, weave::Role::Admin, true).await.unwrap();
        }
        assert!(accounts::asks_second(&stage.site, "amina@example.org").await.unwrap());
        stage.work().await;
        let letters = stage.site.mail.last().len();
        assert!(accounts::reset(&stage.site, "nobody@example.org").await.is_err());

        accounts::reset(&stage.site, "amina@example.org").await.unwrap();
        assert!(!accounts::asks_second(&stage.site, "amina@example.org").await.unwrap());
        assert_eq!(stage.get("/desk/account", &session).await.status, StatusCode::SEE_OTHER, "sessions end");
        let plain = [("email", "amina@example.org"), ("password", PASSWORD)];
        let refused = stage.post("/sign-in", "", &plain).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "the password is gone too");
        stage.work().await;
        assert_eq!(stage.site.mail.last().len(), letters + 1, "she is told");
        assert!(stage.site.mail.last().iter().any(|letter| letter.text.contains("أزال القائمون")));

        let session = by_link(&stage).await;
        let app = app(&stage.get("/desk/account/secure", &session).await.text);
        let fields = [("password", PASSWORD), ("again", PASSWORD), ("code", &code(&stage, &app, 0))];
        let set = stage.post("/desk/account/password", &session, &fields).await;
        assert_eq!(set.status, StatusCode::SEE_OTHER, "{}", set.text);
        assert_eq!(stage.get("/desk/", &session).await.status, StatusCode::OK, "her roles stayed");
        stage.end().await;
    })
    .await;
}

/// A phone that is lost makes no more right codes once another is set up, and not a moment before.
#[tokio::test]
async fn codes_come_from_another_phone() {
    each(&[], |db| async move {
        let stage = Stage::with_db(db, rooms()).await;
        network::testing::plant(&stage.site).await;
        let (session, old) = with_code(&stage).await;
        let give = async |typed: &str| {
            let half = password(&stage).await;
            cookie(&stage.post("/sign-in/code", &half, &[("code", typed)]).await)
        };
        let elsewhere = give(&code(&stage, &old, 0)).await.expect("the old phone is right");
        stage.site.clock.advance(Duration::from_secs(60));

        let page = stage.get("/desk/account/secure", &session).await.text;
        assert!(page.contains("action=\"/desk/account/phone\"") && !page.contains("otpauth://"), "{page}");
        let nothing = stage.get("/desk/account/phone", &session).await;
        assert_eq!(nothing.location(), "/desk/account/secure", "nothing was begun");
        let begun = stage.post("/desk/account/phone", &session, &[]).await;
        assert_eq!(
            (begun.status, begun.location()),
            (StatusCode::SEE_OTHER, "/desk/account/phone"),
            "{}",
            begun.text
        );
        for language in ["ar", "fr", "en"] {
            let page = stage.get("/desk/account/phone", &format!("{session}; language={language}")).await;
            assert!(page.text.contains("otpauth://") && !page.text.contains("accounts-"), "{}", page.text);
        }
        let other = stage.get("/desk/account/phone", &elsewhere).await;
        assert_eq!(other.location(), "/desk/account/secure", "another session does not see it");
        let new = app(&stage.get("/desk/account/phone", &session).await.text);
        let confirm =
            async |typed: &str| stage.post("/desk/account/phone/code", &session, &[("code", typed)]).await;
        for wrong in ["", "000000", &code(&stage, &old, 0)] {
            assert_eq!(confirm(wrong).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
        }
        let still = give(&code(&stage, &old, 0)).await.expect("the old phone stays right meanwhile");
        stage.work().await;
        let letters = stage.site.mail.last().len();

        let done = confirm(&code(&stage, &new, 0)).await;
        assert_eq!(done.location(), "/desk/account/secure?done=phone", "{}", done.text);
        for ended in [&elsewhere, &still] {
            assert_eq!(stage.get("/desk/account", ended).await.status, StatusCode::SEE_OTHER, "others end");
        }
        assert_eq!(stage.get(done.location(), &session).await.status, StatusCode::OK);
        assert_eq!(confirm(&code(&stage, &new, 0)).await.status, StatusCode::CONFLICT, "once");
        stage.work().await;
        assert_eq!(stage.site.mail.last().len(), letters + 1, "she is told");
        stage.site.clock.advance(Duration::from_secs(60));
        assert!(give(&code(&stage, &old, 0)).await.is_none(), "the old phone opens nothing");
        assert!(give(&code(&stage, &new, 0)).await.is_some());

        stage.site.clock.advance(web::STEP_UP);
        assert_eq!(stage.post("/desk/account/phone", &session, &[]).await.status, StatusCode::FORBIDDEN);
        stage.end().await;
    })
    .await;
}
