//! Checkpoints in the mail.

use std::time::Duration;

use accounts::NewAccount;
use basis::{Id, Language, of::Body};
use weave::{Entry, Role, Site, testing::Stage};

async fn note(site: &Site, body: Id<Body>, what: &'static str) {
    let own = site.clone();
    site.db
        .write(move |conn| {
            Box::pin(async move { weave::note(&own, conn, Entry::new(body, None, what)).await })
        })
        .await
        .unwrap();
}

#[tokio::test]
async fn holders_are_mailed_number_and_mark_in_their_language() {
    let stage = Stage::new(vec![network::room(), accounts::room(), audit::room()]).await;
    let site = &stage.site;
    let planted = network::testing::plant(site).await;
    for (email, language, role, body) in [
        ("amina@example.org", Language::Ar, Role::Coordinator, planted.chapter),
        ("claire@example.org", Language::Fr, Role::Admin, planted.root),
        ("editor@example.org", Language::Fr, Role::Editor, planted.chapter),
        ("sister@example.org", Language::Fr, Role::Coordinator, planted.sister),
    ] {
        let new = NewAccount { email: email.into(), name: "x".into(), language, password: None };
        let account = accounts::add(site, new).await.unwrap();
        accounts::grant(site, account, body, role, true).await.unwrap();
    }
    stage.work().await;
    let already = site.mail.last().len();
    note(site, planted.chapter, "test.done").await;
    stage.work().await;
    assert_eq!(site.mail.last().len(), already, "an everyday act mails nothing");
    note(site, planted.chapter, "keys.keyholder-named").await;
    stage.work().await;
    let head = audit::verify(site, planted.chapter, &[]).await.unwrap().last.unwrap();
    let sent = site.mail.last();
    let letters: Vec<_> = sent.iter().filter(|letter| letter.text.contains("/audit/verify")).collect();
    assert_eq!((letters.len(), sent.len()), (2, already + 2));
    let shown = audit::model::grouped(&head.mark);
    for (to, words) in [("amina@example.org", "حاملات المفتاح"), ("claire@example.org", "détentrices")]
    {
        let letter = letters.iter().find(|letter| letter.to == to).unwrap();
        assert!(letter.text.contains(words) && letter.text.contains(&shown), "{}", letter.text);
        assert!(letter.text.contains("/desk/b/tunisie/audit/verify"));
    }
    stage.end().await;
}

#[tokio::test]
async fn each_month_those_bodies_are_mailed_in_which_something_was_done() {
    let stage = Stage::new(vec![network::room(), accounts::room(), audit::room()]).await;
    let site = &stage.site;
    let planted = network::testing::plant(site).await;
    let new = NewAccount {
        email: "amina@example.org".into(),
        name: "x".into(),
        language: Language::Ar,
        password: None,
    };
    let account = accounts::add(site, new).await.unwrap();
    accounts::grant(site, account, planted.root, Role::Admin, true).await.unwrap();
    stage.work().await;
    let night = async || {
        let worker = stage.workers.iter().find(|worker| worker.kind == "audit.month").unwrap();
        (worker.run)(serde_json::Value::Null).await.unwrap();
        let before = site.mail.last().len();
        stage.work().await;
        site.mail.last().len() - before
    };
    note(site, planted.chapter, "test.done").await;
    note(site, planted.sister, "test.done").await;
    assert_eq!(night().await, 1, "one letter for both bodies");
    note(site, planted.chapter, "test.done").await;
    assert_eq!(night().await, 0, "once a month");
    site.clock.advance(Duration::from_secs(31 * 86_400));
    assert_eq!(night().await, 1);
    site.clock.advance(Duration::from_secs(31 * 86_400));
    assert_eq!(night().await, 0, "nothing was done since");
    stage.end().await;
}
