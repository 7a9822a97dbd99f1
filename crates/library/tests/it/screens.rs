use basis::Language;
use http::{Request, StatusCode, header};
use library::WRITE;
use network::testing::{Planted, actor, plant};
use weave::{
    Access,
    testing::{Seen, Stage},
};

use crate::{actions, sent};

async fn stage() -> (Stage, Planted) {
    let stage = Stage::new(vec![network::room(), library::room()]).await;
    let planted = plant(&stage.site).await;
    (stage, planted)
}

async fn post(stage: &Stage, cookie: &str, texts: &[(&str, &str)], file: Option<(&str, &[u8])>) -> Seen {
    let (kind, body) = sent::multipart(texts, file);
    let request = Request::post("/desk/b/tunisie/library/new")
        .header(header::COOKIE, cookie)
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, kind)
        .body(body.into());
    stage.ask(request.unwrap()).await
}

const TEXTS: [(&str, &str); 6] = [
    ("alt-ar", "بئر وبكرة"),
    ("alt-fr", "Un puits"),
    ("caption-ar", ""),
    ("caption-fr", "Été"),
    ("credit", "Salma & \"Mouna\""),
    ("licence", "CC BY 4.0"),
];

/// One level-one heading, a label for every field, nothing inline, and no catalogue key left as it is.
fn check(seen: &Seen, language: Language) {
    let html = &seen.text;
    assert_eq!(html.matches("<h1").count(), 1);
    assert!(html.contains(&format!("<html lang=\"{language}\" dir=\"{}\"", language.dir())));
    assert!(!html.contains(" style=") && !html.contains("onclick"));
    let main = &html[html.find("<main").unwrap()..];
    for key in ["library-", "ui-", "look-", "field-"] {
        assert!(!main.contains(&format!(">{key}")), "a key of {key} is shown");
    }
    for (at, _) in main.match_indices(" id=\"f-") {
        let id = main[at + 5..].split('"').next().unwrap();
        let labelled = main.contains(&format!("for=\"{id}\"")) || main.contains("<legend");
        assert!(labelled || id.ends_with("-hint") || id.ends_with("-error"), "{id} has no label");
    }
}

#[tokio::test]
async fn every_screen_in_every_language() {
    let (stage, planted) = stage().await;
    let scope = actions::scope(&stage.site, &planted).await;
    for language in [Language::Ar, Language::Fr, Language::En, Language::Zgh] {
        let mut editor = actor(planted.chapter, false, &[WRITE, "bodies.edit"]);
        editor.language = language;
        let cookie = format!("{}; language={language}", stage.sign_in(editor.clone()));
        let library = "/desk/b/tunisie/library";
        for path in ["", "?kind=bin", "?q=xyz", "/new"] {
            let seen = stage.get(&format!("{library}{path}"), &cookie).await;
            assert_eq!(seen.status, StatusCode::OK, "{path}");
            check(&seen, language);
        }
        let picture = actions::add(&stage.site, &editor, &scope, "بئر.jpg", sent::jpeg(900, 600)).await;
        let pdf = actions::add(&stage.site, &editor, &scope, "statuts.pdf", sent::pdf()).await;
        for path in ["", "?kind=picture", "?kind=file&q=statuts"] {
            let seen = stage.get(&format!("{library}{path}"), &cookie).await;
            check(&seen, language);
            assert!(seen.text.contains("class=\"shelf\""));
            assert!(!seen.text.contains("class=\"empty\""));
        }
        for id in [picture, pdf] {
            let seen = stage.get(&format!("{library}/{id}"), &cookie).await;
            assert_eq!(seen.status, StatusCode::OK);
            check(&seen, language);
            assert!(seen.text.contains("readonly") && seen.text.contains("/remove"));
            assert_eq!(seen.text.contains("/logo\""), id == picture);
        }
        for id in [picture, pdf] {
            let seen = stage.post(&format!("{library}/{id}/remove"), &cookie, &[]).await;
            assert_eq!(seen.location(), "/desk/b/tunisie/library?done=removed");
            let seen = stage.get(&format!("{library}/{id}"), &cookie).await;
            check(&seen, language);
            assert!(seen.text.contains("/restore") && !seen.text.contains("/media/"));
        }
        check(&stage.get(&format!("{library}?kind=bin&done=removed"), &cookie).await, language);
        let seen = stage.post(&format!("{library}/{picture}/restore"), &cookie, &[]).await;
        assert_eq!(seen.location(), format!("{library}/{picture}?done=restored"));
        stage.post(&format!("{library}/{picture}/remove"), &cookie, &[]).await;
    }
    let missing = stage.site.catalogue.missing();
    assert!(!missing.iter().any(|key| key.contains("library-")), "{missing:?}");
    stage.end().await;
}

#[tokio::test]
async fn an_upload_from_form_to_street() {
    let (stage, planted) = stage().await;
    let cookie = stage.sign_in(actor(planted.root, true, &[WRITE]));
    let bytes = sent::phone_jpeg(1200, 800, 1);
    let seen = post(&stage, &cookie, &TEXTS, Some(("بئر.jpg", &bytes))).await;
    assert_eq!(seen.status, StatusCode::SEE_OTHER, "{}", seen.text);
    let there = seen.location().to_owned();
    let seen = stage.get(&there, &cookie).await;
    assert!(seen.text.contains("Salma &#38; ") || seen.text.contains("Salma &amp; "), "{}", seen.text);
    let at = seen.text.find("/media/").unwrap();
    let path = seen.text[at..].split(['"', ' ']).next().unwrap();
    assert_eq!(stage.get(path, "").await.status, StatusCode::OK);
    stage.end().await;
}

#[tokio::test]
async fn a_refusal_keeps_what_was_typed() {
    let (stage, planted) = stage().await;
    let cookie = format!("{}; language=fr", stage.sign_in(actor(planted.chapter, true, &[WRITE])));
    for (bytes, words) in [
        (&b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>"[..], "SVG"),
        (b"", "vide"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "abîmé"),
        (b"MZ\x90\x00", "JPEG, PNG, WebP et GIF"),
    ] {
        let seen = post(&stage, &cookie, &TEXTS, Some(("x.jpg", bytes))).await;
        assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY);
        check(&seen, Language::Fr);
        for kept in
            ["بئر وبكرة", "Un puits", "Été", "Mouna", "value=\"CC BY 4.0\" selected", words, "f-file-error"]
        {
            assert!(seen.text.contains(kept), "{kept}");
        }
    }
    // Without a file; without words; with a licence that is none: the file is to be chosen again.
    let seen = post(&stage, &cookie, &TEXTS, None).await;
    assert!(seen.text.contains("Aucun fichier"), "{}", seen.text);
    let picture = sent::jpeg(30, 20);
    let seen = post(&stage, &cookie, &[("licence", "CC0 1.0")], Some(("x.jpg", &picture))).await;
    assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(seen.text.contains("f-alt-ar-error") && seen.text.contains("à choisir de nouveau"));
    let seen =
        post(&stage, &cookie, &[("alt-ar", "بئر"), ("licence", "mine")], Some(("x.jpg", &picture))).await;
    assert!(seen.text.contains("f-licence-error"));
    stage.end().await;
}

#[tokio::test]
async fn a_conflict_is_told_and_nothing_is_overwritten() {
    let (stage, planted) = stage().await;
    let scope = actions::scope(&stage.site, &planted).await;
    let editor = actor(planted.chapter, true, &[WRITE]);
    let id = actions::add(&stage.site, &editor, &scope, "x.jpg", sent::jpeg(30, 20)).await;
    let cookie = stage.sign_in(editor);
    let path = format!("/desk/b/tunisie/library/{id}");
    let fields = |alt, version| [("alt-ar", alt), ("licence", "CC BY 4.0"), ("version", version)];
    let seen = stage.post(&path, &cookie, &fields("الأولى", "1")).await;
    assert_eq!(seen.location(), format!("{path}?done=saved"));
    let seen = stage.post(&path, &cookie, &fields("الثانية", "1")).await;
    assert_eq!(seen.status, StatusCode::CONFLICT);
    check(&seen, Language::Ar);
    // Both are there: what is stored, and what was typed.
    assert!(
        seen.text.contains("الأولى") && seen.text.contains("الثانية") && seen.text.contains("value=\"2\"")
    );
    let seen = stage.post(&path, &cookie, &fields("الثانية", "2")).await;
    assert_eq!(seen.status, StatusCode::SEE_OTHER);
    let seen = stage.post(&path, &cookie, &fields("", "3")).await;
    assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY);
    check(&seen, Language::Ar);
    stage.end().await;
}

#[tokio::test]
async fn a_body_wears_a_picture_until_it_is_removed() {
    let (stage, planted) = stage().await;
    let scope = actions::scope(&stage.site, &planted).await;
    let editor = actor(planted.chapter, false, &[WRITE, "bodies.edit"]);
    let id = actions::add(&stage.site, &editor, &scope, "x.png", sent::transparent_png(60)).await;
    let pdf = actions::add(&stage.site, &editor, &scope, "x.pdf", sent::pdf()).await;
    let cookie = stage.sign_in(editor);
    let writer = stage.sign_in(actor(planted.chapter, false, &[WRITE]));
    let path = format!("/desk/b/tunisie/library/{id}");
    let logo = || async { network::tree(&stage.site).await.unwrap().get(planted.chapter).unwrap().logo };
    assert_eq!(stage.post(&format!("{path}/logo"), &writer, &[]).await.status, StatusCode::FORBIDDEN);
    assert!(!stage.get(&path, &writer).await.text.contains("/logo\""));
    let wrong = stage.post(&format!("/desk/b/tunisie/library/{pdf}/logo"), &cookie, &[]).await;
    assert_eq!(wrong.status, StatusCode::NOT_FOUND);
    assert_eq!(logo().await, None);
    assert_eq!(stage.post(&format!("{path}/logo"), &cookie, &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(logo().await, Some(id));
    assert_eq!(stage.post(&format!("{path}/remove"), &cookie, &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(logo().await, None);
    stage.end().await;
}

#[tokio::test]
async fn only_the_right_person_passes_and_only_at_her_body() {
    let (stage, planted) = stage().await;
    let scope = actions::scope(&stage.site, &planted).await;
    let editor = actor(planted.chapter, false, &[WRITE, "bodies.edit"]);
    let id = actions::add(&stage.site, &editor, &scope, "x.jpg", sent::jpeg(30, 20)).await;
    let editor = stage.sign_in(editor);
    let other = stage.sign_in(actor(planted.sister, true, &[WRITE, "bodies.edit"]));
    let mut seen_routes = 0;
    let routes: Vec<_> =
        stage.routes.iter().filter(|(_, path, _)| path.contains("/library")).cloned().collect();
    for (method, path, access) in &routes {
        seen_routes += 1;
        assert_eq!(*access, Access::Right(WRITE), "{path}");
        let at = |slug: &str| path.replace("{body}", slug).replace("{asset}", &id.to_string());
        let ask = |path: String, cookie: String| {
            let stage = &stage;
            async move {
                if *method == "GET" {
                    stage.get(&path, &cookie).await
                } else {
                    stage.post(&path, &cookie, &[]).await
                }
            }
        };
        let stranger = ask(at("tunisie"), String::new()).await;
        let expected = if *method == "GET" { StatusCode::SEE_OTHER } else { StatusCode::UNAUTHORIZED };
        assert_eq!(stranger.status, expected, "{method} {path}");
        assert_eq!(ask(at("tunisie"), other.clone()).await.status, StatusCode::FORBIDDEN, "{method} {path}");
        // Another body's path does not lead to it.
        if path.contains("{asset}") {
            assert_eq!(
                ask(at("algerie"), other.clone()).await.status,
                StatusCode::NOT_FOUND,
                "{method} {path}"
            );
        }
    }
    for (method, path, _) in &routes {
        let path = path.replace("{body}", "tunisie").replace("{asset}", &id.to_string());
        let right = if *method == "GET" {
            stage.get(&path, &editor).await
        } else {
            stage.post(&path, &editor, &[]).await
        };
        assert!(
            matches!(right.status, StatusCode::OK | StatusCode::SEE_OTHER | StatusCode::UNPROCESSABLE_ENTITY),
            "{method} {path} {}",
            right.status
        );
    }
    assert!(seen_routes >= 7);
    stage.end().await;
}
