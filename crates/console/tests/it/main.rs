//! The installation's screens, and its letters.
#![expect(clippy::unwrap_used, reason = "tests")]

mod damage;
mod watch;

use std::sync::Arc;

use basis::Language;
use mail::Letter;
use weave::{Room, testing::Stage};

fn rooms() -> Vec<Arc<dyn Room>> {
    vec![network::room(), accounts::room(), audit::room(), console::room()]
}

async fn staged() -> (Stage, String, String) {
    let rooms = rooms();
    let stage = Stage::new(rooms).await;
    let planted = network::testing::plant(&stage.site).await;
    let mut holder = network::testing::actor(planted.root, true, &[]);
    holder.installation = true;
    let holder = stage.sign_in(holder);
    let other = stage.sign_in(network::testing::actor(planted.root, true, &["news.write"]));
    (stage, holder, other)
}

#[tokio::test]
async fn only_the_holder_of_the_installation_comes_in() {
    let (stage, holder, other) = staged().await;
    for path in ["/desk/settings", "/desk/outbox", "/desk/status", "/desk/backups"] {
        assert_eq!(stage.get(path, &holder).await.status, 200, "{path}");
        assert_eq!(stage.get(path, &other).await.status, 403, "{path}");
        assert!(stage.get(path, "").await.location().starts_with("/sign-in"), "{path}");
    }
    assert_eq!(stage.post("/desk/settings", &other, &[("exit_to", "https://example.org")]).await.status, 403);
    stage.end().await;
}

#[tokio::test]
async fn backups_say_what_is_known_and_ask_for_a_copy_of_the_key_until_there_is_one() {
    let (stage, holder, other) = staged().await;
    let page = stage.get("/desk/backups", &holder).await.text;
    assert!(page.contains("nasij serve --backups DIR") && page.contains("name=\"copied\""), "{page}");
    assert_eq!(stage.post("/desk/backups", &other, &[("copied", "1")]).await.status, 403);
    assert_eq!(stage.post("/desk/backups", &holder, &[]).await.status, 404, "no folder, no button");
    assert_eq!(stage.post("/desk/backups", &holder, &[("copied", "1")]).await.status, 303);
    let page = stage.get("/desk/backups", &holder).await.text;
    assert!(!page.contains("name=\"copied\""), "{page}");
    let failed = format!("{} the disk <b>is full", stage.site.clock.now().millis());
    weave::store_setting(&stage.site.db, console::backups::FAILED, failed).await.unwrap();
    assert!(stage.get("/desk/backups", &holder).await.text.contains("the disk &lt;b&gt;is full"));
    stage.end().await;
}

#[tokio::test]
async fn the_exit_leads_where_it_was_set_and_a_wrong_address_is_told() {
    let (stage, holder, _) = staged().await;
    let local = stage.get("/exit", &holder).await;
    assert_eq!(local.status, 200);
    assert_eq!(local.headers["clear-site-data"], "\"cache\", \"cookies\", \"storage\"");
    let (stage, holder, _) = {
        stage.end().await;
        staged().await
    };
    let wrong = stage.post("/desk/settings", &holder, &[("exit_to", "javascript:alert(1)")]).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text.contains("javascript:alert(1)") && wrong.text.contains("f-exit_to"), "{}", wrong.text);
    let saved = stage.post("/desk/settings", &holder, &[("exit_to", "https://example.org/weather")]).await;
    assert_eq!(saved.status, 303);
    let exit = stage.post("/exit", &holder, &[]).await;
    assert_eq!(exit.headers["refresh"], "0; url=https://example.org/weather");
    assert!(
        exit.text.contains("سجلّ التصفّح") && exit.headers.contains_key("clear-site-data"),
        "{}",
        exit.text
    );
    assert!(
        stage.get("/desk/settings", &holder).await.location().starts_with("/sign-in"),
        "the session has ended"
    );
    stage.end().await;
}

#[tokio::test]
async fn letters_kept_in_memory_are_shown_with_links_on_localhost() {
    let (stage, holder, _) = staged().await;
    let letter = Letter {
        to: "mona@example.org".into(),
        to_language: Language::Ar,
        from_name: "Nasij".into(),
        subject: "رابط الدخول <b>".into(),
        text: "افتحي http://localhost:8080/sign-in/link/abc خلال ساعة".into(),
        html: None,
    };
    stage.site.mail.send(&letter).await.unwrap();
    let seen = stage.get("/desk/outbox", &holder).await;
    assert!(seen.text.contains("href=\"/sign-in/link/abc\""), "{}", seen.text);
    assert!(!seen.text.contains("<b>"));
    stage.end().await;
}

#[tokio::test]
async fn screens_in_arabic_and_french() {
    let (stage, holder, _) = staged().await;
    for (language, dir) in [("ar", "rtl"), ("fr", "ltr")] {
        for path in ["/desk/settings", "/desk/outbox", "/desk/status", "/desk/look"] {
            let seen = stage.get(path, &format!("{holder}; language={language}")).await;
            assert_eq!(seen.status, 200, "{path}");
            assert!(seen.text.contains(&format!("<html lang=\"{language}\" dir=\"{dir}\"")), "{path}");
        }
    }
    stage.end().await;
}

#[tokio::test]
async fn the_guide_is_read_by_whoever_is_signed_in_in_her_language() {
    let (stage, _, other) = staged().await;
    assert!(stage.get("/desk/guide", "").await.location().starts_with("/sign-in"));
    assert!(stage.get("/desk/guide/backup", "").await.location().starts_with("/sign-in"));
    assert_eq!(stage.get("/desk/guide/nothing", &other).await.status, 404);
    // Tamazight has no book of its own: it reads the source.
    for (language, book, dir) in
        [("ar", "ar", "rtl"), ("fr", "fr", "ltr"), ("en", "en", "ltr"), ("zgh", "ar", "rtl")]
    {
        let reader = format!("{other}; language={language}");
        let contents = stage.get("/desk/guide", &reader).await;
        assert_eq!(contents.status, 200);
        let chapters: Vec<&str> = contents
            .text
            .split("href=\"/desk/guide/")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .collect();
        assert!(chapters.len() >= 9, "{language}: {chapters:?}");
        for (at, chapter) in chapters.iter().enumerate() {
            let page = stage.get(&format!("/desk/guide/{chapter}"), &reader).await;
            assert_eq!(page.status, 200, "{language} {chapter}");
            assert!(
                page.text.contains(&format!("<div class=\"prose\" lang=\"{book}\" dir=\"{dir}\">")),
                "{language} {chapter}"
            );
            assert_eq!(page.text.matches("<h1").count(), 1, "{language} {chapter}");
            for (rel, beside) in [("prev", at.checked_sub(1)), ("next", Some(at + 1))] {
                let leads = beside.and_then(|at| chapters.get(at));
                let link = format!("rel=\"{rel}\" href=\"/desk/guide/{}\"", leads.unwrap_or(&""));
                assert_eq!(page.text.contains(&link), leads.is_some(), "{language} {chapter} {rel}");
            }
            for to in page.text.split("href=\"#part-").skip(1).filter_map(|rest| rest.split('"').next()) {
                assert!(page.text.contains(&format!("id=\"part-{to}\"")), "{language} {chapter} #{to}");
            }
        }
    }
    stage.end().await;
}
