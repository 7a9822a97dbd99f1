//! The desk, and what a press of its buttons does on the street.

use basis::{Language, Text};
use network::testing::actor;
use pages::{Intent, Kind, Typed};

use crate::stage::{desk, id_of, typed};

const FORM: [(&str, &str); 4] =
    [("version", "0"), ("title-ar", "عين الماء"), ("text-ar", "عاد الماء."), ("slug", "ayn")];

fn with<'a>(fields: &[(&'a str, &'a str)], more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut all: Vec<_> =
        fields.iter().filter(|(name, _)| !more.iter().any(|(other, _)| other == name)).copied().collect();
    all.extend_from_slice(more);
    all
}

#[tokio::test]
async fn what_is_published_is_seen_at_once_here_and_above() {
    let desk = desk().await;
    let choose = [("offered", ""), ("child", "")];
    let association = desk.planted.association.to_string();
    let choose = [(choose[0].0, association.as_str()), (choose[1].0, association.as_str())];
    assert_eq!(desk.post("/desk/b/maghreb/news-from", &choose).await.status, 303);
    let (own, above, item) = ("/ar/b/oasis/news", "/ar/news", "/ar/b/oasis/news/ayn");
    for _ in 0..2 {
        assert!(!desk.get(own).await.text.contains("عين الماء"));
        assert!(!desk.get(above).await.text.contains("عين الماء"));
    }
    assert_eq!(desk.get(item).await.status, 404);
    let posted = desk.post("/desk/b/oasis/news", &with(&FORM, &[("do", "publish")])).await;
    assert_eq!(posted.status, 303, "{}", posted.text);
    let id = id_of(&posted);
    assert!(desk.get(item).await.text.contains("عاد الماء."));
    assert!(desk.get(own).await.text.contains("عين الماء"));
    let list = desk.get(above).await.text;
    assert!(list.contains("href=\"/ar/b/oasis/news/ayn\"") && list.contains("جمعية الواحة"));
    // The menu of a page that shows no news has the news now.
    assert!(list.contains("href=\"/ar/news\""));

    let path = format!("/desk/b/oasis/news/{id}");
    let change = with(&FORM, &[("version", "1"), ("title-ar", "عين أخرى"), ("do", "publish")]);
    assert_eq!(desk.post(&path, &change).await.status, 303);
    assert!(desk.get(item).await.text.contains("عين أخرى"));
    assert!(desk.get(above).await.text.contains("عين أخرى"));

    assert_eq!(desk.post("/desk/b/oasis/news-from/refusal", &[("refused", "on")]).await.status, 303);
    assert!(!desk.get(above).await.text.contains("عين أخرى"));
    assert!(desk.get(own).await.text.contains("عين أخرى"));
    assert_eq!(desk.post("/desk/b/oasis/news-from/refusal", &[]).await.status, 303);
    assert!(desk.get(above).await.text.contains("عين أخرى"));

    assert_eq!(desk.post(&format!("{path}/unpublish"), &[]).await.status, 303);
    assert_eq!(desk.get(item).await.status, 404);
    assert!(!desk.get(above).await.text.contains("عين أخرى"));
    assert_eq!(desk.post(&format!("{path}/remove"), &[]).await.status, 303);
    let bin = desk.at_desk("/desk/b/oasis/bin").await.text;
    assert!(bin.contains("عين أخرى"));
    let back = desk.post(&format!("/desk/b/oasis/bin/{id}"), &[("kind", "news")]).await;
    assert!(back.location().starts_with(&path));
}

#[tokio::test]
async fn a_conflict_shows_what_the_other_changed_and_keeps_her_words() {
    let desk = desk().await;
    let posted = desk.post("/desk/b/tunisie/pages", &with(&FORM, &[("do", "draft")])).await;
    let path = format!("/desk/b/tunisie/pages/{}", id_of(&posted));
    let other = with(&FORM, &[("version", "1"), ("text-ar", "عاد الماء باردًا."), ("do", "draft")]);
    assert_eq!(desk.post(&path, &other).await.status, 303);
    let mine = with(&FORM, &[("version", "1"), ("text-ar", "كلماتي أنا"), ("do", "publish")]);
    let seen = desk.post(&path, &mine).await;
    assert_eq!(seen.status, 409);
    assert!(seen.text.contains("<ins>") && seen.text.contains("باردًا") && seen.text.contains("كلماتي أنا"));
    assert!(seen.text.contains("name=\"version\" value=\"2\""));
    let now = desk.at_desk(&path).await.text;
    assert!(now.contains("عاد الماء باردًا.") && !now.contains("كلماتي أنا"));
    let again = with(&FORM, &[("version", "2"), ("text-ar", "كلماتي أنا"), ("do", "publish")]);
    assert_eq!(desk.post(&path, &again).await.status, 303);
    assert!(desk.get("/ar/b/tunisie/pages/ayn").await.text.contains("كلماتي أنا"));
}

#[tokio::test]
async fn every_wrong_field_is_told_and_nothing_is_lost() {
    let desk = desk().await;
    let path = "/desk/b/tunisie/news";
    let long = "ط".repeat(201);
    for (wrong, field) in [
        (vec![("title-ar", "")], "f-title-ar"),
        (vec![("text-ar", "")], "f-text-ar"),
        (vec![("title-ar", long.as_str())], "f-title-ar"),
        (vec![("slug", "لا يصلح")], "f-slug"),
        (vec![("text-fr", "sans titre")], "f-title-fr"),
        (vec![("do", "schedule"), ("publish_at", "hier")], "f-publish_at"),
        (vec![("picture", "00000000000000000000000009")], "f-picture"),
    ] {
        let fields = with(&with(&FORM, &[("do", "publish"), ("summary-ar", "كلام محفوظ")]), &wrong);
        let seen = desk.post(path, &fields).await;
        assert_eq!(seen.status, 422, "{wrong:?}");
        assert!(seen.text.contains(&format!("href=\"#{field}\"")), "{wrong:?}");
        assert!(seen.text.contains("كلام محفوظ"), "{wrong:?}");
    }
    assert_eq!(desk.post(path, &with(&FORM, &[("title-ar", "a\0b")])).await.status, 422);
    assert_eq!(desk.post(path, &with(&FORM, &[("do", "publish")])).await.status, 303);
    let taken = desk.post(path, &with(&FORM, &[("do", "publish")])).await;
    assert!(taken.status == 422 && taken.text.contains("f-slug-error"));
    let unnamed = with(&FORM, &[("do", "publish"), ("slug", "")]);
    for slug in ["yn-alma", "yn-alma-2"] {
        assert_eq!(desk.post(path, &unnamed).await.status, 303);
        assert_eq!(desk.get(&format!("/ar/b/tunisie/news/{slug}")).await.status, 200, "{slug}");
    }
    let large = "ن".repeat(300_000);
    assert_eq!(desk.post(path, &with(&FORM, &[("text-ar", &large)])).await.status, 413);
}

#[tokio::test]
async fn other_bodies_ids_are_not_found_and_strangers_sign_in() {
    let desk = desk().await;
    let one = desk.news(desk.planted.chapter, "بئر").await;
    let sister = desk.stage.sign_in(actor(desk.planted.sister, true, &crate::stage::ALL));
    for path in ["news/ID", "news/ID/preview", "news/ID/revisions"] {
        let path = path.replace("ID", &one.id.to_string());
        assert_eq!(desk.at_desk(&format!("/desk/b/algerie/{path}")).await.status, 404, "{path}");
        let at = format!("/desk/b/tunisie/{path}");
        assert_eq!(desk.stage.get(&at, &sister).await.status, 403, "{path}");
        assert_eq!(desk.stage.get(&at, "").await.status, 303, "{path}");
    }
    for path in ["news/ID", "news/ID/remove", "news/ID/unpublish", "news/ID/revisions/1", "bin/ID"] {
        let path = path.replace("ID", &one.id.to_string());
        let fields = with(&FORM, &[("kind", "news"), ("version", "1")]);
        let seen = desk.post(&format!("/desk/b/algerie/{path}"), &fields).await;
        assert_eq!(seen.status, 404, "{path}");
        let seen = desk.stage.post(&format!("/desk/b/tunisie/{path}"), &sister, &fields).await;
        assert_eq!(seen.status, 403, "{path}");
    }
    assert_eq!(desk.at_desk("/desk/b/tunisie/news/what").await.status, 404);
}

#[tokio::test]
async fn every_screen_in_arabic_and_french() {
    let desk = desk().await;
    let french = format!("{}; language=fr", desk.cookie);
    let one = desk.news(desk.planted.chapter, "بئر").await;
    let page = desk
        .save(
            desk.planted.chapter,
            Kind::Page,
            None,
            Typed { slug: "about".into(), ..typed("عنّا", "نص") },
            Intent::Draft,
        )
        .await
        .unwrap();
    let scope = desk.scope(desk.planted.chapter).await;
    pages::arrange(&desk.stage.site, &desk.editor, &scope, vec![(page.id, Text::of(Language::Fr, "Nous"))])
        .await
        .unwrap();
    for path in [
        "news",
        "news?state=draft",
        "news?q=بئر",
        "news/new",
        "news/NEWS",
        "news/NEWS/preview",
        "news/NEWS/revisions",
        "pages",
        "pages/new",
        "pages/PAGE",
        "pages/PAGE/preview",
        "bin",
        "menu",
        "news-from",
        "news-from?q=واحة",
    ] {
        let path = path.replace("NEWS", &one.id.to_string()).replace("PAGE", &page.id.to_string());
        let path: String = path
            .chars()
            .map(|c| if c.is_ascii() { c.to_string() } else { web::encode(&c.to_string()) })
            .collect();
        let path = format!("/desk/b/tunisie/{path}");
        for (cookie, dir) in [(&desk.cookie, "lang=\"ar\" dir=\"rtl\""), (&french, "lang=\"fr\" dir=\"ltr\"")]
        {
            let seen = desk.stage.get(&path, cookie).await;
            assert_eq!(seen.status, 200, "{path}");
            assert!(seen.text.contains(dir) || path.contains("preview"), "{path}");
            assert_eq!(seen.text.matches("<h1").count(), 1, "{path}");
            assert!(!seen.text.contains("pages-") || path.contains("/pages"), "{path}");
            assert_eq!(seen.headers["cache-control"], "no-store", "{path}");
        }
    }
    let own = |key: &String| ["pages-", "ui-", "field-"].iter().any(|start| key.starts_with(start));
    let missing: Vec<String> = desk.stage.site.catalogue.missing().into_iter().filter(own).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[tokio::test]
async fn a_chosen_page_stands_in_the_menu_while_it_is_published() {
    let desk = desk().await;
    let posted = desk.post("/desk/b/tunisie/pages", &with(&FORM, &[("do", "publish")])).await;
    let id = id_of(&posted);
    let home = "/ar/b/tunisie/news";
    assert!(!desk.get(home).await.text.contains("/ar/b/tunisie/pages/ayn"));
    let added = desk.post("/desk/b/tunisie/menu", &[("do", "add"), ("add", &id)]).await;
    assert_eq!(added.status, 303);
    assert!(desk.get(home).await.text.contains("href=\"/ar/b/tunisie/pages/ayn\""));
    let label = format!("label-{id}-ar");
    let named = [("item", id.as_str()), (label.as_str(), "عن الماء"), ("do", "save")];
    assert_eq!(desk.post("/desk/b/tunisie/menu", &named).await.status, 303);
    assert!(desk.get(home).await.text.contains(">عن الماء<"));
    desk.post(&format!("/desk/b/tunisie/pages/{id}/unpublish"), &[]).await;
    assert!(!desk.get(home).await.text.contains("عن الماء"));
    let long = "ع".repeat(61);
    let wrong = [("item", id.as_str()), (label.as_str(), long.as_str()), ("do", "save")];
    assert_eq!(desk.post("/desk/b/tunisie/menu", &wrong).await.status, 422);
}
