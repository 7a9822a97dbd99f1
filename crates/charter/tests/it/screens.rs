use basis::Language;
use charter::save_imported;
use weave::testing::Stage;

use crate::store::{imported, rooms};

#[tokio::test]
async fn a_charter_is_written_and_published_in_the_desk() {
    let stage = Stage::new(rooms()).await;
    let planted = network::testing::plant(&stage.site).await;
    let writer =
        stage.sign_in(network::testing::actor(planted.root, true, &["charter.write", "charter.adhere"]));
    let form = stage.get("/desk/b/maghreb/charter/draft", &writer).await;
    assert!(form.status.is_success() && form.text.contains("name=\"row\""), "{}", form.text);
    let draft = [
        ("edit", "0"),
        ("title-ar", "ميثاق"),
        ("title-fr", "Charte <b>x</b>"),
        ("day", "2026-03-01"),
        ("row", "0"),
        ("kind-0", "goal"),
        ("number-0", "1"),
        ("text-0-ar", "هدف <script>alert(1)</script>"),
        ("row", "1"),
        ("kind-1", "means"),
        ("number-1", "1"),
        ("text-1-fr", "moyen"),
        ("row", "2"),
        ("kind-2", "goal"),
        ("text-2-ar", ""),
    ];
    let saved = stage.post("/desk/b/maghreb/charter/draft", &writer, &draft).await;
    assert_eq!(
        (saved.status.as_u16(), saved.location()),
        (303, "/desk/b/maghreb/charter/draft?done=saved"),
        "{}",
        saved.text
    );
    // A second browser still has save number 0: nothing is overwritten, her text stays.
    let mut other = draft.to_vec();
    other[7] = ("text-0-ar", "هدف آخر");
    let conflict = stage.post("/desk/b/maghreb/charter/draft", &writer, &other).await;
    assert_eq!(conflict.status, 409);
    assert!(conflict.text.contains("هدف آخر") && conflict.text.contains("<ins>"), "{}", conflict.text);
    let form = [&[("edit", "1"), ("publish", "1")], &draft[1..]].concat();
    let published = stage.post("/desk/b/maghreb/charter/draft", &writer, &form).await;
    assert_eq!(published.location(), "/desk/b/maghreb/charter?done=published");
    let page = stage.get("/ar/charter", "").await;
    assert!(
        page.text.contains("هدف &#60;script&#62;") || page.text.contains("هدف &lt;script&gt;"),
        "{}",
        page.text
    );
    assert!(!page.text.contains("<script>alert"));
    let desk = stage.get("/desk/b/maghreb/charter", &writer).await;
    assert!(desk.text.contains("/ar/charter/1"), "{}", desk.text);
    stage.end().await;
}

#[tokio::test]
async fn a_form_that_is_wrong_says_why_and_keeps_what_was_typed() {
    let stage = Stage::new(rooms()).await;
    let planted = network::testing::plant(&stage.site).await;
    let writer = stage.sign_in(network::testing::actor(planted.root, true, &["charter.write"]));
    let fields = [("edit", "0"), ("title-ar", "ميثاق مكتوب"), ("day", "غدا"), ("publish", "1")];
    let seen = stage.post("/desk/b/maghreb/charter/draft", &writer, &fields).await;
    assert_eq!(seen.status, 422);
    assert!(seen.text.contains("ميثاق مكتوب") && seen.text.contains("#f-day"), "{}", seen.text);
    let pasted = stage.post("/desk/b/maghreb/charter/import", &writer, &[("text", "  ")]).await;
    assert_eq!(pasted.status, 422);
    let read = stage
        .post(
            "/desk/b/maghreb/charter/import",
            &writer,
            &[("text", "ميثاق الماء\n\nالأهداف:\n1- حفظ العيون\n2- صون السواقي\n\nاترك تعليقا")],
        )
        .await;
    assert!(
        read.status.is_success() && read.text.contains("صون السواقي") && read.text.contains("اترك تعليقا"),
        "{}",
        read.text
    );
    stage.end().await;
}

#[tokio::test]
async fn strangers_and_neighbours_do_not_write() {
    let stage = Stage::new(rooms()).await;
    let planted = network::testing::plant(&stage.site).await;
    let neighbour =
        stage.sign_in(network::testing::actor(planted.sister, true, &["charter.write", "charter.adhere"]));
    for path in [
        "/desk/b/tunisie/charter/draft",
        "/desk/b/tunisie/charter/import",
        "/desk/b/tunisie/charter/adherence",
    ] {
        assert!(stage.get(path, "").await.location().starts_with("/sign-in?next="), "{path}");
        assert_eq!(stage.get(path, &neighbour).await.status, 403, "{path}");
    }
    for path in ["draft", "discard", "import", "adherence", "withdraw"] {
        let path = format!("/desk/b/tunisie/charter/{path}");
        assert_eq!(stage.post(&path, "", &[]).await.status, 401, "{path}");
        let status = stage
            .post(
                &path,
                &neighbour,
                &[("text", "نصّ"), ("day", "2026-01-01"), ("version", "00000000000000000000000001")],
            )
            .await;
        assert_eq!(status.status, 403, "{path}");
    }
    stage.end().await;
}

#[tokio::test]
async fn screens_in_arabic_and_french_have_one_heading_and_their_direction() {
    let stage = Stage::new(rooms()).await;
    let planted = network::testing::plant(&stage.site).await;
    save_imported(&stage.site, planted.root, imported(Language::Ar, &["هدف"]), true).await.unwrap();
    save_imported(&stage.site, planted.root, imported(Language::Fr, &["but", "autre but"]), true)
        .await
        .unwrap();
    for (language, dir) in [("ar", "rtl"), ("fr", "ltr"), ("en", "ltr"), ("zgh", "ltr")] {
        for path in ["charter", "charter/1", "charter/compare?from=1&to=2", "b/oasis/charter"] {
            let seen = stage.get(&format!("/{language}/{path}"), "").await;
            assert!(seen.status.is_success(), "{language}/{path}");
            assert_eq!(seen.text.matches("<h1").count(), 1, "{language}/{path}");
            assert!(
                seen.text.contains(&format!("<html lang=\"{language}\" dir=\"{dir}\"")),
                "{language}/{path}"
            );
        }
    }
    stage.end().await;
}
