//! A campaign travels down: adoption over two levels, locked blocks that follow, others that are behind.

use serde_json::{Value, json};

use crate::house::{House, block};

const MIGRATIONS: &[db::Migrations] = &[];

#[tokio::test]
async fn a_correction_above_reaches_each_block_as_its_mode_says() {
    db::testing::each(MIGRATIONS, |db| async move {
        let house = House::on(db).await;
        let (root, chapter) = (house.token(house.planted.root), house.token(house.planted.chapter));
        let campaign = house.campaign(json!({})).await;
        let owners = format!("editions/{}", campaign["edition"].as_str().unwrap());
        let edition = house.adopted(&campaign, house.planted.chapter).await;
        let path = format!("editions/{}", edition["id"].as_str().unwrap());
        assert_eq!(edition["parent"], campaign["edition"]);
        assert!(edition["blocks"].as_array().unwrap().iter().all(|block| block["state"] == "current"));

        // A middle level that translated passes its own version on.
        let title = block(&edition, "title")["id"].as_str().unwrap();
        let french = json!({"text": "L’eau pour toutes", "language": "fr"});
        let changed = house.well("PUT", &format!("{path}/blocks/{title}"), &chapter, french).await;
        assert_eq!((&changed["language"], &changed["state"]), (&json!("fr"), &json!("current")));
        let below = house.token(house.planted.association);
        let adopt = json!({"body": house.planted.association.to_string(), "from": edition["id"]});
        let campaign_editions = format!("campaigns/{}/editions", campaign["id"].as_str().unwrap());
        let lowest = house.well("POST", &campaign_editions, &below, adopt).await;
        assert_eq!(block(&lowest, "title")["text"], "L’eau pour toutes");
        let lowest_path = format!("editions/{}", lowest["id"].as_str().unwrap());

        // A locked one may not be changed below, and follows at once over both levels.
        let demand = block(&edition, "demand")["id"].as_str().unwrap();
        let (status, problem) =
            house.ask("PUT", &format!("{path}/blocks/{demand}"), &chapter, json!({"text": "x"})).await;
        assert_eq!(status, 409, "{problem}");
        let owner = house.well("GET", &owners, &root, Value::Null).await;
        let of_owner = |key: &str| format!("{owners}/blocks/{}", block(&owner, key)["id"].as_str().unwrap());
        house.well("PUT", &of_owner("demand"), &root, json!({"text": "نطالب بإصلاح أربع آبار"})).await;
        for path in [&path, &lowest_path] {
            let now =
                house.well("GET", path, &below_or(&chapter, &below, path, &lowest_path), Value::Null).await;
            let demand = block(&now, "demand");
            assert_eq!(
                (&demand["text"], &demand["state"]),
                (&json!("نطالب بإصلاح أربع آبار"), &json!("current"))
            );
        }

        // A free one is behind, and is merged by words.
        let why = format!("{path}/blocks/{}", block(&edition, "why")["id"].as_str().unwrap());
        house.well("PUT", &why, &chapter, json!({"text": "الماء حياة القرية والجبل"})).await;
        house.well("PUT", &of_owner("why"), &root, json!({"text": "الماء العذب حياة القرية والواحة"})).await;
        let behind = house.well("GET", &why, &chapter, Value::Null).await;
        assert_eq!((&behind["state"], &behind["parent_version"]), (&json!("behind"), &json!(2)));
        let stale = house.ask("PUT", &why, &chapter, json!({"accept": 1})).await;
        assert_eq!(stale.0, 409, "another version by now: {}", stale.1);
        let merged = json!({"text": "الماء العذب حياة القرية والجبل", "accept": 2});
        assert_eq!(house.well("PUT", &why, &chapter, merged).await["state"], "current");
        // Those below see the middle's change, not the owner's.
        let lowest_why = format!("{lowest_path}/blocks/{}", block(&lowest, "why")["id"].as_str().unwrap());
        let seen = house.well("GET", &lowest_why, &below, Value::Null).await;
        assert_eq!(seen["state"], "behind");
        let version = seen["parent_version"].clone();
        let kept = house.well("PUT", &lowest_why, &below, json!({"keep": version})).await;
        assert_eq!(
            (&kept["state"], &kept["text"]),
            (&json!("diverged"), &json!("الماء حياة القرية والواحة"))
        );
        let taken = house.well("PUT", &lowest_why, &below, json!({"accept": version})).await;
        assert_eq!(
            (&taken["state"], &taken["text"]),
            (&json!("current"), &json!("الماء العذب حياة القرية والجبل"))
        );

        // Taken out above: what was written below stays until it is decided.
        house.well("PUT", &of_owner("why"), &root, json!({"text": ""})).await;
        let left = house.well("GET", &why, &chapter, Value::Null).await;
        assert_eq!(
            (&left["state"], &left["text"]),
            (&json!("behind"), &json!("الماء العذب حياة القرية والجبل"))
        );

        // Two people merge the same block: the second is told.
        let own = left["version"].clone();
        house.well("PUT", &why, &chapter, json!({"text": "نصّ أولى", "version": own})).await;
        let second = house.ask("PUT", &why, &chapter, json!({"text": "نصّ ثانية", "version": own})).await;
        assert_eq!(second.0, 409);
        house.stage.end().await;
    })
    .await;
}

fn below_or(chapter: &str, below: &str, path: &str, lowest: &str) -> String {
    if path == lowest { below } else { chapter }.to_owned()
}

#[tokio::test]
async fn a_new_block_above_is_there_at_once_when_locked_and_offered_when_not() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let (root, chapter) = (house.token(house.planted.root), house.token(house.planted.chapter));
        let campaign = house.campaign(json!({})).await;
        let owners = format!("editions/{}", campaign["edition"].as_str().unwrap());
        let edition = house.adopted(&campaign, house.planted.chapter).await;
        for (key, mode) in [("target", "locked"), ("press", "free")] {
            let new = json!({"key": key, "language": "ar", "mode": mode, "text": "نصّ جديد"});
            house.well("POST", &format!("{owners}/blocks"), &root, new).await;
        }
        let path = format!("editions/{}", edition["id"].as_str().unwrap());
        let now = house.well("GET", &path, &chapter, Value::Null).await;
        assert_eq!(
            (&block(&now, "target")["text"], &block(&now, "target")["state"]),
            (&json!("نصّ جديد"), &json!("current"))
        );
        assert_eq!(
            (&block(&now, "press")["text"], &block(&now, "press")["state"]),
            (&json!(""), &json!("behind"))
        );
        house.stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn a_new_block_comes_to_every_level_through_the_one_between() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let planted = &house.planted;
        let (root, chapter, association) =
            (house.token(planted.root), house.token(planted.chapter), house.token(planted.association));
        let campaign = house.campaign(json!({})).await;
        let owners = format!("editions/{}", campaign["edition"].as_str().unwrap());
        let middle = house.adopted(&campaign, planted.chapter).await;
        let middle = format!("editions/{}", middle["id"].as_str().unwrap());
        let adopt = format!("campaigns/{}/editions", campaign["id"].as_str().unwrap());
        let from =
            json!({"body": planted.association.to_string(), "from": middle.split_once('/').unwrap().1});
        let lowest = house.well("POST", &adopt, &association, from).await;
        let lowest = format!("editions/{}", lowest["id"].as_str().unwrap());
        // A text of its own under the same key is not touched.
        let own = json!({"key": "points", "language": "ar", "mode": "free", "text": "نقاطنا"});
        house.well("POST", &format!("{lowest}/blocks"), &association, own).await;
        for key in ["press", "points"] {
            let new = json!({"key": key, "language": "ar", "mode": "free", "text": "نصّ جديد"});
            house.well("POST", &format!("{owners}/blocks"), &root, new).await;
        }
        let now = house.well("GET", &lowest, &association, Value::Null).await;
        assert_eq!(block(&now, "press")["state"], "current", "nothing to take yet");
        assert_eq!(block(&now, "points")["text"], "نقاطنا");
        let taken = house.well("GET", &middle, &chapter, Value::Null).await;
        let press = block(&taken, "press");
        let path = format!("{middle}/blocks/{}", press["id"].as_str().unwrap());
        house.well("PUT", &path, &chapter, json!({"accept": 1})).await;
        let now = house.well("GET", &lowest, &association, Value::Null).await;
        assert_eq!(block(&now, "press")["state"], "behind", "what the chapter took is there to be taken");
        let path = format!("{lowest}/blocks/{}", block(&now, "press")["id"].as_str().unwrap());
        let version = house.well("GET", &middle, &chapter, Value::Null).await;
        let version = block(&version, "press")["version"].clone();
        house.well("PUT", &path, &association, json!({"accept": version})).await;
        let now = house.well("GET", &lowest, &association, Value::Null).await;
        assert_eq!(block(&now, "press")["text"], "نصّ جديد");
        house.stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn who_was_refused_may_ask_again_and_be_taken() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let (root, chapter) = (house.token(house.planted.root), house.token(house.planted.chapter));
        let campaign = house.campaign(json!({"confirm": true})).await;
        let adopt = format!("campaigns/{}/editions", campaign["id"].as_str().unwrap());
        let body = json!({"body": house.planted.chapter.to_string()});
        let asked = house.well("POST", &adopt, &chapter, body.clone()).await;
        assert_eq!(house.ask("POST", &adopt, &chapter, body.clone()).await.0, 409, "it waits already");
        let path = format!("editions/{}", asked["id"].as_str().unwrap());
        house.well("PATCH", &path, &root, json!({"state": "refused"})).await;
        let again = house.well("POST", &adopt, &chapter, body).await;
        assert_eq!((&again["id"], &again["state"]), (&asked["id"], &json!("asked")));
        house.well("PATCH", &path, &root, json!({"state": "refused"})).await;
        let taken = house.well("PATCH", &path, &root, json!({"state": "active"})).await;
        assert_eq!(taken["state"], "active", "a no can become a yes");
        house.stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn who_may_adopt_what() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let campaign = house.campaign(json!({"confirm": true, "offer": "branch"})).await;
        let hidden = house.campaign(json!({"slug": "pour-nous", "offer": "none"})).await;
        let adopt = |campaign: &Value| format!("campaigns/{}/editions", campaign["id"].as_str().unwrap());
        let chapter = house.planted.chapter;
        let body = json!({"body": chapter.to_string()});
        let stranger = house.token(house.planted.sister);
        assert_eq!(
            house.ask("POST", &adopt(&campaign), &stranger, body.clone()).await.0,
            403,
            "another's body"
        );
        assert_eq!(
            house.ask("POST", &adopt(&hidden), &house.token(chapter), body.clone()).await.0,
            404,
            "not offered"
        );
        let offers = format!("editions/{}/offers", hidden["edition"].as_str().unwrap());
        house.well("POST", &offers, &house.token(house.planted.root), body.clone()).await;
        house.well("POST", &adopt(&hidden), &house.token(chapter), body.clone()).await;

        // Both sides confirm where the owner asked for it.
        let asked = house.well("POST", &adopt(&campaign), &house.token(chapter), body.clone()).await;
        assert_eq!((&asked["state"], &asked["published"]), (&json!("asked"), &json!(false)));
        let path = format!("editions/{}", asked["id"].as_str().unwrap());
        let publish = json!({"published": true});
        assert_eq!(house.ask("PATCH", &path, &house.token(chapter), publish.clone()).await.0, 409);
        assert_eq!(house.ask("PATCH", &path, &house.token(chapter), json!({"state": "active"})).await.0, 403);
        house.well("PATCH", &path, &house.token(house.planted.root), json!({"state": "active"})).await;
        house.well("PATCH", &path, &house.token(chapter), publish).await;
        assert_eq!(house.ask("POST", &adopt(&campaign), &house.token(chapter), body).await.0, 409, "twice");
        house.stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn editions_are_listed_part_by_part_parents_first() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let campaign = house.campaign(json!({})).await;
        for body in [house.planted.chapter, house.planted.sister, house.planted.association] {
            house.adopted(&campaign, body).await;
        }
        let token = house.token(house.planted.root);
        let path = format!("campaigns/{}/editions", campaign["id"].as_str().unwrap());
        let all = house.well("GET", &path, &token, Value::Null).await;
        let ids = |list: &Value| -> Vec<String> {
            list["items"]
                .as_array()
                .unwrap()
                .iter()
                .map(|one| one["id"].as_str().unwrap().to_owned())
                .collect()
        };
        assert_eq!((ids(&all).len(), &all["next"]), (4, &Value::Null));
        let (mut seen, mut next) = (Vec::new(), format!("{path}?limit=3"));
        loop {
            let part = house.well("GET", &next, &token, Value::Null).await;
            seen.extend(ids(&part));
            let Some(after) = part["next"].as_str() else { break };
            next = format!("{path}?limit=3&after={after}");
        }
        assert_eq!(seen, ids(&all));
        assert_eq!(house.ask("GET", &format!("{path}?limit=0"), &token, Value::Null).await.0, 422);
        house.stage.end().await;
    })
    .await;
}

/// What the original said, what it says now, what this body says: word by word, in Arabic.
#[tokio::test]
async fn who_decides_sees_what_changed_above_and_how_hers_differs() {
    db::testing::each(MIGRATIONS, |db| async move {
        let house = House::on(db).await;
        let (root, chapter) = (house.token(house.planted.root), house.token(house.planted.chapter));
        let why = "نطالب بإصلاح ثلاث آبار في القرية قبل الصيف";
        let blocks = json!([
            {"key": "title", "language": "ar", "mode": "translate", "text": "الماء للجميع"},
            {"key": "why", "language": "ar", "mode": "free", "text": why},
        ]);
        let campaign = house.campaign(json!({"blocks": blocks})).await;
        let owners = format!("editions/{}", campaign["edition"].as_str().unwrap());
        let owner = house.well("GET", &owners, &root, Value::Null).await;
        let edition = house.adopted(&campaign, house.planted.chapter).await;
        let mine = block(&edition, "why")["id"].as_str().unwrap();
        let path = format!("editions/{}/blocks/{mine}", edition["id"].as_str().unwrap());
        let own = json!({"text": "نطالب بإصلاح ثلاث آبار في الواحة قبل الصيف"});
        house.well("PUT", &path, &chapter, own).await;
        let above = format!("{owners}/blocks/{}", block(&owner, "why")["id"].as_str().unwrap());
        house.well("PUT", &above, &root, json!({"text": "نطالب بإصلاح أربع آبار في القرية قبل الصيف"})).await;

        let desk =
            house.stage.sign_in(network::testing::actor(house.planted.chapter, true, &crate::house::ALL));
        let page = format!("/desk/b/tunisie/campaigns/{}/blocks/{mine}", edition["id"].as_str().unwrap());
        let seen = house.stage.get(&page, &desk).await;
        assert_eq!(seen.status, 200);
        let shown: Vec<String> = seen
            .text
            .split("<div class=\"diff\" lang=\"ar\" dir=\"rtl\">")
            .skip(1)
            .map(|part| part.split("</div>").next().unwrap().to_owned())
            .collect();
        assert_eq!(shown.len(), 2, "the original against what it said, and hers against the original");
        let marked = |text: &str, tag: &str| -> Vec<String> {
            let begin = format!("<{tag}>");
            let parts = text.split(&begin).skip(1);
            parts.map(|part| part.split("</").next().unwrap().trim().to_owned()).collect()
        };
        assert_eq!(
            (marked(&shown[0], "del"), marked(&shown[0], "ins")),
            (vec!["ثلاث".into()], vec!["أربع".into()])
        );
        assert_eq!(marked(&shown[1], "del"), ["أربع", "القرية"], "what the original says and hers does not");
        assert_eq!(marked(&shown[1], "ins"), ["ثلاث", "الواحة"]);
        assert!(shown.iter().all(|text| text.contains("آبار في")), "the words around stand as they are");
        let field = seen.text.split("<textarea").nth(1).unwrap().split("</textarea>").next().unwrap();
        assert!(field.contains("نطالب بإصلاح أربع آبار في الواحة قبل الصيف"), "both put together: {field}");
        house.stage.end().await;
    })
    .await;
}
