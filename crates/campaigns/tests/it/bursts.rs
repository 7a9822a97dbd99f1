//! Many at once: a burst that waits for a moderator, a hall of people that does not.

use basis::{Id, Language};
use campaigns::{
    sign::{self, BURST, Come, HALL, Signed},
    store::{self, SignatureId},
    take_back::{Wish, follow, token},
    who::Typed,
};
use serde_json::{Value, json};

use crate::house::{ALL, House};

async fn sign(house: &House, edition: &Value, who: &str, network: u8, proof: bool) -> Signed {
    let come = Come {
        typed: Typed { name: "ليلى".into(), email: format!("{who}@example.org"), ..Typed::default() },
        action: String::new(),
        language: Language::Ar,
        trapped: false,
        proof,
        network: Some([network; 32]),
    };
    let id = edition["id"].as_str().unwrap().parse().unwrap();
    sign::sign(house.site(), id, come).await.unwrap()
}

/// A moderator decides over the one burst that waits; how many were in it.
async fn decide(house: &House, edition: &Value, decision: &str) -> i64 {
    let id = edition["id"].as_str().unwrap().parse().unwrap();
    let groups = store::held(&mut house.site().db.read().await.unwrap(), id).await.unwrap();
    assert_eq!(groups.len(), 1, "one batch");
    let network: String = groups[0].network.iter().map(|byte| format!("{byte:02x}")).collect();
    let minute = groups[0].minute.to_string();
    let fields = [("network", network.as_str()), ("minute", minute.as_str()), ("decision", decision)];
    let moderator = house.stage.sign_in(network::testing::actor(house.planted.chapter, true, &ALL));
    let path = format!("/desk/b/tunisie/campaigns/{}/held", edition["id"].as_str().unwrap());
    assert_eq!(house.stage.post(&path, &moderator, &fields).await.status, 303);
    groups[0].count
}

fn own(house: &House) -> String {
    house.stage.token(network::testing::actor(house.planted.chapter, false, &[]))
}

#[tokio::test]
async fn those_who_must_confirm_are_held_like_all_others_and_written_to_once_taken() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let actions = json!([{"key": "sign", "kind": "sign", "confirm": true}]);
        let campaign = house.campaign(json!({"actions": actions})).await;
        let edition = house.adopted(&campaign, house.planted.chapter).await;
        let mut all = Vec::new();
        for n in 0..BURST + 12 {
            all.push(sign(&house, &edition, &format!("n{n}"), 1, false).await);
        }
        for n in 0..7 {
            all.push(sign(&house, &edition, &format!("other{n}"), 2, false).await);
        }
        assert!(all.iter().all(|one| one.confirming), "whoever is held is answered like any other");
        house.stage.work().await;
        let through = usize::try_from(BURST).unwrap() + 7;
        assert_eq!(house.letters().len(), through, "no letter leaves for what is held");
        let held = usize::try_from(BURST).unwrap();
        let confirm = |id: Id<SignatureId>| token(house.site(), id, Wish::Confirm);
        follow(house.site(), &confirm(all[held].id), Wish::Confirm).await.unwrap();
        assert_eq!(
            house.total(&campaign, house.planted.chapter, &own(&house)).await,
            0,
            "not past the moderator"
        );

        // Days later it is taken: they have seven days from then on.
        house.site().clock.advance(std::time::Duration::from_secs(5 * 86_400));
        assert_eq!(decide(&house, &edition, "take").await, 12);
        assert_eq!(
            house.total(&campaign, house.planted.chapter, &own(&house)).await,
            0,
            "not before they confirmed"
        );
        house.stage.work().await;
        assert_eq!(house.letters().len(), through + 12);
        house.site().clock.advance(std::time::Duration::from_secs(5 * 86_400));
        let site = house.site().clone();
        let own_site = site.clone();
        site.db
            .write(move |conn| {
                Box::pin(async move {
                    for holding in own_site.holdings() {
                        holding.purge(&own_site, conn, own_site.clock.now()).await?;
                    }
                    Ok(())
                })
            })
            .await
            .unwrap();
        for one in &all[held..held + 12] {
            follow(house.site(), &confirm(one.id), Wish::Confirm).await.unwrap();
        }
        assert_eq!(house.total(&campaign, house.planted.chapter, "").await, 12);
        house.agrees().await;
        house.stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn a_hall_behind_one_address_is_counted_whole_also_under_pressure() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let campaign = house.campaign(json!({})).await;
        let edition = house.adopted(&campaign, house.planted.chapter).await;
        // Somebody elsewhere presses the edition without doing the work.
        for n in 0..100 {
            sign(&house, &edition, &format!("press{n}"), 9, false).await;
        }
        let pressed = house.total(&campaign, house.planted.chapter, "").await.as_i64().unwrap();
        assert!(pressed <= i64::from(BURST), "{pressed}");
        for n in 0..HALL {
            sign(&house, &edition, &format!("hall{n}"), 1, true).await;
        }
        let total = || house.total(&campaign, house.planted.chapter, "");
        assert_eq!(total().await, pressed + i64::from(HALL), "all three hundred");
        sign(&house, &edition, "one-more", 1, true).await;
        assert_eq!(total().await, pressed + i64::from(HALL), "what is more than a hall waits");
        house.agrees().await;
        house.stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn a_burst_that_is_rejected_leaves_the_numbers_right_and_each_of_it_sees_that_it_is_over() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let campaign = house.campaign(json!({})).await;
        let edition = house.adopted(&campaign, house.planted.chapter).await;
        let mut all = Vec::new();
        for n in 0..BURST + 5 {
            all.push(sign(&house, &edition, &format!("n{n}"), 1, false).await.id);
        }
        let link = |id: Id<SignatureId>| {
            format!("/fr/b/tunisie/campaigns/eau/withdraw/{}", token(house.site(), id, Wish::Withdraw))
        };
        let asks = async |id| {
            let seen = house.stage.get(&link(id), "").await;
            assert_eq!(seen.status, 200);
            seen.text.contains("action=\"/fr/b/tunisie/campaigns/eau/withdraw/")
        };
        let first_held = usize::try_from(BURST).unwrap();
        assert!(
            asks(all[0]).await && asks(all[first_held]).await,
            "held or counted, it is hers to take back"
        );
        assert_eq!(decide(&house, &edition, "reject").await, 5);
        for (at, id) in all.iter().enumerate() {
            assert_eq!(asks(*id).await, at < first_held, "{at}");
        }
        let total = || house.total(&campaign, house.planted.chapter, "");
        assert_eq!(total().await, i64::from(BURST));
        // Taking back what was rejected takes nothing from the count; and the address may sign again.
        follow(house.site(), &token(house.site(), all[first_held], Wish::Withdraw), Wish::Withdraw)
            .await
            .unwrap();
        assert_eq!(total().await, i64::from(BURST));
        let again = format!("n{BURST}");
        sign(&house, &edition, &again, 2, false).await;
        assert_eq!(total().await, i64::from(BURST) + 1);
        house.agrees().await;
        house.stage.end().await;
    })
    .await;
}
