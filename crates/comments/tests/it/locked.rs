//! A body in lockdown takes neither comments nor messages, and names nobody.

use http::StatusCode;

use crate::board::House;

const PAGE: &str = "/ar/b/tunisie/news/wells";

impl House {
    /// As if two had pressed it.
    async fn lock(&self) {
        let site = &self.stage.site;
        let (body, now) = (self.planted.chapter, site.clock.now());
        site.db
            .write(move |conn| {
                Box::pin(async move {
                    conn.run(
                        "INSERT INTO lockdowns (id, body, asked_by, asked_at, from_above, pressed_at, confirmed_by, \
                         confirmed_at) VALUES ($1, $2, $3, $4, FALSE, $4, $3, $4)",
                        db::args![basis::Id::<()>::from_bits(9), body, basis::Id::<()>::from_bits(7), now],
                    )
                    .await
                })
            })
            .await
            .unwrap();
        site.forget(&[web::Tag::new("*")]);
    }
}

#[tokio::test]
async fn comments_close_and_an_answer_is_the_bodys() {
    let house = House::new().await;
    let form = format!("/ar/b/tunisie/comments/{}", house.at_chapter);
    house.stage.post(&form, "", &[("name", "أم ياسين"), ("text", "ماء البئر")]).await;
    let cookie = house.sign_in(house.planted.chapter, false);
    let id = house.comments(house.planted.chapter).await[0].shown.id.to_string();
    house.stage.post("/desk/b/tunisie/comments", &cookie, &[("approve", &id)]).await;
    let answer = [("text", "شكرًا لكِ"), ("name", "كوثر")];
    house.stage.post(&format!("/desk/b/tunisie/comments/{id}/answer"), &cookie, &answer).await;
    let before = house.stage.get(PAGE, "").await.text;
    assert!(before.contains("كوثر") && before.contains("name=\"text\""));
    house.lock().await;
    let page = house.stage.get(PAGE, "").await.text;
    assert!(page.contains("التعليق موقوف هنا الآن") && !page.contains("name=\"text\""), "{page}");
    assert!(page.contains("ماء البئر") && page.contains("شكرًا لكِ") && !page.contains("كوثر"));
    let late = house.stage.post(&form, "", &[("name", "نورة"), ("text", "سطر طويل كُتب")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text.contains("سطر طويل كُتب") && late.text.contains("لم يُحفظ التعليق"), "nothing is lost");
    assert_eq!(house.comments(house.planted.chapter).await.len(), 1);
    let root = format!("/ar/comments/{}", house.at_root);
    let above = house.stage.post(&root, "", &[("name", "نورة"), ("text", "في الجذر")]).await;
    assert_eq!(above.status, StatusCode::SEE_OTHER, "the body above is not closed");
    house.stage.end().await;
}

#[tokio::test]
async fn the_contact_form_closes_and_points_above() {
    let house = House::new().await;
    for body in [house.planted.root, house.planted.chapter] {
        let email = format!("{body}@example.org");
        house.moderator(&email, basis::Language::Ar, body, false).await;
    }
    assert!(house.stage.get("/fr/b/tunisie/contact", "").await.text.contains("name=\"address\""));
    house.lock().await;
    let closed = house.stage.get("/fr/b/tunisie/contact", "").await.text;
    assert!(
        closed.contains("ne reçoit pas de messages pour le moment")
            && closed.contains("href=\"/fr/contact\"")
    );
    let fields = [("name", "Nora"), ("text", "Une longue lettre"), ("address", "")];
    let late = house.stage.post("/fr/b/tunisie/contact", "", &fields).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text.contains("Une longue lettre"));
    assert!(house.messages(house.planted.chapter).await.is_empty());
    // Below it no way leads to a body that takes nothing either.
    let below = house.stage.get("/fr/b/oasis/contact", "").await.text;
    let main = below.split("<main").nth(1).unwrap();
    assert!(!main.contains("href=\"/fr/b/tunisie/contact\""), "{main}");
    house.stage.end().await;
}
