use std::sync::Arc;

use basis::{Kind, Language, Text};
use charter::{
    import::{Article, ArticleKind, Imported},
    save_imported,
};
use db::testing;
use weave::{Room, testing::Stage};

pub fn rooms() -> Vec<Arc<dyn Room>> {
    vec![network::room(), charter::room()]
}

pub fn imported(language: Language, goals: &[&str]) -> Imported {
    let mut articles =
        vec![Article { kind: ArticleKind::Vision, number: None, text: format!("vision {language}") }];
    articles.extend(goals.iter().zip(1..).map(|(text, number)| Article {
        kind: ArticleKind::Goal,
        number: Some(number),
        text: (*text).to_owned(),
    }));
    Imported { title: format!("charter {language}"), language, articles, left_out: Vec::new() }
}

#[tokio::test]
async fn an_import_becomes_a_version_and_a_second_language_joins_it() {
    testing::each(&[], |db| async move {
        let stage = Stage::with_db(db, rooms()).await;
        let planted = network::testing::plant(&stage.site).await;
        save_imported(&stage.site, planted.root, imported(Language::Ar, &["هدف أول", "هدف ثان"]), true)
            .await
            .unwrap();
        save_imported(
            &stage.site,
            planted.root,
            imported(Language::Fr, &["premier but", "second but"]),
            true,
        )
        .await
        .unwrap();
        let seen = stage.get("/ar/charter", "").await;
        assert!(seen.status.is_success() && seen.text.contains("هدف أول"), "{}", seen.text);
        let seen = stage.get("/fr/charter", "").await;
        assert!(seen.text.contains("premier but") && !seen.text.contains("هدف أول"), "{}", seen.text);
        assert!(seen.text.contains("id=\"goal-2\""));
        let first = stage.get("/fr/charter/1", "").await;
        assert!(first.text.contains("هدف أول") && first.text.contains("lang=\"ar\" dir=\"rtl\""));
        assert_eq!(stage.get("/fr/charter/3", "").await.status, 404);
        stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn a_draft_is_not_seen_and_there_is_one_at_a_time() {
    testing::each(&[], |db| async move {
        let stage = Stage::with_db(db, rooms()).await;
        let planted = network::testing::plant(&stage.site).await;
        save_imported(&stage.site, planted.root, imported(Language::Ar, &["هدف"]), false).await.unwrap();
        save_imported(&stage.site, planted.root, imported(Language::Fr, &["but"]), false).await.unwrap();
        assert_eq!(stage.get("/ar/charter", "").await.status, 404);
        save_imported(&stage.site, planted.root, imported(Language::En, &["goal"]), true).await.unwrap();
        for (language, goal) in [("ar", "هدف"), ("fr", "but"), ("en", "goal")] {
            let seen = stage.get(&format!("/{language}/charter"), "").await;
            assert!(seen.text.contains(goal), "{language}: {}", seen.text);
        }
        let empty =
            Imported { title: String::new(), language: Language::Ar, articles: vec![], left_out: vec![] };
        let other = save_imported(&stage.site, planted.chapter, empty, true).await.unwrap_err();
        assert!(other.is(Kind::Invalid));
        stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn a_body_below_shows_what_it_adheres_to() {
    testing::each(&[], |db| async move {
        let stage = Stage::with_db(db, rooms()).await;
        let planted = network::testing::plant(&stage.site).await;
        save_imported(&stage.site, planted.root, imported(Language::Fr, &["ancien but"]), true)
            .await
            .unwrap();
        let coordinator = stage.sign_in(network::testing::actor(planted.chapter, true, &["charter.adhere"]));
        let form = stage.get("/desk/b/tunisie/charter/adherence", &coordinator).await;
        let version =
            form.text.split("<option value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let adhere = |path: String, version: String| {
            let (stage, coordinator) = (&stage, &coordinator);
            async move {
                let fields = [
                    ("version", version.as_str()),
                    ("day", "2026-03-01"),
                    ("reservation-fr", "sauf le but 1"),
                ];
                stage.post(&path, coordinator, &fields).await
            }
        };
        assert_eq!(adhere("/desk/b/tunisie/charter/adherence".into(), version.clone()).await.status, 303);
        assert_eq!(adhere("/desk/b/algerie/charter/adherence".into(), version.clone()).await.status, 403);
        assert_eq!(adhere("/desk/b/tunisie/charter/adherence".into(), "01hz".into()).await.status, 422);
        save_imported(&stage.site, planted.root, imported(Language::Fr, &["nouveau but"]), true)
            .await
            .unwrap();
        let below = stage.get("/fr/b/tunisie/charter", "").await;
        assert!(below.text.contains("ancien but") && below.text.contains("sauf le but 1"), "{}", below.text);
        let above = stage.get("/fr/charter", "").await;
        assert!(above.text.contains("nouveau but") && above.text.contains("Section de Tunisie"));
        // The association adheres to nothing itself: it shows the newest of the nearest above.
        assert!(stage.get("/fr/b/oasis/charter", "").await.text.contains("nouveau but"));
        let since = stage.get("/desk/b/tunisie/charter/adherence", &coordinator).await;
        assert!(since.text.contains("<ins>") && since.text.contains("<del>"), "{}", since.text);
        stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn the_charter_is_text_for_search_and_lists() {
    testing::each(&[], |db| async move {
        let stage = Stage::with_db(db, rooms()).await;
        let planted = network::testing::plant(&stage.site).await;
        save_imported(&stage.site, planted.root, imported(Language::Ar, &["حفظ العيون"]), true)
            .await
            .unwrap();
        let mut conn = stage.site.db.read().await.unwrap();
        let publication = stage.site.publication(&mut conn, charter::id_of(planted.root)).await.unwrap();
        assert_eq!((publication.kind, publication.path.as_str()), ("charter", "charter"));
        let text: Text = stage.site.publications()[0].text(&mut conn, publication.id).await.unwrap();
        assert!(text.get(Language::Ar).unwrap().contains("حفظ العيون"));
        drop(conn);
        stage.end().await;
    })
    .await;
}
