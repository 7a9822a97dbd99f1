use serde_json::json;

use crate::house::{ADDRESS, House, NAME, actor, typed};

#[tokio::test]
async fn a_record_is_added_read_corrected_and_erased() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let chapter = house.planted.chapter.to_string();
        let token = house.stage.token(house.secretary(house.planted.chapter));
        let new = json!({
            "body": chapter, "language": "fr", "source": "paper", "address": ADDRESS,
            "name": NAME, "consents": ["contact", "news"],
        });
        let (status, made) = house.stage.api("POST", "people", &token, Some(new)).await;
        assert_eq!(status, 201, "{made}");
        assert_eq!(made["consents"], json!(["contact", "news"]));
        assert!(made["sealed"] == true && made["has_address"] == true);
        assert!(!made.to_string().contains(NAME) && !made.to_string().contains("example.org"), "{made}");
        let path = format!("people/{}", made["id"].as_str().unwrap());
        let (status, read) = house.stage.api("GET", &path, &token, None).await;
        assert_eq!((status, &read), (200, &made));

        let change = json!({"language": "ar", "consents": ["contact"], "place": "توزر"});
        let (status, changed) = house.stage.api("PATCH", &path, &token, Some(change)).await;
        assert_eq!(status, 200, "{changed}");
        assert_eq!((&changed["language"], &changed["consents"]), (&json!("ar"), &json!(["contact"])));
        assert!(changed["has_address"] == true, "an address that was not told stays");
        let (status, _) = house.stage.api("PATCH", &path, &token, Some(json!({"consents": ["all"]}))).await;
        assert_eq!(status, 422);
        let (_, same) = house.stage.api("GET", &path, &token, None).await;
        assert_eq!(same, changed, "what was refused changed nothing");

        assert_eq!(house.stage.api("DELETE", &path, &token, None).await.0, 204);
        assert_eq!(house.stage.api("GET", &path, &token, None).await.0, 404);
        house.stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn a_list_goes_on_where_it_stopped_and_tells_no_body_of_another() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let (chapter, sister) = (house.planted.chapter, house.planted.sister);
        let mut ids = Vec::new();
        for at in 0..5 {
            let one = typed(&format!("one-{at}@example.org"), NAME, &[]);
            ids.push(house.add(chapter, one).await.to_string());
        }
        ids.sort();
        ids.reverse();
        let foreign = house.add(sister, typed("two@example.org", "", &[])).await;
        let token = house.stage.token(house.secretary(chapter));
        let mut seen = Vec::new();
        let mut path = "people?limit=2".to_owned();
        loop {
            let (status, part) = house.stage.api("GET", &path, &token, None).await;
            assert_eq!(status, 200, "{part}");
            for item in part["items"].as_array().unwrap() {
                seen.push(item["id"].as_str().unwrap().to_owned());
            }
            let Some(next) = part["next"].as_str() else { break };
            path = format!("people?limit=2&after={next}");
        }
        assert_eq!(seen, ids, "the newest first, each once");
        let of = |body: basis::Id<basis::of::Body>| format!("people?body={body}");
        assert_eq!(house.stage.api("GET", &of(sister), &token, None).await.0, 403, "the body is no secret");
        let foreign = format!("people/{foreign}");
        assert_eq!(house.stage.api("GET", &foreign, &token, None).await.0, 404, "its people are");
        assert_eq!(house.stage.api("DELETE", &foreign, &token, None).await.0, 404);
        let above = house.stage.token(actor(basis::Id::from_bits(9), house.planted.root, &["news.write"]));
        assert_eq!(house.stage.api("GET", "people", &above, None).await.0, 403);
        assert_eq!(house.stage.api("GET", "people", "", None).await.0, 401);
        house.stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn where_nobody_keeps_a_key_no_name_is_taken() {
    let house = House::new().await;
    let body = house.planted.association;
    let token = house.stage.token(house.secretary(body));
    let new = |more: serde_json::Value| {
        let mut new = json!({"body": body.to_string(), "language": "ar", "source": "spoken"});
        new.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        Some(new)
    };
    let (status, said) =
        house.stage.api("POST", "people", &token, new(json!({"name": NAME, "address": ADDRESS}))).await;
    assert_eq!(status, 422, "{said}");
    assert!(said["fields"]["name"].is_string(), "{said}");
    let (status, _) = house.stage.api("POST", "people", &token, new(json!({"address": ADDRESS}))).await;
    assert_eq!(status, 201);
    let (status, said) = house.stage.api("POST", "people", &token, new(json!({"nickname": "x"}))).await;
    assert_eq!(status, 422, "what is not known is refused: {said}");
    house.stage.end().await;
}

#[tokio::test]
async fn a_keyholders_program_is_handed_what_her_browser_is() {
    let house = House::new().await;
    house.maryam().await;
    let chapter = house.planted.chapter;
    let holder = keys::holders(house.site(), chapter).await.unwrap()[0];
    let token = house.stage.token(actor(holder, chapter, &["people.read", "records.open"]));
    let path = format!("records/people?body={chapter}");
    let (status, handed) = house.stage.api("GET", &path, &token, None).await;
    assert_eq!(status, 200, "{handed}");
    assert_eq!(handed["nasij"], "records/1");
    assert_eq!((handed["records"].as_array().unwrap().len(), &handed["left"]), (1, &json!(199)));
    assert_eq!(handed["records"][0]["plain"]["address"], ADDRESS);
    assert!(!handed.to_string().contains(NAME));
    let (_, again) = house.stage.api("GET", &path, &token, None).await;
    assert_eq!(again["left"], 199, "one seen again is not counted again");
    let reader = house.stage.token(house.secretary(chapter));
    assert_eq!(house.stage.api("GET", &path, &reader, None).await.0, 403);
    let other = format!("records/people?body={}", house.planted.sister);
    assert_eq!(house.stage.api("GET", &other, &token, None).await.0, 403);
    assert_eq!(house.stage.api("GET", "records/people", &token, None).await.0, 422);
    assert_eq!(house.stage.api("GET", &format!("records/x?body={chapter}"), &token, None).await.0, 404);
    house.stage.end().await;
}
