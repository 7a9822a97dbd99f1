//! What she ticks and writes in a form, as it lies sealed; who counts once where an address is shared.

use serde_json::{Value, json};

use crate::{
    house::House,
    signing::{keyholder, open},
};

#[tokio::test]
async fn what_she_pledges_and_when_she_can_help_reaches_the_keyholder() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let blocks = json!([
            {"key": "title", "language": "ar", "mode": "translate", "text": "الماء للجميع"},
            {"key": "options", "language": "ar", "mode": "free", "text": "- أخبر جاراتي\n- أحضر اللقاء\n- أترجم"},
        ]);
        let actions = json!([{"key": "pledge", "kind": "pledge"}, {"key": "volunteer", "kind": "volunteer"}]);
        let campaign = house.campaign(json!({"actions": actions, "blocks": blocks})).await;
        let edition = house.adopted(&campaign, house.planted.chapter).await;
        let page = "/ar/b/tunisie/campaigns/eau";
        let form = house.stage.get(page, "").await.text;
        for option in ["أخبر جاراتي", "أحضر اللقاء", "أترجم"] {
            assert!(form.contains(&format!("value=\"{option}\"")), "{option}");
        }
        assert!(form.contains("name=\"words\""), "what and when, for who volunteers");
        let chapter = house.planted.chapter.to_string();
        let common = |action: &'static str, email: &'static str| {
            vec![("action", action), ("name", "ليلى"), ("email", email), ("display", "full"), ("delivery", "yes")]
        };
        let mut pledge = common("pledge", "pledge@example.org");
        pledge.extend([("option", "أخبر جاراتي"), ("option", "أترجم")]);
        let mut help = common("volunteer", "help@example.org");
        help.extend([("option", "أحضر اللقاء"), ("words", "السبت صباحًا، ومعي سيارة"), ("contact", &chapter)]);
        for fields in [&pledge, &help] {
            assert_eq!(house.stage.post(&format!("{page}/sign"), "", fields).await.status, 303);
        }
        let path = format!("editions/{}/signatures", edition["id"].as_str().unwrap());
        let list = house.well("GET", &path, &keyholder(&house), Value::Null).await;
        let mut words = Vec::new();
        for item in list["items"].as_array().unwrap() {
            words.push(open(&house, item, item["sealed"].as_str().unwrap()).await["words"].clone());
        }
        words.sort_by_key(ToString::to_string);
        assert_eq!(words, [json!("أحضر اللقاء\nالسبت صباحًا، ومعي سيارة"), json!("أخبر جاراتي\nأترجم")]);
        house.stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn a_shared_address_counts_once_for_each_name_over_all_editions() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let actions = json!([{"key": "sign", "kind": "sign", "once": "address+name"}]);
        let campaign = house.campaign(json!({"actions": actions})).await;
        let chapter = house.adopted(&campaign, house.planted.chapter).await;
        let lowest = {
            let path = format!("campaigns/{}/editions", campaign["id"].as_str().unwrap());
            let from = json!({"body": house.planted.association.to_string(), "from": chapter["id"]});
            let token = house.token(house.planted.association);
            let it = house.well("POST", &path, &token, from).await;
            let path = format!("editions/{}", it["id"].as_str().unwrap());
            house.well("PATCH", &path, &token, json!({"published": true})).await
        };
        // Where no name can be asked for an address stands for itself.
        keys::plant_keyholder(house.site(), house.planted.association, house.keyholder).await.unwrap();
        house.stage.work().await;
        let sign = async |edition: &Value, name: &str, email: &str| {
            let given = json!({"action": "sign", "name": name, "email": email, "language": "ar"});
            let (status, taken) = house.sign(edition, given).await;
            assert_eq!((status, &taken["state"]), (201, &json!("received")), "{taken}");
        };
        // not shown: names for tests
        for (edition, name, email) in [
            (&chapter, "أحلام الزهراء", "dar@example.org"),
            (&chapter, "مريم بن علي", "dar@example.org"),
            (&chapter, "هدى", "dar@example.org"),
            (&chapter, "سلمى", "dar@example.org"),
            (&lowest, "نجوى", "dar@example.org"),
            // The same once more: folded letters, another order, another edition, another way to write the address.
            (&lowest, "الزهراء احلام", "DAR@example.org"),
            (&lowest, "مَرْيَم بن على", "dar@example.org"),
            (&chapter, "نجوى", "dar@example.org"),
            // The same name elsewhere is somebody else.
            (&lowest, "هدى", "other@example.org"),
        ] {
            sign(edition, name, email).await;
        }
        assert_eq!(house.total(&campaign, house.planted.root, "").await, 6);
        let own = house.stage.token(network::testing::actor(house.planted.association, false, &[]));
        assert_eq!(house.total(&campaign, house.planted.association, &own).await, 2);
        house.agrees().await;
        house.stage.end().await;
    })
    .await;
}
