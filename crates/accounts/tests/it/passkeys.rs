//! Passkeys, with a device that is told to do it wrong.

use std::time::Duration;

use basis::{Id, of::Account};
use http::{Request, StatusCode};
use serde_json::{Value, json};
use weave::testing::{Seen, Stage};
use web::By;

use crate::{amina, by_link, cookie, device::Device, proof, stage};

pub async fn post(stage: &Stage, path: &str, session: &str, body: &Value) -> Seen {
    let request = Request::post(path)
        .header("cookie", session)
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "application/json")
        .header("user-agent", "Mozilla/5.0 (Android 14; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0")
        .body(body.to_string().into())
        .unwrap();
    stage.ask(request).await
}

/// A challenge: its word and what the browser is to do.
pub async fn challenge(stage: &Stage, path: &str, session: &str) -> (String, Value) {
    let seen = post(stage, path, session, &json!({})).await;
    assert_eq!(seen.status, StatusCode::OK, "{}", seen.text);
    let said: Value = serde_json::from_str(&seen.text).unwrap();
    (said["ceremony"].as_str().unwrap().to_owned(), said["options"].clone())
}

const BEGIN: &str = "/desk/account/passkeys/begin";
const FINISH: &str = "/desk/account/passkeys/finish";

pub async fn finish(stage: &Stage, session: &str, ceremony: &str, credential: &Value) -> Seen {
    let body = json!({"ceremony": ceremony, "label": "هاتفي", "credential": credential});
    post(stage, FINISH, session, &body).await
}

pub async fn enter(stage: &Stage, ceremony: &str, credential: &Value) -> Seen {
    let body = json!({"ceremony": ceremony, "next": "/desk/account", "credential": credential});
    post(stage, "/sign-in/passkey/finish", "", &body).await
}

pub fn is_refused(seen: &Seen) -> bool {
    seen.status == StatusCode::UNPROCESSABLE_ENTITY && cookie(seen).is_none()
}

/// Amina, whom a link let in, and the passkey she made then.
pub async fn with_passkey(stage: &Stage) -> (Id<Account>, String, Device) {
    let id = crate::bare(&stage.site).await;
    let session = by_link(stage).await;
    let (ceremony, options) = challenge(stage, BEGIN, &session).await;
    let mut device = Device::new(7);
    let made = device.make(&options);
    let seen = finish(stage, &session, &ceremony, &made).await;
    assert_eq!(seen.status, StatusCode::OK, "{}", seen.text);
    (id, session, device)
}

/// What makes a device lie.
type Bend = fn(&mut Device);

#[tokio::test]
async fn she_makes_one_and_comes_in_without_a_name_or_a_password() {
    let (stage, _) = stage().await;
    let id = crate::bare(&stage.site).await;
    let session = by_link(&stage).await;
    let (ceremony, options) = challenge(&stage, BEGIN, &session).await;
    let asked = &options["publicKey"];
    assert_eq!(asked["rp"]["id"], "localhost");
    assert_eq!(asked["authenticatorSelection"]["residentKey"], "required");
    assert_eq!(asked["authenticatorSelection"]["userVerification"], "required");
    let mut device = Device::new(7);
    let made = device.make(&options);
    assert_eq!(device.user, id.bits().to_be_bytes(), "the handle is the account and says nothing else");
    let seen = finish(&stage, &session, &ceremony, &made).await;
    assert_eq!(seen.status, StatusCode::OK, "{}", seen.text);
    assert_eq!(proof(&stage, &session).await.shown, Some(stage.site.clock.now()), "it showed that it is she");

    let (ceremony, options) = challenge(&stage, "/sign-in/passkey/begin", "").await;
    assert!(options["publicKey"]["allowCredentials"].as_array().is_none_or(Vec::is_empty), "nobody is named");
    let seen = enter(&stage, &ceremony, &device.answer(&options)).await;
    assert_eq!(seen.status, StatusCode::OK, "{}", seen.text);
    assert!(seen.text.contains("/desk/account"));
    let entered = cookie(&seen).unwrap();
    let shown = proof(&stage, &entered).await;
    assert_eq!((shown.by, shown.shown), (By::Passkey, Some(stage.site.clock.now())));
    for (language, words) in [("ar", "مفاتيح المرور"), ("fr", "lés d’accès")] {
        let page = stage.get("/desk/account/secure", &format!("{entered}; language={language}")).await;
        assert!(page.status == StatusCode::OK && page.text.contains("هاتفي"), "{}", page.text);
        assert!(page.text.contains(words), "{}", page.text);
        assert!(!page.text.contains("accounts-passkey"), "every word has a text");
    }

    // A second one, and an end to the first.
    let (ceremony, options) = challenge(&stage, BEGIN, &entered).await;
    assert_eq!(options["publicKey"]["excludeCredentials"].as_array().unwrap().len(), 1);
    let seen = finish(&stage, &entered, &ceremony, &Device::new(8).make(&options)).await;
    assert_eq!(seen.status, StatusCode::OK, "{}", seen.text);
    let first = options["publicKey"]["excludeCredentials"][0]["id"].as_str().unwrap().to_owned();
    stage.site.clock.advance(web::STEP_UP);
    let end = async || stage.post("/desk/account/passkeys/end", &entered, &[("passkey", &first)]).await;
    assert_eq!(end().await.status, StatusCode::FORBIDDEN, "not without showing it again");
    let (ceremony, options) = challenge(&stage, "/sign-in/passkey/begin", "").await;
    let entered = cookie(&enter(&stage, &ceremony, &device.answer(&options)).await).unwrap();
    let ended = stage.post("/desk/account/passkeys/end", &entered, &[("passkey", &first)]).await;
    assert_eq!(ended.status, StatusCode::SEE_OTHER, "{}", ended.text);
    let (ceremony, options) = challenge(&stage, "/sign-in/passkey/begin", "").await;
    assert!(is_refused(&enter(&stage, &ceremony, &device.answer(&options)).await), "it is gone");
    stage.end().await;
}

#[tokio::test]
async fn what_answers_wrongly_is_refused() {
    let (stage, _) = stage().await;
    let (_, _, good) = with_passkey(&stage).await;
    let bent: [(&str, Bend); 7] = [
        ("another origin", |device| device.origin = "https://evil.example".into()),
        ("the same host under another scheme", |device| device.origin = "https://localhost:8080".into()),
        ("another port", |device| device.origin = "http://localhost:9090".into()),
        ("another relying party", |device| device.party = "evil.example".into()),
        ("nobody looked whether it is she", |device| device.verified = false),
        ("an unknown passkey", |device| device.credential = vec![9; 24]),
        ("another's handle", |device| device.user = vec![9; 16]),
    ];
    for (what, bend) in bent {
        let (ceremony, options) = challenge(&stage, "/sign-in/passkey/begin", "").await;
        let mut device = good.clone();
        bend(&mut device);
        assert!(is_refused(&enter(&stage, &ceremony, &device.answer(&options)).await), "{what}");
        assert!(
            is_refused(&enter(&stage, &ceremony, &good.clone().answer(&options)).await),
            "{what}: used up"
        );
    }
    let (ceremony, options) = challenge(&stage, "/sign-in/passkey/begin", "").await;
    let mut other = Device::new(8);
    other.credential.clone_from(&good.credential);
    other.user.clone_from(&good.user);
    assert!(is_refused(&enter(&stage, &ceremony, &other.answer(&options)).await), "signed by another key");
    for nonsense in [json!(null), json!({}), json!("x"), json!({"id": "x"})] {
        let (ceremony, _) = challenge(&stage, "/sign-in/passkey/begin", "").await;
        assert!(is_refused(&enter(&stage, &ceremony, &nonsense).await), "{nonsense}");
    }
    let request = Request::post("/sign-in/passkey/finish")
        .header("sec-fetch-site", "cross-site")
        .header("content-type", "application/json")
        .body("{}".into())
        .unwrap();
    assert_eq!(stage.ask(request).await.status, StatusCode::FORBIDDEN);
    stage.end().await;
}

#[tokio::test]
async fn a_challenge_is_answered_once_and_soon() {
    let (stage, _) = stage().await;
    let (_, session, mut device) = with_passkey(&stage).await;
    let (ceremony, options) = challenge(&stage, "/sign-in/passkey/begin", "").await;
    let answer = device.answer(&options);
    assert!(cookie(&enter(&stage, &ceremony, &answer).await).is_some());
    assert!(is_refused(&enter(&stage, &ceremony, &answer).await), "replayed");
    assert!(is_refused(&enter(&stage, &ceremony, &device.answer(&options)).await), "the challenge again");

    let (fresh, _) = challenge(&stage, "/sign-in/passkey/begin", "").await;
    assert!(is_refused(&enter(&stage, &fresh, &answer).await), "an old answer to a new challenge");
    assert!(is_refused(&enter(&stage, "0000000000000000", &answer).await), "a challenge nobody gave");

    let (ceremony, options) = challenge(&stage, "/sign-in/passkey/begin", "").await;
    stage.site.clock.advance(Duration::from_secs(5 * 60));
    assert!(is_refused(&enter(&stage, &ceremony, &device.answer(&options)).await), "five minutes are over");

    let (making, options) = challenge(&stage, BEGIN, &session).await;
    assert!(
        is_refused(&enter(&stage, &making, &device.answer(&options)).await),
        "one to make is none to enter"
    );
    stage.end().await;
}

#[tokio::test]
async fn a_copied_passkey_is_noticed_by_its_counter() {
    let (stage, _) = stage().await;
    let (_, _, mut device) = with_passkey(&stage).await;
    let mut copy = device.clone();
    for _ in 0..2 {
        let (ceremony, options) = challenge(&stage, "/sign-in/passkey/begin", "").await;
        assert!(cookie(&enter(&stage, &ceremony, &device.answer(&options)).await).is_some());
    }
    let (ceremony, options) = challenge(&stage, "/sign-in/passkey/begin", "").await;
    assert!(is_refused(&enter(&stage, &ceremony, &copy.answer(&options)).await));
    stage.end().await;
}

#[tokio::test]
async fn nobody_makes_one_for_another_or_without_showing_who_she_is() {
    let (stage, _) = stage().await;
    amina(&stage.site).await;
    assert_eq!(post(&stage, BEGIN, "", &json!({})).await.status, StatusCode::UNAUTHORIZED);
    // She has a password: a link alone makes no passkey.
    let session = by_link(&stage).await;
    assert_eq!(post(&stage, BEGIN, &session, &json!({})).await.status, StatusCode::FORBIDDEN);

    let fields = [("email", "amina@example.org"), ("password", crate::PASSWORD)];
    let session = cookie(&stage.post("/sign-in", "", &fields).await).unwrap();
    let bent: [(&str, Bend); 3] = [
        ("another origin", |device| device.origin = "https://evil.example".into()),
        ("another relying party", |device| device.party = "evil.example".into()),
        ("nobody looked whether it is she", |device| device.verified = false),
    ];
    for (what, bend) in bent {
        let (ceremony, options) = challenge(&stage, BEGIN, &session).await;
        let mut device = Device::new(7);
        bend(&mut device);
        let seen = finish(&stage, &session, &ceremony, &device.make(&options)).await;
        assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY, "{what}");
        let mut good = Device::new(7);
        let seen = finish(&stage, &session, &ceremony, &good.make(&options)).await;
        assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY, "{what}: used up");
    }
    // A challenge of hers in somebody else's session.
    let (ceremony, options) = challenge(&stage, BEGIN, &session).await;
    let other = accounts::NewAccount {
        email: "other@example.org".into(),
        name: "x".into(),
        language: basis::Language::Fr,
        password: Some(accounts::Password::Demo(crate::HASH.into())),
    };
    accounts::add(&stage.site, other).await.unwrap();
    let fields = [("email", "other@example.org"), ("password", crate::PASSWORD)];
    let stranger = cookie(&stage.post("/sign-in", "", &fields).await).unwrap();
    let made = Device::new(7).make(&options);
    assert_eq!(finish(&stage, &stranger, &ceremony, &made).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    // One passkey is one account's.
    let (ceremony, options) = challenge(&stage, BEGIN, &session).await;
    assert_eq!(
        finish(&stage, &session, &ceremony, &Device::new(7).make(&options)).await.status,
        StatusCode::OK
    );
    let (ceremony, options) = challenge(&stage, BEGIN, &stranger).await;
    let twice = finish(&stage, &stranger, &ceremony, &Device::new(7).make(&options)).await;
    assert!(twice.status.is_client_error(), "{}", twice.status);
    stage.end().await;
}
