//! The action that writes to a target: to whom, about what, and whose addresses they are.

use serde_json::{Value, json};

use crate::house::House;

const LETTER: &str = "سيدي الوزير،\nنطلب الماء & المدرسة.";

/// The link that opens her mail, as the page has it without a script.
async fn link(house: &House, page: &str) -> String {
    let seen = house.stage.get(page, "").await;
    assert_eq!(seen.status, 200);
    let link = seen.text.split("href=\"mailto:").nth(1).unwrap();
    link.split('"').next().unwrap().replace("&amp;", "&").replace("&#38;", "&")
}

#[tokio::test]
async fn a_letter_is_addressed_and_a_chapter_with_its_own_target_gives_its_own() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let writes = json!([{"key": "write", "kind": "write"}]);
        let blocks = json!([
            {"key": "title", "language": "ar", "mode": "translate", "text": "الماء للجميع"},
            {"key": "letter", "language": "ar", "mode": "free", "text": LETTER},
        ]);
        let given =
            json!({"actions": writes, "blocks": blocks, "letter_to": ["a@example.org", "b+c@example.org"]});
        let campaign = house.campaign(given).await;
        house.adopted(&campaign, house.planted.chapter).await;
        let lowest = house.adopted(&campaign, house.planted.association).await;
        let (root, chapter, association) =
            ("/ar/campaigns/eau", "/ar/b/tunisie/campaigns/eau", "/ar/b/oasis/campaigns/eau");
        let encoded = |text: &str| campaigns::model::mail_encode(text);
        let rest = format!("?subject={}&body={}", encoded("الماء للجميع"), encoded(LETTER));
        for page in [root, chapter, association] {
            assert_eq!(link(&house, page).await, format!("a@example.org,b%2Bc@example.org{rest}"), "{page}");
        }
        assert!(rest.contains("%0D%0A") && rest.contains("%26"), "lines and signs as letters have them");

        // At the desk of the chapter: first what is wrong with it, then its own.
        let desk =
            house.stage.sign_in(network::testing::actor(house.planted.chapter, true, &crate::house::ALL));
        let mine = house
            .well(
                "GET",
                &format!("campaigns/{}/editions", campaign["id"].as_str().unwrap()),
                &house.token(house.planted.root),
                Value::Null,
            )
            .await;
        let mine = mine["items"]
            .as_array()
            .unwrap()
            .iter()
            .find(|one| one["body"] == house.planted.chapter.to_string());
        let path = format!("/desk/b/tunisie/campaigns/{}", mine.unwrap()["id"].as_str().unwrap());
        let settings = house.stage.get(&path, &desk).await.text;
        assert!(
            settings.contains("name=\"letter_to\"") && settings.contains("a@example.org"),
            "whose they are is said"
        );
        let fields = |to: &'static str| [("outcome", "running"), ("goal", ""), ("letter_to", to)];
        let settle = format!("{path}/settle");
        let wrong = house.stage.post(&settle, &desk, &fields("وزارة الماء")).await;
        assert_eq!(wrong.status, 422);
        assert!(
            wrong.text.contains("عنوان غير صالح") && wrong.text.contains("وزارة الماء"),
            "and stands in the field"
        );
        assert_eq!(house.stage.post(&settle, &desk, &fields("own@example.org")).await.status, 303);
        assert_eq!(link(&house, chapter).await, format!("own@example.org{rest}"));
        for page in [root, association] {
            assert!(link(&house, page).await.starts_with("a@example.org,"), "{page} follows the owner");
        }
        // Through the API, and again what stands above; pages below are fresh at once.
        let token = house.token(house.planted.root);
        let owners = format!("editions/{}", campaign["edition"].as_str().unwrap());
        let changed = house.well("PATCH", &owners, &token, json!({"letter_to": ["new@example.org"]})).await;
        assert_eq!(changed["letter_to"], json!(["new@example.org"]));
        assert!(link(&house, association).await.starts_with("new@example.org?"));
        assert!(link(&house, chapter).await.starts_with("own@example.org?"));
        assert_eq!(house.stage.post(&settle, &desk, &fields("")).await.status, 303);
        assert!(link(&house, chapter).await.starts_with("new@example.org?"), "its own again those above");
        let (status, problem) = house.ask("PATCH", &owners, &token, json!({"letter_to": ["x"]})).await;
        assert!(status == 422 && problem["fields"].to_string().contains("letter_to"), "{problem}");
        assert_eq!(lowest["letter_to"], json!([]));
        house.stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn addresses_without_somebody_who_writes_are_asked_about() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let token = house.token(house.planted.root);
        let mut input = json!({
            "body": house.planted.root.to_string(), "letter_to": ["a@example.org"],
            "actions": [{"key": "sign", "kind": "sign"}],
            "blocks": [{"key": "title", "language": "fr", "mode": "free", "text": "L’eau"}],
        });
        let (status, problem) = house.ask("POST", "campaigns", &token, input.clone()).await;
        assert!(status == 422 && problem["fields"].to_string().contains("letter_to"), "{problem}");
        input["actions"] = json!([{"key": "write", "kind": "write"}]);
        house.well("POST", "campaigns", &token, input).await;
        // The form says so in the reader's language, with what she typed.
        let desk = house.stage.sign_in(network::testing::actor(house.planted.root, true, &crate::house::ALL));
        let fields =
            [("language", "fr"), ("title", "Eau"), ("actions", "write"), ("letter_to", "a@example.org; b@")];
        let seen = house.stage.post("/desk/b/maghreb/campaigns/new", &desk, &fields).await;
        assert!(seen.status == 422 && seen.text.contains("a@example.org; b@"), "{}", seen.status);
        house.stage.end().await;
    })
    .await;
}
