//! A browser that is new to an account.

use http::Request;
use weave::testing::{Seen, Stage};

use crate::{
    PASSWORD, amina, cookie,
    passkeys::{challenge, with_passkey},
    stage,
};

fn device(seen: &Seen) -> Option<String> {
    let set = seen.headers.get_all("set-cookie").iter().filter_map(|one| one.to_str().ok());
    set.into_iter()
        .find(|one| one.starts_with("device="))
        .map(|one| one.split(';').next().unwrap().to_owned())
}

async fn enter(stage: &Stage, device: &mut crate::device::Device, cookies: &str) -> Seen {
    let (ceremony, options) = challenge(stage, "/sign-in/passkey/begin", "").await;
    let body = serde_json::json!({"ceremony": ceremony, "credential": device.answer(&options)});
    let request = Request::post("/sign-in/passkey/finish")
        .header("cookie", cookies)
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "application/json")
        .header("user-agent", "Mozilla/5.0 (Android 14; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0")
        .body(body.to_string().into())
        .unwrap();
    let seen = stage.ask(request).await;
    assert!(cookie(&seen).is_some(), "{}", seen.text);
    seen
}

#[tokio::test]
async fn what_comes_in_from_a_new_browser_is_told_to_her() {
    let (stage, _) = stage().await;
    let (_, _, mut key) = with_passkey(&stage).await;
    stage.work().await;
    assert!(stage.site.mail.last().is_empty(), "the first browser is hers");
    let known = device(&enter(&stage, &mut key, "").await).expect("a cookie for a new browser");
    stage.work().await;
    let letter = stage.site.mail.last()[0].clone();
    assert_eq!((stage.site.mail.last().len(), letter.to.as_str()), (1, "amina@example.org"));
    assert!(
        letter.text.contains("Firefox, Android") && letter.text.contains("/desk/account"),
        "{}",
        letter.text
    );
    assert!(!letter.subject.contains("accounts-"));
    for _ in 0..2 {
        assert!(device(&enter(&stage, &mut key, &known).await).is_none(), "it is known now");
        stage.work().await;
    }
    assert_eq!(stage.site.mail.last().len(), 1);
    enter(&stage, &mut key, "device=short").await;
    stage.work().await;
    assert_eq!(stage.site.mail.last().len(), 2);
    let mut conn = stage.site.db.read().await.unwrap();
    let jobs: Vec<(String,)> = conn.all("SELECT payload FROM jobs_job", vec![]).await.unwrap();
    assert!(!jobs.iter().any(|(payload,)| payload.contains('@')), "{jobs:?}");
    drop(conn);
    stage.end().await;
}

#[tokio::test]
async fn demo_accounts_get_no_such_letters() {
    let (stage, _) = stage().await;
    amina(&stage.site).await;
    let fields = [("email", "amina@example.org"), ("password", PASSWORD)];
    for _ in 0..2 {
        assert!(device(&stage.post("/sign-in", "", &fields).await).is_none());
    }
    stage.work().await;
    assert!(stage.site.mail.last().is_empty());
    stage.end().await;
}
