//! The form as people's scripts rely on it, and every screen in three languages.

use basis::Language;
use http::StatusCode;

use crate::board::House;

/// The first form of a page that has a textarea.
fn form(page: &str) -> String {
    let forms = page.split("<form").skip(1).map(|form| form.split("</form>").next().unwrap());
    forms.into_iter().find(|form| form.contains("<textarea")).unwrap().to_owned()
}

/// The tags of one kind.
fn tags<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    html.split(&format!("<{name}")).skip(1).map(|tag| tag.split('>').next().unwrap()).collect()
}

#[tokio::test]
async fn the_form_has_the_shape_that_was_promised() {
    let house = House::new().await;
    let page = house.stage.get("/ar/news/wells", "").await.text;
    let form = form(&page);
    assert!(form.contains(&format!(" action=\"/ar/comments/{}\"", house.at_root)), "{form}");
    assert!(
        form.contains(" method=\"post\"")
            && form.contains(" data-pow=\"")
            && form.contains(" data-bits=\"16\"")
    );
    let inputs = tags(&form, "input");
    let texts: Vec<_> = inputs.iter().filter(|tag| tag.contains("type=\"text\"")).collect();
    assert_eq!(texts.len(), 1);
    assert!(texts[0].contains(" name=\"name\""), "{texts:?}");
    assert_eq!(tags(&form, "textarea").len(), 1);
    assert!(tags(&form, "textarea")[0].contains(" name=\"text\""));
    assert_eq!(inputs.len(), 2, "name and trap: {inputs:?}");
    let trap = inputs[1];
    for part in ["type=\"email\"", "value=\"\"", "tabindex=\"-1\"", "autocomplete=\"off\""] {
        assert!(trap.contains(part), "{trap}");
    }
    assert!(form.contains("class=\"trap\" aria-hidden=\"true\""));
    assert!(!form.contains("checkbox") && !form.contains("='"));
    assert!(page.contains("pow") && page.contains("<script type=\"module\" src=\"/assets/"));
    house.stage.end().await;
}

#[tokio::test]
async fn the_page_is_kept_and_the_same_for_all() {
    let house = House::new().await;
    let first = house.stage.get("/ar/news/wells", "").await;
    let second = house.stage.get("/ar/news/wells", "").await;
    assert_eq!(first.text, second.text);
    assert!(second.headers.contains_key("etag"));
    house.stage.end().await;
}

#[tokio::test]
async fn every_screen_in_every_language() {
    let house = House::new().await;
    let account = house.moderator("rim@example.org", Language::Fr, house.planted.chapter, false).await;
    let of = format!("comments/{}", house.at_chapter);
    house.stage.post(&format!("/ar/b/tunisie/{of}"), "", &[("name", "نورة"), ("text", "Merci à vous")]).await;
    house.stage.post("/ar/b/tunisie/contact", "", &[("name", "نورة"), ("text", "سؤال")]).await;
    let id = house.comments(house.planted.chapter).await[0].shown.id;
    for language in Language::ALL {
        let mut actor =
            network::testing::actor(house.planted.chapter, true, &["comments.moderate", "contact.read"]);
        (actor.account, actor.language) = (account, language);
        let cookie = house.stage.sign_in(actor);
        let public =
            ["news/wells".to_owned(), format!("{of}/thanks"), "contact".into(), "contact/thanks".into()];
        let mut paths: Vec<String> =
            public.iter().map(|rel| format!("/{language}/b/tunisie/{rel}")).collect();
        for rel in
            ["comments", "comments?state=approved", "comments?bulk=1", "messages", "messages?state=sent"]
        {
            paths.push(format!("/desk/b/tunisie/{rel}"));
        }
        paths.push(format!("/desk/b/tunisie/comments/{id}?done=answer"));
        for path in paths {
            let seen = house.stage.get(&path, &cookie).await;
            assert_eq!(seen.status, StatusCode::OK, "{path}");
            assert!(seen.text.contains(&format!("<html lang=\"{language}\"")), "{path}");
            assert_eq!(tags(&seen.text, "h1").len(), 1, "{path}");
            let marks = seen.text.matches("comments-").count() - seen.text.matches("\"comments-").count();
            assert_eq!(marks, 0, "a bare key: {path}");
            for field in tags(&seen.text, "textarea") {
                let id = field.split("id=\"").nth(1).unwrap().split('"').next().unwrap();
                assert!(seen.text.contains(&format!("<label for=\"{id}\"")), "{path} {id}");
            }
        }
    }
    assert!(house.stage.site.catalogue.missing().is_empty(), "{:?}", house.stage.site.catalogue.missing());
    house.stage.end().await;
}

#[tokio::test]
async fn twenty_comments_stand_in_one_page() {
    let house = House::new().await;
    let fresh = (0..20)
        .map(|n| comments::store::Fresh {
            id: basis::Id::new(&house.stage.site.clock, &house.stage.site.rng),
            publication: house.at_root,
            body: house.planted.root,
            words: comments::model::Words {
                name: "قارئة".into(),
                text: format!("تعليق {n}\n\nفقرة ثانية منه."),
                address: None,
                links: 0,
                language: Language::Ar,
            },
            proof: true,
            bulk: false,
            state: comments::model::State::Approved,
            at: weave::testing::NOON,
            reply: None,
        })
        .collect::<Vec<_>>();
    house
        .stage
        .site
        .db
        .write(move |conn| Box::pin(async move { comments::store::insert_many(conn, fresh).await }))
        .await
        .unwrap();
    let page = house.stage.get("/ar/news/wells", "").await.text;
    assert!(page.contains("20 تعليقًا"));
    assert_eq!(page.matches("class=\"comment-name\"").count(), 20);
    house.stage.end().await;
}
