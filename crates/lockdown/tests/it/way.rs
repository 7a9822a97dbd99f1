//! The way of a lockdown: armed, pressed, sessions gone, lapsed, told.

use std::time::Duration;

use audit::store::{self, Ask};
use basis::{Id, of::Body};
use db::testing::each;
use lockdown::model::{ALONE, Pressing};

use crate::house::House;

async fn trail(house: &House, body: Id<Body>) -> Vec<String> {
    let ask = Ask { limit: 50, ..Ask::default() };
    let mut lines = store::list(&mut house.stage.site.db.read().await.unwrap(), body, &ask).await.unwrap();
    lines.reverse();
    lines.into_iter().map(|line| line.what).filter(|what| what.starts_with("lockdown")).collect()
}

#[tokio::test]
async fn it_is_armed_by_two_who_could_come_in_to_lift_it() {
    each(&[], |db| async move {
        let house = House::on(db).await;
        let at = house.planted;
        let amina = house.person("amina", at.chapter, false, true).await;
        assert_eq!(house.press(&amina, at.chapter).await, Err("lockdown-no-unarmed".into()));
        house.person("leila", at.chapter, false, false).await;
        assert_eq!(house.press(&amina, at.chapter).await, Err("lockdown-no-unarmed".into()), "no passkey");
        let above = house.person("above", at.root, true, true).await;
        assert_eq!(
            house.press(&amina, at.chapter).await,
            Err("lockdown-no-unarmed".into()),
            "one above could not lift what the body pressed"
        );
        assert_eq!(
            house.press(&above, at.chapter).await,
            Ok(Pressing::Begins),
            "she and amina could lift it"
        );
        house.stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn sessions_of_the_body_and_below_end_at_once() {
    each(&[], |db| async move {
        let house = House::on(db).await;
        let at = house.planted;
        let [amina, leila] = house.two(["amina", "leila"], at.chapter).await;
        let below = house.person("below", at.association, false, false).await;
        let above = house.person("above", at.root, true, true).await;
        let sister = house.person("sister", at.sister, true, false).await;
        for who in [&amina, &leila, &below, &above, &sister] {
            house.session(who.account).await;
        }
        house.press(&amina, at.chapter).await.unwrap();
        for (who, left) in [(&amina, 0), (&leila, 0), (&below, 0), (&above, 1), (&sister, 1)] {
            assert_eq!(house.sessions(who.account).await, left, "{}", who.name);
        }
        house.stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn unconfirmed_it_ends_at_its_minute_by_the_clock_and_by_the_job() {
    each(&[], |db| async move {
        let house = House::on(db).await;
        let at = house.planted;
        let [amina, leila] = house.two(["amina", "leila"], at.chapter).await;
        house.press(&amina, at.chapter).await.unwrap();
        house.stage.work().await;
        house.stage.site.clock.advance(ALONE - Duration::from_secs(1));
        assert!(house.locked().await[1]);
        house.stage.site.clock.advance(Duration::from_secs(1));
        assert!(!house.locked().await[1], "by the clock, before any job");
        assert_eq!(trail(&house, at.chapter).await, ["lockdown.pressed"]);
        house.stage.work().await;
        assert_eq!(trail(&house, at.chapter).await, ["lockdown.pressed", "lockdown.lapsed"]);
        assert_eq!(house.confirm(&leila, at.chapter).await, Err("lockdown-no-none".into()));
        // Pressed again, and this time confirmed.
        house.press(&leila, at.chapter).await.unwrap();
        house.confirm(&amina, at.chapter).await.unwrap();
        house.stage.site.clock.advance(ALONE * 3);
        house.stage.work().await;
        assert!(house.locked().await[1]);
        house.stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn the_machines_owner_lifts_and_the_trail_says_so() {
    each(&[], |db| async move {
        let house = House::on(db).await;
        let at = house.planted;
        let [amina, _] = house.two(["amina", "leila"], at.chapter).await;
        let site = &house.stage.site;
        assert!(!lockdown::lift_as_owner(site, at.chapter).await.unwrap());
        house.press(&amina, at.chapter).await.unwrap();
        assert!(lockdown::lift_as_owner(site, at.chapter).await.unwrap());
        assert_eq!(house.locked().await, [false; 5]);
        assert_eq!(trail(&house, at.chapter).await, ["lockdown.pressed", "lockdown.lifted-by-owner"]);
        house.stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn without_a_fresh_proof_nothing_happens() {
    each(&[], |db| async move {
        let house = House::on(db).await;
        let at = house.planted;
        let [amina, _] = house.two(["amina", "leila"], at.chapter).await;
        let site = &house.stage.site;
        let scope = house.scope(at.chapter).await;
        site.clock.advance(web::STEP_UP);
        for said in [
            lockdown::press(site, &amina, &scope).await.map(|_| ()),
            lockdown::confirm(site, &amina, &scope).await,
            lockdown::lift(site, &amina, &scope).await.map(|_| ()),
        ] {
            assert_eq!(said.unwrap_err().key, web::STEP_UP_KEY);
        }
        assert_eq!(house.locked().await, [false; 5]);
        house.stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn each_step_is_mailed_to_those_who_may_lift_with_its_checkpoint() {
    each(&[], |db| async move {
        let house = House::on(db).await;
        let at = house.planted;
        let [amina, _] = house.two(["amina", "leila"], at.chapter).await;
        house.stage.work().await;
        let before = house.stage.site.mail.last().len();
        house.press(&amina, at.chapter).await.unwrap();
        house.stage.work().await;
        let sent = house.stage.site.mail.last();
        assert_eq!(sent.len(), before + 4, "for each of the two: what happened, and the checkpoint");
        let told = sent.iter().filter(|one| one.text.contains("/desk/b/tunisie/lockdown")).count();
        let marks = sent.iter().filter(|one| one.text.contains("/desk/b/tunisie/audit/verify")).count();
        assert_eq!((told, marks), (2, 2));
        assert!(sent.iter().all(|one| !one.text.contains("amina")), "a letter names nobody");
        house.stage.end().await;
    })
    .await;
}
