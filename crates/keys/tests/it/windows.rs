use std::{sync::atomic::Ordering, time::Duration};

use basis::{Id, Kind, of::Body};
use keys::{rights::MANAGE, window};

use crate::house::House;

const OPEN: &[&str] = &["records.open"];
const HOUR: Duration = Duration::from_secs(60 * 60);

async fn waiting(house: &House, body: Id<Body>) -> Id<keys::model::Window> {
    let mut conn = house.site().db.read().await.unwrap();
    let all = keys::store::windows(&mut conn, body, 10).await.unwrap();
    all.iter().find(|one| one.decided.is_none()).unwrap().id
}

#[tokio::test]
async fn a_window_gives_as_many_as_were_asked_for_in_one_hour() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let (site, body) = (house.site(), house.planted.chapter);
        let scope = house.scope(body).await;
        let (amina, _) = house.keyholder("amina", body).await;
        let (baya, _) = house.keyholder("baya", body).await;
        house.guests(body, 400).await.unwrap();
        let first = house.now(amina, body, OPEN);
        let second = house.now(baya, body, OPEN);
        let other = house.now(house.account("other").await, body, &["records.open", MANAGE]);

        for (purpose, records, field) in
            [(" ", 10, "purpose"), ("x", 0, "records"), ("x", 100_001, "records")]
        {
            let refused = window::ask(site, &first, &scope, purpose, records).await.unwrap_err();
            assert_eq!(refused.fields[0].field, field);
        }
        let refused = window::ask(site, &other, &scope, "list", 10).await.unwrap_err();
        assert!(refused.is(Kind::Forbidden), "who keeps no key asks for none");
        window::ask(site, &first, &scope, "the list for Saturday", 50).await.unwrap();
        let refused = window::ask(site, &first, &scope, "again", 50).await.unwrap_err();
        assert!(refused.is(Kind::Conflict));
        let one = waiting(&house, body).await;
        for (who, why) in [(&first, "her own"), (&other, "who keeps no key where two do")] {
            let refused = window::decide(site, who, &scope, one, true).await.unwrap_err();
            assert!(refused.is(Kind::Forbidden), "{why}");
        }
        let sister = house.scope(house.planted.sister).await;
        let refused = window::decide(site, &second, &sister, one, true).await.unwrap_err();
        assert!(refused.is(Kind::NotFound), "by way of another body");
        window::decide(site, &second, &scope, one, true).await.unwrap();
        assert!(window::decide(site, &second, &scope, one, false).await.unwrap_err().is(Kind::Conflict));

        let ask = |after: Option<String>| keys::hand_out(site, &first, &scope, "guests", after, 500);
        let handed = ask(None).await.unwrap();
        assert_eq!((handed.records.len(), handed.left), (250, 0), "her share, and what the window gives");
        assert_eq!(ask(handed.next).await.unwrap_err().key, keys::LIMIT);
        let again = ask(None).await.unwrap();
        assert_eq!((again.records.len(), again.left), (250, 0), "seen again, nothing is counted twice");

        // What the window gave was for its hour: read once a day it would stay hers for ever.
        site.clock.advance(HOUR);
        let first = house.now(amina, body, OPEN);
        let later = keys::hand_out(site, &first, &scope, "guests", None, 500).await.unwrap();
        assert_eq!((later.records.len(), later.left), (200, 0), "her share alone");
        site.clock.advance(HOUR * 23);
        let first = house.now(amina, body, OPEN);
        let after = later.next.clone();
        let refused = keys::hand_out(site, &first, &scope, "guests", after.clone(), 500).await.unwrap_err();
        assert_eq!(refused.key, keys::LIMIT, "those she read an hour later count still");
        site.clock.advance(HOUR);
        let first = house.now(amina, body, OPEN);
        let rest = keys::hand_out(site, &first, &scope, "guests", after, 500).await.unwrap();
        assert_eq!((rest.records.len(), rest.left), (200, 0), "the window's fifty count as any other");
    })
    .await;
}

#[tokio::test]
async fn whoever_may_be_the_second_person_has_a_letter_while_it_waits() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let (site, body) = (house.site(), house.planted.association);
        let scope = house.scope(body).await;
        let (amina, _) = house.keyholder("amina", body).await;
        let above = house.account("above").await;
        accounts::grant(site, above, house.planted.chapter, weave::Role::Admin, true).await.unwrap();
        house.stage.work().await;
        let written = || -> Vec<(String, String)> {
            let letters = site.mail.last().into_iter().filter(|letter| letter.text.contains("/windows"));
            letters.map(|letter| (letter.to, letter.text)).collect()
        };

        window::ask(site, &house.now(amina, body, OPEN), &scope, "a secret purpose", 300).await.unwrap();
        house.stage.work().await;
        let first = written();
        assert_eq!(first.len(), 1, "nobody else keeps the key: {first:?}");
        assert!(first[0].0.contains("above") && !first[0].1.contains("secret purpose"), "{first:?}");

        let one = waiting(&house, body).await;
        let she = house.now(above, house.planted.chapter, &[MANAGE]);
        window::decide(site, &she, &scope, one, false).await.unwrap();
        house.keyholder("baya", body).await;
        window::ask(site, &house.now(amina, body, OPEN), &scope, "again", 300).await.unwrap();
        house.stage.work().await;
        let all = written();
        assert_eq!(all.len(), 2, "{all:?}");
        assert!(all.iter().any(|(to, _)| to.contains("baya")), "the other keyholder alone: {all:?}");

        window::ask(site, &house.now(amina, body, OPEN), &scope, "twice", 300).await.unwrap_err();
        house.stage.work().await;
        assert_eq!(written().len(), 2, "what is refused writes no letter");
    })
    .await;
}

#[tokio::test]
async fn a_window_closes_after_an_hour_and_when_she_leaves() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let (site, body) = (house.site(), house.planted.chapter);
        let scope = house.scope(body).await;
        let (amina, _) = house.keyholder("amina", body).await;
        let (baya, _) = house.keyholder("baya", body).await;
        let now = |account| house.now(account, body, OPEN);
        let left = || async { keys::share(site, amina, body).await.unwrap().left };
        window::ask(site, &now(amina), &scope, "x", 100).await.unwrap();
        window::decide(site, &now(baya), &scope, waiting(&house, body).await, false).await.unwrap();
        assert_eq!(left().await, 200, "refused");

        window::ask(site, &now(amina), &scope, "x", 100).await.unwrap();
        window::decide(site, &now(baya), &scope, waiting(&house, body).await, true).await.unwrap();
        assert_eq!(left().await, 300);
        site.clock.advance(HOUR - Duration::from_secs(1));
        assert_eq!(left().await, 300);
        site.clock.advance(Duration::from_secs(1));
        assert_eq!(left().await, 200, "the hour is over");

        window::ask(site, &now(amina), &scope, "x", 100).await.unwrap();
        window::decide(site, &now(baya), &scope, waiting(&house, body).await, true).await.unwrap();
        keys::leave(site, &now(amina), &scope, amina).await.unwrap();
        keys::plant_keyholder(site, body, amina).await.unwrap();
        assert_eq!(left().await, 200, "named anew she finds no open window");
    })
    .await;
}

#[tokio::test]
async fn where_one_keeps_the_key_who_manages_above_opens_a_window_and_no_record() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let (site, body) = (house.site(), house.planted.association);
        let scope = house.scope(body).await;
        let (amina, _) = house.keyholder("amina", body).await;
        house.guests(body, 1).await.unwrap();
        window::ask(site, &house.now(amina, body, OPEN), &scope, "x", 300).await.unwrap();
        let one = waiting(&house, body).await;
        let account = house.account("manager").await;
        for (at, why) in [(body, "who manages here"), (house.planted.sister, "at a sister of the body above")]
        {
            let who = house.now(account, at, &[MANAGE]);
            let refused = window::decide(site, &who, &scope, one, true).await.unwrap_err();
            assert!(refused.is(Kind::Forbidden), "{why}");
        }
        let above = house.now(account, house.planted.chapter, &[MANAGE]);
        window::decide(site, &above, &scope, one, true).await.unwrap();
        assert_eq!(keys::share(site, amina, body).await.unwrap().left, 500);
        let refused = keys::hand_out(site, &above, &scope, "guests", None, 1).await.unwrap_err();
        assert!(refused.is(Kind::Forbidden), "it opens nothing to her");
    })
    .await;
}

#[tokio::test]
async fn screens_downloads_and_programs_share_one_count_and_lockdown_stops_them_all() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let body = house.planted.chapter;
        let (amina, _) = house.keyholder("amina", body).await;
        house.guests(body, 450).await.unwrap();
        let cookie = house.stage.sign_in(house.now(amina, body, OPEN));
        let token = house.stage.token(house.now(amina, body, OPEN));
        let handed = "/desk/b/tunisie/records/guests/handed";
        let api = format!("records/guests?body={body}&limit=150");

        let (status, part) = house.stage.api("GET", &api, &token, None).await;
        assert_eq!((status, &part["left"]), (200, &50.into()), "{part}");
        let rest = format!("{handed}?after={}", part["next"].as_str().unwrap());
        let seen = house.stage.get(&rest, &cookie).await;
        let page: serde_json::Value = serde_json::from_str(&seen.text).unwrap();
        assert_eq!((page["records"].as_array().unwrap().len(), &page["left"]), (50, &0.into()));
        let next = page["next"].as_str().unwrap();
        let (status, said) = house.stage.api("GET", &format!("{api}&after={next}"), &token, None).await;
        assert_eq!(status, 429, "{said}");
        assert!(said["type"].as_str().unwrap().ends_with("hand-out-limit"), "{said}");
        let file = house.stage.get("/desk/b/tunisie/records/guests/file", &cookie).await;
        assert!(file.headers["content-disposition"].to_str().unwrap().starts_with("attachment"));
        let file: serde_json::Value = serde_json::from_str(&file.text).unwrap();
        assert_eq!(file["records"].as_array().unwrap().len(), 200, "the same ones again, and no more");
        assert_eq!(file["next"], page["next"]);

        house.shut.0.store(true, Ordering::SeqCst);
        for path in [handed, "/desk/b/tunisie/records", "/desk/b/tunisie/records/guests/file"] {
            assert_eq!(house.stage.get(path, &cookie).await.status, 403, "{path}");
        }
        assert_eq!(house.stage.api("GET", &api, &token, None).await.0, 403);
    })
    .await;
}

#[tokio::test]
async fn in_lockdown_no_window_is_asked_for_or_decided() {
    db::testing::each(&[], |db| async move {
        let house = House::on(db).await;
        let (site, body) = (house.site(), house.planted.chapter);
        let scope = house.scope(body).await;
        let (amina, _) = house.keyholder("amina", body).await;
        let (baya, _) = house.keyholder("baya", body).await;
        let (first, second) = (house.now(amina, body, OPEN), house.now(baya, body, OPEN));
        window::ask(site, &first, &scope, "the list for Saturday", 50).await.unwrap();
        let one = waiting(&house, body).await;
        house.shut.0.store(true, Ordering::SeqCst);
        for refused in [
            window::ask(site, &second, &scope, "mine", 50).await,
            window::decide(site, &second, &scope, one, true).await,
        ] {
            assert_eq!(refused.unwrap_err().key, "problem-hand-outs-locked");
        }
        house.shut.0.store(false, Ordering::SeqCst);
        window::decide(site, &second, &scope, one, true).await.unwrap();
    })
    .await;
}
