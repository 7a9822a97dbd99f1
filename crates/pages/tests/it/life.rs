//! What the actions do to a writing, on both databases.

use std::{collections::HashSet, time::Duration};

use basis::{Kind as Wrong, Language, Text};
use db::testing::each;
use network::testing::actor;
use pages::{Intent, Kind, State, Typed, store};

use crate::stage::{ALL, desk, desk_on, typed};

#[tokio::test]
async fn an_edit_of_something_published_waits_to_be_published() {
    each(&[], |db| async move {
        let desk = desk_on(db).await;
        let body = desk.planted.chapter;
        let one = desk.news(body, "بئر").await;
        assert_eq!((one.slug.as_str(), one.version, one.live), ("byr", 1, Some(1)));

        let edit = Typed { version: 1, ..typed("بئر وعين", "نص آخر") };
        let kept = desk.save(body, Kind::News, Some(one.id), edit.clone(), Intent::Draft).await.unwrap();
        assert_eq!((kept.version, kept.live, kept.title.best(&[])), (2, Some(1), "بئر"));
        let mut conn = desk.stage.site.db.read().await.unwrap();
        assert_eq!(store::texts(&mut conn, one.id).await.unwrap().best(&[]), "نص");
        drop(conn);

        let again = Typed { version: 2, ..edit };
        let live = desk.save(body, Kind::News, Some(one.id), again.clone(), Intent::Publish).await.unwrap();
        // The same words make no new revision; the date stays; so does the address.
        assert_eq!((live.version, live.live, live.slug), (2, Some(2), one.slug.clone()));
        assert_eq!(live.first_published, one.first_published);
        let mut conn = desk.stage.site.db.read().await.unwrap();
        assert_eq!(store::texts(&mut conn, one.id).await.unwrap().best(&[]), "نص آخر");
        drop(conn);

        let back =
            pages::revise(&desk.stage.site, &desk.editor, &desk.scope(body).await, Kind::News, one.id, 1)
                .await
                .unwrap();
        assert_eq!((back.version, back.live), (3, Some(2)));
        let draft =
            pages::unpublish(&desk.stage.site, &desk.editor, &desk.scope(body).await, Kind::News, one.id)
                .await
                .unwrap();
        // What the desk shows is the newest again.
        assert_eq!((draft.state, draft.live, draft.title.best(&[])), (State::Draft, None, "بئر"));
    })
    .await;
}

#[tokio::test]
async fn a_second_editor_overwrites_nothing() {
    each(&[], |db| async move {
        let desk = desk_on(db).await;
        let body = desk.planted.chapter;
        let one = desk.news(body, "بئر").await;
        let first = Typed { version: 1, ..typed("بئر", "تعديل الأولى") };
        desk.save(body, Kind::News, Some(one.id), first, Intent::Publish).await.unwrap();
        let second = Typed { version: 1, ..typed("بئر", "تعديل الثانية") };
        let problem = desk.save(body, Kind::News, Some(one.id), second, Intent::Publish).await.unwrap_err();
        assert!(problem.is(Wrong::Conflict) && problem.key == "pages-conflict");
        let mut conn = desk.stage.site.db.read().await.unwrap();
        assert_eq!(store::texts(&mut conn, one.id).await.unwrap().best(&[]), "تعديل الأولى");
    })
    .await;
}

#[tokio::test]
async fn a_scheduled_item_appears_at_its_minute() {
    each(&[], |db| async move {
        let desk = desk_on(db).await;
        let site = &desk.stage.site;
        let body = desk.planted.chapter;
        // The clock stands at 11:00 in Tunis.
        let plan = |at: &str| Typed { publish_at: at.to_owned(), ..typed("غدًا", "نص") };
        let late = desk.save(body, Kind::News, None, plan("2026-03-12T10:59"), Intent::Schedule).await;
        assert_eq!(late.unwrap_err().field("publish_at"), Some("field-date-past"));
        let none = desk.save(body, Kind::News, None, plan("soon"), Intent::Schedule).await;
        assert_eq!(none.unwrap_err().field("publish_at"), Some("field-bad-date"));
        let it = desk.save(body, Kind::News, None, plan("2026-03-12T12:00"), Intent::Schedule).await.unwrap();
        assert_eq!(it.state, State::Scheduled);
        // Put off by an hour: the first job finds nothing to do.
        let later = Typed { version: it.version, ..plan("2026-03-12T13:00") };
        desk.save(body, Kind::News, Some(it.id), later, Intent::Schedule).await.unwrap();
        desk.stage.work().await;
        let path = format!("/ar/b/tunisie/news/{}", it.slug);
        assert_eq!(desk.get(&path).await.status, 404);
        site.clock.advance(Duration::from_secs(3_600));
        desk.stage.work().await;
        assert_eq!(desk.get(&path).await.status, 404);
        assert!(!desk.get("/ar/b/tunisie/news").await.text.contains("غدًا"));
        site.clock.advance(Duration::from_secs(3_600));
        assert!(desk.stage.work().await > 0);
        assert_eq!(desk.get(&path).await.status, 200);
        assert!(desk.get("/ar/b/tunisie/news").await.text.contains("غدًا"));
    })
    .await;
}

#[tokio::test]
async fn the_bin_keeps_thirty_days_and_gives_back_what_was() {
    each(&[], |db| async move {
        let desk = desk_on(db).await;
        let (site, body) = (&desk.stage.site, desk.planted.chapter);
        let scope = desk.scope(body).await;
        let one = desk.news(body, "بئر").await;
        let gone = pages::remove(site, &desk.editor, &scope, Kind::News, one.id).await.unwrap();
        assert_eq!(gone.removed_by, Some(desk.editor.account));
        assert_eq!(desk.get("/ar/b/tunisie/news/byr").await.status, 404);
        let again = pages::remove(site, &desk.editor, &scope, Kind::News, one.id).await.unwrap_err();
        assert!(again.is(Wrong::Conflict));
        // Its address was given to another.
        desk.news(body, "بئر").await;
        let back = pages::restore(site, &desk.editor, &scope, Kind::News, one.id).await.unwrap();
        assert_eq!(back.slug.as_str(), "byr-2");
        assert_eq!(desk.get("/ar/b/tunisie/news/byr-2").await.status, 200);

        pages::remove(site, &desk.editor, &scope, Kind::News, one.id).await.unwrap();
        site.clock.advance(Duration::from_secs(29 * 86_400));
        assert_eq!(pages::purge(site).await.unwrap(), 0);
        site.clock.advance(Duration::from_secs(2 * 86_400));
        assert_eq!(pages::purge(site).await.unwrap(), 1);
        let lost = pages::restore(site, &desk.editor, &scope, Kind::News, one.id).await.unwrap_err();
        assert!(lost.is(Wrong::NotFound));
    })
    .await;
}

#[tokio::test]
async fn nobody_writes_where_she_holds_nothing() {
    let desk = desk().await;
    let site = &desk.stage.site;
    let own = actor(desk.planted.sister, true, &ALL);
    let scope = desk.scope(desk.planted.chapter).await;
    let one = desk.news(desk.planted.chapter, "بئر").await;
    let removed = pages::remove(site, &own, &scope, Kind::News, one.id).await.unwrap_err();
    assert!(removed.is(Wrong::Forbidden));
    // In her own body's name, another's id is not there.
    let sister = desk.scope(desk.planted.sister).await;
    let removed = pages::remove(site, &own, &sister, Kind::News, one.id).await.unwrap_err();
    assert!(removed.is(Wrong::NotFound));
    let arranged = pages::arrange(site, &own, &sister, vec![(one.id, Text::new())]).await.unwrap_err();
    assert!(arranged.is(Wrong::NotFound));
    let chosen =
        pages::choose(site, &own, &sister, HashSet::new(), HashSet::from([desk.planted.association]));
    assert!(chosen.await.unwrap_err().is(Wrong::NotFound));
}

#[tokio::test]
async fn what_is_imported_becomes_a_page_and_then_its_next_revision() {
    each(&[], |db| async move {
        let desk = desk_on(db).await;
        let (site, body) = (&desk.stage.site, desk.planted.root);
        let import = |language, text: &'static str, publish| {
            pages::save_imported(site, body, language, "About us", text, publish)
        };
        let slug = import(Language::En, "First", false).await.unwrap();
        assert_eq!(desk.get("/en/pages/about-us").await.status, 404);
        assert_eq!(import(Language::En, "Second", true).await.unwrap(), slug);
        assert!(desk.get("/en/pages/about-us").await.text.contains("Second"));
        import(Language::Fr, "Deux", true).await.unwrap();
        let mut conn = site.db.read().await.unwrap();
        let page = store::by_slug(&mut conn, body, Kind::Page, &slug, true).await.unwrap().unwrap();
        assert_eq!((page.version, page.languages()), (3, vec![Language::Fr, Language::En]));
        assert!(import(Language::En, "a\0b", true).await.is_err());
    })
    .await;
}
