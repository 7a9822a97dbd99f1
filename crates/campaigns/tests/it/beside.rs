//! What a body says beside a text that is locked above it: its own target, and a text whose key was locked later.

use serde_json::{Value, json};

use crate::house::{ALL, House, block};

/// The edition of a campaign at a body, as whoever writes there sees it.
async fn at(house: &House, edition: &Value, body: basis::Id<basis::of::Body>) -> Value {
    let path = format!("editions/{}", edition["id"].as_str().unwrap());
    house.well("GET", &path, &house.token(body), Value::Null).await
}

async fn page(house: &House, path: &str) -> String {
    let seen = house.stage.get(path, "").await;
    assert_eq!(seen.status, 200, "{path}");
    seen.text
}

fn order(text: &str, parts: &[&str]) -> bool {
    let places: Vec<_> = parts.iter().map(|part| text.find(part)).collect();
    places.iter().all(Option::is_some) && places.is_sorted()
}

#[tokio::test]
async fn a_chapter_has_its_own_target_and_goal_beside_a_locked_one() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let blocks = json!([
            {"key": "title", "language": "ar", "mode": "translate", "text": "الماء للجميع"},
            {"key": "target", "language": "ar", "mode": "locked", "text": "مجلس وزراء الماء"},
            {"key": "why", "language": "ar", "mode": "free", "text": "الماء حياة"},
        ]);
        let campaign = house.campaign(json!({"blocks": blocks, "goal": 5000})).await;
        let edition = house.adopted(&campaign, house.planted.chapter).await;
        let desk = house.stage.sign_in(network::testing::actor(house.planted.chapter, true, &ALL));
        let here = format!("/desk/b/tunisie/campaigns/{}", edition["id"].as_str().unwrap());
        let locked = format!("{here}/blocks/{}", block(&edition, "target")["id"].as_str().unwrap());
        assert!(page_of(&house, &here, &desk).await.contains(&format!("{locked}#own")), "the way to it");
        let form = page_of(&house, &locked, &desk).await;
        assert!(form.contains("id=\"own\"") && form.contains("value=\"own-target\""), "a form of its own");
        let again = [("key", "target"), ("language", "ar"), ("text", "x")];
        let refused = house.stage.post(&format!("{here}/blocks"), &desk, &again).await;
        assert!(refused.status == 422 && refused.text.contains("own-target"), "why not, and what instead");
        let own = [("key", "own-target"), ("language", "ar"), ("text", "والي تونس")];
        assert_eq!(house.stage.post(&format!("{here}/blocks"), &desk, &own).await.status, 303);
        let goal = [("goal", "300"), ("outcome", "running")];
        assert_eq!(house.stage.post(&format!("{here}/settle"), &desk, &goal).await.status, 303);

        let seen = page(&house, "/ar/b/tunisie/campaigns/eau").await;
        let parts = ["مجلس وزراء الماء", "فرع تونس</h2>", "والي تونس", "الماء حياة"];
        assert!(order(&seen, &parts), "beside the locked one, as the chapter's: {seen}");
        assert!(seen.contains("300") && !seen.contains("5000") && !seen.contains("5,000"), "its own goal");
        assert!(!page(&house, "/ar/campaigns/eau").await.contains("والي تونس"));

        // Through the API, in another language of the same; it stands at the same place.
        let path = format!("editions/{}/blocks", edition["id"].as_str().unwrap());
        let french = json!({"key": "own-target", "language": "fr", "mode": "free", "text": "Le gouverneur"});
        house.well("POST", &path, &house.token(house.planted.chapter), french).await;
        assert!(order(
            &page(&house, "/fr/b/tunisie/campaigns/eau").await,
            &["Section de Tunisie</h2>", "Le gouverneur"]
        ));

        // Who adopts the chapter's says it as the chapter's, until it says something else.
        let token = house.token(house.planted.association);
        let adopt = json!({"body": house.planted.association.to_string(), "from": edition["id"]});
        let editions = format!("campaigns/{}/editions", campaign["id"].as_str().unwrap());
        let lowest = house.well("POST", &editions, &token, adopt).await;
        let lowest_path = format!("editions/{}", lowest["id"].as_str().unwrap());
        house.well("PATCH", &lowest_path, &token, json!({"published": true})).await;
        let oasis = "/ar/b/oasis/campaigns/eau";
        assert!(order(&page(&house, oasis).await, &["مجلس وزراء الماء", "فرع تونس</h2>", "والي تونس"]));
        let mut theirs = lowest["blocks"].as_array().unwrap().iter();
        let theirs = theirs.find(|one| one["key"] == "own-target" && one["language"] == "ar").unwrap();
        let theirs = format!("{lowest_path}/blocks/{}", theirs["id"].as_str().unwrap());
        house.well("PUT", &theirs, &token, json!({"text": "شيخ الواحة"})).await;
        assert!(order(&page(&house, oasis).await, &["جمعية الواحة</h2>", "شيخ الواحة"]));
        house.stage.end().await;
    })
    .await;
}

async fn page_of(house: &House, path: &str, desk: &str) -> String {
    let seen = house.stage.get(path, desk).await;
    assert_eq!(seen.status, 200, "{path}");
    seen.text
}

#[tokio::test]
async fn a_text_whose_key_is_locked_above_later_stands_beside_the_locked_one() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let planted = &house.planted;
        let (root, chapter, sister) =
            (house.token(planted.root), house.token(planted.chapter), house.token(planted.sister));
        let campaign = house.campaign(json!({})).await;
        let owners = format!("editions/{}", campaign["edition"].as_str().unwrap());
        let edition = house.adopted(&campaign, planted.chapter).await;
        let other = house.adopted(&campaign, planted.sister).await;
        let add = async |edition: &Value, token: &str, key: &str, mode: &str, text: &str| {
            let path = format!("editions/{}/blocks", edition["id"].as_str().unwrap());
            let new = json!({"key": key, "language": "ar", "mode": mode, "text": text});
            house.well("POST", &path, token, new).await
        };
        let own = add(&edition, &chapter, "target", "free", "والي تونس").await;
        add(&edition, &chapter, "letter", "free", "رسالتنا").await;
        add(&other, &sister, "points", "free", "نقاط الجزائر").await;
        add(&edition, &chapter, "points", "free", "نقاط تونس").await;

        // A locked block comes from above under the same key.
        let owner = json!({"id": campaign["edition"]});
        add(&owner, &root, "target", "locked", "مجلس وزراء الماء").await;
        add(&owner, &root, "letter", "locked", "رسالة الجميع").await;
        let now = at(&house, &edition, planted.chapter).await;
        let moved = block(&now, "own-target");
        assert_eq!(
            (&moved["id"], &moved["text"], &moved["state"]),
            (&own["id"], &json!("والي تونس"), &json!("current"))
        );
        let locked: Vec<_> =
            now["blocks"].as_array().unwrap().iter().filter(|one| one["key"] == "target").collect();
        assert_eq!(
            (locked.len(), &locked[0]["text"], &locked[0]["mode"]),
            (1, &json!("مجلس وزراء الماء"), &json!("locked"))
        );
        let seen = page(&house, "/ar/b/tunisie/campaigns/eau").await;
        assert!(order(&seen, &["مجلس وزراء الماء", "فرع تونس</h2>", "والي تونس"]), "{seen}");
        assert!(!seen.contains("رسالتنا"), "a letter beside the locked one is kept at the desk alone");
        assert_eq!(block(&now, "own-letter")["text"], "رسالتنا");
        // It stays the chapter's to change, and says at its desk why it stands there.
        let path =
            format!("editions/{}/blocks/{}", edition["id"].as_str().unwrap(), own["id"].as_str().unwrap());
        house.well("PUT", &path, &chapter, json!({"text": "والي تونس ووالي صفاقس"})).await;
        let desk = house.stage.sign_in(network::testing::actor(planted.chapter, true, &ALL));
        let told = page_of(
            &house,
            &format!(
                "/desk/b/tunisie/campaigns/{}/blocks/{}",
                edition["id"].as_str().unwrap(),
                own["id"].as_str().unwrap()
            ),
            &desk,
        )
        .await;
        assert!(told.contains("مقفلة من الأصل"), "{told}");
        assert_eq!(
            at(&house, &other, planted.sister).await["blocks"]
                .as_array()
                .unwrap()
                .iter()
                .filter(|one| one["key"] == "own-target")
                .count(),
            0
        );

        // Or a free one, that all below have a text of their own for, is locked.
        let free = add(&owner, &root, "points", "free", "نقاط الجميع").await;
        assert_eq!(
            block(&at(&house, &edition, planted.chapter).await, "points")["text"],
            "نقاط تونس",
            "not touched"
        );
        let path = format!("{owners}/blocks/{}", free["id"].as_str().unwrap());
        house.well("PUT", &path, &root, json!({"mode": "locked"})).await;
        for (edition, body, text) in
            [(&edition, planted.chapter, "نقاط تونس"), (&other, planted.sister, "نقاط الجزائر")]
        {
            let now = at(&house, edition, body).await;
            assert_eq!(block(&now, "own-points")["text"], text);
            assert_eq!(
                (&block(&now, "points")["text"], &block(&now, "points")["mode"]),
                (&json!("نقاط الجميع"), &json!("locked"))
            );
        }
        // And follows from then on.
        house.well("PUT", &path, &root, json!({"text": "نقاط أخرى"})).await;
        assert_eq!(block(&at(&house, &other, planted.sister).await, "points")["text"], "نقاط أخرى");
        house.stage.end().await;
    })
    .await;
}
