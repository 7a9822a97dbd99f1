//! A campaign ends: for all who adopted it, and with it the key and the marks by which an address counts once.

use std::time::Duration;

use basis::{Id, Moment};
use campaigns::{
    store::SignatureId,
    take_back::{Wish, follow, token},
};
use serde_json::{Value, json};

use crate::house::{ALL, House, signature};

async fn night(house: &House) {
    let night = house.stage.workers.iter().find(|one| one.kind == "campaigns.forget-marks").unwrap();
    (night.run)(Value::Null).await.unwrap();
    house.stage.work().await;
}

/// Keys, marks, and signatures that have theirs.
async fn left(house: &House) -> (i64, i64, i64) {
    let mut conn = house.site().db.read().await.unwrap();
    let mut all = Vec::new();
    for sql in [
        "SELECT count(*) FROM campaigns WHERE length(hash_key) > 0",
        "SELECT count(*) FROM campaigns_marks",
        "SELECT count(*) FROM campaigns_signatures WHERE length(mark) > 0",
    ] {
        all.push(conn.one::<(i64,)>(sql, db::args![]).await.unwrap().0);
    }
    (all[0], all[1], all[2])
}

async fn settle(house: &House, owner: &str, campaign: &Value, outcome: &str, ends: &str) -> (u16, String) {
    let path = format!("/desk/b/maghreb/campaigns/{}/settle", campaign["edition"].as_str().unwrap());
    let fields = [("outcome", outcome), ("goal", ""), ("starts", ""), ("ends", ends)];
    let seen = house.stage.post(&path, owner, &fields).await;
    (seen.status.as_u16(), seen.text)
}

fn owner(house: &House) -> String {
    house.stage.sign_in(network::testing::actor(house.planted.root, false, &ALL))
}

#[tokio::test]
async fn what_its_owner_ends_is_ended_for_all_and_in_the_night_nobody_can_tell_who_signed() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let campaign = house.campaign(json!({})).await;
        let edition = house.adopted(&campaign, house.planted.chapter).await;
        for n in 0..6 {
            house.sign(&edition, signature(&format!("n{n}@example.org"))).await;
        }
        let owner = owner(&house);
        assert_eq!(settle(&house, &owner, &campaign, "won", "").await.0, 303);
        assert_eq!(house.sign(&edition, signature("late@example.org")).await.0, 409, "also below");
        night(&house).await;
        assert_eq!(left(&house).await, (1, 6, 6), "ended a moment before the night it can still be undone");
        assert_eq!(settle(&house, &owner, &campaign, "running", "").await.0, 303);
        assert_eq!(house.sign(&edition, signature("n7@example.org")).await.0, 201);
        assert_eq!(settle(&house, &owner, &campaign, "won", "").await.0, 303);
        house.site().clock.advance(Duration::from_secs(12 * 3_600));
        night(&house).await;
        assert_eq!(left(&house).await, (0, 0, 0), "the same night");
        for (outcome, ends) in [("running", ""), ("won", "2099-01-01")] {
            let (status, text) = settle(&house, &owner, &campaign, outcome, ends).await;
            assert!(status == 422 && text.contains("لا تُفتح للتوقيع من جديد"), "{outcome} {ends}: {text}");
        }
        assert_eq!(
            settle(&house, &owner, &campaign, "lost", "").await.0,
            303,
            "what became of it can be said"
        );
        assert_eq!(house.sign(&edition, signature("late@example.org")).await.0, 409);
        assert_eq!(house.total(&campaign, house.planted.chapter, "").await, 7, "numbers stay");
        house.agrees().await;
        house.stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn when_the_last_day_is_over_marks_wait_for_letters_that_still_work() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let confirmed = json!([{"key": "sign", "kind": "sign", "confirm": true}]);
        let campaign = house.campaign(json!({"actions": confirmed})).await;
        let owner = owner(&house);
        let day = |days: u64| {
            let at: Moment = house.site().clock.now().plus(Duration::from_secs(days * 86_400));
            words::Country::Tn.day(at)
        };
        assert_eq!(settle(&house, &owner, &campaign, "running", &day(2)).await.0, 303);
        let edition = house.adopted(&campaign, house.planted.chapter).await;
        let (_, taken) = house.sign(&edition, signature("late@example.org")).await;
        let id: Id<SignatureId> = taken["id"].as_str().unwrap().parse().unwrap();
        house.site().clock.advance(Duration::from_secs(4 * 86_400));
        night(&house).await;
        assert_eq!(left(&house).await.0, 1, "a letter may still be followed");
        let link = token(house.site(), id, Wish::Confirm);
        follow(house.site(), &link, Wish::Confirm).await.unwrap();
        let own = house.stage.token(network::testing::actor(house.planted.chapter, false, &[]));
        assert_eq!(house.total(&campaign, house.planted.chapter, &own).await, 1, "and counts");
        house.site().clock.advance(Duration::from_secs(7 * 86_400));
        night(&house).await;
        assert_eq!(left(&house).await, (0, 0, 0));
        let (status, text) = settle(&house, &owner, &campaign, "running", &day(30)).await;
        assert!(status == 422 && text.contains("لا تُفتح للتوقيع من جديد"), "{text}");
        assert_eq!(house.sign(&edition, signature("later@example.org")).await.0, 409);
        // Who follows her letter now is told that it counts no more.
        let page = format!("/fr/b/tunisie/campaigns/eau/confirm/{link}");
        assert!(house.stage.get(&page, "").await.text.contains("qui a confirmé avant sa fin compte"));
        house.agrees().await;
        house.stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn an_edition_without_a_last_day_keeps_the_campaign_open() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let campaign = house.campaign(json!({})).await;
        let edition = house.adopted(&campaign, house.planted.chapter).await;
        let owner = owner(&house);
        let tomorrow = words::Country::Tn.day(house.site().clock.now().plus(Duration::from_secs(86_400)));
        assert_eq!(settle(&house, &owner, &campaign, "running", &tomorrow).await.0, 303);
        house.site().clock.advance(Duration::from_secs(20 * 86_400));
        night(&house).await;
        assert_eq!(left(&house).await.0, 1);
        assert_eq!(house.sign(&edition, signature("one@example.org")).await.0, 201, "the chapter's goes on");
        house.stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn its_owner_destroys_the_marks_at_once_having_shown_that_it_is_she() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let campaign = house.campaign(json!({})).await;
        let edition = house.adopted(&campaign, house.planted.chapter).await;
        house.sign(&edition, signature("one@example.org")).await;
        let her = network::testing::actor(house.planted.root, false, &ALL);
        let mut unshown = her.clone();
        unshown.proof.shown = None;
        let unshown = house.stage.sign_in(unshown);
        let owner = house.stage.sign_in_shown(her);
        let here = format!("/desk/b/maghreb/campaigns/{}", campaign["edition"].as_str().unwrap());
        let marks = format!("{here}/marks");
        assert_eq!(house.stage.get(&marks, &owner).await.status, 404, "while it runs nothing is offered");
        assert_eq!(house.stage.post(&marks, &owner, &[]).await.status, 409);
        settle(&house, &owner, &campaign, "closed", "").await;
        assert!(house.stage.get(&here, &owner).await.text.contains(&marks), "the edition's page leads there");
        let gated = house.stage.get(&marks, &unshown).await.text;
        let form = format!("action=\"{marks}\"");
        assert!(gated.contains("/sign-in/again?next=") && !gated.contains(&form), "{gated}");
        assert_ne!(house.stage.post(&marks, &unshown, &[]).await.status, 303);
        assert_eq!(left(&house).await, (1, 1, 1), "not without step-up");
        let asked = house.stage.get(&marks, &owner).await.text;
        for said in ["لا يُعرف بعده توقيع متكرر", "لا تُفتح الحملة للتوقيع من جديد أبدًا"]
        {
            assert!(asked.contains(said), "{asked}");
        }
        let chapter = house.stage.sign_in_shown(network::testing::actor(house.planted.chapter, true, &ALL));
        let below = format!("/desk/b/tunisie/campaigns/{}/marks", edition["id"].as_str().unwrap());
        assert_eq!(house.stage.get(&below, &chapter).await.status, 404, "who adopted it ends nothing");
        assert_eq!(house.stage.post(&below, &chapter, &[]).await.status, 404);
        for _ in 0..2 {
            let done = house.stage.post(&marks, &owner, &[]).await;
            assert_eq!(done.location(), marks);
        }
        // From here on for good, and until the job has done it she is found by her mark.
        let (status, _) = settle(&house, &owner, &campaign, "running", "").await;
        assert_eq!(status, 422);
        let her = weave::Who::new("one@example.org");
        let held = async || {
            let mut conn = house.site().db.read().await.unwrap();
            let mut held = 0;
            for holding in house.site().holdings() {
                held += holding.list(house.site(), &mut conn, &her).await.unwrap().len();
            }
            held
        };
        assert_eq!(held().await, 1);
        house.stage.work().await;
        assert_eq!(left(&house).await, (0, 0, 0), "the marks, and their key after them");
        assert_eq!(held().await, 1, "and by her address after that");
        let (status, text) = settle(&house, &owner, &campaign, "running", "").await;
        assert!(status == 422 && text.contains("لا تُفتح للتوقيع من جديد"), "{text}");
        assert_eq!(house.sign(&edition, signature("one@example.org")).await.0, 409);
        house.agrees().await;
        house.stage.end().await;
    })
    .await;
}
