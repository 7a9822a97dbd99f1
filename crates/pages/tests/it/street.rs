//! What visitors and their programs see.

use basis::Language;
use pages::{Intent, Kind, Typed};

use crate::stage::{desk, typed};

#[tokio::test]
async fn an_article_in_its_own_language_and_in_another() {
    let desk = desk().await;
    let body = desk.planted.chapter;
    desk.save(
        body,
        Kind::News,
        None,
        Typed {
            slug: "well".into(), ..typed("البئر", "## عنوان\n\nماء **بارد**\n\nUn mot.")
        },
        Intent::Publish,
    )
    .await
    .unwrap();
    let ar = desk.get("/ar/b/tunisie/news/well").await;
    assert_eq!(ar.status, 200);
    for part in [
        "<h1 lang=\"ar\" dir=\"rtl\">البئر</h1>",
        "<div class=\"prose\" lang=\"ar\" dir=\"rtl\">",
        "<strong>بارد</strong>",
        "rel=\"canonical\" href=\"http://localhost:8080/ar/b/tunisie/news/well\"",
        "rel=\"alternate\" hreflang=\"ar\"",
        "\"@type\":\"NewsArticle\"",
        "\"@type\":\"BreadcrumbList\"",
        "og:type\" content=\"article\"",
        "application/atom+xml",
        "12 مارس 2026",
    ] {
        assert!(ar.text.contains(part), "{part}");
    }
    assert!(!ar.text.contains("rel=\"alternate\" hreflang=\"fr\""));
    let fr = desk.get("/fr/b/tunisie/news/well").await.text;
    assert!(fr.contains("<html lang=\"fr\" dir=\"ltr\""));
    assert!(fr.contains("<h1 lang=\"ar\" dir=\"rtl\">البئر</h1>"));
    assert!(fr.contains("Ce texte est") || fr.contains("autre langue"), "it says so");
    assert!(!fr.contains("rel=\"alternate\" hreflang=\"fr\""));
    for nowhere in ["/ar/news/well", "/ar/b/tunisie/pages/well", "/ar/b/tunisie/news/none", "/ar/news/No%20"]
    {
        assert_eq!(desk.get(nowhere).await.status, 404, "{nowhere}");
    }
}

#[tokio::test]
async fn lists_have_pages_and_name_other_bodies() {
    let desk = desk().await;
    let empty = desk.get("/ar/b/tunisie/news").await;
    assert!(empty.status == 200 && empty.text.contains("لا أخبار بعد"));
    for n in 0..14 {
        desk.news(desk.planted.root, &format!("خبر {n}")).await;
        desk.stage.site.clock.advance(std::time::Duration::from_secs(60));
    }
    let first = desk.get("/ar/news").await.text;
    assert!(first.contains("خبر 13") && !first.contains("خبر 1<") && first.contains("/ar/news?page=2"));
    let second = desk.get("/ar/news?page=2").await.text;
    assert!(second.contains("خبر 1<") && second.contains("href=\"/ar/news\""));
    assert_eq!(desk.get("/ar/news?page=3").await.status, 404);
    assert_eq!(desk.get("/ar/news?page=x").await.status, 200);
}

#[tokio::test]
async fn feeds_are_read_back() {
    let desk = desk().await;
    let body = desk.planted.chapter;
    let both = typed("البئر & العين", "[الميثاق](/ar/charter)");
    let both = Typed {
        title: both.title.with(Language::Fr, "Le puits <b>"),
        text: both.text.with(Language::Fr, "Eau"),
        ..both
    };
    desk.save(body, Kind::News, None, both, Intent::Publish).await.unwrap();
    desk.news(body, "بالعربية وحدها").await;
    let seen = desk.get("/ar/b/tunisie/feed.atom").await;
    assert_eq!(seen.headers["content-type"], "application/atom+xml; charset=utf-8");
    let ar: atom_syndication::Feed = seen.text.parse().unwrap();
    assert_eq!((ar.entries.len(), ar.lang.as_deref()), (2, Some("ar")));
    let entry = ar.entries.iter().find(|entry| entry.title.value.contains('&')).unwrap();
    let html = entry.content.as_ref().unwrap().value.as_deref().unwrap();
    assert!(html.contains("href=\"http://localhost:8080/ar/charter\""), "{html}");
    assert!(entry.links[0].href.starts_with("http://localhost:8080/ar/b/tunisie/news/"));
    let fr: atom_syndication::Feed = desk.get("/fr/b/tunisie/feed.atom").await.text.parse().unwrap();
    assert_eq!(fr.entries.len(), 1);
    assert_eq!(fr.entries[0].title.value, "Le puits <b>");
    let zgh: atom_syndication::Feed = desk.get("/zgh/feed.atom").await.text.parse().unwrap();
    assert!(zgh.entries.is_empty());
}

#[tokio::test]
async fn the_sitemap_knows_every_publication_and_forgets_with_it() {
    let desk = desk().await;
    let body = desk.planted.chapter;
    let before = desk.get("/sitemap.xml").await.text;
    assert!(before.contains("<loc>http://localhost:8080/fr/b/oasis/</loc>") && !before.contains("/news/"));
    let both = Typed { slug: "a".into(), ..typed("ا", "ن") };
    let both =
        Typed { title: both.title.with(Language::Fr, "A"), text: both.text.with(Language::Fr, "t"), ..both };
    let one = desk.save(body, Kind::Page, None, both, Intent::Publish).await.unwrap();
    let seen = desk.get("/sitemap.xml").await.text;
    assert!(seen.contains("<loc>http://localhost:8080/fr/b/tunisie/pages/a</loc>"));
    assert!(seen.contains("hreflang=\"ar\" href=\"http://localhost:8080/ar/b/tunisie/pages/a\""));
    assert_eq!(seen.matches("<url>").count(), seen.matches("</url>").count());
    let scope = desk.scope(body).await;
    pages::unpublish(&desk.stage.site, &desk.editor, &scope, Kind::Page, one.id).await.unwrap();
    assert_eq!(desk.get("/sitemap.xml").await.text, before);
    assert_eq!(desk.get("/sitemap.xml?page=2").await.status, 404);
    let robots = desk.get("/robots.txt").await.text;
    assert!(robots.contains("Disallow: /desk/") && robots.contains("http://localhost:8080/sitemap.xml"));
}

#[tokio::test]
async fn nothing_a_writer_types_runs() {
    let desk = desk().await;
    let evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";
    let form = Typed {
        slug: "evil".into(),
        title: basis::Text::of(Language::Ar, evil),
        summary: basis::Text::of(Language::Ar, evil),
        text: basis::Text::of(
            Language::Ar,
            format!("{evil}\n\n[x](javascript:alert(1))\n\n![x](https://evil.example/x.png)"),
        ),
        ..Typed::default()
    };
    let one = desk.save(desk.planted.root, Kind::News, None, form, Intent::Publish).await.unwrap();
    let at = |rest: &str| format!("/desk/b/maghreb/news/{}{rest}", one.id);
    let mut seen = Vec::new();
    for path in ["/ar/news", "/ar/news/evil", "/ar/feed.atom"] {
        seen.push(desk.get(path).await);
    }
    for path in [
        at(""),
        at("/preview"),
        at("/revisions"),
        "/desk/b/maghreb/news".into(),
        "/desk/b/maghreb/news?q=%22%3E%3Cscript%3Ealert(1)".into(),
    ] {
        seen.push(desk.at_desk(&path).await);
    }
    for page in seen {
        assert_eq!(page.status, 200);
        for never in ["<script>alert", "<img src=x", "href=\"javascript:", "src=\"https://evil"] {
            assert!(!page.text.contains(never), "{never}\n{}", page.text);
        }
    }
}
