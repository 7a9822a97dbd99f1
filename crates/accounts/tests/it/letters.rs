//! A browser that is new to an account.

use http::{Request, StatusCode};
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
    let letters = || stage.site.mail.last();
    let made = letters();
    assert!(
        made.len() == 1 && made[0].text.contains("أُضيف مفتاح مرور"),
        "the first browser is hers: {made:?}"
    );
    let known = device(&enter(&stage, &mut key, "").await).expect("a cookie for a new browser");
    stage.work().await;
    let letter = letters()[0].clone();
    assert_eq!((letters().len(), letter.to.as_str()), (2, "amina@example.org"));
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
    assert_eq!(letters().len(), 2);
    enter(&stage, &mut key, "device=short").await;
    stage.work().await;
    assert_eq!(letters().len(), 3);
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

#[tokio::test]
async fn she_is_told_of_what_opens_her_account_and_of_what_the_machines_owner_does() {
    let (stage, planted) = stage().await;
    let id = amina(&stage.site).await;
    accounts::grant(&stage.site, id, planted.root, weave::Role::Admin, true).await.unwrap();
    let letters = async || {
        let before = stage.site.mail.last().len();
        stage.work().await;
        let mut all = stage.site.mail.last();
        all.truncate(all.len() - before);
        all
    };
    letters().await;
    let actor = web::Actor::new(id, "x", basis::Language::Ar);
    let cookie = stage.sign_in_shown(actor);
    let set = stage.post("/desk/account/second", &cookie, &[("second", "second@example.org")]).await;
    assert_eq!(set.status, StatusCode::SEE_OTHER, "{}", set.text);
    let mut told: Vec<String> = letters().await.into_iter().map(|letter| letter.to).collect();
    told.sort();
    assert_eq!(told, ["Amina@Example.org", "second@example.org"], "at every address of hers");

    let new = accounts::token::NewToken { name: "report".into(), ..Default::default() };
    accounts::token::make(&stage.site, id, new).await.unwrap();
    let told = letters().await;
    assert!(told.len() == 2 && told.iter().all(|letter| letter.text.contains("مفتاحًا لواجهة البرمجة باسمك")));
    accounts::link_as_owner(&stage.site, "amina@example.org").await.unwrap();
    let told = letters().await;
    assert!(told.len() == 2 && told.iter().all(|letter| letter.text.contains("رابطًا يفتح حسابك")));
    let tokens = "/desk/account/tokens";
    assert!(told.iter().all(|letter| letter.text.contains(tokens)), "what goes on working is said");
    assert!(accounts::link_as_owner(&stage.site, "nobody@example.org").await.is_err());
    stage.end().await;
}
